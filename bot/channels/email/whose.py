"""Whose mail it is: the signed token it carries, wherever a mail program left it, and the id it is known by."""

import hashlib
import re
from collections.abc import Iterator

from bot.channels.email.mailbox import TOKEN, Mailbox
from bot.channels.email.mime import Mail
from bot.core.tokens import Purpose

_RECIPIENTS = (
    "Delivered-To",
    "X-Original-To",
    "X-Delivered-To",
    "X-Forwarded-To",
    "Envelope-To",
    "X-Envelope-To",
    "To",
    "Cc",
)
_MESSAGE_ID = re.compile(r"<[!-;=?-~]{1,250}>")
_ANGLED = re.compile(r"<[^<>]{1,300}>")
_OURS = re.compile(rf"<[dt]\d{{0,19}}\.?{TOKEN}@")
_SENT = re.compile(rf"<d\d{{1,19}}\.{TOKEN}@")
_IN_SUBJECT = re.compile(rf"\s*\[{TOKEN}\]\s*")
_FOR = re.compile(r"\sfor\s+<?([^\s<>;]{3,320})")
_TRACE = re.compile(rb"(?i)\A(?:(?:return-path|received|delivered-to|x-original-to):.*\n(?:[ \t].*\n)*)*")
_MOST_IDS = 50
_SHORTEST_GIVEN, _MOST_GIVEN = 20, 10


def token_in(mail: Mail, mailbox: Mailbox, recipient: str) -> tuple[Purpose, int] | None:
    """The signed token that says what the mail belongs to: in the address it came to, else in the ids it replies to,
    else in its subject.

    One to stop does not count among the ids, where her program alone put it; one of a bounce in no subject either.
    """
    for place, text in _places(mail, recipient):
        for purpose, number in mailbox.tokens_in(text):
            if place in _COUNTS[purpose]:
                return purpose, number
    return None


_COUNTS = {
    Purpose.CONVERSATION: ("address", "ids", "subject"),
    Purpose.STOP: ("address", "subject"),
    Purpose.BOUNCE: ("address",),
}


def _places(mail: Mail, recipient: str) -> Iterator[tuple[str, str]]:
    yield "address", recipient
    for header in _RECIPIENTS:
        for value in mail.all(header):
            yield "address", value
    for value in mail.all("Received"):
        if match := _FOR.search(value):
            yield "address", match[1]
    for each in ids_replied_to(mail):
        yield "ids", each
    yield "subject", mail.subject


def ids_replied_to(mail: Mail) -> list[str]:
    """The Message-IDs a mail replies to, the nearest first."""
    return [*_ids(mail, "In-Reply-To"), *reversed(_ids(mail, "References"))]


def ids_of_relays(mail: Mail) -> tuple[str, ...]:
    """What stands before the @ of the Message-IDs replied to: an id that a relay may have given one of our mails."""
    given = [each.strip("<>").rpartition("@")[0] for each in ids_replied_to(mail)]
    return tuple(each for each in given if len(each) >= _SHORTEST_GIVEN)[:_MOST_GIVEN]


def id_of_ours(mail: Mail) -> str:
    """The Message-ID of the mail of ours that this one replies to; "" when it names none."""
    return next((each for each in ids_replied_to(mail) if _SENT.match(each.lower())), "")


def is_own(message_id: str, mailbox: Mailbox) -> bool:
    """Whether we gave a mail this Message-ID."""
    lower = message_id.lower()
    return _OURS.match(lower) is not None and any(mailbox.tokens_in(lower))


def message_id(mail: Mail) -> str:
    """The mail's own Message-ID, with its angle brackets; "" when it has none that is well-formed."""
    return next(iter(_MESSAGE_ID.findall(mail.first("Message-ID"))), "")


def without_token(subject: str) -> str:
    """A subject without the token that stands in it where the mailbox has no sub-addresses."""
    return _IN_SUBJECT.sub("", subject)


def inbound_id(mail: Mail, raw: bytes, conversation: int | None) -> str:
    """The same mail is the same inbound, whichever way and however often it comes, and whatever servers write on it.

    One mail to two people's answering addresses is two: each conversation hears it once.
    """
    head, _, body = raw.replace(b"\r\n", b"\n").partition(b"\n\n")
    if message_id(mail):
        head = "\n".join(value for header in _WRITTEN for value in mail.all(header)).encode("utf-8", "surrogateescape")
    else:
        head = _TRACE.sub(b"", head + b"\n")
    digest = hashlib.sha256(head + b"\n\n" + body.rstrip()).hexdigest()
    return f"email:{digest}" if conversation is None else f"email:{digest}:{conversation}"


_WRITTEN = ("Message-ID", "Date", "From", "Subject", "In-Reply-To")
"""What the sender's program writes and no server on the way changes."""


def _ids(mail: Mail, header: str) -> list[str]:
    angled = [each.replace(" ", "") for value in mail.all(header) for each in _ANGLED.findall(value)]
    return [each for each in angled if _MESSAGE_ID.fullmatch(each)][-_MOST_IDS:]
