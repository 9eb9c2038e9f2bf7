"""The one door out: claim, send, record, back off, fail over.

Each channel has two lanes, one for answers to people and one for bulk, so a broadcast never stands before an answer. A
lane works in turns, each one transaction: what came back from the wire is recorded, then what is due is claimed. Only
when that is committed does anything go onto the wire. A process that dies leaves its claims behind: whoever finds them
counts each as uncertain and tries it again, so that nobody is missed.
"""

import asyncio
import time
from collections.abc import Container, Mapping
from datetime import datetime, timedelta
from typing import cast
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from bot.core.channel import Channel, Receipt, SendError, TryLater
from bot.core.clock import Clock
from bot.core.inbox import Report
from bot.core.lanes import WorkingLane, wake_who_waits
from bot.core.loops import uninterrupted
from bot.core.outbox import Lane, Priority
from bot.core.pacing import Limits, Wire
from bot.core.preparing import Prepared
from bot.core.reclaiming import LEASE, Reclaiming
from bot.core.replica import Replica
from bot.core.results import Result, Sending, record, record_apart, report_sent
from bot.core.sorting import Sorting
from bot.core.store import StorageUnavailable, Store, Transactions, WrittenMeanwhile

_MOST_COLLISIONS = 10
"""What is refused so often in a row is not what two do at the same moment."""

_STORAGE_PAUSE = timedelta(seconds=2)
_LOOK_AGAIN = timedelta(seconds=5)
"""How often a lane looks by itself: nobody rings for what the command line enqueued in SQLite."""

_HAND_ON = timedelta(milliseconds=50)
"""How soon it looks again at what an organiser is just pausing or counting."""

_ASK_AGAIN = timedelta(seconds=2)
"""How often it asks for a duty, whose holder may have died."""

_GATHER_SECONDS, _GATHER_BRIEFLY = 0.1, 0.02
"""What came back waits so long for others, so that one transaction records them all; less where somebody's next
message waits for it.
"""

_SOON = timedelta(milliseconds=110)
"""A turn as near as this records what came back, too: at an even pace, one transaction for every few messages."""

_UNSEEN = timedelta(seconds=1)
"""What another replica sent so lately may still count over there: whoever takes its place lets that pass."""

