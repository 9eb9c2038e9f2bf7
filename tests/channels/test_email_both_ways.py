"""The same mail says the same, whether it is fetched from a hosted mailbox or handed in by an own mail server."""

import asyncio
import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.channels.email.imap import ImapListener
from bot.channels.email.lmtp import LmtpListener
from bot.core.clock import MovableClock
from bot.core.inbound import Inbound
from bot.rehearsal.lmtp import hand_in
from bot.storage.database import Database
from tests.channels.email_world import BOT, SAMPLES, InboxDouble
from tests.channels.imap_world import TODAY, imap_server

MAILS = (
    *("gmail-party-pl", "outlook-desktop-disclaimer-cs", "thunderbird-inline-cs", "raw-cp1250-headers-pl"),
    *("calendar-google-accepted", "calendar-counter", "bounce-exchange-pl", "absent-no-headers-cs"),
    *("forwarded-alone-cs", "unsubscribe-pl", "token-in-subject-pl", "erase-words-cs"),
)


@pytest.fixture
async def database(sqlite_file: Path) -> AsyncIterator[Database]:
    database = Database(f"sqlite:///{sqlite_file}")
    await database.prepare()
    yield database
    await database.close()


async def test_the_same_bytes_are_the_same_inbound(database: Database) -> None:
    mails = [re.sub(rb"\r?\n", b"\r\n", (SAMPLES / f"{name}.eml").read_bytes()) for name in MAILS]
    fetched = await by_imap(mails, database)
    assert len(fetched) == len(MAILS)
    assert await by_lmtp(mails) == fetched


async def by_imap(mails: list[bytes], database: Database) -> list[Inbound]:
    """What the listener of a hosted mailbox hands to the inbox."""
    inbox = InboxDouble(database)
    async with imap_server() as server:
        for mail in mails:
            await server.put(mail)
        listener = ImapListener(
            url=server.url,
            mailbox=BOT,
            inbox_receive=inbox.receive,
            keep=inbox.keep,
            transactions=database,
            clock=MovableClock(TODAY, ticking=False),
            report=lambda name, values: None,
        )
        following = asyncio.create_task(listener.run())
        await inbox.wait_for(len(mails))
        following.cancel()
        await asyncio.wait([following])
    return [inbound for inbound, _ in inbox.received]


async def by_lmtp(mails: list[bytes]) -> list[Inbound]:
    """The same of an own mail server, whose envelope says what stands in the mail itself."""
    inbox = InboxDouble()
    listener = LmtpListener(
        listen="127.0.0.1:0",
        mailbox=BOT,
        inbox_receive=inbox.receive,
        keep=inbox.keep,
        clock=MovableClock(TODAY, ticking=False),
        report=lambda name, values: None,
    )
    await listener.start()
    for mail in mails:
        sender = re.search(rb"(?m)^Return-Path: *<(.*)>", mail)
        taken = await hand_in(
            listener.address, mail, sender=sender[1].decode() if sender else "x@y.example", recipient=BOT.address
        )
        assert taken == "250 2.0.0 Taken"
    await listener.stop()
    return [inbound for inbound, _ in inbox.received]
