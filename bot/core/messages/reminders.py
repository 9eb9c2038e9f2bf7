"""What the ladder says: reminders, nudges, where we are, thanks; and to organisers what it could not say in time."""

from datetime import datetime, timedelta

from bot.core import moves
from bot.core.actions import Verb
from bot.core.attendance import AttendanceState
from bot.core.ladder import StepKind
from bot.core.meetings import Meeting, MeetingStatus, find
from bot.core.message import Message, Value, line
from bot.core.messages.cards import answer_rows, card, card_rows
from bot.core.messages.meetings import unmoved
from bot.core.messages.reader import HOME, ROWS, Pointless, Reader, button
from bot.core.places import WHOLE, PlaceState
from bot.core.rsvps import PartStat, Rsvp
from bot.core.store import Store

_FRESHLY_INVITED = timedelta(days=1)


async def reminder(store: Store, reader: Reader, *, meeting: str, sequence: int) -> Message:
    """The meeting comes nearer, to those who come."""
    which = await unmoved(store, reader, meeting, sequence)
    rsvp = await store.rsvp(which.id, reader.subscriber.id)
    answer = rsvp.partstat if rsvp is not None else PartStat.NEEDS_ACTION
    if answer not in (PartStat.ACCEPTED, PartStat.TENTATIVE):
        raise Pointless(f"the answer is {answer}")
    await _require_current(store, which, rsvp)
    if answer == PartStat.ACCEPTED:
        await _require_place(store, reader, which)
    days = (which.local(which.starts).date() - which.local(reader.now).date()).days
    args = (*await card(store, reader, which), ("days", days))
    return Message("reminder", args, await card_rows(store, which, reader), by_mail=line("undo-by-mail"))


async def nudge(store: Store, reader: Reader, *, meeting: str, sequence: int) -> Message:
    """The answer is still open."""
    which = await unmoved(store, reader, meeting, sequence)
    rsvp = await store.rsvp(which.id, reader.subscriber.id)
    if rsvp is None or rsvp.partstat != PartStat.NEEDS_ACTION:
        raise Pointless("has answered")
    if await store.is_spoken_for(which.id, reader.subscriber.id):
        raise Pointless("somebody of the institution has answered")
    if rsvp.invited_at is not None and rsvp.invited_at > reader.now - _FRESHLY_INVITED:
        raise Pointless("was invited less than a day ago")
    await _require_current(store, which, rsvp)
    return Message("nudge", await card(store, reader, which), answer_rows(which), by_mail=line("answer-by-mail"))


async def we_are_here(store: Store, reader: Reader, *, meeting: str, sequence: int) -> Message:
    """On the day, to those who have a place: the address, and how to find it."""
    which = await unmoved(store, reader, meeting, sequence)
    rsvp = await store.rsvp(which.id, reader.subscriber.id)
    if rsvp is None or rsvp.partstat != PartStat.ACCEPTED:
        raise Pointless("does not come")
    await _require_current(store, which, rsvp)
    await _require_place(store, reader, which)
    found: Value = line("here-map", link=which.map) if which.map else ""
    args = (*await card(store, reader, which), ("map", found))
    return Message("we-are-here", args, await card_rows(store, which, reader), by_mail=line("undo-by-mail"))


async def thanks(store: Store, reader: Reader, *, meeting: str, sequence: int) -> Message:
    """Afterwards, to those who came; with the materials, as far as there are any yet."""
    which = await _attended(store, reader, meeting)
    shared: Value = line("thanks-materials", materials=which.materials) if which.materials else ""
    return Message("thanks", (("title", which.title), ("materials", shared)), _afterwards(which))


async def materials(store: Store, reader: Reader, *, meeting: str) -> Message:
    """The materials, where the thanks went out without them or they have changed since."""
    which = await _attended(store, reader, meeting)
    if not which.materials:
        raise Pointless("there are no materials any more")
    return Message("materials", (("title", which.title), ("materials", which.materials)), _afterwards(which))


async def step_missed(store: Store, reader: Reader, *, meeting: str, kind: str, at: str, people: int) -> Message:
    """To an organiser: a step of the ladder was too late when the service could have sent it."""
    which = await find(store, meeting)
    args: tuple[tuple[str, Value], ...] = (
        ("title", which.title),
        ("step", line(f"step-{StepKind(kind)}")),
        ("at", which.local(datetime.fromisoformat(at))),
        ("people", people),
    )
    return Message("step-missed", args, ((HOME,),))


async def _require_current(store: Store, meeting: Meeting, rsvp: Rsvp | None) -> None:
    """A reminder is no way to learn of a move while its notice is on the way; who is sent none has to be reminded."""
    known = moves.known_to(rsvp)
    if rsvp is None or known is None or known >= meeting.sequence:
        return
    if await store.is_being_told(meeting.id, rsvp.subscriber_id):
        raise Pointless("the notice of the move comes first")


async def _require_place(store: Store, reader: Reader, meeting: Meeting) -> None:
    place = await store.place(meeting.id, WHOLE, reader.subscriber.id)
    if place is None or place.state != PlaceState.CONFIRMED:
        raise Pointless("has no place yet")


async def _attended(store: Store, reader: Reader, meeting_id: str) -> Meeting:
    """The meeting, if it took place and the reader had a place in it and said yes to the end."""
    meeting = await find(store, meeting_id)
    if meeting.status == MeetingStatus.CANCELLED or meeting.ends > reader.now:
        raise Pointless("the meeting did not take place")
    rsvp = await store.rsvp(meeting.id, reader.subscriber.id)
    if rsvp is None or rsvp.partstat != PartStat.ACCEPTED:
        raise Pointless("did not come")
    seen = await store.attendance(meeting.id, reader.subscriber.id)
    if seen is not None and seen.state != AttendanceState.PRESENT:
        raise Pointless(f"was {seen.state}")
    await _require_place(store, reader, meeting)
    return meeting


def _afterwards(meeting: Meeting) -> ROWS:
    return ((button("button-ask-about", Verb.ASK, meeting.id), HOME),)
