"""The ladder of a meeting: when which reminder falls due. Pure: a meeting, and which days are holidays.

An offset is a duration of RFC 5545 §3.3.6 before the start, "-P7D", or before the answer deadline, "answer_by-P1D".
Its weeks and days are days of the wall clock, also across a change to or from daylight-saving time; its hours and
minutes are hours and minutes.
"""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from msgspec import Struct

from bot.core.meetings import Meeting

IsHoliday = Callable[[date], bool]
"""Whether a day is a public holiday in one of the countries that take part; weekends are known without it."""

_DURATION = r"P(?:(?P<weeks>\d+)W|(?:(?P<days>\d+)D)?(?:T(?:(?P<hours>\d+)H)?(?:(?P<minutes>\d+)M)?)?)"
_BEFORE = re.compile(rf"(?P<anchor>answer_by)?-{_DURATION}")
_AFTER = re.compile(rf"(?P<anchor>answer_by)?{_DURATION}")  # nothing after the end is counted from the deadline

_FARTHEST = timedelta(days=1000)
_LONGEST_GRACE = timedelta(days=1)
_THANKED_WITHIN = timedelta(days=7)


class StepKind(StrEnum):
    REMINDER = "reminder"  # to those who come
    NUDGE = "nudge"  # to those who have not answered
    HERE = "here"  # on the day, to those who come: where we are
    THANKS = "thanks"  # afterwards, to those who came
    INTERPRETING = "interpreting"  # to those who book the interpreters; stands on no ladder, see interpreting.py


class Offset(Struct, frozen=True):
    """How far from its anchor a step lies; the sign is the kind's."""

    days: int
    clock: timedelta
    from_deadline: bool  # counted from the answer deadline instead of the start


class Rung(Struct, frozen=True):
    """One step of one meeting's ladder."""

    kind: StepKind
    offset: str
    at: datetime  # UTC
    until: datetime  # from then on it makes no sense any more
    grace: timedelta  # how late it may still be begun; later than that it is too late


def before(offset: str) -> Offset:
    """ "-P7D" or "answer_by-PT2H". Raises ValueError for any other text."""
    return _parse(_BEFORE, offset, "a time before the start; write for example -P7D, -PT2H or answer_by-P1D")


def after(offset: str) -> Offset:
    """ "PT3H" or "P1D", after the end. Raises ValueError for any other text."""
    found = _parse(_AFTER, offset, "a time after the end; write for example PT3H or P1D")
    if found.from_deadline:
        raise ValueError(f"{offset!r} is not a time after the end; write for example PT3H or P1D")
    return found


def moment_before(meeting: Meeting, starts: datetime, offset: str) -> datetime:
    """When "-P1D" before a moment within the meeting is, such as a session. Raises ValueError as before does."""
    counted = before(offset)
    return _moved(meeting, starts, -counted.days) - counted.clock


def rungs(meeting: Meeting, is_holiday: IsHoliday = lambda _: False) -> list[Rung]:
    """Every step of the meeting, soonest first; without those that make no sense, such as a nudge after the deadline.

    Where the meeting asks for working days, a step that lies whole days ahead and falls on a weekend or a holiday is
    taken on the working day before.
    """
    return sorted(_rungs(meeting, is_holiday), key=lambda rung: (rung.at, rung.kind, rung.offset))


def _rungs(meeting: Meeting, is_holiday: IsHoliday) -> Iterator[Rung]:
    deadline = meeting.answer_by or meeting.starts
    for kind, offsets, until in (
        (StepKind.REMINDER, meeting.reminders, meeting.starts),
        (StepKind.NUDGE, meeting.nudges, min(deadline, meeting.starts)),
        (StepKind.HERE, [meeting.here] if meeting.here else [], meeting.starts),
    ):
        for text in offsets:
            offset = before(text)
            anchor = meeting.answer_by if offset.from_deadline else meeting.starts
            if anchor is None:
                continue
            at = moment_before(meeting, anchor, text)
            if meeting.working_days and offset.days:
                at = _on_working_day(meeting, at, is_holiday)
            if at < until:
                yield Rung(kind, text, at, until, min(_LONGEST_GRACE, (until - at) / 2))
    if meeting.thanks:
        offset = after(meeting.thanks)
        at = _moved(meeting, meeting.ends, offset.days) + offset.clock
        yield Rung(StepKind.THANKS, meeting.thanks, at, at + _THANKED_WITHIN, _THANKED_WITHIN)


def _parse(pattern: re.Pattern[str], offset: str, expected: str) -> Offset:
    match = pattern.fullmatch(offset)
    given = match.groupdict() if match is not None else {}
    parts = {unit: int(number) for unit, number in given.items() if unit != "anchor" and number}
    if match is None or not parts:
        raise ValueError(f"{offset!r} is not {expected}")
    days = 7 * parts.pop("weeks", 0) + parts.pop("days", 0)
    clock = timedelta(**parts)
    if timedelta(days=days) + clock > _FARTHEST:
        raise ValueError(f"{offset!r} is not {expected}")
    return Offset(days, clock, match["anchor"] is not None)


def _moved(meeting: Meeting, at: datetime, days: int) -> datetime:
    """So many days later on the meeting's wall clock."""
    local = meeting.local(at)
    return (local.replace(tzinfo=None) + timedelta(days=days)).replace(tzinfo=local.tzinfo).astimezone(UTC)


def _on_working_day(meeting: Meeting, at: datetime, is_holiday: IsHoliday) -> datetime:
    day = meeting.local(at).date()
    back = 0
    while _is_off(day - timedelta(days=back), is_holiday):
        back += 1
    return _moved(meeting, at, -back)


def _is_off(day: date, is_holiday: IsHoliday) -> bool:
    return day.isoweekday() > 5 or is_holiday(day)
