"""The store's part for institutions: who stands for which, and how many delegates each sends."""

from collections.abc import Mapping, Sequence

from sqlalchemy import ColumnElement, Select, bindparam, case, delete, exists, func, select, update

from bot.core.audience import Audience, Origins
from bot.core.institutions import Institution, Membership
from bot.core.people import Subscriber
from bot.core.places import HOLDING, WHOLE, Place, PlaceState
from bot.core.rsvps import PartStat
from bot.core.sectors import SubscriptionState
from bot.storage import tables as t
from bot.storage.audiences import members
from bot.storage.transaction import Transaction

_INSTITUTION, _MEMBERSHIP = t.institution.c, t.membership.c


class Institutions(Transaction):
    """Asking for institutions, within one transaction."""

    async def institution(self, institution_id: int) -> Institution | None:
        return await self._session.get(Institution, institution_id)

    async def institution_keys(self) -> Sequence[tuple[int, str]]:
        query = select(_INSTITUTION.id, _INSTITUTION.key).order_by(_INSTITUTION.id)
        return [(row.id, row.key) for row in await self._session.execute(query)]

    async def institutions_with_size(self) -> Sequence[tuple[Institution, int]]:
        size = select(func.count()).where(_MEMBERSHIP.institution_id == _INSTITUTION.id).scalar_subquery()
        query = select(Institution, size).order_by(_INSTITUTION.key, _INSTITUTION.id)
        return [(institution, int(count)) for institution, count in await self._session.execute(query)]

    async def institutions_of(self, subscriber_id: int) -> Sequence[Institution]:
        return await self._all(_INSTITUTIONS_OF, person=subscriber_id)

    async def memberships(self, subscriber_id: int) -> Sequence[Membership]:
        query = select(Membership).where(_MEMBERSHIP.subscriber_id == subscriber_id).order_by(_MEMBERSHIP.id)
        return await self._all(query)

    async def members(self, institution_id: int) -> Sequence[Subscriber]:
        speaks = case((_INSTITUTION.spokesperson_id == t.subscriber.c.id, 0), else_=1)
        query = (
            select(Subscriber)
            .join(t.membership, _MEMBERSHIP.subscriber_id == t.subscriber.c.id)
            .join(t.institution, _INSTITUTION.id == _MEMBERSHIP.institution_id)
            .where(_INSTITUTION.id == institution_id)
            .order_by(speaks, _MEMBERSHIP.id)
        )
        return await self._all(query)

    async def institutions_at(self, meeting_id: str) -> Mapping[int, Sequence[Institution]]:
        query = (
            select(_MEMBERSHIP.subscriber_id, Institution)
            .join(t.institution, _MEMBERSHIP.institution_id == _INSTITUTION.id)
            .join(t.rsvp, t.rsvp.c.subscriber_id == _MEMBERSHIP.subscriber_id)
            .where(t.rsvp.c.meeting_id == meeting_id)
            .order_by(_MEMBERSHIP.id)
        )
        found: dict[int, list[Institution]] = {}
        for subscriber_id, institution in await self._session.execute(query):
            found.setdefault(subscriber_id, []).append(institution)
        return found

    async def delegates_sent(self, meeting_id: str, *, but: Place | None = None) -> Mapping[int, int]:
        await self._session.flush()
        row = t.place.c
        counted = row.institution_id.is_not(None) & row.state.in_((*HOLDING, PlaceState.QUEUED))
        if but is not None:
            counted &= row.id != but.id
        query = (
            select(row.institution_id, func.sum(row.seats))
            .where(row.meeting_id == meeting_id, row.part == WHOLE, counted)
            .group_by(row.institution_id)
        )
        return {institution_id: int(seats) for institution_id, seats in await self._session.execute(query)}

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

    async def merge_institutions(self, from_id: int, into_id: int) -> None:
        await self._session.flush()
        there = {each.id for each in await self.members(into_id)}
        query = select(Membership).where(_MEMBERSHIP.institution_id == from_id)
        for membership in await self._all(query):
            if membership.subscriber_id in there:
                await self._session.delete(membership)
            else:
                membership.institution_id = into_id
        await self._session.flush()
        places = update(t.place).where(t.place.c.institution_id == from_id)
        await self._session.execute(places.values(institution_id=into_id))
        await self._session.delete(await self._session.get_one(Institution, from_id))
        await self._session.flush()

    async def _merge_memberships(self, from_id: int, into_id: int) -> None:
        """She stands for every institution of both."""
        held = {each.institution_id for each in await self.memberships(into_id)}
        for membership in await self.memberships(from_id):
            if membership.institution_id in held:
                await self._session.delete(membership)
            else:
                membership.subscriber_id = into_id
        await self._session.flush()
        speaks = update(t.institution).where(_INSTITUTION.spokesperson_id == from_id)
        await self._session.execute(speaks.values(spokesperson_id=into_id))

    async def _forget_memberships(self, subscriber_id: int) -> None:
        """The institutions stay: their names are nobody's data."""
        speaks = update(t.institution).where(_INSTITUTION.spokesperson_id == subscriber_id)
        await self._session.execute(speaks.values(spokesperson_id=None))
        await self._session.execute(delete(t.membership).where(_MEMBERSHIP.subscriber_id == subscriber_id))


def _has_answered(meeting_id: str, institution_id: ColumnElement[int]) -> ColumnElement[bool]:
    """Whether anybody of an institution of the enclosing query has answered."""
    colleague, said = t.membership.alias(), t.rsvp.alias()
    return exists().where(
        (colleague.c.institution_id == institution_id)
        & (said.c.subscriber_id == colleague.c.subscriber_id)
        & (said.c.meeting_id == meeting_id)
        & (said.c.partstat != PartStat.NEEDS_ACTION)
    )


_INSTITUTIONS_OF = (
    select(Institution)
    .join(t.membership, _MEMBERSHIP.institution_id == _INSTITUTION.id)
    .where(_MEMBERSHIP.subscriber_id == bindparam("person"))
    .order_by(_MEMBERSHIP.id)
)
