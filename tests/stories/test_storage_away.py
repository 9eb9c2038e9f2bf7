"""Storage that is away: locked by another, or cut off in the middle. Nothing that was said meanwhile is lost."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import psycopg

from bot.rehearsal.stage import Stage
from tests.people import cards, mails
from tests.stories.acts import answer_of, invite, join, say


async def test_while_the_storage_is_away_nothing_is_lost(stage: Stage) -> None:
    await join(stage, "Ania", "Bartek")
    await invite(stage)
    ania, bartek = stage.phones["Ania"], stage.mailboxes["Bartek"]
    async with away(stage):
        ania.tap("✅ Tak")
        await bartek.reply(bartek.messages[-1], "może")
        said = stage.mail.transcript[-1]
        assert (said.kind, said.said[:3]) == ("waiting", "451")
    await stage.settle()
    assert await answer_of(stage, "Ania") == "ACCEPTED"
    assert await answer_of(stage, "Bartek") == "TENTATIVE"
    assert len(cards(ania, "Odpowiedź zapisana:")) == 1
    assert len(mails(stage, "Bartek", "Odpowiedź zapisana:")) == 1
    async with stage.app.database.transaction() as store:
        assert await store.failed() == []
    assert "Ustawienia" in await say(stage, ania, "/settings")


def away(stage: Stage) -> Any:
    """Inside the block nobody gets at the database."""
    return _locked(stage) if stage.app.database.is_embedded else _cut_off(stage)


@asynccontextmanager
async def _locked(stage: Stage) -> AsyncIterator[None]:
    """Somebody else writes and does not finish."""
    other = sqlite3.connect(stage.app.database.url.database or "", isolation_level=None)
    try:
        other.execute("BEGIN IMMEDIATE")
        yield
    finally:
        other.close()


@asynccontextmanager
async def _cut_off(stage: Stage) -> AsyncIterator[None]:
    """The server ends every connection of the service in the middle of what it does."""
    url = stage.app.database.url.set(drivername="postgresql").render_as_string(hide_password=False)
    with psycopg.connect(url) as locking, psycopg.connect(url, autocommit=True) as watching:
        locking.execute("LOCK TABLE inbound IN ACCESS EXCLUSIVE MODE")
        ours = (locking.info.backend_pid, watching.info.backend_pid)
        others = "FROM pg_stat_activity WHERE datname = current_database() AND pid NOT IN (%s, %s)"

        def count_waiting() -> int:
            row = watching.execute(f"SELECT count(*) {others} AND wait_event_type = 'Lock'", ours).fetchone()
            return int(row[0]) if row else 0

        async def cut() -> None:
            await until(lambda: count_waiting() == 2)  # the tap and the mail
            watching.execute(f"SELECT pg_terminate_backend(pid) {others}", ours)

        cutting = asyncio.create_task(cut())
        yield
        await cutting


async def until(condition: Callable[[], bool]) -> None:
    """Lets everything else run until this is so."""
    async with asyncio.timeout(10):
        while not condition():  # noqa: ASYNC110 - what is waited for is in another process
            await asyncio.sleep(0)
