"""A mail as ready bytes, cut where something stands that depends on the person.

Composing takes milliseconds, filling in takes microseconds: what is told to hundreds is composed once. What is filled
in passes no library's guard any more, so it is encoded here for the place where it stands, and nothing that could end a
line gets through.
"""

import binascii
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import format_datetime
from enum import Enum, auto
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import quote

from msgspec import Struct

from bot.channels.email.dkim import Fields, canonical_fields
from bot.channels.email.mailbox import Mailbox, checked, one_line
from bot.channels.email.wire import END, addressed, folded
from bot.core.channel import Letter
from bot.core.tokens import Purpose

_MESSAGE_ID = re.compile(r"<[!-;=?-~]{1,250}>")
_LONGEST_NAME = 80
_BASE64_LINE = 57  # bytes, which are 76 characters
_CALENDAR_LINE = 75  # octets (RFC 5545 §3.1)


class Hole(Enum):
    """What is missing in prepared bytes."""

    TOKEN = auto()
    CALENDAR = auto()  # the whole entry, in base64
    UID = auto()  # what tells the entry of one person from that of another
    CN = auto()  # of the invited person: a parameter with its semicolon, or nothing
    ADDRESS = auto()


class Envelope(NamedTuple):
    """A mail and its SMTP envelope."""

    sender: str  # bounces come back here, signed by delivery
    recipient: str
    message_id: str
    data: bytes  # the mail as it goes over the wire, with the dot that ends it (RFC 5321 §4.5.2): CRLF, seven bits
    international: bool  # the local part needs SMTPUTF8 (RFC 6531)

    @property
    def content(self) -> bytes:
        """The mail itself."""
        return self.data.removesuffix(END).replace(b"\n..", b"\n.")


class Cut(Struct, frozen=True):
    """Bytes with holes: a hole stands between every two pieces."""

    pieces: tuple[bytes, ...]
    holes: tuple[Hole, ...]

    @classmethod
    def at(cls, marks: Mapping[bytes, Hole], content: bytes) -> "Cut":
        """Cuts the marks out."""
        pieces = re.split(b"(" + b"|".join(map(re.escape, marks)) + b")", content)
        return cls(tuple(pieces[0::2]), tuple(marks[mark] for mark in pieces[1::2]))

    def filled(self, values: Mapping[Hole, bytes]) -> bytes:
        """The whole, with these values in the holes."""
        pieces = [b""] * (2 * len(self.holes) + 1)
        pieces[0::2] = self.pieces
        pieces[1::2] = [values[hole] for hole in self.holes]
        return b"".join(pieces)


class Canonical(Struct, frozen=True):
    """What everybody reads, in the form that is signed."""

    fields: Fields
    body: Cut


class Prepared(Struct, frozen=True):
    """A mail without its person."""

    mailbox: Mailbox
    body: Cut  # with all headers that are the same for everybody, its dots doubled: what is filled in begins no line so
    canonical: Canonical | None  # of the same, where it is signed
    calendar: Cut | None  # with its lines not folded yet

    def address(self, letter: Letter, now: datetime) -> Envelope:
        """The mail for one letter. Raises ValueError for an address that cannot stand in an envelope."""
        mailbox = self.mailbox
        recipient = checked(letter.address.removeprefix("mailto:"))
        name = one_line(letter.name)[:_LONGEST_NAME]
        token = mailbox.token(Purpose.CONVERSATION, letter.conversation)
        reply_to = mailbox.with_token(token)
        message_id = _id(f"d{letter.delivery}", token, mailbox)
        head = [
            f"Date: {_date(int(now.timestamp()))}\r\nMessage-ID: {message_id}",
            addressed("To", name, recipient),
            addressed("Reply-To", mailbox.name, reply_to),
        ]
        root = _id("t", token, mailbox) if token else ""
        parent = letter.in_reply_to.strip()
        if not _MESSAGE_ID.fullmatch(parent):
            parent = ""
        if parent or root:
            head.append(f"In-Reply-To: {parent or root}")
            head.append(
                "References: " + (f"{root}\r\n {parent}" if parent and root and parent != root else parent or root)
            )
        if letter.bulk:
            head.append(f"List-Unsubscribe: {self._unsubscribe(letter.conversation)}")
        written = "\r\n".join(head)
        if not written.replace("\r\n", "").isprintable() or not recipient.isprintable():
            raise ValueError("a control character in a header")
        values = {Hole.TOKEN: token.encode("ascii")}
        if self.calendar is not None:
            values[Hole.CALENDAR] = _entry(self.calendar, token or f"d{letter.delivery}", name, recipient)
        own = f"{written}\r\n".encode()
        return Envelope(
            sender=mailbox.with_token(mailbox.token(Purpose.BOUNCE, letter.delivery)),
            recipient=recipient,
            message_id=message_id,
            data=b"".join((self._signatures(own, values, now), own, self.body.filled(values), END)),
            international=not recipient.isascii(),
        )

    def _signatures(self, own: bytes, values: Mapping[Hole, bytes], now: datetime) -> bytes:
        """Over the person's own header fields and everything else."""
        if self.canonical is None or self.mailbox.signer is None:
            return b""
        fields = [*canonical_fields(own), *self.canonical.fields]
        return self.mailbox.signer.signatures(fields, self.canonical.body.filled(values), int(now.timestamp()))

    def _unsubscribe(self, conversation: int | None) -> str:
        """RFC 2369; with public pages also RFC 8058."""
        mailbox = self.mailbox
        stop = mailbox.token(Purpose.STOP, conversation)
        subject = "stop" if mailbox.delimiter or not stop else f"stop [{stop}]"
        by_mail = f"<mailto:{quote(mailbox.with_token(stop), safe='@+')}?subject={quote(subject)}>"
        return f"<{mailbox.public_url}/u/{stop}>,\r\n {by_mail}" if mailbox.public_url and stop else by_mail


def _entry(calendar: Cut, uid: str, name: str, address: str) -> bytes:
    """A calendar entry for one person, in base64."""
    values = {Hole.UID: uid.encode("ascii"), Hole.CN: _cn(name), Hole.ADDRESS: address.encode()}
    lines = calendar.filled(values).split(b"\r\n")
    content = b"\r\n".join([folded(line, _CALENDAR_LINE) if len(line) > _CALENDAR_LINE else line for line in lines])
    rows = range(0, len(content), _BASE64_LINE)
    return b"\r\n".join([binascii.b2a_base64(content[row : row + _BASE64_LINE], newline=False) for row in rows])


def _cn(name: str) -> bytes:
    """The CN parameter in quotes, which its value cannot have (RFC 5545 §3.2); `^` is doubled (RFC 6868)."""
    shown = name.replace('"', "'").replace("^", "^^")
    return f';CN="{shown}"'.encode() if name else b""


def _id(kind: str, token: str, mailbox: Mailbox) -> str:
    return f"<{kind}.{token}@{mailbox.domain}>" if token else f"<{kind}@{mailbox.domain}>"


@lru_cache(maxsize=8)
def _date(seconds: int) -> str:
    return format_datetime(datetime.fromtimestamp(seconds, UTC))
