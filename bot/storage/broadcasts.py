"""Broadcasts' part of the store."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, and_, bindparam, case, cast, delete, func, literal, or_, select, update

from bot.core.broadcasts import CAME_BACK, Broadcast, BroadcastState, Tally
from bot.core.outbox import TOO_LATE, DeliveryState, Lane
from bot.core.people import CHANNELS
from bot.storage import tables as t
from bot.storage.among import among
from bot.storage.audiences import channel_of_person, people_with_contact
from bot.storage.copies import IS_ITS_COPY, copies_of
from bot.storage.transaction import Transaction

_OPEN = (BroadcastState.RUNNING, BroadcastState.PAUSED, BroadcastState.LATE)
_GIVEN_UP = "given-up:"
"""What the key of a copy begins with in whose place the same can be sent again."""


class Broadcasts(Transaction):
    """What is asked of broadcasts and their copies, within one transaction."""

    async def broadcast(self, broadcast_id: int) -> Broadcast | None:
        query = select(Broadcast).where(t.broadcast.c.id == broadcast_id).with_for_update()
        return await self._one(query)

    async def broadcasts(self, ids: Collection[int]) -> Sequence[Broadcast]:
        if not ids:
            return []
        return await self._all(_THESE, ids=ids)

    async def broadcast_as_it_stands(self, broadcast_id: int) -> Broadcast | None:
        return await self._session.get(Broadcast, broadcast_id)

    async def recent_broadcasts(self, limit: int) -> Sequence[Broadcast]:
        query = select(Broadcast).order_by(t.broadcast.c.id.desc()).limit(limit)
        return await self._all(query)

    async def last_broadcast(self, message: str, thread: str) -> Broadcast | None:
        await self._session.flush()
        query = select(Broadcast).where(_gone_out(message, thread)).order_by(t.broadcast.c.id.desc())
        return (await self._session.execute(query.limit(1))).scalars().first()

    async def count_broadcasts(self, message: str, thread: str) -> int:
        await self._session.flush()
        query = select(func.count()).select_from(t.broadcast).where(_gone_out(message, thread))
        return (await self._session.execute(query)).scalar_one()

    async def unfinished_broadcasts(self) -> Sequence[Broadcast]:
        return await self._all(_UNFINISHED)

    async def tally(self, broadcast_id: int) -> Tally:
        await self._session.flush()
        of_it = {"broadcast": broadcast_id}
        counts: dict[str, int] = {}
        too_late = 0
        for state, was_tried, was_late, count in await self._session.execute(_COPIES, of_it):
            name = _COUNTED_AS.get(state, str(state))
            too_late += count if was_late else 0
            name = "deferred" if name == "waiting" and was_tried and state == DeliveryState.WAITING else name
            counts[name] = counts.get(name, 0) + count
        doubtful = (await self._session.execute(_DOUBTFUL, of_it)).scalar_one()
        return Tally(**counts, too_late=too_late, doubtful=doubtful)

    async def settled_since(self, broadcast_id: int, since: datetime) -> tuple[int, datetime | None]:
        await self._session.flush()
        at = t.delivery.c.settled_at
        query = select(func.count(), func.min(at)).where(copies_of(literal(broadcast_id)), at > since)
        count, first = (await self._session.execute(query)).one()
        return count, first

    async def shift(
        self,
        broadcast_id: int,
        states: Sequence[DeliveryState],
        to: DeliveryState,
        *,
        now: datetime,
        reason: str | None = None,
        expires_at: datetime | None = None,
    ) -> int:
        copies = update(t.delivery).where(copies_of(literal(broadcast_id)), t.delivery.c.state.in_(states))
        values: dict[str, object] = {"state": to}
        if reason is not None:
            values["reason"] = reason
        if expires_at is not None:
            values["expires_at"] = expires_at
        if to == DeliveryState.SKIPPED:
            values["settled_at"] = now
        if to == DeliveryState.WAITING:
            values["settled_at"] = None
            self.enqueued |= {Lane(channel, bulk=True) for channel in CHANNELS}
            if DeliveryState.HELD not in states:  # it begins anew, for those who can be reached now
                channel = (
                    select(channel_of_person())
                    .select_from(people_with_contact())
                    .where(t.subscriber.c.id == t.delivery.c.subscriber_id)
                    .correlate(t.delivery)
                    .scalar_subquery()
                )
                copies = copies.where(channel != "")
                values |= {"due_at": now, "attempts": 0, "reason": "", "channel": channel}
        return await self._changed(copies.values(values))

    async def give_up(self, broadcast_id: int, reason: str) -> Sequence[int]:
        row = t.delivery.c
        skipped = copies_of(literal(broadcast_id)), row.state == DeliveryState.SKIPPED, row.reason == reason
        anew = ~row.key.startswith(_GIVEN_UP)
        key = literal(_GIVEN_UP) + cast(row.id, row.key.type)
        theirs = update(t.delivery).where(*skipped, anew).values(key=key).returning(row.subscriber_id)
        return [person for person in (await self._session.execute(theirs)).scalars() if person is not None]

    async def has_skipped(self, broadcast_id: int, reason: str) -> bool:
        of_it, row = copies_of(literal(broadcast_id)), t.delivery.c
        query = select(row.id).where(of_it, row.state == DeliveryState.SKIPPED, row.reason == reason).limit(1)
        return (await self._session.execute(query)).first() is not None

    async def has_left(self, broadcast_id: int) -> bool:
        row = t.delivery.c
        has_left = (row.state == DeliveryState.CLAIMED) | (row.attempts > 0)
        query = select(row.id).where(copies_of(literal(broadcast_id)), has_left).limit(1)
        return (await self._session.execute(query)).first() is not None

    async def unsend(self, broadcast_id: int) -> None:
        await self._session.execute(delete(t.delivery).where(copies_of(literal(broadcast_id))))

    async def unreached(self, broadcast_id: int) -> Sequence[tuple[str, str, str]]:
        known = select(t.contact.c.address).where(t.contact.c.subscriber_id == t.subscriber.c.id)
        preferred = known.where(t.contact.c.id == t.subscriber.c.preferred_contact_id).scalar_subquery()
        any_other = known.order_by(t.contact.c.id).limit(1).scalar_subquery()
        address = func.coalesce(preferred, any_other, "")
        query = (
            select(t.subscriber.c.name, address, t.delivery.c.reason)
            .join_from(t.delivery, t.subscriber, t.delivery.c.subscriber_id == t.subscriber.c.id)
            .where(copies_of(literal(broadcast_id)), _HAS_NOT_REACHED)
            .order_by(t.subscriber.c.name, t.subscriber.c.id)
        )
        return [(name, where, reason) for name, where, reason in await self._session.execute(query)]


_UNTOLD = (
    t.broadcast.c.author_id.is_not(None)
    | t.broadcast.c.shown.startswith(CAME_BACK)
    | (t.broadcast.c.state == BroadcastState.CANCELLED)
) & ~or_(*(t.broadcast.c.shown.startswith(f"{state}:") for state in BroadcastState if state not in _OPEN))
"""Over, and not yet told or seen to."""

_UNFINISHED = (
    select(Broadcast)
    .where(t.broadcast.c.state.in_(_OPEN) | _UNTOLD)
    .order_by(t.broadcast.c.id)
    .with_for_update(skip_locked=True)
)
_THESE = select(Broadcast).where(among(t.broadcast.c.id, "ids")).with_for_update(skip_locked=True)

_of_it = copies_of(bindparam("broadcast", type_=t.broadcast.c.id.type))
_was_tried = case((t.delivery.c.attempts > 0, True), else_=False)
_is_too_late = (t.delivery.c.state == DeliveryState.SKIPPED) & (t.delivery.c.reason == TOO_LATE)
_was_late = case((_is_too_late, True), else_=False)
_ways = (t.delivery.c.state, _was_tried, _was_late)
_COPIES = select(*_ways, func.count()).where(_of_it).group_by(*_ways)
_HAS_NOT_REACHED = t.delivery.c.state.in_((DeliveryState.REFUSED, DeliveryState.GONE)) | _is_too_late
_DOUBTFUL = (
    select(func.count(func.distinct(t.attempt.c.delivery_id)))
    .join_from(t.attempt, t.delivery, t.attempt.c.delivery_id == t.delivery.c.id)
    .where(_of_it, t.IS_UNCERTAIN)
)
_COUNTED_AS = {DeliveryState.HELD: "waiting", DeliveryState.CLAIMED: "waiting"}


def _gone_out(message: str, thread: str) -> ColumnElement[bool]:
    row = t.broadcast.c
    has_copies = select(t.delivery.c.id).where(IS_ITS_COPY).correlate(t.broadcast).exists()
    undone = (row.state == BroadcastState.CANCELLED) & row.active_at.is_(None) & ~has_copies
    return and_(row.thread == thread, row.message == message, ~undone)
