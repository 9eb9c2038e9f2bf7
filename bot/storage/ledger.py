"""The outbox's part of the store: enqueueing, claiming, attempts and settlement."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Integer, Row, String, bindparam, case, cast, func, literal, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from bot.core.audience import Audience, Count
from bot.core.language import Language
from bot.core.outbox import Attempt, Delivery, DeliveryState, Lane, Outcome, Priority
from bot.core.people import CHANNELS, Contact, Subscriber, reachable
from bot.storage import tables as t
from bot.storage.audiences import channel_of_person, members

_UNREACHABLE = "no address that works"


class Ledger:
    """Deliveries and attempts, within one transaction."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session
        self.enqueued: set[Lane] = set()  # where the relay has something new to look at after the commit

    # Enqueueing

    async def contacts(self, subscriber_id: int) -> Sequence[Contact]:
        query = select(Contact).where(t.contact.c.subscriber_id == subscriber_id).order_by(t.contact.c.id)
        return (await self._session.execute(query)).scalars().all()

    async def enqueue(self, delivery: Delivery) -> None:
        subscriber = await self._session.get_one(Subscriber, delivery.subscriber_id)
        contact = reachable(
            await self.contacts(subscriber.id), preferred=subscriber.preferred_contact_id, pinned=delivery.contact_id
        )
        row = _row_of(delivery) | {"channel": contact.channel if contact else ""}
        if contact is None:
            row |= {"state": DeliveryState.GONE, "reason": _UNREACHABLE, "settled_at": delivery.created_at}
        insert = self._insert(t.delivery).values(row).on_conflict_do_nothing(index_elements=["key"])
        await self._session.execute(insert)
        self.enqueued.add(Lane(row["channel"], delivery.priority > Priority.ANSWER))

    async def enqueue_to(self, audience: Audience, template: Delivery) -> int:
        await self._session.flush()
        row = _row_of(template)
        people = (
            members(audience).add_columns(channel_of_person().label("channel")).order_by(t.subscriber.c.id).subquery()
        )
        unreachable = people.c.channel == ""
        values: dict[str, Any] = {
            name: literal(value, t.delivery.c[name].type) for name, value in row.items() if value is not None
        }
        values["key"] = literal(template.key + ":", String) + cast(people.c.id, String)
        values["subscriber_id"] = people.c.id
        values["channel"] = people.c.channel
        values["state"] = _case(unreachable, DeliveryState.GONE.value, DeliveryState.WAITING.value)
        values["reason"] = _case(unreachable, _UNREACHABLE, "")
        wanted = select(*values.values()).select_from(people).where(people.c.id.is_not(None))
        insert = self._insert(t.delivery).from_select(list(values), wanted, include_defaults=False)
        added = await self._session.execute(
            insert.on_conflict_do_nothing(index_elements=["key"]),
            execution_options={"preserve_rowcount": True},  # without it an INSERT tells it on SQLite alone
        )
        self.enqueued |= {Lane(channel, template.priority > Priority.ANSWER) for channel in CHANNELS}
        return int(added.rowcount)  # type: ignore[attr-defined]

    async def is_enqueued(self, key_prefix: str) -> bool:
        query = select(t.delivery.c.id).where(t.delivery.c.key.startswith(key_prefix, autoescape=True)).limit(1)
        return (await self._session.execute(query)).first() is not None

    async def withdraw(self, thread: str, reason: str, keep: Sequence[str] = ()) -> int:
        waiting = update(t.delivery).where(t.delivery.c.thread == thread, t.delivery.c.message.not_in(keep))
        return await self._withdraw(waiting, reason)

    async def withdraw_from(self, subscriber_id: int, reason: str) -> int:
        return await self._withdraw(update(t.delivery).where(t.delivery.c.subscriber_id == subscriber_id), reason)

    async def _withdraw(self, waiting: Any, reason: str) -> int:
        bulk = waiting.where(t.delivery.c.state == DeliveryState.WAITING, t.delivery.c.priority > Priority.ANSWER)
        result = await self._session.execute(bulk.values(state=DeliveryState.SKIPPED, reason=reason))
        return int(result.rowcount)  # type: ignore[attr-defined]

    async def count(self, audience: Audience) -> Count:
        await self._session.flush()
        people = members(audience).add_columns(t.subscriber.c.language, channel_of_person().label("channel")).subquery()
        query = select(people.c.language, people.c.channel, func.count()).group_by(people.c.language, people.c.channel)
        by_language: dict[Language, int] = {}
        by_channel: dict[str, int] = {}
        unreachable = 0
        for language, channel, count in await self._session.execute(query):
            if not channel:
                unreachable += count
                continue
            by_language[Language(language)] = by_language.get(Language(language), 0) + count
            by_channel[channel] = by_channel.get(channel, 0) + count
        return Count(by_language, by_channel, unreachable)

    async def is_in(self, audience: Audience, subscriber_id: int) -> bool:
        await self._session.flush()
        query = members(audience).where(t.subscriber.c.id == subscriber_id)
        return (await self._session.execute(query)).first() is not None

    async def sent_as(self, contact_id: int, external_id: str) -> Delivery | None:
        query = (
            select(t.delivery)
            .join(t.attempt, t.attempt.c.delivery_id == t.delivery.c.id)
            .where(t.attempt.c.contact_id == contact_id, t.attempt.c.external_id == external_id)
            .order_by(t.attempt.c.id.desc())
            .limit(1)
        )
        row = (await self._session.execute(query)).first()
        return _delivery(row) if row is not None else None

    async def count_replies(self, contact_id: int, since: datetime) -> int:
        query = select(func.count()).where(
            t.delivery.c.contact_id == contact_id,
            t.delivery.c.created_at > since,
            t.delivery.c.key.startswith("reply:"),
        )
        return (await self._session.execute(query)).scalar_one()

    # Claiming and settling

    async def claim(
        self, channel: str, *, bulk: bool, urgent_only: bool, now: datetime, lease: datetime, limit: int
    ) -> list[tuple[Delivery, Contact, Subscriber]]:
        lowest, highest = _priorities(bulk, urgent_only)
        lane = {"channel": channel, "now": now, "lowest": lowest, "highest": highest, "most": limit}
        by_person: dict[int, Delivery] = {}
        for row in await self._session.execute(_CLAIMABLE, lane):
            by_person.setdefault(row.subscriber_id, _delivery(row))
        claimed = []
        for delivery, contact, subscriber in await self._addressed(by_person):
            if contact is None:
                await self.settle(delivery.id, DeliveryState.GONE, now=now, reason=delivery.reason or _UNREACHABLE)
            elif contact.channel != channel:
                await self._update(delivery.id, channel=contact.channel)
                self.enqueued.add(Lane(contact.channel, bulk))
            else:
                claimed.append((replace(delivery, attempts=delivery.attempts + 1), contact, subscriber))
        ids = [delivery.id for delivery, _, _ in claimed]
        if ids:
            await self._session.execute(
                update(t.delivery)
                .where(t.delivery.c.id.in_(ids))
                .values(state=DeliveryState.CLAIMED, lease_until=lease, attempts=t.delivery.c.attempts + 1)
            )
        return claimed

    async def _addressed(self, by_person: Mapping[int, Delivery]) -> list[tuple[Delivery, Contact | None, Subscriber]]:
        if not by_person:
            return []
        people = await self._session.execute(select(Subscriber).where(t.subscriber.c.id.in_(by_person)))
        subscribers = {subscriber.id: subscriber for subscriber in people.scalars()}
        found = await self._session.execute(
            select(Contact).where(t.contact.c.subscriber_id.in_(by_person)).order_by(t.contact.c.id)
        )
        contacts: dict[int, list[Contact]] = {}
        for contact in found.scalars():
            contacts.setdefault(contact.subscriber_id, []).append(contact)
        return [
            (
                delivery,
                reachable(
                    contacts.get(person, []),
                    preferred=subscribers[person].preferred_contact_id,
                    pinned=delivery.contact_id,
                ),
                subscribers[person],
            )
            for person, delivery in by_person.items()
        ]

    async def start_attempts(self, attempts: Sequence[Attempt]) -> list[int]:
        if not attempts:
            return []
        rows = [
            {
                "delivery_id": attempt.delivery_id,
                "contact_id": attempt.contact_id,
                "at": attempt.at,
                "outcome": attempt.outcome,
                "said": "",
                "external_id": "",
            }
            for attempt in attempts
        ]
        insert = t.attempt.insert().returning(t.attempt.c.id, sort_by_parameter_order=True)
        return list((await self._session.execute(insert, rows)).scalars())

    async def end_attempt(self, attempt_id: int, attempt: Attempt) -> None:
        await self._session.execute(
            update(t.attempt)
            .where(t.attempt.c.id == attempt_id)
            .values(outcome=attempt.outcome, said=attempt.said, external_id=attempt.external_id, ended_at=attempt.at)
        )

    async def settle(
        self,
        delivery_id: int,
        state: DeliveryState,
        *,
        now: datetime,
        reason: str = "",
        due_at: datetime | None = None,
        counted: bool = True,
    ) -> None:
        values: dict[str, Any] = {"state": state, "reason": reason, "lease_until": None}
        if due_at is not None:
            values["due_at"] = due_at
        if not counted:
            values["attempts"] = t.delivery.c.attempts - 1
        if state != DeliveryState.WAITING:
            values["settled_at"] = now
        await self._update(delivery_id, **values)

    async def reclaim(self, *, before: datetime | None, now: datetime) -> int:
        held = t.delivery.c.state == DeliveryState.CLAIMED
        if before is not None:
            held &= t.delivery.c.lease_until < before
        ids = list((await self._session.execute(select(t.delivery.c.id).where(held))).scalars())
        if not ids:
            return 0
        await self._session.execute(
            update(t.attempt)
            .where(t.attempt.c.delivery_id.in_(ids), t.attempt.c.outcome == Outcome.STARTED)
            .values(outcome=Outcome.UNCERTAIN, said="no end was recorded", ended_at=now)
        )
        await self._session.execute(
            update(t.delivery)
            .where(t.delivery.c.id.in_(ids))
            .values(state=DeliveryState.WAITING, lease_until=None, due_at=now)
        )
        self.enqueued |= {Lane(channel, bulk) for channel in CHANNELS for bulk in (False, True)}
        return len(ids)

    async def next_due(self, channel: str, *, bulk: bool) -> datetime | None:
        lowest, highest = _priorities(bulk, urgent_only=False)
        lane = {"channel": channel, "lowest": lowest, "highest": highest}
        return (await self._session.execute(_NEXT_DUE, lane)).scalar()

    async def deliveries(self, states: Sequence[DeliveryState], limit: int) -> Sequence[Delivery]:
        query = select(t.delivery).where(t.delivery.c.state.in_(states)).order_by(t.delivery.c.id.desc()).limit(limit)
        return [_delivery(row) for row in await self._session.execute(query)]

    async def count_deliveries(self) -> Mapping[DeliveryState, int]:
        query = select(t.delivery.c.state, func.count()).group_by(t.delivery.c.state)
        return {row[0]: row[1] for row in await self._session.execute(query)}

    async def count_uncertain(self) -> int:
        query = select(func.count(func.distinct(t.attempt.c.delivery_id))).where(
            t.attempt.c.outcome == Outcome.UNCERTAIN
        )
        return (await self._session.execute(query)).scalar_one()

    # Short ways

    async def _update(self, delivery_id: int, **values: Any) -> None:
        await self._session.execute(update(t.delivery).where(t.delivery.c.id == delivery_id).values(**values))

    def _insert(self, table: Any) -> Any:
        on_postgres = self._session.get_bind().dialect.name == "postgresql"
        return postgresql.insert(table) if on_postgres else sqlite.insert(table)


