"""Opening the database, its schema, and transactions."""

import asyncio
import contextlib
import secrets
import sqlite3
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Collection
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import URL, create_engine, event, inspect, make_url, text
from sqlalchemy.exc import DBAPIError, DisconnectionError, IntegrityError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry

from bot.core.outbox import Lane
from bot.core.store import StorageUnavailable, WrittenMeanwhile
from bot.storage.embedded import connection
from bot.storage.store import SqlStore
from bot.storage.tables import SCHEMA

_BUSY_SECONDS = 5.0
CHANNEL = "mosty_outbox"
"""Where PostgreSQL's processes tell each other of new deliveries (NOTIFY)."""

_NOTIFY = text(f"SELECT pg_notify('{CHANNEL}', :words)")
_RESTED_SECONDS = 1.0
_REVISION = "SELECT version_num FROM alembic_version"
_COLLISIONS = ("40001", "40P01")
"""PostgreSQL's serialization_failure and deadlock_detected: begun anew, the transaction goes through."""

_SQLITE_AWAY = (
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_READONLY,
)


class SchemaUnfit(Exception):
    """The database has another schema than this program; the text says what to do."""


class Database:
    """One database, SQLite or PostgreSQL.

    `on_enqueued` is called with the lanes concerned after every commit that put something into the outbox; on
    PostgreSQL by `hear`, when the commit of another process is heard of.
    """

    def __init__(
        self,
        url: str,
        *,
        busy_seconds: float = _BUSY_SECONDS,
        rested_seconds: float = _RESTED_SECONDS,
        connect: Callable[[], Awaitable[Any]] | None = None,
    ) -> None:
        """`busy_seconds` are waited for another writer (SQLite); a connection that has rested for `rested_seconds`
        is asked whether it still is one (PostgreSQL); `connect` opens connections to an embedded database in the
        driver's place.
        """
        self.url = with_driver(make_url(url))
        self.on_enqueued: Callable[[Collection[Lane]], None] = lambda lanes: None
        self.is_embedded = self.url.get_backend_name() == "sqlite"
        if self.is_embedded:
            self._engine = _embedded(self.url, connect or partial(connection, self.url.database or "", busy_seconds))
        else:
            self._engine = create_async_engine(self.url)
            _ask_those_that_rested(self._engine, rested_seconds)
        self._voice = secrets.token_hex(4)  # by which it knows its own words
        self._writing = asyncio.Lock() if self.is_embedded else None

    async def prepare(self) -> None:
        """Makes the schema ready: an embedded database is created or upgraded, PostgreSQL is only checked.

        Raises SchemaUnfit, with what to do; StorageUnavailable when the database cannot be opened.
        """
        try:
            found = await self._revision()
        except (DBAPIError, sqlite3.Error) as error:
            reason = error.orig if isinstance(error, DBAPIError) else error
            raise StorageUnavailable(f"{self.url.render_as_string(hide_password=True)}: {reason}") from error
        if found == SCHEMA:
            return
        if found is not None and found > SCHEMA:
            raise SchemaUnfit(
                f"The database has schema {found}, newer than this program's {SCHEMA}. Run the newer program."
            )
        if not self.is_embedded:
            raise SchemaUnfit(
                f"The database has schema {found or 'none'}, this program needs {SCHEMA}. Run: mosty migrate"
            )
        await asyncio.to_thread(migrate, self.url)

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[SqlStore]:
        """One transaction. Raises StorageUnavailable or WrittenMeanwhile; nothing is kept then."""
        if self._writing is None:
            async with self._transaction() as store:
                yield store
        else:
            # SQLite has one writer: waiting here is fair and costs nothing, waiting inside it polls
            async with self._writing, self._transaction() as store:
                yield store

    def hear(self, words: str) -> None:
        """What some process says of its commit; one's own has rung already."""
        voice, *lanes = words.split()
        if voice != self._voice:
            self.on_enqueued({_lane_of(each) for each in lanes})

    async def close(self) -> None:
        """Closes every connection."""
        await self._engine.dispose()

    @asynccontextmanager
    async def _transaction(self) -> AsyncIterator[SqlStore]:
        session = AsyncSession(self._engine, expire_on_commit=False)
        try:
            async with session.begin():
                store = SqlStore(session)
                yield store
                if store.enqueued and not self.is_embedded:
                    words = " ".join([self._voice, *sorted(map(_as_word, store.enqueued))])
                    await session.execute(_NOTIFY, {"words": words})  # heard after the commit
        except IntegrityError as error:
            raise WrittenMeanwhile(str(error.orig)) from error
        except DBAPIError as error:
            if getattr(error.orig, "sqlstate", None) in _COLLISIONS:
                raise WrittenMeanwhile(str(error.orig)) from error
            if _is_away(error):
                raise StorageUnavailable(str(error.orig)) from error
            raise
        finally:
            # its connection went back at the end of the transaction: unlike the session's own context, which closes
            # in a task of its own, this waits for nothing
            await session.close()
        if store.enqueued:
            self.on_enqueued(store.enqueued)

    async def _revision(self) -> str | None:
        if self.is_embedded:
            return await asyncio.to_thread(_embedded_revision, self.url.database or "")
        async with self._engine.connect() as connection:
            if not await connection.run_sync(lambda sync: inspect(sync).has_table("alembic_version")):
                return None
            return (await connection.execute(text(_REVISION))).scalar_one_or_none()


