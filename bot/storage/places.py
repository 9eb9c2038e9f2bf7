"""The store's part for places: seats, the queue, and the lock that keeps either true."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy import BindParameter, ColumnElement, Select, bindparam, exists, func, select

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
        self.locked |= {meeting.id: meeting for meeting in await self._all(_LOCKED, meetings=new)}

    async def place(self, meeting_id: str, part: str, subscriber_id: int) -> Place | None:
        return await self._one(_PLACE, meeting=meeting_id, part=part, person=subscriber_id)

    async def place_numbered(self, place_id: int) -> Place | None:
        return await self._one(_places(_ROW.id == place_id))

    async def places_in(self, meeting_id: str, subscriber_id: int) -> Sequence[Place]:
        return await self._all(_PLACES_IN, meeting=meeting_id, person=subscriber_id)

    async def places_of(self, subscriber_id: int) -> Sequence[Place]:
        return await self._all(_places(_ROW.subscriber_id == subscriber_id).order_by(_ROW.id))

    async def places_in_sessions(self, meeting_id: str) -> Sequence[Place]:
        confirmed = (_ROW.part != WHOLE) & (_ROW.state == PlaceState.CONFIRMED)
        return await self._all(_places((_ROW.meeting_id == meeting_id) & confirmed).order_by(_ROW.id))

    async def wanted_places(self, meeting_id: str, part: str) -> Sequence[Place]:
        theirs = (_ROW.meeting_id == meeting_id) & (_ROW.part == part) & _ROW.state.in_(WANTING)
        return await self._all(_places(theirs).order_by(_ROW.since, _ROW.id))

    async def seats_taken(self, meeting_id: str) -> Mapping[str, int]:
        await self._session.flush()
        return {part: int(seats) for part, seats in await self._session.execute(_SEATS_TAKEN, {"meeting": meeting_id})}

    async def first_in_queue(self, meeting_id: str, part: str, *, most_seats: int) -> Place | None:
        await self._session.flush()
        reachable = exists().where(
            t.contact.c.subscriber_id == _ROW.subscriber_id, t.contact.c.state == ContactState.ACTIVE
        )
        consents = exists().where(t.subscriber.c.id == _ROW.subscriber_id, t.subscriber.c.consented_at.is_not(None))
        queue = _queue(meeting_id, part) & (_ROW.seats <= most_seats) & reachable & consents
        return await self._one(_places(queue).order_by(_ROW.since, _ROW.id).limit(1))

    async def position(self, place: Place) -> int:
        await self._session.flush()
        before = (_ROW.since < place.since) | ((_ROW.since == place.since) & (_ROW.id < place.id))
        query = select(func.count()).where(_queue(place.meeting_id, place.part), before)
        return int((await self._session.execute(query)).scalar_one()) + 1

    async def meetings_with_queues(self, now: datetime, cut_off: timedelta) -> Sequence[str]:
        return await self._all(_WITH_QUEUES, now=now, cut_off=now + cut_off)

    async def lapsed_offers(self, now: datetime) -> Sequence[Place]:
        return await self._all(_LAPSED, now=now)


def _places(where: ColumnElement[bool]) -> Select[Place]:
    """As they are now: what this transaction read before it had the lock may be out of date."""
    return select(Place).where(where).execution_options(populate_existing=True)


def _queue(meeting_id: str, part: str) -> ColumnElement[bool]:
    return (_ROW.meeting_id == meeting_id) & (_ROW.part == part) & (_ROW.state == PlaceState.QUEUED)


def _with_queues() -> Select[str]:
    meeting, queued, lapsed = t.meeting.c, t.place.alias().c, t.place.alias().c
    takes_offers = (meeting.starts > _moment("cut_off")) & (meeting.status != MeetingStatus.CANCELLED)
    has_queue = exists().where(queued.meeting_id == meeting.id, queued.state == PlaceState.QUEUED)
    has_lapsed = exists().where(
        lapsed.meeting_id == meeting.id, lapsed.state == PlaceState.OFFERED, lapsed.offered_until <= _moment("now")
    )
    return select(meeting.id).where((takes_offers & has_queue) | has_lapsed).order_by(meeting.id)


def _moment(name: str) -> BindParameter[datetime]:
    return bindparam(name, type_=_ROW.since.type)


# in one order for everybody; not so strong as to keep others from inviting to the meeting meanwhile
_LOCKED = (
    select(Meeting)
    .where(t.meeting.c.id.in_(bindparam("meetings", expanding=True)))
    .order_by(t.meeting.c.id)
    .with_for_update(key_share=True)
    .execution_options(populate_existing=True)
)
_HERS = (_ROW.meeting_id == bindparam("meeting")) & (_ROW.subscriber_id == bindparam("person"))
_PLACE = _places(_HERS & (_ROW.part == bindparam("part")))
_PLACES_IN = _places(_HERS).order_by(_ROW.id)
_SEATS_TAKEN = (
    select(_ROW.part, func.sum(_ROW.seats))
    .where(_ROW.meeting_id == bindparam("meeting"), _ROW.state.in_(HOLDING))
    .group_by(_ROW.part)
)
_LAPSED = _places((_ROW.state == PlaceState.OFFERED) & (_ROW.offered_until <= _moment("now"))).order_by(
    _ROW.offered_until, _ROW.id
)
_WITH_QUEUES = _with_queues()
