"""The relay's part of the store: pace, claims, attempts and settlements. All of it works on many rows at once."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Integer, Select, bindparam, case, func, insert, literal_column, select, update

from bot.core.broadcasts import CANCELLED, Broadcast, BroadcastState
from bot.core.outbox import (
    MOST_ATTEMPTS,
    UNREACHABLE,
    Attempt,
    Claimed,
    Delivery,
    DeliveryState,
    Lane,
    Outcome,
    Priority,
    Settlement,
    addressee,
)
from bot.core.pacing import Pace
from bot.core.people import CHANNELS, Contact, Subscriber
from bot.storage import tables as t
from bot.storage.among import among
from bot.storage.outbox import DELIVERY, Outbox, delivery_of


class Claims(Outbox):
    """Claiming and settling, within one transaction."""

    async def add_replica(self, now: datetime) -> int:
        """The number of a process that begins."""
        added = await self._session.execute(insert(t.replica).values(started_at=now).returning(t.replica.c.id))
        return int(added.scalar_one())

    async def pace(self, channel: str, now: datetime) -> Pace:
        if channel not in self._paces:
            pace = await self._one(_PACE, channel=channel)
            if pace is None:
                pace = Pace(channel, spent_until=now)
                self._session.add(pace)
                await self._session.flush()
            self._paces[channel] = pace
        return self._paces[channel]

    async def sent_lately(self, contact_id: int, since: datetime) -> Sequence[datetime]:
        query = select(t.attempt.c.ended_at).where(t.attempt.c.contact_id == contact_id, t.attempt.c.at > since)
        return (await self._session.execute(query.order_by(t.attempt.c.ended_at))).scalars().all()

    async def dues(self, lane: Lane) -> Mapping[Priority, datetime]:
        dues = (await self._session.execute(_DUES[lane.bulk], {"channel": lane.channel})).one()
        return {priority: due for priority, due in zip(lane.priorities, dues, strict=True) if due is not None}

    async def claim(
        self, lane: Lane, priorities: Sequence[Priority], *, now: datetime, limit: int
    ) -> tuple[list[Claimed], bool]:
        by_person: dict[int, Delivery] = {}
        left = limit
        for priority in priorities:
            wanted = {"channel": lane.channel, "priority": priority, "now": now, "most": left}
            rows = (await self._session.execute(_CLAIMABLE, wanted)).all()
            for delivery in map(delivery_of, rows):
                by_person.setdefault(delivery.subscriber_id, delivery)
            left -= len(rows)
            if left <= 0:
                break
        return await self._addressed(lane, list(by_person.values()), now), left <= 0

    async def _addressed(self, lane: Lane, due: Sequence[Delivery], now: datetime) -> list[Claimed]:
        """Those that go to an address of this channel; the others are moved to theirs, or settled as gone."""
        claimed, gone = [], []
        for delivery, contact, subscriber in await self._with_contacts(due):
            if contact is None:
                reason = delivery.reason or UNREACHABLE
                gone.append(Settlement(delivery.id, DeliveryState.GONE, now, delivery.attempts, reason))
            elif contact.channel != lane.channel:
                moved = update(t.delivery).where(t.delivery.c.id == delivery.id).values(channel=contact.channel)
                await self._session.execute(moved)
                self.enqueued.add(Lane(contact.channel, lane.bulk))
            else:
                claimed.append(Claimed(delivery, contact, subscriber))
        await self.settle(gone)
        return claimed

    async def _with_contacts(self, deliveries: Sequence[Delivery]) -> list[tuple[Delivery, Contact | None, Subscriber]]:
        """Where each delivery goes as things stand."""
        if not deliveries:
            return []
        people = list({delivery.subscriber_id for delivery in deliveries})
        subscribers = {subscriber.id: subscriber for subscriber in await self._all(_PEOPLE, people=people)}
        contacts: dict[int, list[Contact]] = {}
        for contact in await self._all(_CONTACTS_OF, people=people):
            contacts.setdefault(contact.subscriber_id, []).append(contact)
        return [
            (
                delivery,
                addressee(
                    delivery,
                    contacts.get(delivery.subscriber_id, []),
                    preferred=subscribers[delivery.subscriber_id].preferred_contact_id,
                ),
                subscribers[delivery.subscriber_id],
            )
            for delivery in deliveries
            if delivery.subscriber_id in subscribers  # else she was erased while it was on the wire
        ]

    async def mark_claimed(self, claimed: Sequence[Claimed], by: int, now: datetime) -> None:
        if claimed:
            ids = [each.delivery.id for each in claimed]
            await self._session.execute(_CLAIM, {"ids": ids, "by": by, "now": now})

    async def use_up(self, contacts: Mapping[datetime, Sequence[int]]) -> None:
        for until, ids in contacts.items():
            await self._session.execute(_USE_UP, {"ids": ids, "until": until})

    async def add_attempts(self, attempts: Sequence[Attempt]) -> None:
        tried = list({each.contact_id for each in attempts})
        contacts = set(await self._all(_STILL_KNOWN, contacts=tried)) if attempts else set()
        rows = [
            {
                "delivery_id": each.delivery_id,
                "contact_id": each.contact_id if each.contact_id in contacts else None,  # removed meanwhile
                "at": each.at,
                "ended_at": each.ended_at,
                "outcome": each.outcome,
                "said": each.said if each.contact_id in contacts else "",
                "external_id": each.external_id if each.contact_id in contacts else "",
                "alias": each.alias if each.contact_id in contacts else "",
            }
            for each in attempts
        ]
        await self._add_missing(t.attempt, rows)

    async def settle(self, settlements: Sequence[Settlement]) -> None:
        # most of them end in the same way: one statement for all of those
        alike: dict[tuple[Any, ...], tuple[Settlement, list[int]]] = {}
        for each in settlements:
            way = (each.state, each.reason, each.due_at, each.attempts, each.by)
            alike.setdefault(way, (each, []))[1].append(each.delivery_id)
        for end, ids in alike.values():
            values = {
                "ids": ids,
                "becomes": end.state,
                "because": end.reason,
                "due": end.due_at,
                "tried": end.attempts,
                "settled": None if end.state == DeliveryState.WAITING else settlements[0].at,
                "by": end.by,
            }
            await self._session.execute(_SETTLE, values)
            if end.state in (DeliveryState.REFUSED, DeliveryState.GONE):
                for broadcast in await self._all(_ENDED_OF, ids=ids):  # a copy that had come back, and was sent again
                    broadcast.came_back(settlements[0].at)
        await self._leave_off([each.delivery_id for each in settlements if each.state == DeliveryState.WAITING])

    async def put_off(self, lane: Lane, until: Sequence[tuple[Claimed, datetime]]) -> None:
        rows = [
            {"on": lane.channel, "person": each.subscriber.id, "contact": each.contact.id, "until": at}
            for each, at in until
        ]
        await self._run_many(_PUT_OFF[lane.bulk], rows)

    async def claimants(self) -> Sequence[int]:
        return (await self._session.execute(_CLAIMANTS)).scalars().all()

    async def renew(self, deliveries: Sequence[int], now: datetime) -> None:
        if deliveries:
            await self._session.execute(_RENEW, {"ids": list(deliveries), "now": now})

    async def reclaim(self, dead: Collection[int], *, before: datetime, now: datetime) -> int:
        rows = (await self._session.execute(_LOST, {"dead": list(dead), "before": before})).all()
        if not rows:
            return 0
        await self.add_attempts(
            [
                Attempt(delivery.id, contact.id, now, now, Outcome.UNCERTAIN, "no end was recorded")
                for delivery, contact, _ in await self._with_contacts([delivery_of(row) for row in rows])
                if contact is not None
            ]
        )
        ids = [row.id for row in rows]
        await self._session.execute(_RECLAIM, {"ids": ids, "now": now})
        await self._leave_off(ids)
        self.enqueued |= {Lane(channel, bulk) for channel in CHANNELS for bulk in (False, True)}
        return len(ids)

    async def _leave_off(self, waiting: Sequence[int]) -> None:
        """What waits again may make no sense any more: its person was erased, its broadcast held or cancelled."""
        if not waiting:
            return
        await self._session.execute(_LEAVE_OFF_ERASED, {"ids": waiting})
        for broadcast, state in (await self._session.execute(_BROADCASTS_OF, {"ids": waiting})).all():
            if state in _FOLLOWED:
                becomes, because = _FOLLOWED[state]
                follow = {"ids": waiting, "broadcast": broadcast, "becomes": becomes, "because": because}
                await self._session.execute(_FOLLOW, follow)


_FOLLOWED = {
    BroadcastState.PAUSED: (DeliveryState.HELD, None),
    BroadcastState.LATE: (DeliveryState.HELD, None),
    BroadcastState.CANCELLED: (DeliveryState.SKIPPED, CANCELLED),
}
"""What becomes of a copy, and why; None: as it was."""

_UNCLAIMED: dict[str, Any] = {"claimed_by": None, "claimed_at": None}


# Built once: these run all the time, and building a statement costs more than running it.
# Each priority is asked for by itself: so the index leads straight to it.

_busy = t.delivery.alias()
_is_busy = _busy.c.state == literal_column("'claimed'")
_in_channel = t.WAITS & (t.delivery.c.channel == bindparam("channel"))
_in_lane = _in_channel & (t.delivery.c.priority == bindparam("priority", type_=Integer))


def _dues(lane: Lane) -> Select[Any]:
    due = select(t.delivery.c.due_at).order_by(t.delivery.c.due_at).limit(1)
    mine = [_in_channel & (t.delivery.c.priority == priority) for priority in lane.priorities]
    return select(*(due.where(each).scalar_subquery() for each in mine))


# no IN: the statement is run for many people at once
_PUT_OFF = {
    bulk: update(t.delivery)
    .where(
        t.WAITS & (t.delivery.c.channel == bindparam("on")),
        (t.delivery.c.priority > int(Priority.ANSWER)) if bulk else (t.delivery.c.priority == int(Priority.ANSWER)),
        t.delivery.c.subscriber_id == bindparam("person"),
        t.delivery.c.contact_id.is_(None) | (t.delivery.c.contact_id == bindparam("contact")),
        t.delivery.c.due_at < bindparam("until"),
    )
    .values(due_at=bindparam("until"))
    for bulk in (False, True)
}
_DUES = {bulk: _dues(Lane("", bulk)) for bulk in (False, True)}
_CLAIMABLE = (
    select(*DELIVERY)
    .where(
        _in_lane,
        t.delivery.c.due_at <= bindparam("now"),
        ~select(_busy.c.id).where(_busy.c.subscriber_id == t.delivery.c.subscriber_id, _is_busy).exists(),
    )
    .order_by(t.delivery.c.due_at, t.delivery.c.id)
    .limit(bindparam("most", type_=Integer))
    .with_for_update(skip_locked=True, of=t.delivery)
)
_CLAIM = (
    update(t.delivery)
    .where(among(t.delivery.c.id, "ids"))
    .values(state=DeliveryState.CLAIMED, claimed_by=bindparam("by"), claimed_at=bindparam("now"))
)
_USE_UP = (
    update(t.contact)
    .where(among(t.contact.c.id, "ids"))
    .values(ready_at=bindparam("until", type_=t.contact.c.ready_at.type))
)
_PACE = select(Pace).where(t.pace.c.channel == bindparam("channel")).with_for_update()
_PEOPLE = select(Subscriber).where(among(t.subscriber.c.id, "people"))
_CONTACTS_OF = select(Contact).where(among(t.contact.c.subscriber_id, "people")).order_by(t.contact.c.id)
_STILL_KNOWN = (  # and to be known until the end of the transaction
    select(t.contact.c.id)
    .where(among(t.contact.c.id, "contacts"))
    .order_by(t.contact.c.id)  # as who forgets them does: so nobody waits in a circle
    .with_for_update(read=True, key_share=True)
)
_SETTLE = (
    update(t.delivery)
    .where(
        among(t.delivery.c.id, "ids"),
        (t.delivery.c.state == DeliveryState.WAITING)
        | (t.delivery.c.state == DeliveryState.HELD)
        | ((t.delivery.c.state == DeliveryState.CLAIMED) & (t.delivery.c.claimed_by == bindparam("by"))),
    )
    .values(
        state=bindparam("becomes", type_=t.delivery.c.state.type),
        reason=bindparam("because"),
        due_at=func.coalesce(bindparam("due", type_=t.delivery.c.due_at.type), t.delivery.c.due_at),
        attempts=bindparam("tried"),
        settled_at=bindparam("settled", type_=t.delivery.c.settled_at.type),
        **_UNCLAIMED,
    )
)
_RENEW = update(t.delivery).where(among(t.delivery.c.id, "ids"), t.IS_CLAIMED).values(claimed_at=bindparam("now"))
_CLAIMANTS = select(t.delivery.c.claimed_by).where(t.IS_CLAIMED).distinct()
_LOST = (
    select(*DELIVERY)
    .where(
        t.IS_CLAIMED,
        among(t.delivery.c.claimed_by, "dead")
        | (t.delivery.c.claimed_at < bindparam("before", type_=t.delivery.c.claimed_at.type)),
    )
    .with_for_update(skip_locked=True)
)
_is_given_up = t.delivery.c.attempts + 1 >= MOST_ATTEMPTS
_RECLAIM = (
    update(t.delivery)
    .where(among(t.delivery.c.id, "ids"))
    .values(
        state=case((_is_given_up, DeliveryState.UNCERTAIN), else_=DeliveryState.WAITING),
        settled_at=case((_is_given_up, bindparam("now", type_=t.delivery.c.due_at.type))),
        due_at=bindparam("now", type_=t.delivery.c.due_at.type),
        attempts=t.delivery.c.attempts + 1,
        **_UNCLAIMED,
    )
)
_waits_again = among(t.delivery.c.id, "ids") & (t.delivery.c.state == DeliveryState.WAITING)
_LEAVE_OFF_ERASED = (
    update(t.delivery)
    .where(_waits_again, t.delivery.c.subscriber_id.is_(None))
    .values(state=DeliveryState.SKIPPED, reason="erased")
)
_BROADCASTS_OF = (
    select(t.broadcast.c.id, t.broadcast.c.state)
    .where(t.broadcast.c.id.in_(select(t.delivery.c.broadcast_id).where(_waits_again).distinct()))
    .with_for_update(read=True)
)
_ENDED_OF = (
    select(Broadcast)
    .where(t.broadcast.c.id.in_(select(t.delivery.c.broadcast_id).where(among(t.delivery.c.id, "ids")).distinct()))
    .where(t.broadcast.c.state == BroadcastState.FINISHED)
    .order_by(t.broadcast.c.id)
    .with_for_update()
)
_FOLLOW = (
    update(t.delivery)
    .where(_waits_again, t.delivery.c.broadcast_id == bindparam("broadcast"))
    .values(
        state=bindparam("becomes", type_=t.delivery.c.state.type),
        reason=func.coalesce(bindparam("because", type_=t.delivery.c.reason.type), t.delivery.c.reason),
    )
)
