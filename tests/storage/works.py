"""A relay in the tests' hand: its server takes what it is told to take, its clock moves when there is nothing to do."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import func, select

from bot.core.channel import Letter, Receipt, SendError
from bot.core.clock import MovableClock
from bot.core.language import Language
from bot.core.outbox import Claimed, Delivery, DeliveryState, Lane, Priority
from bot.core.pacing import Limits
from bot.core.people import Contact, ContactState, Subscriber
from bot.core.relay import Relay
from bot.core.replica import Replica
from bot.core.store import Store, WrittenMeanwhile
from bot.storage import tables as t
from bot.storage.database import Database
from bot.storage.replica import EmbeddedReplica

NOW = datetime(2027, 2, 1, 9, tzinfo=UTC)


@dataclass
class Counted:
    """The transactions of a database, counted; some may collide with what another process writes."""

    database: Database
    count: int = 0
    collisions: int = 0  # still to come

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Store]:
        self.count += 1
        async with self.database.transaction() as store:
            yield store
            if self.collisions:
                self.collisions -= 1
                raise WrittenMeanwhile("deadlock detected")


@dataclass
class Taken:
    """A channel whose server takes everything at once, or as many as it is told to."""

    name: str = "telegram"
    addresses: list[str] = field(default_factory=list)
    taken: int = 0
    takes: asyncio.Semaphore | None = None
    said: dict[int, str] = field(default_factory=dict)  # its words to some of them
    turns_down: list[SendError] = field(default_factory=list)  # so, the next ones

    async def send(self, letter: Letter) -> Receipt:
        self.addresses.append(letter.address)
        if self.turns_down:
            raise self.turns_down.pop(0)
        if self.takes is not None:
            await self.takes.acquire()
        self.taken += 1
        return Receipt(str(self.taken), self.said.get(self.taken, ""))

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


class ClockSetBack(MovableClock):
    """It can be wrong, and be put right."""

    back = timedelta()

    def now(self) -> datetime:
        return super().now() - self.back


@dataclass
class Works:
    """A relay at thirty a second, whose clock moves when it has nothing to do."""

    database: Database
    limits: Limits = field(default_factory=lambda: Limits(rate=30, address_rate=1, together=256))
    clock: MovableClock = field(default_factory=lambda: MovableClock(NOW, ticking=False))
    channel: Taken = field(default_factory=Taken)
    reported: list[str] = field(default_factory=list)
    replica: Replica | None = None  # None: the only process there is

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
            replica=self.replica or EmbeddedReplica(self.database),
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

    async def look(self, lane: Lane) -> None:
        """Until the relay has seen what there is in the lane, whether it could send it or not."""
        self.relay.wake([lane])
        async with asyncio.timeout(30):
            while self.relay._lanes[lane].wake.is_set():  # noqa: ASYNC110 - no event tells
                await asyncio.sleep(0)

    async def claimed_by_somebody_who_died(self) -> list[Claimed]:
        """What waits in bulk, claimed by a process that is no more."""
        async with self.database.transaction() as store:
            lane, now = Lane("telegram", bulk=True), self.clock.now()
            claimed, _ = await store.claim(lane, lane.priorities, now=now, limit=9)
            await store.mark_claimed(claimed, 77, now)
        return claimed

    async def delivered(self) -> int:
        async with self.database.transaction() as store:
            return (await store.count_deliveries()).get(DeliveryState.DELIVERED, 0)

    async def attempts(self) -> int:
        async with self.database.transaction() as store:
            return (await store._session.execute(select(func.count()).select_from(t.attempt))).scalar_one()
