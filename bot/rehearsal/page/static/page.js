// The page: what came over the stream is kept in `world` and drawn; the bar, the guide and the tabs.

import { Chat } from "./chat.js";
import { act, el, follow, icon, shownDate, shownTime } from "./dom.js";
import { Mail } from "./mail.js";

const byId = (id) => document.getElementById(id);
const [stage, tabs, notice, guide] = ["stage", "tabs", "notice", "guide"].map(byId);
const world = { run: null };
const isNarrow = matchMedia("(max-width: 799px)");
const panels = new Map(); // id → {data, app, card, tab, badge, seen}
let clock = { at: Date.now(), since: performance.now() };
let chosen = "";

// A tap counts only where the button it began on is still there when it ends: while one lasts, nothing is drawn.

let isHeld = false;
const later = []; // changes that came meanwhile

document.addEventListener("pointerdown", () => { isHeld = true; }, true);
document.addEventListener("pointerup", () => setTimeout(release), true); // the click comes first
document.addEventListener("pointercancel", release, true);
addEventListener("blur", release);

function release() {
  isHeld = false;
  later.splice(0).forEach(changed);
}

follow((change) => (isHeld ? later.push(change) : changed(change)), (isConnected) => {
  document.body.classList.toggle("away", !isConnected);
  byId("moving").textContent = isConnected ? "" : "no connection";
});

function changed(change) {
  if (change.kind === "toast") return panels.get(change.panel)?.app.toast(change.text);
  Object.assign(world, change.parts);
  if (change.parts.run !== undefined) begin();
  if (change.parts.clock) drawClock(world.clock);
  if (change.parts.guide) drawGuide(world.guide);
  for (const [id, data] of Object.entries(change.parts)) {
    if (data?.messages || data?.mails) drawPanel(id, data);
  }
  return undefined;
}

/** Another rehearsal: nothing of the last one stays. */
function begin() {
  panels.clear();
  stage.replaceChildren();
  tabs.replaceChildren();
  document.body.classList.remove("away");
}

// Panels and tabs.

function drawPanel(id, data) {
  const panel = panels.get(id) ?? addPanel(id, data);
  panel.data = data;
  panel.app.update(data);
  drawBadge(panel);
}

function addPanel(id, data) {
  const app = data.kind === "mail" ? new Mail(data) : new Chat(data);
  const avatar = () => el("span.avatar.person", { style: `--hue: ${data.hue}` }, data.name[0]);
  const caption = el("header.caption", {}, avatar(),
    el("h2", {}, data.name, el("span.language", { title: data.language === "pl" ? "Polish" : "Czech" }, data.language.toUpperCase())),
    el("p", {}, `${data.about} · ${data.device}`));
  const card = el("section.panel", { id: `panel-${id}`, "aria-label": data.name }, caption, el("div.phone", {}, app.node));
  const badge = el("span.badge", { hidden: true });
  const tab = el("button.tab", { type: "button", onclick: () => choose(id) }, avatar(), badge, el("span.name", {}, data.name));
  const panel = { id, data, app, card, tab, badge, seen: 0 };
  card.addEventListener("seen", () => drawBadge(panel));
  panels.set(id, panel);
  stage.append(card);
  tabs.append(tab);
  if (!chosen || chosen === id) choose(id);
  return panel;
}

function choose(id) {
  chosen = id;
  for (const panel of panels.values()) {
    const isChosen = panel.id === id;
    panel.card.classList.toggle("chosen", isChosen);
    panel.tab.setAttribute("aria-current", String(isChosen));
    if (!isChosen) continue;
    drawBadge(panel);
    panel.app.list.scrollTop = panel.data.kind === "mail" ? 0 : panel.app.list.scrollHeight;
  }
}

/** What came in since the panel was last on the screen; of mails, those never opened. */
function drawBadge(panel) {
  const { app, data, badge, card, tab } = panel;
  if (data.kind !== "mail" && card.offsetParent) panel.seen = app.incoming;
  const count = data.kind === "mail" ? app.unread : Math.max(0, app.incoming - panel.seen);
  badge.hidden = !count;
  badge.textContent = count;
  tab.setAttribute("aria-label", count ? `${data.name}, ${count} unread` : data.name);
}

isNarrow.addEventListener("change", () => { panels.forEach(drawBadge); tick(); });

// The clock.

function drawClock({ at, moving }) {
  clock = { at: Date.parse(at), since: performance.now() };
  for (const button of byId("moves").children) button.disabled = moving;
  byId("moving").textContent = moving ? "moving…" : "";
  document.body.classList.toggle("is-moving", moving);
  tick();
}

function tick() {
  const now = new Date(clock.at + performance.now() - clock.since);
  byId("now-time").textContent = shownTime(now);
  byId("now-date").textContent = shownDate(now, isNarrow.matches ? "short" : "long");
}

setInterval(tick, 1000);
for (const button of byId("moves").children) {
  button.disabled = true;
  button.addEventListener("click", () => act("move", button.dataset.next ? { next: true } : { hours: Number(button.dataset.hours) }));
}

byId("restart").addEventListener("click", async () => {
  document.body.classList.add("away");
  await act("restart");
});

// The guide.

function drawGuide(steps) {
  const current = steps.findIndex((step) => !step.done);
  byId("steps").replaceChildren(...steps.map((step, index) => el(`li${step.done ? ".done" : index === current ? ".current" : ""}`, {},
    el("button", { type: "button", onclick: () => point(step.panel), "aria-current": index === current ? "step" : null },
      el("span.number", {}, step.done ? icon("check") : index + 1), el("span", {}, step.text),
      step.done && el("span.sr", {}, " (done)")))));
  guide.classList.toggle("finished", current < 0);
  byId("lead").textContent = current < 0 ? "All done. Go on with anything." : "Nobody here is real; the service is.";
  showGuide(sessionStorage.getItem("guide") !== "closed");
}

/** Brings the place of a step to the eye. */
function point(id) {
  const target = panels.get(id)?.card ?? byId("moves");
  if (panels.has(id)) choose(id);
  target.scrollIntoView({ block: "nearest", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
  target.classList.remove("pointed");
  requestAnimationFrame(() => target.classList.add("pointed"));
}

function showGuide(isOpen) {
  guide.hidden = !isOpen;
  byId("show-guide").setAttribute("aria-expanded", String(isOpen));
  sessionStorage.setItem("guide", isOpen ? "open" : "closed");
}

byId("hide-guide").addEventListener("click", () => showGuide(false));
byId("show-guide").addEventListener("click", () => showGuide(guide.hidden));

// Refusals: what the person's own app, or the rehearsal, would not do.

let quietAgain = 0;
document.addEventListener("refused", ({ detail }) => {
  notice.textContent = detail;
  notice.hidden = false;
  clearTimeout(quietAgain);
  quietAgain = setTimeout(() => { notice.hidden = true; }, 6000);
});
