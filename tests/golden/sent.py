"""Broadcasts for the golden texts, started by the reader through real verbs; their copies are settled as by a relay."""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta

from bot.core import announcements, broadcasts, invitations, organising, progress
from bot.core.announcements import Announcement
from bot.core.broadcasts import UNDO, Broadcast
from bot.core.language import Language
from bot.core.messages import Reader
from bot.core.outbox import TOO_LATE, Attempt, Claimed, DeliveryState, Lane, Outcome, Settlement
from bot.core.people import Contact, ContactState, Subscriber
from bot.core.sectors import Subscription, SubscriptionState
from bot.core.store import Store
from bot.rehearsal.stage import BEGINS
from tests.golden.arranging import Args

Then = Callable[[Store, Broadcast], Awaitable[None]]

SENT = BEGINS + UNDO
"""When the first copy leaves."""

LATER = SENT + timedelta(minutes=2)

_NEWS = {"pl": "Zmiana sali: spotykamy się w sali kameralnej.", "cs": "Změna sálu: sejdeme se v komorním sále."}
_CROWD = 40
_REPLICA = 1


async def nothing_more(store: Store, broadcast: Broadcast) -> None:
    """It has just been started."""


async def under_way(store: Store, broadcast: Broadcast) -> None:
    """Most are sent, one is to be tried again, one may have it twice."""
    copies = await _claimed(store, "telegram", 30)
    await _settle(store, copies[:24], DeliveryState.DELIVERED, at=SENT)
    await _settle(store, copies[24:], DeliveryState.WAITING, "502 Bad Gateway")
    await _doubt(store, copies[0])


async def under_way_at_night(store: Store, broadcast: Broadcast) -> None:
    """The same, and what is left waits for the morning."""
    await under_way(store, broadcast)
    broadcast.was_taken(SENT)


async def paused(store: Store, broadcast: Broadcast) -> None:
    """In the middle of the way."""
    await under_way(store, broadcast)
    await broadcasts.pause(store, broadcast, LATER)


async def late(store: Store, broadcast: Broadcast) -> None:
    """It should have gone out hours ago."""
    await broadcasts.hold_late(store, broadcast, LATER)


async def cancelled(store: Store, broadcast: Broadcast) -> None:
    """In the middle of the way."""
    await under_way(store, broadcast)
    await broadcasts.cancel(store, broadcast, LATER)


async def cancelled_after_all(store: Store, broadcast: Broadcast) -> None:
    """In the middle of the way; one had blocked the bot."""
    await _settle(store, (await _claimed(store, "telegram", 30))[:1], DeliveryState.GONE, _REASONS[0])
    await broadcasts.cancel(store, broadcast, LATER)


async def undone(store: Store, broadcast: Broadcast) -> None:
    """At once."""
    await organising.undo(store, broadcast, BEGINS)


async def finished(store: Store, broadcast: Broadcast) -> None:
    """Everything that can become of a copy became of some."""
    copies = await _claimed(store, "telegram", 100)
    await _settle(store, copies[:5], DeliveryState.UNCERTAIN, "TimedOut")
    for copy in copies[:5]:
        await _doubt(store, copy)
    await _settle(store, copies[5:6], DeliveryState.REFUSED, "400 message is too long")
    await _settle(store, copies[6:7], DeliveryState.SKIPPED, "no consent")
    await _settle(store, copies[7:8], DeliveryState.SKIPPED, TOO_LATE)
    for copy, reason in zip(copies[8:], _REASONS, strict=False):
        await _settle(store, [copy], DeliveryState.GONE, reason)
    await _settle(store, copies[8 + len(_REASONS) :], DeliveryState.DELIVERED)
    await _settle(store, await _claimed(store, "email", 100), DeliveryState.DELIVERED)
    await progress.report_progress(store, LATER)


async def reaching_few(store: Store, broadcast: Broadcast) -> None:
    """More people are to be called than the chat shows."""
    await _settle(store, await _claimed(store, "telegram", 200), DeliveryState.GONE, _REASONS[0])


def announced(then: Then = nothing_more, *, crowd: int = _CROWD, **args: str | int) -> Callable[..., Awaitable[Args]]:
    """The reader has published an announcement to a crowd."""

    async def arrange(store: Store, reader: Reader) -> Args:
        await _gather(store, crowd)
        broadcast = await announcements.publish(store, await _draft(store, reader.subscriber), BEGINS)
        await then(store, broadcast)
        return {"broadcast": broadcast.id, **args}

    return arrange


def invited(then: Then = nothing_more) -> Callable[..., Awaitable[Args]]:
    """The reader has invited the few who are known."""

    async def arrange(store: Store, reader: Reader) -> Args:
        broadcast = await invitations.invite(store, "culture", BEGINS, author=reader.subscriber.id)
        await then(store, broadcast)
        return {"broadcast": broadcast.id}

    return arrange


async def some(store: Store, reader: Reader) -> Args:
    """Three broadcasts, each in another state."""
    await announced(finished)(store, reader)
    await invited(undone)(store, reader)
    await invited()(store, reader)
    return {}


async def _draft(store: Store, author: Subscriber) -> Announcement:
    draft = await announcements.draft(store, author, BEGINS)
    for language in Language:
        announcements.write(draft, language, _NEWS[language])
    return draft


async def _gather(store: Store, crowd: int) -> None:
    gathered = [Subscriber(BEGINS, Language.PL, f"Jan {number:03}", consented_at=BEGINS) for number in range(crowd)]
    await store.add(*gathered)
    phones = [
        Contact(person.id, f"telegram:{9_000_000 + number}", ContactState.ACTIVE, BEGINS)
        for number, person in enumerate(gathered)
    ]
    await store.add(*phones)
    for person, phone in zip(gathered, phones, strict=True):
        person.preferred_contact_id = phone.id
    await store.add(*(Subscription(person.id, "culture", SubscriptionState.CONFIRMED, BEGINS) for person in gathered))


async def _claimed(store: Store, channel: str, limit: int) -> Sequence[Claimed]:
    lane = Lane(channel, bulk=True)
    copies, _ = await store.claim(lane, lane.priorities, now=LATER, limit=limit)
    await store.mark_claimed(copies, _REPLICA, LATER)
    return copies


async def _settle(
    store: Store, copies: Sequence[Claimed], state: DeliveryState, reason: str = "", at: datetime = LATER
) -> None:
    due: datetime | None = LATER + timedelta(minutes=5) if state == DeliveryState.WAITING else None
    await store.settle(
        [Settlement(each.delivery.id, state, at, 1, reason, due, _REPLICA) for each in copies] if copies else []
    )


async def _doubt(store: Store, copy: Claimed) -> None:
    await store.add_attempts([Attempt(copy.delivery.id, copy.contact.id, SENT, SENT, Outcome.UNCERTAIN, "TimedOut")])


_REASONS = (
    "403 Forbidden: bot was blocked by the user",
    "403 Forbidden: user is deactivated",
    "400 Chat not found",
    "recipient: 550 5.1.1 <address>: Recipient address rejected: User unknown",
    "recipient: 550 5.2.1 The account is disabled",
    "no address that works",
    "bounced 5.7.1",
    "bounced",
    "recipient: 999 Something nobody has ever seen before",
)
