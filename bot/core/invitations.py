"""Inviting an audience to a meeting."""

from collections.abc import Collection
from datetime import datetime

from msgspec.structs import replace

from bot.core import broadcasts, editions, rsvps, wishes
from bot.core.audience import Audience, Count
from bot.core.broadcasts import Broadcast
from bot.core.errors import AudienceEmpty
from bot.core.meetings import find, find_open, thread_of
from bot.core.outbox import Priority
from bot.core.store import Store


async def audience_of(store: Store, meeting_id: str, now: datetime) -> Audience:
    """Those the meeting is for who are not yet invited to it."""
    meeting = await find_open(store, meeting_id, now)
    return replace(rsvps.invited_audience(meeting), uninvited_to=meeting.id)


async def came_last_time(store: Store, meeting_id: str, now: datetime) -> Audience:
    """Those of them who were at a meeting of its sectors in the edition before. Raises AudienceEmpty in the first."""
    before = await editions.last_time(store, await find_open(store, meeting_id, now))
    if not before:
        raise AudienceEmpty
    return replace(await audience_of(store, meeting_id, now), came_to=before)


async def preview(store: Store, meeting_id: str, now: datetime) -> Count:
    """How many an invitation would reach now."""
    return await store.count(await audience_of(store, meeting_id, now))


async def invite(
    store: Store, meeting_id: str, now: datetime, *, author: int | None = None, among: Audience | None = None
) -> Broadcast:
    """Invites everyone the meeting is for who is not invited yet, or those among them, from a minute from now on.

    From now on each has an Rsvp, and those who wished so have answered. Run again later, it invites those who have
    subscribed since. Raises MeetingUnknown, MeetingCancelled, MeetingBegun, or AudienceEmpty when nobody is left.
    """
    meeting = await find_open(store, meeting_id, now)
    audience = among or await audience_of(store, meeting_id, now)
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
    await wishes.carry_out(store, meeting, now)
    return broadcast


async def let_go(store: Store, broadcast: Broadcast, now: datetime) -> None:
    """Whoever has not got the invitation, because it was cancelled, is not invited, and can be."""
    if broadcast.message == "invitation":
        among = set(await store.give_up(broadcast.id, broadcasts.CANCELLED))
        await take_back(store, str(broadcast.args["meeting"]), broadcast.created_at, now, among=among)


async def take_back(
    store: Store, meeting_id: str, invited_at: datetime, now: datetime, *, among: Collection[int] | None = None
) -> None:
    """Nobody, or nobody among these, has been invited at that moment after all; an answer given since stays."""
    await wishes.take_back(store, await find(store, meeting_id), invited_at, now, among=among)
    await store.close_rsvps(meeting_id, invited_at, among=among)
