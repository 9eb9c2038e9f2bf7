"""The meetings as everybody knows them: when each is, under which SEQUENCE, whom it is for, what it can be asked."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.core.clock import Clock
from bot.core.ladder import rungs
from bot.core.scheduling import Programme
from bot.rehearsal.season.people import Person

_CLOSES = timedelta(hours=1)  # before a meeting nobody begins anything about it any more


@dataclass(eq=False)
class Date:
    """One meeting."""

    starts: datetime
    ends: datetime
    sequence: int = 0
    cancelled: bool = False
    ladder: list[timedelta] = field(default_factory=list)  # so long before it begins


class Dates:
    """Every meeting by its id. The organisers' acts change them; people go by them."""

    def __init__(self, programme: Programme, clock: Clock) -> None:
        self._clock = clock
        self._programme = {meeting.id: meeting for meeting in programme.meetings}
        self.parts = {session.id: session.meeting_id for session in programme.sessions}
        self.meetings = {
            meeting.id: Date(
                meeting.starts, meeting.ends, ladder=sorted(meeting.starts - rung.at for rung in rungs(meeting))
            )
            for meeting in programme.meetings
        }

    @property
    def last(self) -> datetime:
        """When the last of them begins."""
        return max(date.starts for date in self.meetings.values())

    def takes_answers(self, meeting: str) -> bool:
        """Whether it is still to come."""
        date = self.meetings[meeting]
        return not date.cancelled and date.starts > self._clock.now() + _CLOSES

    def ahead(self) -> list[str]:
        """Those still to come."""
        return [meeting for meeting in self.meetings if self.takes_answers(meeting)]

    def unbegun(self) -> list[str]:
        """Those and what begins within the hour: a place in it may still be taken over."""
        now = self._clock.now()
        return [meeting for meeting, date in self.meetings.items() if not date.cancelled and date.starts > now]

    def has_sessions(self, meeting: str) -> bool:
        """Whether it has some, and is still to come."""
        return bool(meeting) and meeting in self.parts.values() and self.takes_answers(meeting)

    def is_for(self, meeting: str, person: Person) -> bool:
        """Whether she is meant by it: her sectors, her city and her kind of institution."""
        which = self._programme[meeting]
        return (
            bool(person.sectors & set(which.sectors))
            and (not which.cities or (person.introduced and person.city in which.cities))
            and (not which.kinds or (person.introduced and person.kind in which.kinds))
        )

    def steps(self) -> Iterator[datetime]:
        """A second after each moment at which a step of a ladder falls due."""
        for date in self.meetings.values():
            if not date.cancelled:
                yield from (date.starts - before + timedelta(seconds=1) for before in date.ladder)
