"""Mail that came back: delivery status notifications (RFC 3464, RFC 6533) and their many free forms.

A report that a machine can read is read by its fields. Every other one is told by where it arrives, at the signed
return path or from nobody at all, and by the words in which qmail, Exim, Postfix and Exchange give a mail back.
"""

import re
from collections.abc import Iterator

from bot.channels.email.mailbox import TOKEN, Mailbox
from bot.channels.email.mime import Mail, mailbox_in
from bot.channels.email.phrases import any_of
from bot.channels.email.reasons import meaning
from bot.channels.email.replies import failure_of
from bot.core.bounces import Failure
from bot.core.inbound import Bounced, Ignored
from bot.core.tokens import Purpose
from bot.core.words import plain

_READ = 300_000  # bytes; the status comes first, the returned mail last
_WORDS_READ = 2_500
_ACTION = re.compile(r"(?im)^Action:[ \t]*([a-z]{1,20})")
_RECIPIENT = re.compile(r"(?im)^(?=(?:Final|Original)-Recipient:)")
_BLANK_LINES = re.compile(r"\n\s*\n")
_STATUS = re.compile(r"(?im)^Status:[ \t]*([245]\.\d{1,3}\.\d{1,3})")
_IN_WORDS = re.compile(r"(?:\b[45]\d\d[ \-][ #]{0,3}|[(\[]#?)([45]\.\d{1,3}\.\d{1,3})(?![.\d])")
_DAEMONS = re.compile(r"(?:mailer-daemon|mail-daemon|postmaster|mailerdaemon|microsoftexchange[0-9a-f]{32})@")
_DELIVERY = re.compile(rf"<d(\d{{1,18}})\.({TOKEN})@")
_COPY = re.compile(r"(?im)^.{0,12}(?:-{3,} ?)?(?:this is a copy of|below this line is a copy|original message headers)")
_REPORTS = {"disposition-notification": "read receipt", "feedback-report": "complaint"}

_CAME_BACK = any_of(
    r"undeliver", r"delivery (?:status notification|has failed|failure|failed|incomplete|report)",
    r"mail delivery failed", r"could not be delivered", r"failure notice", r"returned mail", r"returned to sender",
    r"mail system error", r"delayed mail", r"wasn t able to deliver", r"niedostarcz",
    r"nie (?:mozna|udalo sie|moze zostac|mogla zostac) dostarcz", r"nie zostal[ao] dostarczon",
    r"dostarczenie .{0,80}nie powiodlo", r"zwrot (?:wiadomosci|poczty|niedoreczonej)", r"blad dostarcz",
    r"opoznienie dostarcz", r"nedoruc", r"doruceni .{0,80}(?:nezdaril|selhal)", r"nelze dorucit",
    r"nebyl[ao]? (?:\w+ )?dorucen", r"nepodarilo (?:se )?(?:\w+ )?dorucit", r"vracena zprava", r"zpozdeni doruc",
)  # fmt: skip
"""What such a mail calls itself, in its subject or its first lines."""


def read_bounce(mail: Mail, raw: bytes, mailbox: Mailbox, *, returned: int | None) -> Bounced | Ignored | None:
    """What a report or a mail server says; None when the mail is neither. `returned` is the delivery whose signed
    return path it came to.
    """
    report = mail.parameter("report-type") if mail.kind == "multipart/report" else ""
    if report in _REPORTS:
        return Ignored(_REPORTS[report])
    fields = mail.delivery_status()
    if fields or report in ("delivery-status", "global-delivery-status"):
        fields = fields or raw[:_READ].decode("latin-1")
        return _by_fields(fields, _own_words(mail), delivery_in(raw, mailbox, returned))
    _, sender = mailbox_in(mail.first("From"))
    is_daemon = mail.has("X-Failed-Recipients") or _DAEMONS.match(sender) is not None
    if is_daemon or ((returned is not None or is_from_nobody(mail)) and _says_so(mail)):
        return in_words(mail, raw, mailbox, returned=returned)
    return None


