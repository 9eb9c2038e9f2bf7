"""Places: what the person has, what is offered to her, what an organiser decides, and what belongs to an answer."""

from bot.core import places, rsvps
from bot.core.actions import Verb, press
from bot.core.meetings import Meeting, MeetingStatus, find
from bot.core.message import Button, Line, Lines, Message, Value, line
from bot.core.messages import institutions
from bot.core.messages.cards import card, details, details_by_mail, details_row, place_line
from bot.core.messages.reader import HOME, ROWS, Pointless, Reader, button
from bot.core.places import WHOLE, Place, PlaceState
from bot.core.rsvps import NOTE, PARTY, SHOWS, SLOT, PartStat
from bot.core.store import Store

_PARTIES = tuple(range(1, 9))
"""The sizes of a party that can be tapped; a larger one is written."""


async def answer_details(store: Store, reader: Reader, *, meeting: str) -> Message:
    """How many come, what they need, and what the organisers should know; each a tap, none a must."""
    which = await find(store, meeting)
    rsvp = await store.rsvp(which.id, reader.subscriber.id)
    if rsvp is None:
        raise Pointless("has not answered")
    rows: list[tuple[Button, ...]] = []
    if PARTY in which.asks:
        labels = {size: "button-party-chosen" if size == rsvp.party else "button-party" for size in _PARTIES}
        sizes = [button(label, Verb.PARTY, which.id, size, n=str(size)) for size, label in labels.items()]
        rows += [tuple(sizes[:4]), tuple(sizes[4:])]
    for need in rsvps.NEEDS:
        if need in which.asks:
            chosen = line(f"need-{need}")
            label = "button-need-chosen" if need in rsvp.needs else "button-need"
            rows.append((Button(line(label, need=chosen), press(Verb.NEED, which.id, need)),))
    if SHOWS in which.asks:
        rows.append((button("button-shows", Verb.SHOWS, which.id),))
    if SLOT in which.asks:
        slots = [_slot_button(which, slot, chosen=slot == rsvp.slot) for slot in which.slots]
        rows += [tuple(slots[start : start + 4]) for start in range(0, len(slots), 4)]
    if NOTE in which.asks:
        rows.append((button("button-note", Verb.NOTE, which.id),))
    rows.append((button("button-back-to-meeting", Verb.MEETING, which.id),))
    given = details(rsvp)
    args: tuple[tuple[str, Value], ...] = (
        ("title", which.title),
        ("given", Lines(tuple(given)) if given else line("details-none")),
    )
    return Message("answer-details", args, tuple(rows), by_mail=details_by_mail(which))


def _slot_button(meeting: Meeting, slot: str, *, chosen: bool) -> Button:
    label = "button-slot-chosen" if chosen else "button-slot"
    return button(label, Verb.SLOT, meeting.id, slot.replace(":", ""), slot=slot)


async def ask_shows(store: Store, reader: Reader, *, meeting: str) -> Message:
    """The next words are what the stand shows."""
    which = await find(store, meeting)
    back = (button("button-back-to-meeting", Verb.DETAILS, which.id),)
    return Message("ask-shows", (("title", which.title), ("most", rsvps.LONGEST_NOTE)), (back,))


async def ask_note(store: Store, reader: Reader, *, meeting: str) -> Message:
    """The next words are a note to the organisers."""
    which = await find(store, meeting)
    back = (button("button-back-to-meeting", Verb.DETAILS, which.id),)
    return Message("ask-note", (("title", which.title), ("most", rsvps.LONGEST_NOTE)), (back,))


async def place_offered(store: Store, reader: Reader, *, place: int, offer: int) -> Message:
    """A seat has come free, and is hers until then."""
    mine, which = await _held(store, reader, place)
    if mine.offers != offer:
        raise Pointless("offered anew since")
    if mine.state != PlaceState.OFFERED or mine.offered_until is None or mine.offered_until <= reader.now:
        raise Pointless(f"the place is {mine.state}")
    args = (*await card(store, reader, which), ("session", await _session(store, mine)))
    choices = tuple(button(f"button-{each}-place", Verb.PLACE, mine.id, each) for each in ("take", "leave"))
    until = ("until", which.local(mine.offered_until))
    return Message("place-offered", (*args, until), (choices,), by_mail=line("offer-by-mail"))


