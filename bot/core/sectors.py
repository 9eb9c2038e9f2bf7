"""Sectors people subscribe to."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from bot.core.errors import NothingChosen, SectorUnknown
from bot.core.language import Texts
from bot.core.people import Subscriber
from bot.core.store import Store


class SubscriptionState(StrEnum):
    UNCONFIRMED = "unconfirmed"
    CONFIRMED = "confirmed"
    UNSUBSCRIBED = "unsubscribed"


class Wish(StrEnum):
    """What a subscriber wants to be done with the next invitation in a sector."""

    ASK = "ask"  # she is asked each time
    COME = "come"  # she is put down as coming, and says no if she cannot
    SKIP = "skip"  # she does not come this time, and is asked again after that


@dataclass(eq=False)
class Sector:
    """A named field people subscribe to."""

    id: str
    name: Texts
    position: int  # its place in the programme, and its number in a mail


@dataclass(eq=False)
class Subscription:
    """A subscriber in a sector."""

    subscriber_id: int
    sector_id: str
    state: SubscriptionState
    changed_at: datetime
    wish: Wish = Wish.ASK
    id: int = field(init=False)


async def toggle(store: Store, subscriber: Subscriber, sector_id: str, now: datetime) -> None:
    """Subscribes to the sector or leaves it; confirmed at once when consent is already given."""
    chosen = {subscription.sector_id for subscription in await subscribed(store, subscriber)}
    await choose(store, subscriber, sorted(chosen ^ {sector_id}), now)


async def choose(store: Store, subscriber: Subscriber, sector_ids: list[str], now: datetime) -> None:
    """Makes the given sectors the subscriber's own, and no others.

    Before consent the subscriptions stay unconfirmed. Raises SectorUnknown for an id that is not in the programme.
    """
    await require_known(store, sector_ids)
    wanted = SubscriptionState.CONFIRMED if subscriber.consented_at else SubscriptionState.UNCONFIRMED
    held = {subscription.sector_id: subscription for subscription in await store.subscriptions(subscriber.id)}
    for sector_id in sector_ids:
        subscription = held.get(sector_id)
        if subscription is None:
            await store.add(Subscription(subscriber.id, sector_id, wanted, now))
        elif subscription.state != wanted:
            subscription.state, subscription.changed_at = wanted, now
    for sector_id, subscription in held.items():
        if sector_id not in sector_ids and subscription.state != SubscriptionState.UNSUBSCRIBED:
            subscription.state, subscription.changed_at = SubscriptionState.UNSUBSCRIBED, now


async def require_known(store: Store, sector_ids: list[str]) -> None:
    """Raises SectorUnknown when one of the ids is not in the programme."""
    known = {sector.id for sector in await store.sectors()}
    if unknown := [sector_id for sector_id in sector_ids if sector_id not in known]:
        raise SectorUnknown(sector=unknown[0])


async def confirm(store: Store, subscriber: Subscriber, now: datetime) -> None:
    """Confirms what was chosen, once consent is given. Raises NothingChosen when that is nothing."""
    chosen = await subscribed(store, subscriber)
    if not chosen:
        raise NothingChosen
    for subscription in chosen:
        subscription.state, subscription.changed_at = SubscriptionState.CONFIRMED, now


async def unconfirm(store: Store, subscriber: Subscriber, now: datetime) -> None:
    """Consent is withdrawn: the choice is remembered for a return, but counts no more."""
    for subscription in await subscribed(store, subscriber):
        subscription.state, subscription.changed_at = SubscriptionState.UNCONFIRMED, now


async def subscribed(store: Store, subscriber: Subscriber) -> list[Subscription]:
    """The subscriptions the person has chosen, confirmed or not yet."""
    held = await store.subscriptions(subscriber.id)
    return [subscription for subscription in held if subscription.state != SubscriptionState.UNSUBSCRIBED]
