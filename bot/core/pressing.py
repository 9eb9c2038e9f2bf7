"""What each button does."""

from collections.abc import Awaitable, Callable

from bot.core import (
    affiliations,
    announcements,
    bounces,
    calendars,
    changing,
    choosing,
    delegation,
    dialogue,
    entries,
    hosting,
    invitations,
    linking,
    moves,
    organising,
    placing,
    privacy,
    proposals,
    questions,
    rsvps,
    sectors,
    twins,
    wishes,
)
from bot.core.actions import Action, Verb
from bot.core.errors import ActionUnknown
from bot.core.inbound import Inbound, Pressed
from bot.core.meetings import find, find_open, thread_of
from bot.core.outbox import Reply
from bot.core.store import Store

_YES, _AGAIN = "yes", "again"


async def press(store: Store, reply: Reply, action: Action) -> None:
    """Does what the button says and answers. Raises a Refusal; ActionUnknown for data that is forged or too old."""
    _put_aside(reply, action)
    if action.verb in _NEED_CONSENT and reply.subscriber.consented_at is None:
        await dialogue.begin(store, reply)
    else:
        await _PRESSES[action.verb](store, reply, action)


async def press_from(store: Store, reply: Reply, inbound: Inbound, pressed: Pressed) -> None:
    """The same for a button whose sender may have to confirm, and that may bring a note. Raises a Refusal.

    A calendar's answer to a date that holds no more asks again; its comment is kept all the same.
    """
    action = pressed.action
    answers = action.verb == Verb.ANSWER
    about = action.subject if answers else None
    session = await store.session(about) if about is not None and await store.meeting(about) is None else None
    if session is not None:
        believed = (inbound.sender.proven or bool(inbound.elsewhere)) and not inbound.forwarded
        await choosing.answer_entry(store, reply, pressed, session, proven=believed)
        about = session.meeting_id
    elif answers and inbound.forwarded:
        await offer_own_place(store, reply, action.subject)
    elif answers and not inbound.sender.proven and not inbound.elsewhere:
        meeting = await find_open(store, action.subject, reply.now)
        await reply.say(store, "confirm-answer", thread=thread_of(meeting.id), meeting=meeting.id)
    elif not inbound.sender.proven and not answers and action.verb != Verb.STOP:
        await reply.say(store, "confirm-by-mail")
    elif not answers:
        await press(store, reply, action)
    elif not (
        await _ask_again(store, reply, pressed) or await proposals.is_overtaken(store, reply, action.subject, pressed)
    ):
        _put_aside(reply, action)
        await record(store, reply, action.subject, action.choice, party=pressed.party)
    if pressed.note:
        await proposals.keep_comment(store, reply, inbound, about, pressed.note)


def _put_aside(reply: Reply, action: Action) -> None:
    """Something else was tapped in a chat, so the next words are not what was asked for before."""
    asked_for, _, about = reply.contact.expecting.partition(":")
    goes_on = action.verb == Verb.INSTITUTION or (action.verb in _BESIDE_A_NOTE and action.args[:1] == (about,))
    if reply.contact.channel == "telegram" and asked_for in _ASKED_IN_WORDS and not goes_on:
        reply.contact.expecting = ""


_ASKED_IN_WORDS = {
    *(affiliations.NAME, affiliations.SHOWN, rsvps.NOTE, rsvps.SHOWS, changing.EXPECTING),
    *(questions.EXPECTING, organising.ANNOUNCEMENT, linking.ADDRESS, linking.CODE),
}
"""What Contact.expecting says while words are asked for, which are then taken whatever they sound like."""

_BESIDE_A_NOTE = {Verb.DETAILS, Verb.PARTY, Verb.NEED, Verb.SLOT}
"""What belongs to the same answer of hers as her note does."""


async def _ask_again(store: Store, reply: Reply, pressed: Pressed) -> bool:
    """Asks about the date that holds where a calendar has answered another one; False where it has not.

    Raises MeetingUnknown, MeetingCancelled or MeetingBegun.
    """
    if pressed.sequence is None:
        return False
    meeting = await find_open(store, pressed.action.subject, reply.now)
    known = entries.revision_of(pressed.sequence)
    if await moves.holds(store, meeting, known):
        return False
    await reply.say(store, "meeting-moved", meeting=meeting.id, sequence=meeting.sequence, known=known)
    return True


async def offer_own_place(store: Store, reply: Reply, meeting_id: str) -> None:
    """Somebody answers an invitation that was sent to another person: nothing changes for that one, she may come too.

    Raises MeetingUnknown, MeetingCancelled or MeetingBegun.
    """
    meeting = await find_open(store, meeting_id, reply.now)
    await reply.say(store, "own-place", thread=thread_of(meeting.id), meeting=meeting.id)


async def _language(store: Store, reply: Reply, action: Action) -> None:
    if reply.contact.is_group:
        await organising.set_desk_language(store, reply, action.subject)
    else:
        await dialogue.choose_language(store, reply, action.subject)


