"""Random sequences of what may happen to a meeting, against the real store: each is replayed by its number."""

import contextlib
import random
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from msgspec import structs

from bot import programme
from bot.core import broadcasts, consent, delegation, meetings, moves, places, reminders, rsvps, scheduling, sessions
from bot.core.errors import Refusal
from bot.core.language import Language
from bot.core.meetings import Meeting, Session
from bot.core.outbox import Reply
from bot.core.people import Contact, ContactState, Subscriber
from bot.core.scheduling import Programme
from bot.core.store import Store
from bot.rehearsal.season.disk import SeasonDatabase
from bot.rehearsal.season.life import Life
from bot.rehearsal.season.seating import Seating
from bot.rehearsal.season.virtual import VirtualLoop
from bot.rehearsal.season.weather import Weather
from bot.settings import example_programme
from bot.storage.database import Database
from tests.rehearsal.calendars import Calendars

STEPS = 8
BEGINS = datetime(2027, 2, 1, 9, tzinfo=UTC)
_PEOPLE = 4
_ACTS = (
    *("yes", "yes", "yes", "yes", "no", "no", "maybe"),
    *(
        "workshop",
        "workshop",
        "leave",
        "offer",
        "capacity",
        "time",
        "time",
        "move",
        "move",
        "back",
        "post",
        "substitute",
    ),
)


@dataclass
class Room:
    """One meeting with two workshops at the same time, four people, and a judge who looks after every transaction."""

    database: Database
    seating: Seating
    books: sqlite3.Connection
    people: list[Subscriber]
    plan: Programme
    now: datetime = BEGINS
    seen: set[str] = field(default_factory=set)  # the states that places have been in

    def __post_init__(self) -> None:
        self.calendars = Calendars(self.books)

    async def play(self, number: int) -> None:
        """One sequence, out of its number. Raises Broken, or whatever the service raises but a refusal."""
        chance = random.Random(number)
        meeting, inside = self._planned(number, chance)
        async with self.database.transaction() as store:
            await scheduling.apply(store, structs.replace(self.plan, meetings=(meeting,), sessions=inside), self.now)
        for step in range(STEPS):
            what = chance.choice(_ACTS)
            if what == "time":
                self.now += timedelta(hours=chance.choice((1, 7, 26)))
            elif what == "post":
                await self.post(timedelta(minutes=3))
            with contextlib.suppress(Refusal):
                async with self.database.transaction() as store:
                    await self._act(store, what, meeting.id, f"{number}.{step}", chance)
            self.seating.changed(self.now)
            self.seen.update(seat.state for seat in self.seating.seats.values())
            self.no_reminder_of_what_is_off()
        await self.post(moves.MERGED_WITHIN)
        self.calendars.show_what_holds(self.now)
        async with self.database.transaction() as store:
            await meetings.cancel(store, await meetings.find(store, meeting.id), now=self.now)
        self.no_reminder_of_what_is_off()
        await self.post(timedelta())
        self.calendars.show_what_holds(self.now)
        self._tidy()
        self.now += timedelta(days=20)

    async def post(self, later: timedelta) -> None:
        """Time passes; what calendars are to be told by then has gone out."""
        self.now += later
        async with self.database.transaction() as store:
            settled = await self.calendars.bring(store, self.now)
        self.books.executemany("UPDATE delivery SET state = ?, settled_at = ? WHERE id = ?", settled)

    async def _act(self, store: Store, what: str, meeting_id: str, inbound: str, chance: random.Random) -> None:
        person, now = chance.choice(self.people), self.now
        if what == "time":
            await places.fill_all(store, now)
            await reminders.enqueue_due(store, now)
            return
        if what in _ANSWERS:
            party = chance.choice((1, 1, 2, 4))
            await rsvps.record(store, person, meeting_id, _ANSWERS[what], inbound_id=inbound, now=now, party=party)
            return
        await store.lock_places(meeting_id)
        meeting = await meetings.find(store, meeting_id)
        inside = await store.sessions(meeting_id)
        if what == "workshop":
            await sessions.choose(store, person, chance.choice(inside), now)
        elif what == "leave":
            await sessions.leave(store, person, chance.choice(inside), now)
        elif what == "offer":
            for place in await store.places_in(meeting_id, person.id):
                if place.state == places.PlaceState.OFFERED:
                    await places.take(store, meeting, place, now)
        elif what == "substitute":
            await self._pass_on(store, person, chance.choice(self.people), meeting, inbound)
        elif what == "capacity":
            rooms: dict[str, Meeting | Session] = {places.WHOLE: meeting, **{each.id: each for each in inside}}
            part = chance.choice(sorted(rooms))
            rooms[part].capacity = chance.randint(1, 8)
            await places.fill(store, meeting, part, now)
        elif what == "move":
            later = timedelta(hours=chance.choice((-3, 1, 26)))
            starts, ends = meeting.starts + later, meeting.ends + later
            if starts > now:
                await moves.move(store, meeting, starts=starts, ends=ends, venue=meeting.venue, now=now)
        elif what == "back":
            notice = await store.last_broadcast("meeting-moved", meetings.thread_of(meeting_id))
            if notice is not None:
                await broadcasts.undo(store, notice, now)
                await moves.take_back(store, notice, now)

    async def _pass_on(
        self, store: Store, first: Subscriber, substitute: Subscriber, meeting: Meeting, inbound: str
    ) -> None:
        """The one has a link, and the other has opened it and takes the place."""
        [theirs], [hers] = await store.contacts(first.id), await store.contacts(substitute.id)
        await delegation.begin(store, Reply(first, theirs, f"{inbound}:link", self.now), meeting.id)
        link = max(await store.delegations_of(first.id), key=lambda each: each.id)
        hers.expecting = f"{delegation.EXPECTING}:{link.id}"
        await delegation.answer(store, Reply(substitute, hers, inbound, self.now), link.id, takes=True)

    def no_reminder_of_what_is_off(self) -> None:
        """No reminder waits of a date that was moved from, nor of a cancelled meeting."""
        found = self.books.execute(_OUTDATED).fetchone()
        assert found is None, f"delivery {found[0]} ({found[1]}) still waits"

    def _planned(self, number: int, chance: random.Random) -> tuple[Meeting, tuple[Session, ...]]:
        starts = self.now + timedelta(days=7, hours=3)  # soon the first reminder falls due
        meeting = replace(
            self.plan.meetings[0],
            id=f"meeting-{number}",
            starts=starts,
            ends=starts + timedelta(hours=6),
            answer_by=self.now + timedelta(days=chance.choice((5, 7))),
            capacity=chance.randint(1, 4),
        )
        inside = tuple(
            replace(
                self.plan.sessions[0],
                id=f"part-{number}-{each}",
                meeting_id=meeting.id,
                number=each,
                starts=starts + timedelta(hours=1),
                ends=starts + timedelta(hours=2),
                capacity=chance.randint(1, 3),
            )
            for each in (1, 2)
        )
        return meeting, inside

    def _tidy(self) -> None:
        """What is over is forgotten, so that the thousandth sequence is as fast as the first."""
        for table in (
            "delivery",
            "broadcast",
            "place",
            "rsvp",
            "reminder_step",
            "meeting_move",
            "meeting_session",
            "delegation",
        ):
            self.books.execute(f"DELETE FROM {table}")
        self.books.execute("DELETE FROM meeting")
        self.seating.seats, self.seating.taken = {}, {}
        self.calendars.entries = {}