def _priorities(bulk: bool, urgent_only: bool) -> tuple[Priority, Priority]:
    """The most and the least urgent priority of a lane."""
    if not bulk:
        return Priority.ANSWER, Priority.ANSWER
    return Priority.NOTICE, Priority.NOTICE if urgent_only else Priority.ANNOUNCEMENT


# Built once: both are asked all the time, and building a statement costs more than running it

_busy = t.delivery.alias()
_in_lane = (
    (t.delivery.c.state == DeliveryState.WAITING)
    & (t.delivery.c.channel == bindparam("channel"))
    & t.delivery.c.priority.between(bindparam("lowest", type_=Integer), bindparam("highest", type_=Integer))
)
_NEXT_DUE = select(t.delivery.c.due_at).where(_in_lane).order_by(t.delivery.c.due_at).limit(1)
_CLAIMABLE = (
    select(t.delivery)
    .where(
        _in_lane,
        t.delivery.c.due_at <= bindparam("now"),
        ~select(_busy.c.id)
        .where(_busy.c.subscriber_id == t.delivery.c.subscriber_id, _busy.c.state == DeliveryState.CLAIMED)
        .exists(),
    )
    .order_by(t.delivery.c.priority, t.delivery.c.due_at, t.delivery.c.id)
    .limit(bindparam("most", type_=Integer))
    .with_for_update(skip_locked=True, of=t.delivery)
)


