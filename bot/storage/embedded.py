"""SQLite in the event loop itself, but for what waits: for another process's lock, and for the disk at the commit.

A short statement takes SQLite some microseconds; to hand it to a thread and back, or to another greenlet, costs many
times that. There is one writer, so nobody who needs the database loses anything by a long statement; those who do not
need it are let through between two statements.
"""

import asyncio
import contextlib
import sqlite3
import time
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from sqlalchemy import Connection, create_engine
from sqlalchemy.orm import Session
from sqlalchemy.pool import StaticPool
from sqlalchemy.util import EMPTY_DICT

from bot.storage.tables import REVISION

_HOLDS_THE_LOOP = 0.005
"""Seconds that statements may follow one another until everything else in the loop has its turn."""

T = TypeVar("T")


class DatabaseFile:
    """The file, and where a transaction waits."""

    opened_as: type[sqlite3.Connection] = sqlite3.Connection

    def __init__(self, path: str, busy_seconds: float) -> None:
        """Another process's lock is waited for as long as is said."""
        self.path = path
        self._connection: sqlite3.Connection | None = None
        self._busy_milliseconds = round(busy_seconds * 1000)
        self._thread = ThreadPoolExecutor(1, "sqlite")
        self._yielded_at = 0.0  # when the loop last did something else
        self._changes = 0  # rows that had been changed through this connection when the transaction began

    @property
    def connection(self) -> sqlite3.Connection:
        """Raises sqlite3.ProgrammingError while it is closed."""
        if self._connection is None:
            raise sqlite3.ProgrammingError(f"{self.path} is not open")
        return self._connection

    async def revision(self) -> str | None:
        """The schema's; None where there is none. Raises sqlite3.Error."""
        return await self._in_thread(self._revision)

    async def open(self) -> None:
        """Opens it. Raises sqlite3.Error."""
        self._connection = await self._in_thread(self._open)

    async def begin(self) -> None:
        """Begins a transaction, alone on the file until its end. Raises sqlite3.Error."""
        try:
            # IMMEDIATE: one that reads first and writes later fails at once if another has written in between
            self.connection.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                raise
            await self._in_thread(self._wait_and_begin)
        self._changes = self.connection.total_changes

    async def pause(self) -> None:
        """Stands before each statement: after some of them everything else in the loop has its turn."""
        if time.monotonic() - self._yielded_at > _HOLDS_THE_LOOP:
            await asyncio.sleep(0)
            self._yielded_at = time.monotonic()

    async def commit(self) -> None:
        """Ends the transaction; what it has changed is on the disk then. Raises sqlite3.Error."""
        if self.connection.total_changes == self._changes:
            self.connection.commit()
        else:
            await self._in_thread(self.connection.commit)

    def rollback(self) -> None:
        """Takes back what is not committed, if there is anything."""
        if self._connection is not None and self._connection.in_transaction:
            self._connection.rollback()

    def close(self) -> None:
        """Closes it; it can be opened again."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _revision(self) -> str | None:
        Path(self.path).parent.mkdir(parents=True, exist_ok=True)
        with contextlib.closing(sqlite3.connect(self.path)) as connection:
            if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone():
                return None
            row = connection.execute(REVISION).fetchone()
            return str(row[0]) if row else None

    def _open(self) -> sqlite3.Connection:
        seconds = self._busy_milliseconds / 1000
        connection = sqlite3.connect(
            self.path, timeout=seconds, check_same_thread=False, isolation_level=None, factory=self.opened_as
        )
        for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "busy_timeout = 0"):
            connection.execute(f"PRAGMA {pragma}")
        return connection

    def _wait_and_begin(self) -> None:
        self.connection.execute(f"PRAGMA busy_timeout = {self._busy_milliseconds}")
        try:
            self.connection.execute("BEGIN IMMEDIATE")
        finally:
            self.connection.execute("PRAGMA busy_timeout = 0")

    async def _in_thread(self, work: Callable[[], T]) -> T:
        """Waits for its end however often it is cancelled: nobody else may use the connection meanwhile."""
        working = asyncio.get_running_loop().run_in_executor(self._thread, work)
        cancelled: asyncio.CancelledError | None = None
        while not working.done():
            try:
                await asyncio.wait({working})
            except asyncio.CancelledError as error:
                cancelled = error
        if cancelled is not None:
            working.exception()
            raise cancelled
        return working.result()


class Embedded:
    """Transactions on one file, one after the other."""

    def __init__(self, file: DatabaseFile) -> None:
        self.engine = create_engine(
            "sqlite://", creator=lambda: file.connection, poolclass=StaticPool, json_deserializer=msgspec.json.decode
        )
        self._file = file
        self._connection: Connection | None = None
        # SQLite has one writer: waiting here is fair and costs nothing, waiting inside it polls
        self._writing = asyncio.Lock()

    async def revision(self) -> str | None:
        """The schema's; None where there is none. Raises sqlite3.Error."""
        return await self._file.revision()

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator["EmbeddedUnitOfWork"]:
        """Raises sqlite3.Error or DBAPIError; nothing is kept then."""
        async with self._writing:
            if self._connection is None:
                await self._file.open()
                self._connection = self.engine.connect()  # not after the beginning: its first look rolls back
            try:
                await self._file.begin()
                with Session(self._connection, expire_on_commit=False) as session:
                    yield EmbeddedUnitOfWork(session, self._file)
                    session.flush()
                    await self._file.commit()
                    session.commit()
            finally:
                self._file.rollback()

    async def close(self) -> None:
        """Closes the file."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        self.engine.dispose()
        self._file.close()


class EmbeddedUnitOfWork:
    """What the store asks of an AsyncSession, worked at once."""

    def __init__(self, session: Session, file: DatabaseFile) -> None:
        self._session = session
        self._pause = file.pause
        self.add = session.add
        self.add_all = session.add_all
        self.get_bind = session.get_bind

    async def execute(self, statement: Any, params: Any = None, *, execution_options: Any = EMPTY_DICT) -> Any:
        await self._pause()
        return self._session.execute(statement, params, execution_options=execution_options)

    async def get(self, entity: type[T], ident: Any) -> T | None:
        await self._pause()
        return self._session.get(entity, ident)

    async def get_one(self, entity: type[T], ident: Any) -> T:
        await self._pause()
        return self._session.get_one(entity, ident)

    async def delete(self, instance: object) -> None:
        await self._pause()
        self._session.delete(instance)

    async def flush(self) -> None:
        await self._pause()
        self._session.flush()
