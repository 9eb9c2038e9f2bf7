"""What the organisers do in a season and when, drawn from the season's chance before it begins."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from functools import partial

from msgspec import Struct

from bot.core.places import WHOLE
from bot.rehearsal.season import organisers
from bot.rehearsal.season.dates import Dates
from bot.rehearsal.season.ground import BEGINS, Ground

_INVITED = (timedelta(days=16), timedelta(days=8))  # before the meeting; the second for those who came later
_ANNOUNCEMENTS = 4
_FLOODED = 0.5  # the share of broadcasts that the server thinks are too many messages
_HELD, _GOES_ON = 0.5, 0.6  # the share of announcements that are paused on their way, and of those that go on
_OUTAGE = 0.5  # the share of the others in whose midst the power fails
_CAPACITIES = 2  # changes of every meeting's capacity


class Entry(Struct, frozen=True):
    """Something that happens at its time."""

    at: datetime
    name: str
    act: Callable[[], object]


class Agenda:
    """What is still to happen, in order. Before an act whose outcome hangs on what went before, all is let settle."""

    def __init__(self, ground: Ground, dates: Dates, scale: float, settle: Callable[[], Awaitable[None]]) -> None:
        self._ground = ground
        self._chance = ground.chance
        self._dates = dates
        self._scale = scale  # 1.0: three hundred people
        self._settle = settle
        self._entries: list[Entry] = []

    def __bool__(self) -> bool:
        return bool(self._entries)

    def enter(self, at: datetime, name: str, act: Callable[[], object]) -> None:
        """One more thing to happen."""
        self._entries.append(Entry(at, name, act))
        self._entries.sort(key=lambda entry: entry.at)

    def next(self) -> Entry:
        """The first of what is left, which is crossed out."""
        return self._entries.pop(0)

    # The plan

    def draw_up(self) -> None:
        """Everything the organisers will do."""
        self._plan_broadcasts()
        self._plan_seats()
        moved, off, twice, undone = self._chance.sample(sorted(self._dates.meetings), 4)
        self._plan_workshops()
        self._before(
            twice, "move {} twice within ten minutes", self._move_twice, days=self._chance.choice((2, 5)), hours=3
        )
        self._before(
            undone, "move {} and take it back", self._move_and_take_back, days=self._chance.choice((2, 5)), hours=3
        )
        for number, meeting in enumerate(self._chance.sample(sorted(self._dates.meetings), 2)):
            correct = partial(self._correct, number=number)
            self._before(meeting, "correct the title of {}", correct, days=self._chance.uniform(0.5, 12))
        self._before(moved, "move {}", self._move, days=self._chance.choice((1, 4, 6)), hours=3)
        self._before(off, "cancel {}", self._cancel, days=self._chance.choice((1, 3, 9)), hours=2)

    def _plan_broadcasts(self) -> None:
        for meeting, date in self._dates.meetings.items():
            for early in _INVITED:
                at = max(date.starts - early, BEGINS + timedelta(minutes=5))
                self.enter(at, f"invite to {meeting}", partial(self._invite, meeting))
        days = (self._dates.last - BEGINS).days
        for number in range(_ANNOUNCEMENTS):
            at = BEGINS + timedelta(days=self._chance.randrange(2, days), hours=self._chance.uniform(0, 13))
            self.enter(at, "announce", partial(self._announce, number))

    def _plan_seats(self) -> None:
        """Meetings grow and shrink."""
        few = max(2, round(self._scale * 25))
        many = round(8 + self._scale * 40)
        for meeting, date in self._dates.meetings.items():
            choices = (many, 300) if self._dates.has_sessions(meeting) else (min(8, few), few, many, 300)
            for _ in range(_CAPACITIES):
                at = date.starts - timedelta(days=self._chance.uniform(0.1, 15))
                seats = self._chance.choice(choices)  # who has no place at a meeting queues for none of its workshops
                at = max(at, BEGINS + timedelta(hours=1))
                self.enter(at, f"{meeting} gets {seats} seats", partial(self._seat, meeting, seats))

    def _plan_workshops(self) -> None:
        """And so do workshops; from the beginning each has so few seats that a few people make a queue."""
        few = (1, 2, round(3 + self._scale * 20))
        for part, meeting in self._dates.parts.items():
            starts = self._dates.meetings[meeting].starts
            days = [_INVITED[0].days + 1.0, *(self._chance.uniform(0.1, 15) for _ in range(_CAPACITIES))]
            for number, early in enumerate(days):
                seats = self._chance.choice(few if number else few[:2])
                at = starts - timedelta(days=early)
                self.enter(at, f"{part} gets {seats} seats", partial(self._seat, meeting, seats, part))

    def _before(self, meeting: str, name: str, act: Callable[[str], object], **early: float) -> None:
        at = self._dates.meetings[meeting].starts - timedelta(**early)
        self.enter(at, name.format(meeting), partial(act, meeting))

    # The acts

    async def _invite(self, meeting: str) -> None:
        if self._dates.takes_answers(meeting):
            self._may_be_flooded()
            await organisers.invite(self._ground, meeting)

    async def _announce(self, number: int) -> None:
        self._may_be_flooded()
        if not await organisers.announce(self._ground, number):
            return
        if self._chance.random() < _HELD:
            and_go_on = self._chance.random() < _GOES_ON
            held = await organisers.hold(self._ground, and_go_on=and_go_on)
            self._ground.counts["resumed" if and_go_on else "called off"] += held
        elif self._chance.random() < _OUTAGE:
            self._ground.cut_off(hours=self._chance.uniform(1, 6))

    def _may_be_flooded(self) -> None:
        if self._chance.random() < _FLOODED:
            self._ground.weather.flood()
            self._ground.note("weather: telegram flooded")

    async def _move(self, meeting: str, **later: float) -> None:
        date = self._dates.meetings[meeting]
        if date.cancelled:
            return
        await self._settle()
        by = timedelta(**later) if later else timedelta(days=7)
        date.starts, date.ends = date.starts + by, date.ends + by
        date.sequence += 1
        await organisers.move(self._ground, meeting, date.starts, date.ends)

    async def _move_twice(self, meeting: str) -> None:
        """The second goes with the notice of the first, which nobody has been sent yet."""
        if self._dates.takes_answers(meeting):
            await self._move(meeting, hours=2)
            await self._move(meeting, days=1)
            self._ground.judge.nobody_was_told(meeting, self._dates.meetings[meeting].sequence - 1)

    async def _move_and_take_back(self, meeting: str) -> None:
        """It is where it was, under a SEQUENCE of its own, unless the notice had begun already."""
        date = self._dates.meetings[meeting]
        if not self._dates.takes_answers(meeting):
            return
        was = date.starts, date.ends
        await self._move(meeting, days=3)
        if await organisers.take_back(self._ground, meeting):
            date.starts, date.ends = was
            date.sequence += 1
            self._ground.judge.nobody_was_told(meeting, date.sequence - 1)
            self._ground.counts["moves taken back"] += 1

    async def _correct(self, meeting: str, *, number: int) -> None:
        if self._dates.takes_answers(meeting):
            await organisers.correct(self._ground, meeting, f"{number}")

    async def _seat(self, meeting: str, seats: int, part: str = WHOLE) -> None:
        if self._dates.takes_answers(meeting):
            await organisers.seat(self._ground, meeting, seats, part)

    async def _cancel(self, meeting: str) -> None:
        await self._settle()
        self._dates.meetings[meeting].cancelled = True
        await organisers.cancel(self._ground, meeting)
