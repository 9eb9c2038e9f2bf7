"""Invitations, answers, reminders, moves: everything that is said about a meeting shows the person's current answer."""

from datetime import timedelta

from bot.core import rsvps
from bot.core.actions import Verb, press
from bot.core.language import Texts
from bot.core.meetings import Meeting, MeetingStatus, find
from bot.core.message import Button, Calendar, Line, Lines, Message, Value, line
from bot.core.messages.cards import answer_rows, card, card_rows, takes_answers
from bot.core.messages.reader import HOME, ROWS, Pointless, Reader, excerpt
from bot.core.messages.sessions import with_choices
from bot.core.places import WHOLE, PlaceState
from bot.core.questions import QuestionState
from bot.core.rsvps import PartStat
from bot.core.store import Store

_FRESHLY_INVITED = timedelta(days=1)


async def invitation(store: Store, reader: Reader, *, meeting: str) -> Message:
    """Asks the person to a meeting; by mail with a calendar entry."""
    which = await _still_ahead(store, reader, meeting)
    if not await store.is_in(rsvps.invited_audience(which), reader.subscriber.id):
        raise Pointless("not subscribed to a sector of the meeting any more")
    return Message(
        "invitation",
        await card(store, reader, which),
        answer_rows(which),
        by_mail=line("answer-by-mail"),
        calendar=await entry(store, which, "REQUEST", reader),
    )


async def answer_recorded(store: Store, reader: Reader, *, meeting: str) -> Message:
    """What is recorded, on the very card that was pressed; by mail a short confirmation."""
    which = await find(store, meeting)
    return Message(
        "answer-recorded",
        await card(store, reader, which),
        await card_rows(store, which, reader),
        by_mail=await with_choices(store, reader, which, line("undo-by-mail"))
        if takes_answers(which, reader)
        else None,
    )


async def confirm_answer(store: Store, reader: Reader, *, meeting: str) -> Message:
    """An answer came by a mail that nothing vouches for; it counts when this mail is answered."""
    which = await _still_ahead(store, reader, meeting)
    return Message(
        "confirm-answer", await card(store, reader, which), answer_rows(which), by_mail=line("answer-by-mail")
    )


async def answer_unclear(store: Store, reader: Reader, *, meeting: str, question: int) -> Message:
    """What somebody wrote about a meeting was not understood: she is asked once."""
    which = await _still_ahead(store, reader, meeting)
    held = await store.question(question)
    if held is None or held.state != QuestionState.OFFERED:
        raise Pointless("the words are not held any more")
    args = (*await card(store, reader, which), ("text", excerpt(held.text)))
    return Message("answer-unclear", args, answer_rows(which), by_mail=line("answer-by-mail"))


async def meeting_card(store: Store, reader: Reader, *, meeting: str) -> Message:
    """One meeting and the person's answer to it."""
    which = await find(store, meeting)
    return Message(
        "meeting-card",
        await card(store, reader, which),
        await card_rows(store, which, reader),
        by_mail=await with_choices(store, reader, which, line("answer-by-mail"))
        if takes_answers(which, reader)
        else None,
    )


async def reminder(store: Store, reader: Reader, *, meeting: str, sequence: int) -> Message:
    """The meeting comes nearer, to those who come."""
    which = await _unmoved(store, reader, meeting, sequence)
    answer = await _answer(store, reader, which)
    if answer not in (PartStat.ACCEPTED, PartStat.TENTATIVE):
        raise Pointless(f"the answer is {answer}")
    place = await store.place(which.id, WHOLE, reader.subscriber.id)
    if answer == PartStat.ACCEPTED and (place is None or place.state != PlaceState.CONFIRMED):
        raise Pointless("has no place yet")
    days = (which.local(which.starts).date() - which.local(reader.now).date()).days
    args = (*await card(store, reader, which), ("days", days))
    return Message("reminder", args, await card_rows(store, which, reader), by_mail=line("undo-by-mail"))


