// A mail program: the list, one mail opened, and a mail being written.

import { act, el, fileLink, icon, iconButton, shownDay, shownTime, showToast, WORDS, writingBox } from "./dom.js";
import { drawSigns } from "./signs.js";

const ANSWERS = ["ACCEPTED", "TENTATIVE", "DECLINED"];

export class Mail {
  constructor(data) {
    this.id = data.id;
    this.words = WORDS[data.language];
    this.language = data.language;
    this.read = new Set(); // keys of mails that were opened
    this.open = null; // the key of the mail on show
    this.build(data);
  }

  build(data) {
    this.head = el("header.app-head");
    this.list = el("div.mails", { role: "list", tabIndex: 0, "aria-label": `${data.name}: ${this.words.inbox}` });
    this.mail = el("article.mail", { hidden: true, tabIndex: -1 });
    this.toasts = el("div.toasts", { role: "status" });
    this.writing = this.buildWriting(data);
    this.node = el("div.app.post", { lang: this.language }, this.head, this.list, this.mail, this.toasts, this.writing);
  }

  buildWriting(data) {
    const words = this.words;
    this.subject = el("input", { type: "text", id: `${this.id}-subject`, maxLength: 200, autocomplete: "off" });
    this.text = el("textarea", { id: `${this.id}-text`, rows: 6 });
    const form = el("form.writing", { hidden: true, "aria-label": words.compose, onsubmit: (event) => { event.preventDefault(); this.sendNew(); } },
      el("header.app-head", {}, iconButton("close", words.cancel, () => this.write(false)), el("div.names", {}, el("strong.title", {}, words.compose)),
        el("button.send-mail", { type: "submit" }, words.send)),
      el("p.to", {}, `${words.to}: `, el("b", {}, data.bot)),
      el("label", { htmlFor: this.subject.id }, words.subject), this.subject,
      el("label", { htmlFor: this.text.id }, words.body), this.text);
    form.addEventListener("keydown", (event) => event.key === "Escape" && this.write(false));
    return form;
  }

  update(data) {
    this.data = data;
    this.drawList();
    const current = data.mails.find((mail) => mail.key === this.open);
    if (!current) this.open = null;
    else if (JSON.stringify(current) !== this.sign) this.drawMail(current);
    this.drawHead();
  }

  /** How many mails were never opened. */
  get unread() {
    return this.data.mails.filter((mail) => !this.read.has(mail.key)).length;
  }

  drawHead() {
    const { words } = this;
    const back = iconButton("back", words.back, () => this.show(null));
    const label = this.unread ? `${words.inbox} (${this.unread})` : words.inbox;
    const names = el("div.names", {}, el("strong.title", {}, label), el("span.subtitle", {}, this.data.address));
    const compose = iconButton("pen", words.compose, () => this.write(true));
    compose.classList.add("compose");
    const held = this.head.contains(document.activeElement) && document.activeElement.className;
    this.head.replaceChildren(...(this.open ? [back] : [el("span.avatar.post", {}, icon("mail"))]), names, compose);
    if (held) this.head.querySelector(`button.${held.split(" ").join(".")}`)?.focus();
  }

  drawList() {
    const { mails, hint } = this.data;
    const focused = document.activeElement?.dataset?.key;
    this.list.replaceChildren(...[...mails].reverse().map((mail) => this.drawRow(mail)));
    if (focused) this.list.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus();
    if (!mails.length) {
      this.list.append(el("div.empty", {}, el("p.none", {}, this.words.empty), el("p.hint", { lang: "en" }, hint),
        el("button.wide", { type: "button", onclick: () => this.write(true) }, icon("pen"), this.words.compose)));
    }
  }

  drawRow(mail) {
    const isNew = !this.read.has(mail.key);
    return el(`button.row-mail${isNew ? ".unread" : ""}`, { type: "button", "data-key": mail.key, onclick: () => this.show(mail.key) },
      el("span.avatar.bot", {}, icon("mark")),
      el("span.line", {}, el("b.from", {}, mail.from), mail.calendar && icon("calendar"), mail.files.length > 0 && icon("file"), mail.replies.length > 0 && icon("reply"),
        el("time", {}, this.stamp(mail.at))),
      el("span.subject", {}, mail.subject),
      el("span.preview", {}, mail.preview));
  }

  stamp(at) {
    const day = shownDay(at, this.language);
    return day === shownDay(this.data.at, this.language) ? shownTime(at, this.language)
      : new Intl.DateTimeFormat(this.language, { day: "numeric", month: "short", timeZone: "Europe/Warsaw" }).format(new Date(at));
  }

