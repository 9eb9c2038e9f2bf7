"""What is held about a person, and its end."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from bot.core.consent import ConsentEntry


class Privacy(Protocol):
    async def consents(self, subscriber_id: int) -> Sequence[ConsentEntry]: ...
    async def erase(self, subscriber_id: int, *, keep_contact: int | None = None) -> None:
        """Deletes every row that holds the person.

        With `keep_contact`, an empty subscriber with that one stopped contact stays, for a last message.
        """
        ...

    async def prune(self, before: datetime, *, mails_before: datetime) -> int:
        """Deletes inbound ids (those of mails by a date of their own), settled deliveries and unconfirmed newcomers
        older than that; returns how many rows."""
        ...
