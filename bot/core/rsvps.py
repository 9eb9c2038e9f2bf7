"""A person's current answer to an invitation, and what she says beside it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from bot.core import delegates, places
from bot.core.audience import Audience
from bot.core.errors import ActionUnknown, NotComing, NotMeantForYou, TextTooLong
from bot.core.meetings import Meeting, find_open
from bot.core.people import Subscriber
from bot.core.store import Store


class PartStat(StrEnum):
    """PARTSTAT, RFC 5545 §3.2.12."""

    NEEDS_ACTION = "NEEDS-ACTION"
    ACCEPTED = "ACCEPTED"
    DECLINED = "DECLINED"
    TENTATIVE = "TENTATIVE"
    DELEGATED = "DELEGATED"  # a substitute comes instead


GIVEN = (PartStat.ACCEPTED, PartStat.TENTATIVE, PartStat.DECLINED)
"""The answers a person can give, in the order in which they are offered."""

AWAY = (PartStat.DECLINED, PartStat.DELEGATED)
"""The answers of those who do not come themselves."""

PARTY, NOTE = "party", "note"

SHOWS, SLOT = "shows", "slot"
"""What is asked of who wants a stand: what it shows, in words; when it is set up, one of Meeting.slots."""

NEEDS = ("pl-cs", "cs-pl", "sign", "access", "diet", "table", "power")
"""What a person may need: interpreting from Polish or from Czech, sign language, step-free access, another diet; for a
stand a table and electricity.
"""

LONGEST_NOTE = 1000


@dataclass(eq=False)
class Rsvp:
    """One person and one meeting: was she invited, and what does she say. Party, note and needs survive every tap."""

    meeting_id: str
    subscriber_id: int
    partstat: PartStat
    invited_at: datetime | None  # None: she answered without having been invited
    answered_at: datetime | None = None
    answered_by: str = ""  # id of the inbound that brought the answer
    party: int = 1  # people, herself included
    note: str = ""
    needs: list[str] = field(default_factory=list)  # of NEEDS
    told: int | None = None  # SEQUENCE of the meeting in the newest message that told her its time and place in full
    answered_to: int = 0  # SEQUENCE of the meeting when she answered
    turns: int = 0  # how often she has left or come back: each is a revision of her own calendar entry
    shows: str = ""  # what a stand shows
    slot: str = ""  # when it is set up, one of Meeting.slots
    stamped_at: datetime | None = None  # DTSTAMP of the newest answer that a calendar gave


async def record(
    store: Store,
    subscriber: Subscriber,
    meeting_id: str,
    choice: str,
    *,
    inbound_id: str,
    now: datetime,
    party: int | None = None,
) -> Rsvp:
    """Records an answer; the newest stands. Recorded twice, it is the same answer.

    A yes claims a place for the whole party; any other answer gives the place back. `party`: None leaves it as it is.
    Raises MeetingUnknown, MeetingCancelled, MeetingBegun, NotMeantForYou, PartyInvalid, NoRoom, QuotaFull, or
    ActionUnknown for a choice that is no answer.
    """
    if choice not in GIVEN:
        raise ActionUnknown
    await store.lock_places(meeting_id)  # before anything is read: two taps at once are one after the other
    meeting = await find_open(store, meeting_id, now)
    rsvp = await store.rsvp(meeting.id, subscriber.id)
    if choice != PartStat.DECLINED and (rsvp is None or rsvp.invited_at is None):
        await _require_meant(store, meeting, subscriber)
    if rsvp is None:
        rsvp = Rsvp(meeting.id, subscriber.id, PartStat.NEEDS_ACTION, invited_at=None)
        await store.add(rsvp)
    wanted = rsvp.party if party is None or choice == PartStat.DECLINED else party
    places.require_party(wanted)
    if choice == PartStat.ACCEPTED:
        await places.claim(store, meeting, places.WHOLE, subscriber.id, wanted, now)
    else:
        await places.give_back(store, meeting, places.WHOLE, subscriber.id, now)
    rsvp.party = wanted
    if (rsvp.partstat in AWAY) != (choice in AWAY):
        rsvp.turns += 1
    rsvp.partstat = PartStat(choice)
    rsvp.answered_to = meeting.sequence
    rsvp.answered_at = now
    rsvp.answered_by = inbound_id
    await delegates.speak(store, subscriber.id)
    return rsvp


def delegate(rsvp: Rsvp, meeting: Meeting, *, inbound_id: str, now: datetime) -> None:
    """Somebody else comes instead of her. Her place is for others to pass on or give back."""
    if rsvp.partstat not in AWAY:
        rsvp.turns += 1
    rsvp.partstat = PartStat.DELEGATED
    rsvp.answered_to = meeting.sequence
    rsvp.answered_at = now
    rsvp.answered_by = inbound_id


async def resize(store: Store, subscriber: Subscriber, meeting_id: str, party: int, now: datetime) -> None:
    """So many come. Raises ActionUnknown where that is not asked, PartyInvalid, NoRoom, or as coming_to does."""
    await store.lock_places(meeting_id)
    rsvp = await coming_to(store, subscriber, meeting_id, now)
    meeting = await find_open(store, meeting_id, now)
    if PARTY not in meeting.asks:
        raise ActionUnknown
    await places.resize(store, meeting, subscriber.id, party, now)
    rsvp.party = party


async def toggle_need(store: Store, subscriber: Subscriber, meeting_id: str, need: str, now: datetime) -> Rsvp:
    """Notes a need, or strikes it out. Raises ActionUnknown for what the meeting does not ask, or as coming_to does."""
    await store.lock_places(meeting_id)
    rsvp = await coming_to(store, subscriber, meeting_id, now)
    meeting = await find_open(store, meeting_id, now)
    if need not in NEEDS or need not in meeting.asks:
        raise ActionUnknown
    rsvp.needs = [each for each in NEEDS if (each in rsvp.needs) != (each == need)]
    return rsvp


async def add_needs(store: Store, subscriber: Subscriber, meeting_id: str, needs: Sequence[str], now: datetime) -> bool:
    """Notes those needs that the meeting ahead asks about, where she comes or may come; strikes none out. False where
    there is none to note.
    """
    if not needs:
        return False
    await store.lock_places(meeting_id)
    meeting = next((each for each in await open_to(store, subscriber, now) if each.id == meeting_id), None)
    rsvp = await store.rsvp(meeting_id, subscriber.id)
    asked = [each for each in needs if meeting is not None and each in meeting.asks]
    if not asked or rsvp is None or rsvp.partstat not in (PartStat.ACCEPTED, PartStat.TENTATIVE):
        return False
    rsvp.needs = [each for each in NEEDS if each in rsvp.needs or each in asked]
    return True


async def write_note(store: Store, subscriber: Subscriber, meeting_id: str, text: str, now: datetime) -> Rsvp:
    """What the organisers should know. Raises TextTooLong, or as coming_to does."""
    await store.lock_places(meeting_id)
    rsvp = await coming_to(store, subscriber, meeting_id, now)
    if len(text) > LONGEST_NOTE:
        raise TextTooLong(most=LONGEST_NOTE)
    rsvp.note = text.strip()
    return rsvp


async def add_note(store: Store, subscriber: Subscriber, meeting_id: str, text: str) -> bool:
    """Puts words beside an answer, below what was written there before; False when they do not fit any more."""
    await store.lock_places(meeting_id)
    rsvp = await store.rsvp(meeting_id, subscriber.id)
    words = text.strip()
    if rsvp is None or not words or words in rsvp.note:
        return rsvp is not None
    note = f"{rsvp.note}\n{words}".strip()
    if len(note) > LONGEST_NOTE:
        return False
    rsvp.note = note
    return True


async def write_shows(store: Store, subscriber: Subscriber, meeting_id: str, text: str, now: datetime) -> Rsvp:
    """What a stand shows. Raises TextTooLong, ActionUnknown where that is not asked, or as coming_to does."""
    await store.lock_places(meeting_id)
    rsvp = await coming_to(store, subscriber, meeting_id, now)
    if SHOWS not in (await find_open(store, meeting_id, now)).asks:
        raise ActionUnknown
    if len(text) > LONGEST_NOTE:
        raise TextTooLong(most=LONGEST_NOTE)
    rsvp.shows = text.strip()
    return rsvp


async def choose_slot(store: Store, subscriber: Subscriber, meeting_id: str, slot: str, now: datetime) -> Rsvp:
    """When a stand is set up. Raises ActionUnknown for a time the meeting does not offer, or as coming_to does."""
    await store.lock_places(meeting_id)
    rsvp = await coming_to(store, subscriber, meeting_id, now)
    meeting = await find_open(store, meeting_id, now)
    if SLOT not in meeting.asks or slot not in meeting.slots:
        raise ActionUnknown
    rsvp.slot = slot
    return rsvp


async def _require_meant(store: Store, meeting: Meeting, subscriber: Subscriber) -> None:
    """Who is not invited has to come from where the meeting is for: herself, or one of her institutions."""
    if not meeting.cities and not meeting.kinds:
        return
    origins = [(subscriber.city, subscriber.kind)]
    origins += [(each.city, each.kind) for each in await store.institutions_of(subscriber.id)]
    if not any(
        (not meeting.cities or city in meeting.cities) and (not meeting.kinds or kind in meeting.kinds)
        for city, kind in origins
    ):
        raise NotMeantForYou


async def settle_places(store: Store, subscriber_id: int, now: datetime) -> None:
    """Two people have become one: her place follows the answer that stands, and what is left over goes to others."""
    answers = {rsvp.meeting_id: rsvp for rsvp in await store.rsvps_of(subscriber_id)}
    ahead = [meeting for meeting in await store.meetings_ahead(now) if meeting.id in answers]
    await store.lock_places(*answers)
    for meeting in ahead:
        if answers[meeting.id].partstat != PartStat.ACCEPTED:
            await places.give_back(store, meeting, places.WHOLE, subscriber_id, now)
        for part in await places.parts_of(store, meeting):
            await places.fill(store, meeting, part, now)


async def coming_to(store: Store, subscriber: Subscriber, meeting_id: str, now: datetime) -> Rsvp:
    """The answer of somebody who comes or may come. Raises NotComing, or as meetings.find_open does."""
    meeting = await find_open(store, meeting_id, now)
    rsvp = await store.rsvp(meeting.id, subscriber.id)
    if rsvp is None or rsvp.partstat not in (PartStat.ACCEPTED, PartStat.TENTATIVE):
        raise NotComing
    return rsvp


def invited_audience(meeting: Meeting) -> Audience:
    """Those a meeting is for: who subscribes to one of its sectors, from the cities and institutions it is open to."""
    return Audience(sectors=tuple(meeting.sectors), cities=tuple(meeting.cities), kinds=tuple(meeting.kinds))


async def open_to(store: Store, subscriber: Subscriber, now: datetime) -> list[Meeting]:
    """The meetings ahead that the person is invited to or has answered, soonest first."""
    return await store.meetings_of(subscriber.id, after=now)
