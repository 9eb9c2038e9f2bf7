"""Mail that came back."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from bot.core.bounces import Bounce, Failure, Shut
    from bot.core.people import Contact, Conversation


class Bounces(Protocol):
    async def bounce(self, bounce_id: int) -> Bounce | None: ...
    async def count_bounced(self, domain: str, failures: Collection[Failure], since: datetime) -> int:
        """How many addresses at the domain something has come back from."""
        ...

    async def count_addresses(self, domain: str) -> int: ...
    async def let_in_again(self, domain: str, since: datetime, now: datetime) -> None:
        """Whoever has been shut out at the domain since then is not, has no score, and is sent what was given up."""
        ...

    async def shut_since(self, since: datetime) -> Sequence[Shut]:
        """The addresses shut by a bounce since then and shut still, newest first."""
        ...

    async def mailed_to(self, delivery_id: int) -> Sequence[Contact]:
        """The mail addresses at which a delivery was tried, the last one first."""
        ...

    async def conversation_of(self, aliases: Sequence[str]) -> Conversation | None:
        """The conversation of the mail to which a relay gave one of these ids."""
        ...