async def _sector(store: Store, reply: Reply, action: Action) -> None:
    await sectors.toggle(store, reply.subscriber, action.subject, reply.now)
    await reply.say(store, "choose-sectors")


async def _sectors_done(store: Store, reply: Reply, action: Action) -> None:
    await dialogue.sectors_done(store, reply)


async def _city(store: Store, reply: Reply, action: Action) -> None:
    await dialogue.choose_city(store, reply, action.subject)


async def _kind(store: Store, reply: Reply, action: Action) -> None:
    await dialogue.choose_kind(store, reply, action.subject)


async def _consent(store: Store, reply: Reply, action: Action) -> None:
    if action.subject == _YES:
        await dialogue.agree(store, reply)
    else:
        await dialogue.decline_consent(store, reply)


async def _answer(store: Store, reply: Reply, action: Action) -> None:
    await record(store, reply, action.subject, action.choice)


async def record(
    store: Store, reply: Reply, meeting_id: str, choice: str, *, party: int | None = None, several: bool = False
) -> None:
    """Records the answer and shows on the card what is recorded. Raises as rsvps.record does.

    `several`: more than one come, and it is not said how many; by mail the number is asked.
    """
    await rsvps.record(
        store, reply.subscriber, meeting_id, choice, inbound_id=reply.inbound_id, now=reply.now, party=party
    )
    if reply.elsewhere:
        from_where = {"meeting": meeting_id, "address": reply.elsewhere}
        await reply.say(store, "answer-from-elsewhere", thread=thread_of(meeting_id), **from_where)
    else:
        asks = {"asks": rsvps.PARTY} if several and reply.contact.channel == "email" else {}
        if asks or reply.contact.expecting.startswith(f"{rsvps.PARTY}:"):
            reply.contact.expecting = f"{rsvps.PARTY}:{meeting_id}" if asks else ""
        await reply.say(store, "answer-recorded", thread=thread_of(meeting_id), meeting=meeting_id, **asks)
    stranger = reply.contact.channel == "email" and reply.subscriber.consented_at is None
    if stranger and not await store.consents(reply.subscriber.id):
        await dialogue.begin(store, reply.anew())  # she came by a forwarded invitation: nothing else is sent to her yet


async def _meeting(store: Store, reply: Reply, action: Action) -> None:
    meeting = await find(store, action.subject)
    await reply.say(store, "meeting-card", thread=thread_of(meeting.id), meeting=meeting.id)


async def _ask(store: Store, reply: Reply, action: Action) -> None:
    meeting_id = (await find(store, action.subject)).id if action.args else ""
    reply.contact.expecting = f"{questions.EXPECTING}:{meeting_id}"
    await reply.anew().say(store, "ask-question", thread=reply.thread, meeting=meeting_id)


async def _send_question(store: Store, reply: Reply, action: Action) -> None:
    question = await questions.find_own(store, reply.subscriber, action.number)
    await questions.send(store, question, reply.now)
    await reply.say(store, "question-sent", thread=question.thread, question=question.id)


async def _drop_question(store: Store, reply: Reply, action: Action) -> None:
    question = await questions.find_own(store, reply.subscriber, action.number)
    question.state = questions.QuestionState.DROPPED
    await reply.say(store, "question-dropped")


async def _erase(store: Store, reply: Reply, action: Action) -> None:
    if action.args == (_YES,):
        await privacy.erase(store, reply)
    else:
        await reply.say(store, "erase-confirm")


async def _link(store: Store, reply: Reply, action: Action) -> None:
    if action.args:
        await linking.answer(store, reply, action.number, joins=action.choice == _YES)
    elif reply.subscriber.consented_at is None:
        await dialogue.begin(store, reply)
    else:
        await linking.begin(store, reply)


async def _unlink(store: Store, reply: Reply, action: Action) -> None:
    await linking.remove(store, reply, action.subject)


async def _prefer(store: Store, reply: Reply, action: Action) -> None:
    await linking.write_on(store, reply, action.subject)


async def _stop(store: Store, reply: Reply, action: Action) -> None:
    await dialogue.leave(store, reply)


async def _cancel(store: Store, reply: Reply, action: Action) -> None:
    reply.contact.expecting = ""
    await reply.say(store, "home")


async def _invite(store: Store, reply: Reply, action: Action) -> None:
    if not action.args:
        await organising.require_organiser(store, reply)
        await reply.say(store, "invite-choose")
        return
    meeting = await hosting.require_host(store, reply, action.subject)
    if len(action.args) == 1:
        await invitations.audience_of(store, meeting.id, reply.now)
        await reply.say(store, "invite-preview", thread=hosting.thread_of(meeting, "invite"), meeting=meeting.id)
    elif action.choice in (_YES, _AGAIN):
        whom = invitations.audience_of if action.choice == _YES else invitations.came_last_time
        among = await whom(store, meeting.id, reply.now)
        broadcast = await invitations.invite(store, meeting.id, reply.now, author=reply.subscriber.id, among=among)
        await organising.show_broadcast(store, reply, broadcast)
    else:
        raise ActionUnknown


