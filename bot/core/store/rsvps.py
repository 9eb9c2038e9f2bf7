"""Subscriptions, invitations and answers."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from bot.core.audience import Audience
    from bot.core.meetings import Meeting
    from bot.core.people import Contact, Subscriber
    from bot.core.rsvps import PartStat, Rsvp
    from bot.core.sectors import Subscription


class Rsvps(Protocol):
    async def subscriptions(self, subscriber_id: int) -> Sequence[Subscription]: ...
    async def rsvp(self, meeting_id: str, subscriber_id: int) -> Rsvp | None: ...
    async def rsvps_of(self, subscriber_id: int) -> Sequence[Rsvp]: ...
    async def answers_to(self, meeting_id: str) -> Sequence[tuple[Rsvp, Subscriber, Contact | None]]: ...
    async def meetings_of(self, subscriber_id: int, after: datetime) -> list[Meeting]: ...
    async def count_answers(self, meeting_id: str) -> Mapping[PartStat, int]: ...
    async def answered_by(self, what: str, meeting_id: str, invited_at: datetime) -> Sequence[Rsvp]:
        """The answers to the meeting that were given at that moment by that."""
        ...

    async def open_rsvps(self, meeting_id: str, audience: Audience, now: datetime) -> None:
        """Marks everyone in the audience as invited."""
        ...

    async def close_rsvps(self, meeting_id: str, invited_at: datetime, *, among: Collection[int] | None = None) -> None:
        """Nobody, or nobody among these, was invited at that moment after all; an answer given since is kept."""
        ...

    async def wishes_for(
        self, meeting_id: str, sectors: Collection[str], invited_at: datetime
    ) -> Sequence[Subscription]:
        """The wishes, oldest first, of those invited at that moment who have not answered."""
        ...

    async def steps_done(self, meeting_id: str, sequence: int) -> set[tuple[str, str]]:
        """(kind, offset) of the steps of that revision that have been dealt with."""
        ...
