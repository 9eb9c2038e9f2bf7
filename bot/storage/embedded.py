"""SQLite in the event loop itself, but for what waits: for another process's lock, and for the disk at the commit.

A short statement takes SQLite some microseconds; to hand it to aiosqlite's thread and back costs many times that. There
is one writer, so nobody who needs the database loses anything by a long statement; those who do not need it are let
through between two statements.
"""

import asyncio
import sqlite3
import time
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any, Self

import aiosqlite

_CHUNK = 64  # rows at a time for those who iterate; SQLAlchemy fetches all
_HOLDS_THE_LOOP = 0.005
"""Seconds that statements may follow one another until everything else in the loop has its turn."""


def connection(path: str, busy_seconds: float) -> aiosqlite.Connection:
    """A connection to the file; await it. Waits for another process's lock for as long as is said."""

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(path, timeout=0, check_same_thread=False, isolation_level=None)

    opened = _Connection(connect, _CHUNK)
    opened.busy_milliseconds = round(busy_seconds * 1000)
    opened._thread.daemon = True  # as SQLAlchemy does with those it opens itself
    return opened


class _Connection(aiosqlite.Connection):
    busy_milliseconds = 0
    yielded_at = 0.0  # when the loop last did something else

    def cursor(self) -> "_Cursor":  # type: ignore[override]  # SQLAlchemy enters it; nothing has to be awaited first
        return _Cursor(self)

    async def run(self, work: Callable[[], None]) -> None:
        """Runs a statement; one that finds the database locked has changed nothing, and waits in the thread."""
        if time.monotonic() - self.yielded_at > _HOLDS_THE_LOOP:
            await asyncio.sleep(0)
            self.yielded_at = time.monotonic()
        try:
            work()
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                raise
            await self._execute(self._wait, work)  # type: ignore[no-untyped-call]  # aiosqlite types what it shows

    def _wait(self, work: Callable[[], None]) -> None:
        self._conn.execute(f"PRAGMA busy_timeout = {self.busy_milliseconds}")
        try:
            work()
        finally:
            self._conn.execute("PRAGMA busy_timeout = 0")

    async def rollback(self) -> None:
        if self._conn.in_transaction:  # the pool rolls back whatever comes home
            await super().rollback()


class _Cursor:
    """What SQLAlchemy's dialect asks of a cursor; the rows of a statement are here when it returns."""

    arraysize = 1

    def __init__(self, owner: _Connection) -> None:
        self._owner = owner
        self._rows: list[Any] = []
        self.description: Any = None
        self.rowcount = -1
        self.lastrowid: int | None = None

    async def __aenter__(self) -> Self:
        return self

    async def execute(self, statement: str, parameters: Sequence[Any] = ()) -> Self:
        await self._owner.run(partial(self._work, sqlite3.Cursor.execute, statement, parameters))
        return self

    async def executemany(self, statement: str, parameters: Iterable[Sequence[Any]]) -> Self:
        await self._owner.run(partial(self._work, sqlite3.Cursor.executemany, statement, parameters))
        return self

    async def fetchall(self) -> list[Any]:
        return self._rows

    async def close(self) -> None:
        self._rows = []

    def _work(self, run: Any, statement: str, parameters: Any) -> None:
        cursor = self._owner._conn.cursor()
        try:
            run(cursor, statement, parameters)
            self._rows = cursor.fetchall() if cursor.description else []
            self.description, self.rowcount, self.lastrowid = cursor.description, cursor.rowcount, cursor.lastrowid
        finally:
            cursor.close()
