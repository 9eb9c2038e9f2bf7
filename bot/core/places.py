"""Places: what a meeting, or a session inside it, gives to those who want to come. No seat is ever promised twice.

Whoever says yes gets her whole party seated, or queues. A seat that becomes free is offered to the first in the queue
whose party fits into what is free; a larger party before her keeps its turn. An offer holds its seats until it is
taken, declined or lapses. Where an organiser admits people, and for a yes after the deadline or beyond the quota of an
institution, the place is a request.
"""

from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from enum import StrEnum

from bot.core import delegates, outbox, staff
from bot.core.errors import MeetingUnknown, NoRoom, PartyInvalid, PlaceSettled, PlaceUnknown, QuotaFull
from bot.core.meetings import Meeting, MeetingStatus, find_open, thread_of
from bot.core.outbox import Priority
from bot.core.store import Store

WHOLE = ""
"""The part of a meeting that is the meeting itself; any other part is the id of a session."""

LARGEST_PARTY = 20

APPROVAL = "approval"
"""The admission of a meeting whose organisers decide on each place."""

LAST_OFFER = timedelta(hours=2)
"""So long before the start nobody is offered a place any more, and nobody's offer lasts longer."""

_SHORTEST_OFFER = timedelta(hours=2)
_LONGEST_OFFER = timedelta(hours=24)
_SHARE_OF_AN_OFFER = 6
"""An offer lasts this part of the time that is left until the start, within the shortest and the longest."""

_NIGHT_BEGINS, _NIGHT_ENDS, _MORNING = time(21), time(8), time(10)


class PlaceState(StrEnum):
    REQUESTED = "requested"  # an organiser decides
    QUEUED = "queued"
    OFFERED = "offered"  # held until `offered_until`
    CONFIRMED = "confirmed"
    RETURNED = "returned"  # given back, not taken in time, or left the queue: offered nothing any more
    REFUSED = "refused"  # by an organiser


WANTING = frozenset({PlaceState.REQUESTED, PlaceState.QUEUED, PlaceState.OFFERED, PlaceState.CONFIRMED})
"""The states of a person who has not given up."""

HOLDING = frozenset({PlaceState.OFFERED, PlaceState.CONFIRMED})
"""The states that take up seats."""


@dataclass(eq=False)
class Place:
    """What one person has of one part of a meeting."""

    meeting_id: str
    part: str  # WHOLE, or a session's id
    subscriber_id: int
    state: PlaceState
    seats: int  # the whole party
    since: datetime  # when she asked for it: the order of the queue
    offered_until: datetime | None = None
    offers: int = 0  # how many there have been: each is told of once
    institution_id: int | None = None  # whose delegate she is there: it counts in the quota of that one
    id: int = field(init=False)


async def claim(store: Store, meeting: Meeting, part: str, subscriber_id: int, seats: int, now: datetime) -> Place:
    """The person wants to come with her party: she is seated, queued, or the organisers are asked.

    Claimed again it is the same place; a smaller party gives seats back, a larger one has to fit as a whole.
    Raises PartyInvalid; NoRoom(free) or QuotaFull when the larger party does not fit: the place stays as it was then.
    """
    if not 1 <= seats <= LARGEST_PARTY:
        raise PartyInvalid(most=LARGEST_PARTY)
    await store.lock_places(meeting.id)
    place = await store.place(meeting.id, part, subscriber_id)
    if place is None:
        place = Place(meeting.id, part, subscriber_id, PlaceState.RETURNED, seats, now)
        await store.add(place)
    if place.state in HOLDING:
        await _seat_again(store, meeting, place, seats, now)
    elif place.state in WANTING:
        if place.state == PlaceState.QUEUED and seats > place.seats:
            await _require_quota(store, meeting, place, seats)
        place.seats = seats
        await fill(store, meeting, part, now)
    else:
        await _begin(store, meeting, place, seats, now)
    return place


async def give_back(store: Store, meeting: Meeting, part: str, subscriber_id: int, now: datetime) -> None:
    """The person does not come: the seats go to the queue. Of a whole meeting, her places in its sessions as well."""
    await store.lock_places(meeting.id)
    for place in await store.places_in(meeting.id, subscriber_id):
        if place.state in WANTING and part in (WHOLE, place.part):
            _release(place, PlaceState.RETURNED)
            await fill(store, meeting, place.part, now)


async def give_back_all(store: Store, subscriber_id: int, now: datetime) -> None:
    """The person leaves for good; what she held of meetings ahead goes to others."""
    for meeting in await store.meetings_ahead(now):
        await give_back(store, meeting, WHOLE, subscriber_id, now)


async def decide(store: Store, place_id: int, *, admit: bool, now: datetime) -> Place:
    """An organiser admits the person, or does not; she is told. Who is admitted to a full meeting queues.

    Raises PlaceUnknown, PlaceSettled when somebody has decided already, or as meetings.find_open does.
    """
    place = await store.place_numbered(place_id)
    if place is None:
        raise PlaceUnknown
    meeting = await find_open(store, place.meeting_id, now)
    await store.lock_places(meeting.id)
    if place.state != PlaceState.REQUESTED:
        raise PlaceSettled
    if not admit:
        _release(place, PlaceState.REFUSED)
    elif place.seats <= await free(store, meeting, place.part):
        place.state = PlaceState.CONFIRMED
    else:
        place.state = PlaceState.QUEUED
    await _tell(store, place, "place-decided", now, expires_at=meeting.starts)
    return place


