"""Meetings with a crowd that has answered, for what their organisers read."""

from datetime import timedelta

from bot.core import invitations, meetings, moves, places, rsvps, staff, words
from bot.core.institutions import Institution, Membership
from bot.core.language import Language
from bot.core.messages import Reader
from bot.core.people import EVERYWHERE, Contact, ContactState, RoleKind, Subscriber
from bot.core.sectors import Subscription, SubscriptionState
from bot.core.store import Store
from bot.rehearsal.stage import BEGINS
from tests.golden.arranging import Args, Arrange

LATER = BEGINS + timedelta(days=3, hours=2, minutes=14, seconds=5)

_ANSWERED = BEGINS + timedelta(days=1)
_CROWD = 12
_CITIES = ("jastrzebie", "karvina", "havirov", "elsewhere", None)
_KINDS = ("ngo", "school", "city-office", None)
_CHOICES = ("ACCEPTED", "ACCEPTED", "ACCEPTED", "TENTATIVE", "DECLINED", "")
_NEEDS = ((), ("pl-cs",), ("cs-pl", "access"), ("sign", "cs-pl"), (), ("diet",))
_NAMES = ("Żaneta", "Łukasz", "Čeněk", "Ćma", "Šárka", "=SUM(A1)", "Anna", "Řehoř")
_INSTITUTIONS = {"Hufiec ZHP Jastrzębie": (0, 1), "SDH Havířov-Město": (5,), "TJ Slavia Havířov": (2, 11)}
_SECRET = b"golden"


async def empty(store: Store, reader: Reader) -> Args:
    """The reader organises a meeting to which nobody is invited yet."""
    code = await staff.issue(store, RoleKind.ORGANISER, EVERYWHERE, BEGINS, secret=_SECRET)
    await staff.redeem(store, code, reader.subscriber, BEGINS, secret=_SECRET)
    return {"meeting": "culture"}


async def empty_page(store: Store, reader: Reader) -> Args:
    """The same, for what is about no meeting."""
    await empty(store, reader)
    return {}


async def invited(store: Store, reader: Reader) -> Args:
    """A few are invited."""
    args = await empty(store, reader)
    await invitations.invite(store, "culture", BEGINS)
    return args


async def moved(store: Store, reader: Reader) -> Args:
    """A few are invited, one comes, and then it is put off."""
    args = await invited(store, reader)
    await rsvps.record(store, reader.subscriber, "culture", "ACCEPTED", inbound_id="golden", now=BEGINS)
    meeting = await meetings.find(store, "culture")
    week = timedelta(days=7)
    starts, ends = meeting.starts + week, meeting.ends + week
    await moves.move(store, meeting, starts=starts, ends=ends, venue=meeting.venue, now=_ANSWERED)
    return args


async def called_off(store: Store, reader: Reader) -> Args:
    """A few are invited, and it does not take place."""
    args = await invited(store, reader)
    await meetings.cancel(store, await meetings.find(store, "culture"), now=BEGINS)
    return args


def crowded(meeting_id: str) -> Arrange:
    """A room with seats for five, a queue, needs, notes; and workshops, where there are any."""

    async def arrange(store: Store, reader: Reader) -> Args:
        await empty(store, reader)
        meeting = await meetings.find(store, meeting_id)
        meeting.capacity = 5
        crowd = [await _join(store, number) for number in range(_CROWD)]
        for name, members in _INSTITUTIONS.items():
            institution = Institution(name, words.plain(name), "havirov", "ngo", BEGINS)
            await store.add(institution)
            for number in members:
                await store.add(Membership(institution.id, crowd[number].id, BEGINS))
        await invitations.invite(store, meeting.id, BEGINS)
        for number, person in enumerate(crowd):
            if choice := _CHOICES[number % len(_CHOICES)]:
                await rsvps.record(
                    store,
                    person,
                    meeting.id,
                    choice,
                    inbound_id="golden",
                    now=_ANSWERED + timedelta(minutes=number),
                    party=1 + number % 3 // 2,
                )
            rsvp = await store.rsvp(meeting.id, person.id)
            if rsvp is not None and choice in ("ACCEPTED", "TENTATIVE"):
                rsvp.needs = list(_NEEDS[number % len(_NEEDS)])
                rsvp.note = "Przyjedziemy autobusem.\nProsimy o miejsce z przodu." if number == 2 else ""
        sessions = await store.sessions(meeting.id)
        for session in sessions:
            session.capacity = 2
        for number, person in enumerate(crowd):
            if sessions and number % 6 < 3:
                part = sessions[number % len(sessions)].id
                await places.claim(store, meeting, part, person.id, 1, _ANSWERED + timedelta(minutes=number))
        return {"meeting": meeting.id}

    return arrange


def booking(meeting_id: str) -> Arrange:
    """The same, and interpreters have to be booked."""

    async def arrange(store: Store, reader: Reader) -> Args:
        args = await crowded(meeting_id)(store, reader)
        (await meetings.find(store, meeting_id)).interpreters_by = LATER + timedelta(days=1, minutes=45, seconds=55)
        return {**args, "sequence": 0}

    return arrange


async def _join(store: Store, number: int) -> Subscriber:
    person = Subscriber(
        BEGINS,
        list(Language)[number % 2],
        f"{_NAMES[number % len(_NAMES)]} {number:02}",
        city=_CITIES[number % len(_CITIES)],
        kind=_KINDS[number % len(_KINDS)],
        consented_at=BEGINS,
    )
    await store.add(person)
    address = f"telegram:{9_000_000 + number}" if number % 3 else f"mailto:p{number}@example.org"
    contact = Contact(person.id, address, ContactState.ACTIVE, BEGINS)
    await store.add(contact)
    person.preferred_contact_id = contact.id
    await store.add(Subscription(person.id, "culture", SubscriptionState.CONFIRMED, BEGINS))
    return person
