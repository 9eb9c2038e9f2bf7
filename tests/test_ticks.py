"""The timetable: at once, then in its rhythm; one that fails stops none, and one begun is finished."""

import asyncio
from collections.abc import AsyncIterator, Collection, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field

from bot.core.clock import SystemClock
from bot.core.store import StorageUnavailable, Store, Transactions
from bot.rehearsal.season.virtual import VirtualLoop
from bot.ticks import TIMETABLE, ticking


class Unopened:
    """A database that no tick here comes to."""

    def transaction(self) -> AbstractAsyncContextManager[Store]:
        raise AssertionError


@dataclass
class Crowded:
    """A database that takes its time to be away, and counts how many are in it at once."""

    inside: int = 0
    most: int = 0

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Store]:
        self.inside += 1
        self.most = max(self.most, self.inside)
        await asyncio.sleep(0.1)
        self.inside -= 1
        raise StorageUnavailable("away")
        yield


@dataclass
class Slow:
    """A replica that takes its time to say whether it has the timetable, or fails to say so."""

    seconds: float = 0.0
    error: Exception | None = None
    asked: list[float] = field(default_factory=list)
    answered: int = 0
    has_duty: bool = False
    id: int = 1

    async def holds(self, duty: str) -> bool:
        assert duty == "ticks"
        self.asked.append(asyncio.get_running_loop().time())
        await asyncio.sleep(self.seconds)
        self.answered += 1
        if self.error:
            raise self.error
        return self.has_duty

    async def is_alone(self) -> bool:
        raise AssertionError

    async def dead_among(self, replicas: Collection[int]) -> list[int]:
        raise AssertionError


def _kept(replica: Slow, seconds: float, database: Transactions | None = None) -> tuple[list[str], float]:
    """What is reported while the timetable is kept so long, and how long that took in all."""
    said: list[str] = []

    def report(name: str, values: Mapping[str, object]) -> None:
        said.append(f"{name} {values['tick']}: {values['error']}")

    async def keep() -> float:
        async with ticking(database or Unopened(), SystemClock(), report, replica):
            await asyncio.sleep(seconds)
        return asyncio.get_running_loop().time()

    loop = VirtualLoop()
    try:
        return said, loop.run_until_complete(keep())
    finally:
        loop.close()


def test_each_runs_at_once_and_then_in_its_rhythm() -> None:
    replica = Slow()
    _kept(replica, 61.0)

    shortest = [3.0 * turn for turn in range(21)]
    assert sorted(replica.asked) == sorted([*shortest, *[0.0] * (len(TIMETABLE) - 1), *[60.0] * 4])


def test_one_that_fails_runs_again() -> None:
    said, _ = _kept(Slow(error=RuntimeError("boom")), 4.0)
    assert said.count("tick.failed progress: boom") == 2
    assert len(said) == len(TIMETABLE) + 1

    said, _ = _kept(Slow(error=StorageUnavailable("away")), 1.0)
    assert set(said) == {f"storage.unavailable {tick.name}: away" for tick in TIMETABLE}


def test_one_that_takes_longer_than_its_rhythm_runs_again_at_once() -> None:
    replica = Slow(seconds=5.0)
    _kept(replica, 16.0)
    assert sorted(replica.asked)[len(TIMETABLE) :] == [5.0, 10.0, 15.0]


def test_all_are_due_at_the_start_and_open_one_transaction_after_the_other() -> None:
    database = Crowded()
    said, _ = _kept(Slow(has_duty=True), 1.0, database)
    assert database.most == 1
    assert {line.partition(" ")[0] for line in said} == {"storage.unavailable"}
    assert len(said) == len(TIMETABLE)


def test_one_begun_is_finished() -> None:
    replica = Slow(seconds=5.0)
    _, took = _kept(replica, 1.0)
    assert replica.answered == len(TIMETABLE)
    assert took == 5.0