async def fill(store: Store, meeting: Meeting, part: str, now: datetime) -> int:
    """Offers what is free to the queue; returns how many offers that made. Call it whenever seats may have come free.

    Nothing is offered once LAST_OFFER has begun.
    """
    if meeting.status == MeetingStatus.CANCELLED or now >= meeting.starts - LAST_OFFER:
        return 0
    offers = 0
    room = await free(store, meeting, part)
    while room > 0 and (place := await store.first_in_queue(meeting.id, part, most_seats=room)) is not None:
        place.state = PlaceState.OFFERED
        place.offered_until = offer_until(meeting, now)
        place.offers += 1
        room -= place.seats
        offers += 1
        await _tell(store, place, "place-offered", now, expires_at=place.offered_until)
    return offers


def why_requested(meeting: Meeting, place: Place) -> str:
    """Why an organiser decides on a requested place: "approval", "late" or "quota"."""
    if meeting.admission == APPROVAL:
        return "approval"
    return "late" if meeting.answer_by is not None and place.since > meeting.answer_by else "quota"


async def lapse_offers(store: Store, now: datetime) -> int:
    """Takes back the offers whose time is over, and offers their seats to the next; returns how many lapsed."""
    lapsed = await store.lapsed_offers(now)
    for place in lapsed:
        meeting = await store.meeting(place.meeting_id)
        if meeting is None:
            raise MeetingUnknown
        await store.lock_places(meeting.id)
        _release(place, PlaceState.RETURNED)
        if meeting.status != MeetingStatus.CANCELLED and meeting.starts > now:
            await _tell(store, place, "offer-lapsed", now, expires_at=meeting.starts)
        await fill(store, meeting, place.part, now)
    return len(lapsed)


async def capacity_of(store: Store, meeting: Meeting, part: str) -> int:
    """How many seats a part has. Raises MeetingUnknown for a session that is not this meeting's."""
    if part == WHOLE:
        return meeting.capacity
    for session in await store.sessions(meeting.id):
        if session.id == part:
            return session.capacity
    raise MeetingUnknown


async def free(store: Store, meeting: Meeting, part: str) -> int:
    """How many seats nobody holds; negative where the capacity was lowered below what had been promised."""
    taken = await store.seats_taken(meeting.id)
    return await capacity_of(store, meeting, part) - taken.get(part, 0)


def offer_until(meeting: Meeting, now: datetime) -> datetime:
    """Until when an offer made now stands: the nearer the start, the shorter, and not through the night alone."""
    share = (meeting.starts - now) / _SHARE_OF_AN_OFFER
    until = now + min(max(share, _SHORTEST_OFFER), _LONGEST_OFFER)
    local = meeting.local(until)
    if not _NIGHT_ENDS <= local.time() < _NIGHT_BEGINS:
        day = local.date() + timedelta(days=local.time() >= _NIGHT_BEGINS)
        until = datetime.combine(day, _MORNING, local.tzinfo).astimezone(until.tzinfo)
    return min(until, meeting.starts - LAST_OFFER)


async def _begin(store: Store, meeting: Meeting, place: Place, seats: int, now: datetime) -> None:
    """The first yes, or one after the place was given back: at the end of the queue, if there has to be one."""
    place.seats, place.since = seats, now
    late = meeting.answer_by is not None and now > meeting.answer_by
    within_quota = place.part != WHOLE or await delegates.stand_for(store, meeting, place, seats)
    if place.part == WHOLE and (late or not within_quota or meeting.admission == APPROVAL):
        place.state = PlaceState.REQUESTED
        for organiser in await staff.organisers_of(store, meeting.host):
            await outbox.enqueue(
                store,
                key=f"place-requested:{place.id}:{now.isoformat()}:{organiser}",
                to=organiser,
                message="place-requested",
                args={"place": place.id},
                priority=Priority.ANSWER,  # who organises need not have agreed to invitations
                now=now,
                expires_at=meeting.starts,
                thread=thread_of(meeting.id),
            )
    elif seats <= await free(store, meeting, place.part):
        place.state = PlaceState.CONFIRMED
    else:
        place.state = PlaceState.QUEUED


async def _seat_again(store: Store, meeting: Meeting, place: Place, seats: int, now: datetime) -> None:
    """A yes from somebody whose seats are held: an offer is taken, a party grows or shrinks."""
    more = seats - place.seats
    if more > 0 and more > (room := await free(store, meeting, place.part)):
        raise NoRoom(free=max(room, 0), seats=place.seats)
    if more > 0:
        await _require_quota(store, meeting, place, seats)
    place.seats, place.state, place.offered_until = seats, PlaceState.CONFIRMED, None
    if more < 0:
        await fill(store, meeting, place.part, now)


async def _require_quota(store: Store, meeting: Meeting, place: Place, seats: int) -> None:
    if place.part == WHOLE and not await delegates.stand_for(store, meeting, place, seats):
        raise QuotaFull(most=meeting.delegates_per_institution)


def _release(place: Place, state: PlaceState) -> None:
    place.state, place.offered_until = state, None


async def _tell(store: Store, place: Place, message: str, now: datetime, *, expires_at: datetime | None) -> None:
    await outbox.enqueue(
        store,
        key=f"{message}:{place.id}:{place.offers}:{place.since.isoformat()}",
        to=place.subscriber_id,
        message=message,
        args={"place": place.id},
        priority=Priority.NOTICE,
        now=now,
        expires_at=expires_at,
        thread=thread_of(place.meeting_id),
    )
