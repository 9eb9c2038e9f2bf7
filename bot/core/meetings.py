"""Editions, meetings and the sessions inside them; cancelling."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.core import broadcasts, outbox
from bot.core.audience import Audience
from bot.core.broadcasts import Broadcast
from bot.core.errors import MeetingBegun, MeetingCancelled, MeetingUnknown
from bot.core.language import Texts
from bot.core.outbox import Priority
from bot.core.store import Store

if TYPE_CHECKING:
    from bot.core.places import Place


class MeetingKind(StrEnum):
    SECTOR_MEETING = "sector-meeting"
    CONFERENCE = "conference"
    STAND = "stand"


class MeetingStatus(StrEnum):
    """STATUS of a VEVENT, RFC 5545 §3.8.1.11."""

    TENTATIVE = "TENTATIVE"
    CONFIRMED = "CONFIRMED"
    CANCELLED = "CANCELLED"


@dataclass(eq=False)
class Edition:
    """One round of the cycle."""

    id: str
    name: Texts
    timezone: str  # IANA name; all shown times are in it
    funding: Texts


@dataclass(eq=False)
class Meeting:
    """What people are invited to: one date and one place. Times are stored in UTC."""

    id: str
    edition_id: str
    kind: MeetingKind
    sectors: list[str]
    host: str  # id of the host city
    starts: datetime
    ends: datetime
    timezone: str
    title: Texts
    venue: Texts
    working_languages: list[str]  # language codes; more than one means interpreting
    capacity: int
    delegates_per_institution: int
    admission: str  # "open" or "approval"
    answer_by: datetime | None
    reminders: list[str]  # offsets, see ladder.py: "-P7D"; to those who come
    nudges: list[str]  # the same; to those who have not answered
    asks: list[str]  # what is asked of those who come, beside the answer: "party", "note", or one of rsvps.NEEDS
    cities: list[str]  # only people from these cities are invited; none: from anywhere
    kinds: list[str]  # only institutions of these kinds; none: of any kind
    slots: list[str]  # when a stand may be set up, local time: "08:30"
    status: MeetingStatus = MeetingStatus.CONFIRMED
    interpreters_by: datetime | None = None  # until when the interpreters have to be booked
    here: str = ""  # offset from the start of "we are here", on the day; "": it is not sent
    thanks: str = ""  # offset from the end of the thanks; "": they are not sent
    working_days: bool = False  # whether reminders and nudges that lie days ahead keep to working days
    map: str = ""  # https address of a map that shows the place
    materials: Texts | None = None  # what those who came are given afterwards: a text or an address
    sequence: int = 0  # SEQUENCE, RFC 5545 §3.8.7.4: rises with every move and with cancelling

    def local(self, at: datetime) -> datetime:
        """The moment in the meeting's own time zone, as it is shown to people."""
        return at.astimezone(ZoneInfo(self.timezone))


@dataclass(eq=False)
class Session:
    """A workshop or panel inside a meeting."""

    id: str
    meeting_id: str
    kind: str  # "workshop" or "panel"
    starts: datetime
    ends: datetime
    capacity: int
    title: Texts
    reminders: list[str]  # offsets from its start, as of a meeting; to those who have a place in it
    status: MeetingStatus = MeetingStatus.CONFIRMED
    sequence: int = 0  # SEQUENCE of its calendar entries
    number: int = 0  # what it is chosen by in a mail; from 1, never given to another session of the meeting

    @property
    def takes_place(self) -> bool:
        """Whether it has not been called off."""
        return self.status != MeetingStatus.CANCELLED


async def find(store: Store, meeting_id: str) -> Meeting:
    """The meeting. Raises MeetingUnknown."""
    meeting = await store.meeting(meeting_id)
    if meeting is None:
        raise MeetingUnknown
    return meeting


async def local_zone(store: Store) -> ZoneInfo:
    """The time zone of the edition: in it everything is shown that is about no meeting."""
    edition = await store.current_edition()
    return ZoneInfo(edition.timezone if edition else "UTC")


async def find_open(store: Store, meeting_id: str, now: datetime) -> Meeting:
    """The meeting, if it still takes answers. Raises MeetingUnknown, MeetingCancelled or MeetingBegun."""
    meeting = await find(store, meeting_id)
    if meeting.status == MeetingStatus.CANCELLED:
        raise MeetingCancelled
    if meeting.starts <= now:
        raise MeetingBegun
    return meeting


async def cancel(store: Store, meeting: Meeting, *, now: datetime, author: int | None = None) -> Broadcast | None:
    """It does not take place. What waits is withdrawn and everyone concerned is told, in the same transaction.

    Returns the notice; None when nobody is to be told. Cancelled twice, it is cancelled once.
    """
    if meeting.status == MeetingStatus.CANCELLED:
        return None
    meeting.status = MeetingStatus.CANCELLED
    meeting.sequence += 1
    for part in ("", *(session.id for session in await store.sessions(meeting.id))):
        await store.withdraw(thread_of(meeting.id, part), "the meeting has been cancelled")
    for place in await store.places_in_sessions(meeting.id):
        place.turns += 1
        await tell_calendar(store, place, "session-left", now)
    return await broadcasts.publish(
        store,
        concerned(meeting),
        key=f"meeting-cancelled:{meeting.id}",
        message="meeting-cancelled",
        args={"meeting": meeting.id},
        priority=Priority.NOTICE,
        now=now,
        expires_at=meeting.starts,
        thread=thread_of(meeting.id),
        author=author,
    )


async def tell_calendar(
    store: Store, place: "Place", message: str, now: datetime, *, at: datetime | None = None, **only: int
) -> None:
    """What "session-entered" or "session-left" says to who reads mail, about her place in a session.

    `at`: when it is to go out; None: now. What is to go out at the same moment goes out once. `only`: what has to hold
    of the session then.
    """
    await outbox.enqueue(
        store,
        key=":".join(map(str, (message, place.id, place.since.isoformat(), (at or now).isoformat(), *only.values()))),
        to=place.subscriber_id,
        message=message,
        args={"place": place.id, **only},
        priority=Priority.NOTICE,
        now=now,
        due_at=at,
        thread=thread_of(place.meeting_id, place.part),
    )


def thread_of(meeting_id: str, part: str = "") -> str:
    """The conversation about a meeting, or about one of its sessions."""
    return f"session:{part}" if part else f"meeting:{meeting_id}"


def meeting_in(thread: str) -> str | None:
    """The meeting a conversation is about; None when it is about something else."""
    kind, _, meeting_id = thread.partition(":")
    return meeting_id if kind == "meeting" else None


async def with_city(store: Store, meeting: Meeting, venue: Texts) -> Texts:
    """A venue of the meeting with the host city before it, for where it stands alone."""
    city = next(city.name for city in await store.cities() if city.id == meeting.host)
    return Texts({language: f"{city[language]}, {text}" for language, text in venue.items()})


def concerned(meeting: Meeting) -> Audience:
    """Everyone who has to know what becomes of a meeting: who was asked or has answered, unless the answer is no."""
    return Audience(meeting=meeting.id, answers=_CONCERNED)


_CONCERNED = ("NEEDS-ACTION", "ACCEPTED", "TENTATIVE")
"""PARTSTAT, RFC 5545 §3.2.12."""
