"""Mail that came back: delivery status notifications (RFC 3464, RFC 6533) and their many free forms."""

import re
from collections.abc import Iterator

from bot.channels.email.mailbox import Mailbox
from bot.channels.email.mime import Mail, mailbox_in
from bot.channels.email.replies import is_hard
from bot.core.inbound import Bounced, Ignored
from bot.core.tokens import Purpose

_READ = 300_000  # bytes; the status comes first, the returned mail last
_ACTION = re.compile(rb"(?im)^Action:[ \t]*([a-z]{1,20})")
_STATUS = re.compile(rb"(?im)^Status:[ \t]*([245]\.\d{1,3}\.\d{1,3})")
_IN_WORDS = re.compile(rb"\b5[05]\d[ \-][ #]{0,3}(5\.\d{1,3}\.\d{1,3})(?![.\d])")
_DAEMONS = re.compile(r"(?:mailer-daemon|mail-daemon|postmaster|microsoftexchange[0-9a-f]{32})@")
_MESSAGE_ID = re.compile(r"<d(\d{1,18})\.([ru][a-z2-7]{24})@")
_REPORTS = {"disposition-notification": "read receipt", "feedback-report": "complaint"}


def read_bounce(mail: Mail, raw: bytes) -> Bounced | Ignored | None:
    """What a report or a mail daemon says; None when the mail is neither."""
    report = mail.parameter("report-type") if mail.kind == "multipart/report" else ""
    if report in _REPORTS:
        return Ignored(_REPORTS[report])
    if report not in ("delivery-status", "global-delivery-status"):
        _, sender = mailbox_in(mail.first("From"))
        is_daemon = mail.has("X-Failed-Recipients") or _DAEMONS.match(sender) is not None
        return unclassified(raw) if is_daemon else None
    head = raw[:_READ]
    action = _first(_ACTION, head).lower()
    if action in ("delivered", "relayed", "expanded"):
        return Ignored("delivery report")
    status = _first(_STATUS, head)
    if status.endswith(".0.0"):  # says nothing; the diagnostic may
        status = _first(_IN_WORDS, head) or status
    return Bounced(permanent=action != "delayed" and is_hard(status), status=status)


def is_from_nobody(mail: Mail) -> bool:
    """Whether the return path is empty: only machines write so (RFC 5321 §4.5.5)."""
    return mail.first("Return-Path").replace(" ", "") == "<>"


def unclassified(raw: bytes) -> Bounced:
    """A bounce in free words: a passing trouble, unless it quotes a reply that settles it."""
    status = _first(_IN_WORDS, raw[:_READ])
    return Bounced(permanent=is_hard(status), status=status)


def returned_conversation(raw: bytes, mailbox: Mailbox) -> int | None:
    """The conversation of the mail that came back, by the tokens in its Message-ID, References or Reply-To."""
    return next(_conversations(raw, mailbox), None)


def returned_delivery(raw: bytes, mailbox: Mailbox) -> int | None:
    """The delivery that came back, by its Message-ID, where the report quotes one that we made."""
    for number, token in _MESSAGE_ID.findall(raw[:_READ].decode("latin-1").lower()):
        if any(mailbox.tokens_in(token)):
            return int(number)
    return None


def _conversations(raw: bytes, mailbox: Mailbox) -> Iterator[int]:
    for purpose, number in mailbox.tokens_in(raw[:_READ].decode("latin-1")):
        if purpose == Purpose.CONVERSATION:
            yield number


def _first(pattern: re.Pattern[bytes], text: bytes) -> str:
    match = pattern.search(text)
    return match[1].decode("ascii") if match else ""
