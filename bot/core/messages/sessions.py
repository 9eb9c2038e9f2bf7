"""Sessions: what can be chosen inside a meeting, and what becomes of it."""

from datetime import datetime

from bot.core import entries, sessions
from bot.core.actions import Verb, press
from bot.core.meetings import Meeting, MeetingStatus, Session, find, with_city
from bot.core.message import Button, Calendar, Line, Lines, Message, Value, line
from bot.core.messages.cards import session_line, session_lines, takes_answers
from bot.core.messages.reader import HOME, ROWS, Pointless, Reader, button
from bot.core.places import WANTING, Place, PlaceState
from bot.core.store import Store


async def choose_sessions(store: Store, reader: Reader, *, meeting: str) -> Message:
    """The workshops and panels, each a tap; by mail a number. Who may not choose yet is told when she may."""
    which = await find(store, meeting)
    if not takes_answers(which, reader):
        raise Pointless("the meeting is cancelled or has begun")
    held = {place.part: place for place in await store.places_in(which.id, reader.subscriber.id)}
    offered = [session for session in await store.sessions(which.id) if session.takes_place]
    mine = await session_lines(store, reader, which)
    needed = not await sessions.may_choose(store, which.id, reader.subscriber.id)
    rows: ROWS = () if needed else tuple((_toggle(which, session, held.get(session.id)),) for session in offered)
    args: tuple[tuple[str, Value], ...] = (
        ("title", which.title),
        ("mine", Lines(tuple(mine)) if mine else line("sessions-none")),
        ("how", line("sessions-need-place" if needed else "sessions-how")),
    )
    back = (button("button-back-to-meeting", Verb.MEETING, which.id),)
    return Message("choose-sessions", args, (*rows, back), by_mail=None if needed else numbered(which, offered))


async def with_choices(store: Store, reader: Reader, meeting: Meeting, otherwise: Line) -> Line:
    """What a mail about a meeting ends with: how to answer, and for who may choose sessions how to do that."""
    offered = [session for session in await store.sessions(meeting.id) if session.takes_place]
    if not offered or not takes_answers(meeting, reader):
        return otherwise
    if not await sessions.may_choose(store, meeting.id, reader.subscriber.id):
        return otherwise
    return line("sessions-beside", answer=otherwise, sessions=numbered(meeting, offered))


def numbered(meeting: Meeting, offered: list[Session]) -> Line:
    """How a session is chosen in a mail: by its number."""
    lines = tuple(
        line("session-numbered", number=each.number, starts=meeting.local(each.starts), title=each.title)
        for each in sessions.in_order(offered)
    )
    return line("sessions-by-mail", sessions=Lines(lines))


async def session_moved(store: Store, reader: Reader, *, session: str, sequence: int, was: str) -> Message:
    """Old → new, and what it now coincides with."""
    which, meeting, place = await _held(store, reader, session)
    if which.sequence != sequence:
        raise Pointless("moved again since")
    clashing = [
        each for each in await sessions.chosen(store, meeting.id, reader.subscriber.id) if sessions.overlap(which, each)
    ]
    args: tuple[tuple[str, Value], ...] = (
        *session_facts(which, meeting),
        ("was", meeting.local(datetime.fromisoformat(was))),
        ("clash", Lines(tuple(line("session-coincides", title=each.title) for each in clashing))),
        ("mine", await session_line(store, meeting, which, place)),
    )
    seated = place.state == PlaceState.CONFIRMED
    calendar = await _entry(store, reader, which, meeting, "REQUEST", place) if seated else None
    return Message("session-moved", args, _rows(meeting), by_mail=line("session-undo-by-mail"), calendar=calendar)


async def session_cancelled(store: Store, reader: Reader, *, session: str) -> Message:
    """It does not take place; the meeting does."""
    which = await sessions.find(store, session)
    meeting = await find(store, which.meeting_id)
    if meeting.status == MeetingStatus.CANCELLED or which.starts <= reader.now:
        raise Pointless("the meeting is cancelled or the session would have begun")
    place = await store.place(meeting.id, which.id, reader.subscriber.id)
    calendar = await _entry(store, reader, which, meeting, "CANCEL", place)
    return Message("session-cancelled", session_facts(which, meeting), _rows(meeting), calendar=calendar)


