"""One season, from the first invitation to the end of the edition, played out of one seed."""

import asyncio
import tempfile
import time
from collections.abc import Callable, Collection
from datetime import datetime, timedelta
from pathlib import Path

from msgspec import Struct

from bot.rehearsal.mailboxes import Mailbox
from bot.rehearsal.season import organisers
from bot.rehearsal.season.agenda import Agenda, Entry
from bot.rehearsal.season.broken import Broken
from bot.rehearsal.season.crowd import Crowd
from bot.rehearsal.season.dates import Dates
from bot.rehearsal.season.ground import Ground
from bot.rehearsal.season.people import Pending, Person
from bot.rehearsal.season.stage import free
from bot.rehearsal.season.virtual import Stuck, VirtualLoop
from bot.rehearsal.telegram import Phone

_SUBSCRIBED = 0.85  # the share of people who have subscribed before the season
_AFTER, _ENDS = timedelta(days=8), timedelta(days=2)  # the last meeting, and all that was done
_PATIENCE = 900.0  # seconds of the season until something due is believed to be held back
_LOOKS = 0.5
_MOMENT = 0.02
_KNOCKS = timedelta(minutes=30)
_WAKING = 2.0  # until every tick has run and every lane has looked
_TRIES = 12  # of finding somebody who can
_KILLED, _STOPPED, _STORM = 0.05, 0.02, 0.12  # how likely in one moment
_WITHOUT_A_WORD = ("mailbox dies", "mailbox fills", "loses her account")
_SOON = (0, 400)  # steps of the service until the kill strikes


class Outcome(Struct, frozen=True):
    """What came of a season."""

    seed: int
    steps: int
    digest: str  # of the trace
    broken: str  # "" when every promise held
    trace: tuple[str, ...]
    counts: dict[str, int]
    seconds: float  # of one core


