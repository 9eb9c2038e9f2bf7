"""Calendar entries: a meeting as it stands in one person's calendar (RFC 5545, RFC 5546).

Each person has one entry of her own for each meeting, under a UID of her own. Its SEQUENCE rises with every move of the
meeting, and with every time she leaves or comes back: then her entry is called off, or asked anew.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from msgspec.structs import replace

from bot.core.meetings import Meeting, MeetingStatus, Session, thread_of, with_city
from bot.core.message import Calendar
from bot.core.people import Contact, Subscriber
from bot.core.places import Place, PlaceState
from bot.core.rsvps import AWAY, PartStat, Rsvp
from bot.core.store import Store
from bot.core.tokens import Purpose, sign

REQUEST, CANCEL, PUBLISH = "REQUEST", "CANCEL", "PUBLISH"
"""METHOD, RFC 5546 §1.4."""

_SEATED = PlaceState.CONFIRMED
_KEPT = timedelta(days=400)
_OWN_REVISIONS = 100
"""So many revisions of a person's own fit between two of the meeting's."""


async def entry(store: Store, meeting: Meeting, rsvp: Rsvp | None, now: datetime, *, method: str = REQUEST) -> Calendar:
    """The meeting for the person's calendar, as it stands now. `now` becomes its DTSTAMP."""
    return Calendar(
        method=method,
        meeting=meeting.id,
        sequence=sequence_of(meeting, rsvp),
        starts=meeting.starts,
        ends=meeting.ends,
        title=meeting.title,
        venue=await with_city(store, meeting, meeting.venue),
        url=meeting.map,
        answer=rsvp.partstat if rsvp is not None else PartStat.NEEDS_ACTION,
        cancelled=method == CANCEL or meeting.status == MeetingStatus.CANCELLED,
        changed=now,
    )


def sequence_of(meeting: Meeting, rsvp: Rsvp | None) -> int:
    """SEQUENCE of the person's entry (RFC 5545 §3.8.7.4)."""
    return _sequence(meeting.sequence, rsvp.turns if rsvp is not None else 0)


def sequence_in(session: Session, place: Place | None) -> int:
    """SEQUENCE of the person's entry of a session; `place`: hers in it."""
    return _sequence(session.sequence, place.turns if place is not None else 0)


def revision_of(sequence: int) -> int:
    """The SEQUENCE of the meeting, or of the session, that an entry of that SEQUENCE tells of."""
    return sequence // _OWN_REVISIONS


async def answered(store: Store, meeting: Meeting, rsvp: Rsvp | None, now: datetime) -> Calendar | None:
    """What an answer does to the entry: a yes or maybe puts it in or keeps it, a no calls it off."""
    if rsvp is None or rsvp.answered_at is None or meeting.starts <= now or meeting.status == MeetingStatus.CANCELLED:
        return None
    return await entry(store, meeting, rsvp, now, method=CANCEL if rsvp.partstat in AWAY else REQUEST)


async def with_sessions(store: Store, meeting: Meeting, subscriber_id: int, whole: Calendar) -> list[Calendar]:
    """The person's entry of the whole meeting, and one of each session in which she has a place."""
    held = await store.places_in(meeting.id, subscriber_id)
    seats = {seat.part: seat for seat in held if seat.state == _SEATED}
    return [whole] + [
        replace(
            whole,
            meeting=session.id,
            sequence=sequence_in(session, seats[session.id]),
            starts=session.starts,
            ends=session.ends,
            title=session.title,
        )
        for session in await store.sessions(meeting.id)
        if session.id in seats
    ]


async def uids(
    store: Store, contacts: Sequence[Contact], threads: Mapping[str, str], *, secret: bytes, now: datetime
) -> list[str]:
    """The UID of a person's entry of each of these meetings and sessions, of which the threads are given by id.

    It is the one that her mails carry, if she is written to by mail.
    """
    exchanges = {id: (_by_mail(contacts).id, thread) for id, thread in threads.items()}
    conversations = await store.conversations_with(list(exchanges.values()), now + _KEPT)
    domain = domain_of(await store.mark("mail.address"))
    return [
        named(id, sign(Purpose.CONVERSATION, conversations[exchange].id, secret), domain)
        for id, exchange in exchanges.items()
    ]


async def coming(
    store: Store, subscriber: Subscriber, contacts: Sequence[Contact], *, secret: bytes, feed: int
) -> list[tuple[str, Calendar]]:
    """What the person says yes or maybe to, with the places she has in sessions: (UID, entry), for the feed.

    Changes nothing; and what has not changed reads the same to the letter, its DTSTAMP included.
    """
    found = []
    for rsvp in await store.rsvps_of(subscriber.id):
        meeting = await store.meeting(rsvp.meeting_id)
        if meeting is None or rsvp.partstat not in (PartStat.ACCEPTED, PartStat.TENTATIVE):
            continue
        moves = await store.moves(meeting.id)
        changed = max([at for at in (rsvp.answered_at, *(move.at for move in moves)) if at is not None])
        shown = await entry(store, meeting, rsvp, changed, method=PUBLISH)
        for each in await with_sessions(store, meeting, subscriber.id, shown):
            thread = thread_of(meeting.id, each.meeting if each is not shown else "")
            found.append((await _uid(store, contacts, each.meeting, thread, secret, feed), each))
    return sorted(found, key=lambda each: (each[1].starts, each[0]))


def named(id: str, token: str, domain: str) -> str:
    """A UID (RFC 5545 §3.8.4.7): the meeting or session, and what names the person."""
    return f"{id}.{token}@{domain}"


def id_in(uid: str) -> str:
    """The id of the meeting or session that a UID of ours names."""
    return uid.partition("@")[0].rpartition(".")[0]


def domain_of(address: str) -> str:
    """What stands behind the @ of the bot's mailbox; while there is none, a domain that is nobody's (RFC 2606)."""
    return address.rpartition("@")[2].encode("idna").decode() or "mosty.invalid"


async def _uid(store: Store, contacts: Sequence[Contact], id: str, thread: str, secret: bytes, feed: int) -> str:
    """The UID that her mails carry, if she has had one about it; else one of the feed's own."""
    known = await store.find_conversation(_by_mail(contacts).id, thread)
    token = sign(Purpose.CONVERSATION, known.id, secret) if known is not None else f"c{feed}"
    return named(id, token, domain_of(await store.mark("mail.address")))


def _sequence(revision: int, own: int) -> int:
    return revision * _OWN_REVISIONS + min(own, _OWN_REVISIONS - 1)


def _by_mail(contacts: Sequence[Contact]) -> Contact:
    return next((contact for contact in contacts if contact.channel == "email"), contacts[0])
