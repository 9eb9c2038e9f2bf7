"""The outbox's part of the store: enqueueing, withdrawing, and how deliveries stand."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Row,
    Select,
    String,
    bindparam,
    case,
    cast,
    exists,
    func,
    literal,
    select,
    true,
    update,
)

from bot.core.audience import Audience, Count
from bot.core.language import Language
from bot.core.outbox import BESIDE, REPLY, UNREACHABLE, Delivery, DeliveryState, Lane, Outcome, Priority, addressee
from bot.core.people import CHANNELS, Contact, ContactState, Subscriber, channel_of
from bot.storage import tables as t
from bot.storage.audiences import channel_of_person, members, people_with_contact
from bot.storage.copies import Copies, in_thread
from bot.storage.people import People


class Outbox(People, Copies):
    """Deliveries and attempts, within one transaction."""

    # Enqueueing

    async def enqueue(self, delivery: Delivery) -> None:
        await self._enqueue(delivery)

    async def _enqueue(self, delivery: Delivery) -> str:
        """Returns the channel; "" when the person cannot be reached."""
        subscriber = await self._session.get_one(Subscriber, delivery.subscriber_id)
        contacts = (await self._session.execute(_HELD_CONTACTS, {"person": subscriber.id})).scalars().all()
        contact = addressee(delivery, contacts, preferred=subscriber.preferred_contact_id)
        row = _row_of(delivery) | {"channel": contact.channel if contact else ""}
        if contact is None:
            row |= {"state": DeliveryState.GONE, "reason": UNREACHABLE, "settled_at": delivery.created_at}
        await self._session.execute(self._insert(t.delivery).on_conflict_do_nothing(), row)
        self.enqueued.add(Lane(row["channel"], delivery.priority > Priority.ANSWER))
        return str(row["channel"])

    async def rearm(self, delivery: Delivery) -> bool:
        channel = await self._enqueue(delivery)
        if not channel:
            return False
        waits = t.delivery.c.state == DeliveryState.WAITING
        anew = {
            "state": DeliveryState.WAITING,
            "channel": channel,
            "due_at": delivery.due_at,
            "attempts": 0,
            "settled_at": None,
        }
        values = {name: case((waits, t.delivery.c[name]), else_=value) for name, value in anew.items()}
        goes_out = has_key(delivery.key) & (t.delivery.c.state != DeliveryState.CLAIMED)
        return bool(
            await self._changed(update(t.delivery).where(goes_out).values({**values, "replaces": delivery.replaces}))
        )

    async def is_refused(self, key: str) -> bool:
        query = select(t.delivery.c.id).where(has_key(key), t.delivery.c.state == DeliveryState.REFUSED)
        return (await self._session.execute(query)).first() is not None

    async def message_of(self, key: str, contact_id: int) -> str | None:
        that = select(t.delivery.c.id, t.delivery.c.state).where(has_key(key))
        delivery = (await self._session.execute(that)).first()
        if delivery is None:
            return ""
        if delivery.state in (DeliveryState.WAITING, DeliveryState.CLAIMED):
            return None
        sent = t.attempt.c
        there = (sent.delivery_id == delivery.id) & (sent.contact_id == contact_id)
        query = select(sent.external_id).where(there, sent.outcome == Outcome.DELIVERED).order_by(sent.id.desc())
        return (await self._session.execute(query.limit(1))).scalar_one_or_none() or ""

    async def enqueue_to(self, audience: Audience, template: Delivery) -> int:
        await self._session.flush()
        await self._hold_everybody()
        row = _row_of(template)
        people = _people(audience).order_by(t.subscriber.c.id).subquery()
        unreachable = people.c.channel == ""
        values: dict[str, Any] = {
            name: literal(value, t.delivery.c[name].type) for name, value in row.items() if value is not None
        }
        values["key"] = literal(template.key + ":", String) + cast(people.c.id, String)
        values["subscriber_id"] = people.c.id
        values["channel"] = people.c.channel
        values["state"] = _case(unreachable, DeliveryState.GONE.value, DeliveryState.WAITING.value)
        values["reason"] = _case(unreachable, UNREACHABLE, "")
        wanted = select(*values.values()).select_from(people).where(people.c.id.is_not(None))
        insert = self._insert(t.delivery).from_select(list(values), wanted, include_defaults=False)
        newest = await self._newest_number()
        # one of its unique indexes: PostgreSQL would look everybody up in all of them first
        added = await self._changed(insert.on_conflict_do_nothing(index_elements=["subscriber_id", "key"]))
        await self._keep_numbers(template.broadcast_id, newest)
        self.enqueued |= {Lane(channel, template.priority > Priority.ANSWER) for channel in CHANNELS}
        return added

    async def enqueue_again(self, messages: Sequence[str], template: Delivery) -> None:
        query = (
            select(t.contact.c.id, t.contact.c.subscriber_id, t.contact.c.address, t.attempt.c.external_id)
            .join_from(t.attempt, t.delivery, t.attempt.c.delivery_id == t.delivery.c.id)
            .join(t.contact, t.contact.c.id == t.attempt.c.contact_id)
            .join(t.subscriber, t.subscriber.c.id == t.contact.c.subscriber_id)
            .where(
                t.delivery.c.message.in_(messages),
                t.attempt.c.outcome == Outcome.DELIVERED,
                t.contact.c.state == ContactState.ACTIVE,
            )
            .with_for_update(**_HELD)
        )
        row = _row_of(template)
        rows: dict[str, dict[str, Any]] = {}
        for there in in_thread(template.thread):
            for contact_id, subscriber_id, address, external_id in await self._session.execute(query.where(there)):
                channel = channel_of(address)
                copy = "" if channel == "email" else external_id
                of_it = {"subscriber_id": subscriber_id, "contact_id": contact_id, "channel": channel, "replaces": copy}
                key = f"{template.key}:{contact_id}:{copy}"
                rows[key] = row | of_it | {"key": key}
        if rows:
            newest = await self._newest_number()
            await self._add_missing(t.delivery, list(rows.values()))
            await self._keep_numbers(template.broadcast_id, newest)
            self.enqueued |= {Lane(channel, template.priority > Priority.ANSWER) for channel in CHANNELS}

    async def gets_through(self, key_prefix: str) -> bool:
        await self._session.flush()
        has_failed = t.delivery.c.state.in_((DeliveryState.REFUSED, DeliveryState.GONE))
        hers = (t.contact.c.subscriber_id == t.delivery.c.subscriber_id) & (t.contact.c.state == ContactState.ACTIVE)
        query = select(t.delivery.c.id).where(begins_with(key_prefix), ~has_failed, exists().where(hers)).limit(1)
        return (await self._session.execute(query)).first() is not None

    async def say_beside(self, key_prefix: str, question_id: int) -> bool:
        query = (
            select(t.delivery.c.id, t.delivery.c.args)
            .where(begins_with(key_prefix), t.delivery.c.state == DeliveryState.WAITING)
            .order_by(t.delivery.c.id)
        )
        for row in (await self._session.execute(query)).all():
            if BESIDE not in row.args:
                told = {**row.args, BESIDE: question_id}
                await self._session.execute(update(t.delivery).where(t.delivery.c.id == row.id).values(args=told))
                return True
        return False

    async def withdraw(self, thread: str, reason: str, only: Sequence[str] = ()) -> int:
        these = t.delivery.c.message.in_(only) if only else true()
        withdrawn = 0
        for there in in_thread(thread):
            withdrawn += await self._withdraw(update(t.delivery).where(there, these), reason)
        return withdrawn

    async def withdraw_from(self, subscriber_id: int, reason: str) -> int:
        return await self._withdraw(update(t.delivery).where(t.delivery.c.subscriber_id == subscriber_id), reason)

    async def _withdraw(self, waiting: Any, reason: str) -> int:
        bulk = waiting.where(
            t.delivery.c.state.in_((DeliveryState.WAITING, DeliveryState.HELD)), t.delivery.c.priority > Priority.ANSWER
        )
        return await self._changed(bulk.values(state=DeliveryState.SKIPPED, reason=reason))

    async def count(self, audience: Audience) -> Count:
        await self._session.flush()
        people = _people(audience).add_columns(t.subscriber.c.language).subquery()
        query = select(people.c.language, people.c.channel, func.count()).group_by(people.c.language, people.c.channel)
        by_language: dict[Language, int] = {}
        by_channel: dict[str, int] = {}
        unreachable = 0
        for language, channel, count in await self._session.execute(query):
            if not channel:
                unreachable += count
                continue
            if language is not None:  # a substitute who has not chosen one reads both
                by_language[Language(language)] = by_language.get(Language(language), 0) + count
            by_channel[channel] = by_channel.get(channel, 0) + count
        return Count(by_language, by_channel, unreachable)

    async def is_in(self, audience: Audience, subscriber_id: int) -> bool:
        await self._session.flush()
        query = members(audience).where(t.subscriber.c.id == subscriber_id)
        return (await self._session.execute(query)).first() is not None

    async def sent_as(self, contact_id: int, external_id: str) -> Delivery | None:
        query = (
            select(*DELIVERY)
            .join(t.attempt, t.attempt.c.delivery_id == t.delivery.c.id)
            .where(t.attempt.c.contact_id == contact_id, t.attempt.c.external_id == external_id)
            .order_by(t.attempt.c.id.desc())
            .limit(1)
        )
        row = (await self._session.execute(query)).first()
        return delivery_of(row) if row is not None else None

    async def forget_messages(self, contact_id: int) -> int:
        waiting = update(t.delivery).where(t.delivery.c.contact_id == contact_id, t.WAITS)
        await self._session.execute(waiting.values(replaces="", in_reply_to=""))
        sent = update(t.attempt).where(t.attempt.c.contact_id == contact_id, t.attempt.c.external_id != "")
        return await self._changed(sent.values(external_id=""))

    async def last_said(self, contact_id: int) -> Delivery | None:
        query = (
            select(*DELIVERY)
            .join(t.attempt, t.attempt.c.delivery_id == t.delivery.c.id)
            .where(t.attempt.c.contact_id == contact_id)
            .order_by(t.attempt.c.at.desc(), t.attempt.c.id.desc())
            .limit(1)
        )
        row = (await self._session.execute(query)).first()
        return delivery_of(row) if row is not None else None

    async def count_replies(
        self, contact_id: int, thread: str, *, in_all_since: datetime, in_thread_since: datetime
    ) -> tuple[int, int]:
        columns = t.delivery.c
        in_thread = (columns.thread == thread) & (columns.created_at > in_thread_since)
        query = select(func.count(), func.count().filter(in_thread)).where(
            columns.contact_id == contact_id,
            columns.created_at > in_all_since,
            begins_with(REPLY),
        )
        in_all, lately = (await self._session.execute(query)).one()
        return in_all, lately

    async def deliveries(self, states: Sequence[DeliveryState], limit: int) -> Sequence[Delivery]:
        query = select(*DELIVERY).where(t.delivery.c.state.in_(states)).order_by(t.delivery.c.id.desc()).limit(limit)
        return [delivery_of(row) for row in await self._session.execute(query)]

    async def count_deliveries(self) -> Mapping[DeliveryState, int]:
        query = select(t.delivery.c.state, func.count()).group_by(t.delivery.c.state)
        return {row[0]: row[1] for row in await self._session.execute(query)}

    async def count_doubtful(self) -> int:
        query = select(func.count(func.distinct(t.attempt.c.delivery_id))).where(t.IS_UNCERTAIN)
        return (await self._session.execute(query)).scalar_one()


# Whom we write to stays who she is until the end of the transaction: see `storage/tables/outbox.py`
_HELD: dict[str, Any] = {"read": True, "key_share": True, "of": t.subscriber}
_HELD_CONTACTS = (
    select(Contact)
    .join(t.subscriber, t.subscriber.c.id == t.contact.c.subscriber_id)
    .where(t.contact.c.subscriber_id == bindparam("person"))
    .order_by(t.contact.c.id)
    .with_for_update(**_HELD)
)


def _people(audience: Audience) -> Select[int, str]:
    """Each with the channel on which she is reached."""
    return members(audience).select_from(people_with_contact()).add_columns(channel_of_person().label("channel"))


def has_key(key: str) -> ColumnElement[bool]:
    """Which delivery to one person has that key. Copies of a broadcast are not looked up by theirs."""
    return t.IS_SINGLE & (t.delivery.c.key == key)


def begins_with(key_prefix: str) -> ColumnElement[bool]:
    """Of which deliveries to one person the key begins so. A LIKE would go through every one, on either database."""
    return t.IS_SINGLE & t.delivery.c.key.between(key_prefix, key_prefix + _LAST_OF_ALL)


_LAST_OF_ALL = "\U0010ffff"


def _case(condition: Any, then: str, otherwise: str) -> Any:
    return case((condition, literal(then, String)), else_=literal(otherwise, String))


def _row_of(delivery: Delivery) -> dict[str, Any]:
    return {
        "key": delivery.key,
        "subscriber_id": delivery.subscriber_id,
        "contact_id": delivery.contact_id,
        "broadcast_id": delivery.broadcast_id,
        "message": delivery.message,
        "args": dict(delivery.args),
        "priority": delivery.priority,
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


DELIVERY = tuple(
    func.coalesce(t.delivery.c.subscriber_id, 0) if each == "subscriber_id" else t.delivery.c[each]
    for each in Delivery._fields
)
"""The columns that make a delivery, in the order of its fields; nobody's is one of person 0."""


def delivery_of(row: Row[Any]) -> Delivery:
    """The delivery that such a row holds."""
    return Delivery._make(row)
