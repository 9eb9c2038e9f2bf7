"""What was claimed is sorted: what can go onto the wire now, what waits for its address, what makes no sense any more.

Everything is read again here, at the last moment.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.core import broadcasts
from bot.core.inbox import Report
from bot.core.outbox import Claimed, DeliveryState, Lane, Settlement
from bot.core.pacing import (
    Limits,
    address_ready_at,
    address_spent_until,
    burst_ready_at,
    burst_since,
    group_ready_at,
    quiet_until,
    waking_time,
)
from bot.core.people import Contact
from bot.core.preparing import Prepared, Skipped, Uncomposable, prepare
from bot.core.replica import Replica
from bot.core.results import Result, back_off, put_back
from bot.core.store import Store


class Sorting:
    """Sorts for one relay."""

    def __init__(self, *, quiet: tuple[int, int], timezone: ZoneInfo, report: Report, replica: Replica) -> None:
        self._quiet = quiet
        self._timezone = timezone
        self._report = report
        self._replica = replica
        self._taken_at: dict[int, datetime] = {}  # by broadcast: when a server last took a copy of it

    async def sort(
        self, store: Store, lane: Lane, limits: Limits, claimed: list[Claimed], now: datetime
    ) -> list[Prepared]:
        """What of it can go out now; the rest is settled, or put back until it can."""
        settlements: list[Settlement] = []
        ready: list[Claimed] = []
        put_off: list[tuple[Claimed, datetime]] = []
        for each in await self._without_late(store, claimed, now) if lane.bulk else claimed:
            at = await _ready_at(store, each.contact, limits, lane.bulk, now)
            if at > now:
                settlements.append(put_back(each, now, at, each.delivery.reason, self._replica.id))
                put_off.append((each, at))
            else:
                ready.append(each)
        prepared = []
        used_up: dict[datetime, list[int]] = {}
        for each, outcome in zip(ready, await prepare(store, ready, now, self.quiet_until(now)), strict=True):
            match outcome:
                case Prepared():
                    spent_until = address_spent_until(each.contact.ready_at, limits, now)
                    if spent_until is not None and not each.contact.is_group:
                        used_up.setdefault(spent_until, []).append(each.contact.id)
                    prepared.append(outcome)
                case Skipped(because):
                    attempts = each.delivery.attempts
                    settlements.append(Settlement(each.delivery.id, DeliveryState.SKIPPED, now, attempts, because))
                    self._report("delivery.skipped", {"id": each.delivery.id, "because": because})
                case Uncomposable(error):  # a bug of ours: this one waits for its repair, the others go on
                    said = {"id": each.delivery.id, "message": each.delivery.message, "error": type(error).__name__}
                    self._report("delivery.uncomposable", said)
                    settlements.append(back_off(each, now, f"cannot be composed: {error!r}", self._replica.id))
        await store.use_up(used_up)
        await store.settle(settlements)
        await store.put_off(lane, put_off)
        return prepared

    def note_taken(self, results: Sequence[Result]) -> None:
        """Kept until the broadcast is locked for its next copies: another lock for each few is too much."""
        for each in results:
            id = each.sending.claimed.delivery.broadcast_id
            if id is not None and each.receipt is not None:
                self._taken_at[id] = each.at

    def quiet_until(self, now: datetime) -> datetime | None:
        """When the quiet hours end, if it is quiet now."""
        return quiet_until(now, self._quiet, self._timezone)

    async def _without_late(self, store: Store, claimed: list[Claimed], now: datetime) -> list[Claimed]:
        """Those whose broadcast is not late; a late one is held as a whole, and its organiser asked."""
        due: dict[int, datetime] = {}
        for delivery in (each.delivery for each in claimed):
            if (id := delivery.broadcast_id) is not None:  # who has been tried waits on purpose, nobody else does
                at = delivery.due_at if delivery.attempts else delivery.created_at
                due[id] = min(at, due.get(id, at))
        may_go: set[int | None] = {None}
        for broadcast in await store.broadcasts(due):  # without those an organiser has her hand on right now
            if (taken_at := self._taken_at.pop(broadcast.id, None)) is not None:
                broadcast.was_taken(taken_at)
            since = max(broadcast.expected_at, due[broadcast.id])
            if broadcast.is_late(waking_time(since, now, self._quiet, self._timezone)):
                await broadcasts.hold_late(store, broadcast, now)
                self._report("broadcast.late", {"id": broadcast.id})
            else:
                may_go.add(broadcast.id)
        return [each for each in claimed if each.delivery.broadcast_id in may_go]


async def _ready_at(store: Store, contact: Contact, limits: Limits, bulk: bool, now: datetime) -> datetime:
    """When the address may be written to."""
    if not contact.is_group:
        at = address_ready_at(contact.ready_at, limits, now, bulk=bulk)
        if at > now or (since := burst_since(contact.ready_at, limits, now)) is None:
            return at
        return burst_ready_at(await store.sent_lately(contact.id, since), limits, now)
    sent = await store.sent_lately(contact.id, now - timedelta(minutes=1))
    return max(group_ready_at(sent, limits, now), contact.ready_at or now)
