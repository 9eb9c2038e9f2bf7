"""What buttons and words about sessions do: choosing and leaving, by tap, by number, by a yes or no to one."""

from bot.core import entries, places, sessions, words
from bot.core.actions import Action
from bot.core.inbound import Inbound, Pressed
from bot.core.meetings import Session, find, find_open, thread_of
from bot.core.outbox import Reply
from bot.core.places import WANTING, PlaceState
from bot.core.rsvps import GIVEN, PartStat
from bot.core.store import Store

_MOST = 99
_NONE_OF_THEM = "0"


async def show(store: Store, reply: Reply, action: Action) -> None:
    """What can be chosen inside a meeting. Raises MeetingUnknown."""
    await _show(store, reply, (await find(store, action.subject)).id)


async def press(store: Store, reply: Reply, action: Action) -> None:
    """Chooses a session, or leaves it. Raises as sessions.choose does."""
    session = await sessions.find(store, action.subject)
    if session in await sessions.chosen(store, session.meeting_id, reply.subscriber.id):
        await sessions.leave(store, reply.subscriber, session, reply.now)
    else:
        await sessions.choose(store, reply.subscriber, session, reply.now)
    await _show(store, reply, session.meeting_id)


async def answer(store: Store, reply: Reply, session: Session, choice: str) -> None:
    """A yes to a session takes what is offered, or chooses it; anything else leaves it. Raises as choose does."""
    place = await store.place(session.meeting_id, session.id, reply.subscriber.id)
    if choice != PartStat.ACCEPTED:
        await sessions.leave(store, reply.subscriber, session, reply.now)
    elif place is not None and place.state == PlaceState.OFFERED:
        await places.take(store, await find_open(store, session.meeting_id, reply.now), place, reply.now)
    elif place is None or place.state not in WANTING:
        await sessions.choose(store, reply.subscriber, session, reply.now)
    await _show(store, reply, session.meeting_id)


async def answer_entry(store: Store, reply: Reply, pressed: Pressed, session: Session, *, proven: bool) -> None:
    """A calendar's answer to a session. One that nothing vouches for, or to an old time, is shown what stands now."""
    known = None if pressed.sequence is None else entries.revision_of(pressed.sequence)
    holds = known is None or known >= session.sequence or pressed.starts == session.starts
    if proven and holds:
        await answer(store, reply, session, pressed.action.choice)
    else:
        await _show(store, reply, session.meeting_id)


async def understood(store: Store, reply: Reply, inbound: Inbound, text: str, thread: str) -> bool:
    """Numbers in the conversation about a meeting that has sessions, or a yes or no in the one about a session.

    False for other words. Raises as sessions.choose_exactly does.
    """
    kind, _, about = thread.partition(":")
    if kind == "session" and (session := await store.session(about)) is not None:
        from bot.core import spoken  # what reads words is large, and whoever taps does not wait for it

        heard = spoken.answer_in(text, reply.subscriber.language)
        choice = heard.partstat if heard is not None and heard.partstat in GIVEN else None
        if choice is not None and inbound.sender.proven:
            await answer(store, reply, session, choice)
        elif choice is not None:
            await _show(store, reply, session.meeting_id)
        return choice is not None
    numbers = _numbers_in(text) if kind == "meeting" else None
    if numbers is None or not await store.sessions(about):
        return False
    if inbound.sender.proven:
        await sessions.choose_exactly(store, reply.subscriber, about, numbers, reply.now)
    await _show(store, reply, about)
    return True


def _numbers_in(text: str) -> list[int] | None:
    first = next((line for line in text.splitlines() if line.strip()), "")
    return [] if first.strip(" .") == _NONE_OF_THEM else words.numbers_in(text, _MOST)


async def _show(store: Store, reply: Reply, meeting_id: str) -> None:
    await reply.say(store, "choose-sessions", thread=thread_of(meeting_id), meeting=meeting_id)