async def session_reminder(store: Store, reader: Reader, *, session: str, sequence: int) -> Message:
    """It begins soon."""
    which, meeting, place = await _held(store, reader, session)
    if which.sequence != sequence or place.state != PlaceState.CONFIRMED:
        raise Pointless("moved since, or no place in it")
    return Message(
        "session-reminder",
        (*session_facts(which, meeting), ("place", await with_city(store, meeting, meeting.venue))),
        ((HOME,),),
    )


async def session_entered(store: Store, reader: Reader, *, place: int, sequence: int | None = None) -> Message:
    """A place in a session, for a mail reader's calendar; on Telegram the card says it.

    `sequence`: the revision of the session that it is about; None: whichever holds.
    """
    which, meeting, held, stands = await _for_calendar(store, reader, place)
    if not stands:
        raise Pointless("has left the session again, or it is off")
    if sequence not in (None, which.sequence):
        raise Pointless("moved again since")
    return Message(
        "session-entered",
        (*session_facts(which, meeting), ("place", await with_city(store, meeting, meeting.venue))),
        by_mail=line("session-undo-by-mail"),
        calendar=await _entry(store, reader, which, meeting, "REQUEST", held),
    )


async def session_left(store: Store, reader: Reader, *, place: int) -> Message:
    """The same place given up."""
    which, meeting, held, stands = await _for_calendar(store, reader, place)
    if stands:
        raise Pointless("has chosen the session again")
    calendar = await _entry(store, reader, which, meeting, "CANCEL", held)
    return Message("session-left", session_facts(which, meeting), calendar=calendar)


async def _for_calendar(store: Store, reader: Reader, place_id: int) -> tuple[Session, Meeting, Place, bool]:
    if reader.contact.channel != "email":
        raise Pointless("the card has said it")
    place = await store.place_numbered(place_id)
    if place is None or place.subscriber_id != reader.subscriber.id:
        raise Pointless("the place is not on record any more")
    which = await sessions.find(store, place.part)
    meeting = await find(store, which.meeting_id)
    if which.starts <= reader.now:
        raise Pointless("the session has begun")
    is_on = meeting.status != MeetingStatus.CANCELLED and which.takes_place
    return which, meeting, place, is_on and place.state == PlaceState.CONFIRMED


async def _held(store: Store, reader: Reader, session_id: str) -> tuple[Session, Meeting, Place]:
    which = await sessions.find(store, session_id)
    meeting = await find(store, which.meeting_id)
    if meeting.status == MeetingStatus.CANCELLED or not which.takes_place or which.starts <= reader.now:
        raise Pointless("the session is cancelled or has begun")
    place = await store.place(meeting.id, which.id, reader.subscriber.id)
    if place is None or place.state not in WANTING:
        raise Pointless("has left the session")
    return which, meeting, place


async def _entry(
    store: Store, reader: Reader, session: Session, meeting: Meeting, method: str, place: Place | None
) -> Calendar:
    """The session for the person's calendar: an entry of its own, beside the meeting's. `place`: hers in it."""
    return Calendar(
        method=method,
        meeting=session.id,
        sequence=entries.sequence_in(session, place),
        starts=session.starts,
        ends=session.ends,
        title=session.title,
        venue=await with_city(store, meeting, meeting.venue),
        changed=reader.now,
    )


def session_facts(session: Session, meeting: Meeting) -> tuple[tuple[str, Value], ...]:
    facts = line(
        "session-facts",
        title=session.title,
        kind=line(f"session-{session.kind}"),
        meeting=meeting.title,
        starts=meeting.local(session.starts),
        ends=meeting.local(session.ends),
    )
    return (("title", session.title), ("facts", facts))


def _rows(meeting: Meeting) -> ROWS:
    return ((button("button-sessions", Verb.SESSIONS, meeting.id),), (HOME,))


def _toggle(meeting: Meeting, session: Session, place: Place | None) -> Button:
    labels = {
        PlaceState.CONFIRMED: "button-session-chosen",
        PlaceState.OFFERED: "button-session-offered",
        PlaceState.QUEUED: "button-session-queued",
    }
    label = labels.get(place.state, "button-session") if place is not None else "button-session"
    return Button(
        line(label, starts=meeting.local(session.starts), title=session.title), press(Verb.SESSION, session.id)
    )
