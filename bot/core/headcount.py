"""Headcount: how a meeting stands, counted by the database. However many people are asked, it is a handful of rows."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import TypeVar

from msgspec import Struct

from bot.core.language import Language
from bot.core.meetings import Meeting
from bot.core.places import PlaceState
from bot.core.rsvps import PartStat
from bot.core.store import Store

K = TypeVar("K")

COMING = frozenset({PartStat.ACCEPTED, PartStat.TENTATIVE})
"""The answers of those who come or may come."""

SILENT = frozenset({PartStat.NEEDS_ACTION})

INTERPRETING = ("pl-cs", "cs-pl", "sign")
"""The needs that an interpreter meets, one for each direction; the others are for the house to meet."""


class Heads(Struct, frozen=True):
    """So many people, and the seats for them and those they bring."""

    people: int = 0
    seats: int = 0

    def __add__(self, other: "Heads") -> "Heads":
        return Heads(self.people + other.people, self.seats + other.seats)


class Origin(Struct, frozen=True):
    """What those of one count have in common."""

    answer: PartStat
    city: str | None  # as in Subscriber
    kind: str | None
    language: Language | None
    channel: str  # where they are written to; "": nowhere


class Headcount(Struct, frozen=True):
    """Everybody invited to a meeting, or who has answered."""

    origins: Mapping[Origin, Heads]
    places: Mapping[tuple[str, PlaceState], Heads]  # by part
    needs: Mapping[tuple[str, str], int]  # by part and need: people who come or may come, and those who hold a session

    def of(self, answers: Collection[PartStat]) -> Heads:
        """Those with one of these answers."""
        return sum((heads for origin, heads in self.origins.items() if origin.answer in answers), Heads())

    def by(self, what: Callable[[Origin], K], answers: Collection[PartStat]) -> Mapping[K, Heads]:
        """The same, told apart by something; the most first."""
        found: dict[K, Heads] = {}
        for origin, heads in self.origins.items():
            if origin.answer in answers:
                found[what(origin)] = found.get(what(origin), Heads()) + heads
        return dict(sorted(found.items(), key=lambda item: (-item[1].people, str(item[0]))))

    def placed(self, part: str, *states: PlaceState) -> Heads:
        """Those who stand so in a part of the meeting."""
        return sum((self.places.get((part, state), Heads()) for state in states), Heads())

    def need(self, part: str, need: str) -> int:
        """How many need that in a part of the meeting."""
        return self.needs.get((part, need), 0)


async def count(store: Store, meeting: Meeting) -> Headcount:
    """How the meeting stands now."""
    return Headcount(
        origins=await store.count_origins(meeting.id),
        places=await store.count_places(meeting.id),
        needs=_told_apart(await store.count_needs(meeting.id)),
    )


def _told_apart(combined: Sequence[tuple[str, Sequence[str], int]]) -> Mapping[tuple[str, str], int]:
    found: dict[tuple[str, str], int] = {}
    for part, needs, people in combined:
        for need in needs:
            found[part, need] = found.get((part, need), 0) + people
    return found
