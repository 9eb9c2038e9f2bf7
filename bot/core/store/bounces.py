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
        """Whoever has been shut out at the domain since then is not, has no score, and is sent what was given up.

        What a server has taken and given back goes out later.
        """
        ...

    async def shut_since(self, since: datetime) -> Sequence[Shut]:
        """The addresses shut by a bounce since then and shut still, newest first."""
        ...

    async def is_on_the_wire(self, delivery_id: int) -> bool:
        """Whether somebody is sending it, or has not written down yet how that has ended."""
        ...

    async def mailed_to(self, delivery_id: int) -> Sequence[Contact]:
        """The mail addresses at which a delivery was tried, the last one first."""
        ...

    async def conversation_of(self, aliases: Sequence[str]) -> Conversation | None:
        """The conversation of the mail to which a relay gave one of these ids."""
        ...

    async def send_elsewhere(
        self, contact: Contact, delivery_id: int | None, *, since: datetime, now: datetime, because: str
    ) -> Collection[int]:
        """What came back from the contact goes out again on another one of the person's, or counts as gone.

        That is the delivery, if it went there; when it is not known, all bulk and answers that went there since then.
        What has gone elsewhere meanwhile stays there. Returns the broadcasts of which a copy is gone.
        """
        ...

    async def send_later(
        self, contact: Contact, delivery_id: int | None, *, since: datetime, now: datetime, because: str
    ) -> Collection[int]:
        """The same, but it goes out again on the same contact, once an outage will have passed; what was called off
        meanwhile, or has been tried often enough, counts as gone.
        """
        ...

    async def readdress(self, delivery_id: int, contact: Contact) -> bool:
        """The delivery, which the contact has not taken, goes to another one of the person's that works; False where
        she has none, or it is bound to an address already.
        """
        ...

    async def refuse(self, contact: Contact, delivery_id: int, *, now: datetime, because: str) -> Collection[int]:
        """The delivery that came back from the contact counts as refused. Returns the broadcast it is a copy of."""
        ...
