"""What the page draws: the two emulated worlds as JSON, part by part. Pure: nothing is asked of the service.

A part is sent again only when it has changed, so each is drawn from scratch and compared.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from itertools import pairwise
from typing import Any
from urllib.parse import parse_qs, urlsplit

import icalendar

from bot.rehearsal import cast
from bot.rehearsal.cast import Character
from bot.rehearsal.mail import Mail, Mailbox
from bot.rehearsal.telegram import Chat, Entity, Group, Message, Phone
from bot.rehearsal.telegram.face import DEFAULT_SCOPE, Face, Scope

Part = dict[str, Any]

DESK = "desk"
"""The id of the moderators' panel; everybody else's is the name."""

_HUES = {"Ania": 262, "Bartek": 28, "Jana": 338, "David": 212, "Cecílie": 152, "Ola": 190}
_PREVIEW = 160
_QUOTED = 120


@dataclass
class Marks:
    """What people did in their mail programs, which the mail world does not keep: by panel and mail."""

    replies: dict[tuple[str, str], list[Part]] = field(default_factory=dict)
    answers: dict[tuple[str, str], str] = field(default_factory=dict)

    def reply(self, panel: str, key: str, text: str, at: datetime) -> None:
        """Somebody answered a mail."""
        self.replies.setdefault((panel, key), []).append({"text": text, "at": at.isoformat()})

    def answer(self, panel: str, key: str, partstat: str) -> None:
        """Somebody answered an invitation in the calendar."""
        self.answers[panel, key] = partstat


# Telegram


def phone(who: Character, phone: Phone, face: Face) -> Part:
    """Somebody's private chat with the bot."""
    person = phone.person
    return {
        **_panel(who, "telegram", "Telegram"),
        "title": face.name(who.language),
        "started": person.started,
        "blocked": person.blocked,
        "description": face.description(who.language),
        "hint": "Press the button below to begin.",
        "commands": commands(face, who.language, phone.chat),
        "keyboard": phone.replies,
        "messages": [_message(each, person.name, in_group=False) for each in phone.messages],
    }


def desk(who: Character, group: Group, face: Face) -> Part:
    """The moderators' group, as one of its members sees it."""
    return {
        **_panel(who, "group", "Telegram group"),
        "id": DESK,
        "title": group.chat.title,
        "members": [member.name for member in group.chat.members.values()],
        "started": True,
        "blocked": False,
        "description": "",
        "hint": "Questions to the moderators come here.",
        "commands": {},
        "keyboard": [],
        "messages": [_message(each, who.name, in_group=True) for each in group.messages],
    }


def key_of(message: Message) -> str:
    """Names a message within a panel, also across a group's migration."""
    return f"{message.chat.id}.{message.id}"


def commands(face: Face, language: str, chat: Chat) -> Mapping[str, str]:
    """The commands the app offers here: the narrowest scope that has any, the person's language first."""
    scopes: tuple[Scope, ...] = (("chat", chat.id, None), ("all_private_chats", None, None), DEFAULT_SCOPE)
    found = (face.commands(each, scope) for scope in scopes for each in (language, ""))
    return next((offered for offered in found if offered), {})


def runs(text: str, entities: Sequence[Entity]) -> list[Part]:
    """The text in stretches of one format each: {"text", "as": formats, "href"}. Entities count UTF-16 units."""
    units = text.encode("utf-16-le")
    size = len(units) // 2
    edges = {0, size} | {edge for e in entities for edge in (e.offset, e.offset + e.length) if 0 < edge < size}
    cuts = sorted(edges)
    return [_run(units, begin, end, entities) for begin, end in pairwise(cuts)]


def _run(units: bytes, begin: int, end: int, entities: Iterable[Entity]) -> Part:
    text = units[2 * begin : 2 * end].decode("utf-16-le", "replace")
    over = [entity for entity in entities if entity.offset <= begin and end <= entity.offset + entity.length]
    link = next((entity.url or text for entity in over if entity.type in {"text_link", "url", "email"}), None)
    return {"text": text, "as": [entity.type for entity in over], "href": link}


