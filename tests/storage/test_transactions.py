"""A transaction is kept whole or not at all, and a database that is full, locked or away says so."""

import asyncio
import contextlib
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import text

from bot.core.language import Language
from bot.core.outbox import Delivery, DeliveryState, Lane, Priority, Reply
from bot.core.people import Contact, ContactState, Subscriber
from bot.core.store import StorageUnavailable, WrittenMeanwhile
from bot.storage.database import Database

NOW = datetime(2027, 2, 1, 9, tzinfo=UTC)


async def test_what_fails_leaves_nothing_behind(database: Database) -> None:
    with pytest.raises(ZeroDivisionError):
        async with database.transaction() as store:
            await store.mark_seen("telegram:1", NOW)
            raise ZeroDivisionError
    async with database.transaction() as store:
        assert not await store.seen("telegram:1")


async def test_the_same_row_written_twice_is_told_apart_from_a_database_that_is_away(database: Database) -> None:
    async with database.transaction() as store:
        await store.mark_seen("telegram:1", NOW)
    with pytest.raises(WrittenMeanwhile):
        async with database.transaction() as store:
            await store.mark_seen("telegram:1", NOW)


async def test_an_answer_is_said_however_long_what_stands_in_it_is(database: Database) -> None:
    async with database.transaction() as store:
        person = Subscriber(NOW, Language.PL)
        await store.add(person)
        contact = Contact(person.id, "mailto:a@example.org", ContactState.ACTIVE, NOW)
        await store.add(contact)
        reply = Reply(person, contact, f"email:{'f' * 64}", NOW)
        for other in ("Zdrowie", "Sport"):
            await reply.say(store, "refusal", id="refusal-sessions-clash", wanted="Kultura " * 25, other=other * 25)
    async with database.transaction() as store:
        assert len(await store.deliveries([DeliveryState.WAITING], 9)) == 2


async def test_the_number_of_a_conversation_that_is_gone_is_nobody_elses(database: Database) -> None:
    """It stands in signed tokens, which outlive an erasure in old mails."""
    numbers = []
    for name in ("Ania", "Bartek"):
        async with database.transaction() as store:
            person = Subscriber(NOW, Language.PL, name, consented_at=NOW)
            await store.add(person)
            contact = Contact(person.id, f"mailto:{name}@example.pl", ContactState.ACTIVE, NOW)
            await store.add(contact)
            [conversation] = (await store.conversations_with([(contact.id, "home")], NOW)).values()
            numbers.append(conversation.id)
            await store.erase(person.id)
    assert len(set(numbers)) == 2


@pytest.fixture
def embedded(sqlite_file: Path) -> Database:
    """An SQLite database that waits hardly at all for others."""
    return Database(f"sqlite:///{sqlite_file}", busy_seconds=0.05)


async def test_a_full_disk_loses_only_what_was_not_kept_and_goes_on_when_there_is_room(embedded: Database) -> None:
    async with embedded.transaction() as store:
        pages = (await store._session.execute(text("PRAGMA page_count"))).scalar_one()
        await store._session.execute(text(f"PRAGMA max_page_count = {pages}"))
    with pytest.raises(StorageUnavailable, match="full"):
        async with embedded.transaction() as store:
            await store.mark_failed("telegram:1", "telegram", b"x" * 1_000_000, "too large for what is left", NOW)
    async with embedded.transaction() as store:
        await store._session.execute(text(f"PRAGMA max_page_count = {pages + 1000}"))
    async with embedded.transaction() as store:
        assert await store.failed() == []
        await store.mark_failed("telegram:1", "telegram", b"x" * 1_000_000, "now there is room", NOW)
    await embedded.close()


async def test_a_database_locked_by_another_program_is_away_until_it_lets_go(embedded: Database) -> None:
    other = sqlite3.connect(str(embedded.url.database), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StorageUnavailable, match="locked"):
        async with embedded.transaction() as store:
            await store.mark_seen("telegram:1", NOW)
    other.execute("ROLLBACK")
    other.close()
    async with embedded.transaction() as store:
        await store.mark_seen("telegram:1", NOW)
    await embedded.close()


