"""Sessions: the workshops and panels inside a meeting. Whoever has a place at the meeting chooses among them.

Each has seats, a queue and offers of its own (places.py), for as long as the meeting takes answers. Nobody is in two at
the same time. A session's reminders go before its own start, to those who have a place in it.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from bot.core import broadcasts, meetings, outbox, places
from bot.core.audience import Audience
from bot.core.errors import PlaceNeeded, SessionOff, SessionsClash, SessionUnknown
from bot.core.ladder import moment_before
from bot.core.language import Language
from bot.core.meetings import Meeting, MeetingStatus, Session, find_open, tell_calendar, thread_of
from bot.core.outbox import Priority
from bot.core.people import Subscriber
from bot.core.places import WANTING, WHOLE, Place, PlaceState
from bot.core.store import Store


async def find(store: Store, session_id: str) -> Session:
    """The session. Raises SessionUnknown."""
    session = await store.session(session_id)
    if session is None:
        raise SessionUnknown
    return session


async def chosen(store: Store, meeting_id: str, subscriber_id: int) -> list[Session]:
    """The sessions the person has a place in, queues for or is offered one of, in the order of the day."""
    parts = {each.part for each in await store.places_in(meeting_id, subscriber_id) if each.state in WANTING}
    return [session for session in await store.sessions(meeting_id) if session.id in parts]


async def may_choose(store: Store, meeting_id: str, subscriber_id: int) -> bool:
    """Whether the person has a place at the meeting."""
    place = await store.place(meeting_id, WHOLE, subscriber_id)
    return place is not None and place.state == PlaceState.CONFIRMED


async def choose(store: Store, subscriber: Subscriber, session: Session, now: datetime) -> None:
    """A place in the session for the whole party, or a turn in its queue. Chosen twice it is chosen once.

    Raises SessionOff, PlaceNeeded, SessionsClash(wanted, other), as places.claim does, or as meetings.find_open does.
    """
    await store.lock_places(session.meeting_id)
    meeting = await find_open(store, session.meeting_id, now)
    if not session.takes_place or session.starts <= now:
        raise SessionOff
    rsvp = await store.rsvp(meeting.id, subscriber.id)
    if rsvp is None or not await may_choose(store, meeting.id, subscriber.id):
        raise PlaceNeeded
    for other in await chosen(store, meeting.id, subscriber.id):
        if overlap(session, other):
            language = subscriber.language or Language.PL
            raise SessionsClash(wanted=session.title[language], other=other.title[language])
    await places.claim(store, meeting, session.id, subscriber.id, rsvp.party, now)


async def leave(store: Store, subscriber: Subscriber, session: Session, now: datetime) -> None:
    """The place in the session goes to others. Raises as meetings.find_open does."""
    meeting = await find_open(store, session.meeting_id, now)
    await places.give_back(store, meeting, session.id, subscriber.id, now)


async def choose_exactly(
    store: Store, subscriber: Subscriber, meeting_id: str, numbers: Collection[int], now: datetime
) -> None:
    """The sessions with these numbers and no others; none at all when there is no number. All or nothing.

    Raises SessionUnknown for a number that no session has, or as choose does.
    """
    by_number = {session.number: session for session in await store.sessions(meeting_id)}
    if not set(numbers) <= by_number.keys():
        raise SessionUnknown
    for session in await chosen(store, meeting_id, subscriber.id):
        if session.number not in numbers:
            await leave(store, subscriber, session, now)
    for number in sorted(numbers):
        await choose(store, subscriber, by_number[number], now)


async def settle(store: Store, subscriber: Subscriber, now: datetime) -> None:
    """Two people have become one, or she takes another's places: of sessions at the same time she keeps the one that
    was chosen first.

    Without a place at the meeting she keeps none.
    """
    for meeting in await store.meetings_of(subscriber.id, after=now):
        held = [place for place in await store.places_in(meeting.id, subscriber.id) if place.state in WANTING]
        own = {session.id: session for session in await store.sessions(meeting.id)}
        kept: list[Session] = []
        for place in sorted((each for each in held if each.part in own), key=lambda each: each.since):
            session = own[place.part]
            if await may_choose(store, meeting.id, subscriber.id) and not any(overlap(session, each) for each in kept):
                kept.append(session)
            else:
                await places.give_back(store, meeting, session.id, subscriber.id, now)


def overlap(one: Session, other: Session) -> bool:
    """Whether two sessions share a moment; one that begins as the other ends does not."""
    return one.id != other.id and one.starts < other.ends and other.starts < one.ends


# What becomes of a session


async def add(store: Store, session: Session) -> None:
    """A new session of its meeting, with the next number."""
    numbers = [each.number for each in await store.sessions(session.meeting_id)]
    await store.add(replace(session, number=max(numbers, default=0) + 1))


async def move(store: Store, session: Session, *, starts: datetime, ends: datetime, now: datetime) -> None:
    """Another time. Places are kept; who has one, or waits, is told old → new."""
    was = session.starts
    session.starts, session.ends = starts, ends
    session.sequence += 1
    await _tell_all(store, session, "session-moved", _given_up(session, was), now)


async def carry(store: Store, meeting: Meeting, was: datetime, now: datetime, *, at: datetime) -> None:
    """The meeting begins at another time than it was to: its sessions keep their hours within it, by the wall clock.

    Everyone is told of the meeting; only calendars hear of each session by itself, `at` that moment, in one mail
    however often it is moved until then. Who has yet to be told that a session moved by itself is told so then.
    """
    carried = await _shift(store, meeting, was)
    told = await _tell_own_hours(store, meeting, carried, now, since=now, at=at)
    for place in await store.places_in_sessions(meeting.id):
        if place.part in carried and place.id not in told:
            await tell_calendar(store, place, "session-entered", now, at=at, sequence=carried[place.part].sequence)


async def carry_back(store: Store, meeting: Meeting, was: datetime, now: datetime, *, since: datetime) -> None:
    """The meeting is again when it was before it was moved, at `since`, and its sessions with it.

    Only the calendars that have been given hours meanwhile hear of it, and who was to be told meanwhile that a session
    moved by itself; what waits for them says what holds.
    """
    carried = await _shift(store, meeting, was)
    told = await _tell_own_hours(store, meeting, carried, now, since=since, at=now)
    shown = await store.calendars_told([thread_of(meeting.id, each) for each in carried], since)
    for place in await store.places_in_sessions(meeting.id):
        if (thread_of(meeting.id, place.part), place.subscriber_id) in shown and place.id not in told:
            await tell_calendar(store, place, "session-entered", now, sequence=carried[place.part].sequence)


def follow(session: Session, *, starts: datetime, ends: datetime) -> None:
    """It was carried along with its meeting, which is told already, and has other hours within it by now."""
    session.starts, session.ends = starts, ends
    session.sequence += 1


async def cancel(store: Store, meeting: Meeting, session: Session, now: datetime) -> None:
    """It does not take place: who has a place in it, or waits, is told, and has none any more."""
    session.status = MeetingStatus.CANCELLED
    session.sequence += 1
    await store.withdraw(thread_of(meeting.id, session.id), "the session has been called off")
    await _tell_all(store, session, "session-cancelled", {"session": session.id}, now)
    for place in await store.wanted_places(meeting.id, session.id):
        place.state, place.offered_until = PlaceState.RETURNED, None


async def remind(store: Store, now: datetime) -> int:
    """Enqueues the newest step that has fallen due before each session; returns how many messages that made."""
    enqueued = 0
    for session in await store.sessions_ahead(now):
        meeting = await meetings.find(store, session.meeting_id)
        steps = [(moment_before(meeting, session.starts, offset), offset) for offset in session.reminders]
        due = [(at, offset) for at, offset in steps if at <= now]
        if not due:
            continue
        at, offset = max(due)
        last = await store.last_broadcast("session-reminder", thread_of(meeting.id, session.id))
        if last is not None and last.args["sequence"] == session.sequence and last.created_at >= at:
            continue
        broadcast = await broadcasts.publish(
            store,
            Audience(session=session.id),
            key=f"session-reminder:{session.id}:{session.sequence}:{offset}",
            message="session-reminder",
            args={"session": session.id, "sequence": session.sequence},
            priority=Priority.REMINDER,
            now=now,
            expires_at=session.starts,
            thread=thread_of(session.meeting_id, session.id),
        )
        enqueued += broadcast.audience if broadcast is not None else 0
    return enqueued


async def _tell_all(store: Store, session: Session, message: str, args: dict[str, str | int], now: datetime) -> None:
    for place in await store.wanted_places(session.meeting_id, session.id):
        await _tell(store, session, place, message, args, now)


async def _tell(
    store: Store,
    session: Session,
    place: Place,
    message: str,
    args: dict[str, str | int],
    now: datetime,
    *,
    at: datetime | None = None,
) -> None:
    await outbox.enqueue(
        store,
        key=f"{message}:{session.id}:{session.sequence}:{place.subscriber_id}",
        to=place.subscriber_id,
        message=message,
        args=args,
        priority=Priority.NOTICE,
        now=now,
        due_at=at,
        expires_at=max(session.starts, now),
        thread=thread_of(session.meeting_id, session.id),
    )


async def _tell_own_hours(
    store: Store, meeting: Meeting, carried: Mapping[str, Session], now: datetime, *, since: datetime, at: datetime
) -> set[int]:
    """The notice that a session moved by itself is about hours which its meeting has taken along: it says so anew.

    Returns the places whose people are told.
    """
    moves = await store.moves(meeting.id)
    given_up: dict[tuple[str, int], datetime] = {}
    threads = [thread_of(meeting.id, each) for each in carried]
    for thread, person, start, then in await store.moved_alone(threads, since):
        began = next((each.old_starts for each in moves if each.at > then), meeting.starts)
        given_up.setdefault((thread, person), _carried(meeting, start, began))
    told = set()
    for session in carried.values():
        for place in await store.wanted_places(meeting.id, session.id):
            start = given_up.get((thread_of(meeting.id, session.id), place.subscriber_id), session.starts)
            if start != session.starts:
                args = _given_up(session, start)
                await _tell(store, session, place, "session-moved", args, now, at=at)
                told.add(place.id)
    return told


def _given_up(session: Session, start: datetime) -> dict[str, str | int]:
    return {"session": session.id, "sequence": session.sequence, "was": start.isoformat()}


async def _shift(store: Store, meeting: Meeting, was: datetime) -> Mapping[str, Session]:
    """The sessions that have now been moved as far as their meeting, by id."""
    moved = [session for session in await store.sessions(meeting.id) if session.takes_place]
    if _on_the_wall(meeting, meeting.starts) == _on_the_wall(meeting, was):
        return {}
    for session in moved:
        session.starts, session.ends = (_carried(meeting, each, was) for each in (session.starts, session.ends))
        session.sequence += 1
    return {session.id: session for session in moved}


def _carried(meeting: Meeting, moment: datetime, was: datetime) -> datetime:
    """A moment within the meeting that was to begin at `was`, as far on by the wall clock as the meeting."""
    later = _on_the_wall(meeting, meeting.starts) - _on_the_wall(meeting, was)
    return (_on_the_wall(meeting, moment) + later).replace(tzinfo=ZoneInfo(meeting.timezone)).astimezone(UTC)


def _on_the_wall(meeting: Meeting, moment: datetime) -> datetime:
    return meeting.local(moment).replace(tzinfo=None)


def in_order(held: Sequence[Session]) -> list[Session]:
    """By the number they are chosen by."""
    return sorted(held, key=lambda session: session.number)
