"""The Store contract: every question the core asks of storage. One store is one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager
from typing import Protocol

from bot.core.store.attendance import Attendances
from bot.core.store.bounces import Bounces
from bot.core.store.broadcasts import Broadcasts
from bot.core.store.claims import Claims
from bot.core.store.delegations import Delegations
from bot.core.store.headcounts import Headcounts
from bot.core.store.inbox import Inbox
from bot.core.store.institutions import Institutions
from bot.core.store.linking import Linking
from bot.core.store.outbox import Outbox
from bot.core.store.people import People
from bot.core.store.places import Places
from bot.core.store.privacy import Privacy
from bot.core.store.programme import Programme
from bot.core.store.questions import Questions
from bot.core.store.revisions import Revisions
from bot.core.store.rsvps import Rsvps


class StorageUnavailable(Exception):
    """The database is locked, full or away. Nothing of the transaction is kept; try the whole of it again."""


class WrittenMeanwhile(StorageUnavailable):
    """Another transaction wrote the same row first. Nothing of this one is kept; begun anew, it sees that row."""


class NotWrittenYet(StorageUnavailable):
    """What this is about is on the wire, or has come back from it and is not written down. Soon it will be."""


class Transactions(Protocol):
    """Opens transactions. Leaving the block commits; an exception rolls back."""

    def transaction(self) -> AbstractAsyncContextManager[Store]:
        """Raises StorageUnavailable or WrittenMeanwhile, also when leaving."""
        ...


class Store(
    People,
    Linking,
    Programme,
    Rsvps,
    Revisions,
    Places,
    Institutions,
    Delegations,
    Attendances,
    Headcounts,
    Questions,
    Outbox,
    Bounces,
    Broadcasts,
    Claims,
    Inbox,
    Privacy,
    Protocol,
):
    """What can be asked and written within one transaction. Entities it hands out are live: changes are saved."""

    async def add(self, *entities: object) -> None:
        """Inserts entities and gives each its id."""
        ...

    async def remove(self, entity: object) -> None:
        """Deletes an entity."""
        ...

    def looking_ahead(self, people: Sequence[int]) -> Store:
        """For reading within the same transaction: what one of these people asks for is looked up for all of them."""
        ...
