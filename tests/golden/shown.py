"""How a composed message is written down for an editor: what a person sees, and below it what stands behind."""

import re
from collections.abc import Mapping
from email import message_from_bytes
from email.header import decode_header, make_header
from html import unescape
from io import BytesIO
from urllib.parse import parse_qs, unquote, urlsplit

import icalendar
from openpyxl import load_workbook
from selectolax.lexbor import LexborHTMLParser

from bot.channels.email.prepared import Envelope
from bot.channels.telegram.compose import TEXT_LIMIT, Outgoing
from bot.channels.telegram.face import Face
from bot.core.documents import SPREADSHEET
from bot.documents import File
from bot.rehearsal.telegram.entities import read

_TOKEN = re.compile(r"\b([ru])[a-z2-7]{24}\b")
_LINK = re.compile(r'<a href="(mailto:[^"]+)"[^>]*>([^<]+)</a>')
_HEADERS = ("From", "To", "Reply-To", "Subject", "Auto-Submitted", "List-Id", "List-Unsubscribe", "Content-Language")
_LINE = "─" * 60


def telegram(outgoing: Outgoing, file: File | None = None) -> str:
    """The text with its keyboard; the data of the buttons below, and the file it stands under."""
    rich = read(outgoing.text, parse_mode="HTML", entities=None, limit=TEXT_LIMIT, met=lambda person: True)
    rows = outgoing.keyboard.inline_keyboard if outgoing.keyboard else ()
    keyboard = "\n".join(" ".join(f"[ {button.text} ]" for button in row) for row in rows)
    data = "\n".join(" | ".join(str(button.callback_data) for button in row) for row in rows)
    attached = [_LINE, file.name, *_sheets(file.media_type, file.content)] if file is not None else ()
    return _blocks(rich.text, keyboard, f"{_LINE}\n{data}" if data else "", *attached)


def email(envelope: Envelope) -> str:
    """The headers a reader and her mail program see, the plain text, and what else is in the mail."""
    mail = message_from_bytes(envelope.content)
    headers = "\n".join(f"{name}: {_anonymous(_decoded(mail[name]))}" for name in _HEADERS if name in mail)
    parts = [part for part in mail.walk() if not part.is_multipart()]
    contents = {part.get_content_type(): bytes(part.get_payload(decode=True)) for part in parts}
    described = [
        f"{part.get_content_type()}{_named(part.get_filename())}{_method(part.get_param('method'))}" for part in parts
    ]
    text = contents["text/plain"].decode().replace("\r\n", "\n").strip()
    links = _LINK.findall(contents["text/html"].decode())
    taps = [f"[ {unescape(label)} ] {_mailto(unescape(link))}" for link, label in links]
    calendar = _calendar(contents.get("text/calendar", b""))
    sheets = _sheets(SPREADSHEET, contents.get(SPREADSHEET, b""))
    return _blocks(headers, text, _LINE, "\n".join(taps), *calendar, "\n".join(described), *sheets)


def face(each: Face) -> str:
    """What people see of the bot before they write."""
    commands = "\n".join(f"/{name} – {text}" for name, text in each.commands.items())
    return _blocks(each.name, each.short, each.description, commands)


def page(html: str) -> str:
    """A web page: its sections with their buttons."""
    sections = []
    for section in LexborHTMLParser(html).css("section"):
        texts = [each.text().strip() for each in section.css("h1, p")]
        buttons = [
            f"[ {button.text()} ] {button.attributes['name']}={button.attributes['value']}"
            for button in section.css("button")
        ]
        sections.append(_blocks(*texts, "\n".join(buttons)).strip())
    return f"\n\n{_LINE}\n\n".join(sections) + "\n"


def _calendar(ics: bytes) -> list[str]:
    if not ics:
        return []
    event = icalendar.Calendar.from_ical(ics).walk("VEVENT")[0]
    wanted = ("UID", "SUMMARY", "LOCATION", "STATUS", "SEQUENCE", "DTSTART", "DTEND")
    return ["\n".join(f"{name}: {_anonymous(_text(event[name]))}" for name in wanted)]


def _sheets(media_type: str, content: bytes) -> list[str]:
    if media_type != SPREADSHEET or not content:
        return []
    return [
        "\n".join(
            [
                f"▦ {sheet.title}",
                *(" | ".join("" if v is None else str(v) for v in row).rstrip() for row in sheet.values),
            ]
        )
        for sheet in load_workbook(BytesIO(content)).worksheets
    ]


def _text(value: object) -> str:
    moment = getattr(value, "dt", None)
    return f"{moment:%Y-%m-%d %H:%M} UTC" if moment is not None else str(value)


def _mailto(link: str) -> str:
    parts = urlsplit(link)
    asked: Mapping[str, list[str]] = parse_qs(parts.query)
    return f"{_anonymous(unquote(parts.path))}, {', '.join(asked['subject'])}"


def _decoded(header: str) -> str:
    return str(make_header(decode_header(re.sub(r"\r?\n(?=[ \t])", "", header)))).strip()


def _named(name: str | None) -> str:
    return f", {name}" if name else ""


def _method(method: object) -> str:
    return f", METHOD={method}" if method else ""


def _anonymous(text: str) -> str:
    return _TOKEN.sub(r"‹\1-token›", text)


def _blocks(*blocks: str) -> str:
    return "\n\n".join(block for block in blocks if block) + "\n"