def play(path: Path, numbers: Iterable[int]) -> set[str]:
    """Plays these on that empty database; returns the states that places have been in. Raises of the first that breaks.

    In virtual time and with no thread beside the loop, as the season does: most of a sequence would be crossing over.
    """
    loop = VirtualLoop()
    try:
        return loop.run_until_complete(_play(loop, path, numbers))
    finally:
        loop.close()


async def _play(loop: VirtualLoop, path: Path, numbers: Iterable[int]) -> set[str]:
    weather = Weather(random.Random(0), loop.time)
    weather.clear()
    life = Life(0, loop)

    database = SeasonDatabase(str(path), life, weather, lambda tables: None)
    people = [Subscriber(BEGINS, Language.PL, f"Osoba {number}") for number in range(_PEOPLE)]
    async with database.transaction() as store:
        for number, person in enumerate(people):
            await store.add(person)
            await store.add(Contact(person.id, f"mailto:osoba{number}@example.net", ContactState.ACTIVE, BEGINS))
            await consent.give(store, person, address="mailto:osoba@example.net", inbound_id="before", now=BEGINS)
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as books:
        room = Room(database, Seating(books), books, people, programme.read(example_programme()))
        for number in numbers:
            try:
                await room.play(number)
            except Exception as error:
                raise RuntimeError(
                    f"sequence {number}: {error!r}; again: python -m tests.benchmarks.sequences 1 {number}"
                ) from error
    await database.close()
    return room.seen


_ANSWERS = {"yes": "ACCEPTED", "no": "DECLINED", "maybe": "TENTATIVE"}
_OUTDATED = """
    SELECT d.id, d.message FROM delivery d JOIN meeting m ON m.id = json_extract(d.args, '$.meeting')
    WHERE d.state IN ('waiting', 'held') AND d.message IN ('reminder', 'nudge')
      AND (m.status = 'CANCELLED' OR m.sequence != json_extract(d.args, '$.sequence'))"""
