"""The one door out: claim, send, record, back off, fail over.

Each channel has two lanes, one for answers to people and one for bulk, so a broadcast never stands before an answer.
A claim and the start of its attempt are committed before anything goes onto the wire; the result after. A process that
dies in between leaves an attempt without an end: it is counted as uncertain and tried again, so that nobody is missed.
"""

import asyncio
import re
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.core import people
from bot.core.channel import Channel, Gone, Letter, Moved, Refused, SendError, TryLater, Uncertain
from bot.core.clock import Clock
from bot.core.errors import Refusal
from bot.core.inbox import Report
from bot.core.language import Language
from bot.core.loops import uninterrupted
from bot.core.messages import Pointless, Reader, compose
from bot.core.outbox import Attempt, Delivery, DeliveryState, Lane, Outcome, Priority
from bot.core.pacing import Limits, Pace, quiet_until
from bot.core.people import Contact, Subscriber
from bot.core.store import StorageUnavailable, Store, Transactions

LEASE = timedelta(minutes=2)
"""How long a claim holds; longer than any one send may take."""

MOST_ATTEMPTS = 12
BACKOFF = [timedelta(seconds=seconds) for seconds in (5, 30, 120, 600, 1800, 3600, 7200, 14400)]
"""How long to wait after the first, second … attempt that counted; the last wait is repeated. A good day in all."""

_CHANNEL_PAUSE = timedelta(seconds=30)
"""How long a channel rests whose server is away or turns everything down; that uses up nobody's attempts."""

_STORAGE_PAUSE = timedelta(seconds=2)
_LOOK_AGAIN = timedelta(seconds=2)
"""How often a lane looks by itself: the command line and other replicas enqueue without ringing."""

_CONVERSATION_KEPT = timedelta(days=400)


_CODES = re.compile(r"\b[245]\d\d\b|\b[245]\.\d{1,3}\.\d{1,3}\b")


@dataclass(frozen=True)
class Sending:
    """A delivery on its way: what was claimed, and what is to be said."""

    delivery: Delivery
    contact: Contact
    letter: Letter
    attempt_id: int


