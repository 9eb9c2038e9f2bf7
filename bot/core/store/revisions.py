"""Revisions of a meeting: its moves, and who has been told of which."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from bot.core.moves import Move
    from bot.core.rsvps import PartStat


class Revisions(Protocol):
    async def moves(self, meeting_id: str) -> Sequence[Move]:
        """Oldest first."""
        ...

    async def count_answers_to(self, meeting_id: str, sequence: int) -> Mapping[tuple[PartStat, bool], int]:
        """The answers, by whether they were given to that revision or to an older one."""
        ...

    async def carry_answers(self, meeting_id: str, *, since: int, before: int, to: int) -> None:
        """What people were told of or answered in these revisions holds for the later one: nothing differs for them."""
        ...

    async def mark_answered_as_told(self, meeting_id: str, *, since: int, before: int) -> None:
        """Who has answered in these revisions has read their time and place."""
        ...

    async def mark_told(self, meeting_id: str, sequence: int, people: Collection[int]) -> None:
        """They have been told the time and place of that revision in full."""
        ...

    async def is_told(self, meeting_id: str, *, since: int, before: int) -> bool:
        """Whether anybody has been told of one of these revisions, or may be just being told."""
        ...

    async def calendars_told(self, threads: Collection[str], since: datetime) -> Collection[tuple[str, int]]:
        """(thread, subscriber): who has been sent the hours of these sessions since, or is just being sent them."""
        ...

    async def moved_alone(
        self, threads: Collection[str], since: datetime
    ) -> Sequence[tuple[str, int, datetime, datetime]]:
        """(thread, subscriber, the start given up, when that was), oldest first: who was to be told since then that
        one of these sessions moved by itself, or still is to be.
        """
        ...

    async def is_being_invited(self, meeting_id: str, subscriber_id: int) -> bool:
        """Whether her invitation still waits; until the transaction ends, it does."""
        ...

    async def is_being_told(self, meeting_id: str, subscriber_id: int) -> bool:
        """Whether the notice of a move still has to reach her."""
        ...
