"""Corrections: a text was wrong, the time and the place were not. Nobody is asked again.

Cards on Telegram are edited in place; who was written to by mail gets one short correction. Both say what is true when
they are sent, so further corrections while one waits go with it.
"""

from datetime import datetime

from bot.core import broadcasts
from bot.core.broadcasts import Broadcast, BroadcastState
from bot.core.meetings import Meeting, Session, tell_calendar, thread_of
from bot.core.moves import MERGED_WITHIN
from bot.core.outbox import Priority
from bot.core.store import Store

SHOWN_ON_CARDS = (
    "invitation",
    "answer-recorded",
    "meeting-card",
    "meeting-moved",
    "meeting-corrected",
    "reminder",
    "nudge",
    "choose-sessions",
)
"""The messages that show a meeting and stay with their readers."""


async def correct(store: Store, meeting: Meeting, now: datetime, *, author: int | None = None) -> Broadcast | None:
    """What has been sent about the meeting is corrected ten minutes from now; None when nothing has been.

    Where a correction waits already, it is that one, and also for those who have been sent something since.
    """
    broadcast = await _waiting(store, meeting, now)
    if broadcast is None:
        broadcast = Broadcast(
            "meeting-corrected",
            {"meeting": meeting.id},
            thread_of(meeting.id),
            BroadcastState.RUNNING,
            now,
            min(now + MERGED_WITHIN, max(meeting.starts, now)),
            author_id=author,
        )
        await store.add(broadcast)
    copy = broadcasts.template(broadcast, f"meeting-corrected:{broadcast.id}", Priority.REMINDER, meeting.starts)
    await store.enqueue_again(SHOWN_ON_CARDS, copy)
    broadcast.audience = (await store.tally(broadcast.id)).audience
    return await broadcasts.kept(store, broadcast)


async def correct_session(store: Store, meeting: Meeting, session: Session, now: datetime) -> None:
    """The cards of its meeting show the session: they are corrected, and with them the calendars of those in it."""
    correction = await correct(store, meeting, now)
    at = correction.starts_at if correction is not None else now
    for place in await store.places_in_sessions(meeting.id):
        if place.part == session.id:
            await tell_calendar(store, place, "session-entered", now, at=at)


async def _waiting(store: Store, meeting: Meeting, now: datetime) -> Broadcast | None:
    """The correction of the meeting that has not begun, locked until the transaction ends."""
    for each in await store.recent_broadcasts(_LATELY):
        if each.message == "meeting-corrected" and each.thread == thread_of(meeting.id):
            found = await store.broadcast(each.id)
            if found is not None and found.state == BroadcastState.RUNNING and now < found.starts_at:
                return found
    return None


_LATELY = 20
