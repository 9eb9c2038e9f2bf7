"""SQLite without aiosqlite's thread: the same calls, worked at once in the loop, each a step at which a life may end.

A kill closes the connection, so that SQLite rolls back what was not committed, as it does after kill -9.
"""

import asyncio
import re
import sqlite3
from collections.abc import Awaitable, Callable
from typing import Any, Self

from sqlalchemy import Dialect

from bot.rehearsal.season.life import Life
from bot.rehearsal.season.weather import Weather
from bot.storage.database import Database

_BUSY_SECONDS = 5.0
_WRITES = re.compile(r"\s*(?:INSERT INTO|UPDATE|DELETE FROM) \"?(\w+)")


class SeasonDatabase(Database):
    """The service's database, for one life. What SQLAlchemy has made of a statement serves every life after it, too."""

    def __init__(self, url: str, connect: Callable[[], Awaitable["Connection"]]) -> None:
        super().__init__(url, connect=connect)
        engine = self._engine.sync_engine
        engine.dialect = _DIALECTS.setdefault(engine.name, engine.dialect)  # compiled statements are one dialect's
        engine.update_execution_options(compiled_cache=_COMPILED)


_DIALECTS: dict[str, Dialect] = {}
_COMPILED: dict[Any, Any] = {}


class Connection:
    """What SQLAlchemy's dialect for aiosqlite asks of a connection of aiosqlite."""

    def __init__(self, path: str, life: Life, weather: Weather, committed: Callable[[set[str]], None]) -> None:
        self._connection: sqlite3.Connection | None = sqlite3.connect(
            path, timeout=_BUSY_SECONDS, check_same_thread=False, isolation_level=None
        )
        self.life = life
        self.weather = weather
        self._committed = committed
        self.touched: set[str] = set()  # the tables that this transaction has written
        self._tx = self  # the dialect sets the isolation level through aiosqlite's queue
        life.at_death(self._drop)

    @property
    def _conn(self) -> sqlite3.Connection:
        if self._connection is None:
            raise ValueError("no active connection")
        return self._connection

    def put_nowait(self, job: tuple[asyncio.Future[Any], Callable[[], Any]]) -> None:
        future, function = job
        future.set_result(function())

    def cursor(self) -> "Cursor":
        return Cursor(self)

    async def create_function(self, *given: Any, **named: Any) -> None:
        self._conn.create_function(*given, **named)

    async def commit(self) -> None:
        if not self._conn.in_transaction:
            return
        await self.life.step("before the commit")
        self._conn.commit()
        touched, self.touched = self.touched, set()
        self._committed(touched)
        await self.life.step("after the commit")
        await asyncio.sleep(self.weather.disk_delay())
        self.life.transactions.discard(self)  # not before: who waits for this one to end has read the clock already

    async def rollback(self) -> None:
        self.touched.clear()
        self._conn.rollback()
        self.life.transactions.discard(self)

    async def close(self) -> None:
        self._drop()

    def stop(self) -> None:
        self._drop()

    def _drop(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None
            self.life.transactions.discard(self)


class Cursor:
    """A cursor whose coroutines never wait."""

    def __init__(self, connection: Connection) -> None:
        self._owner = connection
        self._cursor = connection._conn.cursor()

    async def __aenter__(self) -> Self:
        return self

    async def execute(self, statement: str, parameters: Any = ()) -> Self:
        if statement.startswith("PRAGMA synchronous"):
            return self  # the machine's power is not cut
        if statement.startswith("BEGIN"):
            await self._begin()
        self._note(statement)
        await self._owner.life.step("statement")
        self._cursor.execute(statement, parameters)
        return self

    async def _begin(self) -> None:
        """Waits for the disk. Raises what SQLite raises when it is full or locked."""
        self._owner.life.transactions.add(self._owner)
        await asyncio.sleep(self._owner.weather.disk_delay())
        try:
            self._owner.weather.strike_disk()
        except sqlite3.OperationalError:
            self._owner.life.transactions.discard(self._owner)
            raise

    async def executemany(self, statement: str, parameters: Any) -> Self:
        self._note(statement)
        await self._owner.life.step("statement")
        self._cursor.executemany(statement, parameters)
        return self

    def _note(self, statement: str) -> None:
        if (written := _WRITES.match(statement)) is not None:
            self._owner.touched.add(written[1])

    async def fetchall(self) -> list[Any]:
        return self._cursor.fetchall()

    async def close(self) -> None:
        self._cursor.close()

    @property
    def description(self) -> Any:
        return self._cursor.description

    @property
    def rowcount(self) -> int:
        return self._cursor.rowcount

    @property
    def lastrowid(self) -> int | None:
        return self._cursor.lastrowid

    @property
    def arraysize(self) -> int:
        return self._cursor.arraysize
