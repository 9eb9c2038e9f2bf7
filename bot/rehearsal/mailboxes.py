"""A person with a mailbox: what she reads, and the mails her program writes when she answers."""

import email
import email.policy
import re
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from email.headerregistry import Address
from email.message import EmailMessage, Message
from email.utils import format_datetime
from html import unescape
from typing import Protocol
from urllib.parse import parse_qs, unquote, urlsplit
from zoneinfo import ZoneInfo

import icalendar
from msgspec import Struct

from bot.core.clock import Clock
from bot.rehearsal.mailstyles import quoted

_ZONE = ZoneInfo("Europe/Warsaw")
_ANSWERS = {"gmail": "Re: ", "thunderbird": "Re: ", "outlook": "", "seznam": "Re: "}
_OUTLOOK = {"pl": "ODP: ", "cs": "RE: "}
_ABSENT = {
    "pl": ("Automatyczna odpowiedź: ", "Dzień dobry,\nnie ma mnie w biurze. Na wiadomości odpowiem po powrocie."),
    "cs": ("Automatická odpověď: ", "Dobrý den,\nnejsem v kanceláři. Na zprávy odpovím po návratu."),
}
_ACCEPTED = {"ACCEPTED": "Accepted", "DECLINED": "Declined", "TENTATIVE": "Tentatively accepted"}


class Mail(Struct, frozen=True):
    """A mail as the reader's program shows it."""

    recipient: str
    envelope_from: str
    received_at: datetime
    subject: str
    sender: str
    reply_to: str
    text: str
    html: str
    ics: bytes
    ics_method: str
    files: Mapping[str, bytes]  # what is attached, by name; without the calendar entry
    headers: Mapping[str, str]
    raw: bytes

    @classmethod
    def read(cls, raw: bytes, *, recipient: str, envelope_from: str, received_at: datetime) -> "Mail":
        """Takes a mail apart."""
        message = email.message_from_bytes(raw)
        headers = {name: _read_header(name, value) for name, value in message.raw_items()}
        parts = [part for part in message.walk() if not part.is_multipart()]
        calendar = next((part for part in parts if part.get_content_type() == "text/calendar"), None)
        return cls(
            recipient=recipient,
            envelope_from=envelope_from,
            received_at=received_at,
            subject=headers.get("Subject", ""),
            sender=headers.get("From", ""),
            reply_to=headers.get("Reply-To") or headers.get("From", ""),
            text=_body(parts, "text/plain"),
            html=_body(parts, "text/html"),
            ics=_content(calendar) if calendar else b"",
            ics_method=str(calendar.get_param("method") or "") if calendar else "",
            files={
                name: _content(part)
                for part in parts
                if (name := part.get_filename()) and part.get_content_subtype() != "ics"
            },
            headers=headers,
            raw=raw,
        )

    @property
    def message_id(self) -> str:
        """With its angle brackets."""
        return self.headers.get("Message-ID", "")

    @property
    def buttons(self) -> Mapping[str, str]:
        """Label → mailto: link."""
        links = re.findall(r'<a href="(mailto:[^"]+)"[^>]*>([^<]+)</a>', self.html)
        return {unescape(label).strip(): unescape(link) for link, label in links}


class Post(Protocol):
    """What a mailbox needs of its server."""

    clock: Clock
    inboxes: dict[str, list[Mail]]

    async def post(self, mailbox: "Mailbox", raw: bytes, *, sender: str, recipient: str) -> None: ...
    def next_number(self) -> int: ...


