"""Opening the database, its schema, and transactions."""

import asyncio
import secrets
import sqlite3
from collections.abc import AsyncIterator, Callable, Collection
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Protocol

from sqlalchemy import URL, Engine, create_engine, make_url, text
from sqlalchemy.exc import DBAPIError, IntegrityError, PendingRollbackError
from sqlalchemy.exc import TimeoutError as NoConnectionFree

from bot.core.outbox import Lane
from bot.core.store import StorageUnavailable, WrittenMeanwhile
from bot.storage.embedded import DatabaseFile, Embedded
from bot.storage.store import SqlStore
from bot.storage.tables import SCHEMA
from bot.storage.transaction import UnitOfWork

_BUSY_SECONDS = 5.0
CHANNEL = "mosty_outbox"
"""Where PostgreSQL's processes tell each other of new deliveries (NOTIFY)."""

_NOTIFY = text(f"SELECT pg_notify('{CHANNEL}', :words)")
_RESTED_SECONDS = 1.0
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


class Backend(Protocol):
    """Where the transactions of a database are worked: in the event loop itself, or on a server."""

    engine: Engine

    async def revision(self) -> str | None: ...

    def transaction(self) -> AbstractAsyncContextManager[UnitOfWork]: ...

    async def close(self) -> None: ...


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
        file: DatabaseFile | None = None,
    ) -> None:
        """`busy_seconds` are waited for another writer (SQLite), or for a connection to be free (PostgreSQL); one that
        has rested for `rested_seconds` is asked whether it still is one; `file` stands in the place of the embedded
        database's.
        """
        self.url = with_driver(make_url(url))
        self.on_enqueued: Callable[[Collection[Lane]], None] = lambda lanes: None
        self.is_embedded = self.url.get_backend_name() == "sqlite"
        if self.is_embedded:
            self._backend: Backend = Embedded(file or DatabaseFile(self.url.database or "", busy_seconds))
        else:
            from bot.storage import server  # only here: on SQLite it need not be loaded

            self._backend = server.Server(self.url, busy_seconds, rested_seconds)
        self._voice = secrets.token_hex(4)  # by which it knows its own words

    async def prepare(self) -> None:
        """Makes the schema ready: an embedded database is created or upgraded, PostgreSQL is only checked.

        Raises SchemaUnfit, with what to do; StorageUnavailable when the database cannot be opened.
        """
        try:
            found = await self._backend.revision()
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
        try:
            async with self._backend.transaction() as session:
                store = SqlStore(session)
                yield store
                if store.enqueued and not self.is_embedded:
                    words = " ".join([self._voice, *sorted(map(_as_word, store.enqueued))])
                    await session.execute(_NOTIFY, {"words": words})  # heard after the commit
        except IntegrityError as error:
            raise WrittenMeanwhile(str(error.orig)) from error
        except NoConnectionFree as error:
            raise StorageUnavailable(str(error)) from error
        except PendingRollbackError as error:  # it went away before, and whoever asked took that for something else
            raise StorageUnavailable(str(error)) from error
        except (DBAPIError, sqlite3.Error) as error:
            reason = error.orig if isinstance(error, DBAPIError) else error
            if getattr(reason, "sqlstate", None) in _COLLISIONS:
                raise WrittenMeanwhile(str(reason)) from error
            if _is_away(error):
                raise StorageUnavailable(str(reason)) from error
            raise
        if store.enqueued:
            self.on_enqueued(store.enqueued)

    def hear(self, words: str) -> None:
        """What some process says of its commit; one's own has rung already."""
        voice, *lanes = words.split()
        if voice != self._voice:
            self.on_enqueued({_lane_of(each) for each in lanes})

    async def close(self) -> None:
        """Closes every connection."""
        await self._backend.close()


def _as_word(lane: Lane) -> str:
    return f"{lane.channel}:{'bulk' if lane.bulk else 'answers'}"


def _lane_of(word: str) -> Lane:
    channel, _, bulk = word.partition(":")
    return Lane(channel, bulk == "bulk")


def migrate(url: URL | str) -> None:
    """Creates the schema or upgrades it to the newest. On SQLite makes the folder of the file."""
    from alembic import command  # only here: starting on a fitting schema need not load it
    from alembic.config import Config

    url = with_driver(make_url(url))
    if url.get_backend_name() == "sqlite" and url.database:
        Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    config = Config()
    config.set_main_option("script_location", str(migrations_folder()))
    engine = create_engine(url)
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
    """The URL with the driver we use: Python's own sqlite3, or psycopg."""
    drivers = {"sqlite+aiosqlite": "sqlite", "postgresql": "postgresql+psycopg", "postgres": "postgresql+psycopg"}
    return url.set(drivername=drivers.get(url.drivername, url.drivername))


def _is_away(error: DBAPIError | sqlite3.Error) -> bool:
    reason = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(reason, sqlite3.Error):
        code = getattr(reason, "sqlite_errorcode", None)
        return code is not None and code & 0xFF in _SQLITE_AWAY
    from psycopg import InterfaceError, OperationalError
    from psycopg.errors import (
        InFailedSqlTransaction,  # a statement before was cut short, and whoever ran it took that for something else
        ReadOnlySqlTransaction,  # its disk is nearly full, or another one takes its place
    )

    passing = OperationalError | InterfaceError | ReadOnlySqlTransaction | InFailedSqlTransaction
    return (isinstance(error, DBAPIError) and error.connection_invalidated) or isinstance(reason, passing)