def in_words(mail: Mail, raw: bytes, mailbox: Mailbox, *, returned: int | None) -> Bounced:
    """A bounce in free words: by the status or the reply it quotes, else by what servers say, else unknown."""
    text = _own_words(mail)
    match = _IN_WORDS.search(text) or _IN_WORDS.search(raw[:_READ].decode("latin-1"))
    status = match[1] if match else ""
    said = meaning(mail.subject[:200], text)
    failure = failure_of(status, said) or said
    if failure == Failure.FULL and status != "5.2.2":  # 5.0.0 and the like: the words may know more
        failure = said or failure
    return Bounced(failure or Failure.UNKNOWN, status, delivery_in(raw, mailbox, returned))


def is_from_nobody(mail: Mail) -> bool:
    """Whether the return path is empty: only machines write so (RFC 5321 §4.5.5)."""
    return mail.first("Return-Path").replace(" ", "") == "<>"


def returned_conversation(raw: bytes, mailbox: Mailbox) -> int | None:
    """The conversation of the mail that came back, by the tokens in its Message-ID, References or Reply-To."""
    return next(_conversations(raw, mailbox), None)


def delivery_in(raw: bytes, mailbox: Mailbox, returned: int | None) -> int | None:
    """The delivery that came back: by the return path, else by its Message-ID, where the report quotes one of ours."""
    if returned is not None:
        return returned
    for number, token in _DELIVERY.findall(raw[:_READ].decode("latin-1").lower()):
        if any(mailbox.tokens_in(token)):
            return int(number)
    return None


def _by_fields(fields: str, text: str, delivery: int | None) -> Bounced | Ignored:
    """RFC 3464 §2.3: what became of one recipient. One that failed counts more than one that did not."""
    recipients = [(_first(_ACTION, each).lower(), each) for each in _recipients(fields)]
    action, fields = max(recipients, key=lambda each: _WEIGHTS.get(each[0], 0))
    status = _first(_STATUS, fields)
    if action in ("delivered", "relayed", "expanded"):
        return Ignored("delivery report")
    if action == "delayed":
        return Bounced(Failure.DELAYED, status, delivery)
    diagnostic = re.sub(r"(?im)^(?:remote|reporting)-mta:.*$", "", fields)
    said = meaning(diagnostic[:_WORDS_READ], text)
    if not status or status.endswith(".0.0"):  # says nothing; the diagnostic may
        match = _IN_WORDS.search(fields)
        status = match[1] if match else status
    failure = failure_of(status, said) or said or Failure.UNKNOWN
    if failure == Failure.DELAYED and action == "failed":
        failure = Failure.EXPIRED
    return Bounced(failure, status, delivery)


def _recipients(fields: str) -> list[str]:
    """The fields of each recipient: Exim writes what became of her before her address, others behind it. Where one
    begins without a blank line before her, it is at her address.
    """
    recipients: list[list[str]] = [[]]
    for group in _BLANK_LINES.split(fields):
        found = _RECIPIENT.split(group)
        if len(found) == 1:
            recipients[-1].append(group)  # of the report, or a blank line too many
        elif len(_ACTION.findall(group)) == 1:
            recipients.append([group])
        else:
            recipients += [[each] for each in found]
    return ["\n".join(each) for each in recipients]


_WEIGHTS = {"failed": 3, "delayed": 2, "delivered": 1, "relayed": 1, "expanded": 1}


def _first(pattern: re.Pattern[str], text: str) -> str:
    match = pattern.search(text)
    return match[1] if match else ""


def _says_so(mail: Mail) -> bool:
    return _CAME_BACK.search(f"{plain(mail.subject[:200])} {plain(_own_words(mail)[:600])}") is not None


def _own_words(mail: Mail) -> str:
    """What the server itself says, without the mail that it gives back."""
    text = next((part.text for part in mail.parts() if part.kind == "text/plain"), "")
    if not text:
        html = next((part.text for part in mail.parts() if part.kind == "text/html"), "")
        text = re.sub(r"<[^<>]{0,500}>", " ", html[: 8 * _WORDS_READ])
    return _COPY.split(text, maxsplit=1)[0][:_WORDS_READ]


def _conversations(raw: bytes, mailbox: Mailbox) -> Iterator[int]:
    for purpose, number in mailbox.tokens_in(raw[:_READ].decode("latin-1")):
        if purpose == Purpose.CONVERSATION:
            yield number