_FAREWELL_SECONDS = 15.0
"""What is on the wire may take this long to finish once the relay is stopped."""


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
        replica: Replica,
    ) -> None:
        self._transactions = transactions
        self._channels = channels
        self._clock = clock
        # until it is known, others may be there
        self._limits = {name: replace(each, shared=each.bulk_in_one_place) for name, each in limits.items()}
        self._report = report
        self._replica = replica
        self._sorting = Sorting(quiet=quiet, timezone=timezone, report=report, replica=replica)
        self._wires = {name: Wire() for name in channels}
        self._lanes = {
            lane: WorkingLane(lane) for name in channels for bulk in (False, True) for lane in [Lane(name, bulk)]
        }
        self.reclaiming = Reclaiming(transactions, clock=clock, report=report, replica=replica, in_hand=self._in_hand)

    def wake(self, lanes: Container[Lane] | None = None) -> None:
        """Something new is in the outbox, in these lanes or in any; the answers of a channel first."""
        for lane, work in self._lanes.items():
            if lanes is None or lane in lanes:
                work.wake.set()

    async def run(self) -> None:
        """Sends until cancelled; then lets what is on the wire finish, and gives back what does not."""
        try:
            async with asyncio.TaskGroup() as group:
                for lane in self._lanes.values():
                    group.create_task(self._run_lane(lane))
                group.create_task(self.reclaiming.run())
        finally:
            await self._take_leave()

    @property
    def is_at_work(self) -> bool:
        """Whether anything is on the wire, has come back and is not recorded yet, or is being looked for."""
        now = self._clock.now()
        return any(
            lane.on_wire
            or (lane.results and not self._is_recorded_soon(lane))
            or not lane.rests
            or lane.wake.is_set()
            or (lane.until is not None and lane.until <= now)
            for lane in self._lanes.values()
        )

    def quiet_until(self, now: datetime) -> datetime | None:
        """When the quiet hours end, if it is quiet now: until then only notices of a change go out in bulk."""
        return self._sorting.quiet_until(now)

    # One lane

    async def _run_lane(self, lane: WorkingLane) -> None:
        lane.rests = False
        collided = 0  # times in a row
        while True:
            wake = lane.wake
            try:
                until = await uninterrupted(self._turn(lane))
                collided = 0
            except StorageUnavailable as error:
                collided = collided + 1 if isinstance(error, WrittenMeanwhile) else 0
                if 0 < collided < _MOST_COLLISIONS or (collided and await self._records_apart(lane)):
                    continue
                self._report("storage.unavailable", {"lane": lane.lane.channel, "error": str(error)})
                until = self._clock.now() + _STORAGE_PAUSE
                wake = asyncio.Event()  # whoever rings cannot help: the storage has to come back
            except Exception:
                if not await self._records_apart(lane):
                    raise
                continue
            lane.rests, lane.until = True, until
            self._see_to_results(lane)
            self._see_to_results(self._beside(lane))
            await self._clock.wait(until, wake)
            lane.rests = False

    async def _records_apart(self, lane: WorkingLane) -> bool:
        """Writes down what came back one by one, where together it could not be; False where nothing is gained so."""
        channel, now = lane.lane.channel, self._clock.now()
        lane.recording = lane.take_results()
        try:
            return await uninterrupted(record_apart(self._transactions, channel, lane.recording, now, self._report))
        finally:
            lane.give_back()

    async def _turn(self, lane: WorkingLane) -> datetime | None:
        """Records what came back and sends what is due; returns when to look again (None: when something rings)."""
        now = self._clock.now()
        channel, other = lane.lane.channel, self._beside(lane)
        if now < lane.looked_at:  # the clock was set back
            lane.ready_at = lane.takes_over_at = now
        lane.looked_at = now
        lane.recorded_beside = False
        prepared: list[Prepared] = []
        on_duty_from = await self._duty_from(lane, now)
        lane.asks_for_room |= lane.wake.is_set()
        lane.wake.clear()  # this turn sees to all that has rung so far
        results = lane.recording = self._take_results(lane)
        until = self._open_from(lane, on_duty_from, now)
        lane.asks_for_room |= until is None
        if not results and (until is None or until > now):
            return until
        try:
            async with self._transactions.transaction() as store:
                now = self._clock.now()  # it may have waited for the other lane, which has used up some of the pace
                if results:
                    await record(store, results, await store.pace(channel, now))
                until = self._open_from(lane, on_duty_from, now)
                if until is not None and until <= now:
                    prepared, until = await self._claim(store, lane, now)
        except BaseException:
            lane.give_back()
            raise
        lane.recording = []
        other.recorded_beside |= bool(results)
        self._sorting.note_taken(results)
        wake_who_waits(lane, other)
        report_sent(channel, results, self._report)
        for each in prepared:
            self._put_on_the_wire(lane, each, now)
        if prepared and until is not None:  # what has just left takes up room on the wire
            until = self._open_from(lane, until, now) or until
        return until

    def _open_from(self, lane: WorkingLane, earliest: datetime, now: datetime) -> datetime | None:
        """From when something of the lane may go out, as far as this process knows; None: once an answer comes."""
        channel = lane.lane.channel
        there = self._wires[channel].ready_at(self._limits[channel], now)
        return None if there is None else max(earliest, lane.ready_at, there)

    def _beside(self, lane: WorkingLane) -> WorkingLane:
        """The channel's other lane."""
        return self._lanes[Lane(lane.lane.channel, not lane.lane.bulk)]

    def _take_results(self, lane: WorkingLane) -> list[Result]:
        """What its turn records. Bulk spares answers a turn, and not the other way round: they do not wait for bulk."""
        lanes = (lane, self._beside(lane)) if lane.lane.bulk else (lane,)
        return [result for each in lanes for result in each.take_results()]

    async def _duty_from(self, lane: WorkingLane, now: datetime) -> datetime:
        """From when this replica may send in the lane; while another one has the duty: when to ask again."""
        channel = lane.lane.channel
        if not (lane.lane.bulk and self._limits[channel].bulk_in_one_place):
            return now
        is_ours = await self._replica.holds(f"bulk {channel}")
        is_shared = not is_ours or not await self._replica.is_alone()
        self._limits[channel] = replace(self._limits[channel], shared=is_shared)
        if not is_ours:
            lane.stood_by = True
            return now + _ASK_AGAIN
        if lane.stood_by:
            lane.stood_by, lane.takes_over_at = False, now + _UNSEEN
        return max(now, lane.takes_over_at)

    async def _claim(self, store: Store, lane: WorkingLane, now: datetime) -> tuple[list[Prepared], datetime | None]:
        """Takes what is due and may go out now; the second is when to look again."""
        channel, bulk = lane.lane.channel, lane.lane.bulk
        limits = self._limits[channel]
        lane.passed_over = False
        dues = await self._dues(store, lane.lane, now)
        if not (due := [each for each, at in dues.items() if at <= now]):
            lane.asks_for_room = False
            return [], _look_again(dues, now)
        pace = await store.pace(channel, now)
        lane.ready_at = pace.ready_at(limits, now, bulk=bulk)
        lane.gives_way = bulk and self._beside(lane).asks_for_room
        free = self._wires[channel].together(limits) - len(lane.on_wire)
        if lane.gives_way or free <= 0:
            lane.asks_for_room = False
            return [], None
        room = min(free, pace.room(limits, now, bulk=bulk))
        if (there := self._wires[channel].room(limits, now)) is not None:
            room = min(room, there)
        lane.asks_for_room = room == 0
        if room == 0:
            return [], self._open_from(lane, now, now)
        claimed, has_more = await store.claim(lane.lane, due, now=now, limit=room)
        prepared = await self._sorting.sort(store, lane.lane, limits, claimed, now)
        pace.take(limits, now, len(prepared), bulk=bulk)
        for each in (lane, self._beside(lane)):
            each.ready_at = pace.ready_at(limits, now, bulk=each.lane.bulk)
        await store.mark_claimed([each.claimed for each in prepared], self._replica.id, now)
        if len(prepared) == free:  # the wire is full until some are back
            return prepared, None
        if has_more and prepared:
            return prepared, lane.ready_at
        if has_more:  # none of these may go: they are settled now, or an organiser has her hand on their broadcast
            return [], now + _HAND_ON if claimed else now
        # what is due now but was not claimed waits for the same person's message on the wire
        dues = await self._dues(store, lane.lane, now)
        lane.passed_over = any(at <= now for at in dues.values())
        return prepared, _look_again(dues, now)

    async def _dues(self, store: Store, lane: Lane, now: datetime) -> Mapping[Priority, datetime]:
        """When the next of each priority falls due that may go out at this hour."""
        quiet = lane.bulk and self.quiet_until(now) is not None
        dues = await store.dues(lane)
        return {each: at for each, at in dues.items() if each <= Priority.NOTICE or not quiet}

    # On the wire

    def _put_on_the_wire(self, lane: WorkingLane, prepared: Prepared, now: datetime) -> None:
        sending = Sending(prepared.claimed, prepared.letter, now, self._replica.id, time.perf_counter())
        task = asyncio.create_task(self._send(lane, sending))
        lane.on_wire[task] = sending.letter.delivery
        self._wires[lane.lane.channel].leave(1)

    async def _send(self, lane: WorkingLane, sending: Sending) -> None:
        receipt: Receipt | None = None
        failure: SendError | None = None
        try:
            receipt = await self._channels[lane.lane.channel].send(sending.letter)
        except SendError as error:
            failure = error
        except Exception as error:
            self._report("delivery.bug", {"id": sending.letter.delivery, "error": type(error).__name__})
            failure = TryLater(repr(error))
        finally:
            del lane.on_wire[cast("asyncio.Task[None]", asyncio.current_task())]
        now = self._clock.now()
        channel = lane.lane.channel
        self._wires[channel].answered(self._limits[channel], sending.at, now)
        beside = self._beside(lane)
        if beside.asks_for_room and (lane.lane.bulk or beside.until is None):  # None: it waits for this answer
            beside.wake.set()
        lane.results.append(Result(sending, now, receipt, failure))
        lane.has_failures |= failure is not None
        self._see_to_results(lane)

    def _see_to_results(self, lane: WorkingLane) -> None:
        """Wakes the lane to record what came back, unless a turn is near that does."""
        waits_for_room = lane.until is None  # half of it is enough: the other half keeps the wire busy meanwhile
        is_enough = not lane.on_wire or (waits_for_room and len(lane.results) >= len(lane.on_wire))
        if not lane.results or (lane.gathering is not None and not is_enough) or self._is_recorded_soon(lane):
            return
        if is_enough:
            lane.wake.set()
        else:
            is_waited_for = lane.passed_over or self._beside(lane).passed_over
            seconds = _GATHER_BRIEFLY if is_waited_for else _GATHER_SECONDS
            lane.gathering = asyncio.get_running_loop().call_later(seconds, lane.wake.set)

    def _is_recorded_soon(self, lane: WorkingLane) -> bool:
        """Whether a turn is near, or not over yet, and nothing waits for what came back in the lane."""
        if lane.passed_over or self._beside(lane).passed_over or lane.has_failures:
            return False
        soon = self._clock.now() + _SOON
        turns = (lane, self._lanes[Lane(lane.lane.channel, bulk=True)])
        return any(not each.rests or (each.until is not None and each.until <= soon) for each in turns)

    def _in_hand(self) -> list[int]:
        return [delivery for lane in self._lanes.values() for delivery in lane.in_hand]

    # Leave

    async def _take_leave(self) -> None:
        """Within a bounded time: what is on the wire ends and is recorded; the rest is given back as uncertain."""
        on_wire = [task for lane in self._lanes.values() for task in lane.on_wire]
        if on_wire:
            await asyncio.wait(on_wire, timeout=_FAREWELL_SECONDS)
        for task in on_wire:
            task.cancel()
        await asyncio.gather(*on_wire, return_exceptions=True)
        for collided in range(_MOST_COLLISIONS):
            try:
                await self._record_the_last(self._clock.now())
            except StorageUnavailable as error:  # whoever starts next finds the claims
                if not isinstance(error, WrittenMeanwhile) or collided == _MOST_COLLISIONS - 1:
                    self._report("storage.unavailable", {"lane": "farewell", "error": str(error)})
                    return
            else:
                break
        for lane in self._lanes.values():
            report_sent(lane.lane.channel, lane.results, self._report)
            lane.results.clear()

    async def _record_the_last(self, now: datetime) -> None:
        async with self._transactions.transaction() as store:
            for lane in self._lanes.values():
                await record(store, lane.results, await store.pace(lane.lane.channel, now))
            await store.reclaim([self._replica.id], before=now - LEASE, now=now)


def _look_again(dues: Mapping[Priority, datetime], now: datetime) -> datetime:
    return min([now + _LOOK_AGAIN, *(at for at in dues.values() if at > now)])
