"""The store's part for subscriptions, invitations and answers."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy import bindparam, delete, func, literal, select, update

from bot.core.audience import Audience
from bot.core.meetings import Meeting, MeetingStatus
from bot.core.people import Contact, Subscriber
from bot.core.rsvps import PartStat, Rsvp
from bot.core.sectors import Subscription, SubscriptionState, Wish
from bot.storage import tables as t
from bot.storage.among import among as is_among
from bot.storage.audiences import members
from bot.storage.transaction import Transaction


class Rsvps(Transaction):
    """Asking for subscriptions and answers, within one transaction."""

    async def subscriptions(self, subscriber_id: int) -> Sequence[Subscription]:
        return await self._all(_SUBSCRIPTIONS, person=subscriber_id)

    async def rsvp(self, meeting_id: str, subscriber_id: int) -> Rsvp | None:
        found = await self._session.get(Rsvp, (meeting_id, subscriber_id))
        return self._hold(found) if meeting_id in self.locked else found  # before the lock others may change it

    async def rsvps_of(self, subscriber_id: int) -> Sequence[Rsvp]:
        return await self._all(select(Rsvp).where(t.rsvp.c.subscriber_id == subscriber_id))

    async def answers_to(self, meeting_id: str) -> Sequence[tuple[Rsvp, Subscriber, Contact | None]]:
        query = (
            select(Rsvp, Subscriber, Contact)
            .join_from(t.rsvp, t.subscriber)
            .outerjoin(t.contact, t.contact.c.id == t.subscriber.c.preferred_contact_id)
            .where(t.rsvp.c.meeting_id == meeting_id)
            .order_by(t.rsvp.c.subscriber_id)
        )
        return [(rsvp, subscriber, contact) for rsvp, subscriber, contact in await self._session.execute(query)]

    async def meetings_of(self, subscriber_id: int, after: datetime) -> list[Meeting]:
        return list(await self._all(_MEETINGS_OF, person=subscriber_id, after=after))

    async def count_answers(self, meeting_id: str) -> Mapping[PartStat, int]:
        query = (
            select(t.rsvp.c.partstat, func.count()).where(t.rsvp.c.meeting_id == meeting_id).group_by(t.rsvp.c.partstat)
        )
        return {row[0]: row[1] for row in await self._session.execute(query)}

    async def answered_by(self, what: str, meeting_id: str, invited_at: datetime) -> Sequence[Rsvp]:
        row = t.rsvp.c
        query = select(Rsvp).where(row.meeting_id == meeting_id, row.answered_by == what, row.answered_at == invited_at)
        return await self._all(query)

    async def open_rsvps(self, meeting_id: str, audience: Audience, now: datetime) -> None:
        await self._session.flush()
        people = members(audience).subquery()
        already = select(t.rsvp.c.subscriber_id).where(t.rsvp.c.meeting_id == meeting_id)
        await self._session.execute(
            update(t.rsvp)
            .where(t.rsvp.c.meeting_id == meeting_id, t.rsvp.c.invited_at.is_(None))
            .where(t.rsvp.c.subscriber_id.in_(select(people.c.id)))
            .values(invited_at=now)
        )
        new = select(
            literal(meeting_id),
            people.c.id,
            literal(PartStat.NEEDS_ACTION.value),
            literal(now, t.rsvp.c.invited_at.type),
            literal(""),
            literal(1),
            literal(""),
            literal([], t.rsvp.c.needs.type),
            literal(0),
            literal(0),
            literal(""),
            literal(""),
        ).where(people.c.id.not_in(already))
        columns = ["meeting_id", "subscriber_id", "partstat", "invited_at", "answered_by", "party", "note", "needs"]
        columns += ["answered_to", "turns", "shows", "slot"]
        await self._session.execute(t.rsvp.insert().from_select(columns, new))

    async def close_rsvps(self, meeting_id: str, invited_at: datetime, *, among: Collection[int] | None = None) -> None:
        await self._session.flush()
        then = (t.rsvp.c.meeting_id == meeting_id) & (t.rsvp.c.invited_at == invited_at)
        people = {} if among is None else {"people": among}
        if among is not None:
            then &= is_among(t.rsvp.c.subscriber_id, "people")
        silent = t.rsvp.c.partstat == PartStat.NEEDS_ACTION
        await self._session.execute(delete(t.rsvp).where(then, silent), people)
        await self._session.execute(update(t.rsvp).where(then).values(invited_at=None), people)

    async def wishes_for(
        self, meeting_id: str, sectors: Collection[str], invited_at: datetime
    ) -> Sequence[Subscription]:
        held = t.subscription.c
        query = (
            select(Subscription)
            .join(t.rsvp, t.rsvp.c.subscriber_id == held.subscriber_id)
            .where(t.rsvp.c.meeting_id == meeting_id, t.rsvp.c.invited_at == invited_at)
            .where(t.rsvp.c.partstat == PartStat.NEEDS_ACTION, held.sector_id.in_(sectors))
            .where(held.state == SubscriptionState.CONFIRMED, held.wish != Wish.ASK)
            .order_by(held.changed_at, held.id)
        )
        return await self._all(query)

    async def steps_done(self, meeting_id: str, sequence: int) -> set[tuple[str, str]]:
        done = await self._session.execute(_STEPS, {"meeting": meeting_id, "sequence": sequence})
        return {(kind, offset) for kind, offset in done}


_SUBSCRIPTIONS = (
    select(Subscription).where(t.subscription.c.subscriber_id == bindparam("person")).order_by(t.subscription.c.id)
)
_MEETINGS_OF = (
    select(Meeting)
    .join(t.rsvp, t.rsvp.c.meeting_id == t.meeting.c.id)
    .where(
        t.rsvp.c.subscriber_id == bindparam("person"),
        t.meeting.c.starts > bindparam("after", type_=t.meeting.c.starts.type),
        t.meeting.c.status != MeetingStatus.CANCELLED,
    )
    .order_by(t.meeting.c.starts, t.meeting.c.id)
)
_STEPS = select(t.step.c.kind, t.step.c.offset).where(
    t.step.c.meeting_id == bindparam("meeting"), t.step.c.sequence == bindparam("sequence")
)
