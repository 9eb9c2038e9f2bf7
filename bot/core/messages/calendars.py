"""The file of a meeting for a calendar, and the address of a person's feed."""

from bot.core import entries
from bot.core.actions import Verb
from bot.core.documents import CALENDAR, CalendarFile, Document
from bot.core.message import Message
from bot.core.messages.meetings import still_ahead
from bot.core.messages.reader import HOME, Reader, button
from bot.core.store import Store


async def calendar_file(store: Store, reader: Reader, *, meeting: str, uids: str) -> Message:
    """One meeting and her sessions there, to be opened in a calendar program. `uids`: one of each, between blanks."""
    which = await still_ahead(store, reader, meeting)
    rsvp = await store.rsvp(which.id, reader.subscriber.id)
    address, username = await store.mark("mail.address"), await store.mark("telegram.username")
    whole = await entries.entry(store, which, rsvp, reader.now, method=entries.PUBLISH)
    shown = await entries.with_sessions(store, which, reader.subscriber.id, whole)
    called = {entries.id_in(uid): uid for uid in uids.split()}
    content = CalendarFile(
        entries=tuple((called[each.meeting], each) for each in shown if each.meeting in called),
        organizer=f"mailto:{address}" if address else f"https://t.me/{username}",
        organizer_name="Mosty",
    )
    return Message(
        "calendar-file-with-sessions" if len(content.entries) > 1 else "calendar-file",
        (("title", which.title),),
        ((button("button-back-to-meeting", Verb.MEETING, which.id),),),
        document=Document("mosty.ics", CALENDAR, content),
    )


async def calendar_feed(store: Store, reader: Reader, *, link: str) -> Message:
    """Where all her meetings can be subscribed to; whoever knows the address can read it."""
    rows = ((button("button-feed-anew", Verb.CALENDAR, "new"),), (HOME,))
    return Message("calendar-feed", (("link", link),), rows)