async def test_who_is_cancelled_while_another_program_holds_the_lock_leaves_the_file_free(sqlite_file: Path) -> None:
    database = Database(f"sqlite:///{sqlite_file}", busy_seconds=60)
    await _use(database, times=1)
    other = sqlite3.connect(sqlite_file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    waiting = asyncio.create_task(_use(database, times=1))
    for _ in range(3):
        await asyncio.sleep(0)
        waiting.cancel()
    other.execute("ROLLBACK")
    with pytest.raises(asyncio.CancelledError):
        await waiting
    other.execute("BEGIN IMMEDIATE")
    other.execute("COMMIT")
    other.close()
    async with database.transaction() as store:
        await store.mark_seen("telegram:1", NOW)
    await database.close()


@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
async def test_a_connection_that_was_cut_while_it_rested_is_opened_anew(database_url: str) -> None:
    database = Database(database_url, rested_seconds=0)
    for _ in range(2):
        await _use(database, times=2)
        _cut_connections_to(database)
    async with database.transaction() as store:
        await store.mark_seen("telegram:1", NOW)
    await database.close()


@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
async def test_of_connections_that_were_cut_in_use_only_the_first_is_found_out_the_hard_way(database_url: str) -> None:
    database = Database(database_url, rested_seconds=3600)
    await _use(database, times=2)
    _cut_connections_to(database)
    with pytest.raises(StorageUnavailable):
        await _use(database, times=1)
    await _use(database, times=2)
    await database.close()


@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
async def test_who_takes_an_outage_for_something_else_hears_of_it_in_the_end(database: Database) -> None:
    with pytest.raises(StorageUnavailable):
        async with database.transaction() as store:
            await store.count_deliveries()
            with contextlib.suppress(Exception):  # as whoever composes a message does
                await store._session.execute(text("SELECT pg_terminate_backend(pg_backend_pid())"))
            await store.count_deliveries()
    async with database.transaction() as store:
        assert await store.count_deliveries() == {}


@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
async def test_who_takes_a_statement_that_was_cut_short_for_something_else_hears_of_it_too(database: Database) -> None:
    """As the operator's statement_timeout does it, or her hand."""
    with pytest.raises(StorageUnavailable):
        async with database.transaction() as store:
            with contextlib.suppress(Exception):  # as whoever composes a message does
                await store._session.execute(text("SELECT pg_cancel_backend(pg_backend_pid()), pg_sleep(9)"))
            await store.count_deliveries()


@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
async def test_a_server_that_may_only_be_read_is_away_until_it_takes_something_in(database_url: str) -> None:
    database = Database(database_url)
    name = database.url.database
    with psycopg.connect(_address_of(database), autocommit=True) as other:
        other.execute(f"ALTER DATABASE {name} SET default_transaction_read_only = on")
        with pytest.raises(StorageUnavailable, match="read-only"):
            async with database.transaction() as store:
                await store.mark_seen("telegram:1", NOW)
        await database.close()  # whoever opens one anew is told
        other.execute(f"ALTER DATABASE {name} SET default_transaction_read_only = off")
    async with database.transaction() as store:
        await store.mark_seen("telegram:1", NOW)
    await database.close()


@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
async def test_where_everybody_else_has_the_connections_the_database_is_away(database_url: str) -> None:
    database = Database(database_url, busy_seconds=0.05)
    with pytest.raises(StorageUnavailable, match="limit"):
        await _use(database, times=100)
    await _use(database, times=1)
    await database.close()


async def _use(database: Database, times: int) -> None:
    """So many transactions side by side, each on a connection of its own."""
    async with contextlib.AsyncExitStack() as stack:
        for _ in range(times):
            store = await stack.enter_async_context(database.transaction())
            assert not await store.seen("telegram:1")


def _cut_connections_to(database: Database) -> None:
    mine = "datname = current_database() AND pid <> pg_backend_pid()"
    with psycopg.connect(_address_of(database), autocommit=True) as other:
        other.execute(f"SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE {mine}")


def _address_of(database: Database) -> str:
    return database.url.set(drivername="postgresql").render_as_string(hide_password=False)


async def test_two_workers_never_claim_the_same_delivery(database_url: str) -> None:
    databases = [Database(database_url) for _ in range(2)]
    async with databases[0].transaction() as store:
        for number in range(40):
            person = Subscriber(NOW, Language.PL, consented_at=NOW)
            await store.add(person)
            await store.add(Contact(person.id, f"telegram:{number}", ContactState.ACTIVE, NOW))
            await store.enqueue(
                Delivery(f"key:{number}", person.id, "home", {}, Priority.ANNOUNCEMENT, due_at=NOW, created_at=NOW)
            )

    async def claim(database: Database) -> list[int]:
        claimed = []
        for _ in range(10):
            async with database.transaction() as store:
                taken, _ = await store.claim(Lane("telegram", bulk=True), [Priority.ANNOUNCEMENT], now=NOW, limit=4)
                await store.mark_claimed(taken, by=1, now=NOW)
            claimed += [each.delivery.id for each in taken]
        return claimed

    first, second = await asyncio.gather(*map(claim, databases))
    assert len(first) + len(second) == 40
    assert not set(first) & set(second)
    for database in databases:
        await database.close()


async def test_many_people_are_put_off_at_once(database: Database) -> None:
    async with database.transaction() as store:
        for number in range(3):
            person = Subscriber(NOW, Language.PL, consented_at=NOW)
            await store.add(person)
            await store.add(Contact(person.id, f"telegram:{number}", ContactState.ACTIVE, NOW))
            waits = Delivery(f"key:{number}", person.id, "home", {}, Priority.REMINDER, due_at=NOW, created_at=NOW)
            await store.enqueue(waits)
        lane, later = Lane("telegram", bulk=True), NOW + timedelta(minutes=1)
        claimed, _ = await store.claim(lane, lane.priorities, now=NOW, limit=10)
        await store.put_off(lane, [(each, later) for each in claimed])
        assert await store.dues(lane) == {Priority.REMINDER: later}
