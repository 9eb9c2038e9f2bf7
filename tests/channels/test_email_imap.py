"""A hosted mailbox, followed by IMAP: a real server (pymap) in this process, a real database for the cursor."""

import asyncio
import imaplib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from bot.channels.email.imap import ImapListener, fetch_again
from bot.core.clock import MovableClock
from bot.core.inbound import Said
from bot.storage.database import Database
from tests.channels.email_world import BOT, InboxDouble
from tests.channels.imap_world import TODAY, ImapServer, imap_server


@pytest.fixture
async def server() -> AsyncIterator[ImapServer]:
    async with imap_server() as server:
        yield server


@pytest.fixture
async def database(sqlite_file: Path) -> AsyncIterator[Database]:
    database = Database(f"sqlite:///{sqlite_file}")
    await database.prepare()
    yield database
    await database.close()


@pytest.fixture
def inbox(database: Database) -> InboxDouble:
    return InboxDouble(database)


@pytest.fixture
def reports() -> list[str]:
    return []


@asynccontextmanager
async def following(
    server: ImapServer, database: Database, inbox: InboxDouble, reports: list[str] | None = None
) -> AsyncIterator[asyncio.Task[None]]:
    """The listener at work; stopped on leaving."""
    listener = ImapListener(
        url=server.url,
        mailbox=BOT,
        inbox_receive=inbox.receive,
        keep=inbox.keep,
        transactions=database,
        clock=MovableClock(TODAY, ticking=False),
        report=lambda name, values: reports.append(name) if reports is not None else None,
        first_pause=0.01,
        idle_seconds=30,
    )
    task = asyncio.create_task(listener.run())
    try:
        yield task
    finally:
        task.cancel()
        async with asyncio.timeout(2):
            await asyncio.wait([task])
        assert task.cancelled(), task.exception()


def texts(inbox: InboxDouble) -> list[str]:
    return [inbound.act.text for inbound, _ in inbox.received if isinstance(inbound.act, Said)]


async def test_what_is_there_and_what_comes(server: ImapServer, database: Database, inbox: InboxDouble) -> None:
    await server.deliver("jeden")
    await server.deliver("dwa")
    async with following(server, database, inbox):
        await inbox.wait_for(2)
        await server.deliver("trzy")
        await inbox.wait_for(3)
    assert texts(inbox) == ["jeden", "dwa", "trzy"]
    assert inbox.received[0][0].conversation == 7


async def test_after_a_restart_only_what_is_new(server: ImapServer, database: Database, inbox: InboxDouble) -> None:
    await server.deliver("jeden")
    async with following(server, database, inbox):
        await inbox.wait_for(1)
    await server.deliver("dwa")
    async with following(server, database, inbox):
        await inbox.wait_for(2)
    assert texts(inbox) == ["jeden", "dwa"]


async def test_what_lies_behind_the_cursor_is_not_read(
    server: ImapServer, database: Database, inbox: InboxDouble
) -> None:
    await server.deliver("jeden")
    folder = await server.inbox()
    last = max([message.uid async for message in folder.messages()])
    async with database.transaction() as store:
        await store.set_mark("imap:127.0.0.1:INBOX", f"{folder.uid_validity} {last}")
    async with following(server, database, inbox):
        await server.deliver("dwa")
        await inbox.wait_for(1)
    assert texts(inbox) == ["dwa"]


async def test_nothing_is_marked_as_read(server: ImapServer, database: Database, inbox: InboxDouble) -> None:
    await server.deliver("jeden")
    async with following(server, database, inbox):
        await inbox.wait_for(1)
    messages = [message async for message in (await server.inbox()).messages()]
    assert [message.permanent_flags for message in messages] == [frozenset()]


async def test_a_folder_made_anew_is_read_again_but_not_its_past(
    server: ImapServer, database: Database, inbox: InboxDouble
) -> None:
    await server.deliver("z zeszłego roku", at=TODAY - timedelta(days=300))
    await server.deliver("z wczoraj", at=TODAY - timedelta(days=1))
    async with database.transaction() as store:
        await store.set_mark("imap:127.0.0.1:INBOX", "1 999")
    async with following(server, database, inbox):
        await inbox.wait_for(1)
    assert texts(inbox) == ["z wczoraj"]


async def test_a_folder_made_anew_after_a_long_absence_is_read_from_where_it_was_left(
    server: ImapServer, database: Database, inbox: InboxDouble
) -> None:
    await server.deliver("z zeszłego roku", at=TODAY - timedelta(days=300))
    await server.deliver("sprzed miesiąca", at=TODAY - timedelta(days=30))
    async with database.transaction() as store:
        left = TODAY - timedelta(days=40)
        await store.set_mark("imap:127.0.0.1:INBOX", f"1 999 {left.isoformat(timespec='seconds')}")
    async with following(server, database, inbox):
        await inbox.wait_for(1)
    assert texts(inbox) == ["sprzed miesiąca"]