class Relay:
    """Sends what is queued."""

    def __init__(
        self,
        transactions: Transactions,
        channels: Mapping[str, Channel],
        *,
        clock: Clock,
        limits: Mapping[str, Limits],
        quiet: tuple[int, int],
        timezone: ZoneInfo,
        report: Report,
    ) -> None:
        self._transactions = transactions
        self._channels = channels
        self._clock = clock
        self._paces = {name: Pace(limits[name]) for name in channels}
        self._quiet = quiet
        self._timezone = timezone
        self._report = report
        self._lanes = [Lane(name, bulk) for name in channels for bulk in (False, True)]
        self._wakes = {lane: asyncio.Event() for lane in self._lanes}
        self._sending: dict[Lane, set[asyncio.Task[None]]] = {lane: set() for lane in self._lanes}

    def wake(self, lanes: Iterable[Lane] | None = None) -> None:
        """Something new is in the outbox, in these lanes or in any."""
        for lane in self._lanes if lanes is None else lanes:
            if lane in self._wakes:
                self._wakes[lane].set()

    async def run(self) -> None:
        """Sends until cancelled, then lets what is on the wire finish."""
        try:
            async with asyncio.TaskGroup() as lanes:
                for lane in self._lanes:
                    lanes.create_task(self._run_lane(lane))
        finally:
            await self.finish()

    async def finish(self) -> None:
        """Waits until nothing is on the wire."""
        while running := [task for tasks in self._sending.values() for task in tasks]:
            await asyncio.gather(*running, return_exceptions=True)

    @property
    def is_sending(self) -> bool:
        """Whether anything is on the wire."""
        return any(self._sending.values())

    # One lane

    async def _run_lane(self, lane: Lane) -> None:
        wake = self._wakes[lane]
        while True:
            wake.clear()
            try:
                until = await uninterrupted(self._step(lane))
            except StorageUnavailable as error:
                self._report("storage.unavailable", {"lane": lane.channel, "error": str(error)})
                until = self._clock.now() + _STORAGE_PAUSE
                wake = asyncio.Event()  # whoever rings cannot help: the storage has to come back
            await self._clock.wait(until, wake)
            wake = self._wakes[lane]

    async def _step(self, lane: Lane) -> datetime | None:
        """Starts what may go out now; returns when to look again (None: only when something rings)."""
        now = self._clock.now()
        pace = self._paces[lane.channel]
        ready = pace.bulk_ready_at(now) if lane.bulk else pace.answers_ready_at(now)
        if ready > now:
            return ready
        room = pace.limits.together - len(self._sending[lane])
        if lane.bulk:
            room = min(room, pace.bulk_room(now))
        if room <= 0:
            return None
        quiet = self.quiet_until(now) if lane.bulk else None
        return await self._start(lane, room, now, urgent_only=quiet is not None)

    async def _start(self, lane: Lane, room: int, now: datetime, *, urgent_only: bool) -> datetime:
        """Claims up to `room` deliveries and puts them onto the wire; returns when to look again."""
        async with self._transactions.transaction() as store:
            claimed = await store.claim(
                lane.channel,
                bulk=lane.bulk,
                urgent_only=urgent_only,
                now=now,
                lease=now + LEASE,
                limit=room,
            )
            letters = [
                (delivery, contact, letter)
                for delivery, contact, subscriber in claimed
                if (letter := await self._prepare(store, delivery, contact, subscriber, now)) is not None
            ]
            attempts = [Attempt(delivery.id, contact.id, now, Outcome.STARTED) for delivery, contact, _ in letters]
            attempt_ids = await store.start_attempts(attempts)
            due = now if len(claimed) == room else await store.next_due(lane.channel, bulk=lane.bulk)
        for (delivery, contact, letter), attempt_id in zip(letters, attempt_ids, strict=True):
            self._paces[lane.channel].take(contact.address, now, group=contact.is_group)
            sending = Sending(delivery, contact, letter, attempt_id)
            task = asyncio.create_task(self._send(lane, sending))
            self._sending[lane].add(task)
            task.add_done_callback(lambda done, lane=lane: self._landed(lane, done))  # type: ignore[misc]
        if len(claimed) == room:
            return now
        # what is due now but was not claimed waits for quiet hours, or for the same person's message on the wire
        return min(due, now + _LOOK_AGAIN) if due is not None and due > now else now + _LOOK_AGAIN

    def _landed(self, lane: Lane, task: asyncio.Task[None]) -> None:
        self._sending[lane].discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            self._report("delivery.unrecorded", {"error": type(error).__name__})
        for bulk in (False, True):  # the same person's next message may have waited for this one, in either lane
            self._wakes[Lane(lane.channel, bulk)].set()

    async def _prepare(
        self, store: Store, delivery: Delivery, contact: Contact, subscriber: Subscriber, now: datetime
    ) -> Letter | None:
        """What is to be said now; None when it is skipped, too early for this address, or cannot be composed."""
        if delivery.expires_at is not None and delivery.expires_at <= now:
            await self._skip(store, delivery, now, "too late")
            return None
        if delivery.priority > Priority.ANSWER and subscriber.consented_at is None:
            await self._skip(store, delivery, now, "no consent")
            return None
        ready = self._paces[contact.channel].address_ready_at(contact.address, now, group=contact.is_group)
        if ready > now:
            await store.settle(delivery.id, DeliveryState.WAITING, now=now, due_at=ready, counted=False)
            return None
        try:
            message = await compose(store, Reader(subscriber, contact, now), delivery.message, delivery.args)
        except (Pointless, Refusal) as reason:
            await self._skip(store, delivery, now, str(reason))
            return None
        except Exception as error:  # a bug of ours: this one waits for its repair, the others go on
            self._report(
                "delivery.uncomposable", {"id": delivery.id, "message": delivery.message, "error": type(error).__name__}
            )
            await self._back_off(store, delivery, now, f"cannot be composed: {error!r}")
            return None
        conversation = None
        here = delivery.contact_id in (None, contact.id)  # ids of messages mean nothing to another contact
        if contact.channel == "email":
            conversation = await store.conversation_with(contact.id, delivery.thread, now + _CONVERSATION_KEPT)
        return Letter(
            delivery=delivery.id,
            address=contact.address,
            language=subscriber.language,
            message=message,
            name=subscriber.name,
            replaces=delivery.replaces if here else "",
            conversation=conversation.id if conversation else None,
            thread=delivery.thread,
            in_reply_to=(delivery.in_reply_to if here else "") or (conversation.last_inbound if conversation else ""),
            bulk=delivery.priority > Priority.ANSWER,
            funding=await _funding(store),
        )

    async def _skip(self, store: Store, delivery: Delivery, now: datetime, reason: str) -> None:
        await store.settle(delivery.id, DeliveryState.SKIPPED, now=now, reason=reason)
        self._report("delivery.skipped", {"id": delivery.id, "because": reason})

    # One sending

    async def _send(self, lane: Lane, sending: Sending) -> None:
        began = time.perf_counter()
        channel = self._channels[lane.channel]
        try:
            receipt = await channel.send(sending.letter)
        except SendError as error:
            failure: SendError = error
        except Exception as error:
            self._report("delivery.bug", {"id": sending.delivery.id, "error": type(error).__name__})
            failure = TryLater(repr(error))
        else:
            ended = Attempt(
                sending.delivery.id,
                sending.contact.id,
                self._clock.now(),
                Outcome.DELIVERED,
                receipt.said,
                receipt.external_id,
            )
            await self._record(sending, ended, None)
            self._report(
                "delivery.sent",
                {
                    "id": sending.delivery.id,
                    "message": sending.delivery.message,
                    "channel": lane.channel,
                    "ms": round((time.perf_counter() - began) * 1000),
                },
            )
            return
        ended = Attempt(
            sending.delivery.id, sending.contact.id, self._clock.now(), _OUTCOMES[type(failure)], str(failure)
        )
        await self._record(sending, ended, failure)
        self._report(
            "delivery.failed",
            {
                "id": sending.delivery.id,
                "channel": lane.channel,
                "kind": type(failure).__name__,
                "codes": " ".join(_CODES.findall(str(failure))),  # the server's words may quote a person
            },
        )

    async def _record(self, sending: Sending, ended: Attempt, failure: SendError | None) -> None:
        """Writes the result; while the storage is away it is tried again, within the lease."""
        until = time.monotonic() + LEASE.total_seconds() / 2
        while True:
            try:
                async with self._transactions.transaction() as store:
                    await store.end_attempt(sending.attempt_id, ended)
                    await self._settle(store, sending, ended.at, failure)
                return
            except StorageUnavailable as error:
                self._report("storage.unavailable", {"lane": "record", "error": str(error)})
                if time.monotonic() > until:
                    raise
                await asyncio.sleep(_STORAGE_PAUSE.total_seconds() / 4)

    async def _settle(self, store: Store, sending: Sending, now: datetime, failure: SendError | None) -> None:
        delivery = sending.delivery
        match failure:
            case None:
                await store.settle(delivery.id, DeliveryState.DELIVERED, now=now)
            case TryLater(after=after, whole=whole) if whole or after is not None:
                after = after or _CHANNEL_PAUSE
                if whole:
                    self._paces[sending.contact.channel].pause(now + after)
                await store.settle(
                    delivery.id, DeliveryState.WAITING, now=now, due_at=now + after, reason=str(failure), counted=False
                )
            case Refused():
                await store.settle(delivery.id, DeliveryState.REFUSED, now=now, reason=str(failure))
            case Gone():
                people.stop(await store.contact(sending.contact.id), str(failure))
                await store.settle(delivery.id, DeliveryState.WAITING, now=now, due_at=now, reason=str(failure))
            case Moved(address=address):
                (await store.contact(sending.contact.id)).address = address
                await store.settle(delivery.id, DeliveryState.WAITING, now=now, due_at=now, reason=str(failure))
            case _:
                await self._back_off(store, delivery, now, str(failure), isinstance(failure, Uncertain))

    async def _back_off(
        self, store: Store, delivery: Delivery, now: datetime, reason: str, uncertain: bool = False
    ) -> None:
        if delivery.attempts >= MOST_ATTEMPTS:
            state = DeliveryState.UNCERTAIN if uncertain else DeliveryState.REFUSED
            await store.settle(delivery.id, state, now=now, reason=reason)
            return
        wait = BACKOFF[min(delivery.attempts, len(BACKOFF)) - 1]
        await store.settle(delivery.id, DeliveryState.WAITING, now=now, due_at=now + wait, reason=reason)

    def quiet_until(self, now: datetime) -> datetime | None:
        """When the quiet hours end, if it is quiet now: until then only notices of a change go out in bulk."""
        local = now.astimezone(self._timezone)
        return quiet_until(now, self._quiet, local.hour * 60 + local.minute)


async def _funding(store: Store) -> Mapping[Language, str] | None:
    edition = await store.current_edition()
    return edition.funding if edition else None


_OUTCOMES: Mapping[type[SendError], Outcome] = {
    TryLater: Outcome.DEFERRED,
    Moved: Outcome.DEFERRED,
    Refused: Outcome.REFUSED,
    Gone: Outcome.GONE,
    Uncertain: Outcome.UNCERTAIN,
}
