"""What an SMTP server's words mean for a letter: one table for replies on the wire and for bounces that come later."""

import asyncio
import re
from collections.abc import Collection, Mapping
from enum import IntEnum

import aiosmtplib

from bot.channels.email.reasons import is_limit, meaning
from bot.core.bounces import Failure
from bot.core.channel import Gone, Refused, SendError, TryLater, Uncertain

_ENHANCED = re.compile(r"\s*#?([245])\.(\d{1,3})\.(\d{1,3})(?![.\d])")
_OURS = re.compile(r"(?i)\brelay(?!=)|authenticat")  # for whom we may not send is no word of whom it was for


class Stage(IntEnum):
    """How far a letter had come when something went wrong. The order is the order of the session."""

    CONNECT = 0  # greeting, EHLO, TLS and AUTH too
    SENDER = 1  # MAIL FROM
    RECIPIENT = 2  # RCPT TO
    DATA = 3  # DATA was said, the text is not yet on its way
    BODY = 4  # the text is out; only the reply is missing


def failure_of(status: str, said: Failure | None = None) -> Failure | None:
    """What an enhanced status (RFC 3463) says of the address; None for what is none.

    A full mailbox (5.2.2) or a mail that is too large (5.3.4) is no dead address, and a policy against us (5.7.x) is
    our own trouble. Of some the words beside them tell more.
    """
    match = _ENHANCED.match(status)
    if match is None or match[1] == "2":
        return None
    subject, detail = int(match[2]), int(match[3])
    if match[1] == "4":
        return Failure.DELAYED
    if said in _TOLD_BY_WORDS.get((subject, detail), ()):
        return said
    if (subject == 1 and detail not in _SENDER_AT_FAULT) or (subject, detail) in _DEAD:
        return Failure.DEAD
    return Failure.POLICY if subject == 7 or subject == 1 else Failure.FULL


_TOLD_BY_WORDS: Mapping[tuple[int, int], Collection[Failure]] = {
    **dict.fromkeys(((0, 0), (3, 0), (5, 0)), tuple(Failure)),  # they say nothing; 5.5.0 is Outlook.com's for unknown
    (1, 0): {Failure.POLICY},  # whose address it means
    (2, 1): {Failure.FULL},  # Gmail says it of a mailbox that gets too much for now, and of one that is disabled
}
_SENDER_AT_FAULT = {7, 8}  # 5.1.7 and 5.1.8: our own address
_DEAD = {(2, 1), (4, 1), (4, 4)}  # disabled; Exchange Online's "access denied", its word for unknown; no route


def alias_in(said: str) -> str:
    """The id that a relay says it has given a mail; "" when it names none that nobody could guess.

    Amazon SES and its like put it in place of our Message-ID, so that an answer names nothing else.
    """
    match = _GIVEN.search(said)
    return match[1] if match else ""


_GIVEN = re.compile(r"(?:^|[\s<])([A-Za-z0-9][A-Za-z0-9._+-]{19,200})(?:@[A-Za-z0-9.-]+)?>?\s*\Z")


def forbids_sender(code: int, text: str) -> bool:
    """Whether a reply to MAIL says that this address may never send: hosted mailboxes allow none but their own.

    A relay that is out of sorts refuses with a code in the five hundreds too, and takes the same sender a minute later.
    """
    match = _ENHANCED.match(text)
    if is_limit(text):
        return False
    if match is None:
        return code in _NOT_ALLOWED
    subject, detail = int(match[2]), int(match[3])
    return match[1] == "5" and (subject == 1 or (code in _NOT_ALLOWED and (subject, detail) in _NOT_YOURS))


_NOT_ALLOWED = {550, 551, 553}
_NOT_YOURS = {(7, 1), (7, 60)}  # not authorised; Exchange Online's "no permissions to send as this sender"


def classify(stage: Stage, error: Exception) -> SendError:
    """The decision for the relay. Anything that is no trouble of SMTP or of the network is raised again."""
    reason = f"{stage.name.lower()}: {_reason(error)}"
    if isinstance(error, aiosmtplib.SMTPResponseException) and error.code >= 100:
        return _by_reply(stage, error.code, error.message, reason)
    if isinstance(error, aiosmtplib.SMTPNotSupported) and stage > Stage.CONNECT:
        return Refused(reason)
    if isinstance(error, aiosmtplib.SMTPException | OSError | asyncio.TimeoutError):
        if stage == Stage.BODY:
            return Uncertain(reason)
        return TryLater(reason, whole=stage == Stage.CONNECT)
    if isinstance(error, ValueError):  # before the session it is the relay's name, and no letter's fault
        return Refused(reason) if stage > Stage.CONNECT else TryLater(reason, whole=True)
    raise error


def _by_reply(stage: Stage, code: int, text: str, reason: str) -> SendError:
    match = _ENHANCED.match(text)
    status = f"{match[1]}.{match[2]}.{match[3]}" if match else ""
    if stage == Stage.CONNECT:
        return TryLater(reason, whole=True)
    if stage == Stage.BODY and code < 400:  # neither taken nor refused
        return Uncertain(reason)
    if code < 500:  # 452 is said to the size of this one (RFC 1870 §6.1): others may fit in
        return TryLater(reason, whole=stage == Stage.SENDER and code != 452)
    if stage == Stage.SENDER:  # our own address or login: nobody's letter is at fault, unless it is its size or form
        is_its_own = code in (552, 555) or status.startswith(("5.3.", "5.6."))
        return Refused(reason) if is_its_own else TryLater(reason, whole=True)
    said = Failure.POLICY if _OURS.search(text) else meaning(text)
    failure = failure_of(status, said)
    if failure != Failure.DEAD and is_limit(text):
        return TryLater(reason, status=status)
    if status == "5.2.2" or (code == 552 and not status) or (failure == said == Failure.FULL and status != "5.3.4"):
        return TryLater(reason, failure=Failure.FULL, status=status)
    if stage == Stage.RECIPIENT and not status and code in (550, 551, 553):  # of the address, or of us: the words tell
        failure = said or Failure.POLICY
        if failure == Failure.FULL:
            return TryLater(reason, failure=failure)
    if failure == Failure.DEAD:
        return Gone(reason, failure=failure, status=status)
    is_policy = failure == Failure.POLICY or (not status and said == Failure.POLICY)
    return Refused(reason, failure=Failure.POLICY if is_policy else None, status=status)


def _reason(error: Exception) -> str:
    """The server's words; without addresses, which must not reach a log."""
    if isinstance(error, aiosmtplib.SMTPResponseException):
        words = f"{error.code} {error.message}"
    else:
        words = f"{type(error).__name__} {error}".strip()
    return re.sub(r"\S+@\S+", "<address>", " ".join(words.split()))[:300]
