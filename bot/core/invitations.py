"""Inviting an audience to a meeting."""

from dataclasses import replace
from datetime import datetime

from bot.core import broadcasts, rsvps
from bot.core.audience import Audience, Count
from bot.core.broadcasts import Broadcast
from bot.core.meetings import find_open, thread_of
from bot.core.outbox import Priority
from bot.core.store import Store


async def audience_of(store: Store, meeting_id: str, now: datetime) -> Audience:
    """Those the meeting is for who are not yet invited to it."""
    meeting = await find_open(store, meeting_id, now)
    return replace(rsvps.invited_audience(meeting), uninvited_to=meeting.id)


async def preview(store: Store, meeting_id: str, now: datetime) -> Count:
    """How many an invitation would reach now."""
    return await store.count(await audience_of(store, meeting_id, now))


async def invite(store: Store, meeting_id: str, now: datetime, *, author: int | None = None) -> Broadcast:
    """Invites everyone in the meeting's sectors who is not invited yet, from a minute from now on.

    From now on each has an Rsvp. Run again later, it invites those who have subscribed since.
    Raises MeetingUnknown, MeetingCancelled, MeetingBegun, or AudienceEmpty when nobody is left to invite.
    """
    meeting = await find_open(store, meeting_id, now)
    audience = await audience_of(store, meeting_id, now)
    broadcast = await broadcasts.start(
        store,
        audience,
        key=f"invitation:{meeting.id}",
        message="invitation",
        args={"meeting": meeting.id},
        priority=Priority.REMINDER,
        now=now,
        expires_at=meeting.starts,
        thread=thread_of(meeting.id),
        author=author,
    )
    await store.open_rsvps(meeting.id, audience, now)
    return broadcast


async def take_back(store: Store, meeting_id: str, invited_at: datetime) -> None:
    """Nobody has been invited at that moment after all; an answer given since stays."""
    await store.close_rsvps(meeting_id, invited_at)
