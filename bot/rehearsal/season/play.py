"""One season, from the first invitation to the end of the edition, played out of one seed."""

import asyncio
import tempfile
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from bot.core.ladder import rungs
from bot.core.places import WHOLE
from bot.core.scheduling import Programme
from bot.rehearsal.season import organisers
from bot.rehearsal.season.broken import Broken
from bot.rehearsal.season.ground import BEGINS, Ground
from bot.rehearsal.season.people import Pending, Person
from bot.rehearsal.season.promises import stored
from bot.rehearsal.season.stage import Verb, free
from bot.rehearsal.season.verbs import VERBS
from bot.rehearsal.season.virtual import Stuck, VirtualLoop

_SUBSCRIBED = 0.85  # the share of people who have subscribed before the season
_ENDS = timedelta(days=2)  # after the last meeting
_INVITED = (timedelta(days=16), timedelta(days=8))  # before the meeting; the second for those who came later
_PATIENCE = 900.0  # seconds of the season until something due is believed to be held back
_LOOKS = 0.5
_ACTS = (1, 9)  # in one moment, of three hundred people
_BUSY_DAYS = 12  # times the scale: the share of days on which people do something
_DAY_HOURS = (6.5, 10.0, 13.0, 16.5, 19.5)  # when people look at their phones, in UTC
_SENT_LATE = 0.8  # the share of what is held for being late that goes out after all
_CAPACITIES = 2  # changes of every meeting's capacity
_KILLED, _STOPPED, _STORM = 0.05, 0.02, 0.12  # how likely in one moment
_SOON = (0, 400)  # steps of the service until the kill strikes


@dataclass(frozen=True)
class Outcome:
    """What came of a season."""

    seed: int
    steps: int
    digest: str  # of the trace
    broken: str  # "" when every promise held
    trace: tuple[str, ...]
    counts: dict[str, int]
    seconds: float  # of one core


@dataclass(eq=False)
class _Meeting:
    """A meeting as everybody knows it."""

    starts: datetime
    ends: datetime
    sequence: int = 0
    cancelled: bool = False
    ladder: list[timedelta] = field(default_factory=list)


def play(seed: int, people: int) -> Outcome:
    """Plays the season of this seed. What breaks stands in the outcome; errors of the simulation are raised."""
    began = time.process_time()
    with tempfile.TemporaryDirectory(prefix="mosty-season-", dir=_memory()) as folder:
        loop = VirtualLoop()
        asyncio.set_event_loop(loop)
        season = Season(loop, seed, people, Path(folder))
        broken = ""
        try:
            loop.run_until_complete(season.run())
        except Broken as promise:
            broken = str(promise)
        except Stuck:
            broken = "the season stands still: nothing will happen any more"
        ground = season.ground
        ground.books.close()
        return Outcome(
            seed,
            ground.steps,
            ground.digest,
            broken,
            tuple(ground.trace) if broken else (),
            dict(ground.counts),
            time.process_time() - began,
        )


def _memory() -> str | None:
    return "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108 - the folder in it is ours alone