async def nudge(store: Store, reader: Reader, *, meeting: str, sequence: int) -> Message:
    """The answer is still open."""
    which = await _unmoved(store, reader, meeting, sequence)
    rsvp = await store.rsvp(which.id, reader.subscriber.id)
    if rsvp is None or rsvp.partstat != PartStat.NEEDS_ACTION:
        raise Pointless("has answered")
    if rsvp.invited_at is not None and rsvp.invited_at > reader.now - _FRESHLY_INVITED:
        raise Pointless("was invited less than a day ago")
    return Message("nudge", await card(store, reader, which), answer_rows(which), by_mail=line("answer-by-mail"))


async def meeting_moved(store: Store, reader: Reader, *, meeting: str, sequence: int) -> Message:
    """Old → new, and whether the answer still stands."""
    which = await _unmoved(store, reader, meeting, sequence)
    move = await store.move(meeting, sequence)
    if move is None:
        raise Pointless("the move is not on record")
    was: tuple[tuple[str, Value], ...] = (
        ("was", which.local(move.old_starts)),
        ("was_at", await _place(store, which, move.old_venue)),
    )
    rows = answer_rows(which)
    calendar = await entry(store, which, "REQUEST", reader)
    args = (*await card(store, reader, which), *was)
    return Message("meeting-moved", args, rows, by_mail=line("answer-by-mail"), calendar=calendar)


async def meeting_cancelled(store: Store, reader: Reader, *, meeting: str) -> Message:
    """It does not take place."""
    which = await find(store, meeting)
    if which.starts <= reader.now:
        raise Pointless("would have begun")
    calendar = await entry(store, which, "CANCEL", reader)
    return Message("meeting-cancelled", await card(store, reader, which), ((HOME,),), calendar=calendar)


async def my_meetings(store: Store, reader: Reader) -> Message:
    """The meetings ahead that the person is invited to."""
    ahead = await rsvps.open_to(store, reader.subscriber, reader.now)
    lines = [await summary(store, reader, meeting) for meeting in ahead]
    listed: Value = Lines(tuple(lines)) if lines else line("home-no-meetings")
    rows: ROWS = (*((meeting_button(meeting),) for meeting in ahead[:20]), (HOME,))
    return Message("my-meetings", (("meetings", listed),), rows, by_mail=line("my-meetings-by-mail"))


async def summary(store: Store, reader: Reader, meeting: Meeting) -> Line:
    """A meeting in one line, with the answer."""
    answer = await _answer(store, reader, meeting)
    return line(
        "meeting-summary",
        title=meeting.title,
        starts=meeting.local(meeting.starts),
        answer=line(f"answer-{answer.lower()}"),
    )


def meeting_button(meeting: Meeting) -> Button:
    """Opens a meeting's card."""
    starts = meeting.local(meeting.starts)
    return Button(line("button-meeting", title=meeting.title, starts=starts), press(Verb.MEETING, meeting.id))


async def entry(store: Store, meeting: Meeting, method: str, reader: Reader) -> Calendar:
    """The meeting for the person's calendar."""
    return Calendar(
        method=method,
        meeting=meeting.id,
        sequence=meeting.sequence,
        starts=meeting.starts,
        ends=meeting.ends,
        title=meeting.title,
        venue=await _place(store, meeting, meeting.venue),
        changed=reader.now,
    )


async def _place(store: Store, meeting: Meeting, venue: Texts) -> Texts:
    """The venue with its city, for where it stands alone."""
    cities = {city.id: city.name for city in await store.cities()}
    return Texts({language: f"{cities[meeting.host][language]}, {text}" for language, text in venue.items()})


async def _answer(store: Store, reader: Reader, meeting: Meeting) -> PartStat:
    rsvp = await store.rsvp(meeting.id, reader.subscriber.id)
    return rsvp.partstat if rsvp is not None else PartStat.NEEDS_ACTION


async def _still_ahead(store: Store, reader: Reader, meeting_id: str) -> Meeting:
    meeting = await find(store, meeting_id)
    if meeting.status == MeetingStatus.CANCELLED:
        raise Pointless("the meeting is cancelled")
    if meeting.starts <= reader.now:
        raise Pointless("the meeting has begun")
    return meeting


async def _unmoved(store: Store, reader: Reader, meeting_id: str, sequence: int) -> Meeting:
    meeting = await _still_ahead(store, reader, meeting_id)
    if meeting.sequence != sequence:
        raise Pointless("the meeting has been moved since")
    return meeting
