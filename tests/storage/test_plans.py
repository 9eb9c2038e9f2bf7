"""What every inbound and every tick asks is found in an index, however much has been sent before."""

import contextlib
import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import psycopg
import pytest
from sqlalchemy import event, text

from bot.core.language import Language
from bot.core.outbox import Delivery, DeliveryState, Priority
from bot.core.people import Contact, ContactState, Subscriber
from bot.core.store import Store
from bot.storage.database import Database
from tests.storage.works import Works

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
    with psycopg.connect(_address(database)) as server:
        server.execute("SET enable_seqscan = off")
        steps = [str(row[0]) for row in server.execute(f"EXPLAIN {statement}".encode(), values)]
        return "\n".join(step for step in steps if "Filter:" not in step)  # what is read and thrown away


async def sent_much(database: Database) -> None:
    """A thousand answers and a broadcast to a thousand; the server knows how many there are."""
    async with database.transaction() as store:
        for single in (True, False):
            await store._session.execute(text(_SENT.format(broadcast="NULL" if single else "1")))
    if not database.is_embedded:
        with psycopg.connect(_address(database), autocommit=True) as server:
            server.execute("VACUUM ANALYZE delivery")


_SENT = """
INSERT INTO delivery (
    key, subscriber_id, broadcast_id, channel, message, args, priority, due_at, created_at, thread, replaces,
    in_reply_to, state, reason, attempts
)
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000)
SELECT 'of:' || COALESCE({broadcast}, 0) || ':' || i, i, {broadcast}, 'email', 'answer', '{{}}', 0,
    '2027-01-31 09:00:00', '2027-01-31 09:00:00', 'question:' || i, '', '', 'delivered', '', 1
FROM n
"""


def _address(database: Database) -> str:
    return database.url.set(drivername="postgresql").render_as_string(hide_password=False)


_READ_WHOLE = re.compile(r"(SCAN|Seq Scan on) (delivery|attempt)(?! USING (COVERING )?INDEX ix_attempt_uncertain)")


async def replies_counted(store: Store) -> None:
    day, hour = NOW - timedelta(days=1), NOW - timedelta(hours=1)
    await store.count_replies(1, "meeting:culture", in_all_since=day, in_thread_since=hour)


async def seen_at_a_desk(store: Store) -> None:
    await store.gets_through("question:1:")


async def said_beside(store: Store) -> None:
    await store.say_beside("reply:email:1:", 1)


async def somebody_erased(store: Store) -> None:
    await store.erase(1)


async def codes_pruned(store: Store) -> None:
    await store.prune_codes(NOW)


async def old_answers_pruned(store: Store) -> None:
    await store.prune(NOW, mails_before=NOW)


async def copies_counted(store: Store) -> None:
    await store.tally(1)


async def copies_held(store: Store) -> None:
    await store.shift(1, [DeliveryState.WAITING], DeliveryState.HELD, now=NOW)


async def copies_taken_back(store: Store) -> None:
    await store.unsend(1)


async def copies_looked_for_on_the_wire(store: Store) -> None:
    await store.has_left(1)


async def thread_withdrawn(store: Store) -> None:
    await store.withdraw("meeting:culture", "moved")


async def card_corrected(store: Store) -> None:
    card = Delivery("corrected:1", 0, "meeting-corrected", {}, Priority.REMINDER, NOW, NOW, thread="meeting:culture")
    await store.enqueue_again(["invitation"], card)


async def code_forgotten(store: Store) -> None:
    await store.forget_code(1)


async def calendars_asked(store: Store) -> None:
    await store.calendars_told(["meeting:culture", "meeting:sport"], NOW)


async def moves_asked(store: Store) -> None:
    await store.moved_alone(["meeting:culture"], NOW)


async def invitation_asked(store: Store) -> None:
    await store.is_being_invited("culture", 1)


async def doubts_counted(store: Store) -> None:
    await store.count_doubtful()


@pytest.mark.parametrize(
    ("ask", "indexes"),
    [
        (replies_counted, ["contact_id"]),
        (seen_at_a_desk, ["key"]),
        (said_beside, ["key", "queue"]),
        (codes_pruned, ["key"]),
        (old_answers_pruned, ["settled_at", "subscriber_id"]),
        (somebody_erased, ["id"]),
        (copies_counted, ["delivery on", "rowid"]),
        (copies_held, ["delivery on", "queue", "rowid"]),
        (copies_taken_back, ["delivery on", "rowid"]),
        (copies_looked_for_on_the_wire, ["delivery on", "rowid"]),
        (thread_withdrawn, ["thread"]),
        (card_corrected, ["thread"]),
        (code_forgotten, ["key"]),
        (calendars_asked, ["thread"]),
        (moves_asked, ["thread"]),
        (invitation_asked, ["subscriber_id"]),
        (doubts_counted, ["uncertain"]),
    ],
)
async def test_what_is_asked_all_the_time(database: Database, ask: Any, indexes: list[str]) -> None:
    await sent_much(database)
    with listening(database) as asked:
        async with database.transaction() as store:
            await ask(store)
    of_them = [each for each in asked.statements if " delivery" in each[0] or " attempt" in each[0]]
    plans = [plan(database, *each) for each in of_them]
    assert plans, "nothing was asked about deliveries"
    for steps in plans:
        assert not _READ_WHOLE.search(steps), steps
        assert any(f"({index}" in steps or f"(({index}" in steps or f"_{index}" in steps for index in indexes), steps


_GROWS = re.compile(r"(SCAN|Seq Scan on) (delivery|attempt|subscriber|contact|conversation)(?! USING)\b")


async def test_a_turn_of_the_relay_reads_no_table_from_end_to_end(database: Database) -> None:
    works = Works(database)
    for number in range(10):
        await works.waits(number, Priority.ANNOUNCEMENT)
    with listening(database) as asked:
        async with works.running():
            await works.settle()
            while await works.delivered() < 10:
                await works.move_on()
    for statement, values in asked.statements:
        if not isinstance(values, list) and "count(*)" not in statement:  # what the test itself asks counts them all
            assert not _GROWS.search(steps := plan(database, statement, values)), f"{statement}\n{steps}"


@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
async def test_what_was_planned_for_an_empty_table_does_not_read_it_whole_once_it_is_full(database: Database) -> None:
    """The statistics are younger than a broadcast; and a statement that comes again and again is planned once."""
    contacts = []
    async with database.transaction() as store:
        for number in range(200):
            await store.add(person := Subscriber(NOW, Language.PL))
            await store.add(contact := Contact(person.id, f"telegram:{number}", ContactState.ACTIVE, NOW))
            contacts.append(contact.id)
    with psycopg.connect(_address(database), autocommit=True) as server:
        server.execute("VACUUM ANALYZE")
    for first in range(0, 200, 20):
        async with database.transaction() as store:
            told = [(contact, "announcement:1") for contact in contacts[first : first + 20]]
            assert len(await store.conversations_with(told, NOW)) == 20
    async with database.transaction() as store:
        await store._session.execute(text("SELECT pg_stat_force_next_flush()"))
    async with database.transaction() as store:
        read = text("SELECT seq_scan FROM pg_stat_user_tables WHERE relname = 'conversation'")
        assert (await store._session.execute(read)).scalar_one() == 0
