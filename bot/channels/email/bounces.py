"""Mail that came back: delivery status notifications (RFC 3464, RFC 6533) and their many free forms.

A report that a machine can read is read by its fields. Every other one is told by where it arrives, at the signed
return path or from nobody at all, and by the words that mail servers use here: qmail, Exim, Postfix, Exchange in Polish
and in Czech.
"""

import re
from collections.abc import Iterator

from bot.channels.email.mailbox import TOKEN, Mailbox
from bot.channels.email.mime import Mail, mailbox_in
from bot.channels.email.phrases import any_of
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

_FULL_WORDS = any_of(
    r"(?:mailbox|inbox) (?:is )?full", r"over ?quota", r"quota (?:is )?exceeded",
    r"exceeded (?:its |the |his |storage )*quota", r"insufficient (?:system )?storage", r"przepelnion",
    r"skrzynka (?:\w+ ){0,3}pelna", r"pelna skrzynka", r"przekroczon\w* (?:\w+ ){0,2}(?:limit|pojemnosc|rozmiar)",
    r"brak miejsca (?:w|na)", r"(?:plna schranka|schranka (?:\w+ ){0,3}plna)", r"preplnen",
    r"prekrocen\w* (?:\w+ ){0,2}(?:kvot|limit|velikost|kapacit)",
)  # fmt: skip
_DELAY_WORDS = any_of(
    r"delayed\b", r"not yet been delivered", r"will (?:keep|continue) (?:trying|to try)",
    r"still being (?:tried|retried)", r"opoznion", r"prob[ay] dostarczenia (?:beda|zostan)", r"bedzie ponawian",
    r"zpozden", r"bude (?:se )?opakovan", r"dalsi pokus",
)  # fmt: skip
_POLICY_WORDS = any_of(
    r"spam\b", r"black ?list", r"block ?list", r"blocked\b", r"dmarc\b", r"spf\b", r"dkim\b",
    r"due to (?:\w+ )?policy", r"policy (?:reasons|restriction)", r"message rejected as", r"naruszen\w* zasad",
    r"niechcian\w* (?:wiadomosc|poczt)", r"zablokowan", r"nevyzadan", r"zablokovan",
)  # fmt: skip
_CLOSED_WORDS = any_of(
    r"(?:konto|skrzynka|ucet|schranka|account|mailbox) (?:\w+ ){0,2}(?:nie istnieje|neexistuje|does ?n o?t exist)"
    r" (?:\w+ ){0,3}(?:zablokowan|zablokovan|zawieszon|blocked|suspended)",
)  # fmt: skip
"""That an account is blocked is none of our doing."""

_DEAD_WORDS = any_of(
    r"user unknown", r"unknown user", r"unknown (?:recipient|address|local part)",
    r"no such (?:user|mailbox|recipient|address|person)", r"no mailbox here",
    r"(?:mailbox|account|recipient|user|address|domain|host(?: or domain)?(?: name)?) (?:was )?(?:not found|"
    r"does ?n o?t exist|unavailable|disabled|unknown|could ?n o?t be found)",
    r"address (?:rejected|couldn t be found)", r"unrouteable address", r"couldn t find any host",
    r"invalid recipient", r"account (?:that you tried to reach )?does not exist",
    r"nie (?:mozna (?:znalezc|odnalezc)|znaleziono|odnaleziono) (?:\w+ ){0,3}(?:adres|skrzynk|odbiorc|"
    r"uzytkownik|kont)",
    r"nie ma (?:takie\w*|tego) (?:\w+ )?(?:uzytkownik|adres|kont|skrzynk|odbiorc|osob)",
    r"(?:adres|skrzynka|konto|uzytkownik|odbiorca|adresat)\w* (?:\w+ ){0,4}nie (?:istnieje|zostal\w* "
    r"(?:znalezion|odnalezion)\w*)",
    r"nieznan\w+ (?:adres|odbiorc|uzytkownik)",
    r"(?:adresa|adresat|schranka|uzivatel|prijemce|ucet|domena)\w* (?:\w+ ){0,4}(?:neexistuje|nebyl\w? "
    r"nalezen\w?|nenalezen\w?|neni znam\w?)",
    r"neexistujici (?:\w+ )?(?:adres|schran|uzivatel|prijemc|ucet)", r"nezname? (?:uzivatel|prijemce|adres)",
    r"neznam\w+ (?:uzivatel|prijemc|adres)",
    r"(?:nelze|nepodarilo se) (?:\w+ )?(?:najit|nalezt) (?:\w+ ){0,3}(?:adres|schran|uzivatel|prijemc)",
)  # fmt: skip
_MEANINGS = (
    (_FULL_WORDS, Failure.FULL),
    (_DELAY_WORDS, Failure.DELAYED),
    (_CLOSED_WORDS, Failure.DEAD),
    (_POLICY_WORDS, Failure.POLICY),
    (_DEAD_WORDS, Failure.DEAD),
)
"""The most harmless reading goes first, since whoever is taken for dead hears nothing more from us; but for an account
of which it is said that it is closed.
"""


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
    said = f"{plain(mail.subject[:200])} {plain(text)}"
    failure = failure_of(status) or _meaning(said)
    if failure == Failure.FULL and status != "5.2.2":  # 5.0.0 and the like: the words may know more
        failure = _meaning(said) or failure
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
    failure = failure_of(status)
    if not status or status.endswith(".0.0"):  # says nothing; the diagnostic may, or the words
        match = _IN_WORDS.search(fields)
        status = match[1] if match else status
        diagnostic = re.sub(r"(?im)^(?:remote|reporting)-mta:.*$", "", fields)
        failure = (failure_of(match[1]) if match else None) or _meaning(plain(f"{diagnostic[:_WORDS_READ]} {text}"))
    return Bounced(failure or failure_of(status) or Failure.UNKNOWN, status, delivery)


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


def _meaning(said: str) -> Failure | None:
    return next((failure for pattern, failure in _MEANINGS if pattern.search(said)), None)


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
