"""What a person gets for her calendar beside the mails: a file for one meeting with the sessions she
has chosen, and the private address of a feed.

The feed's address is signed and names one conversation; whoever has it reads the feed, so it can be changed, and the
old one is dead at once.
"""

from datetime import timedelta

from bot.core import entries
from bot.core.actions import Action
from bot.core.errors import ChannelMissing
from bot.core.meetings import find_open, thread_of
from bot.core.outbox import Reply
from bot.core.places import WHOLE
from bot.core.rsvps import coming_to
from bot.core.store import Store
from bot.core.tokens import Purpose, sign

FEED = "feed"
"""The thread of the conversation that a feed's address names."""

_FOR_YEARS = timedelta(days=3650)
_ANEW = "new"


async def calendar(store: Store, reply: Reply, action: Action) -> None:
    """Sends the file of a meeting she comes to, or tells the address of her feed.

    Raises NotComing, or as meetings.find_open does; ChannelMissing where there are no public pages.
    """
    if action.args and action.subject != _ANEW:
        await _send_file(store, reply, action.subject)
    else:
        await _tell_feed(store, reply, anew=bool(action.args))


async def _send_file(store: Store, reply: Reply, meeting_id: str) -> None:
    await coming_to(store, reply.subscriber, meeting_id, reply.now)
    meeting = await find_open(store, meeting_id, reply.now)
    contacts = [reply.contact, *await store.contacts(reply.subscriber.id)]
    parts = [place.part for place in await store.places_in(meeting.id, reply.subscriber.id) if place.part != WHOLE]
    threads = {meeting.id: thread_of(meeting.id), **{part: thread_of(meeting.id, part) for part in parts}}
    uids = await entries.uids(store, contacts, threads, secret=reply.secret, now=reply.now)
    await reply.anew().say(store, "calendar-file", thread=threads[meeting.id], meeting=meeting.id, uids=" ".join(uids))


async def _tell_feed(store: Store, reply: Reply, *, anew: bool) -> None:
    pages = await store.mark("public.url")
    if not pages:
        raise ChannelMissing
    exchange = (reply.contact.id, FEED)
    if anew and (old := await store.find_conversation(*exchange)) is not None:
        await store.remove(old)
    found = (await store.conversations_with([exchange], reply.now + _FOR_YEARS))[exchange]
    token = sign(Purpose.FEED, found.id, reply.secret)
    await reply.say(store, "calendar-feed", thread=FEED, link=f"{pages}/c/{token}.ics")
