"""One person, two channels: codes, becoming one of two, forgetting an address."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from bot.core.linking import LinkCode
    from bot.core.people import Contact


class Linking(Protocol):
    async def link_code(self, digest: str) -> LinkCode | None:
        """Locked until the transaction ends: of two who show the code one is first."""
        ...

    async def link_code_numbered(self, link_id: int) -> LinkCode | None: ...
    async def link_codes(self, contact_id: int) -> Sequence[LinkCode]:
        """Those that the contact asked for, newest first."""
        ...

    async def count_codes(self, contact_id: int, address: str, since: datetime) -> int:
        """How many the contact has asked for since then, or the address was sent: whichever is more."""
        ...

    async def forget_code(self, link_id: int) -> None:
        """The delivery that carried the code keeps it no longer."""
        ...

    async def prune_codes(self, before: datetime) -> int:
        """Deletes the codes that expired before then; returns how many. No delivery keeps one that has expired."""
        ...

    async def merge(self, from_id: int, into_id: int, now: datetime) -> None:
        """Makes one person of two. What both are to be sent goes out once; the second subscriber's name stays."""
        ...

    async def remove_contact(self, contact: Contact, *, instead: Contact) -> None:
        """Deletes the contact with its conversations; nothing keeps its address but the consent ledger.

        Answers to what was asked from there go to the other one instead.
        """
        ...
