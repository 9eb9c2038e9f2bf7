"""Loading a programme: what is new is added, what has changed is changed as an organiser would, nothing is deleted.

Loaded twice, a programme changes nothing. A meeting with another time or place is moved, a cancelled one is cancelled,
by the verbs of meetings.py, which tell people.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from typing import TypeVar
from zoneinfo import ZoneInfo

from msgspec import Struct

from bot.core import corrections, meetings, moves, places, reminders, sessions
from bot.core.funding import FundingMark
from bot.core.institutions import City, InstitutionKind
from bot.core.meetings import Edition, Meeting, MeetingStatus, Session
from bot.core.sectors import Sector
from bot.core.store import Store

E = TypeVar("E", Edition, City, InstitutionKind, Sector, Meeting, Session)
Listed = TypeVar("Listed", City, InstitutionKind, Sector)

_BY_VERB = frozenset({"starts", "ends", "venue", "status", "sequence", "materials"})
"""What of a meeting only a verb may change, since people are told."""

_SHOWN = frozenset({"title", "working_languages", "answer_by"})
"""What of a meeting stands on the cards that people have: where it was wrong, they are corrected."""

_SHOWN_OF_A_SESSION = frozenset({"title", "kind"})
"""The same of a session, which stands on the cards of its meeting."""


class ProgrammeInvalid(Exception):
    """The programme cannot be loaded; the text has one line per problem, each with what to write instead."""

    def __init__(self, problems: Iterable[str]) -> None:
        super().__init__("\n".join(problems))


class Programme(Struct, frozen=True):
    """One edition, and everything it needs."""

    edition: Edition
    cities: tuple[City, ...]
    kinds: tuple[InstitutionKind, ...]
    sectors: tuple[Sector, ...]
    meetings: tuple[Meeting, ...]
    sessions: tuple[Session, ...]
    marks: tuple[FundingMark, ...] = ()  # not kept in the store: they are read from beside the file at every start


@dataclass
class Changes:
    """What loading a programme did, one line for each thing, for the operator to read."""

    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    moved: list[str] = field(default_factory=list)
    cancelled: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)  # what the programme asks for or implies, but was not done, and why

    def __bool__(self) -> bool:
        """Whether anything is different now."""
        return bool(self.added or self.changed or self.moved or self.cancelled)

    def lines(self) -> list[str]:
        """What was done and what was left, to be printed."""
        done = [f"{each.name}: {line}" for each in fields(self) for line in getattr(self, each.name)]
        return done if self else [*done, "Nothing has changed."]


async def apply(store: Store, programme: Programme, now: datetime) -> Changes:
    """Loads the programme. Raises ProgrammeInvalid before anything is changed."""
    known = {meeting.id: meeting for meeting in await store.meetings()}
    await store.lock_places(*known)
    held_sessions = {session.id: session for meeting_id in known for session in await store.sessions(meeting_id)}
    _require_free_ids(programme, known, held_sessions)
    _require_moves_ahead(programme, known, now)
    changes = Changes()
    moments = {meeting.id: (meeting.starts, meeting.ends) for meeting in known.values()}
    moments |= {session.id: (session.starts, session.ends) for session in held_sessions.values()}
    edition = await store.edition(programme.edition.id)
    await _merge(store, "edition", [programme.edition], [edition] if edition else [], changes)
    await _merge_listed(store, "city", programme.cities, await store.cities(), changes)
    await _merge_listed(store, "kind", programme.kinds, await store.kinds(), changes)
    await _merge_listed(store, "sector", programme.sectors, await store.sectors(), changes)
    for meeting in programme.meetings:
        await _apply_meeting(store, meeting, known.get(meeting.id), now, changes)
    own = {meeting.id for meeting in known.values() if meeting.edition_id == programme.edition.id}
    planned = {meeting.id for meeting in programme.meetings}
    _leave("meeting", own - planned, changes)
    inside = {session.id: session for session in held_sessions.values() if session.meeting_id in planned}
    for session in programme.sessions:
        await _apply_session(store, session, inside.get(session.id), moments, now, changes)
    _leave("session", inside.keys() - {session.id for session in programme.sessions}, changes)
    await _fill(store, [meeting for meeting in known.values() if meeting.id in planned and meeting.starts > now], now)
    return changes


async def _fill(store: Store, held: Sequence[Meeting], now: datetime) -> None:
    """A larger room has seats for those who wait."""
    for meeting in held:
        for part in await places.parts_of(store, meeting):
            await places.fill(store, meeting, part, now)


def _require_free_ids(programme: Programme, known: Mapping[str, Meeting], sessions: Mapping[str, Session]) -> None:
    problems = [
        f'meeting "{meeting.id}": the id belongs to edition "{known[meeting.id].edition_id}"; pick another id'
        for meeting in programme.meetings
        if meeting.id in known and known[meeting.id].edition_id != programme.edition.id
    ]
    problems += [
        f'session "{session.id}": the id belongs to meeting "{sessions[session.id].meeting_id}"; pick another id'
        for session in programme.sessions
        if session.id in sessions and sessions[session.id].meeting_id != session.meeting_id
    ]
    meeting_ids = {*known, *(meeting.id for meeting in programme.meetings)}
    problems += [
        f'session "{session.id}": the id belongs to a meeting; pick another id'
        for session in programme.sessions
        if session.id in meeting_ids
    ]
    if problems:
        raise ProgrammeInvalid(problems)


def _require_moves_ahead(programme: Programme, known: Mapping[str, Meeting], now: datetime) -> None:
    """A wrong year must not tell everybody that the meeting is over."""
    problems = [
        f'meeting "{meeting.id}" → starts: {_local(meeting.starts, meeting)} is past; write a moment that lies ahead'
        for meeting in programme.meetings
        if meeting.id in known
        and _is_held(meeting)
        and _is_held(known[meeting.id])
        and meeting.starts <= now < known[meeting.id].starts
    ]
    if problems:
        raise ProgrammeInvalid(problems)


async def _merge_listed(
    store: Store, what: str, given: Sequence[Listed], held: Sequence[Listed], changes: Changes
) -> None:
    """Like _merge; those no longer listed go to the end, so that no two have the same number."""
    await _merge(store, what, given, held, changes)
    listed = {each.id for each in given}
    for position, each in enumerate((each for each in held if each.id not in listed), start=len(given) + 1):
        each.position = position


async def _merge(store: Store, what: str, given: Sequence[E], held: Sequence[E], changes: Changes) -> None:
    by_id = {each.id: each for each in held}
    for each in given:
        if each.id not in by_id:
            await store.add(replace(each))  # a copy: what the store holds is live, the programme is not
            changes.added.append(f'{what} "{each.id}"')
        elif corrected := _correct(by_id[each.id], each):
            changes.changed.append(f'{what} "{each.id}": {", ".join(corrected)}')
    _leave(what, by_id.keys() - {each.id for each in given}, changes)


async def _apply_meeting(store: Store, given: Meeting, held: Meeting | None, now: datetime, changes: Changes) -> None:
    if held is None:
        await _merge(store, "meeting", [given], [], changes)
        return
    corrected = _correct(held, given, but=_BY_VERB)
    if given.materials is not None and given.materials != held.materials:
        await reminders.share_materials(store, held, given.materials, now)
        corrected.append("materials")
    if _SHOWN & set(corrected) and held.starts > now and _is_held(given):
        await corrections.correct(store, held, now)
    if corrected:
        changes.changed.append(f'meeting "{given.id}": {", ".join(corrected)}')
    if not _is_held(given):
        if _is_held(held):
            await meetings.cancel(store, held, now=now)
            changes.cancelled.append(f'meeting "{given.id}"')
    elif not _is_held(held):
        changes.left.append(f'meeting "{given.id}": it is cancelled and stays so; to hold it again, give it a new id')
    elif moved := _differences(held, given):
        if held.starts <= now:
            changes.left.append(f'meeting "{given.id}": it has begun, so its time and place stay as they are')
            return
        await moves.move(store, held, starts=given.starts, ends=given.ends, venue=given.venue, now=now)
        changes.moved.append(f'meeting "{given.id}": {", ".join(moved)}')


async def _apply_session(
    store: Store,
    given: Session,
    held: Session | None,
    moments: Mapping[str, tuple[datetime, datetime]],
    now: datetime,
    changes: Changes,
) -> None:
    """`moments`: when each meeting and session was to be before; one that moves with its meeting is not told apart."""
    meeting = await meetings.find(store, given.meeting_id)
    if held is None:
        await sessions.add(store, given)
        changes.added.append(f'session "{given.id}"')
        return
    corrected = _correct(held, given, but=_BY_VERB | {"number"})
    if corrected:
        changes.changed.append(f'session "{given.id}": {", ".join(corrected)}')
    if _SHOWN_OF_A_SESSION & set(corrected) and held.takes_place and held.starts > now and _is_held(meeting):
        await corrections.correct_session(store, meeting, held, now)
    if not given.takes_place:
        if held.takes_place:
            await sessions.cancel(store, meeting, held, now)
            changes.cancelled.append(f'session "{given.id}"')
    elif not held.takes_place:
        changes.left.append(f'session "{given.id}": it is cancelled and stays so; to hold it again, give it a new id')
    elif (held.starts, held.ends) != (given.starts, given.ends):
        was, _ = moments[meeting.id]
        if was <= now:
            changes.left.append(f'session "{given.id}": its meeting has begun, so its time stays as it is')
            return
        if was == meeting.starts:
            await sessions.move(store, held, starts=given.starts, ends=given.ends, now=now)
        else:
            sessions.follow(held, starts=given.starts, ends=given.ends)
        if moments[given.id] != (given.starts, given.ends):  # else it stays where it was, and its meeting moves
            changes.moved.append(f'session "{given.id}": to {_local(given.starts, meeting)}')


def _correct(held: E, given: E, *, but: frozenset[str] = frozenset()) -> list[str]:
    """Makes the one held like the one given; returns the names of what was different."""
    names = [each.name for each in fields(given) if each.name not in but]
    different = [name for name in names if getattr(held, name) != getattr(given, name)]
    for name in different:
        setattr(held, name, getattr(given, name))
    return different


def _differences(held: Meeting, given: Meeting) -> list[str]:
    """What a move would change, old → new."""
    moments = (("starts", held.starts, given.starts), ("ends", held.ends, given.ends))
    different = [f"{name} {_local(old, given)} → {_local(new, given)}" for name, old, new in moments if old != new]
    return different + ["venue"] * (held.venue != given.venue)


def _leave(what: str, ids: Iterable[str], changes: Changes) -> None:
    changes.left += [f'{what} "{each}": it is no longer in the programme, and stays as it is' for each in sorted(ids)]


def _is_held(meeting: Meeting) -> bool:
    return meeting.status != MeetingStatus.CANCELLED


def _local(at: datetime, meeting: Meeting) -> str:
    return f"{at.astimezone(ZoneInfo(meeting.timezone)):%Y-%m-%d %H:%M}"
