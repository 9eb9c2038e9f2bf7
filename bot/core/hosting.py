"""What the organisers of a meeting do with it in the chat: see how it stands, remind the silent, list, call it off.

Organisers of the host city do, and those who organise everywhere. What a button says is looked at again here.
"""

from datetime import datetime, timedelta

from bot.core import broadcasts, meetings, organising, reminders, staff
from bot.core.actions import Action, Verb, press
from bot.core.broadcasts import Broadcast
from bot.core.errors import ActionUnknown, NotAllowed, NudgedLately
from bot.core.meetings import Meeting, find, find_open
from bot.core.messages import hosting as cards
from bot.core.messages.changes import change_meeting
from bot.core.messages.organising import invite_preview
from bot.core.messages.reader import ROWS, Reader
from bot.core.outbox import Priority, Reply
from bot.core.store import Store

THREAD = "host"
"""The conversation of an organiser about all her meetings."""

NUDGE_PAUSE = timedelta(hours=24)
"""So long nobody is asked again who has just been asked, by an organiser or by the meeting's ladder."""


async def require_host(store: Store, reply: Reply, meeting_id: str) -> Meeting:
    """The meeting, for somebody who organises it. Raises NotAllowed or MeetingUnknown."""
    await organising.require_organiser(store, reply)
    meeting = await find(store, meeting_id)
    if not await staff.is_host(store, reply.subscriber, meeting.host):
        raise NotAllowed
    return meeting


async def host(store: Store, reply: Reply, action: Action) -> None:
    """Her meetings; one of them; and what its card's button says. Raises NotAllowed, MeetingUnknown or ActionUnknown,
    and as `nudge` and `cancel` do."""
    if not action.args:
        await organising.require_organiser(store, reply)
        await reply.say(store, "hosted-meetings", thread=THREAD)
        return
    meeting = await require_host(store, reply, action.subject)
    match action.choice if len(action.args) > 1 else "show":
        case "show":
            await _show(store, reply, meeting)
        case "nudge":
            broadcast = await nudge(store, meeting, reply.now, author=reply.subscriber.id)
            await organising.show_broadcast(store, reply.anew(), broadcast)
        case "list":
            await reply.anew().say(store, "participants", thread=thread_of(meeting), meeting=meeting.id)
        case "cancel":
            await find_open(store, meeting.id, reply.now)
            await reply.say(store, "hosted-cancel", thread=thread_of(meeting, "cancel"), meeting=meeting.id)
        case "cancel-yes":
            await find_open(store, meeting.id, reply.now)
            told = await meetings.cancel(store, meeting, now=reply.now, author=reply.subscriber.id)
            await _show(store, reply, meeting)
            if told is not None:
                await organising.show_broadcast(store, reply.anew(), told)
        case _:
            raise ActionUnknown


async def nudge(store: Store, meeting: Meeting, now: datetime, *, author: int) -> Broadcast:
    """Asks all once more who have not answered, from a minute from now on; of an institution, whose turn it is.

    Raises MeetingCancelled, MeetingBegun, NudgedLately within NUDGE_PAUSE, or AudienceEmpty when everybody has.
    """
    await find_open(store, meeting.id, now)
    await store.lock_places(meeting.id)  # two organisers at once are one after the other
    last = await store.last_broadcast("nudge", meetings.thread_of(meeting.id))
    if last is not None and last.starts_at > now - NUDGE_PAUSE:
        raise NudgedLately
    by = meeting.answer_by
    return await broadcasts.start(
        store,
        await reminders.nudged(store, meeting),
        key=f"nudge:{meeting.id}:{meeting.sequence}:{now.isoformat()}",
        message="nudge",
        args={"meeting": meeting.id, "sequence": meeting.sequence},
        priority=Priority.REMINDER,
        now=now,
        expires_at=by if by is not None and by > now + NUDGE_PAUSE else meeting.starts,
        thread=meetings.thread_of(meeting.id),
        author=author,
    )


async def chosen_by_number(store: Store, reply: Reply, number: int) -> Action | None:
    """What the n-th choice of the organiser's mail does that a mail answers; None when it answers none.

    Raises NotAllowed, MeetingUnknown, or ActionUnknown when it has no such choice.
    """
    kind, _, about = reply.thread.partition(":")
    if kind != THREAD:
        return None
    await organising.require_organiser(store, reply)
    actions = [button.action for row in await _offered(store, reply, about) for button in row]
    if number > len(actions):
        raise ActionUnknown
    return actions[number - 1]


async def _offered(store: Store, reply: Reply, about: str) -> ROWS:
    reader = Reader(reply.subscriber, reply.contact, reply.now)
    meeting_id, _, step = about.partition(":")
    if not meeting_id:
        return (await cards.hosted_meetings(store, reader)).rows
    meeting = await require_host(store, reply, meeting_id)
    match step:
        case "cancel":
            return cards.confirming(meeting)
        case "change":
            return (await change_meeting(store, reader, meeting=meeting.id)).rows
        case "invite":
            return (await invite_preview(store, reader, meeting=meeting.id)).rows
        case _:
            return (await cards.hosted_meeting(store, reader, meeting=meeting.id)).rows


async def _show(store: Store, reply: Reply, meeting: Meeting) -> None:
    await reply.say(store, "hosted-meeting", thread=thread_of(meeting), meeting=meeting.id)


def thread_of(meeting: Meeting, step: str = "") -> str:
    """The conversation of an organiser about one of her meetings; her own answer to it is told in another.

    What a step asks is a conversation of its own, so that a number says which one it answers.
    """
    return f"{THREAD}:{meeting.id}:{step}" if step else f"{THREAD}:{meeting.id}"


BEGIN = press(Verb.HOST)
"""What shows an organiser her meetings."""
