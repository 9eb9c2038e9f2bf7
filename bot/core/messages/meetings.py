"""Invitations, answers, moves: everything that is said about a meeting shows the person's current answer."""

from bot.core import entries, moves, rsvps, wishes
from bot.core.actions import Verb, press
from bot.core.meetings import Meeting, MeetingStatus, find, with_city
from bot.core.message import Button, Line, Lines, Message, Value, line
from bot.core.messages.cards import answer_rows, card, card_rows, details_by_mail, takes_answers
from bot.core.messages.reader import HOME, ROWS, Pointless, Reader, excerpt
from bot.core.messages.sessions import with_choices
from bot.core.moves import Move
from bot.core.questions import QuestionState
from bot.core.rsvps import PARTY, SHOWS, PartStat, Rsvp
from bot.core.store import Store


async def invitation(store: Store, reader: Reader, *, meeting: str) -> Message:
    """Asks the person to a meeting; by mail with a calendar entry."""
    which = await still_ahead(store, reader, meeting)
    if not await store.is_in(rsvps.invited_audience(which), reader.subscriber.id):
        raise Pointless("not subscribed to a sector of the meeting any more")
    rsvp = await store.rsvp(which.id, reader.subscriber.id)
    if rsvp is not None and rsvp.told is not None and rsvp.told >= which.sequence:
        raise Pointless("has been told of the meeting already")
    if rsvp is not None and rsvp.answered_by == wishes.BY_WISH:
        return await _answered_by_wish(store, reader, which, rsvp)
    return Message(
        "invitation",
        await card(store, reader, which),
        answer_rows(which),
        by_mail=line("answer-by-mail"),
        calendar=await entries.entry(store, which, rsvp, reader.now),
        tells=(which.id, which.sequence),
    )


async def _answered_by_wish(store: Store, reader: Reader, which: Meeting, rsvp: Rsvp) -> Message:
    """The invitation of somebody who has said in advance what she answers; it can be changed at once."""
    wish = line("wish-done-come" if rsvp.partstat == PartStat.ACCEPTED else "wish-done-skip")
    return Message(
        "invitation-by-wish",
        (*await card(store, reader, which), ("wish", wish)),
        answer_rows(which),
        by_mail=line("undo-by-mail"),
        calendar=await entries.entry(store, which, rsvp, reader.now),
        tells=(which.id, which.sequence),
    )


async def answer_recorded(store: Store, reader: Reader, *, meeting: str, asks: str = "") -> Message:
    """What is recorded, on the very card that was pressed; by mail a short confirmation.

    `asks`: "party" where somebody has written that several come, and not how many.
    """
    which = await find(store, meeting)
    rsvp = await store.rsvp(which.id, reader.subscriber.id)
    describes = SHOWS in which.asks and rsvp is not None and rsvp.partstat == PartStat.ACCEPTED
    how = details_by_mail(which) if describes else line("undo-by-mail")
    if asks == PARTY and rsvp is not None and rsvp.party == 1:
        how = line("party-by-mail")
    return Message(
        "answer-recorded",
        await card(store, reader, which),
        await card_rows(store, which, reader),
        by_mail=await with_choices(store, reader, which, how) if takes_answers(which, reader) else None,
        calendar=await entries.answered(store, which, rsvp, reader.now),
    )


async def confirm_answer(store: Store, reader: Reader, *, meeting: str, question: int = 0) -> Message:
    """An answer came by a mail that nothing vouches for; it counts when this mail is answered.

    `question`: the words that are held until then, where they say more than yes or no.
    """
    which = await still_ahead(store, reader, meeting)
    held = await store.question(question) if question else None
    said = line("confirm-answer-said", text=excerpt(held.text)) if held is not None else ""
    args = (*await card(store, reader, which), ("said", said))
    return Message("confirm-answer", args, answer_rows(which), by_mail=line("answer-by-mail"))


async def answer_unclear(store: Store, reader: Reader, *, meeting: str, question: int) -> Message:
    """What somebody wrote about a meeting was not understood: she is asked once."""
    which = await still_ahead(store, reader, meeting)
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