  show(key) {
    this.open = key;
    this.sign = "";
    if (key) this.read.add(key);
    this.mail.hidden = !key;
    this.list.hidden = Boolean(key);
    this.update(this.data);
    if (key) this.mail.focus({ preventScroll: true });
    this.node.dispatchEvent(new CustomEvent("seen", { bubbles: true }));
  }

  drawMail(mail) {
    const draft = this.sign ? this.reply?.value ?? "" : "";
    this.sign = JSON.stringify(mail);
    const send = () => this.sendReply(mail);
    this.reply = writingBox({ placeholder: this.words.reply, "aria-label": this.words.reply, value: draft }, send);
    const quick = mail.quick.length > 0 && el("div.quick", { role: "group", "aria-label": this.words.quick },
      mail.quick.map(({ label, text }) => el("button.chip", { type: "button", onclick: () => this.sendReply(mail, text) }, label)));
    const sendButton = iconButton("send", this.words.send, null, { type: "submit" });
    sendButton.classList.add("send");
    this.mail.setAttribute("aria-label", mail.subject);
    this.mail.replaceChildren(
      el("div.mail-scroll", {},
        el("h3", {}, mail.subject),
        el("p.sender", {}, el("span.avatar.bot", {}, icon("mark")), el("span", {}, el("b", {}, mail.from), el("small", {}, `${shownDay(mail.at, this.language)}, ${shownTime(mail.at, this.language)}`))),
        mail.calendar && this.drawCalendar(mail),
        mail.files.map((file) => fileLink(this.id, mail.key, file)),
        mail.html ? this.drawHtml(mail) : el("pre.plain", {}, mail.text),
        mail.replies.map((reply) => el("div.own", {}, el("b", {}, `${this.words.you}, ${shownTime(reply.at, this.language)}`), el("p", {}, reply.text)))),
      el("form.composer", { onsubmit: (event) => { event.preventDefault(); send(); } }, quick, this.reply, sendButton));
  }

  drawCalendar(mail) {
    const { calendar, key } = mail;
    const buttons = ANSWERS.map((answer) => el("button", {
      type: "button", "aria-pressed": String(calendar.answer === answer),
      onclick: async () => await act("calendar", { panel: this.id, key, answer }) && this.toast(this.words.sent),
    }, this.words[answer]));
    return el("section.invite", { "aria-label": calendar.summary },
      icon("calendar"),
      el("div", {}, el("b", {}, calendar.summary), el("span", {}, `${shownDay(calendar.starts, this.language)}, ${shownTime(calendar.starts, this.language)}`),
        el("span", {}, calendar.location)),
      calendar.method === "REQUEST" ? el("div.answers", { role: "group" }, buttons) : el("p.off", {}, this.words.cancelled));
  }

  /** The mail's own page in a frame that runs no script and opens no address; a mailto link begins a reply. */
  drawHtml(mail) {
    const frame = el("iframe", { title: mail.subject, srcdoc: mail.html });
    frame.setAttribute("sandbox", "allow-same-origin");
    frame.addEventListener("load", () => {
      const inside = frame.contentDocument;
      drawSigns(inside);
      const fit = () => { frame.style.height = `${inside.documentElement.offsetHeight}px`; };
      fit();
      new ResizeObserver(fit).observe(inside.documentElement);
      inside.addEventListener("click", (event) => {
        const link = event.target.closest?.("a[href]");
        if (!link) return;
        event.preventDefault();
        if (link.protocol === "mailto:") this.startReply(new URLSearchParams(link.search).get("subject") ?? "");
        else this.toast(link.href);
      });
    });
    return frame;
  }

  startReply(text) {
    this.reply.value = text;
    this.reply.focus();
  }

  async sendReply(mail, text = this.reply.value.trim()) {
    if (!text || !(await act("reply", { panel: this.id, key: mail.key, text }))) return;
    this.reply.value = "";
    this.toast(this.words.sent);
    this.show(null);
  }

  write(open) {
    this.writing.hidden = !open;
    if (open) this.subject.focus();
    else this.head.querySelector(".compose")?.focus();
  }

  async sendNew() {
    const text = this.text.value.trim();
    const subject = this.subject.value.trim();
    if (!(text || subject) || !(await act("write", { panel: this.id, subject, text }))) return;
    this.text.value = this.subject.value = "";
    this.write(false);
    this.toast(this.words.sent);
  }

  toast(text) {
    showToast(this.toasts, text);
  }
}
