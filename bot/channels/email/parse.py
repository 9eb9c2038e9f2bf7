"""A mail that came in → one Inbound. Pure, and total: rubbish is read as far as it can be.

The order matters. A calendar's REPLY comes first, since Google's carries Auto-Submitted; a bounce before the
auto-replies, since some are marked as such; words last. Who wrote is what From claims: the inbox holds it against the
conversation that the signed token names.
"""

import hashlib
import re
from dataclasses import replace
from datetime import datetime

from bot.channels.email import bounces
from bot.channels.email.automatic import says_automatic, why_automatic
from bot.channels.email.calendar import CalendarReply, read_reply
from bot.channels.email.mailbox import Mailbox
from bot.channels.email.markup import html_to_text
from bot.channels.email.mime import Mail, Part, addresses_in, canonical, mailbox_in
from bot.channels.email.quoting import is_only_quotation, reply_text, unflowed, whole_text
from bot.core import spoken, words
from bot.core.actions import Action, Verb, press
from bot.core.inbound import Act, Bounced, Ignored, Inbound, Pressed, Said, Sender, Unreadable
from bot.core.language import Language
from bot.core.tokens import Purpose
from bot.core.words import Word

_RECIPIENTS = ("Delivered-To", "X-Original-To", "X-Delivered-To", "X-Forwarded-To", "Envelope-To", "To", "Cc")
_CALENDARS = {"text/calendar", "application/ics"}
_MESSAGE_ID = re.compile(r"<[!-;=?-~]{1,250}>")
_OURS = re.compile(r"<d\d{1,19}\.[ru][a-z2-7]{24}@")
_MOST_NUMBERS = 99
_LONGEST_WORDS = 100_000  # far more than is taken, so that what is too long is refused and not cut in silence
_LETTERS = {Language.PL: set("ąćęłńśźż"), Language.CS: set("áčďéěíňřšťúůýž")}


def parse(raw: bytes, mailbox: Mailbox, *, recipient: str = "", at: datetime) -> Inbound:
    """What a mail says. `recipient` is the address of the envelope, where the server tells it.

    Raises ValueError, with the reason, when there are words but nobody who could have written them.
    """
    mail = Mail(raw)
    purpose, conversation = _token(mail, mailbox, recipient)
    name, address = mailbox_in(mail.first("From"))
    text = ""
    act: Act
    if (answer := _calendar_reply(mail, mailbox)) is not None:
        purpose, conversation = Purpose.CONVERSATION, answer.conversation
        address = canonical(answer.attendee) or address
        if answer.partstat:
            answered = press(Verb.ANSWER, answer.meeting, answer.partstat)
            act = Pressed(answered, note=answer.comment, sequence=answer.sequence)
        else:
            text = _words(mail)
            act = _said(mail, text)
    elif (bounce := bounces.read_bounce(mail, raw)) is not None:
        act = bounce
    elif purpose == Purpose.STOP:
        act = Pressed(Action(Verb.STOP))
    elif because := why_automatic(mail, mailbox):
        act = Ignored(because)
    elif bounces.is_from_nobody(mail):
        act = bounces.unclassified(raw)
    else:
        text = _words(mail)
        act = Ignored("auto-reply") if says_automatic(text) else _said(mail, text)
    if isinstance(act, Bounced):
        act = replace(act, delivery=bounces.returned_delivery(raw, mailbox))
        conversation = bounces.returned_conversation(raw, mailbox) if conversation is None else conversation
    if not address and isinstance(act, Said | Unreadable | Pressed) and purpose != Purpose.STOP:
        raise ValueError("the mail names no sender")
    return Inbound(
        id=inbound_id(raw, conversation),
        sender=Sender(f"mailto:{address}", proven=False, name=name, language=_language_of(text, address)),
        act=act,
        at=at,
        conversation=conversation,
        reference=next(iter(_MESSAGE_ID.findall(mail.first("Message-ID"))), ""),
    )


