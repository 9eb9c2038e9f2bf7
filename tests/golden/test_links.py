"""Promise 8 for every kind of mail: whatever link of one is opened, in the very state it is sent in, no row changes.

A new message joins by itself: the mails are those of the golden texts.
"""

import asyncio
import re
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import timedelta
from email import message_from_bytes
from html import unescape
from pathlib import Path
from typing import Any

import aiohttp
from sqlalchemy import Engine, event

from bot import logs
from bot.channels.email.compose import compose as compose_mail
from bot.channels.email.mailbox import Mailbox
from bot.core.actions import Verb
from bot.core.channel import Letter
from bot.core.clock import MovableClock
from bot.core.inbox import Inbox
from bot.core.language import Language, Texts
from bot.core.meetings import thread_of
from bot.core.messages import Reader, compose
from bot.core.store import Store
from bot.documents import written
from bot.rehearsal.cast import BOT_ADDRESS
from bot.rehearsal.stage import BEGINS
from bot.text import Phrasebook, default_folder
from bot.web.feeds import Feeds
from bot.web.pages import Pages
from bot.web.server import WebServer
from tests.golden.arranging import PAGES
from tests.golden.cases import CASES, Case
from tests.golden.world import SECRET, build

LOOKING_AHEAD = {"Purpose": "prefetch", "Sec-Purpose": "prefetch;prerender", "X-Moz": "prefetch"}
OPENINGS: tuple[tuple[str, dict[str, str]], ...] = (("GET", LOOKING_AHEAD), ("HEAD", {}), ("OPTIONS", {}))
"""How scanners, and programs that look ahead, open a link."""

OURS = re.compile(rf"{re.escape(PAGES)}(/[^\s\"<>]+)")
_KEPT = timedelta(days=400)


class Within:
    """The transaction that is open already: a page sees the state in which the mail was composed."""

    def __init__(self) -> None:
        self.store: Store | None = None

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Store]:
        assert self.store is not None
        yield self.store
        await self.store.add()  # what is changed is written now, and not when the case is undone


@contextmanager
def written_rows() -> Iterator[list[str]]:
    """Every statement that changes rows."""
    changing: list[str] = []

    def note(connection: Any, cursor: Any, statement: str, *rest: Any) -> None:
        if not statement.lstrip().upper().startswith(("SELECT", "PRAGMA", "BEGIN", "SAVEPOINT", "RELEASE")):
            changing.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield changing
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def links_in(mail: bytes) -> set[str]:
    """Every path of ours that a mail names: in its headers, in its texts, in its calendar entry and its attachments."""
    message = message_from_bytes(mail)
    contents = [bytes(part.get_payload(decode=True)) for part in message.walk() if not part.is_multipart()]
    texts = [unescape(content.decode("utf-8", "replace")) for content in contents]
    headers = [" ".join(value.split()) for value in map(str, message.values())]
    return {link for each in (*headers, *texts) for link in OURS.findall(each)}


async def written_mail(store: Store, reader: Reader, case: Case, book: Phrasebook, funding: Texts) -> bytes:
    """The mail of a case, in a conversation about the meeting that it asks about."""
    args = await case.arrange(store, reader)
    message = await compose(store, reader, case.message, args)
    asked = [each.action.subject for row in message.rows for each in row if each.action.verb == Verb.ANSWER]
    exchange = (reader.contact.id, thread_of(asked[0]) if asked else "home")
    conversation = (await store.conversations_with([exchange], BEGINS + _KEPT))[exchange]
    letter = Letter(
        delivery=1,
        address=reader.contact.address,
        language=reader.subscriber.language,
        message=message,
        name=reader.subscriber.name,
        conversation=conversation.id,
        bulk=case.bulk,
        funding=funding,
    )
    file = await written(message.document, Language.PL, book.phrase) if message.document is not None else None
    mailbox = Mailbox(BOT_ADDRESS, "+", SECRET, public_url=PAGES)
    return compose_mail(letter, book.phrase, mailbox, case.at, file=file).content


async def opened(path: Path) -> tuple[dict[str, set[int]], list[str]]:
    """Opens every link of every mail; how each kind of page was answered, and what was written meanwhile."""
    answered: dict[str, set[int]] = {}
    written_at_all: list[str] = []
    within, book, clock = Within(), Phrasebook(default_folder()), MovableClock(BEGINS, ticking=False)
    inbox = Inbox(within, secret=SECRET, report=logs.report)
    pages, feeds = Pages(within, inbox, book.phrase, SECRET, clock), Feeds(within, book.phrase, SECRET, clock)
    server = WebServer("127.0.0.1:0", pages, feeds, None)
    await server.start()
    async with build(path) as world, aiohttp.ClientSession(f"http://{server.address}") as scanner:
        for name, case in sorted(CASES.items(), key=lambda each: each[1].at):
            clock.move(max(case.at - clock.now(), timedelta()))
            if "email" not in case.channels:
                continue
            async with world.reading("pl", "email", known=case.known, at=case.at) as (store, reader):
                links = links_in(await written_mail(store, reader, case, book, world.funding))
                assert links or not case.bulk, name
                within.store = store
                await store.add()
                with written_rows() as rows:
                    for link in links:
                        for method, headers in OPENINGS:
                            async with scanner.request(method, link, headers=headers) as response:
                                answered.setdefault(link[:3], set()).add(response.status)
                    written_at_all += [f"{name}: {row}" for row in rows]
    await server.stop()
    return answered, written_at_all


def test_no_row_changes_whatever_link_of_whatever_mail_a_scanner_opens(sqlite_file: Path) -> None:
    answered, rows = asyncio.run(opened(sqlite_file))
    assert rows == []
    assert answered == {"/a/": {200, 405}, "/u/": {200, 405}, "/c/": {200, 405}}
