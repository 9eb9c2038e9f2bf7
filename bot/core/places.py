"""Places: what a meeting, or a session inside it, gives to those who want to come. No seat is ever promised twice.

Whoever says yes gets her whole party seated, or queues. A seat that becomes free is offered to the first in the queue
whose party fits into what is free; a larger party before her keeps its turn. An offer holds its seats until it is
taken, declined or lapses. Where an organiser admits people, and for a yes after the deadline or beyond the quota of an
institution, the place is a request.

Every change begins with `lock_places`: what is read after it stays true until the commit. Whoever needs several
meetings locks them all at once.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from bot.core import delegates, meetings, offers, outbox, staff
from bot.core.errors import NoRoom, OfferOver, PartyInvalid, PlaceSettled, PlaceUnknown, QuotaFull, SessionUnknown
from bot.core.meetings import Meeting, MeetingStatus, thread_of
from bot.core.outbox import Delivery, Priority
from bot.core.store import Store

WHOLE = ""
"""The part of a meeting that is the meeting itself; any other part is the id of a session."""

REQUEST = "request"
"""Begins the conversation with an organiser about a requested place: a yes there is no answer for herself."""

LARGEST_PARTY = 20

APPROVAL = "approval"
"""The admission of a meeting whose organisers decide on each place."""

REQUEST_SETTLES = timedelta(minutes=10)
"""How long whoever asks for a place may still say what it is for, before the organisers read it."""


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

_SURER = (PlaceState.REQUESTED, PlaceState.QUEUED, PlaceState.OFFERED, PlaceState.CONFIRMED)
"""Of those who want one, the later the surer."""


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
    turns: int = 0  # how often one in a session was got or given up: each is a revision of her own calendar entry
    id: int = field(init=False)

    def is_as_good_as(self, other: "Place") -> bool:
        """Whether who has it gains nothing by the other, which somebody wants: of two turns in the queue the earlier is
        better."""
        if self.state not in WANTING:
            return False
        mine, hers = _SURER.index(self.state), _SURER.index(other.state)
        return mine > hers or (mine == hers and (self.state != PlaceState.QUEUED or self.since <= other.since))


async def find(store: Store, place_id: int) -> Place:
    """The place as it is now. Raises PlaceUnknown."""
    place = await store.place_numbered(place_id)
    if place is None:
        raise PlaceUnknown
    return place


async def claim(store: Store, meeting: Meeting, part: str, subscriber_id: int, seats: int, now: datetime) -> Place:
    """The person wants to come with her party: she is seated, queued, or the organisers are asked.

    Claimed again it is the same place, and what is offered is taken. A smaller party gives seats back; a larger one has
    to fit as a whole. Raises PartyInvalid; NoRoom(free) or QuotaFull when it does not: the place stays as it was then.
    """
    require_party(seats)
    await store.lock_places(meeting.id)
    place = await store.place(meeting.id, part, subscriber_id)
    if place is None:
        place = Place(meeting.id, part, subscriber_id, PlaceState.RETURNED, seats, now)
        await store.add(place)
    before = place.state
    if before not in WANTING:
        await _begin(store, meeting, place, seats, now)
    else:
        await _resize(store, meeting, place, seats, now)
        if place.state == PlaceState.OFFERED:
            _turn(place, PlaceState.CONFIRMED)
        elif place.state == PlaceState.QUEUED and offers.are_over(meeting, now):
            await _seat_or_queue(store, meeting, place)  # nobody is offered anything: who asks is seated
    await _enter(store, place, before, now)
    return place


async def take(store: Store, meeting: Meeting, place: Place, now: datetime) -> None:
    """The person takes what she was offered. Taken twice it is taken once. Raises OfferOver."""
    await store.lock_places(meeting.id)
    offered = await find(store, place.id)
    if offered.state not in HOLDING or (offered.offered_until is not None and offered.offered_until <= now):
        raise OfferOver
    before = offered.state
    _turn(offered, PlaceState.CONFIRMED)
    await _enter(store, offered, before, now)


async def resize(store: Store, meeting: Meeting, subscriber_id: int, seats: int, now: datetime) -> None:
    """So many come: to the meeting, and to each of its sessions in which they fit. Raises as claim does."""
    require_party(seats)
    await store.lock_places(meeting.id)
    for place in await store.places_in(meeting.id, subscriber_id):
        if place.state not in WANTING:
            continue
        try:
            await _resize(store, meeting, place, seats, now)
        except (NoRoom, QuotaFull, PartyInvalid):
            if place.part == WHOLE:
                raise


async def give_back(store: Store, meeting: Meeting, part: str, subscriber_id: int, now: datetime) -> None:
    """The person does not come: the seats go to the queue. Of a whole meeting, her places in its sessions as well."""
    await store.lock_places(meeting.id)
    for place in await store.places_in(meeting.id, subscriber_id):
        if place.state in WANTING and part in (WHOLE, place.part):
            before = place.state
            _turn(place, PlaceState.RETURNED)
            await _enter(store, place, before, now)
            await fill(store, meeting, place.part, now)


async def hand_over(store: Store, place: Place, to: int, now: datetime) -> None:
    """A place in a session, or a turn in its queue, goes to another person; what was only offered is hers then.

    Each has a place of her own in it, so that both calendars are told.
    """
    hers = await store.place(place.meeting_id, place.part, to)
    if hers is None:
        hers = Place(place.meeting_id, place.part, to, PlaceState.RETURNED, place.seats, place.since)
        await store.add(hers)
    before, had = place.state, hers.state
    hers.seats, hers.since = place.seats, place.since
    _turn(hers, PlaceState.QUEUED if before == PlaceState.QUEUED else PlaceState.CONFIRMED)
    _turn(place, PlaceState.RETURNED)
    await _enter(store, place, before, now)
    await _enter(store, hers, had, now)


async def give_back_all(store: Store, subscriber_id: int, now: datetime) -> None:
    """The person leaves for good; what she held of meetings ahead goes to others."""
    for meeting in await _ahead(store, await store.places_of(subscriber_id), now):
        await give_back(store, meeting, WHOLE, subscriber_id, now)


async def put_off_offers(store: Store, subscriber_id: int, now: datetime) -> None:
    """The person wants to hear nothing more: what is offered to her goes to the next; her turn in the queue stays."""
    held = [place for place in await store.places_of(subscriber_id) if place.state == PlaceState.OFFERED]
    for meeting in await _ahead(store, held, now):
        for place in await store.places_in(meeting.id, subscriber_id):
            if place.state == PlaceState.OFFERED:
                _turn(place, PlaceState.QUEUED)
                await fill(store, meeting, place.part, now)


async def decide(store: Store, place_id: int, *, admit: bool, now: datetime) -> Place:
    """An organiser admits the person, or does not; she is told. Who is admitted to a full meeting queues.

    Raises PlaceUnknown, PlaceSettled when somebody has decided already, or as meetings.find_open does.
    """
    return await _decide(store, place_id, PlaceState.REQUESTED, admit=admit, now=now)


async def admit_after_all(store: Store, place_id: int, now: datetime) -> Place:
    """An organiser thinks better of a refusal. Raises as decide does."""
    return await _decide(store, place_id, PlaceState.REFUSED, admit=True, now=now)


async def fill(store: Store, meeting: Meeting, part: str, now: datetime) -> int:
    """Offers what is free to the queue; returns how many offers that made. Call it whenever seats may have come free.

    Who cannot be written to is passed over and keeps her turn. Nothing is offered once offers are over.
    """
    if meeting.status == MeetingStatus.CANCELLED or offers.are_over(meeting, now):
        return 0
    made = 0
    room = await free(store, meeting, part)
    while room > 0 and (place := await store.first_in_queue(meeting.id, part, most_seats=room)) is not None:
        until = offers.stands_until(meeting, now)
        place.state, place.offered_until = PlaceState.OFFERED, until
        place.offers += 1
        room -= place.seats
        made += 1
        urgency = Priority.REMINDER if offers.can_wait(meeting, now, until) else Priority.NOTICE
        await _tell(store, place, "place-offered", str(place.offers), urgency, now, until=until, offer=place.offers)
    return made


async def fill_all(store: Store, now: datetime) -> int:
    """Takes back the offers whose time is over, and offers all that is free; returns how many changes that made.

    Seats may have come free in a way that nobody saw: a meeting is put off, and its cut-off with it; somebody can be
    written to again; a newcomer who never confirmed is forgotten.
    """
    waiting = await store.meetings_with_queues(now, offers.LAST_OFFER)
    await store.lock_places(*waiting)
    changes = 0
    for place in await store.lapsed_offers(now):
        if place.meeting_id in waiting:
            await _lapse(store, place, now)
            changes += 1
    for meeting_id in waiting:
        meeting = await meetings.find(store, meeting_id)
        for part in await parts_of(store, meeting):
            changes += await fill(store, meeting, part, now)
    return changes


def why_requested(meeting: Meeting, place: Place) -> str:
    """Why an organiser decides on a requested place: "approval", "late" or "quota"."""
    if meeting.admission == APPROVAL:
        return "approval"
    return "late" if meeting.answer_by is not None and place.since > meeting.answer_by else "quota"


async def parts_of(store: Store, meeting: Meeting) -> list[str]:
    """The meeting itself, and each of its sessions."""
    return [WHOLE, *(session.id for session in await store.sessions(meeting.id))]


async def capacity_of(store: Store, meeting: Meeting, part: str) -> int:
    """How many seats a part has. Raises SessionUnknown for a session that is not this meeting's."""
    if part == WHOLE:
        return meeting.capacity
    for session in await store.sessions(meeting.id):
        if session.id == part:
            return session.capacity
    raise SessionUnknown


