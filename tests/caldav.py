"""A real CalDAV server (Radicale) on the loopback, and a calendar program that keeps what comes by mail in it.

The program does what RFC 5546 §2.1.5 and RFC 4791 §4.1 ask of one: it looks at UID, SEQUENCE and DTSTAMP, ignores what
is older than what it holds, stores an entry without its METHOD, and removes one that is called off.
"""

import asyncio
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote
from wsgiref.simple_server import WSGIRequestHandler, make_server

import aiohttp
import radicale.config
import vobject
from radicale.app import Application


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


@dataclass
class Program:
    """One person's calendar program."""

    browser: aiohttp.ClientSession
    calendar: str
    held: dict[str, tuple[int, str]] = field(default_factory=dict)  # SEQUENCE and DTSTAMP by UID

    async def take(self, ics: bytes) -> None:
        """Works one calendar part of a mail. Raises AssertionError when the server does not accept it."""
        parsed = vobject.readOne(ics.decode())
        event, method = parsed.vevent, parsed.method.value
        uid = event.uid.value
        revision = (int(event.sequence.value), event.dtstamp.value.isoformat())
        if revision < self.held.get(uid, (-1, "")):
            return
        self.held[uid] = revision
        where = f"{self.calendar}{quote(uid)}.ics"
        if method == "CANCEL":
            async with self.browser.delete(where) as answer:
                assert answer.status in (200, 204, 404), answer.status
            return
        del parsed.method
        async with self.browser.put(
            where, data=parsed.serialize().encode(), headers={"Content-Type": "text/calendar"}
        ) as answer:
            assert answer.status in (201, 204), await answer.text()

    async def entries(self) -> list[vobject.base.Component]:
        """What the server holds, soonest first."""
        async with self.browser.get(self.calendar) as answer:
            assert answer.status == 200
            found = vobject.readOne(await answer.text())
        return sorted(found.contents.get("vevent", []), key=lambda event: event.dtstart.value)


@asynccontextmanager
async def calendar_program(folder: Path) -> AsyncIterator[Program]:
    """A program with an empty calendar."""
    configuration = radicale.config.load()
    configuration.update(
        {
            "auth": {"type": "none"},
            "storage": {"filesystem_folder": str(folder), "_filesystem_fsync": "False"},
            "logging": {"level": "critical"},
        },
        "tests",
        privileged=True,
    )
    server = make_server("127.0.0.1", 0, Application(configuration), handler_class=_Quiet)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        url, anybody = (
            f"http://127.0.0.1:{server.server_port}",
            {"Authorization": aiohttp.encode_basic_auth("anybody", "anything")},
        )
        async with aiohttp.ClientSession(url, headers=anybody) as browser:
            async with browser.request("MKCALENDAR", "/anybody/calendar/") as answer:
                assert answer.status == 201, await answer.text()
            yield Program(browser, "/anybody/calendar/")
    finally:
        await asyncio.to_thread(server.shutdown)
        thread.join()
        server.server_close()