def play(seed: int, people: int) -> Outcome:
    """Plays the season of this seed. What breaks stands in the outcome; errors of the simulation are raised."""
    began = time.process_time()
    loop = VirtualLoop()
    asyncio.set_event_loop(loop)
    with tempfile.TemporaryDirectory(prefix="mosty-season-", dir=_memory()) as folder:
        season = Season(loop, seed, people, Path(folder))
        broken = ""
        try:
            loop.run_until_complete(season.run())
        except Broken as promise:
            broken = str(promise)
        except Stuck:
            broken = "the season stands still: nothing will happen any more"
        finally:
            season.ground.close()
    ground = season.ground
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
        self.dates = Dates(self.ground.programme, self.ground.clock)
        self._numbers = {sector.id: sector.position for sector in self.ground.programme.sectors}
        self.agenda = Agenda(self.ground, self.dates, people / 300, self._settle)
        self.crowd = Crowd(self, self.ground, people / 300)

    # What verbs may use

    def chosen(self, *choices: str) -> str:
        return self.chance.choice(choices)

    def likely(self, share: float) -> bool:
        return self.chance.random() < share

    def now(self) -> float:
        return self.loop.time()

    def somebody_else(self, person: Person) -> Person | None:
        """Somebody who takes part on a phone of her own, to whom a link may have been forwarded."""
        return next(
            (
                each
                for _ in range(_TRIES)
                if (each := self.chance.choice(self.ground.people)) is not person and _has(each)
            ),
            None,
        )

    def sector_number(self, sector: str) -> int:
        return self._numbers[sector]

    def did(self, person: Person, what: str, effect: Callable[[], None], *, at: Phone | Mailbox | None = None) -> None:
        """Notes what she did, at her own place or at the other; it becomes true once the service has worked it."""
        by_phone = isinstance(at or person.phone, Phone)
        pending = Pending(what, f"telegram:{self.ground.last_update}" if by_phone else "", effect)
        person.pending.append(pending)
        self.crowd.lately.append(person)
        if what != "answer":
            person.disturbed_at = self.now()
        if not by_phone:
            if self.ground.office.queue and what not in _WITHOUT_A_WORD:
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
        for person in ground.people:
            if person not in subscribed:
                person.other = None  # nobody knows it

        async def found() -> None:
            async with app.database.transaction() as store:
                await organisers.found(store, app, ground, subscribed)

        await life.do(found())
        for person in subscribed:
            person.consents = person.known = person.introduced = True
            for place in (person.phone, person.other):
                if isinstance(place, Phone):
                    place.person.started = place.person.met = True
        ground.weather.calm = False
        self.agenda.draw_up()
        self.crowd.plan_days(self.agenda)
        self.agenda.enter(self.dates.last + _AFTER, "the end", lambda: None)
        while self.agenda:
            entry = self.agenda.next()
            await self._leap(entry.at)
            await self._moment(entry)
        await self._finish()

    async def _moment(self, entry: Entry) -> None:
        """Something happens, and whatever follows from it; then the judge looks."""
        ground = self.ground
        ground.steps += 1
        ground.note(f"-- {ground.steps}: {entry.name}")
        if self.likely(_STORM):
            front = ground.weather.gather()
            ground.note(f"weather: {front.channel} {'/'.join(front.troubles)} x{front.slow:g}")
        if self.likely(_KILLED):
            ground.life.kill_after(self.chance.randint(*_SOON))
        elif self.likely(_STOPPED):
            ground.life.stop()
        acting = entry.act()
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
        await self.crowd.disregard_silence()

    async def _leap(self, to: datetime) -> None:
        """Passes the time until then, stopping wherever something falls due."""
        while (now := await self._between_transactions()) < to:
            moment = min([to, *(at for at in self._due_ahead(now))])
            self.loop.leap((moment - now).total_seconds())
            await self._settle()

    async def _between_transactions(self) -> datetime:
        """Returns, with the time, when no transaction is under way: what a leap would stretch."""
        while self.ground.life.transactions:
            await self._sleep(_MOMENT)
            if not self.ground.life.transactions and self.ground.is_due():
                await self._settle()  # what it has brought comes first
        return self.ground.clock.now()

    def _due_ahead(self, now: datetime) -> list[datetime]:
        """When a step of a ladder, a waiting delivery or the end of the quiet hours falls due."""
        next_due = self.ground.outbox.next_after(now)
        waiting = [next_due] if next_due is not None else []
        if self.ground.is_held_by_night(now):
            waiting.append(self.ground.morning(now))
        if self.ground.world.updates.pending():
            waiting.append(now + _KNOCKS)  # Telegram keeps them for a day only
        return [at for at in (*self.dates.steps(), *waiting) if at > now]

    async def _settle(self) -> None:
        """Returns when nothing is on any wire and nothing is due; or when what is due is plainly held back."""
        until = self.now() + _PATIENCE
        await self._sleep(_WAKING)
        while self.ground.is_busy() and self.now() < until:
            await self._sleep(_LOOKS)
        self._work_pending()
        self._judge()

    def _work_pending(self) -> None:
        """What has been worked becomes true."""
        ground = self.ground
        updates = ground.world.updates
        waiting = {f"telegram:{update.id}" for update in updates.pending()}
        forgotten = {f"telegram:{id}" for id in updates.forgotten}
        for person in ground.people:
            while person.pending:
                first = person.pending[0]
                if first.inbound:
                    if first.inbound in waiting:
                        break
                    # Telegram may forget what was taken before it could be told so
                    is_lost = first.inbound in forgotten and not ground.judge.is_on_record(first.inbound)
                    first.worked = not is_lost and ground.judge.was_worked(first.inbound, first.what)
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
        kind, _, rest = prefix.partition(":")
        meeting = rest.partition(":")[0]
        consenting = [person for person in self.ground.people if person.consents]
        if kind == "announcement":
            return {person.address for person in consenting}
        if kind == "invitation":
            return {person.address for person in consenting if self.dates.is_for(meeting, person)}
        invited = self.ground.judge.members[f"invitation:{meeting}"]
        told = {
            person.address: person.answers.get(meeting)
            for person in consenting
            if person.address in invited or meeting in person.answers
        }
        wanted = _TOLD.get(kind)
        return None if wanted is None else {address for address, answer in told.items() if answer in wanted}

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
        ground.counts.update(ground.judge.seating.counts)
        ground.counts["places taken over"] = ground.books.execute(_TAKEN_OVER).fetchone()[0]
        ground.counts["Retry-After"] = ground.silences.kept
        ground.counts["too old for Telegram"] = len(ground.world.updates.forgotten)
        ground.counts.update({f"said {name}": count for name, count in ground.judge.heard.items()})


def _has(person: Person) -> bool:
    return free(person) and person.phone is not None


_TOLD: dict[str, tuple[str | None, ...]] = {
    "reminder": ("ACCEPTED", "TENTATIVE"),
    "nudge": (None,),
    "meeting-moved": (None, "ACCEPTED", "TENTATIVE"),
    "meeting-cancelled": (None, "ACCEPTED", "TENTATIVE"),
}
_TAKEN_OVER = "SELECT count(*) FROM delegation WHERE used_at IS NOT NULL"