async def free(store: Store, meeting: Meeting, part: str) -> int:
    """How many seats nobody holds; negative where the capacity was lowered below what had been promised."""
    taken = await store.seats_taken(meeting.id)
    return await capacity_of(store, meeting, part) - taken.get(part, 0)


def require_party(seats: int, most: int = LARGEST_PARTY) -> None:
    """Raises PartyInvalid for a party that is none, or too large to be seated at all."""
    if not 1 <= seats <= most:
        raise PartyInvalid(most=most)


async def _begin(store: Store, meeting: Meeting, place: Place, seats: int, now: datetime) -> None:
    """The first yes, or one after the place was given back: at the end of the queue, if there has to be one."""
    require_party(seats, await capacity_of(store, meeting, place.part))
    place.seats, place.since = seats, now
    late = meeting.answer_by is not None and now > meeting.answer_by
    within_quota = place.part != WHOLE or await delegates.stand_for(store, meeting, place, seats)
    if place.part == WHOLE and (late or not within_quota or meeting.admission == APPROVAL):
        if place.state != PlaceState.REFUSED:  # a refusal stands until an organiser thinks better of it
            place.state = PlaceState.REQUESTED
            at_once = meeting.admission != APPROVAL or not meeting.asks
            await tell_organisers(store, meeting, place, now, due_at=now if at_once else now + REQUEST_SETTLES)
    else:
        await _seat_or_queue(store, meeting, place)


