"""The service under test, and all that the benchmarks know of its inside: the one file to change with it."""

import asyncio
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from datetime import UTC, datetime, timedelta
from os import devnull
from pathlib import Path

from sqlalchemy import create_engine, make_url

from bot import logs, programme, ticks
from bot.app import App, build, spare_what_is_loaded
from bot.channels.email.compose import compose as compose_mail
from bot.channels.telegram.compose import Outgoing, put
from bot.channels.telegram.listener import hello
from bot.core import announcements
from bot.core.actions import Verb
from bot.core.channel import Letter
from bot.core.clock import SystemClock
from bot.core.language import Language, Texts
from bot.core.message import Message, line
from bot.core.messages.reader import HOME, button
from bot.core.outbox import Lane
from bot.settings import Settings, load
from bot.storage.database import Database
from bot.text import Phrasebook, default_folder
from tests.benchmarks.bot_api import TOKEN
from tests.benchmarks.ground import TEXTS

OPEN = {"MOSTY_TELEGRAM_RATE": "999999", "MOSTY_MAIL_RATE": "999999"}
"""No limiter: what is measured is the service."""

_UNDONE = "SELECT count(*) FROM delivery WHERE state IN ('waiting', 'held', 'claimed')"
_DELIVERED = "SELECT count(*) FROM delivery WHERE state = 'delivered'"
_LOOK_SECONDS = 0.02
_PATIENCE = 120.0

_ANNOUNCEMENT = Message(
    "announcement",
    (("text", Texts(TEXTS)),),
    ((button("button-ask", Verb.ASK), HOME),),
    by_mail=line("announcement-by-mail"),
)


def environ(url: str, *, telegram: str = "", smtp: str = "", **more: str) -> dict[str, str]:
    """The settings of a service on that database, without quiet hours."""
    wanted = {"MOSTY_DATABASE_URL": url, "MOSTY_SECRET": "benchmark " * 4, "MOSTY_QUIET_HOURS": "00:00-00:00"}
    if telegram:
        wanted |= {"MOSTY_TELEGRAM_TOKEN": TOKEN, "MOSTY_TELEGRAM_API": telegram}
    if smtp:
        wanted |= {
            "MOSTY_MAIL_ADDRESS": "mosty@example.org",
            "MOSTY_SMTP_URL": smtp,
            "MOSTY_LMTP_LISTEN": "127.0.0.1:0",
        }
    return wanted | more


@asynccontextmanager
async def service(wanted: dict[str, str]) -> AsyncIterator[App]:
    """The real service, built and connected; nothing runs yet. Its log goes where nobody reads it."""
    settings: Settings = load(wanted, env_file=None)
    async with AsyncExitStack() as stack:
        stack.enter_context(_log_unread())
        app = await build(stack, settings, programme.read(settings.programme), SystemClock())
        await app.database.prepare()
        await app.replica.join()
        stack.push_async_callback(app.replica.leave)
        if app.bot is not None:
            await hello(app.bot)
        spare_what_is_loaded()  # as the command does that runs the service
        yield app


@contextmanager
def _log_unread() -> Iterator[None]:
    """It is written all the same: that too takes its time."""
    with Path(devnull).open("w") as nowhere:
        logs.configure("text", "info", nowhere)
        try:
            yield
        finally:
            logs.configure("text", "warning")


@asynccontextmanager
async def relaying(app: App) -> AsyncIterator[None]:
    """The relay runs inside the block."""
    task = asyncio.create_task(app.relay.run())
    try:
        yield
    finally:
        task.cancel()
        await asyncio.wait([task])


async def deliver_all(app: App) -> float:
    """Starts the relay; returns how many deliveries a second until every one is recorded as delivered.

    Claimed, sent and recorded: the clock stops when the database says so. Raises AssertionError when some are not.
    """
    engine = create_engine(make_url(app.settings.database_url), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        begun = time.perf_counter()
        async with relaying(app):
            # the count goes through all of them: it is asked for when the relay is through, not all the time
            while app.relay.is_at_work or connection.exec_driver_sql(_UNDONE).scalar():
                if time.perf_counter() - begun > _PATIENCE:
                    raise AssertionError(f"not all is delivered within {_PATIENCE:g} s")
                await asyncio.sleep(_LOOK_SECONDS)
            seconds = time.perf_counter() - begun
        delivered = connection.exec_driver_sql(_DELIVERED).scalar_one()
        left = connection.exec_driver_sql("SELECT count(*) FROM delivery WHERE state <> 'delivered'").scalar_one()
    engine.dispose()
    assert not left, f"{left} deliveries have failed"
    return int(delivered) / seconds


def together(app: App, channel: str) -> int:
    """How many sends the relay may have on the wire at the same time, in one lane."""
    return app.relay._limits[channel].together


async def publish(database: Database, now: datetime) -> int:
    """Publishes an announcement to everyone, as an organiser does; returns how many."""
    async with database.transaction() as store:
        draft = await announcements.draft(store, None, now)
        for language in Language:
            announcements.write(draft, language, TEXTS[language])
        return (await announcements.publish(store, draft, now)).audience


async def look(database: Database) -> None:
    """What happens again and again while nothing is due: both lanes look for work, and the minute's ticks run."""
    now = datetime.now(UTC)
    for bulk in (False, True):
        lane = Lane("telegram", bulk)
        async with database.transaction() as store:
            await store.dues(lane)
            await store.pace(lane.channel, now)
            assert await store.claim(lane, lane.priorities, now=now, limit=128) == ([], False)
    for tick in ticks.TIMETABLE:
        if tick.every <= timedelta(minutes=1):
            await ticks.run(tick, database, now, lambda name, values: None)


def ready_message() -> Outgoing:
    """The text and the buttons of the announcement, for a baseline that has nothing to compose."""
    return put(_ANNOUNCEMENT, Language.PL, Phrasebook(default_folder()).phrase)


def ready_mail(app: App) -> bytes:
    """The announcement as the bytes of a mail, for a baseline that has nothing to compose."""
    assert app.mailbox is not None
    letter = Letter(1, "mailto:p7100000001@example.org", Language.PL, _ANNOUNCEMENT, conversation=1, bulk=True)
    return compose_mail(letter, app.phrasebook.phrase, app.mailbox, datetime.now(UTC)).content
