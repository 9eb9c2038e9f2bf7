"""A person's current answer to an invitation: recording and counting it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.core.audience import Audience
from bot.core.errors import ActionUnknown
from bot.core.meetings import Meeting, find_open
from bot.core.people import Subscriber
from bot.core.store import Store


class PartStat(StrEnum):
    """PARTSTAT, RFC 5545 §3.2.12."""

    NEEDS_ACTION = "NEEDS-ACTION"
    ACCEPTED = "ACCEPTED"
    DECLINED = "DECLINED"
    TENTATIVE = "TENTATIVE"


GIVEN = (PartStat.ACCEPTED, PartStat.TENTATIVE, PartStat.DECLINED)
"""The answers a person can give, in the order in which they are offered."""


@dataclass(eq=False)
class Rsvp:
    """One person and one meeting: was she invited, and what does she say."""

    meeting_id: str
    subscriber_id: int
    partstat: PartStat
    invited_at: datetime | None  # None: she answered without having been invited
    answered_at: datetime | None = None
    answered_by: str = ""  # id of the inbound that brought the answer


@dataclass(frozen=True)
class Tally:
    """The answers to one meeting, counted."""

    invited: int
    by_answer: Mapping[PartStat, int]


async def record(
    store: Store, subscriber: Subscriber, meeting_id: str, choice: str, *, inbound_id: str, now: datetime
) -> Rsvp:
    """Records an answer; the newest stands. Recorded twice, it is the same answer.

    Raises MeetingUnknown, MeetingCancelled, MeetingBegun, or ActionUnknown for a choice that is no answer.
    """
    if choice not in GIVEN:
        raise ActionUnknown
    meeting = await find_open(store, meeting_id, now)
    rsvp = await store.rsvp(meeting.id, subscriber.id)
    if rsvp is None:
        rsvp = Rsvp(meeting.id, subscriber.id, PartStat.NEEDS_ACTION, invited_at=None)
        await store.add(rsvp)
    rsvp.partstat = PartStat(choice)
    rsvp.answered_at = now
    rsvp.answered_by = inbound_id
    return rsvp


def invited_audience(meeting: Meeting) -> Audience:
    """Those a meeting is for: everyone who subscribes to one of its sectors."""
    return Audience(sectors=tuple(meeting.sectors))


async def open_to(store: Store, subscriber: Subscriber, now: datetime) -> list[Meeting]:
    """The meetings ahead that the person is invited to or has answered, soonest first."""
    return await store.meetings_of(subscriber.id, after=now)


async def tally(store: Store, meeting: Meeting) -> Tally:
    """The answers so far."""
    counted = await store.count_answers(meeting.id)
    return Tally(invited=sum(counted.values()), by_answer={stat: counted.get(stat, 0) for stat in PartStat})
