"""The organiser's dialogue about a change: what is to be another, the preview, and the word that makes it so.

By mail the preview's choices are numbers, and the mail that asks for words is a conversation of its own, which says
what the words are for.
"""

from bot.core import changes, hosting, organising
from bot.core.actions import Action
from bot.core.errors import ActionUnknown
from bot.core.hosting import require_host
from bot.core.language import Language
from bot.core.meetings import Meeting, find_open
from bot.core.outbox import Reply
from bot.core.store import Store

WRITTEN = ("time", *(f"{what}-{language}" for what in ("venue", "title") for language in Language))
"""What of a meeting can be written anew."""

EXPECTING = "change"
"""What Contact.expecting says while words are asked for in a chat; "<meeting>:<what>" follows."""

_WRITING = "write-"
"""What the step of the conversation begins with in which a mail asks for words."""


async def press(store: Store, reply: Reply, action: Action) -> None:
    """Shows what can be changed and what is about to; asks for it; makes it so, or drops it.

    What somebody else has moved meanwhile is shown before anything is made. Of two who make a change at once the second
    sees what the first did. Raises NotAllowed for everybody but the host city's organisers, or as
    meetings.find_open does.
    """
    meeting = await _own(store, reply, action.subject)
    author = reply.subscriber.id
    step = action.choice if len(action.args) > 1 else "show"
    reply.contact.expecting = ""
    if step in WRITTEN:
        await _ask(store, reply.anew(), meeting, step)
        return
    if step in ("make", "respell"):
        await store.lock_places(meeting.id)
    seen = await changes.look(store, meeting, author)
    told = None
    match step:
        case "show":
            pass
        case "drop":
            await changes.discard(store, meeting, author)
        case "make" if seen:
            told = await changes.make(store, meeting, author, reply.now)
        case "respell" if seen:
            told = await changes.respell(store, meeting, author, reply.now)
        case "make" | "respell":
            pass
        case _:
            raise ActionUnknown
    if told is not None:
        await organising.show_broadcast(store, reply, told)
    else:
        await _show(store, reply, meeting, overtaken=not seen)


def asked(reply: Reply) -> str:
    """What the person's next words are to be, as `take` reads it; "" when nothing of a meeting was asked for."""
    if reply.contact.channel == "email":
        kind, _, about = reply.thread.partition(":")
        meeting_id, _, step = about.partition(":")
        return f"{meeting_id}:{step.removeprefix(_WRITING)}" if kind == hosting.THREAD and _WRITING in step else ""
    expecting, _, about = reply.contact.expecting.partition(":")
    return about if expecting == EXPECTING else ""


async def take(store: Store, reply: Reply, about: str, text: str) -> None:
    """The organiser's words for what was asked; the preview follows. Raises as press and changes.write do."""
    meeting_id, _, what = about.partition(":")
    meeting = await _own(store, reply, meeting_id)
    await changes.write(store, meeting, reply.subscriber.id, what, text, reply.now)
    reply.contact.expecting = ""
    await _show(store, reply.anew(), meeting)


async def _own(store: Store, reply: Reply, meeting_id: str) -> Meeting:
    meeting = await require_host(store, reply, meeting_id)
    return await find_open(store, meeting.id, reply.now)


async def _ask(store: Store, reply: Reply, meeting: Meeting, what: str) -> None:
    if reply.contact.channel != "email":
        reply.contact.expecting = f"{EXPECTING}:{meeting.id}:{what}"
    thread = hosting.thread_of(meeting, f"{_WRITING}{what}")
    await reply.say(store, "change-write", thread=thread, meeting=meeting.id, what=what)


async def _show(store: Store, reply: Reply, meeting: Meeting, *, overtaken: bool = False) -> None:
    thread = hosting.thread_of(meeting, "change")
    await reply.say(store, "change-meeting", thread=thread, meeting=meeting.id, overtaken=int(overtaken))
