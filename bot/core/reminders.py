"""The ladder: reminders to those who come, nudges to those who have not answered."""

import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.core import broadcasts
from bot.core.audience import Audience
from bot.core.meetings import Meeting, thread_of
from bot.core.outbox import Priority
from bot.core.rsvps import PartStat
from bot.core.store import Store

_OFFSET = re.compile(r"-P(?:(?P<weeks>\d+)W|(?:(?P<days>\d+)D)?(?:T(?:(?P<hours>\d+)H)?(?:(?P<minutes>\d+)M)?)?)")


@dataclass(eq=False)
class Step:
    """One step of one meeting's ladder that has been dealt with; a move (a new sequence) begins the ladder anew."""

    meeting_id: str
    sequence: int
    kind: str  # "reminder" or "nudge"
    offset: str
    at: datetime
    id: int = field(init=False)


def before(offset: str) -> timedelta:
    """How long before the start "-P7D" is (RFC 5545 §3.3.6, negative durations only).

    Days are days of the wall clock only roughly: they count 24 hours. Raises ValueError for any other text.
    """
    match = _OFFSET.fullmatch(offset)
    parts = {unit: int(number) for unit, number in match.groupdict().items() if number} if match else {}
    if not parts:
        raise ValueError(f"{offset!r} is not a time before the start; write for example -P7D, -PT2H or -P1DT12H")
    return timedelta(**parts)


async def enqueue_due(store: Store, now: datetime) -> int:
    """Enqueues every step that has fallen due; returns how many messages that made.

    After an outage only the newest missed step of a ladder is sent: nobody needs "in a week" and "tomorrow" at once.
    Nothing is sent for a meeting that has begun.
    """
    enqueued = 0
    for meeting in await store.meetings_ahead(now):
        enqueued += await _climb(store, meeting, "reminder", meeting.reminders, now)
        enqueued += await _climb(store, meeting, "nudge", meeting.nudges, now)
    return enqueued


async def _climb(store: Store, meeting: Meeting, kind: str, offsets: list[str], now: datetime) -> int:
    done = await store.steps_done(meeting.id, meeting.sequence, kind)
    steps = sorted(((meeting.starts - before(offset), offset) for offset in offsets), key=lambda step: step[0])
    due = [offset for at, offset in steps if at <= now and offset not in done]
    if not due:
        return 0
    for offset in due:
        await store.add(Step(meeting.id, meeting.sequence, kind, offset, now))
    newest = due[-1]
    if any(offset in done for at, offset in steps if at > meeting.starts - before(newest)):
        return 0
    until = next((at for at, _ in steps if at > now), meeting.starts)
    if kind == "nudge" and meeting.answer_by is not None:
        until = min(until, meeting.answer_by)
    if until <= now:
        return 0
    broadcast = await broadcasts.publish(
        store,
        Audience(meeting=meeting.id, answers=_AUDIENCE[kind]),
        key=f"{kind}:{meeting.id}:{meeting.sequence}:{newest}",
        message=kind,
        args={"meeting": meeting.id, "sequence": meeting.sequence},
        priority=Priority.REMINDER,
        now=now,
        expires_at=until,
        thread=thread_of(meeting.id),
    )
    return broadcast.audience if broadcast is not None else 0


_AUDIENCE = {
    "reminder": (PartStat.ACCEPTED.value, PartStat.TENTATIVE.value),
    "nudge": (PartStat.NEEDS_ACTION.value,),
}
