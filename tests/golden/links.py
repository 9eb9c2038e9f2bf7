"""Promise 8 for every kind of mail: whatever link of one is opened, in the very state it is sent in, no row changes.

The mails are those of the golden texts, in each language: a new message joins by itself.
"""

import re
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email import message_from_bytes
from html import unescape
from typing import Any

import aiohttp
from sqlalchemy import Engine, event

from bot import logs
from bot.core.clock import MovableClock
from bot.core.inbox import Inbox
from bot.core.message import Say
from bot.core.store import Store
from bot.rehearsal.stage import BEGINS
from bot.web.feeds import Feeds
from bot.web.pages import Pages
from bot.web.server import WebServer
from tests.golden.arranging import PAGES
from tests.golden.world import SECRET

LOOKING_AHEAD = {"Purpose": "prefetch", "Sec-Purpose": "prefetch;prerender", "X-Moz": "prefetch"}
"""What programs say that open a link before anybody has tapped on it."""

OURS = re.compile(rf"{re.escape(PAGES)}(/[^\s\"<>]+)")


@dataclass
class Scanner:
    """Opens links as they do who look into every mail; keeps what was written meanwhile, and how pages answered."""

    browser: aiohttp.ClientSession
    within: "Within"
    clock: MovableClock
    changed: list[str] = field(default_factory=list)  # "pl/invitation: INSERT …"
    answered: dict[str, set[int]] = field(default_factory=dict)  # status, by the kind of page
    opened: set[str] = field(default_factory=set)  # mails that had a link

    async def look_into(self, name: str, mail: bytes, store: Store, at: datetime) -> None:
        """Opens every link of a mail: each with GET, and each page with HEAD, whatever its link proposes."""
        self.clock.move(max(at - self.clock.now(), timedelta()))
        self.within.store = store
        await store.add()
        links = links_in(mail)
        pages = {link.partition("?")[0] for link in links}
        if links:
            self.opened.add(name)
        with written_rows() as rows:
            for method, link in (*(("GET", link) for link in links), *(("HEAD", page) for page in pages)):
                async with self.browser.request(method, link, headers=LOOKING_AHEAD) as response:
                    self.answered.setdefault(link[:3], set()).add(response.status)
        self.changed += [f"{name}: {row}" for row in rows]


@asynccontextmanager
async def scanning(phrase: Say) -> AsyncIterator[Scanner]:
    """A scanner, and a service whose pages it opens."""
    within, clock = Within(), MovableClock(BEGINS, ticking=False)
    inbox = Inbox(within, secret=SECRET, report=logs.report)
    pages, feeds = Pages(within, inbox, phrase, SECRET, clock), Feeds(within, phrase, SECRET, clock)
    server = WebServer("127.0.0.1:0", pages, feeds, None)
    await server.start()
    async with aiohttp.ClientSession(f"http://{server.address}") as browser:
        yield Scanner(browser, within, clock)
    await server.stop()


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
