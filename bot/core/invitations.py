"""Inviting an audience to a meeting."""

from datetime import datetime

from bot.core import outbox
from bot.core.audience import Audience, Count
from bot.core.meetings import find_open, thread_of
from bot.core.outbox import Priority
from bot.core.store import Store


async def audience_of(store: Store, meeting_id: str, now: datetime) -> Audience:
    """Those who subscribe to a sector of the meeting and are not yet invited to it."""
    meeting = await find_open(store, meeting_id, now)
    return Audience(sectors=tuple(meeting.sectors), uninvited_to=meeting.id)


async def preview(store: Store, meeting_id: str, now: datetime) -> Count:
    """How many an invitation would reach now."""
    return await store.count(await audience_of(store, meeting_id, now))


async def invite(store: Store, meeting_id: str, now: datetime) -> int:
    """Invites everyone in the meeting's sectors who is not invited yet; returns how many.

    From then on each has an Rsvp. Run again later, it invites those who have subscribed since.
    Raises MeetingUnknown, MeetingCancelled or MeetingBegun.
    """
    meeting = await find_open(store, meeting_id, now)
    audience = await audience_of(store, meeting_id, now)
    invited = await outbox.enqueue_to(
        store,
        audience,
        key=f"invitation:{meeting.id}",
        message="invitation",
        args={"meeting": meeting.id},
        priority=Priority.REMINDER,
        now=now,
        expires_at=meeting.starts,
        thread=thread_of(meeting.id),
    )
    await store.open_rsvps(meeting.id, audience, now)
    return invited
