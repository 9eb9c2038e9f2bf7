"""Counting a meeting, and naming who is in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from bot.core.headcount import Heads, Origin
    from bot.core.participants import Participant, Represented, Seat
    from bot.core.places import PlaceState


class Headcounts(Protocol):
    async def count_origins(self, meeting_id: str) -> Mapping[Origin, Heads]:
        """Everybody who has answered, and everybody invited who could still answer."""
        ...

    async def count_places(self, meeting_id: str) -> Mapping[tuple[str, PlaceState], Heads]:
        """By part and state."""
        ...

    async def count_needs(self, meeting_id: str) -> Sequence[tuple[str, Sequence[str], int]]:
        """(part, needs, how many people have just these needs): of those who come, and of those with a session."""
        ...

    async def participants(self, meeting_id: str) -> Sequence[Participant]:
        """The same people as in `count_origins`, one by one."""
        ...

    async def represented(self, meeting_id: str) -> Sequence[Represented]:
        """The institutions for which somebody is asked, by name."""
        ...

    async def silent_institutions(self, meeting_id: str, limit: int) -> tuple[Sequence[str], int]:
        """The first names of those for which nobody has answered, and how many institutions there are."""
        ...

    async def seats_in_sessions(self, meeting_id: str) -> Sequence[Seat]:
        """Every place that is held or wanted in a session of the meeting."""
        ...
