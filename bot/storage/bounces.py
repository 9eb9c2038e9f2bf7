"""The store's part for mail that came back."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, case, func, select, update

from bot.core.bounces import Bounce, Failure, Shut
from bot.core.broadcasts import BroadcastState
from bot.core.outbox import DeliveryState, Lane, Outcome
from bot.core.people import BY_PERSON, Contact, ContactState, Conversation
from bot.storage import tables as t
from bot.storage.transaction import Transaction

_MOST_SHOWN = 200


class Bounces(Transaction):
    """Asking for bounces, and for whom a mail belongs to, within one transaction."""

    async def bounce(self, bounce_id: int) -> Bounce | None:
        return await self._session.get(Bounce, bounce_id)

    async def count_bounced(self, domain: str, failures: Collection[Failure], since: datetime) -> int:
        await self._session.flush()
        query = select(func.count(func.distinct(t.bounce.c.contact_id))).where(
            t.bounce.c.domain == domain, t.bounce.c.at > since, t.bounce.c.failure.in_(failures)
        )
        return (await self._session.execute(query)).scalar_one()

    async def count_addresses(self, domain: str) -> int:
        query = select(func.count()).where(t.contact.c.address.endswith(f"@{domain}", autoescape=True))
        return (await self._session.execute(query)).scalar_one()

    async def let_in_again(self, domain: str, since: datetime, now: datetime) -> None:
        await self._session.flush()
        those = (t.bounce.c.domain == domain) & (t.bounce.c.at > since) & t.bounce.c.stopped
        query = select(Contact).where(t.contact.c.id.in_(select(t.bounce.c.contact_id).where(those)))
        for contact in (await self._session.execute(query)).scalars():
            if contact.is_shut:
                contact.state, contact.stopped_because = ContactState.ACTIVE, ""
            contact.bounce_score, contact.bounced_at = 0.0, None
        await self._take_up_again(select(t.bounce.c.contact_id).where(those), since, now)
        await self._session.execute(update(t.bounce).where(those).values(stopped=False))
        await self._session.flush()

    async def _take_up_again(self, contacts: Any, since: datetime, now: datetime) -> None:
        """What had nowhere to go because these were shut waits again, or is held with its broadcast; but for what was
        called off."""
        given_up = select(t.attempt.c.delivery_id).where(
            t.attempt.c.contact_id.in_(contacts), t.attempt.c.at > since, t.attempt.c.outcome == Outcome.GONE
        )
        called_off = select(t.broadcast.c.id).where(t.broadcast.c.state == BroadcastState.CANCELLED)
        stopped = (BroadcastState.PAUSED, BroadcastState.LATE)
        is_held = t.delivery.c.broadcast_id.in_(select(t.broadcast.c.id).where(t.broadcast.c.state.in_(stopped)))
        again = (
            update(t.delivery)
            .where(t.delivery.c.id.in_(given_up), t.delivery.c.state == DeliveryState.GONE)
            .where(t.delivery.c.broadcast_id.is_(None) | t.delivery.c.broadcast_id.not_in(called_off))
            .values(state=case((is_held, DeliveryState.HELD), else_=DeliveryState.WAITING), due_at=now, settled_at=None)
            .returning(t.delivery.c.broadcast_id)
        )
        broadcasts = set((await self._session.execute(again)).scalars())
        over = (t.broadcast.c.id.in_(broadcasts)) & (t.broadcast.c.state == BroadcastState.FINISHED)
        await self._session.execute(update(t.broadcast).where(over).values(state=BroadcastState.RUNNING, active_at=now))
        self.enqueued |= {Lane("email", bulk) for bulk in (False, True)}

    async def shut_since(self, since: datetime) -> Sequence[Shut]:
        return [Shut(*row) for row in await self._session.execute(_SHUT, {"since": since})]

    async def forget_bounces(self, contacts: Any) -> None:
        """Deletes those of the contacts that a subquery or a list names."""
        await self._session.execute(t.bounce.delete().where(t.bounce.c.contact_id.in_(contacts)))

    async def mailed_to(self, delivery_id: int) -> Sequence[Contact]:
        query = (
            select(Contact)
            .join(t.attempt, t.attempt.c.contact_id == t.contact.c.id)
            .where(t.attempt.c.delivery_id == delivery_id, t.contact.c.address.startswith("mailto:"))
            .order_by(t.attempt.c.id.desc())
        )
        return await self._all(query)

    async def conversation_of(self, aliases: Sequence[str]) -> Conversation | None:
        query = (
            select(Conversation)
            .join(t.attempt, t.attempt.c.contact_id == t.conversation.c.contact_id)
            .join(t.delivery, t.delivery.c.id == t.attempt.c.delivery_id)
            .where(t.attempt.c.alias.in_(aliases), t.delivery.c.thread == t.conversation.c.thread)
            .order_by(t.attempt.c.id.desc())
            .limit(1)
        )
        return await self._one(query)


_SHUT = (
    select(Bounce, t.subscriber.c.name, t.contact.c.address, t.contact.c.stopped_because)
    .select_from(t.bounce)
    .join(t.contact, t.contact.c.id == t.bounce.c.contact_id)
    .join(t.subscriber, t.subscriber.c.id == t.contact.c.subscriber_id)
    .where(
        t.bounce.c.stopped,
        t.bounce.c.undone_at.is_(None),
        t.bounce.c.at > bindparam("since", type_=t.bounce.c.at.type),
        t.contact.c.state == ContactState.STOPPED,
        t.contact.c.stopped_because != BY_PERSON,
    )
    .order_by(t.bounce.c.id.desc())
    .limit(_MOST_SHOWN)
)
