"""Delegates: how many an institution sends to a meeting, and who speaks for it."""

from typing import TYPE_CHECKING

from bot.core.meetings import Meeting
from bot.core.store import Store

if TYPE_CHECKING:
    from bot.core.places import Place


async def stand_for(store: Store, meeting: Meeting, place: "Place", seats: int) -> bool:
    """Whether an institution of the person may send that many; the place counts as its own from then on.

    A person of two institutions is a delegate of one: of the one she was, else of the first that still has room. Who
    stands for none has no quota. Beyond the quota it is False, and an organiser decides.
    """
    mine = await store.institutions_of(place.subscriber_id)
    if not mine:
        place.institution_id = None
        return True
    sent = await store.delegates_sent(meeting.id, but=place)
    for institution in sorted(mine, key=lambda each: each.id != place.institution_id):
        if sent.get(institution.id, 0) + seats <= meeting.delegates_per_institution:
            place.institution_id = institution.id
            return True
    place.institution_id = place.institution_id or mine[0].id
    return False


async def speak(store: Store, subscriber_id: int) -> None:
    """Whoever answers for an institution first is asked first from then on."""
    for institution in await store.institutions_of(subscriber_id):
        institution.spokesperson_id = institution.spokesperson_id or subscriber_id
