"""A refusal is told, and what stood beside an answer that cannot be is no part of it: it goes to the moderators."""

from bot.core import answering, organising, questions, rsvps, spoken
from bot.core.errors import (
    AddressInvalid,
    BroadcastOver,
    ChoiceOver,
    NameInvalid,
    NothingToResend,
    Refusal,
    TextTooLong,
    TooLateToUndo,
)
from bot.core.inbound import Inbound, Pressed, Proposed, Said
from bot.core.meetings import meeting_in
from bot.core.outbox import Reply
from bot.core.store import Store

_WRITTEN_ANEW = (TextTooLong, AddressInvalid, NameInvalid)
_STANDS_DIFFERENTLY = (BroadcastOver, ChoiceOver, NothingToResend, TooLateToUndo)


async def refuse(store: Store, reply: Reply, inbound: Inbound, refusal: Refusal) -> None:
    """Says why not, and passes the words on that nobody has read yet. What is too long, or no address or name where
    one was asked for, its writer writes anew. Where a mail offers what has passed, another says what can be done now.
    """
    await reply.anew().say(store, "refusal", id=refusal.message_id(), **refusal.args_by_name)
    if isinstance(refusal, _STANDS_DIFFERENTLY) and inbound.sender.proven:
        await organising.show_as_it_stands(store, reply)
    words = "" if reply.contact.is_group or isinstance(refusal, _WRITTEN_ANEW) else _beside(reply, inbound)
    if words and len(words) <= questions.LONGEST:
        await answering.ask(store, reply, inbound, words, await _about(store, reply, inbound))


def _beside(reply: Reply, inbound: Inbound) -> str:
    """A comment, a note, or a whole text that says more than yes or no; "" where there is nothing to be kept."""
    match inbound.act:
        case Pressed(note=comment) | Proposed(note=comment):
            return comment
        case Said(text=text):
            heard = spoken.answer_in(text, reply.subscriber.language)
            writes = reply.contact.expecting.partition(":")[0] in (rsvps.NOTE, rsvps.SHOWS)
            return text.strip() if writes or (heard is not None and heard.rest) else ""
    return ""


async def _about(store: Store, reply: Reply, inbound: Inbound) -> str | None:
    """The meeting the words are about, if there is one of that name."""
    match inbound.act:
        case Pressed(action=action) if action.args:
            named: str | None = action.subject
        case Proposed(meeting=proposed):
            named = proposed
        case _:
            named = meeting_in(reply.thread)
    session = await store.session(named) if named is not None else None
    meeting = await store.meeting(session.meeting_id if session else named) if named is not None else None
    return meeting.id if meeting is not None else None
