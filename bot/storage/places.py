"""The store's part for places: seats, the queue, and the lock that keeps either true."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Select, exists, func, select

from bot.core.meetings import Meeting, MeetingStatus
from bot.core.people import ContactState
from bot.core.places import HOLDING, WANTING, WHOLE, Place, PlaceState
from bot.storage import tables as t
from bot.storage.transaction import Transaction

_ROW = t.place.c


class Places(Transaction):
    """Asking for places, within one transaction."""

    async def lock_places(self, *meeting_ids: str) -> None:
        new = [meeting_id for meeting_id in meeting_ids if meeting_id not in self.locked]
        if not new:
            return
        # in one order for everybody; not so strong as to keep others from inviting to the meeting meanwhile
        meetings = select(Meeting).where(t.meeting.c.id.in_(new)).order_by(t.meeting.c.id)
        locked = meetings.with_for_update(key_share=True).execution_options(populate_existing=True)
        self.locked |= {meeting.id: meeting for meeting in (await self._session.execute(locked)).scalars()}

    async def place(self, meeting_id: str, part: str, subscriber_id: int) -> Place | None:
        mine = (_ROW.meeting_id == meeting_id) & (_ROW.part == part) & (_ROW.subscriber_id == subscriber_id)
        return await self._first(_places(mine))

    async def place_numbered(self, place_id: int) -> Place | None:
        return await self._first(_places(_ROW.id == place_id))

    async def places_in(self, meeting_id: str, subscriber_id: int) -> Sequence[Place]:
        return await self._places(
            _places((_ROW.meeting_id == meeting_id) & (_ROW.subscriber_id == subscriber_id)).order_by(_ROW.id)
        )

    async def places_of(self, subscriber_id: int) -> Sequence[Place]:
        return await self._places(_places(_ROW.subscriber_id == subscriber_id).order_by(_ROW.id))

    async def places_in_sessions(self, meeting_id: str) -> Sequence[Place]:
        confirmed = (_ROW.part != WHOLE) & (_ROW.state == PlaceState.CONFIRMED)
        return await self._places(_places((_ROW.meeting_id == meeting_id) & confirmed).order_by(_ROW.id))

    async def wanted_places(self, meeting_id: str, part: str) -> Sequence[Place]:
        theirs = (_ROW.meeting_id == meeting_id) & (_ROW.part == part) & _ROW.state.in_(WANTING)
        return await self._places(_places(theirs).order_by(_ROW.since, _ROW.id))

    async def seats_taken(self, meeting_id: str) -> Mapping[str, int]:
        await self._session.flush()
        held = (_ROW.meeting_id == meeting_id) & _ROW.state.in_(HOLDING)
        query = select(_ROW.part, func.sum(_ROW.seats)).where(held).group_by(_ROW.part)
        return {part: int(seats) for part, seats in await self._session.execute(query)}

    async def first_in_queue(self, meeting_id: str, part: str, *, most_seats: int) -> Place | None:
        await self._session.flush()
        reachable = exists().where(
            t.contact.c.subscriber_id == _ROW.subscriber_id, t.contact.c.state == ContactState.ACTIVE
        )
        consents = exists().where(t.subscriber.c.id == _ROW.subscriber_id, t.subscriber.c.consented_at.is_not(None))
        queue = _queue(meeting_id, part) & (_ROW.seats <= most_seats) & reachable & consents
        return await self._first(_places(queue).order_by(_ROW.since, _ROW.id).limit(1))

    async def position(self, place: Place) -> int:
        await self._session.flush()
        before = (_ROW.since < place.since) | ((_ROW.since == place.since) & (_ROW.id < place.id))
        query = select(func.count()).where(_queue(place.meeting_id, place.part), before)
        return int((await self._session.execute(query)).scalar_one()) + 1

    async def meetings_with_queues(self, now: datetime, cut_off: timedelta) -> Sequence[str]:
        meeting, queued, lapsed = t.meeting.c, t.place.alias().c, t.place.alias().c
        takes_offers = (meeting.starts > now + cut_off) & (meeting.status != MeetingStatus.CANCELLED)
        has_queue = exists().where(queued.meeting_id == meeting.id, queued.state == PlaceState.QUEUED)
        has_lapsed = exists().where(
            lapsed.meeting_id == meeting.id, lapsed.state == PlaceState.OFFERED, lapsed.offered_until <= now
        )
        query = select(meeting.id).where((takes_offers & has_queue) | has_lapsed).order_by(meeting.id)
        return await self._all(query)

    async def lapsed_offers(self, now: datetime) -> Sequence[Place]:
        lapsed = (_ROW.state == PlaceState.OFFERED) & (_ROW.offered_until <= now)
        return await self._places(_places(lapsed).order_by(_ROW.offered_until, _ROW.id))

    async def _places(self, query: Select[Place]) -> Sequence[Place]:
        return await self._all(query)

    async def _first(self, query: Select[Place]) -> Place | None:
        return (await self._session.execute(query)).scalars().first()


def _places(where: ColumnElement[bool]) -> Select[Place]:
    """As they are now: what this transaction read before it had the lock may be out of date."""
    return select(Place).where(where).execution_options(populate_existing=True)


def _queue(meeting_id: str, part: str) -> ColumnElement[bool]:
    return (_ROW.meeting_id == meeting_id) & (_ROW.part == part) & (_ROW.state == PlaceState.QUEUED)
