"""The store's part for mail that came back, and for what becomes of it."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, bindparam, case, exists, func, select, update

from bot.core.bounces import OUTAGE_WITHIN, Bounce, Failure, Shut
from bot.core.broadcasts import BroadcastState
from bot.core.outbox import MOST_ATTEMPTS, PROOF, TRIED_BEFORE, DeliveryState, Lane, Outcome, Priority
from bot.core.people import BY_PERSON, Contact, ContactState, Conversation, Subscriber, forgive, reachable, revive
from bot.storage import tables as t
from bot.storage.claims import Claims

_MOST_SHOWN = 200
_SENT = (DeliveryState.DELIVERED, DeliveryState.UNCERTAIN)
_TAKEN = (Outcome.DELIVERED, Outcome.UNCERTAIN)
"""By a server, which may give it back."""


class Bounces(Claims):
    """Asking for bounces, and sending again what came back, within one transaction."""

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
                revive(contact)
            else:
                forgive(contact)
        await self._take_up_again(select(t.bounce.c.contact_id).where(those), since, now)
        await self._session.execute(update(t.bounce).where(those).values(stopped=False))
        await self._session.flush()

    async def _take_up_again(self, contacts: Any, since: datetime, now: datetime) -> None:
        """What had nowhere to go because these were shut."""
        row = t.delivery.c
        people = select(t.contact.c.subscriber_id).where(t.contact.c.id.in_(contacts))
        ended_at = func.coalesce(row.settled_at, row.created_at)  # a copy that never had anywhere to go has only this
        given_up = row.subscriber_id.in_(people) & (row.state == DeliveryState.GONE) & (ended_at > since)
        was_taken = exists().where(t.attempt.c.delivery_id == row.id, t.attempt.c.outcome.in_(_TAKEN))
        due_at = case((was_taken, now + OUTAGE_WITHIN), (row.due_at > now, row.due_at), else_=now)
        await self._wait_again(given_up, due_at, now)

    async def _wait_again(self, these: ColumnElement[bool], due_at: Any, now: datetime) -> Collection[int]:
        """They wait again, or are held with their broadcast; but for what was called off or has been tried often
        enough. Returns which do.
        """
        row = t.delivery.c
        called_off = select(t.broadcast.c.id).where(t.broadcast.c.state == BroadcastState.CANCELLED)
        stopped = (BroadcastState.PAUSED, BroadcastState.LATE)
        is_held = row.broadcast_id.in_(select(t.broadcast.c.id).where(t.broadcast.c.state.in_(stopped)))
        again = (
            update(t.delivery)
            .where(
                these, row.attempts < MOST_ATTEMPTS, row.broadcast_id.is_(None) | row.broadcast_id.not_in(called_off)
            )
            .values(
                state=case((is_held, DeliveryState.HELD), else_=DeliveryState.WAITING),
                channel="email",  # what had nowhere to go was in none; whoever claims it sends it to where she reads
                due_at=due_at,
                settled_at=None,
            )
            .returning(row.id, row.broadcast_id)
        )
        rows = (await self._session.execute(again)).all()
        broadcasts = {each.broadcast_id for each in rows}
        over = (t.broadcast.c.id.in_(broadcasts)) & (t.broadcast.c.state == BroadcastState.FINISHED)
        await self._session.execute(update(t.broadcast).where(over).values(state=BroadcastState.RUNNING, active_at=now))
        self.enqueued |= {Lane("email", bulk) for bulk in (False, True)}
        return {each.id for each in rows}

    async def shut_since(self, since: datetime) -> Sequence[Shut]:
        return [Shut(*row) for row in await self._session.execute(_SHUT, {"since": since})]

    async def forget_bounces(self, contacts: Any) -> None:
        """Deletes those of the contacts that a subquery or a list names."""
        await self._session.execute(t.bounce.delete().where(t.bounce.c.contact_id.in_(contacts)))

    async def is_on_the_wire(self, delivery_id: int) -> bool:
        query = select(t.delivery.c.id).where(t.delivery.c.id == delivery_id, t.IS_CLAIMED)
        return bool(await self._all(query))

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

    # What came back

    async def send_elsewhere(
        self, contact: Contact, delivery_id: int | None, *, since: datetime, now: datetime, because: str
    ) -> Collection[int]:
        await self._session.flush()
        subscriber = await self._session.get_one(Subscriber, contact.subscriber_id)
        other = reachable(await self.contacts(subscriber.id), preferred=subscriber.preferred_contact_id, pinned=None)
        returned = await self._returned_from(contact, delivery_id, since)
        await self._give_up(returned, because, now)
        again: list[int] = []
        if other is not None and subscriber.consented_at is not None and not contact.is_silenced:
            makes_sense = [row for row in returned if row.expires_at is None or row.expires_at > now]
            again = [row.id for row in makes_sense if not row.key.startswith(PROOF)]
            values = {"state": DeliveryState.WAITING, "due_at": now, "attempts": TRIED_BEFORE, "settled_at": None}
            elsewhere = update(t.delivery).where(t.delivery.c.id.in_(again)).values(channel=other.channel, **values)
            await self._session.execute(elsewhere)
            self.enqueued |= {Lane(other.channel, bulk) for bulk in (False, True)}
            await self._leave_off(again)
        return _broadcasts_of(row for row in returned if row.id not in again)

    async def send_later(
        self, contact: Contact, delivery_id: int | None, *, since: datetime, now: datetime, because: str
    ) -> Collection[int]:
        await self._session.flush()
        returned = await self._returned_from(contact, delivery_id, since)
        await self._give_up(returned, because, now)
        these = t.delivery.c.id.in_([row.id for row in returned])
        again = await self._wait_again(these, now + OUTAGE_WITHIN, now)
        return _broadcasts_of(row for row in returned if row.id not in again)

    async def readdress(self, delivery_id: int, contact: Contact) -> bool:
        others = [each for each in await self.contacts(contact.subscriber_id) if each.id != contact.id]
        other = reachable(others, preferred=None, pinned=None)
        if other is None:
            return False
        unbound = update(t.delivery).where(t.delivery.c.id == delivery_id, t.delivery.c.contact_id.is_(None))
        return bool(await self._changed(unbound.values(contact_id=other.id)))

    async def refuse(self, contact: Contact, delivery_id: int, *, now: datetime, because: str) -> Collection[int]:
        await self._session.flush()
        returned = await self._returned_from(contact, delivery_id, since=now)
        await self._give_up(returned, because, now, as_=DeliveryState.REFUSED)
        return _broadcasts_of(returned)

    async def _give_up(
        self, returned: Sequence[Any], because: str, now: datetime, *, as_: DeliveryState = DeliveryState.GONE
    ) -> None:
        """What came back has told its person nothing: of that revision, or of the meeting at all."""
        this, row = t.delivery.c.id, t.rsvp.c
        gone = update(t.delivery).where(this.in_([each.id for each in returned]))
        await self._session.execute(gone.values(state=as_, reason=because, settled_at=now))
        for each in returned:
            if each.message in ("invitation", "meeting-moved"):
                hers = row.subscriber_id == each.subscriber_id, row.meeting_id == str(each.args["meeting"])
                if (sequence := each.args.get("sequence")) is None:
                    await self._session.execute(update(t.rsvp).where(*hers).values(told=None))
                else:
                    known = update(t.rsvp).where(*hers, row.told >= sequence)
                    await self._session.execute(known.values(told=sequence - 1))

    async def _returned_from(self, contact: Contact, delivery_id: int | None, since: datetime) -> Sequence[Any]:
        """What the contact's server took and did not keep, and nothing else has come of since."""
        columns, later = t.delivery.c, t.attempt.alias()
        went_there = (t.attempt.c.delivery_id == columns.id) & (t.attempt.c.contact_id == contact.id)
        of_it = (later.c.delivery_id == t.attempt.c.delivery_id) & (later.c.id > t.attempt.c.id)
        went_there_last = went_there & ~exists().where(of_it, later.c.contact_id.is_distinct_from(contact.id))
        query = (
            select(t.delivery)
            .where(columns.subscriber_id == contact.subscriber_id, columns.state.in_(_SENT))
            .with_for_update()
        )
        tried = (t.attempt.c.delivery_id == delivery_id) & (t.attempt.c.contact_id == contact.id)
        if delivery_id is not None and await self._all(select(t.attempt.c.id).where(tried)):
            known = query.where(columns.id == delivery_id, exists().where(went_there_last))
            return (await self._session.execute(known)).all()
        lately = went_there_last & (t.attempt.c.at > since) & t.attempt.c.outcome.in_(_TAKEN)
        matters = (columns.priority > Priority.ANSWER) | (columns.message == "answer")
        return (await self._session.execute(query.where(matters, exists().where(lately)))).all()


def _broadcasts_of(rows: Iterable[Any]) -> Collection[int]:
    return {row.broadcast_id for row in rows if row.broadcast_id is not None}


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
