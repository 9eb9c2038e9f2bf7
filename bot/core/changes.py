"""Changes: what an organiser is about to change of a meeting, collected and previewed before anybody hears of it."""

import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from msgspec import Struct, field
from msgspec.structs import replace

from bot.core import corrections, moves
from bot.core.broadcasts import Broadcast
from bot.core.errors import TextTooLong, TimeUnreadable
from bot.core.language import Language, Texts
from bot.core.meetings import Meeting
from bot.core.store import Store

LONGEST = 200
"""Characters of a title or a venue."""

_DATE = r"(?:(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})|(?P<d2>\d{1,2})\.\s?(?P<m2>\d{1,2})\.\s?(?P<y2>\d{4}))"
_TIME = re.compile(rf"{_DATE}[ ,T]+(?P<from>\d{{1,2}}:\d\d)(?:\s?[-–—]\s?(?P<to>\d{{1,2}}:\d\d))?")


class Change(Struct, frozen=True):
    """What is to be different; what is not named stays."""

    starts: datetime | None = None
    ends: datetime | None = None
    venue: Mapping[str, str] = field(default_factory=dict)  # by language
    title: Mapping[str, str] = field(default_factory=dict)
    against: int | None = None  # SEQUENCE of the meeting that its author has seen beside it; None: nothing is changed

    @property
    def moves(self) -> bool:
        """Whether the time or the place is another one."""
        return self.starts is not None or bool(self.venue)

    def __bool__(self) -> bool:
        return self.moves or bool(self.title)


async def draft(store: Store, meeting: Meeting, author: int) -> Change:
    """What the organiser has changed so far and not yet made so."""
    kept = json.loads(await store.mark(_name(meeting, author)) or "{}")
    moments = {name: datetime.fromisoformat(kept[name]) for name in ("starts", "ends") if kept.get(name)}
    against = kept.get("against")
    return Change(**moments, venue=kept.get("venue", {}), title=kept.get("title", {}), against=against)


async def look(store: Store, meeting: Meeting, author: int) -> bool:
    """The organiser sees the meeting beside her change; False when somebody has moved it since she last did."""
    change = await draft(store, meeting, author)
    if not change or change.against == meeting.sequence:
        return True
    await _keep(store, meeting, author, change)
    return False


async def write(store: Store, meeting: Meeting, author: int, what: str, text: str, now: datetime) -> None:
    """Takes the organiser's words for "time", or for "venue-pl", "title-cs" and so on.

    Raises TimeUnreadable for a time that cannot be read, does not exist or is past; TextTooLong.
    """
    change = await draft(store, meeting, author)
    if what == "time":
        starts, ends = times_in(text, meeting)
        if starts <= now:
            raise TimeUnreadable
        change = replace(change, starts=starts, ends=ends)
    else:
        text = " ".join(text.split())
        if not 0 < len(text) <= LONGEST:
            raise TextTooLong(most=LONGEST)
        which, _, language = what.partition("-")
        said = {**(change.venue if which == "venue" else change.title), language: text}
        change = replace(change, venue=said) if which == "venue" else replace(change, title=said)
    await _keep(store, meeting, author, change)


async def discard(store: Store, meeting: Meeting, author: int) -> None:
    """Nothing is to be changed after all."""
    await store.set_mark(_name(meeting, author), "")


async def make(store: Store, meeting: Meeting, author: int, now: datetime) -> Broadcast | None:
    """It is so now: another time or place is a move, another title a correction. Returns what tells people of it.

    Raises MeetingCancelled or MeetingBegun, or TimeUnreadable for a time that has passed since it was written.
    """
    change = await draft(store, meeting, author)
    if change.starts is not None and change.starts <= now:
        raise TimeUnreadable
    await discard(store, meeting, author)
    told = None
    if change.title:
        meeting.title = _with(meeting.title, change.title)
        told = await corrections.correct(store, meeting, now, author=author)
    if change.moves:
        starts, ends = change.starts or meeting.starts, change.ends or meeting.ends
        venue = _with(meeting.venue, change.venue)
        told = await moves.move(store, meeting, starts=starts, ends=ends, venue=venue, now=now, author=author) or told
    return told


async def respell(store: Store, meeting: Meeting, author: int, now: datetime) -> Broadcast | None:
    """The same place, spelt better: nobody is asked again. What is to be another time is left out."""
    change = await draft(store, meeting, author)
    await discard(store, meeting, author)
    meeting.title = _with(meeting.title, change.title)
    await moves.respell(store, meeting, _with(meeting.venue, change.venue))
    return await corrections.correct(store, meeting, now, author=author)


def times_in(text: str, meeting: Meeting) -> tuple[datetime, datetime]:
    """ "2027-02-25 10:00" or "25.2.2027 10:00-15:00" on the meeting's wall clock, in UTC.

    Without an end the meeting stays as long as it was. Raises TimeUnreadable, also for a time that the change to
    daylight-saving time leaves out.
    """
    match = _TIME.fullmatch(" ".join(text.split()))
    if match is None:
        raise TimeUnreadable
    day = "-".join(
        f"{int(match[a] or match[b]):0{width}}" for a, b, width in (("y", "y2", 4), ("m", "m2", 2), ("d", "d2", 2))
    )
    starts = _moment(day, match["from"], meeting)
    ends = _moment(day, match["to"], meeting) if match["to"] else starts + (meeting.ends - meeting.starts)
    if ends <= starts or ends - starts > timedelta(days=10):
        raise TimeUnreadable
    return starts, ends


def _moment(day: str, clock: str, meeting: Meeting) -> datetime:
    try:
        wall = datetime.fromisoformat(f"{day}T{clock.zfill(5)}")
    except ValueError:
        raise TimeUnreadable from None
    at = wall.replace(tzinfo=ZoneInfo(meeting.timezone)).astimezone(UTC)
    if meeting.local(at).replace(tzinfo=None) != wall:
        raise TimeUnreadable
    return at


async def _keep(store: Store, meeting: Meeting, author: int, change: Change) -> None:
    moments = {name: at.isoformat() for name in ("starts", "ends") if (at := getattr(change, name)) is not None}
    kept = {**moments, "venue": dict(change.venue), "title": dict(change.title), "against": meeting.sequence}
    await store.set_mark(_name(meeting, author), json.dumps(kept))


def _name(meeting: Meeting, author: int) -> str:
    return f"change:{meeting.id}:{author}"


def _with(texts: Texts, changed: Mapping[str, str]) -> Texts:
    return Texts({language: changed.get(language, texts[language]) for language in Language})
