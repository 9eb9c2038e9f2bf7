"""Where a listener has come is kept with what it brought, or neither is."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime

import pytest

from bot.core.inbound import Act, Cursor, Garbled, Ignored, Inbound, Said, Sender
from bot.core.inbox import Inbox
from bot.core.store import StorageUnavailable, Store, Transactions
from bot.storage.database import Database

NOW = datetime(2027, 2, 1, 9, tzinfo=UTC)
CURSOR = Cursor("imap:mail.example.pl:INBOX", "1 17")


async def receive(transactions: Transactions, act: Act) -> None:
    inbox = Inbox(transactions, secret=b"tests", report=lambda name, values: None)
    await inbox.receive(Inbound("email:1", Sender("mailto:b@example.pl", proven=False), act, NOW), b"raw", CURSOR)


async def mark(database: Database) -> str:
    async with database.transaction() as store:
        return await store.mark(CURSOR.name)


@pytest.mark.parametrize(
    "act", [Said("Dzień dobry"), Ignored("auto-reply"), Garbled()], ids=["words", "ignored", "refused"]
)
async def test_it_moves_with_what_is_worked(database: Database, act: Act) -> None:
    await receive(database, act)
    assert await mark(database) == CURSOR.value


async def test_it_moves_past_what_is_known(database: Database) -> None:
    async with database.transaction() as store:
        await store.mark_seen("email:1", NOW)
    await receive(database, Said("Tak"))
    assert await mark(database) == CURSOR.value


async def test_it_moves_with_what_is_kept(database: Database) -> None:
    inbox = Inbox(database, secret=b"tests", report=lambda name, values: None)
    await inbox.keep("email:1", "email", b"raw", "ValueError: no sender", NOW, CURSOR)
    assert await mark(database) == CURSOR.value


async def test_what_is_kept_is_kept_whatever_it_says_of_itself(database: Database) -> None:
    """PostgreSQL has no NUL in a text, no half of a character, and no more of a text than its column is wide."""
    inbox = Inbox(database, secret=b"tests", report=lambda name, values: None)
    for number, bad in enumerate(("\0", "\udcb3", "ż" * 5_000)):
        await inbox.keep(f"email:{number}", "email", b"raw", f"no {bad}", NOW, CURSOR, sender=f"mailto:{bad}@x.pl")
    async with database.transaction() as store:
        assert [raw for _, _, raw, _ in await store.failed()] == [b"raw"] * 3
    assert await mark(database) == CURSOR.value


class DiesBeforeTheCommit:
    """Transactions of a process that is killed when everything is written and nothing is kept yet."""

    def __init__(self, database: Database) -> None:
        self.database = database

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Store]:
        async with self.database.transaction() as store:
            yield store
            raise StorageUnavailable


async def test_it_stays_when_the_words_are_not_kept(database: Database) -> None:
    with pytest.raises(StorageUnavailable):
        await receive(DiesBeforeTheCommit(database), Said("Tak"))
    async with database.transaction() as store:
        assert (await store.mark(CURSOR.name), await store.seen("email:1")) == ("", False)
    await receive(database, Said("Tak"))
    assert await mark(database) == CURSOR.value
