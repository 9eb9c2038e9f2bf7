"""Random sequences of answers, moves, new capacities and expiries: never over capacity, and the queue keeps its order.

SEQUENCES=… plays so many; a sequence that breaks is replayed by its number, FIRST=… SEQUENCES=1.
"""

import contextlib
import os
import random
import sqlite3
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot import programme
from bot.core import consent, places, rsvps, scheduling
from bot.core.errors import Refusal
from bot.core.language import Language
from bot.core.people import Contact, ContactState, Subscriber
from bot.rehearsal.season.seating import Seating
from bot.settings import example_programme
from bot.storage.database import Database
from bot.ticks import TIMETABLE

FIRST, SEQUENCES = int(os.environ.get("FIRST", "0")), int(os.environ.get("SEQUENCES", "12"))
STEPS = 16
BEGINS = datetime(2027, 2, 1, 9, tzinfo=UTC)
PEOPLE = 6


@dataclass
class Room:
    """One meeting, six people, and a judge who looks after every transaction."""

    database: Database
    seating: Seating
    people: list[Subscriber]
    now: datetime = BEGINS

    async def play(self, number: int) -> None:
        """One sequence, out of its number."""
        chance = random.Random(number)
        plan = programme.read(example_programme())
        meeting = replace(
            plan.meetings[0],
            id=f"meeting-{number}",
            starts=self.now + timedelta(days=10),
            ends=self.now + timedelta(days=10, hours=6),
            answer_by=self.now + timedelta(days=chance.choice((7, 9))),
            capacity=chance.randint(1, 6),
        )
        for step in range(STEPS):
            what = chance.choice(("yes", "yes", "yes", "no", "capacity", "time", "move")) if step else "move"
            person = chance.choice(self.people)
            party, hours = chance.randint(1, 4), chance.choice((1, 7, 26))
            if what == "time":
                self.now += timedelta(hours=hours)
            elif what == "move":
                later = timedelta(hours=hours)
                meeting = replace(meeting, starts=meeting.starts + later, ends=meeting.ends + later)
            elif what == "capacity":
                meeting = replace(meeting, capacity=chance.randint(1, 8))
            with contextlib.suppress(Refusal):
                async with self.database.transaction() as store:
                    if what == "time":
                        await next(tick for tick in TIMETABLE if tick.name == "offers").verb(store, self.now)
                    elif what in ("move", "capacity"):
                        await scheduling.apply(store, replace(plan, meetings=(meeting,), sessions=()), self.now)
                        held = await store.meeting(meeting.id)
                        assert held is not None
                        await places.fill(store, held, places.WHOLE, self.now)
                    else:
                        answer = "ACCEPTED" if what == "yes" else chance.choice(("DECLINED", "TENTATIVE"))
                        inbound = f"{number}.{step}"
                        await rsvps.record(
                            store, person, meeting.id, answer, inbound_id=inbound, now=self.now, party=party
                        )
            self.seating.changed(self.now)
        self.now += timedelta(days=20)


@pytest.fixture
async def room(sqlite_file: Path) -> AsyncIterator[Room]:
    """An empty room, and its six people."""
    database = Database(f"sqlite:///{sqlite_file}")
    people = [Subscriber(BEGINS, Language.PL, f"Osoba {number}") for number in range(PEOPLE)]
    async with database.transaction() as store:
        for number, person in enumerate(people):
            await store.add(person)
            await store.add(Contact(person.id, f"telegram:{5_100_000_100 + number}", ContactState.ACTIVE, BEGINS))
            await consent.give(store, person, address="telegram:1", inbound_id="before", now=BEGINS)
    with contextlib.closing(sqlite3.connect(sqlite_file, isolation_level=None)) as books:
        yield Room(database, Seating(books), people)
    await database.close()


async def test_seats_and_queue_hold_through_every_sequence(room: Room) -> None:
    for number in range(FIRST, FIRST + SEQUENCES):
        await room.play(number)
    states = {seat.state for seat in room.seating.seats.values()}
    assert states >= {"queued", "offered", "confirmed", "returned"} or SEQUENCES < 12  # it was no empty play