def _as_word(lane: Lane) -> str:
    return f"{lane.channel}:{'bulk' if lane.bulk else 'answers'}"


def _lane_of(word: str) -> Lane:
    channel, _, bulk = word.partition(":")
    return Lane(channel, bulk == "bulk")


def _embedded_revision(path: str) -> str | None:
    # not through the engine: a connection that cannot be opened leaves aiosqlite's thread behind
    with contextlib.closing(sqlite3.connect(path)) as connection:
        if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone():
            return None
        row = connection.execute(_REVISION).fetchone()
        return str(row[0]) if row else None


def migrate(url: URL | str) -> None:
    """Creates the schema or upgrades it to the newest. On SQLite makes the folder of the file."""
    from alembic import command  # only here: starting on a fitting schema need not load it
    from alembic.config import Config

    url = with_driver(make_url(url))
    if url.get_backend_name() == "sqlite" and url.database:
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    config = Config()
    config.set_main_option("script_location", str(migrations_folder()))
    engine = create_engine(url.set(drivername=url.drivername.replace("+aiosqlite", "")))
    try:
        with engine.begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
    finally:
        engine.dispose()


def migrations_folder() -> Path:
    """Where the migrations lie: beside the package in a checkout, inside it in an installed wheel."""
    package = Path(__file__).parents[1]
    inside = package / "migrations"
    return inside if inside.is_dir() else package.parent / "migrations"


def with_driver(url: URL) -> URL:
    """The URL with the driver we use: aiosqlite or psycopg."""
    drivers = {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+psycopg", "postgres": "postgresql+psycopg"}
    return url.set(drivername=drivers.get(url.drivername, url.drivername))


def _embedded(url: URL, connect: Callable[[], Awaitable[Any]]) -> AsyncEngine:
    if url.database:
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    engine = create_async_engine(url, async_creator=connect)

    @event.listens_for(engine.sync_engine, "connect")
    def prepare(connection: Any, record: object) -> None:
        cursor = connection.cursor()
        for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def begin(connection: Any) -> None:
        # a transaction that reads first and writes later fails at once if another has written in between
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def _ask_those_that_rested(engine: AsyncEngine, seconds: float) -> None:
    """A connection that nobody has used for so long may be broken: it is asked before it is used, and opened anew.

    SQLAlchemy's own pool_pre_ping asks each time, which in a busy second is one round trip in ten.
    """

    @event.listens_for(engine.sync_engine, "checkin")
    def rests(connection: Any, record: ConnectionPoolEntry) -> None:
        record.info["rests_since"] = time.monotonic()

    @event.listens_for(engine.sync_engine, "checkout")
    def ask(connection: Any, record: ConnectionPoolEntry, proxy: object) -> None:
        since = record.info.get("rests_since")
        if since is None or time.monotonic() < since + seconds:
            return
        try:
            engine.dialect.do_ping(connection)
        except engine.dialect.loaded_dbapi.Error as error:
            raise DisconnectionError(str(error)) from error


def _is_away(error: DBAPIError) -> bool:
    if isinstance(error.orig, sqlite3.Error):
        code = getattr(error.orig, "sqlite_errorcode", None)
        return code is not None and code & 0xFF in _SQLITE_AWAY
    from psycopg import InterfaceError, OperationalError

    return error.connection_invalidated or isinstance(error.orig, OperationalError | InterfaceError)