async def tell_organisers(
    store: Store, meeting: Meeting, place: Place, now: datetime, *, due_at: datetime | None = None
) -> None:
    """Asks the organisers about a requested place; what has changed since they read it is shown to them anew.

    They read it at `due_at`, else when nothing has changed for a while.
    """
    if place.state != PlaceState.REQUESTED:
        return
    for organiser in await staff.organisers_of(store, meeting.host):
        await store.rearm(
            Delivery(
                key=f"place-requested:{place.id}:{place.since.isoformat()}:{organiser}",
                subscriber_id=organiser,
                message="place-requested",
                args={"place": place.id},
                priority=Priority.ANSWER,  # who organises need not have agreed to invitations
                due_at=due_at or now + REQUEST_SETTLES,
                created_at=now,
                expires_at=meeting.starts,
                thread=f"{REQUEST}:{place.id}",
            )
        )


async def _seat_or_queue(store: Store, meeting: Meeting, place: Place) -> None:
    fits = place.seats <= await free(store, meeting, place.part)
    place.state = PlaceState.CONFIRMED if fits else PlaceState.QUEUED


async def _resize(store: Store, meeting: Meeting, place: Place, seats: int, now: datetime) -> None:
    """The party of somebody who has not given up grows or shrinks."""
    more = seats - place.seats
    if more > 0:
        require_party(seats, await capacity_of(store, meeting, place.part))
        if place.state in HOLDING and more > (room := await free(store, meeting, place.part)):
            raise NoRoom(free=max(room, 0), seats=place.seats)
        if place.part == WHOLE and not await delegates.stand_for(store, meeting, place, seats):
            raise QuotaFull(most=meeting.delegates_per_institution)
    place.seats = seats
    if more < 0:
        await fill(store, meeting, place.part, now)


async def _decide(store: Store, place_id: int, state: PlaceState, *, admit: bool, now: datetime) -> Place:
    await store.lock_places((await find(store, place_id)).meeting_id)
    place = await find(store, place_id)
    meeting = await meetings.find_open(store, place.meeting_id, now)
    if place.state != state:
        raise PlaceSettled
    if admit:
        await _seat_or_queue(store, meeting, place)
    else:
        _turn(place, PlaceState.REFUSED)
    await _tell(store, place, "place-decided", now.isoformat(), Priority.NOTICE, now, until=meeting.starts)
    return place


async def _lapse(store: Store, place: Place, now: datetime) -> None:
    meeting = await meetings.find(store, place.meeting_id)
    _turn(place, PlaceState.RETURNED)
    if meeting.status != MeetingStatus.CANCELLED and meeting.starts > now:
        await _tell(store, place, "offer-lapsed", str(place.offers), Priority.REMINDER, now, until=meeting.starts)


async def _ahead(store: Store, held: Collection[Place], now: datetime) -> Sequence[Meeting]:
    """The meetings of these places that have not begun, locked."""
    ahead = [meeting for meeting in await store.meetings_ahead(now) if meeting.id in {p.meeting_id for p in held}]
    await store.lock_places(*(meeting.id for meeting in ahead))
    return ahead


def _turn(place: Place, state: PlaceState) -> None:
    place.state, place.offered_until = state, None


async def _enter(store: Store, place: Place, before: PlaceState, now: datetime) -> None:
    """A session got or given up is told to her calendar."""
    if place.part != WHOLE and PlaceState.CONFIRMED in (before, place.state) and before != place.state:
        place.turns += 1
        message = "session-entered" if place.state == PlaceState.CONFIRMED else "session-left"
        await meetings.tell_calendar(store, place, message, now)


async def _tell(
    store: Store,
    place: Place,
    message: str,
    number: str,
    priority: Priority,
    now: datetime,
    *,
    until: datetime,
    **more: int,
) -> None:
    """`number` tells what is said from what has been said about the same place before."""
    await outbox.enqueue(
        store,
        key=f"{message}:{place.id}:{place.since.isoformat()}:{number}",
        to=place.subscriber_id,
        message=message,
        args={"place": place.id, **more},
        priority=priority,
        now=now,
        expires_at=until,
        thread=thread_of(place.meeting_id, place.part),
    )
