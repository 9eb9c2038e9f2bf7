"""Who does something, and when: on busy days, before a meeting with workshops, and while a server wants silence."""

import asyncio
from collections import deque
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial

from bot.rehearsal.season import organisers
from bot.rehearsal.season.agenda import Agenda
from bot.rehearsal.season.ground import BEGINS, Ground
from bot.rehearsal.season.people import Person
from bot.rehearsal.season.silences import Silence
from bot.rehearsal.season.stage import Stage, Verb, free
from bot.rehearsal.season.verbs import ABOUT_WORKSHOPS, ANSWERS, ASKS_FOR_MEETINGS, VERBS

_READING = 15.0  # the weight of doing nothing
_FOLLOWED = 8
_ACTS = (1, 9)  # in one moment, of three hundred people
_BUSY_DAYS = 12  # times the scale: the share of days on which people do something
_EVE, _EVE_BUSIER = timedelta(days=15), 3  # before a meeting with workshops
_TALKS, _TALKING = 10, 12  # so often, in these days, as many of those it is for do something about workshops
_DAY_HOURS = (6.5, 10.0, 13.0, 16.5, 19.5)  # when people look at their phones, in UTC
_SENT_LATE = 0.8  # the share of what is held for being late that goes out after all
_HEEDLESS, _LONG = 3, 4.0  # so many write while a server wants silence for so many seconds more


class Crowd:
    """Everybody, and what each feels like doing."""

    def __init__(self, stage: Stage, ground: Ground, scale: float) -> None:
        self._stage = stage
        self._ground = ground
        self._chance = ground.chance
        self._scale = scale  # 1.0: three hundred people
        self.lately: deque[Person] = deque(maxlen=_FOLLOWED)  # who did something: she will go on with it
        self._answered: set[int] = set()
        self._decided: set[int] = set()
        self._disregarded: Silence | None = None

    def plan_days(self, agenda: Agenda) -> None:
        """When people look at their phones and into their mailboxes."""
        dates = self._stage.dates
        for day in range((dates.last - BEGINS).days + 1):
            eve = self._is_eve_of_workshops(BEGINS + timedelta(days=day))
            if not self._stage.likely(self._scale * _BUSY_DAYS * (_EVE_BUSIER if eve else 1)):
                continue  # few people need fewer days
            for hour in self._chance.sample(_DAY_HOURS, 2):
                at = BEGINS.replace(hour=0) + timedelta(days=day, hours=hour + self._chance.uniform(0, 1.5))
                if at > BEGINS + timedelta(hours=1):
                    agenda.enter(at, "people", self._act_at_random)
        for meeting in sorted(set(dates.parts.values())):
            for _ in range(_TALKS):
                at = dates.meetings[meeting].starts - self._chance.uniform(0.05, 0.9) * _EVE
                agenda.enter(at, f"workshops of {meeting}", partial(self._talk_of_workshops, meeting))

    async def disregard_silence(self) -> None:
        """A server wants to be left alone, and some people do not know of it: the service has to hold its answers."""
        wish = self._ground.silences.lasting(_LONG)
        if wish is None or wish is self._disregarded:
            return
        self._disregarded = wish
        able = [person for person in self._ground.people if ASKS_FOR_MEETINGS.can(self._stage, person)]
        for person in self._chance.sample(able, min(_HEEDLESS, len(able))):
            await self._play(ASKS_FOR_MEETINGS, person)

    def _is_eve_of_workshops(self, day: datetime) -> bool:
        """Whether a meeting with workshops is near."""
        dates = self._stage.dates
        ahead = (dates.meetings[meeting].starts - day for meeting in dates.parts.values())
        return any(timedelta() <= left < _EVE for left in ahead)

    async def _act_at_random(self) -> None:
        """Some people do something."""
        ground, likely = self._ground, self._stage.likely
        count = max(1, round(self._chance.randint(*_ACTS) * self._scale)) if self._scale >= 0.2 else 3
        for _ in range(count):
            person = self._chance.choice(self.lately if self.lately and likely(0.5) else ground.people)
            await self._act(person, VERBS)
        if await organisers.decide_on_late(ground, send=likely(_SENT_LATE)):
            ground.counts["late decisions"] += 1
        ground.counts["admitted or refused"] += organisers.admit_or_refuse(ground, self._decided, likely)
        ground.counts["answered at the desk"] += organisers.answer_at_desk(ground, self._answered)

    async def _talk_of_workshops(self, meeting: str) -> None:
        """Who has not answered does; who comes chooses workshops, changes her mind, and answers what she is offered."""
        meant = [person for person in self._ground.people if free(person) and self._stage.dates.is_for(meeting, person)]
        for person in self._chance.sample(meant, min(_TALKING, len(meant))):
            await self._act(person, ABOUT_WORKSHOPS if person.answers.get(meeting) == "ACCEPTED" else (ANSWERS,))

    async def _act(self, person: Person, verbs: Sequence[Verb]) -> None:
        """One of the things she can do now, or she only reads."""
        able = [verb for verb in verbs if verb.can(self._stage, person)]
        verb = self._chance.choices([None, *able], [_READING, *(verb.weight for verb in able)])[0]
        if verb is not None:
            await self._play(verb, person)
            await asyncio.sleep(self._chance.choice((0.0, 0.05, 1.0, 4.0)))

    async def _play(self, verb: Verb, person: Person) -> None:
        await verb.play(self._stage, person)
        self._ground.counts[verb.name] += 1
