"""Institutions: who stands for which, who has spoken for it, and how many delegates each sends."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from bot.core.audience import Audience, Origins
    from bot.core.institutions import Institution, Membership
    from bot.core.people import Subscriber
    from bot.core.places import Place


class Institutions(Protocol):
    async def institution(self, institution_id: int) -> Institution | None: ...
    async def institution_keys(self) -> Sequence[tuple[int, str]]:
        """(id, key) of every institution, oldest first."""
        ...

    async def institutions_with_size(self) -> Sequence[tuple[Institution, int]]:
        """Every institution, and how many people stand for it; by name."""
        ...

    async def institutions_of(self, subscriber_id: int) -> Sequence[Institution]:
        """Those the person stands for, the one she joined first before the others."""
        ...

    async def memberships(self, subscriber_id: int) -> Sequence[Membership]: ...
    async def members(self, institution_id: int) -> Sequence[Subscriber]:
        """Who stands for it: its spokesperson first, then by the time of joining."""
        ...

    async def institutions_at(self, meeting_id: str) -> Mapping[int, Sequence[Institution]]:
        """By subscriber, the institutions of everybody who is invited to the meeting or has answered."""
        ...

    async def delegates_sent(self, meeting_id: str, *, but: Place | None = None) -> Mapping[int, int]:
        """The seats that delegates of each institution hold or queue for, perhaps without one place."""
        ...

    async def merge_institutions(self, from_id: int, into_id: int) -> None:
        """Everybody and everything of the first is the second's; the first is deleted."""
        ...

    async def is_spoken_for(self, meeting_id: str, subscriber_id: int) -> bool:
        """Whether everything she stands for has had an answer to that meeting from a colleague; not without any."""
        ...

    async def unheard_institutions(self, meeting_id: str) -> Sequence[tuple[Institution, Sequence[Subscriber]]]:
        """Those nobody of which has answered, with everybody of theirs who is invited, the spokesperson first."""
        ...

    async def origins(self, audience: Audience) -> Origins: ...
