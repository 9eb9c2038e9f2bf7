"""The store's part for places: seats, the queue, and the lock that keeps either true."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Select, func, select

from bot.core.places import HOLDING, Place, PlaceState
from bot.storage import tables as t
from bot.storage.broadcasts import Broadcasts

_ROW = t.place.c


class Places(Broadcasts):
    """Asking for places, within one transaction."""

    async def lock_places(self, meeting_id: str) -> None:
        locked = select(t.meeting.c.id).where(t.meeting.c.id == meeting_id).with_for_update()
        await self._session.execute(locked)

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

    async def seats_taken(self, meeting_id: str) -> Mapping[str, int]:
        await self._session.flush()
        held = (_ROW.meeting_id == meeting_id) & _ROW.state.in_(HOLDING)
        query = select(_ROW.part, func.sum(_ROW.seats)).where(held).group_by(_ROW.part)
        return {part: int(seats) for part, seats in await self._session.execute(query)}

    async def first_in_queue(self, meeting_id: str, part: str, *, most_seats: int) -> Place | None:
        await self._session.flush()
        queue = _queue(meeting_id, part) & (_ROW.seats <= most_seats)
        return await self._first(_places(queue).order_by(_ROW.since, _ROW.id).limit(1))

    async def position(self, place: Place) -> int:
        await self._session.flush()
        before = (_ROW.since < place.since) | ((_ROW.since == place.since) & (_ROW.id < place.id))
        query = select(func.count()).where(_queue(place.meeting_id, place.part), before)
        return int((await self._session.execute(query)).scalar_one()) + 1

    async def lapsed_offers(self, now: datetime) -> Sequence[Place]:
        lapsed = (_ROW.state == PlaceState.OFFERED) & (_ROW.offered_until <= now)
        query = _places(lapsed).order_by(_ROW.offered_until, _ROW.id).with_for_update(skip_locked=True)
        return await self._places(query)

    async def _places(self, query: Select[Place]) -> Sequence[Place]:
        return (await self._session.execute(query)).scalars().all()

    async def _first(self, query: Select[Place]) -> Place | None:
        return (await self._session.execute(query)).scalars().first()


def _places(where: ColumnElement[bool]) -> Select[Place]:
    """As they are now: what this transaction read before it had the lock may be out of date."""
    return select(Place).where(where).execution_options(populate_existing=True)


def _queue(meeting_id: str, part: str) -> ColumnElement[bool]:
    return (_ROW.meeting_id == meeting_id) & (_ROW.part == part) & (_ROW.state == PlaceState.QUEUED)
