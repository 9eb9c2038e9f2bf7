"""The relay's turns, each one transaction: at an even pace there is one for each message, and nobody waits for it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import text

from bot.core.channel import Letter, Receipt
from bot.core.clock import MovableClock
from bot.core.language import Language
from bot.core.outbox import Delivery, DeliveryState, Lane, Priority
from bot.core.pacing import Limits
from bot.core.people import Contact, ContactState, Subscriber
from bot.core.relay import Relay
from bot.core.store import Store
from bot.storage.database import Database
from bot.storage.replica import EmbeddedReplica

NOW = datetime(2027, 2, 1, 9, tzinfo=UTC)

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@dataclass
class Counted:
    """The transactions of a database, counted."""

    database: Database
    count: int = 0

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Store]:
        self.count += 1
        async with self.database.transaction() as store:
            yield store


@dataclass
class Taken:
    """A channel whose server takes everything at once, or as many as it is told to."""

    name: str = "telegram"
    addresses: list[str] = field(default_factory=list)
    taken: int = 0
    takes: asyncio.Semaphore | None = None

    async def send(self, letter: Letter) -> Receipt:
        self.addresses.append(letter.address)
        if self.takes is not None:
            await self.takes.acquire()
        self.taken += 1
        return Receipt(str(self.taken))

    async def holds(self, count: int) -> None:
        """Until so many have been handed to it."""
        async with asyncio.timeout(30):
            while len(self.addresses) < count:  # noqa: ASYNC110 - no event tells
                await asyncio.sleep(0)

    async def has_taken(self, count: int) -> None:
        """Until so many are answered."""
        async with asyncio.timeout(30):
            while self.taken < count:  # noqa: ASYNC110 - nor here
                await asyncio.sleep(0)


@dataclass
class Works:
    """A relay at thirty a second, whose clock moves when it has nothing to do."""

    database: Database
    limits: Limits = field(default_factory=lambda: Limits(rate=30, address_rate=1, together=256))
    clock: MovableClock = field(default_factory=lambda: MovableClock(NOW, ticking=False))
    channel: Taken = field(default_factory=Taken)
    reported: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.transactions = Counted(self.database)
        self.relay = Relay(
            self.transactions,
            {"telegram": self.channel},
            clock=self.clock,
            limits={"telegram": self.limits},
            quiet=(0, 0),
            timezone=ZoneInfo("Europe/Warsaw"),
            report=lambda name, values: self.reported.append(name),
            replica=EmbeddedReplica(self.database),
        )

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        task = asyncio.create_task(self.relay.run())
        try:
            yield
        finally:
            task.cancel()
            await asyncio.wait([task])

    async def settle(self) -> None:
        """Until there is nothing to do before the clock moves on."""
        async with asyncio.timeout(30):
            await asyncio.sleep(0)
            while self.relay.is_at_work:  # noqa: ASYNC110 - no event tells
                await asyncio.sleep(0)

    async def move_on(self) -> None:
        """To the next moment for which the relay waits."""
        self.clock.move((self.clock.next_awaited() or NOW) - self.clock.now())
        await self.settle()

    async def waits(self, number: int, priority: Priority, *, of: int = 1) -> None:
        """So much waits for that person."""
        async with self.database.transaction() as store:
            person = Subscriber(NOW, Language.PL, consented_at=NOW)
            await store.add(person)
            await store.add(Contact(person.id, f"telegram:{number}", ContactState.ACTIVE, NOW))
            for each in range(of):
                key, now = f"key:{number}:{each}", self.clock.now()
                await store.enqueue(Delivery(key, person.id, "home", {}, priority, due_at=now, created_at=now))

    async def look_for_answers(self) -> None:
        """Until the relay has seen that there are some, whether it could send them or not."""
        lane = Lane("telegram", bulk=False)
        self.relay.wake([lane])
        async with asyncio.timeout(30):
            while self.relay._lanes[lane].wake.is_set():  # noqa: ASYNC110 - no event tells
                await asyncio.sleep(0)

    async def delivered(self) -> int:
        async with self.database.transaction() as store:
            return (await store.count_deliveries()).get(DeliveryState.DELIVERED, 0)


async def test_three_messages_of_a_broadcast_take_one_turn(database: Database) -> None:
    works = Works(database)
    for number in range(20):
        await works.waits(number, Priority.ANNOUNCEMENT)
    async with works.running():
        await works.settle()
        while await works.delivered() < 20:
            await works.move_on()
    assert works.transactions.count < 20 * 0.7


async def test_what_a_person_is_told_at_once_waits_for_no_turn_of_the_broadcast(database: Database) -> None:
    works = Works(database)
    for number in range(20):
        await works.waits(number, Priority.ANNOUNCEMENT)
    async with works.running():
        while len(works.channel.addresses) < 5:
            await works.move_on()
        begun, sent = works.clock.now(), len(works.channel.addresses)
        await works.waits(99, Priority.ANSWER, of=3)
        works.relay.wake([Lane("telegram", bulk=False)])
        await works.settle()
        assert works.channel.addresses[sent:] == ["telegram:99"] * 3
        assert works.clock.now() == begun


async def test_two_lanes_that_look_at_the_same_moment_ring_nobody(database: Database) -> None:
    works = Works(database)
    async with works.running():
        await works.settle()
        while works.transactions.count < 2:  # noqa: ASYNC110 - no event tells
            await asyncio.sleep(0)
        await works.settle()
        looked = works.transactions.count
        works.relay.wake()
        await works.settle()
        assert works.transactions.count == looked + 2


async def test_where_a_second_is_full_an_answer_is_the_first_of_the_next(database: Database) -> None:
    works = Works(database, limits=Limits(rate=1000, address_rate=1, together=256, most_in_a_second=10))
    for number in range(50):
        await works.waits(number, Priority.ANNOUNCEMENT)
    async with works.running():
        for number in (100, 101, 102):
            while (sent := len(works.channel.addresses)) == 0 or sent % 10:
                await works.move_on()
            await works.waits(number, Priority.ANSWER)
            works.relay.wake([Lane("telegram", bulk=False)])
            await works.settle()
            assert len(works.channel.addresses) == sent, "it was one too many for its second"
            while len(works.channel.addresses) == sent:
                await works.move_on()
            assert works.channel.addresses[sent] == f"telegram:{number}"
        assert len(works.channel.addresses) == 40, "the rest of the second stays empty"


async def test_an_answer_leaves_as_soon_as_a_slow_server_bears_another_message(database: Database) -> None:
    works = Works(database, limits=Limits(rate=1000, address_rate=1, together=256, most_in_a_second=10))
    works.channel.takes = asyncio.Semaphore(0)
    for number in range(20):
        await works.waits(number, Priority.ANNOUNCEMENT)
    async with works.running():
        await works.channel.holds(10)
        await works.waits(99, Priority.ANSWER)
        await works.look_for_answers()
        works.channel.takes.release()
        await works.channel.has_taken(1)
        works.clock.move(timedelta(seconds=1))
        await works.channel.holds(11)
        assert works.channel.addresses[10] == "telegram:99"
        for _ in range(20):
            works.channel.takes.release()


async def test_no_more_is_handed_to_a_slow_server_than_it_takes_within_a_second(database: Database) -> None:
    works = Works(database, limits=Limits(rate=1000, together=64, together_when_slow=8))
    works.channel.takes = asyncio.Semaphore(0)
    for number in range(60):
        await works.waits(number, Priority.ANNOUNCEMENT)
    async with works.running():
        await works.channel.holds(8)
        for taken in range(1, 13):
            works.clock.move(timedelta(seconds=2))
            works.channel.takes.release()
            await works.channel.has_taken(taken)
        await works.channel.holds(16)  # it is asked for more as soon as half of them are back
        assert len(works.channel.addresses) <= works.channel.taken + 8
        for _ in range(60):
            works.channel.takes.release()
        async with asyncio.timeout(30):
            while works.channel.taken < 60:
                works.clock.move(timedelta(seconds=1))
                await asyncio.sleep(0)


async def test_what_can_never_be_written_is_reported_and_tried_again_at_leisure(database: Database) -> None:
    works = Works(database)
    await works.waits(1, Priority.ANNOUNCEMENT)
    await _run(
        database, "CREATE TRIGGER broken BEFORE INSERT ON attempt BEGIN SELECT RAISE(ABORT, 'no attempt is good'); END"
    )
    async with works.running():
        async with asyncio.timeout(30):
            while "storage.unavailable" not in works.reported:  # noqa: ASYNC110 - no event tells
                await asyncio.sleep(0)
        assert works.channel.addresses == ["telegram:1"]
        tried = works.transactions.count
        await _run(database, "DROP TRIGGER broken")
        assert works.transactions.count == tried, "it goes on trying while the clock stands"
        works.clock.move(timedelta(seconds=5))
        async with asyncio.timeout(30):
            while await works.delivered() < 1:  # noqa: ASYNC110 - nor here
                await asyncio.sleep(0)
    assert works.channel.addresses == ["telegram:1"]


async def _run(database: Database, statement: str) -> None:
    async with database.transaction() as store:
        await store._session.execute(text(statement))