class Season:
    """The conductor: says what happens when, waits until it has happened, and asks the judge."""

    def __init__(self, loop: VirtualLoop, seed: int, people: int, folder: Path) -> None:
        self.loop = loop
        self.ground = Ground(loop, seed, people, folder)
        self.chance = self.ground.chance
        self.letters, self.mail = self.ground.letters, self.ground.mail
        programme: Programme = self.ground.programme
        self._numbers = {sector.id: sector.position for sector in programme.sectors}
        self._parts = {session.id: session.meeting_id for session in programme.sessions}
        self._programme = {meeting.id: meeting for meeting in programme.meetings}
        self.meetings = {
            meeting.id: _Meeting(
                meeting.starts,
                meeting.ends,
                ladder=sorted(meeting.starts - rung.at for rung in rungs(meeting)),
            )
            for meeting in programme.meetings
        }
        self._agenda: list[tuple[datetime, str, Callable[[], object]]] = []
        self._answered: set[int] = set()
        self._decided: set[int] = set()
        self._scale = people / 300

    # What verbs may use

    def chosen(self, *choices: str) -> str:
        return self.chance.choice(choices)

    def likely(self, share: float) -> bool:
        return self.chance.random() < share

    def now(self) -> float:
        return self.loop.time()

    def takes_answers(self, meeting: str) -> bool:
        which = self.meetings[meeting]
        return not which.cancelled and which.starts > self.ground.clock.now() + timedelta(hours=1)

    def sequence(self, meeting: str) -> int:
        return self.meetings[meeting].sequence

    def has_sessions(self, meeting: str) -> bool:
        """Whether it has some, and can be answered."""
        return bool(meeting) and meeting in self._parts.values() and self.takes_answers(meeting)

    def meetings_ahead(self) -> list[str]:
        return [meeting for meeting in self.meetings if self.takes_answers(meeting)]

    def somebody_else(self, person: Person) -> Person | None:
        """Somebody who takes part on a phone of her own, to whom a link may have been forwarded."""
        return next(
            (each for _ in range(12) if (each := self.chance.choice(self.ground.people)) is not person and _has(each)),
            None,
        )

    def sector_number(self, sector: str) -> int:
        return self._numbers[sector]

    def did(self, person: Person, what: str, effect: Callable[[], None]) -> None:
        """Notes what she did; it becomes true once the service has worked it."""
        pending = Pending(what, f"telegram:{self.ground.last_update}" if person.phone else "", effect)
        person.pending.append(pending)
        if what != "answer":
            person.disturbed_at = self.now()
        if person.mailbox is not None:
            if self.ground.office.queue and what not in ("mailbox dies", "mailbox fills"):
                self.ground.office.queue[-1].taken = lambda: setattr(pending, "worked", True)
            else:
                pending.worked = True
        self.ground.note(f"{person.address} {what}")

    # The season

    async def run(self) -> None:
        """From the first day to the last."""
        ground = self.ground
        life = ground.begin_life()
        while life.app is None:
            await self._sleep(1)
        subscribed = [person for person in ground.people if self.likely(_SUBSCRIBED)]
        app = life.app

        async def found() -> None:
            async with app.database.transaction() as store:
                await organisers.found(store, app, ground, subscribed)

        await life.do(found())
        for person in subscribed:
            person.consents = person.known = True
            if person.phone is not None:
                person.phone.person.started = person.phone.person.met = True
        ground.weather.calm = False
        self._plan()
        while self._agenda:
            at, name, act = self._agenda.pop(0)
            await self._leap(at)
            await self._moment(name, act)
        await self._finish()

    def _plan(self) -> None:
        for meeting, which in self.meetings.items():
            for early in _INVITED:
                at = max(which.starts - early, BEGINS + timedelta(minutes=5))
                self._enter(at, f"invite to {meeting}", partial(self._invite, meeting))
        last = max(which.starts for which in self.meetings.values())
        days = (last - BEGINS).days
        for number in range(4):
            at = BEGINS + timedelta(days=self.chance.randrange(2, days), hours=self.chance.uniform(0, 10))
            self._enter(at, "announce", partial(organisers.announce, self.ground, number))
        for meeting, which in self.meetings.items():
            for _ in range(_CAPACITIES):
                at = which.starts - timedelta(days=self.chance.uniform(0.1, 15))
                seats = self.chance.choice((8, 8, round(8 + self._scale * 40), 300))
                self._enter(
                    max(at, BEGINS + timedelta(hours=1)),
                    f"{meeting} gets {seats} seats",
                    partial(self._seat, meeting, seats),
                )
        moved, off, *changed = self.chance.sample(sorted(self.meetings), 4)
        self._plan_changes(*changed)
        self._enter(
            self.meetings[moved].starts - timedelta(days=self.chance.choice((1, 4, 6)), hours=3),
            f"move {moved}",
            lambda: self._move(moved),
        )
        self._enter(
            self.meetings[off].starts - timedelta(days=self.chance.choice((1, 3, 9)), hours=2),
            f"cancel {off}",
            lambda: self._cancel(off),
        )
        for day in range(days + 1):
            if not self.likely(self._scale * _BUSY_DAYS):
                continue  # few people need fewer days
            for hour in self.chance.sample(_DAY_HOURS, 2):
                at = BEGINS.replace(hour=0) + timedelta(days=day, hours=hour + self.chance.uniform(0, 1.5))
                if at > BEGINS + timedelta(hours=1):
                    self._enter(at, "people", self._people)
        self._enter(last + timedelta(days=8), "the end", lambda: None)

    def _plan_changes(self, twice: str, undone: str) -> None:
        """Workshops grow and shrink; moves are merged, or taken back; titles are corrected."""
        for part, meeting in self._parts.items():
            for _ in range(_CAPACITIES):
                at = self.meetings[meeting].starts - timedelta(days=self.chance.uniform(0.1, 15))
                seats = self.chance.choice((1, 2, round(3 + self._scale * 20)))
                self._enter(at, f"{part} gets {seats} seats", partial(self._seat, meeting, seats, part))
        for meeting, name, act in (
            (twice, "twice within ten minutes", self._move_twice),
            (undone, "and take it back", self._move_and_take_back),
        ):
            at = self.meetings[meeting].starts - timedelta(days=self.chance.choice((2, 5)), hours=3)
            self._enter(at, f"move {meeting} {name}", partial(act, meeting))
        for number, meeting in enumerate(self.chance.sample(sorted(self.meetings), 2)):
            at = self.meetings[meeting].starts - timedelta(days=self.chance.uniform(0.5, 12))
            self._enter(at, f"correct the title of {meeting}", partial(self._correct, meeting, number))

    def _enter(self, at: datetime, name: str, act: Callable[[], object]) -> None:
        self._agenda.append((at, name, act))
        self._agenda.sort(key=lambda entry: entry[0])

    async def _moment(self, name: str, act: Callable[[], object]) -> None:
        """Something happens, and whatever follows from it; then the judge looks."""
        ground = self.ground
        ground.steps += 1
        ground.note(f"-- {ground.steps}: {name}")
        if self.likely(_STORM):
            front = ground.weather.gather()
            ground.note(f"weather: {front.channel} {'/'.join(front.troubles)} x{front.slow:g}")
        if self.likely(_KILLED):
            ground.life.kill_after(self.chance.randint(*_SOON))
        elif self.likely(_STOPPED):
            ground.life.stop()
        acting = act()
        if asyncio.iscoroutine(acting):
            await self._until(asyncio.ensure_future(acting))
        await self._settle()
        if ground.steps % 10 == 0:
            self._audit()

    async def _until(self, work: asyncio.Future[object]) -> None:
        while not work.done():
            await self._sleep(_LOOKS)
        work.result()

    async def _sleep(self, seconds: float) -> None:
        """Lets some seconds pass, and the post and the judge have their say."""
        await asyncio.sleep(seconds)
        ground = self.ground
        if ground.broken is not None:
            raise ground.broken
        if ground.office.queue and ground.life.app is not None:
            await ground.office.deliver(ground.life)

    async def _leap(self, to: datetime) -> None:
        """Passes the time until then, stopping wherever something falls due."""
        while (now := self.ground.clock.now()) < to:
            moment = min([to, *(at for at in self._due_ahead(now))])
            self.loop.leap((moment - now).total_seconds())
            await self._settle()

    def _due_ahead(self, now: datetime) -> list[datetime]:
        """When a step of a ladder, a waiting delivery or the end of the quiet hours falls due."""
        steps = [
            which.starts - offset + timedelta(seconds=1)
            for which in self.meetings.values()
            if not which.cancelled
            for offset in which.ladder
        ]
        found = self.ground.books.execute(
            "SELECT min(due_at) FROM delivery WHERE state = 'waiting' AND due_at > ?", (stored(now),)
        ).fetchone()[0]
        waiting = [datetime.fromisoformat(found).replace(tzinfo=now.tzinfo)] if found else []
        if self.ground.is_held_by_night(now):
            waiting.append(self.ground.morning(now))
        return [at for at in (*steps, *waiting) if at > now]

    async def _settle(self) -> None:
        """Returns when nothing is on any wire and nothing is due; or when what is due is plainly held back."""
        until = self.now() + _PATIENCE
        await self._sleep(0.2)
        while self.ground.is_busy() and self.now() < until:
            await self._sleep(_LOOKS)
        self._work_pending()
        self._judge()

    def _work_pending(self) -> None:
        """What has been worked becomes true."""
        ground = self.ground
        waiting = {f"telegram:{update.id}" for update in ground.world.updates.pending()}
        for person in ground.people:
            while person.pending:
                first = person.pending[0]
                if person.phone is not None:
                    if first.inbound in waiting:
                        break
                    first.worked = ground.judge.was_worked(first.inbound, first.what)
                elif not first.worked:
                    break
                person.pending.pop(0)
                if first.worked:
                    first.effect()
                if first.what != "answer":
                    person.disturbed_at = self.now()

    def _judge(self) -> None:
        """Every quiet moment is looked at."""
        ground = self.ground
        judge = ground.judge
        if ground.is_busy():
            return
        judge.nothing_said_is_lost()
        judge.books_are_true(self.now())
        judge.meant_and_no_others(self._audience)
        if (violations := ground.calls.violations) != []:
            raise Broken("Telegram would take every call", violations[0].description)

    def _audit(self) -> None:
        """What takes longer to look at: all the books at once."""
        self.ground.judge.sums_reconcile()
        self._remembered()

    def _remembered(self) -> None:
        for person in self.ground.people:
            if person.settled:
                self.ground.judge.remembered(person)

    def _audience(self, prefix: str) -> Collection[str] | None:
        """Whom a broadcast means, as people themselves say."""
        kind, meeting, *_ = prefix.split(":")
        consenting = [person for person in self.ground.people if person.consents]
        if kind == "announcement":
            return {person.address for person in consenting}
        if kind == "invitation":
            return {person.address for person in consenting if self._is_for(meeting, person)}
        invited = self.ground.judge.members[f"invitation:{meeting}"]
        told = {
            person.address: person.answers.get(meeting)
            for person in consenting
            if person.address in invited or meeting in person.answers
        }
        wanted = _TOLD.get(kind)
        return None if wanted is None else {address for address, answer in told.items() if answer in wanted}

    def _is_for(self, meeting: str, person: Person) -> bool:
        which = self._programme[meeting]
        return (
            bool(person.sectors & set(which.sectors))
            and (not which.cities or person.city in which.cities)
            and (not which.kinds or person.kind in which.kinds)
        )

    # What happens

    async def _people(self) -> None:
        """Some people do something."""
        count = max(1, round(self.chance.randint(*_ACTS) * self._scale)) if self._scale >= 0.2 else 2
        for _ in range(count):
            (verb,) = self.chance.choices(VERBS, [verb.weight for verb in VERBS])
            person = self._somebody(verb)
            if person is not None:
                await verb.play(self, person)
                self.ground.counts[verb.name] += 1
                await asyncio.sleep(self.chance.choice((0.0, 0.05, 1.0, 4.0)))
        if await organisers.decide_on_late(self.ground, send=self.likely(_SENT_LATE)):
            self.ground.counts["late decisions"] += 1
        self.ground.counts["admitted or refused"] += organisers.admit_or_refuse(self.ground, self._decided, self.likely)
        self.ground.counts["answered at the desk"] += organisers.answer_at_desk(self.ground, self._answered)

    def _somebody(self, verb: Verb) -> Person | None:
        for _ in range(12):
            person = self.chance.choice(self.ground.people)
            if verb.can(self, person):
                return person
        return None

    async def _invite(self, meeting: str) -> None:
        if self.takes_answers(meeting):
            await organisers.invite(self.ground, meeting)

    async def _move(self, meeting: str, **later: float) -> None:
        which = self.meetings[meeting]
        if which.cancelled:
            return
        await self._settle()
        by = timedelta(**later) if later else timedelta(days=7)
        which.starts, which.ends = which.starts + by, which.ends + by
        which.sequence += 1
        await organisers.move(self.ground, meeting, which.starts, which.ends)

    async def _move_twice(self, meeting: str) -> None:
        """The second goes with the notice of the first, which nobody has been sent yet."""
        if self.takes_answers(meeting):
            await self._move(meeting, hours=2)
            await self._move(meeting, days=1)
            self.ground.judge.nobody_was_told(meeting, self.meetings[meeting].sequence - 1)

    async def _move_and_take_back(self, meeting: str) -> None:
        """It is where it was, under a SEQUENCE of its own, unless the notice had begun already."""
        which = self.meetings[meeting]
        if not self.takes_answers(meeting):
            return
        was = which.starts, which.ends
        await self._move(meeting, days=3)
        if await organisers.take_back(self.ground, meeting):
            which.starts, which.ends = was
            which.sequence += 1
            self.ground.judge.nobody_was_told(meeting, which.sequence - 1)

    async def _correct(self, meeting: str, number: int) -> None:
        if self.takes_answers(meeting):
            await organisers.correct(self.ground, meeting, f"{number}")

    async def _seat(self, meeting: str, seats: int, part: str = WHOLE) -> None:
        if self.takes_answers(meeting):
            await organisers.seat(self.ground, meeting, seats, part)

    async def _cancel(self, meeting: str) -> None:
        await self._settle()
        self.meetings[meeting].cancelled = True
        await organisers.cancel(self.ground, meeting)

    async def _finish(self) -> None:
        """Fair weather: everything that is still to be said is said, and the books are closed."""
        ground = self.ground
        ground.note("-- the end")
        ground.weather.clear()
        await self._settle()
        while await organisers.decide_on_late(ground, send=True):
            await self._settle()
        await self._leap(ground.clock.now() + _ENDS)
        await self._settle()
        self._audit()
        ground.judge.nothing_waits()
        asked = [words for person in ground.people for words in person.asked]
        at_desk = "\n".join(message.text for message in ground.desk.messages)
        if missing := [words for words in asked if words not in at_desk]:
            raise Broken("every question reaches the desk", missing[0])
        ground.counts["questions"] = len(asked)
        ground.counts.update({f"said {name}": count for name, count in ground.judge.heard.items()})


def _has(person: Person) -> bool:
    return free(person) and person.phone is not None


_TOLD: dict[str, tuple[str | None, ...]] = {
    "reminder": ("ACCEPTED", "TENTATIVE"),
    "nudge": (None,),
    "meeting-moved": (None, "ACCEPTED", "TENTATIVE"),
    "meeting-cancelled": (None, "ACCEPTED", "TENTATIVE"),
}
