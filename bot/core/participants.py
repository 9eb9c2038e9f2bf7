"""Participants: everybody asked to a meeting, for the organisers' list."""

import unicodedata
from collections.abc import Mapping, Sequence
from datetime import datetime

from msgspec import Struct

from bot.core.attendance import AttendanceState
from bot.core.language import Language
from bot.core.meetings import Meeting
from bot.core.places import PlaceState
from bot.core.rsvps import PartStat
from bot.core.store import Store

_ORDER = [
    PartStat.ACCEPTED,
    PartStat.TENTATIVE,
    PartStat.NEEDS_ACTION,
    PartStat.DELEGATED,
    PartStat.DECLINED,
]


class Participant(Struct, frozen=True):
    """One person and what she has said."""

    name: str
    city: str | None  # as in Subscriber
    kind: str | None
    institutions: Sequence[str]  # the names of those she stands for
    language: Language | None
    answer: PartStat
    party: int
    place: PlaceState | None  # of the whole meeting
    position: int | None  # in the queue; the first is 1
    needs: Sequence[str]
    note: str
    answered_at: datetime | None
    shows: str = ""  # what her stand shows
    slot: str = ""  # when it is set up
    answered_to: int = 0  # SEQUENCE of the meeting when she answered
    attendance: AttendanceState | None = None  # None: unknown


class Represented(Struct, frozen=True):
    """An institution, and how those who stand for it have answered."""

    name: str
    city: str | None  # as in Institution
    kind: str | None
    people: int
    answers: Mapping[PartStat, int]


class Seat(Struct, frozen=True):
    """One person's place in a session."""

    session: str
    name: str
    city: str | None
    language: Language | None
    place: PlaceState
    seats: int
    position: int | None
    needs: Sequence[str]


async def of(store: Store, meeting: Meeting) -> list[Participant]:
    """Those who come first, then who may, who is silent, who passed the place on, who does not; each by name."""
    found = await store.participants(meeting.id)
    return sorted(found, key=lambda each: (_ORDER.index(each.answer), _sorted_by(each.name)))


async def in_sessions(store: Store, meeting: Meeting) -> list[Seat]:
    """Session by session as they begin; those with a place by name, then the queue in its order."""
    order = {session.id: number for number, session in enumerate(await store.sessions(meeting.id))}
    found = [seat for seat in await store.seats_in_sessions(meeting.id) if seat.session in order]
    return sorted(found, key=lambda each: (order[each.session], each.position or 0, _sorted_by(each.name)))


def _sorted_by(name: str) -> str:
    """Diacritics apart, which is how neither language sorts and both can find a name."""
    return unicodedata.normalize("NFKD", name.casefold().replace("ł", "l"))
