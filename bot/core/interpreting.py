"""Interpreting: who needs it, told in time to those who book the interpreters."""

from datetime import datetime, timedelta

from bot.core import staff
from bot.core.hosting import thread_of
from bot.core.ladder import StepKind
from bot.core.meetings import Meeting
from bot.core.reminders import Step, StepOutcome
from bot.core.store import Store

ALERT = timedelta(days=2)
"""So long before the booking date the numbers are told."""


async def alert(store: Store, now: datetime) -> int:
    """Tells the numbers to the organisers and the moderators' desk, once for each date; returns how many are told.

    A moved meeting, or another booking date, is told of anew. After the date nobody is told any more.
    """
    told = 0
    for meeting in await store.meetings_ahead(now):
        by = meeting.interpreters_by
        if by is None or not by - ALERT <= now < by:
            continue
        date = by.isoformat(timespec="minutes")
        if (StepKind.INTERPRETING, date) in await store.steps_done(meeting.id, meeting.sequence):
            continue
        await store.add(Step(meeting.id, meeting.sequence, StepKind.INTERPRETING, date, now, StepOutcome.SENT))
        told += await staff.tell(
            store,
            await _who_books(store, meeting),
            "interpreting-due",
            key=f"{StepKind.INTERPRETING}:{meeting.id}:{meeting.sequence}:{date}",
            args={"meeting": meeting.id, "sequence": meeting.sequence},
            now=now,
            expires_at=by,
            thread=thread_of(meeting),
        )
    return told


async def _who_books(store: Store, meeting: Meeting) -> list[int]:
    """The organisers of the meeting, and the moderators' desks of its sectors or of everything."""
    desks = [desk for desk, scope in await store.desks() if not scope or scope in meeting.sectors]
    return sorted({*await staff.organisers_of(store, meeting.host), *desks})