async def _announce(store: Store, reply: Reply, action: Action) -> None:
    if action.args:
        await organising.write_anew(store, reply, action.number)
    else:
        await organising.begin_announcement(store, reply)


async def _audience(store: Store, reply: Reply, action: Action) -> None:
    announcement = await organising.own_announcement(store, reply, action.number)
    if len(action.args) > 1:
        await sectors.require_known(store, [action.choice])
        announcements.toggle_sector(announcement, action.choice)
    await reply.say(store, "announce-audience", announcement=announcement.id)


async def _preview(store: Store, reply: Reply, action: Action) -> None:
    announcement = await organising.own_announcement(store, reply, action.number)
    await organising.preview_announcement(store, reply, announcement)


async def _publish(store: Store, reply: Reply, action: Action) -> None:
    announcement = await organising.own_announcement(store, reply, action.number)
    await organising.show_broadcast(store, reply, await announcements.publish(store, announcement, reply.now))


async def _discard(store: Store, reply: Reply, action: Action) -> None:
    announcements.discard(await organising.own_announcement(store, reply, action.number))
    reply.contact.expecting = ""
    await reply.say(store, "announce-discarded")


async def _broadcast(store: Store, reply: Reply, action: Action) -> None:
    if action.args:
        step = action.choice if len(action.args) > 1 else "show"
        await organising.steer(store, reply, action.number, step)
    else:
        await organising.require_organiser(store, reply)
        await reply.say(store, "broadcasts", thread=organising.BROADCASTS)


async def _next_time(store: Store, reply: Reply, action: Action) -> None:
    if action.args:
        await wishes.turn(store, reply.subscriber, action.subject)
    await dialogue.show_wishes(store, reply)


async def _bounces(store: Store, reply: Reply, action: Action) -> None:
    await organising.require_organiser(store, reply)
    if action.args:
        if action.choice != "undo":
            raise ActionUnknown
        await bounces.undo(store, action.number, reply.now)
    await reply.say(store, "bounces", thread=bounces.THREAD)


def _show(message: str) -> Callable[[Store, Reply, Action], Awaitable[None]]:
    async def show(store: Store, reply: Reply, action: Action) -> None:
        await reply.say(store, message)

    return show


_PRESSES: dict[Verb, Callable[[Store, Reply, Action], Awaitable[None]]] = {
    Verb.LANGUAGE: _language,
    Verb.SECTOR: _sector,
    Verb.SECTORS_DONE: _sectors_done,
    Verb.CITY: _city,
    Verb.KIND: _kind,
    Verb.INSTITUTION: affiliations.press,
    Verb.CONSENT: _consent,
    Verb.HOME: _show("home"),
    Verb.MEETINGS: _show("my-meetings"),
    Verb.MEETING: _meeting,
    Verb.ANSWER: _answer,
    Verb.DETAILS: placing.details,
    Verb.PARTY: placing.party,
    Verb.NEED: placing.need,
    Verb.NOTE: placing.note,
    Verb.SHOWS: placing.shows,
    Verb.SLOT: placing.slot,
    Verb.PLACE: placing.place,
    Verb.DELEGATE: delegation.press,
    Verb.SESSIONS: choosing.show,
    Verb.SESSION: choosing.press,
    Verb.CALENDAR: calendars.calendar,
    Verb.ASK: _ask,
    Verb.SEND_QUESTION: _send_question,
    Verb.DROP_QUESTION: _drop_question,
    Verb.SETTINGS: _show("settings"),
    Verb.CHANGE_LANGUAGE: _show("choose-language"),
    Verb.CHANGE_SECTORS: _show("choose-sectors"),
    Verb.CHANGE_ORIGIN: _show("choose-city"),
    Verb.NEXT_TIME: _next_time,
    Verb.MY_DATA: _show("my-data"),
    Verb.ERASE: _erase,
    Verb.LINK: _link,
    Verb.UNLINK: _unlink,
    Verb.PREFER: _prefer,
    Verb.STOP: _stop,
    Verb.CANCEL: _cancel,
    Verb.INVITE: _invite,
    Verb.HOST: hosting.host,
    Verb.TWINS: twins.press,
    Verb.CHANGE: changing.press,
    Verb.ANNOUNCE: _announce,
    Verb.AUDIENCE: _audience,
    Verb.PREVIEW: _preview,
    Verb.PUBLISH: _publish,
    Verb.DISCARD: _discard,
    Verb.BROADCAST: _broadcast,
    Verb.BOUNCES: _bounces,
}

_NEED_CONSENT = {
    Verb.HOME,
    Verb.MEETINGS,
    Verb.ASK,
    Verb.SETTINGS,
    Verb.CHANGE_SECTORS,
    Verb.CHANGE_ORIGIN,
    Verb.NEXT_TIME,
    Verb.UNLINK,
    Verb.PREFER,
}

ERASE_FOR_GOOD = Action(Verb.ERASE, (_YES,))