def _case(condition: Any, then: str, otherwise: str) -> Any:
    return case((condition, literal(then, String)), else_=literal(otherwise, String))


def _row_of(delivery: Delivery) -> dict[str, Any]:
    return {
        "key": delivery.key,
        "subscriber_id": delivery.subscriber_id,
        "contact_id": delivery.contact_id,
        "message": delivery.message,
        "args": dict(delivery.args),
        "priority": int(delivery.priority),
        "due_at": delivery.due_at,
        "created_at": delivery.created_at,
        "expires_at": delivery.expires_at,
        "thread": delivery.thread,
        "replaces": delivery.replaces,
        "in_reply_to": delivery.in_reply_to,
        "state": delivery.state,
        "reason": delivery.reason,
        "attempts": delivery.attempts,
    }


def _delivery(row: Row[Any]) -> Delivery:
    return Delivery(
        key=row.key,
        subscriber_id=row.subscriber_id or 0,
        message=row.message,
        args=row.args,
        priority=Priority(row.priority),
        due_at=row.due_at,
        created_at=row.created_at,
        contact_id=row.contact_id,
        expires_at=row.expires_at,
        thread=row.thread,
        replaces=row.replaces,
        in_reply_to=row.in_reply_to,
        state=row.state,
        reason=row.reason,
        attempts=row.attempts,
        id=row.id,
    )
