"""Broadcasts, from the outside: to read, to hold, to count."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from bot.core.broadcasts import Broadcast, Tally
    from bot.core.outbox import DeliveryState


class Broadcasts(Protocol):
    async def broadcast(self, broadcast_id: int) -> Broadcast | None:
        """Locked until the transaction ends."""
        ...

    async def broadcasts(self, ids: Collection[int]) -> Sequence[Broadcast]:
        """Locked too; without those that another transaction has locked."""
        ...

    async def broadcast_as_it_stands(self, broadcast_id: int) -> Broadcast | None:
        """Not locked: to be read."""
        ...

    async def recent_broadcasts(self, limit: int) -> Sequence[Broadcast]:
        """Newest first."""
        ...

    async def last_broadcast(self, message: str, thread: str) -> Broadcast | None:
        """The newest of that message in that conversation, without those that were undone."""
        ...

    async def count_broadcasts(self, message: str, thread: str) -> int:
        """How many of that message there have been in that conversation, without those that were undone."""
        ...

    async def unfinished_broadcasts(self) -> Sequence[Broadcast]:
        """Those not over, and those whose author has not been shown that they are; locked as by `broadcasts`."""
        ...

    async def tally(self, broadcast_id: int) -> Tally: ...
    async def settled_since(self, broadcast_id: int, since: datetime) -> tuple[int, datetime | None]:
        """How many copies nothing more is to be done for since then, and when the first of them was."""
        ...

    async def shift(
        self,
        broadcast_id: int,
        states: Sequence[DeliveryState],
        to: DeliveryState,
        *,
        now: datetime,
        reason: str | None = None,
        expires_at: datetime | None = None,
    ) -> int:
        """Puts every copy in one of the states into another one, to make sense until then; returns how many."""
        ...

    async def give_up(self, broadcast_id: int, reason: str) -> Sequence[int]:
        """Lets the same be sent again to those whose copy was skipped for that reason; returns who they are, once."""
        ...

    async def has_skipped(self, broadcast_id: int, reason: str) -> bool:
        """Whether any of its copies was skipped for that reason."""
        ...

    async def has_left(self, broadcast_id: int) -> bool:
        """Whether any of its copies is on the wire, or may have arrived."""
        ...

    async def unsend(self, broadcast_id: int) -> None:
        """Deletes the copies, of which none has left, so that the same can be sent again."""
        ...

    async def unreached(self, broadcast_id: int) -> Sequence[tuple[str, str, str]]:
        """(name, address, reason) of everyone refused, without an address that works, or not sent it in time."""
        ...