def inbound_id(raw: bytes, conversation: int | None) -> str:
    """The same mail is the same inbound, whichever way and however often it comes.

    One mail to two people's answering addresses is two: each conversation hears it once.
    """
    digest = hashlib.sha256(raw).hexdigest()
    return f"email:{digest}" if conversation is None else f"email:{digest}:{conversation}"


def _token(mail: Mail, mailbox: Mailbox, recipient: str) -> tuple[Purpose | None, int | None]:
    """The signed token that says what the mail belongs to. One to stop counts only in an address or a subject."""
    addresses = [
        recipient,
        *(each for header in _RECIPIENTS for value in mail.all(header) for each in addresses_in(value)),
    ]
    subject = mail.subject
    written = [(address, True) for address in addresses] + [(subject, True)]
    ids = [*_ids(mail, "In-Reply-To"), *reversed(_ids(mail, "References"))]
    for text, may_stop in [*written, *((each, False) for each in ids)]:
        for purpose, number in mailbox.tokens_in(text):
            if may_stop or purpose == Purpose.CONVERSATION:
                return purpose, number
    return None, None


def _ids(mail: Mail, header: str) -> list[str]:
    return [each for value in mail.all(header) for each in _MESSAGE_ID.findall(value)][-50:]


def _answered(mail: Mail) -> str:
    """The Message-ID of ours that the mail replies to."""
    ids = [*_ids(mail, "In-Reply-To"), *reversed(_ids(mail, "References"))]
    return next((each for each in ids if _OURS.match(each.lower())), "")


def _calendar_reply(mail: Mail, mailbox: Mailbox) -> CalendarReply | None:
    for part in mail.parts():
        if part.kind in _CALENDARS and (reply := read_reply(part.content, mailbox)) is not None:
            return reply
    return None


def _said(mail: Mail, text: str) -> Said | Unreadable:
    """Raises ValueError where there may be words beyond what is read of a mail."""
    if not text and mail.is_cut:
        raise ValueError("the mail is too large, or has too many parts")
    return Said(text, reply_to=_answered(mail)) if text else Unreadable()


def _words(mail: Mail) -> str:
    """What the person wrote, without what she quotes.

    A subject that answers, as the links of our mails write it, comes before what stands below it; any other subject
    counts only where nothing does. A mail that is only passed on is read with all that it passes on.
    """
    subject = re.sub(r"\s*\[[ru][a-z2-7]{24}\]\s*", "", mail.subject[:200])
    parts = [part for part in mail.parts() if not part.attached]
    plain = "\n".join(_plain(part) for part in parts if part.kind == "text/plain")
    text = reply_text(plain)
    if not text:
        plain = html_to_text("\n".join(part.text for part in parts if part.kind == "text/html")) or plain
        text = reply_text(plain)
    is_reply = mail.has("In-Reply-To", "References")
    if not is_reply and _is_answer(subject):
        text = f"{subject}\n{text}".strip()
    elif not text and not is_reply and is_only_quotation(plain):
        text = whole_text(plain)
    elif not text:
        text = subject if _can_be_obeyed(subject) or not is_reply else ""
    return text[:_LONGEST_WORDS]


def _plain(part: Part) -> str:
    return unflowed(part.text, without_blank=part.delsp) if part.flowed else part.text


def _is_answer(subject: str) -> bool:
    heard = spoken.answer_in(subject, None)
    return (heard is not None and heard.partstat is not None and not heard.rest) or words.word_in(subject) == Word.STOP


def _can_be_obeyed(subject: str) -> bool:
    return (
        _is_answer(subject)
        or words.word_in(subject) is not None
        or words.numbers_in(subject, _MOST_NUMBERS) is not None
    )


def _language_of(text: str, address: str) -> Language | None:
    """The language somebody writes, by the letters only one of them has; by the country of the address otherwise."""
    letters = text[:_LONGEST_WORDS].lower()
    counts = {language: sum(letter in own for letter in letters) for language, own in _LETTERS.items()}
    if counts[Language.PL] != counts[Language.CS]:
        return max(counts, key=lambda language: counts[language])
    return {"pl": Language.PL, "cz": Language.CS}.get(address.rpartition(".")[2])
