"""The organiser's dialogue about a change: what is to be another, the preview, and the word that makes it so."""

from bot.core import changes, organising, staff
from bot.core.actions import Action
from bot.core.errors import ActionUnknown, NotAllowed
from bot.core.language import Language
from bot.core.meetings import Meeting, find_open, thread_of
from bot.core.outbox import Reply
from bot.core.store import Store

WRITTEN = ("time", *(f"{what}-{language}" for what in ("venue", "title") for language in Language))
"""What of a meeting can be written anew."""


async def press(store: Store, reply: Reply, action: Action) -> None:
    """Shows what can be changed and what is about to; asks for it; makes it so, or drops it.

    Raises NotAllowed for everybody but the host city's organisers, or as meetings.find_open does.
    """
    meeting = await _own(store, reply, action.subject)
    author = reply.subscriber.id
    step = action.choice if len(action.args) > 1 else "show"
    reply.contact.expecting = ""
    if step in WRITTEN:
        reply.contact.expecting = f"change:{meeting.id}:{step}"
        await reply.anew().say(store, "change-write", thread=thread_of(meeting.id), meeting=meeting.id, what=step)
        return
    told = None
    match step:
        case "show":
            pass
        case "drop":
            await changes.discard(store, meeting, author)
        case "make":
            told = await changes.make(store, meeting, author, reply.now)
        case "respell":
            told = await changes.respell(store, meeting, author, reply.now)
        case _:
            raise ActionUnknown
    if told is not None:
        await organising.show_broadcast(store, reply, told)
    else:
        await _show(store, reply, meeting)


async def take(store: Store, reply: Reply, about: str, text: str) -> None:
    """The organiser's words for what was asked; the preview follows. Raises as press and changes.write do."""
    meeting_id, _, what = about.partition(":")
    meeting = await _own(store, reply, meeting_id)
    await changes.write(store, meeting, reply.subscriber.id, what, text, reply.now)
    reply.contact.expecting = ""
    await _show(store, reply.anew(), meeting)


async def _own(store: Store, reply: Reply, meeting_id: str) -> Meeting:
    await organising.require_organiser(store, reply)
    meeting = await find_open(store, meeting_id, reply.now)
    if not await staff.is_host(store, reply.subscriber, meeting.host):
        raise NotAllowed
    return meeting


async def _show(store: Store, reply: Reply, meeting: Meeting) -> None:
    await reply.say(store, "change-meeting", thread=thread_of(meeting.id), meeting=meeting.id)