async def test_without_storage_the_cursor_stays(
    server: ImapServer, database: Database, inbox: InboxDouble, reports: list[str]
) -> None:
    inbox.away = 2
    await server.deliver("jeden")
    async with following(server, database, inbox, reports):
        await inbox.wait_for(1)
    assert texts(inbox) == ["jeden"]
    assert reports == ["imap.lost"] * 2


async def test_what_cannot_be_read_does_not_stop_the_rest(
    server: ImapServer, database: Database, inbox: InboxDouble
) -> None:
    await server.put(b"To: x\r\n\r\nnobody\r\n")
    await server.deliver("dwa")
    async with following(server, database, inbox):
        await inbox.wait_for(2)
    assert texts(inbox) == ["dwa"]
    assert [kept[3] for kept in inbox.kept] == ["ValueError: the mail names no sender"]


async def test_a_lost_connection_is_opened_again(
    server: ImapServer, database: Database, inbox: InboxDouble, reports: list[str]
) -> None:
    await server.deliver("jeden")
    async with following(server, database, inbox, reports):
        await inbox.wait_for(1)
        await server.stop()
        await server.deliver("dwa")
        await server.start()
        await inbox.wait_for(2)
    assert texts(inbox) == ["jeden", "dwa"]
    assert set(reports) == {"imap.lost"}


@pytest.mark.parametrize(
    "answer",
    [
        b"TAG NO [SERVERBUG] Internal error",
        b"TAG BAD Error in IMAP command",
        b"* 1 FETCH (UID 101 BODY[]<0> NIL)\r\nTAG OK Fetch completed",
        b"",
    ],
    ids=["no", "bad", "nil", "hangs-up"],
)
async def test_a_mail_that_is_not_given_does_not_stop_the_rest(
    server: ImapServer, database: Database, inbox: InboxDouble, reports: list[str], answer: bytes
) -> None:
    await server.deliver("jeden")
    await server.deliver("dwa")
    folder = await server.inbox()
    first = min([message.uid async for message in folder.messages()])
    server.refuses[first] = answer
    async with following(server, database, inbox, reports):
        await inbox.wait_for(2)
        await server.deliver("trzy")
        await inbox.wait_for(3)
    assert texts(inbox) == ["dwa", "trzy"]
    ((refused, channel, raw, error),) = inbox.kept
    assert (refused, channel, raw) == (f"imap:{folder.uid_validity}:{first}", "email", b"")
    assert error.startswith(f"the server does not give the mail {first}: ")
    assert server.refused == 6
    assert reports.count("imap.lost") == (5 if answer else 6)
    with pytest.raises(imaplib.IMAP4.error):
        await asyncio.to_thread(fetch_again, server.url, refused)
    server.refuses.clear()
    assert b"jeden" in await asyncio.to_thread(fetch_again, server.url, refused)


@pytest.mark.parametrize("rubbish", [b"1,2", b"\xff", b"NIL"])
async def test_a_server_that_answers_in_rubbish_ends_nothing(
    server: ImapServer, database: Database, inbox: InboxDouble, reports: list[str], rubbish: bytes
) -> None:
    await server.deliver("jeden")
    server.finds = rubbish
    async with following(server, database, inbox, reports):
        await inbox.wait_for(1)
    assert texts(inbox) == ["jeden"]
    assert reports == ["imap.lost"]


async def test_stopping_takes_no_time(server: ImapServer, database: Database, inbox: InboxDouble) -> None:
    await server.deliver("jeden")
    async with following(server, database, inbox) as task:
        await inbox.wait_for(1)
        began = asyncio.get_running_loop().time()
        task.cancel()
        await asyncio.wait([task])
    assert asyncio.get_running_loop().time() - began < 1


@pytest.mark.parametrize("url", ["", "imap.example.pl", "http://u:p@x/INBOX", "imaps://x/INBOX", "imaps://u:p@/INBOX"])
def test_an_imap_address_of_no_use(url: str, database: Database, inbox: InboxDouble) -> None:
    with pytest.raises(ValueError, match="imaps://"):
        ImapListener(
            url=url,
            mailbox=BOT,
            inbox_receive=inbox.receive,
            keep=inbox.keep,
            transactions=database,
            clock=MovableClock(TODAY),
            report=lambda name, values: None,
        )