async def meeting_moved(
    store: Store, reader: Reader, *, meeting: str, sequence: int, known: int | None = None
) -> Message:
    """Old → new, and whether the answer still stands. Old is what the person knows: `known`, when she names it."""
    which = await unmoved(store, reader, meeting, sequence)
    rsvp = await store.rsvp(which.id, reader.subscriber.id)
    knows = moves.known_to(rsvp) if known is None else known
    if knows is None:
        if await store.is_being_invited(which.id, reader.subscriber.id):
            raise Pointless("the invitation will tell the new time and place")
        return await invitation(store, reader, meeting=meeting)
    was = await moves.first_since(store, which, knows)
    if was is None:
        raise Pointless("has been told the new time and place already")
    if known is None:
        _require_news(which, was, rsvp)
    args: tuple[tuple[str, Value], ...] = (
        *await card(store, reader, which),
        ("was", which.local(was.old_starts)),
        ("was_at", await with_city(store, which, was.old_venue)),
    )
    return Message(
        "meeting-moved",
        args,
        answer_rows(which),
        by_mail=line("answer-by-mail"),
        calendar=await entries.entry(store, which, rsvp, reader.now),
        tells=(which.id, which.sequence),
    )


async def meeting_cancelled(store: Store, reader: Reader, *, meeting: str) -> Message:
    """It does not take place; the date is the one she knows, also where a notice of another one was on its way."""
    which = await find(store, meeting)
    if which.starts <= reader.now:
        raise Pointless("would have begun")
    rsvp = await store.rsvp(which.id, reader.subscriber.id)
    known = await moves.as_known(store, which, rsvp)
    calendar = await entries.entry(store, known, rsvp, reader.now, method=entries.CANCEL)
    return Message("meeting-cancelled", await card(store, reader, known), ((HOME,),), calendar=calendar)


async def meeting_corrected(store: Store, reader: Reader, *, meeting: str) -> Message:
    """A text was wrong: the card as it should have read, and by mail a short correction."""
    which = await still_ahead(store, reader, meeting)
    if reader.contact.channel != "email":
        return await meeting_card(store, reader, meeting=meeting)
    rsvp = await store.rsvp(which.id, reader.subscriber.id)
    if rsvp is not None and rsvp.partstat in rsvps.AWAY:
        raise Pointless("does not come")
    known = moves.known_to(rsvp)
    if known is not None and known < which.sequence:
        raise Pointless("the notice of the move says it right")
    return Message(
        "meeting-corrected",
        await card(store, reader, which),
        answer_rows(which),
        by_mail=line("undo-by-mail"),
        calendar=await entries.entry(store, which, rsvp, reader.now),
    )


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


async def _answer(store: Store, reader: Reader, meeting: Meeting) -> PartStat:
    rsvp = await store.rsvp(meeting.id, reader.subscriber.id)
    return rsvp.partstat if rsvp is not None else PartStat.NEEDS_ACTION


async def still_ahead(store: Store, reader: Reader, meeting_id: str) -> Meeting:
    """The meeting. Raises Pointless when it is cancelled or has begun, MeetingUnknown."""
    meeting = await find(store, meeting_id)
    if meeting.status == MeetingStatus.CANCELLED:
        raise Pointless("the meeting is cancelled")
    if meeting.starts <= reader.now:
        raise Pointless("the meeting has begun")
    return meeting


def _require_news(meeting: Meeting, was: Move, rsvp: Rsvp | None) -> None:
    if was.is_back(meeting):
        raise Pointless("nothing has changed for her")
    if rsvp is not None and rsvp.partstat in rsvps.AWAY:
        raise Pointless("does not come")


async def unmoved(store: Store, reader: Reader, meeting_id: str, sequence: int) -> Meeting:
    """The same; Pointless too when the time or the place is another one by now."""
    meeting = await still_ahead(store, reader, meeting_id)
    if meeting.sequence != sequence:
        raise Pointless("the meeting has been moved since")
    return meeting
