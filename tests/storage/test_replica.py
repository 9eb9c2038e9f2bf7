"""One process has an embedded database to itself, and lets go of it whichever way it ends."""

import asyncio
import contextlib
import sqlite3
from collections.abc import Collection
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import event, text

from bot.core.outbox import Lane, Priority
from bot.core.pacing import Limits
from bot.core.store import StorageUnavailable
from bot.storage.database import Database
from bot.storage.replica import AlreadyRunning, EmbeddedReplica, PostgresReplica
from tests.storage.works import NOW, ClockSetBack, Works


async def test_the_second_on_one_embedded_database_is_told_to_wait_for_the_first(sqlite_file: Path) -> None:
    database = Database(f"sqlite:///{sqlite_file}")
    first, second = EmbeddedReplica(database), EmbeddedReplica(database)
    await first.join()
    with pytest.raises(AlreadyRunning, match="Stop it first"):
        await second.join()
    await first.leave()
    await second.join()
    await second.leave()
    await database.close()


async def test_whoever_could_not_join_leaves_the_database_to_the_next(sqlite_file: Path) -> None:
    database = Database(f"sqlite:///{sqlite_file}", busy_seconds=0)
    with contextlib.closing(sqlite3.connect(sqlite_file, isolation_level=None)) as somebody_else:
        somebody_else.execute("BEGIN IMMEDIATE")
        with pytest.raises(StorageUnavailable):
            await EmbeddedReplica(database).join()
    replica = EmbeddedReplica(database)
    await replica.join()
    await replica.leave()
    await database.close()


@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
async def test_a_commit_rings_once_here_and_once_in_every_other_process(database_url: str) -> None:
    lane, heard = Lane("telegram", bulk=True), asyncio.Event()
    rung: dict[str, list[Lane]] = {"here": [], "there": []}
    here, there = Database(database_url), Database(database_url)
    here.on_enqueued = rung["here"].extend

    def hear(lanes: Collection[Lane]) -> None:
        rung["there"] += lanes
        heard.set()

    there.on_enqueued = hear
    replicas = [PostgresReplica(each) for each in (here, there)]
    for each in replicas:
        await each.join()
    async with asyncio.timeout(10):
        while not heard.is_set():  # it may listen a moment later than it joins
            async with here.transaction() as store:
                store.enqueued.add(lane)
            commits = len(rung["here"])
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(heard.wait(), 0.1)
    for each in replicas:
        await each.leave()
    assert rung == {"here": [lane] * commits, "there": [lane]}
    for database in (here, there):
        await database.close()


@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
async def test_whose_connection_breaks_lives_on_under_its_number(database: Database, database_url: str) -> None:
    other = Database(database_url)
    first, second = PostgresReplica(database), PostgresReplica(other)
    for each in (first, second):
        await each.join()
    number = first.id
    async with other.transaction() as store:
        await store._session.execute(text(_TERMINATE), {"number": number})
    with pytest.raises(StorageUnavailable):
        async with asyncio.timeout(10):
            while not await first.dead_among([second.id]):
                pass
    assert first.id == number
    assert await second.dead_among([number]) == []
    assert await first.dead_among([number]) == []
    for each in (first, second):
        assert not await each.is_alone()
    await second.leave()
    async with asyncio.timeout(10):
        while not await first.is_alone():  # noqa: ASYNC110 - no event tells
            await asyncio.sleep(0.1)
    await first.leave()
    await other.close()


_TERMINATE = """
    SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND objid::bigint = :number
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"""


@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
async def test_what_is_just_being_recorded_is_not_taken_for_lost(database: Database) -> None:
    works = Works(database)
    works.channel.takes = asyncio.Semaphore(0)
    await works.waits(1, Priority.ANNOUNCEMENT)
    async with works.running():
        await works.channel.holds(1)
        async with database.transaction() as store:
            await store.pace("telegram", NOW)  # for which the turn that records it has to wait
            works.channel.takes.release()
            lane = works.relay._lanes[Lane("telegram", bulk=True)]
            while lane.on_wire or lane.results:  # noqa: ASYNC110 - no event tells
                await asyncio.sleep(0)
            works.clock.move(timedelta(minutes=10))  # as a machine does that was asleep
            await works.relay.reclaiming.take_back()
        await works.settle()
        assert await works.delivered() == await works.attempts() == 1
    assert "delivery.uncertain" not in works.reported


@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
async def test_each_of_its_connections_notices_within_seconds_that_the_server_is_gone(database_url: str) -> None:
    database = Database(database_url)
    told: list[dict[str, str]] = []
    event.listen(
        database._backend.engine, "connect", lambda each, _: told.append(each.driver_connection.info.get_parameters())
    )
    async with database.transaction() as store:
        await store.count_deliveries()
    replica = PostgresReplica(database)
    await replica.join()
    told.append(replica._connection.info.get_parameters())
    await replica.leave()
    await database.close()
    assert len(told) == 2
    for each in told:
        assert (each["connect_timeout"], each["keepalives_idle"], each["tcp_user_timeout"]) == ("10", "5", "10000")


@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
async def test_beside_another_process_no_burst_of_answers_fills_the_second_that_its_broadcast_fills(
    database: Database, database_url: str
) -> None:
    other = Database(database_url)
    first, second = PostgresReplica(other), PostgresReplica(database)
    for each in (first, second):
        await each.join()
    assert await first.holds("bulk telegram")
    works = Works(database, limits=Limits(rate=30, together=256, bulk_in_one_place=True), replica=second)
    for number in range(12):
        await works.waits(number, Priority.ANSWER)
    async with works.running():
        await works.channel.holds(5)
        await works.settle()
        assert len(works.channel.addresses) == 5
        while await works.delivered() < 12:
            await works.move_on()
    for each in (first, second):
        await each.leave()
    await other.close()


@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
async def test_whose_clock_is_set_back_after_it_has_taken_over_sends_on(database: Database, database_url: str) -> None:
    other = Database(database_url)
    first, second = PostgresReplica(other), PostgresReplica(database)
    for each in (first, second):
        await each.join()
    assert await first.holds("bulk telegram")
    clock = ClockSetBack(NOW, ticking=False)
    works = Works(database, limits=Limits(rate=30, together=256, bulk_in_one_place=True), clock=clock, replica=second)
    await works.waits(1, Priority.ANNOUNCEMENT)
    async with works.running():
        await works.settle()
        await first.leave()
        while not works.channel.addresses:
            await works.move_on()
        await works.settle()
        clock.back = timedelta(hours=3)
        await works.waits(2, Priority.ANNOUNCEMENT)
        works.relay.wake()
        await works.settle()
        while len(works.channel.addresses) < 2:
            await works.move_on()
        assert clock.now() < NOW - timedelta(hours=2)
    await second.leave()
    await other.close()
