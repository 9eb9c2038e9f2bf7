"""How long an offer stands: the nearer the start, the shorter, and never through the night alone."""

from datetime import datetime, time, timedelta

from bot.core.meetings import Meeting

LAST_OFFER = timedelta(hours=2)
"""So long before the start nobody is offered a place any more, and nobody's offer lasts longer."""

_SHORTEST_OFFER = timedelta(hours=2)
_LONGEST_OFFER = timedelta(hours=24)
_SHARE_OF_AN_OFFER = 6
"""An offer lasts this part of the time that is left until the start, within the shortest and the longest."""

_NIGHT_BEGINS, _NIGHT_ENDS, _MORNING = time(21), time(8), time(10)


def stands_until(meeting: Meeting, now: datetime) -> datetime:
    """Until when an offer made now stands; one that would end at night ends in the morning."""
    share = (meeting.starts - now) / _SHARE_OF_AN_OFFER
    until = now + min(max(share, _SHORTEST_OFFER), _LONGEST_OFFER)
    if _is_night(meeting, until):
        until = _at_or_after(meeting, until, _MORNING)
    return min(until, meeting.starts - LAST_OFFER)


def are_over(meeting: Meeting, now: datetime) -> bool:
    """Whether offers have ended."""
    return now >= meeting.starts - LAST_OFFER


def can_wait(meeting: Meeting, now: datetime, until: datetime) -> bool:
    """Whether an offer made at night leaves time enough in the morning, so that nobody has to be woken."""
    return not _is_night(meeting, now) or until - _at_or_after(meeting, now, _NIGHT_ENDS) >= _SHORTEST_OFFER


def _is_night(meeting: Meeting, at: datetime) -> bool:
    return not _NIGHT_ENDS <= meeting.local(at).time() < _NIGHT_BEGINS


def _at_or_after(meeting: Meeting, at: datetime, hour: time) -> datetime:
    """The next time it is that hour on the meeting's clock."""
    local = meeting.local(at)
    day = local.date() + timedelta(days=local.time() > hour)
    return datetime.combine(day, hour, local.tzinfo).astimezone(at.tzinfo)
