"""Attendance: who was there. A fact of its own, never inferred from the answer or the place."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.core.errors import AttendanceTooEarly
from bot.core.meetings import Meeting, MeetingStatus
from bot.core.store import Store


class AttendanceState(StrEnum):
    """Without an entry it is unknown."""

    PRESENT = "present"
    ABSENT = "absent"
    EXCUSED = "excused"  # could not come, and said so


@dataclass(eq=False)
class Attendance:
    """Whether one person was at one meeting."""

    meeting_id: str
    subscriber_id: int
    state: AttendanceState
    marked_at: datetime
    marked_by: int | None = None  # subscriber; None: the command line


async def mark(
    store: Store,
    meeting: Meeting,
    subscriber_id: int,
    state: AttendanceState,
    *,
    now: datetime,
    by: int | None = None,
) -> None:
    """Marks somebody; the newest mark stands. Raises AttendanceTooEarly before the day, or for a cancelled meeting."""
    if meeting.status == MeetingStatus.CANCELLED or meeting.local(now).date() < meeting.local(meeting.starts).date():
        raise AttendanceTooEarly
    entry = await store.attendance(meeting.id, subscriber_id)
    if entry is None:
        await store.add(Attendance(meeting.id, subscriber_id, state, now, by))
    else:
        entry.state, entry.marked_at, entry.marked_by = state, now, by
