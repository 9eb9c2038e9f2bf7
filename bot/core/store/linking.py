"""One person, two channels: codes, becoming one of two, forgetting an address, and what came back from one."""

from __future__ import annotations

from collections.abc import Collection, Sequence
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

    async def send_elsewhere(
        self, contact: Contact, delivery_id: int | None, *, since: datetime, now: datetime, because: str
    ) -> Collection[int]:
        """What came back from the contact goes out again on another one of the person's, or counts as gone.

        Returns the broadcasts of which a copy is gone.

        That is the delivery, if it went there; when it is not known, all bulk and answers that went there since then.
        What has gone elsewhere meanwhile stays there.
        """
        ...