async def offer_lapsed(store: Store, reader: Reader, *, place: int) -> Message:
    """The offer was not taken in time."""
    mine, which = await _held(store, reader, place)
    if mine.state != PlaceState.RETURNED:
        raise Pointless(f"the place is {mine.state}")
    args = (*await card(store, reader, which), ("session", await _session(store, mine)))
    how = line("answer-by-mail" if mine.part == WHOLE else "session-answer-by-mail")
    return Message("offer-lapsed", args, _again(mine, which), by_mail=how)


async def place_decided(store: Store, reader: Reader, *, place: int) -> Message:
    """What an organiser has decided."""
    mine, which = await _held(store, reader, place)
    shown = await place_line(store, which, mine, reader)
    if mine.state not in (PlaceState.CONFIRMED, PlaceState.QUEUED, PlaceState.REFUSED) or shown is None:
        raise Pointless(f"the place is {mine.state}")
    rows = (*await details_row(store, reader, which), (button("button-back-to-meeting", Verb.MEETING, which.id),))
    return Message("place-decided", (*await card(store, reader, which), ("decision", shown)), rows)


async def place_requested(store: Store, reader: Reader, *, place: int) -> Message:
    """To an organiser: somebody asks for a place; and what was decided."""
    asked = await store.place_numbered(place)
    if asked is None:
        raise Pointless("the person has been erased")
    which = await find(store, asked.meeting_id)
    if which.starts <= reader.now or which.status == MeetingStatus.CANCELLED:
        raise Pointless("the meeting takes no answers any more")
    person = await store.subscriber(asked.subscriber_id)
    rsvp = await store.rsvp(which.id, person.id)
    taken = (await store.seats_taken(which.id)).get(asked.part, 0)
    choices = {PlaceState.REQUESTED: ("admit", "refuse"), PlaceState.REFUSED: ("readmit",)}.get(asked.state, ())
    decisions = tuple(button(f"button-{each}", Verb.PLACE, asked.id, each) for each in choices)
    return Message(
        "place-requested",
        (
            ("title", which.title),
            ("starts", which.local(which.starts)),
            ("name", person.name or "–"),
            ("origin", await origin(store, person.city, person.kind)),
            ("institutions", await institutions.sending(store, which, person.id)),
            ("seats", asked.seats),
            ("details", Lines(tuple(details(rsvp)[rsvp.party > 1 :]) if rsvp else ())),
            (
                "why",
                line(f"request-because-{places.why_requested(which, asked)}", most=which.delegates_per_institution),
            ),
            ("taken", taken),
            ("capacity", which.capacity),
            ("status", line(f"request-{asked.state}")),
        ),
        (decisions,) if decisions else ((HOME,),),
        by_mail=line("place-requested-by-mail") if decisions else None,
    )


async def origin(store: Store, city: str | None, kind: str | None) -> Line:
    """Where a person comes from, as far as she has said."""
    cities = {each.id: each.name for each in await store.cities()}
    kinds = {each.id: each.name for each in await store.kinds()}
    from_city: Value = cities[city] if city in cities else line("not-given")
    of_kind: Value = kinds[kind] if kind in kinds else line("not-given")
    return line("origin", city=from_city, kind=of_kind)


async def _held(store: Store, reader: Reader, place_id: int) -> tuple[Place, Meeting]:
    place = await store.place_numbered(place_id)
    if place is None or place.subscriber_id != reader.subscriber.id:
        raise Pointless("the place is not on record any more")
    which = await find(store, place.meeting_id)
    if which.status == MeetingStatus.CANCELLED or which.starts <= reader.now:
        raise Pointless("the meeting is cancelled or has begun")
    return place, which


async def _session(store: Store, place: Place) -> Value:
    for session in await store.sessions(place.meeting_id):
        if session.id == place.part:
            return session.title
    return ""


def _again(place: Place, meeting: Meeting) -> ROWS:
    if place.part != WHOLE:
        return ((button("button-queue-again", Verb.SESSION, place.part),), (HOME,))
    return ((button("button-queue-again", Verb.ANSWER, meeting.id, PartStat.ACCEPTED),), (HOME,))
