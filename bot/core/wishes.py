"""What subscribers wish for the next meeting of a sector: to be asked, to be put down as coming, or not this time.

A wish is carried out as the invitation goes out, and the invitation says so; it is undone with it.
"""

from collections.abc import Collection
from datetime import datetime

from bot.core import places, rsvps
from bot.core.errors import SectorUnknown
from bot.core.meetings import Meeting
from bot.core.people import Subscriber
from bot.core.rsvps import PartStat
from bot.core.sectors import Subscription, SubscriptionState, Wish
from bot.core.store import Store

BY_WISH = "wish"
"""Rsvp.answered_by of an answer that was given in advance."""


async def turn(store: Store, subscriber: Subscriber, sector_id: str) -> None:
    """From each wish to the next, and from the last to the first. Raises SectorUnknown for a sector she is not in."""
    held = {each.sector_id: each for each in await confirmed(store, subscriber)}
    if sector_id not in held:
        raise SectorUnknown(sector=sector_id)
    order = list(Wish)
    held[sector_id].wish = order[(order.index(held[sector_id].wish) + 1) % len(order)]


async def confirmed(store: Store, subscriber: Subscriber) -> list[Subscription]:
    """The subscriptions a wish can be for, in the order of the programme."""
    positions = {sector.id: sector.position for sector in await store.sectors()}
    held = [each for each in await store.subscriptions(subscriber.id) if each.state == SubscriptionState.CONFIRMED]
    return sorted((each for each in held if each.sector_id in positions), key=lambda each: positions[each.sector_id])


async def carry_out(store: Store, meeting: Meeting, invited_at: datetime) -> int:
    """Answers for those just invited who wished so; returns how many.

    Who wished both in two sectors of the meeting does not come. Not this time is said once: then she is asked again.
    """
    by_person: dict[int, list[Subscription]] = {}
    for subscription in await store.wishes_for(meeting.id, meeting.sectors, invited_at):
        by_person.setdefault(subscription.subscriber_id, []).append(subscription)
    for person_id, wished in by_person.items():
        skipped = [each for each in wished if each.wish == Wish.SKIP]
        choice = PartStat.DECLINED if skipped else PartStat.ACCEPTED
        person = await store.subscriber(person_id)
        await rsvps.record(store, person, meeting.id, choice, inbound_id=BY_WISH, now=invited_at)
        for each in skipped:
            each.wish = Wish.ASK
    return len(by_person)


async def take_back(
    store: Store, meeting: Meeting, invited_at: datetime, now: datetime, *, among: Collection[int] | None = None
) -> None:
    """The invitation is undone, for all or for these, and with it what was answered by a wish."""
    for rsvp in await store.answered_by(BY_WISH, meeting.id, invited_at):
        if among is not None and rsvp.subscriber_id not in among:
            continue
        await places.give_back(store, meeting, places.WHOLE, rsvp.subscriber_id, now)
        if rsvp.partstat == PartStat.DECLINED:
            for subscription in await store.subscriptions(rsvp.subscriber_id):
                if subscription.sector_id in meeting.sectors:
                    subscription.wish = Wish.SKIP
        rsvp.partstat, rsvp.answered_at, rsvp.answered_by = PartStat.NEEDS_ACTION, None, ""
