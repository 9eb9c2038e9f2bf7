"""Places that are passed on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from bot.core.delegation import Delegation


class Delegations(Protocol):
    async def delegation(self, delegation_id: int) -> Delegation | None:
        """As it is at this moment."""
        ...

    async def delegation_of(self, digest: str) -> Delegation | None: ...
    async def delegations_of(self, subscriber_id: int) -> Sequence[Delegation]:
        """The places the person has passed on, and those she has taken over."""
        ...

    async def forget_delegation(self, delegation_id: int) -> None:
        """The delivery that carried its code keeps it no longer."""
        ...

    async def prune_delegations(self, before: datetime) -> int:
        """Deletes those that ended before then without a substitute; returns how many."""
        ...
