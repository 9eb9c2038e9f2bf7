"""SQLite on a disk that takes its time and sometimes fails, under a life that may end before each statement.

A kill closes the connection, so that SQLite rolls back what was not committed, as it does after kill -9.
"""

import asyncio
import re
import sqlite3
from collections.abc import Callable
from typing import Any, Self, cast

from sqlalchemy import Dialect

from bot.rehearsal.season.life import Life
from bot.rehearsal.season.weather import Weather
from bot.storage.database import Database
from bot.storage.embedded import DatabaseFile

_BUSY_SECONDS = 5.0
_WRITES = re.compile(r"\s*(?:INSERT INTO|UPDATE|DELETE FROM) \"?(\w+)")


class SeasonDatabase(Database):
    """The service's database, for one life. What SQLAlchemy has made of a statement serves every life after it, too."""

    def __init__(self, path: str, life: Life, weather: Weather, committed: Callable[[set[str]], None]) -> None:
        """`committed` hears which tables a transaction has written."""
        super().__init__(f"sqlite:///{path}", file=_SeasonFile(path, life, weather, committed))
        engine = self._backend.engine
        engine.dialect = _DIALECTS.setdefault(engine.name, engine.dialect)  # compiled statements are one dialect's
        engine.update_execution_options(compiled_cache=_COMPILED)


_DIALECTS: dict[str, Dialect] = {}
_COMPILED: dict[Any, Any] = {}


class _Connection(sqlite3.Connection):
    """Says what it is asked."""

    note: Callable[[str], None] = staticmethod(lambda statement: None)

    def cursor(self, factory: object = None) -> "_Cursor":  # type: ignore[override]  # asked for with no factory but ours
        return super().cursor(_Cursor)


class _Cursor(sqlite3.Cursor):
    connection: _Connection

    def execute(self, statement: str, parameters: Any = ()) -> Self:
        self.connection.note(statement)
        return super().execute(statement, parameters)

    def executemany(self, statement: str, parameters: Any) -> Self:
        self.connection.note(statement)
        return super().executemany(statement, parameters)


class _SeasonFile(DatabaseFile):
    opened_as = _Connection

    def __init__(self, path: str, life: Life, weather: Weather, committed: Callable[[set[str]], None]) -> None:
        super().__init__(path, _BUSY_SECONDS)
        self._life = life
        self._weather = weather
        self._committed = committed
        self._written: set[str] = set()  # the tables, by this transaction
        life.at_death(self.close)

    async def open(self) -> None:
        await self._life.step("before opening the database")
        await super().open()

    async def begin(self) -> None:
        """Waits for the disk. Raises what SQLite raises when it is full or locked."""
        await self._life.step("before a transaction")
        self._life.transactions.add(self)
        await asyncio.sleep(self._weather.disk_delay())
        self._weather.strike_disk()
        self._written.clear()
        await super().begin()

    async def pause(self) -> None:
        await self._life.step("statement")

    async def commit(self) -> None:
        await self._life.step("before the commit")
        self.connection.commit()
        self._committed(set(self._written))
        await self._life.step("after the commit")
        await asyncio.sleep(self._weather.disk_delay())
        self._life.transactions.discard(self)  # not before: who waits for this one to end has read the clock already

    def rollback(self) -> None:
        super().rollback()
        self._life.transactions.discard(self)

    def close(self) -> None:
        super().close()
        self._life.transactions.discard(self)

    def _open(self) -> sqlite3.Connection:
        connection = cast("_Connection", super()._open())
        connection.note = self._note
        connection.execute("PRAGMA synchronous = OFF")  # the machine's power is not cut
        return connection

    def _note(self, statement: str) -> None:
        if (written := _WRITES.match(statement)) is not None:
            self._written.add(written[1])
