"""Broadcasts: one message to an audience, and what an organiser can still do about it while it goes out."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from msgspec import Struct

from bot.core.audience import Audience
from bot.core.bounces import OUTAGE_WITHIN
from bot.core.errors import (
    AudienceEmpty,
    BroadcastHeld,
    BroadcastOver,
    BroadcastUnknown,
    NothingToResend,
    TooLateToUndo,
)
from bot.core.outbox import Delivery, DeliveryState, Priority
from bot.core.store import Store

UNDO = timedelta(seconds=60)
"""How long what an organiser starts can be taken back before the first copy leaves."""

LATE = timedelta(hours=3)
"""What should have gone out this long ago, and did not, asks its organiser before it goes out after all."""

WORTH_SENDING = timedelta(days=3)
"""How long an announcement makes sense, which is about no date: from when it is published, resumed or sent again."""

CANCELLED = "cancelled by the organiser"
"""Why the copies are skipped that an organiser has cancelled."""

CAME_BACK = "came back:"
"""What `shown` begins with instead, before the moment when the first copy came back."""

NOTICES = ("meeting-moved", "meeting-cancelled")
"""They go out in quiet hours, too; and whom one does not reach stands before a closed door."""

_NOTED_AGAIN = timedelta(seconds=1)


class BroadcastState(StrEnum):
    RUNNING = "running"  # or about to: until starts_at it can be taken back
    PAUSED = "paused"  # by an organiser
    LATE = "late"  # held, since it should have gone out long ago: the organiser is asked
    CANCELLED = "cancelled"
    FINISHED = "finished"  # nobody waits any more


@dataclass(eq=False)
class Broadcast:
    """One message to an audience, frozen when it was started."""

    message: str  # id in the catalogue
    args: Mapping[str, str | int]
    thread: str  # what it is about: "announcement:7", "meeting:culture"
    state: BroadcastState
    created_at: datetime
    starts_at: datetime  # not a copy leaves before
    audience: int = 0  # people meant
    author_id: int | None = None  # subscriber who is shown how it goes; None: the command line, or a ladder's step
    card_contact_id: int | None = None  # where the author's card is kept up to date
    card: str = ""  # external id of that message, or the key of the answer that is to become it
    asks_when_late: bool = False
    active_at: datetime | None = None  # when a server last took a copy, to about a second, or it was let go on
    shown: str = ""  # what the author's card shows
    id: int = field(init=False)

    def was_taken(self, at: datetime) -> None:
        """A server took a copy, as happens many times a second: it is noted once in each."""
        if self.active_at is None or at - self.active_at >= _NOTED_AGAIN:
            self.active_at = at

    def came_back(self, now: datetime) -> None:
        """A copy did, which was taken for delivered: where the author has been told how it ended, she is told anew."""
        if self.is_over and not self.shown.startswith(CAME_BACK):
            self.shown = f"{CAME_BACK}{now.isoformat()}"

    def waits_for_others(self, now: datetime) -> bool:
        """Whether more may come back before the author is told anew, and an outage be found out."""
        came_back_at = self.shown.removeprefix(CAME_BACK)
        return came_back_at != self.shown and now < datetime.fromisoformat(came_back_at) + OUTAGE_WITHIN

    @property
    def is_over(self) -> bool:
        """Whether nothing of it waits any more."""
        return self.state in (BroadcastState.CANCELLED, BroadcastState.FINISHED)

    def rests_until(self, quiet_until: datetime | None) -> datetime | None:
        """When it goes out, or goes on, where the quiet hours that end then hold it; None where they do not."""
        holds = self.state == BroadcastState.RUNNING and self.message not in NOTICES
        return quiet_until if holds and quiet_until is not None and quiet_until > self.starts_at else None

    @property
    def expected_at(self) -> datetime:
        """Since when the next copy should have been on its way."""
        return max(self.starts_at, self.active_at or self.starts_at)

    def thread_of(self, steps: Sequence[str] = ()) -> str:
        """The conversation about it with an organiser; one of its own for each choice of steps: so a number by mail
        means what the answered mail offers, whatever has happened since.
        """
        return ":".join(("broadcast", str(self.id), *(["+".join(steps)] if steps else [])))

    def is_late(self, waited: timedelta) -> bool:
        """Whether it is to be asked about before it goes out, having waited so long outside the quiet hours."""
        return self.asks_when_late and self.state == BroadcastState.RUNNING and waited > LATE


class Tally(Struct, frozen=True):
    """How the copies of a broadcast stand. Always: audience = the sum of the seven."""

    delivered: int = 0
    refused: int = 0
    gone: int = 0
    deferred: int = 0  # tried, and to be tried again
    skipped: int = 0
    uncertain: int = 0
    waiting: int = 0  # also those held and those on the wire
    too_late: int = 0  # how many of those skipped could not be sent in time
    doubtful: int = 0  # how many of them all had an attempt of unknown outcome, and may have come twice

    @property
    def audience(self) -> int:
        """Everyone meant."""
        return self.done + self.left

    @property
    def left(self) -> int:
        """How many are still to be sent."""
        return self.deferred + self.waiting

    @property
    def done(self) -> int:
        """How many nothing more is to be done for."""
        return self.delivered + self.refused + self.gone + self.skipped + self.uncertain

    @property
    def to_call(self) -> int:
        """How many it has not reached, and will not unless somebody does something about it."""
        return self.refused + self.gone + self.too_late


def stage(broadcast: Broadcast, tally: Tally, now: datetime) -> str:
    """Its state, told apart further: what can still be undone, and what has been."""
    if broadcast.state == BroadcastState.CANCELLED and not tally.audience:
        return "undone"
    if broadcast.state == BroadcastState.RUNNING and now < broadcast.starts_at:
        return "undoable"
    return broadcast.state.value


def steps(broadcast: Broadcast, tally: Tally, reader: int, now: datetime) -> tuple[str, ...]:
    """What an organiser can do about it now. Its author need not ask how it goes."""
    match stage(broadcast, tally, now):
        case "undoable":
            return ("undo",)
        case BroadcastState.RUNNING:
            return ("pause", "cancel", *(["show"] if broadcast.author_id != reader else []))
        case BroadcastState.PAUSED | BroadcastState.LATE:
            return ("resume", "cancel")
        case _:
            counts = {"failed": tally.refused + tally.gone, "uncertain": tally.uncertain, "calls": tally.to_call}
            return (*(step for step, count in counts.items() if count), "list", "home")


PASSING = ("undo", "pause", "resume", "cancel", "failed", "uncertain")
"""The steps that can be done at some stages only; the others always, or they say themselves why not."""


def confirming(step: str) -> tuple[str, ...]:
    """What can be done about the question that comes before a step which cannot be taken back."""
    return (f"{step}-yes", "show")


async def publish(
    store: Store,
    audience: Audience,
    *,
    key: str,
    message: str,
    args: Mapping[str, str | int],
    priority: Priority,
    now: datetime,
    starts_at: datetime | None = None,
    expires_at: datetime | None = None,
    thread: str = "home",
    author: int | None = None,
) -> Broadcast | None:
    """Sends one message to everyone in the audience, each under `<key>:<subscriber id>`: at once, or from then on.

    Those who have a delivery of that key are left out. None when that leaves nobody.
    """
    broadcast = Broadcast(message, args, thread, BroadcastState.RUNNING, now, starts_at or now, author_id=author)
    return await _enqueue(store, broadcast, audience, key, priority, expires_at)


async def start(
    store: Store,
    audience: Audience,
    *,
    key: str,
    message: str,
    args: Mapping[str, str | int],
    priority: Priority,
    now: datetime,
    expires_at: datetime | None = None,
    thread: str = "home",
    author: int | None = None,
) -> Broadcast:
    """The same by an organiser's hand: it can be undone for a minute, and it asks before it goes out late.

    Raises AudienceEmpty.
    """
    broadcast = Broadcast(
        message, args, thread, BroadcastState.RUNNING, now, now + UNDO, author_id=author, asks_when_late=True
    )
    if await _enqueue(store, broadcast, audience, key, priority, expires_at) is None:
        raise AudienceEmpty
    return broadcast


async def _enqueue(
    store: Store,
    broadcast: Broadcast,
    audience: Audience,
    key: str,
    priority: Priority,
    expires_at: datetime | None,
) -> Broadcast | None:
    await store.add(broadcast)
    broadcast.audience = await store.enqueue_to(audience, template(broadcast, key, priority, expires_at))
    return await kept(store, broadcast)


def template(broadcast: Broadcast, key: str, priority: Priority, expires_at: datetime | None) -> Delivery:
    """What each of its copies is made from; they differ in their receivers, and in the key by those."""
    return Delivery(
        key=key,
        subscriber_id=0,
        message=broadcast.message,
        args=broadcast.args,
        priority=priority,
        due_at=broadcast.starts_at,
        created_at=broadcast.created_at,
        expires_at=expires_at,
        thread=broadcast.thread,
        broadcast_id=broadcast.id,
    )


async def kept(store: Store, broadcast: Broadcast) -> Broadcast | None:
    """The broadcast, if it has an audience; else it is deleted, and None."""
    if broadcast.audience:
        return broadcast
    await store.remove(broadcast)
    return None


async def find(store: Store, broadcast_id: int) -> Broadcast:
    """The broadcast, locked until the transaction ends. Raises BroadcastUnknown."""
    broadcast = await store.broadcast(broadcast_id)
    if broadcast is None:
        raise BroadcastUnknown
    return broadcast


async def undo(store: Store, broadcast: Broadcast, now: datetime) -> None:
    """Takes it back as if it had never been started. Raises TooLateToUndo once the first copies may have left."""
    if broadcast.is_over or now >= broadcast.starts_at or await store.has_left(broadcast.id):
        raise TooLateToUndo
    await store.unsend(broadcast.id)
    broadcast.state, broadcast.active_at = BroadcastState.CANCELLED, None


async def pause(store: Store, broadcast: Broadcast, now: datetime) -> None:
    """Holds what waits; what is on the wire arrives. Raises BroadcastOver."""
    _require_unfinished(broadcast)
    await _hold(store, broadcast, BroadcastState.PAUSED, now)


async def resume(store: Store, broadcast: Broadcast, now: datetime) -> None:
    """Lets it go on, also when it is late. Raises BroadcastOver."""
    _require_unfinished(broadcast)
    broadcast.state = BroadcastState.RUNNING
    broadcast.active_at = now  # from now on it is expected to move
    until = _worth_sending_until(broadcast, now)
    await store.shift(broadcast.id, [DeliveryState.HELD], DeliveryState.WAITING, now=now, expires_at=until)


async def cancel(store: Store, broadcast: Broadcast, now: datetime) -> None:
    """Nothing more of it goes out; what is on the wire arrives. Raises BroadcastOver."""
    _require_unfinished(broadcast)
    broadcast.state = BroadcastState.CANCELLED
    waiting = [DeliveryState.WAITING, DeliveryState.HELD]
    await store.shift(broadcast.id, waiting, DeliveryState.SKIPPED, now=now, reason=CANCELLED)


async def hold_late(store: Store, broadcast: Broadcast, now: datetime) -> None:
    """Holds what should have gone out long ago; its organiser is asked."""
    await _hold(store, broadcast, BroadcastState.LATE, now)


async def resend_failed(store: Store, broadcast: Broadcast, now: datetime) -> int:
    """Sends again what was refused, and what reached nobody who can be reached now; returns how many.

    Raises BroadcastHeld or NothingToResend.
    """
    return await _resend(store, broadcast, [DeliveryState.REFUSED, DeliveryState.GONE], now)


async def resend_uncertain(store: Store, broadcast: Broadcast, now: datetime) -> int:
    """Sends again what may or may not have arrived; some will read it twice.

    Raises BroadcastHeld or NothingToResend.
    """
    return await _resend(store, broadcast, [DeliveryState.UNCERTAIN], now)


async def came_back(store: Store, ids: Collection[int], now: datetime) -> None:
    """A copy of each of these has come back."""
    for id in sorted(ids):
        (await find(store, id)).came_back(now)


async def _hold(store: Store, broadcast: Broadcast, state: BroadcastState, now: datetime) -> None:
    broadcast.state = state
    await store.shift(broadcast.id, [DeliveryState.WAITING], DeliveryState.HELD, now=now)


async def _resend(store: Store, broadcast: Broadcast, states: Sequence[DeliveryState], now: datetime) -> int:
    if broadcast.state in (BroadcastState.PAUSED, BroadcastState.LATE):
        raise BroadcastHeld
    begins = max(now, broadcast.starts_at)  # while it can be undone, nothing of it leaves
    until = _worth_sending_until(broadcast, begins)
    again = await store.shift(broadcast.id, states, DeliveryState.WAITING, now=begins, expires_at=until)
    if not again:
        raise NothingToResend
    broadcast.state, broadcast.shown = BroadcastState.RUNNING, ""
    if now >= broadcast.starts_at:
        broadcast.active_at = now
    return again


def _worth_sending_until(broadcast: Broadcast, now: datetime) -> datetime | None:
    """Until when it makes sense if an organiser says so now; None: as before, since that depends on a meeting."""
    return now + WORTH_SENDING if broadcast.message == "announcement" else None


def _require_unfinished(broadcast: Broadcast) -> None:
    if broadcast.is_over:
        raise BroadcastOver
