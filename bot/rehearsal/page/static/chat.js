// A Telegram chat: somebody's private chat with the bot, or the moderators' group.

import { act, el, fileLink, icon, iconButton, shownDay, shownTime, showToast, WORDS, writingBox } from "./dom.js";

const LONG_PRESS = 500; // milliseconds
const NEAR_END = 80; // pixels

export class Chat {
  constructor(data) {
    this.id = data.id;
    this.words = WORDS[data.language];
    this.language = data.language;
    this.shown = new Map(); // message key → {sign, node, message}
    this.replyTo = null;
    this.isFirst = true;
    this.build(data);
  }

  build(data) {
    this.title = el("strong.title");
    this.subtitle = el("span.subtitle");
    this.menu = el("details.menu", {}, el("summary.icon", { title: this.words.menu, "aria-label": this.words.menu }, icon("more")));
    this.sheet = this.menu.appendChild(el("div.sheet"));
    this.menu.addEventListener("keydown", (event) => event.key === "Escape" && this.closeMenu(true));
    document.addEventListener("click", (event) => this.menu.contains(event.target) || this.closeMenu());
    const face = data.kind === "group" ? el("span.avatar.desk", {}, "O") : el("span.avatar.bot", {}, icon("mark"));
    const head = el("header.app-head", {}, face, el("div.names", {}, this.title, this.subtitle), this.menu);

    this.list = el("div.messages", { role: "log", "aria-label": `${data.name}, Telegram`, tabIndex: 0 });
    this.toasts = el("div.toasts", { role: "status" });
    this.foot = el("footer.app-foot");
    this.box = writingBox({ placeholder: this.words.write, "aria-label": this.words.write, maxLength: 4096 }, () => this.send());
    this.quote = el("div.quoting", { hidden: true });
    this.keyboard = el("div.keyboard", { hidden: true });
    this.composer = el("form.composer", { onsubmit: (event) => { event.preventDefault(); this.send(); } },
      this.box, iconButton("send", this.words.send, null, { type: "submit" }));
    this.composer.lastChild.classList.add("send");
    this.start = el("button.wide", { type: "button", onclick: () => act("start", { panel: this.id }) }, this.words.start);
    this.unblock = el("button.wide", { type: "button", onclick: () => act("unblock", { panel: this.id }) }, this.words.unblock);
    this.foot.append(this.quote, this.keyboard, this.start, this.unblock, this.composer);
    this.node = el(`div.app.telegram${data.kind === "group" ? ".group" : ""}`, { lang: this.language }, head, this.list, this.toasts, this.foot);
  }

  update(data) {
    const words = this.words;
    this.title.textContent = data.title;
    this.subtitle.textContent = data.kind === "group" ? `${data.members.join(", ")}, Mosty` : words.bot;
    this.start.hidden = data.started;
    this.unblock.hidden = !data.blocked;
    this.composer.hidden = !data.started || data.blocked;
    this.drawMenu(data);
    this.drawKeyboard(data);
    this.drawMessages(data);
    this.isFirst = false;
  }

  /** How many messages of the bot there are. */
  get incoming() {
    return [...this.shown.values()].filter(({ message }) => !message.mine && !message.service).length;
  }

  drawMenu(data) {
    const sign = JSON.stringify([data.commands, data.started, data.blocked]);
    if (sign === this.menuSign) return;
    this.menuSign = sign;
    const commands = Object.entries(data.started && !data.blocked ? data.commands : {}).map(([name, about]) =>
      el("button", { type: "button", onclick: () => { this.closeMenu(true); act("say", { panel: this.id, text: `/${name}` }); } },
        el("b", {}, `/${name}`), el("span", {}, about)));
    const verb = data.blocked ? "unblock" : "block";
    const blocking = data.kind === "telegram" && data.started &&
      el("button.last", { type: "button", onclick: () => { this.closeMenu(true); act(verb, { panel: this.id }); } }, this.words[verb]);
    this.sheet.replaceChildren(...commands, ...(blocking ? [blocking] : []));
    this.menu.hidden = !this.sheet.childElementCount;
  }

  closeMenu(focus = false) {
    if (!this.menu.open) return;
    this.menu.open = false;
    if (focus) this.menu.firstElementChild.focus();
  }

  drawKeyboard(data) {
    this.keyboard.hidden = !data.keyboard.length;
    this.keyboard.replaceChildren(...data.keyboard.map((row) => el("div.row", {}, row.map((label) =>
      el("button.key", { type: "button", onclick: () => act("say", { panel: this.id, text: label }) }, label)))));
  }