class Mailbox:
    """One person's. Everything she sends is delivered when the call returns, or waits at her server."""

    def __init__(self, server: Post, address: str, *, name: str, language: str, program: str) -> None:
        self._server = server
        self.address = address
        self.name = name
        self.language = language
        self.program = program

    @property
    def messages(self) -> Sequence[Mail]:
        """What has arrived, oldest first."""
        return self._server.inboxes[self.address]

    async def write(self, to: str, subject: str, text: str, *, html: str = "") -> None:
        """A new mail."""
        mail = self._mail(to, subject)
        mail.set_content(text)
        if html:
            mail.add_alternative(html, subtype="html")
        await self._post(mail, to)

    async def reply(self, message: Mail, text: str, *, quote: bool = True) -> None:
        """Answers as her mail program does, with the mail below her words."""
        to = _address(message.reply_to)
        prefix = _OUTLOOK[self.language] if self.program == "outlook" else _ANSWERS[self.program]
        mail = self._mail(to, prefix + re.sub(r"^(?:re|odp): ", "", message.subject, flags=re.IGNORECASE))
        _thread(mail, message)
        plain, html = quoted(
            text,
            original=message.text if quote else "",
            sender=message.sender,
            subject=message.subject,
            recipient=self.address,
            at=message.received_at.astimezone(_ZONE),
            language=self.language,
            program=self.program,
        )
        mail.set_content(plain)
        if self.program in ("gmail", "outlook"):
            mail.add_alternative(html, subtype="html")
        await self._post(mail, to)

    async def tap(self, message: Mail, label: str) -> None:
        """Taps a button of a mail and sends what opens. Raises KeyError when the mail has no such button."""
        await self._open(message.buttons[label])

    async def unsubscribe(self, message: Mail) -> None:
        """What the program's own "unsubscribe" sends. Raises KeyError when the mail does not offer it."""
        offered = re.findall(r"<(mailto:[^>]+)>", message.headers["List-Unsubscribe"])
        await self._open(offered[0])

    async def auto_reply(self, message: Mail) -> None:
        """Her out-of-office answers, as Exchange writes it."""
        prefix, words = _ABSENT[self.language]
        mail = self._mail(message.envelope_from, prefix + message.subject)
        mail["Auto-Submitted"] = "auto-generated"
        mail["X-Auto-Response-Suppress"] = "All"
        mail["X-MS-Exchange-Inbox-Rules-Loop"] = self.address
        _thread(mail, message)
        mail.set_content(words)
        await self._post(mail, message.envelope_from, sender="")

    async def bounce(
        self, message: Mail, *, status: str = "5.1.1", said: str = "550 5.1.1 User unknown", action: str = ""
    ) -> None:
        """Her server gives the mail back (RFC 3464), with its headers. `action`: "" is what the status says."""
        domain = self.address.rpartition("@")[2]
        action = action or ("failed" if status.startswith("5") else "delayed")
        report = (
            f"Reporting-MTA: dns; mx.{domain}\r\n\r\nFinal-Recipient: rfc822; {self.address}\r\n"
            f"Action: {action}\r\nStatus: {status}\r\nDiagnostic-Code: smtp; {said}\r\n"
        )
        boundary = f"bounce-{self._server.next_number()}"
        head = re.split(rb"\r?\n\r?\n", message.raw, maxsplit=1)[0].decode("ascii", "replace")
        raw = (
            f"From: Mail Delivery System <MAILER-DAEMON@{domain}>\r\nTo: {message.envelope_from}\r\n"
            f"Subject: Undelivered Mail Returned to Sender\r\nDate: {self._date()}\r\n"
            f"Message-ID: <{boundary}@mx.{domain}>\r\nAuto-Submitted: auto-replied\r\nMIME-Version: 1.0\r\n"
            f'Content-Type: multipart/report; report-type=delivery-status; boundary="{boundary}"\r\n\r\n'
            f"--{boundary}\r\nContent-Type: text/plain\r\n\r\nYour message could not be delivered.\r\n"
            f"--{boundary}\r\nContent-Type: message/delivery-status\r\n\r\n{report}\r\n"
            f"--{boundary}\r\nContent-Type: text/rfc822-headers\r\n\r\n{head}\r\n\r\n--{boundary}--\r\n"
        )
        await self._server.post(self, raw.encode(), sender="", recipient=message.envelope_from)

    async def calendar_reply(
        self,
        message: Mail,
        partstat: str,
        *,
        attendee: str = "",
        comment: str = "",
        stamp: datetime | None = None,
        later: timedelta | None = None,
        delegate: str = "",
    ) -> None:
        """She answers in her calendar, as Google's does. Raises ValueError when the mail holds no invitation.

        `later`: she proposes to meet so much later. `delegate`: an address that is to come instead.
        """
        if message.ics_method != "REQUEST":
            raise ValueError("the mail holds no invitation")
        asked = icalendar.Calendar.from_ical(message.ics).walk("VEVENT")[0]
        answer = icalendar.Event()
        for name in ("UID", "SEQUENCE", "DTSTART", "DTEND", "ORGANIZER", "SUMMARY"):
            answer.add(name, asked[name], encode=False)
        if later is not None:
            for name in ("DTSTART", "DTEND"):
                del answer[name]
                answer.add(name, asked.decoded(name) + later)
        answer.add("DTSTAMP", stamp or self._server.clock.now())
        if comment:
            answer.add("COMMENT", comment)
        person = icalendar.vCalAddress(f"mailto:{attendee or self.address}")
        person.params["PARTSTAT"] = partstat
        person.params["CN"] = self.name
        if delegate:
            person.params["DELEGATED-TO"] = f"mailto:{delegate}"
        answer.add("ATTENDEE", person, encode=False)
        calendar = icalendar.Calendar()
        calendar.add("PRODID", "-//Google Inc//Google Calendar 70.9054//EN")
        calendar.add("VERSION", "2.0")
        method = "COUNTER" if later is not None else "REPLY"
        calendar.add("METHOD", method)
        calendar.add_component(answer)
        to = str(asked["ORGANIZER"]).removeprefix("mailto:")
        mail = self._mail(to, f"{_ACCEPTED.get(partstat, partstat.title())}: {message.subject}")
        mail["Sender"] = "Google Calendar <calendar-notification@google.com>"
        mail["Auto-Submitted"] = "auto-generated"
        mail.set_content(f"{self.name} has replied to this invitation.")
        content = calendar.to_ical()
        mail.add_alternative(content.decode(), subtype="calendar", params={"method": method})
        mail.add_attachment(content, maintype="application", subtype="ics", filename="invite.ics")
        await self._post(mail, to)

    async def _open(self, link: str) -> None:
        parts = urlsplit(link)
        to = unquote(parts.path)
        asked = parse_qs(parts.query)
        mail = self._mail(to, asked.get("subject", [""])[0])
        mail.set_content(asked.get("body", [""])[0])
        await self._post(mail, to)

    def _mail(self, to: str, subject: str) -> EmailMessage:
        mail = EmailMessage(policy=email.policy.SMTP.clone(max_line_length=990, utf8=not self.address.isascii()))
        local, _, domain = self.address.rpartition("@")
        mail["From"] = Address(self.name, local, domain)
        mail["To"] = to
        mail["Subject"] = subject
        mail["Date"] = self._date()
        mail["Message-ID"] = f"<{self._server.next_number()}.{self._server.clock.now():%Y%m%d%H%M%S}@{domain}>"
        return mail

    async def _post(self, mail: EmailMessage, to: str, *, sender: str | None = None) -> None:
        envelope_from = self.address if sender is None else sender
        await self._server.post(self, mail.as_bytes(), sender=envelope_from, recipient=to)

    def _date(self) -> str:
        return format_datetime(self._server.clock.now().astimezone(_ZONE))


def _read_header(name: str, value: str) -> str:
    # each once: a message of this policy would take its headers apart again whenever it is asked for a part's type
    return str(email.policy.default.header_fetch_parse(name, value))


def _body(parts: Sequence[Message], kind: str) -> str:
    """What is read, and not attached: the first of that type."""
    for part in parts:
        if part.get_content_type() == kind and part.get_content_disposition() != "attachment":
            return _content(part).decode(part.get_content_charset("ascii"), "replace").replace("\r\n", "\n")
    return ""


def _content(part: Message) -> bytes:
    return bytes(part.get_payload(decode=True))


def _thread(mail: EmailMessage, message: Mail) -> None:
    mail["In-Reply-To"] = message.message_id
    mail["References"] = " ".join([*message.headers.get("References", "").split(), message.message_id])


def _address(header: str) -> str:
    return header.rpartition("<")[2].rstrip("> ") if "<" in header else header.strip()
