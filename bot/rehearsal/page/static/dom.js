// Building blocks: elements, times, the words of people's apps, and the one way to act.

import { withSigns } from "./signs.js";

const token = document.querySelector('meta[name="token"]').content;
const ZONE = "Europe/Warsaw";

/** An element: el("button.key", {type: "button", onclick}, "label", child…). Falsy children are left out. */
export function el(spec, properties = {}, ...children) {
  const [tag, ...classes] = spec.split(".");
  const node = document.createElement(tag || "div");
  node.className = classes.join(" ");
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name in node && name !== "list") node[name] = value;
    else node.setAttribute(name, value === true ? "" : value);
  }
  const shown = children.flat().filter((child) => child || child === 0);
  node.append(...shown.flatMap((child) => (typeof child === "string" ? withSigns(child) : child)));
  return node;
}

export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `#i-${name}`);
  svg.append(use);
  return svg;
}

/** A button that shows an icon; its label is read out and shown as a tooltip. */
export function iconButton(name, label, onclick, more = {}) {
  return el("button.icon", { type: "button", title: label, "aria-label": label, onclick, ...more }, icon(name));
}

/** A file that came with a message: to be kept, as from any program. */
export function fileLink(panel, key, { name, kilobytes }) {
  const address = ["file", panel, key, name].map(encodeURIComponent).join("/");
  return el("a.document", { href: `/${address}?token=${encodeURIComponent(token)}`, download: name },
    icon("file"), el("span", {}, el("b", {}, name), el("small", {}, `${kilobytes} kB`)));
}

export const shownTime = (iso, language = "en-GB") =>
  new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit", timeZone: ZONE }).format(new Date(iso));

export const shownDay = (iso, language = "en-GB") =>
  new Intl.DateTimeFormat(language, { weekday: "long", day: "numeric", month: "long", timeZone: ZONE }).format(new Date(iso));

export const shownDate = (at, style) =>
  new Intl.DateTimeFormat("en-GB", { weekday: style, day: "numeric", month: style, year: style === "long" ? "numeric" : undefined, timeZone: ZONE }).format(at);

/** Does something as one of the people, or with the clock. Resolves to the answer; a refusal goes to `refused`. */
export async function act(verb, data = {}) {
  let said = "The rehearsal has stopped. Start it again with: make demo";
  try {
    const response = await fetch("/act", {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Mosty-Token": token },
      body: JSON.stringify({ verb, ...data }),
    });
    const answer = await response.json();
    if (response.ok) return answer;
    said = answer.error;
  } catch (error) {
    if (error instanceof SyntaxError) said = "The rehearsal answered with something unreadable.";
  }
  document.dispatchEvent(new CustomEvent("refused", { detail: said }));
  return null;
}

/** The stream of changes; `changed` gets each one. It is opened again by itself. */
export function follow(changed, connected) {
  const stream = new EventSource(`/changes?token=${encodeURIComponent(token)}`);
  stream.onmessage = (event) => changed(JSON.parse(event.data));
  stream.onopen = () => connected(true);
  stream.onerror = () => {
    connected(false);
    // Another rehearsal has another token: the page has to be loaded anew.
    if (stream.readyState === EventSource.CLOSED) setTimeout(() => location.reload(), 1000);
  };
}

/** A short notice at the top of somebody's screen, one at a time. */
export function showToast(place, text) {
  const shown = el("p.toast", {}, text);
  place.replaceChildren(shown);
  setTimeout(() => shown.remove(), 4000);
}

/** Enter sends, Shift+Enter begins a line; the box grows with its text. */
export function writingBox(properties, send) {
  const box = el("textarea", { rows: 1, ...properties });
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  });
  return box;
}

/** What people's apps say themselves, in the language of their phones. */
export const WORDS = {
  pl: {
    start: "START", write: "Wiadomość", send: "Wyślij", reply: "Odpowiedz", edited: "edytowano", bot: "bot",
    block: "Zablokuj bota", unblock: "Odblokuj bota", menu: "Menu", nobody: "Co potrafi ten bot?", cancel: "Anuluj",
    inbox: "Odebrane", compose: "Nowa wiadomość", to: "Do", subject: "Temat", body: "Treść", back: "Wróć",
    sent: "Wysłano", you: "Odpowiedź", empty: "Brak wiadomości", members: "członkowie",
    ACCEPTED: "Akceptuj", TENTATIVE: "Wstępnie", DECLINED: "Odrzuć",
    cancelled: "Odwołane", quick: "Szybka odpowiedź", today: "dziś",
  },
  cs: {
    start: "START", write: "Zpráva", send: "Odeslat", reply: "Odpovědět", edited: "upraveno", bot: "bot",
    block: "Zablokovat bota", unblock: "Odblokovat bota", menu: "Nabídka", nobody: "Co tento bot umí?", cancel: "Zrušit",
    inbox: "Doručená pošta", compose: "Nová zpráva", to: "Komu", subject: "Předmět", body: "Text", back: "Zpět",
    sent: "Odesláno", you: "Odpověď", empty: "Žádné zprávy", members: "členové",
    ACCEPTED: "Přijmout", TENTATIVE: "Nezávazně", DECLINED: "Odmítnout",
    cancelled: "Zrušeno", quick: "Rychlá odpověď", today: "dnes",
  },
};
