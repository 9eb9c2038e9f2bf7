"""Places: seats, the queue, and the lock that keeps either true."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from bot.core.places import Place


class Places(Protocol):
    async def lock_places(self, *meeting_ids: str) -> None:
        """Until the transaction ends, nobody else changes these meetings, gives or takes their places.

        The meetings are read anew. Who needs several names them at once.
        """
        ...

    async def place(self, meeting_id: str, part: str, subscriber_id: int) -> Place | None: ...
    async def place_numbered(self, place_id: int) -> Place | None: ...
    async def places_in(self, meeting_id: str, subscriber_id: int) -> Sequence[Place]:
        """The person's places in the meeting and its sessions."""
        ...

    async def places_of(self, subscriber_id: int) -> Sequence[Place]: ...
    async def places_in_sessions(self, meeting_id: str) -> Sequence[Place]:
        """Every confirmed place in a session of the meeting."""
        ...

    async def wanted_places(self, meeting_id: str, part: str) -> Sequence[Place]:
        """The places in that part of everyone who has not given up."""
        ...

    async def seats_taken(self, meeting_id: str) -> Mapping[str, int]:
        """The seats confirmed or offered, by part."""
        ...

    async def first_in_queue(self, meeting_id: str, part: str, *, most_seats: int) -> Place | None:
        """The first who waits with a party of at most so many and can be written to."""
        ...

    async def position(self, place: Place) -> int:
        """Which one in the queue it is; the first is 1."""
        ...

    async def meetings_with_queues(self, now: datetime, cut_off: timedelta) -> Sequence[str]:
        """The ids of those, further ahead than the cut-off, that somebody waits for; and of all with a lapsed offer."""
        ...

    async def lapsed_offers(self, now: datetime) -> Sequence[Place]: ...
