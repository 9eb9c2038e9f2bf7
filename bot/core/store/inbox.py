"""What has come in, and marks: small values that outlive a restart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol


class Inbox(Protocol):
    async def seen(self, inbound_id: str) -> bool: ...
    async def mark_seen(self, inbound_id: str, now: datetime) -> None: ...
    async def count_seen(self, since: datetime) -> Mapping[str, tuple[int, datetime]]:
        """By door ("telegram", "email", "web"): how much has come in since then, and when the last of all did."""
        ...

    async def mark_failed(
        self, inbound_id: str, channel: str, raw: bytes, error: str, now: datetime, *, sender: str = ""
    ) -> None:
        """Keeps it; what is kept already is kept with the newest error. `sender` is the address it claims to come
        from, "" where it names none: when that person is erased, so is what she sent.

        `error` and `sender` are cut and made legible, so that nothing in them stands against keeping it.
        """
        ...

    async def failed(self) -> Sequence[tuple[str, str, bytes, str]]:
        """(inbound id, channel, raw, error) of everything that failed."""
        ...

    async def forget_failed(self, inbound_id: str) -> None:
        """It is kept no longer, and has not been seen: it can be worked."""
        ...

    async def mark(self, name: str) -> str: ...
    async def set_mark(self, name: str, value: str) -> None: ...
