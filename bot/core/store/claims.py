"""The relay's part: pace, claims, attempts, settlements."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from bot.core.outbox import Attempt, Claimed, Lane, Priority, Settlement
    from bot.core.pacing import Pace


class Claims(Protocol):
    async def pace(self, channel: str, now: datetime) -> Pace:
        """The channel's pace, locked until the transaction ends; asked for again, it is the same."""
        ...

    async def sent_lately(self, contact_id: int, since: datetime) -> Sequence[datetime]:
        """When the attempts on that contact that began since then were answered, oldest first."""
        ...

    async def dues(self, lane: Lane) -> Mapping[Priority, datetime]:
        """When the next that waits in the lane falls due, by priority; those of which none waits are left out."""
        ...

    async def claim(
        self, lane: Lane, priorities: Sequence[Priority], *, now: datetime, limit: int
    ) -> tuple[list[Claimed], bool]:
        """Due deliveries of one lane, in the order of these priorities, at most one per person; locked until the
        transaction ends. True where it has not looked at all of them: of the most it may look at, some go elsewhere
        or to nobody.
        """
        ...

    async def mark_claimed(self, claimed: Sequence[Claimed], by: int, now: datetime) -> None:
        """From the commit on they belong to that replica."""
        ...

    async def use_up(self, contacts: Mapping[datetime, Sequence[int]]) -> None:
        """What goes out now uses these contacts' addresses up until then."""
        ...

    async def add_attempts(self, attempts: Sequence[Attempt]) -> None: ...
    async def settle(self, settlements: Sequence[Settlement]) -> None:
        """Ends claims. What waits again is held or skipped where its broadcast has been held or cancelled meanwhile."""
        ...

    async def put_off(self, lane: Lane, until: Sequence[tuple[Claimed, datetime]]) -> None:
        """Nothing that waits in the lane for one of these people and addresses is due before then.

        So what an address does not bear yet is not overtaken by what was said to it later.
        """
        ...

    async def claimants(self) -> Sequence[int]:
        """Every replica that has claimed something."""
        ...

    async def renew(self, deliveries: Sequence[int], now: datetime) -> None:
        """They are still in the hands of whoever has claimed them."""
        ...

    async def reclaim(self, dead: Collection[int], *, before: datetime, now: datetime) -> int:
        """Takes back the claims of dead replicas and those older than `before`, each counted as uncertain.

        What was tried `MOST_ATTEMPTS` times is given up: whoever sends it may be dying of it.
        """
        ...
