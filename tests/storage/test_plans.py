"""What every inbound and every tick asks is found in an index, however much has been sent before."""

import contextlib
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import psycopg
import pytest
from sqlalchemy import event

from bot.core.store import Store
from bot.storage.database import Database

NOW = datetime(2027, 2, 1, 9, tzinfo=UTC)


@dataclass
class Asked:
    """The statements that a database was given, with their values."""

    statements: list[tuple[str, Any]] = field(default_factory=list)

    def note(self, connection: Any, cursor: Any, statement: str, values: Any, context: Any, many: bool) -> None:
        self.statements.append((statement, values))


@contextmanager
def listening(database: Database) -> Iterator[Asked]:
    engine = database._backend.engine
    asked = Asked()
    event.listen(engine, "before_cursor_execute", asked.note)
    yield asked
    event.remove(engine, "before_cursor_execute", asked.note)


def plan(database: Database, statement: str, values: Any) -> str:
    """How the database would go about it, if reading everything were the last thing it wanted."""
    if database.is_embedded:
        with contextlib.closing(sqlite3.connect(str(database.url.database))) as connection:
            return "\n".join(row[-1] for row in connection.execute(f"EXPLAIN QUERY PLAN {statement}", values))
    with psycopg.connect(database.url.set(drivername="postgresql").render_as_string(hide_password=False)) as server:
        server.execute("SET enable_seqscan = off")
        steps = [str(row[0]) for row in server.execute(f"EXPLAIN {statement}".encode(), values)]
        return "\n".join(step for step in steps if "Filter:" not in step)  # what is read and thrown away


async def replies_counted(store: Store) -> None:
    day, hour = NOW - timedelta(days=1), NOW - timedelta(hours=1)
    await store.count_replies(1, "meeting:culture", in_all_since=day, in_thread_since=hour)


async def enqueued_already(store: Store) -> None:
    await store.is_enqueued("session:workshop-culture:0:")


async def said_beside(store: Store) -> None:
    await store.say_beside("reply:email:1:", 1)


async def somebody_erased(store: Store) -> None:
    await store.erase(1)


async def codes_pruned(store: Store) -> None:
    await store.prune_codes(NOW)


async def old_answers_pruned(store: Store) -> None:
    await store.prune(NOW, mails_before=NOW)


@pytest.mark.parametrize(
    ("ask", "indexes"),
    [
        (replies_counted, ["contact_id"]),
        (enqueued_already, ["key"]),
        (said_beside, ["key", "queue"]),
        (codes_pruned, ["key"]),
        (old_answers_pruned, ["settled_at", "subscriber_id"]),
        (somebody_erased, ["id"]),
    ],
)
async def test_what_is_asked_all_the_time(database: Database, ask: Any, indexes: list[str]) -> None:
    with listening(database) as asked:
        async with database.transaction() as store:
            await ask(store)
    plans = [plan(database, *each) for each in asked.statements if "delivery" in each[0]]
    assert plans, "nothing was asked about deliveries"
    for steps in plans:
        assert "SCAN delivery" not in steps and "Seq Scan on delivery" not in steps, steps
        assert any(f"({index}" in steps or f"(({index}" in steps or f"_{index}" in steps for index in indexes), steps