def _message(message: Message, own_name: str, *, in_group: bool) -> Part:
    name = "Mosty" if message.sender == "bot" else message.sender.name
    waiting = {press.data for press in message.chat.presses if press.message is message and not press.answered}
    return {
        "key": key_of(message),
        "mine": name == own_name,
        "who": name if in_group and name != own_name else None,
        "runs": runs(message.text, message.entities),
        "rows": [
            [{"label": b.label, "url": b.url, "waiting": b.callback_data in waiting} for b in row]
            for row in message.rows
        ],
        "reply": _quote(message.reply_to) if message.reply_to is not None and not message.reply_to.deleted else None,
        "document": _file(message.document.name, message.document.content) if message.document else None,
        "service": _service(message),
        "at": message.date.isoformat(),
        "edited": message.edited.isoformat() if message.edited else None,
        "canReply": not message.service and (in_group or message.by_bot),
    }


def _quote(message: Message) -> Part:
    name = "Mosty" if message.sender == "bot" else message.sender.name
    return {"who": name, "text": " ".join(message.text.split())[:_QUOTED]}


def _service(message: Message) -> str | None:
    if not message.service:
        return None
    content = next(iter(message.service.items()))
    if content[0] == "new_chat_members":
        return "+ " + ", ".join(str(member["first_name"]) for member in content[1])
    return content[0].replace("_", " ")


def _file(name: str, content: bytes) -> Part:
    return {"name": name, "kilobytes": max(1, round(len(content) / 1024))}


# Mail


def mailbox(who: Character, box: Mailbox, marks: Marks, now: datetime) -> Part:
    """Somebody's mail program; `now`, to the hour, tells which mails are of today."""
    word = "Zapisz" if who.language == "pl" else "Přihlásit"
    return {
        **_panel(who, "mail", "e-mail"),
        "address": box.address,
        "bot": cast.BOT_ADDRESS,
        "hint": f"To subscribe, write “{word}” to {cast.BOT_ADDRESS}.",
        "at": now.replace(minute=0, second=0, microsecond=0).isoformat(),
        "mails": [_mail(who.name, str(number), mail, marks) for number, mail in enumerate(box.messages)],
    }


def _mail(panel: str, key: str, mail: Mail, marks: Marks) -> Part:
    entry = _calendar(mail.ics, mail.ics_method) if mail.ics else None
    return {
        "key": key,
        "from": mail.sender.partition("<")[0].strip(' "') or mail.sender,
        "subject": mail.subject,
        "preview": preview(mail.text, mail.subject),
        "html": mail.html,
        "text": mail.text,
        "at": mail.received_at.isoformat(),
        "quick": quick_answers(mail),
        "replies": marks.replies.get((panel, key), []),
        "calendar": {**entry, "answer": marks.answers.get((panel, key))} if entry else None,
        "files": [_file(name, content) for name, content in mail.files.items()],
    }


def preview(text: str, subject: str) -> str:
    """The first words of a mail that are neither a ruled line nor its subject once more."""
    lines = (line.strip() for line in text.splitlines())
    said = (line for line in lines if line and line != subject and not re.match(r"[─_=-]{3}", line))
    return " ".join(said)[:_PREVIEW]


_OFFERED = re.compile(
    r"[„“\"](\d+(?:, \d+)*)[”“\"]|\b(TAK|MOŻE|NIE|ANO|MOŽNÁ|NE|WSZYSTKIE|VŠECHNY|ČESKY|POLSKI|CZESKI|START)\b"
)


def quick_answers(mail: Mail) -> list[Part]:
    """The answers a mail offers: its buttons, or else the words and numbers that its text names."""
    if mail.buttons:
        links = {label: urlsplit(link).query for label, link in mail.buttons.items()}
        answers = {label: parse_qs(query).get("subject", [""])[0] for label, query in links.items()}
        return [{"label": label, "text": text} for label, text in answers.items() if text]
    words = dict.fromkeys(number or word for number, word in _OFFERED.findall(mail.text))
    return [{"label": word, "text": word} for word in words]


@lru_cache(maxsize=500)
def _calendar(ics: bytes, method: str) -> Part | None:
    try:
        entry = icalendar.Calendar.from_ical(ics).events[0]
        starts = entry.start
    except (ValueError, KeyError, IndexError):
        return None
    return {
        "method": method,
        "summary": str(entry.get("SUMMARY", "")),
        "location": str(entry.get("LOCATION", "")),
        "starts": starts.isoformat(),
    }


def _panel(who: Character, kind: str, device: str) -> Part:
    return {
        "id": who.name,
        "kind": kind,
        "name": who.name,
        "language": who.language,
        "about": who.about,
        "device": device,
        "hue": _HUES[who.name],
    }
