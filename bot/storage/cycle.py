"""The store's part for the cycle: silence, origins, wishes and attendance."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Select, exists, func, select

from bot.core.attendance import Attendance
from bot.core.audience import Audience, Origins
from bot.core.institutions import Institution
from bot.core.people import Subscriber
from bot.core.rsvps import PartStat, Rsvp
from bot.core.sectors import Subscription, SubscriptionState, Wish
from bot.storage import tables as t
from bot.storage.audiences import members
from bot.storage.headcounts import Headcounts


class Cycle(Headcounts):
    """Asking from one meeting to the next, within one transaction."""

    async def is_spoken_for(self, meeting_id: str, subscriber_id: int) -> bool:
        return subscriber_id in await self._spoken_for(meeting_id, [subscriber_id])

    async def _spoken_for(self, meeting_id: str, people: Sequence[int]) -> set[int]:
        stands = t.membership.c
        query = select(stands.subscriber_id, _has_answered(meeting_id, stands.institution_id))
        answered: dict[int, list[bool]] = {}
        for row in await self._session.execute(query.where(stands.subscriber_id.in_(people))):
            answered.setdefault(row[0], []).append(bool(row[1]))
        return {subscriber_id for subscriber_id, each in answered.items() if all(each)}

    async def unheard_institutions(self, meeting_id: str) -> Sequence[tuple[Institution, Sequence[Subscriber]]]:
        stands = t.membership
        query = (
            select(Institution, Subscriber)
            .join(stands, stands.c.institution_id == t.institution.c.id)
            .join(t.subscriber, t.subscriber.c.id == stands.c.subscriber_id)
            .join(t.rsvp, t.rsvp.c.subscriber_id == stands.c.subscriber_id)
            .where(t.rsvp.c.meeting_id == meeting_id, t.rsvp.c.invited_at.is_not(None))
            .where(~_has_answered(meeting_id, t.institution.c.id))
            .order_by(t.institution.c.key, t.institution.c.id, stands.c.id)
        )
        found: dict[Institution, list[Subscriber]] = {}
        for institution, person in await self._session.execute(query):
            people = found.setdefault(institution, [])
            people.insert(0 if person.id == institution.spokesperson_id else len(people), person)
        return list(found.items())

    async def origins(self, audience: Audience) -> Origins:
        await self._session.flush()
        people = members(audience).subquery()
        mine = t.subscriber.c.id == people.c.id

        async def counted(query: Select[str | None, int]) -> dict[str, int]:
            return {key or "": count for key, count in await self._session.execute(query)}

        column = {name: t.subscriber.c[name] for name in ("city", "kind")}
        by = {
            name: await counted(select(each, func.count()).join(people, mine).group_by(each))
            for name, each in column.items()
        }
        held = t.subscription.c
        sectors = await counted(
            select(held.sector_id, func.count())
            .join(people, held.subscriber_id == people.c.id)
            .where(held.state == SubscriptionState.CONFIRMED)
            .group_by(held.sector_id)
        )
        institutions = select(func.count(func.distinct(t.membership.c.institution_id))).join(
            people, t.membership.c.subscriber_id == people.c.id
        )
        return Origins(by["city"], by["kind"], sectors, (await self._session.execute(institutions)).scalar_one())

    async def attendance(self, meeting_id: str, subscriber_id: int) -> Attendance | None:
        return await self._session.get(Attendance, (meeting_id, subscriber_id))

    async def attendance_at(self, meeting_id: str) -> Mapping[int, Attendance]:
        query = select(Attendance).where(t.attendance.c.meeting_id == meeting_id)
        return {each.subscriber_id: each for each in (await self._session.execute(query)).scalars()}

    async def attendances_of(self, subscriber_id: int) -> Sequence[Attendance]:
        query = select(Attendance).where(t.attendance.c.subscriber_id == subscriber_id)
        return (await self._session.execute(query.order_by(t.attendance.c.meeting_id))).scalars().all()

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
        return (await self._session.execute(query)).scalars().all()

    async def answered_by(self, what: str, meeting_id: str, invited_at: datetime) -> Sequence[Rsvp]:
        row = t.rsvp.c
        query = select(Rsvp).where(row.meeting_id == meeting_id, row.answered_by == what, row.answered_at == invited_at)
        return (await self._session.execute(query)).scalars().all()

    async def _merge_attendance(self, from_id: int, into_id: int) -> None:
        """The newest mark stands."""
        held = {each.meeting_id: each for each in await self.attendances_of(into_id)}
        for theirs in await self.attendances_of(from_id):
            mine = held.get(theirs.meeting_id)
            if mine is None or theirs.marked_at > mine.marked_at:
                state, at, by = theirs.state, theirs.marked_at, theirs.marked_by
                if mine is None:
                    self._session.add(Attendance(theirs.meeting_id, into_id, state, at, by))
                else:
                    mine.state, mine.marked_at, mine.marked_by = state, at, by
            await self._session.delete(theirs)
        await self._session.flush()


def _has_answered(meeting_id: str, institution_id: ColumnElement[int]) -> ColumnElement[bool]:
    """Whether anybody of an institution of the enclosing query has answered."""
    colleague, said = t.membership.alias(), t.rsvp.alias()
    return exists().where(
        (colleague.c.institution_id == institution_id)
        & (said.c.subscriber_id == colleague.c.subscriber_id)
        & (said.c.meeting_id == meeting_id)
        & (said.c.partstat != PartStat.NEEDS_ACTION)
    )