  drawMessages(data) {
    const atEnd = this.list.scrollHeight - this.list.scrollTop - this.list.clientHeight < NEAR_END;
    const keys = new Set(data.messages.map((message) => message.key));
    for (const [key, { node }] of this.shown) {
      if (!keys.has(key)) { node.remove(); this.shown.delete(key); }
    }
    let isNew = false;
    for (const message of data.messages) {
      const sign = JSON.stringify(message);
      const before = this.shown.get(message.key);
      if (before?.sign === sign) continue;
      const node = this.drawMessage(message);
      if (before) {
        this.replace(before.node, node);
        if (before.message.edited !== message.edited) node.classList.add("changed");
      } else {
        isNew = true;
        if (!this.isFirst) node.classList.add("new");
        this.list.append(node);
      }
      this.shown.set(message.key, { sign, node, message });
    }
    this.drawDays(data.messages);
    this.drawEmpty(data);
    if (isNew || atEnd) this.list.scrollTop = this.list.scrollHeight;
  }

  /** Puts a changed message in place of the old one; the focus stays on the same button. */
  replace(old, node) {
    const buttons = [...old.querySelectorAll("button")];
    const focused = buttons.indexOf(document.activeElement);
    old.replaceWith(node);
    if (focused >= 0) [...node.querySelectorAll("button")][focused]?.focus({ preventScroll: true });
  }

  drawDays(messages) {
    for (const old of this.list.querySelectorAll(".day")) old.remove();
    let last = "";
    for (const message of messages) {
      const day = shownDay(message.at, this.language);
      if (day !== last) this.shown.get(message.key).node.before(el("div.day", {}, day));
      last = day;
    }
  }

  drawEmpty(data) {
    this.empty?.remove();
    if (data.messages.length) return;
    const about = data.description && [el("h3", {}, this.words.nobody), el("p", {}, data.description)];
    this.empty = el("div.empty", {}, about && el("div.about", {}, about), el("p.hint", { lang: "en" }, data.hint));
    this.list.append(this.empty);
  }

  drawMessage(message) {
    if (message.service) return el("div.message.service", { "data-key": message.key }, el("span", {}, message.service));
    const bubble = el("div.bubble", {},
      message.who && el("span.who", {}, message.who),
      message.reply && el("div.quote", {}, el("b", {}, message.reply.who), el("span", {}, message.reply.text)),
      message.document && fileLink(this.id, message.key, message.document),
      el("p.text", {}, drawRuns(message.runs)),
      el("span.meta", {}, message.edited && `${this.words.edited} `, shownTime(message.at, this.language)));
    const keys = message.rows.length > 0 && el("div.keys", {}, message.rows.map((row) =>
      el("div.row", {}, row.map((button) => this.drawKey(message, button)))));
    const node = el(`div.message${message.mine ? ".out" : ".in"}`, { "data-key": message.key }, el("div.body", {}, bubble, keys));
    if (message.canReply) this.allowReply(node, bubble, message);
    return node;
  }

  drawKey(message, button) {
    const press = async () => {
      const answer = await act("tap", { panel: this.id, key: message.key, label: button.label });
      if (answer?.opened) this.toast(answer.opened);
    };
    return el("button.key", { type: "button", onclick: press, "aria-busy": button.waiting ? "true" : null }, button.label, button.url && " ↗");
  }

  allowReply(node, bubble, message) {
    node.append(iconButton("reply", this.words.reply, () => this.quoteMessage(message)));
    let timer = 0;
    bubble.addEventListener("pointerdown", (event) => {
      if (event.pointerType !== "mouse") timer = setTimeout(() => this.quoteMessage(message), LONG_PRESS);
    });
    for (const end of ["pointerup", "pointercancel", "pointermove"]) bubble.addEventListener(end, () => clearTimeout(timer));
  }

  quoteMessage(message) {
    this.replyTo = message;
    this.quote.hidden = !message;
    if (!message) return this.quote.replaceChildren();
    this.quote.replaceChildren(icon("reply"),
      el("div.quote", {}, el("b", {}, `${this.words.reply}: ${message.who || "Mosty"}`), el("span", {}, plain(message).slice(0, 120))),
      iconButton("close", this.words.cancel, () => this.quoteMessage(null)));
    this.box.focus();
    return undefined;
  }

  async send() {
    const text = this.box.value.trim();
    if (!text) return;
    const done = await act("say", { panel: this.id, text, reply: this.replyTo?.key ?? null });
    if (!done) return;
    this.box.value = "";
    this.quoteMessage(null);
  }

  toast(text) {
    showToast(this.toasts, text);
  }
}

const TAGS = { bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code", pre: "code", spoiler: "span" };

/** Stretches of text with their formats; links lead nowhere here and show where they would. */
function drawRuns(runs) {
  return runs.map(({ text, as, href }) => {
    let node = el(href ? "span.link" : "span", { title: href }, text);
    for (const kind of as) {
      if (TAGS[kind]) node = el(TAGS[kind], {}, node);
      else if (kind.endsWith("blockquote")) node = el("span.cited", {}, node);
    }
    return node;
  });
}

const plain = (message) => message.runs.map((run) => run.text).join("");
