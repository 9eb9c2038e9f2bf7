"""SQLite in aiosqlite's thread, with one crossing to it for a statement and its rows.

Through aiosqlite alone SQLAlchemy crosses four times: for the cursor, the statement, its rows and the cursor's end. The
crossings cost several times what SQLite itself does for a short statement.
"""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Self

import aiosqlite

_CHUNK = 64  # rows at a time for those who iterate; SQLAlchemy fetches all


def connection(path: str, busy_seconds: float) -> aiosqlite.Connection:
    """A connection to the file; await it. Waits for another process's lock for as long as is said."""

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(path, timeout=busy_seconds, check_same_thread=False, isolation_level=None)

    opened = _Connection(connect, _CHUNK)
    opened._thread.daemon = True  # as SQLAlchemy does with those it opens itself
    return opened


class _Connection(aiosqlite.Connection):
    def cursor(self) -> "_Cursor":  # type: ignore[override]  # SQLAlchemy enters it; nothing has to be awaited first
        return _Cursor(self)

    async def run(self, work: Callable[..., None], *given: Any) -> None:
        """Runs it in the thread that has the connection."""
        await self._execute(work, *given)  # type: ignore[no-untyped-call]  # aiosqlite types only what it shows

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
        await self._owner.run(self._work, sqlite3.Cursor.execute, statement, parameters)
        return self

    async def executemany(self, statement: str, parameters: Iterable[Sequence[Any]]) -> Self:
        await self._owner.run(self._work, sqlite3.Cursor.executemany, statement, parameters)
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
