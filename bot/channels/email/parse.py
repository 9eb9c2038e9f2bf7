"""A mail that came in → one Inbound. Pure, and total: rubbish is read as far as it can be.

The order matters. A calendar's REPLY comes first, since Google's carries Auto-Submitted; a bounce before the
auto-replies, since some are marked as such; words last. Who wrote is what From claims, unless our own mail server
vouches for it: the inbox holds it against the conversation that the signed token names.
"""

from datetime import datetime

from bot.channels.email import bounces, whose
from bot.channels.email.absence import says_automatic
from bot.channels.email.authentication import is_vouched_for
from bot.channels.email.automatic import why_automatic
from bot.channels.email.calendar import CalendarReply, read_reply
from bot.channels.email.mailbox import Mailbox
from bot.channels.email.markup import html_to_text
from bot.channels.email.mime import Mail, Part, canonical, mailbox_in
from bot.channels.email.quoting import is_only_quotation, reply_text, unflowed, whole_text
from bot.core import spoken, words
from bot.core.actions import Action, Verb, press
from bot.core.inbound import Act, Bounced, Ignored, Inbound, Pressed, Proposed, Said, Sender, Unreadable
from bot.core.language import Language
from bot.core.tokens import Purpose
from bot.core.words import Word

_CALENDARS = {"text/calendar", "application/ics"}
_REACTION = "text/vnd.google.email-reaction+json"
"""Gmail's part beside a sign that somebody has tapped under a mail; below the sign it writes who has."""

_MOST_NUMBERS = 99
_MOST_CALENDARS = 4  # parts of one mail
_LONGEST_WORDS = 100_000  # far more than is taken, so that what is too long is refused and not cut in silence
_LETTERS = {Language.PL: set("ąćęłńśźż"), Language.CS: set("áčďéěíňřšťúůýž")}


def parse(raw: bytes, mailbox: Mailbox, *, recipient: str = "", at: datetime) -> Inbound:
    """What a mail says. `recipient` is the address of the envelope, where the server tells it.

    Raises ValueError, with the reason, when there are words but nobody who could have written them.
    """
    mail = Mail(raw)
    purpose, number = whose.token_in(mail, mailbox, recipient) or (None, None)
    returned = number if purpose == Purpose.BOUNCE else None
    conversation = number if returned is None else None
    name, writer = mailbox_in(mail.first("From"))
    address, text = writer, ""
    act: Act
    if (answer := _calendar_reply(mail, mailbox)) is not None:
        purpose, conversation = Purpose.CONVERSATION, answer.conversation
        address = canonical(answer.attendee) or writer
        if answer.partstat:
            answered = press(Verb.ANSWER, answer.meeting, answer.partstat)
            act = Pressed(
                answered,
                note=answer.comment,
                sequence=answer.sequence,
                stamp=answer.stamp,
                starts=answer.begins,
                party=answer.party,
            )
        else:
            act = Proposed(answer.meeting, answer.comment, answer.starts, answer.ends, answer.delegate)
    elif (bounce := bounces.read_bounce(mail, raw, mailbox, returned=returned)) is not None:
        act = bounce
    elif purpose == Purpose.STOP:
        act = Pressed(Action(Verb.STOP))
    elif because := why_automatic(mail, mailbox):
        act = Ignored(because)
    else:
        text = _words(mail)
        if says_automatic(mail.subject, text):
            act = Ignored("auto-reply")
        elif bounces.is_from_nobody(mail):
            act = bounces.in_words(mail, raw, mailbox, returned=returned)
        else:  # people write to our address; only what answers by itself writes to the return path (RFC 3834 §4)
            act = _said(mail, text) if returned is None else Ignored("auto-reply")
    if isinstance(act, Bounced) and conversation is None:
        conversation = bounces.returned_conversation(raw, mailbox)
    if not address and isinstance(act, Said | Unreadable | Pressed | Proposed) and purpose != Purpose.STOP:
        raise ValueError("the mail names no sender")
    return Inbound(
        id=whose.inbound_id(mail, raw, conversation),
        sender=Sender(
            f"mailto:{address}",
            proven=address == writer and is_vouched_for(mail, address, mailbox.authserv),
            name=name,
            language=_language_of(text, address),
            through=writer if writer != address else "",
        ),
        act=act,
        at=at,
        conversation=conversation,
        returned=returned,
        reference=whose.message_id(mail),
        answers=() if conversation is not None else whose.ids_of_relays(mail),
    )


def _calendar_reply(mail: Mail, mailbox: Mailbox) -> CalendarReply | None:
    """The newest of what calendar parts answer: the same one comes as an alternative and as an attachment."""
    contents = [part.content for part in mail.parts() if part.kind in _CALENDARS][:_MOST_CALENDARS]
    replies = [reply for content in contents if (reply := read_reply(content, mailbox)) is not None]
    return max(replies, key=lambda reply: (reply.stamp is not None, reply.stamp), default=None)


def _said(mail: Mail, text: str) -> Said | Unreadable:
    """Raises ValueError where there may be words beyond what is read of a mail."""
    if not text and mail.is_cut:
        raise ValueError("the mail is too large, or has too many parts")
    return Said(text, reply_to=whose.id_of_ours(mail)) if text else Unreadable()


def _words(mail: Mail) -> str:
    """What the person wrote, without what she quotes.

    A subject that answers, as the links of our mails write it, comes before what stands below it; any other subject
    counts only where nothing does. A mail that is only passed on is read with all that it passes on.
    """
    subject = whose.without_token(mail.subject[:200])
    parts = [part for part in mail.parts() if not part.attached]
    plain = "\n".join(_plain(part) for part in parts if part.kind == "text/plain")
    text = reply_text(plain)
    if not text:
        plain = html_to_text("\n".join(part.text for part in parts if part.kind == "text/html")) or plain
        text = reply_text(plain)
    if any(part.kind == _REACTION for part in parts):
        text = text.partition("\n")[0]
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
