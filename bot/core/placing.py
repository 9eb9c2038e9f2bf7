"""What the buttons about places do: the party, the needs, the note; taking an offer; an organiser's decision."""

from bot.core import organising, places, rsvps
from bot.core.actions import Action, Verb, press
from bot.core.errors import ActionUnknown, NotAllowed, PartyInvalid, PlaceUnknown
from bot.core.meetings import Meeting, find, find_open, thread_of
from bot.core.outbox import Reply
from bot.core.places import WHOLE, PlaceState
from bot.core.rsvps import NOTE, SHOWS, PartStat
from bot.core.staff import organisers_of
from bot.core.stands import StandLines
from bot.core.store import Store

_LONGEST_NUMBER = 6  # digits


async def details(store: Store, reply: Reply, action: Action) -> None:
    """What belongs to the answer. Raises NotComing."""
    meeting = await find(store, action.subject)
    await rsvps.coming_to(store, reply.subscriber, meeting.id, reply.now)
    await _tell_organisers(store, reply, meeting)
    reply.contact.expecting = ""
    await reply.say(store, "answer-details", thread=thread_of(meeting.id), meeting=meeting.id)


async def party(store: Store, reply: Reply, action: Action) -> None:
    """How many come. Raises PartyInvalid, NotComing, NoRoom, or ActionUnknown where that is not asked."""
    if not action.choice.isdecimal() or len(action.choice) > _LONGEST_NUMBER:
        raise PartyInvalid(most=places.LARGEST_PARTY)
    await rsvps.resize(store, reply.subscriber, action.subject, int(action.choice), reply.now)
    await details(store, reply, action)


async def need(store: Store, reply: Reply, action: Action) -> None:
    """Notes a need, or strikes it out."""
    await rsvps.toggle_need(store, reply.subscriber, action.subject, action.choice, reply.now)
    await details(store, reply, action)


async def note(store: Store, reply: Reply, action: Action) -> None:
    """Asks for words to the organisers."""
    await _ask_for(store, reply, action.subject, NOTE, "ask-note")


async def write_note(store: Store, reply: Reply, meeting_id: str, text: str) -> None:
    """Keeps the words, and shows them."""
    await rsvps.write_note(store, reply.subscriber, meeting_id, text, reply.now)
    reply.contact.expecting = ""
    await reply.say(store, "answer-details", thread=thread_of(meeting_id), meeting=meeting_id)


async def shows(store: Store, reply: Reply, action: Action) -> None:
    """Asks for words about what a stand shows."""
    await _ask_for(store, reply, action.subject, SHOWS, "ask-shows")


async def write_shows(store: Store, reply: Reply, meeting_id: str, text: str) -> None:
    """Keeps what the stand shows, and shows it."""
    await rsvps.write_shows(store, reply.subscriber, meeting_id, text, reply.now)
    await details(store, reply, press(Verb.DETAILS, meeting_id))


async def slot(store: Store, reply: Reply, action: Action) -> None:
    """When a stand is set up."""
    hours, minutes = action.choice[:2], action.choice[2:]
    await rsvps.choose_slot(store, reply.subscriber, action.subject, f"{hours}:{minutes}", reply.now)
    await details(store, reply, action)


async def take_lines(store: Store, reply: Reply, meeting_id: str, lines: StandLines) -> None:
    """What a mail says of a stand, line by line. Raises as the taps do."""
    person, now = reply.subscriber, reply.now
    meeting = await find(store, meeting_id)
    rsvp = await rsvps.coming_to(store, person, meeting.id, now)
    if lines.shows:
        await rsvps.write_shows(store, person, meeting.id, lines.shows, now)
    if lines.slot:
        await rsvps.choose_slot(store, person, meeting.id, lines.slot, now)
    for need, wanted in lines.needs:
        if (need in rsvp.needs) != wanted:
            await rsvps.toggle_need(store, person, meeting.id, need, now)
    await details(store, reply, press(Verb.DETAILS, meeting.id))


async def place(store: Store, reply: Reply, action: Action) -> None:
    """Takes or leaves what is offered; admits or refuses who asks. Raises PlaceUnknown, OfferOver, NotAllowed."""
    if action.choice in _DECISIONS:
        await _decide(store, reply, action)
        return
    found = await places.find(store, action.number)
    if found.subscriber_id != reply.subscriber.id:
        raise PlaceUnknown
    meeting = await find_open(store, found.meeting_id, reply.now)
    if action.choice == "take":
        await places.take(store, meeting, found, reply.now)
    elif action.choice != "leave":
        raise ActionUnknown
    elif found.part == WHOLE:
        await rsvps.record(
            store, reply.subscriber, meeting.id, PartStat.DECLINED, inbound_id=reply.inbound_id, now=reply.now
        )
    else:
        await places.give_back(store, meeting, found.part, reply.subscriber.id, reply.now)
    shown = "answer-recorded" if found.part == WHOLE else "choose-sessions"
    await reply.say(store, shown, thread=thread_of(meeting.id), meeting=meeting.id)


async def decide(store: Store, reply: Reply, place_id: int, *, admits: bool) -> None:
    """What an organiser answers in words to a request. Raises NotAllowed, PlaceUnknown, or as places.decide does."""
    asked = await places.find(store, place_id)
    again = admits and asked.state == PlaceState.REFUSED
    choice = "readmit" if again else "admit" if admits else "refuse"
    await _decide(store, reply, press(Verb.PLACE, place_id, choice))


async def _ask_for(store: Store, reply: Reply, meeting_id: str, what: str, message: str) -> None:
    """The next words are that; raises ActionUnknown where the meeting does not ask it."""
    await rsvps.coming_to(store, reply.subscriber, meeting_id, reply.now)
    if what not in (await find(store, meeting_id)).asks:
        raise ActionUnknown
    reply.contact.expecting = f"{what}:{meeting_id}"
    await reply.anew().say(store, message, thread=thread_of(meeting_id), meeting=meeting_id)


async def _tell_organisers(store: Store, reply: Reply, meeting: Meeting) -> None:
    """What has been said of a request since they read it."""
    asked = await store.place(meeting.id, WHOLE, reply.subscriber.id)
    if asked is not None and asked.state == PlaceState.REQUESTED:
        await places.tell_organisers(store, meeting, asked, reply.now)


async def _decide(store: Store, reply: Reply, action: Action) -> None:
    await organising.require_organiser(store, reply)
    asked = await places.find(store, action.number)
    meeting = await find_open(store, asked.meeting_id, reply.now)
    if reply.subscriber.id not in await organisers_of(store, meeting.host):
        raise NotAllowed
    if action.choice == "readmit":
        await places.admit_after_all(store, asked.id, reply.now)
    else:
        await places.decide(store, asked.id, admit=action.choice == "admit", now=reply.now)
    await reply.say(store, "place-requested", place=asked.id)


_DECISIONS = ("admit", "refuse", "readmit")
