"""Who came."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from bot.core.attendance import Attendance


class Attendances(Protocol):
    async def attendance(self, meeting_id: str, subscriber_id: int) -> Attendance | None: ...
    async def attendance_at(self, meeting_id: str) -> Mapping[int, Attendance]:
        """By subscriber; who is not in it is unknown."""
        ...

    async def attendances_of(self, subscriber_id: int) -> Sequence[Attendance]: ...
