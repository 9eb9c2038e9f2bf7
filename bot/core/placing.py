"""What the buttons about places do: the party, the needs, the note; taking an offer; an organiser's decision."""

from bot.core import organising, places, rsvps
from bot.core.actions import Action
from bot.core.errors import ActionUnknown, NotAllowed, PartyInvalid, PlaceUnknown
from bot.core.meetings import find, find_open, thread_of
from bot.core.outbox import Reply
from bot.core.places import WHOLE
from bot.core.rsvps import NOTE, PartStat
from bot.core.staff import organisers_of
from bot.core.store import Store

_LONGEST_NUMBER = 6  # digits


async def details(store: Store, reply: Reply, action: Action) -> None:
    """What belongs to the answer. Raises NotComing."""
    meeting = await find(store, action.subject)
    await rsvps.coming_to(store, reply.subscriber, meeting.id, reply.now)
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
    rsvp = await rsvps.coming_to(store, reply.subscriber, action.subject, reply.now)
    if NOTE not in (await find(store, rsvp.meeting_id)).asks:
        raise ActionUnknown
    reply.contact.expecting = f"note:{rsvp.meeting_id}"
    await reply.anew().say(store, "ask-note", thread=thread_of(rsvp.meeting_id), meeting=rsvp.meeting_id)


async def write_note(store: Store, reply: Reply, meeting_id: str, text: str) -> None:
    """Keeps the words, and shows them."""
    await rsvps.write_note(store, reply.subscriber, meeting_id, text, reply.now)
    reply.contact.expecting = ""
    await reply.say(store, "answer-details", thread=thread_of(meeting_id), meeting=meeting_id)


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
