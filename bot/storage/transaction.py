"""What every part of the store stands on: one session, and what its commit rings for.

A query that every inbound, turn or tick asks is built once, at the end of its file: SQLAlchemy takes half as long again
to build a short one as to run it.
"""

import typing
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, Protocol, TypeVar, TypeVarTuple, overload

import msgspec
from sqlalchemy import (
    JSON,
    Connection,
    CursorResult,
    Engine,
    Executable,
    Result,
    Select,
    Table,
    Text,
    bindparam,
    cast,
    column,
    func,
    select,
)
from sqlalchemy.dialects import sqlite
from sqlalchemy.engine.interfaces import CoreExecuteOptionsParameter
from sqlalchemy.sql.selectable import TypedReturnsRows

from bot.core.outbox import Lane
from bot.core.pacing import Pace

T = TypeVar("T")
Ts = TypeVarTuple("Ts")
_Values = Mapping[str, Any] | Sequence[Mapping[str, Any]]


class UnitOfWork(Protocol):
    """One transaction of SQLAlchemy's: an AsyncSession, or one that is worked at once. Each method is the former's.

    What a statement gives is read before the next one is run: SQLite hands its rows over one by one.
    """

    def add(self, instance: object) -> None: ...

    def add_all(self, instances: Iterable[object]) -> None: ...

    def get_bind(self) -> Engine | Connection: ...

    async def delete(self, instance: object) -> None: ...

    async def flush(self) -> None: ...

    async def get(self, entity: type[T], ident: Any) -> T | None: ...

    async def get_one(self, entity: type[T], ident: Any) -> T: ...

    @overload
    async def execute(
        self,
        statement: TypedReturnsRows[*Ts],
        params: _Values | None = None,
        *,
        execution_options: CoreExecuteOptionsParameter = ...,
    ) -> Result[*Ts]: ...

    @overload
    async def execute(
        self,
        statement: Executable,
        params: _Values | None = None,
        *,
        execution_options: CoreExecuteOptionsParameter = ...,
    ) -> Result[*tuple[Any, ...]]: ...


class Transaction:
    """One transaction."""

    def __init__(self, session: UnitOfWork) -> None:
        self._session = session
        self.enqueued: set[Lane] = set()  # where the relay has something new to look at after the commit
        self._paces: dict[str, Pace] = {}
        self.locked: dict[str, object] = {}  # meetings that nobody else can change now; kept so as not to be read again
        # SQLAlchemy holds weakly what it has read; these are asked for time and again
        self._held: dict[int, object] = {}

    def _hold(self, found: T) -> T:
        """What will be asked for again in this transaction, so that it is read once."""
        self._held[id(found)] = found
        return found

    @property
    def _on_postgres(self) -> bool:
        return self._session.get_bind().dialect.name == "postgresql"

    def _insert(self, table: Any) -> Any:
        if self._on_postgres:
            from sqlalchemy.dialects import postgresql  # only here: on SQLite it need not be loaded

            return postgresql.insert(table)
        return sqlite.insert(table)

    async def _one(self, query: Select[T], **values: object) -> T | None:
        return (await self._session.execute(query, values)).scalars().one_or_none()

    async def _all(self, query: Select[T], **values: object) -> Sequence[T]:
        return (await self._session.execute(query, values)).scalars().all()

    async def _changed(self, statement: Any, values: Mapping[str, Any] | None = None) -> int:
        """Runs it; how many rows it has inserted, changed or deleted."""
        keep = {"preserve_rowcount": True}  # without it an INSERT tells it on SQLite alone
        result = await self._session.execute(statement, values, execution_options=keep)
        return typing.cast("CursorResult[Any]", result).rowcount

    async def _add_missing(self, table: Table, rows: list[dict[str, Any]]) -> None:
        """Rows that are not there yet; one whose key is there already is left as it is."""
        if rows and self._on_postgres:
            written = msgspec.json.encode(rows).decode()
            await self._session.execute(_of_json(table, tuple(rows[0])), {"rows": written})
        else:
            await self._run_many(sqlite.insert(table).on_conflict_do_nothing(), rows)

    async def _run_many(self, statement: Any, rows: list[dict[str, Any]]) -> None:
        """One statement for many rows."""
        if rows:
            await self._session.execute(statement, rows)


@lru_cache(maxsize=16)
def _of_json(table: Table, names: tuple[str, ...]) -> Any:
    """Inserts the rows of one parameter (PostgreSQL, 9.16): the driver would run a statement for each of them."""
    from sqlalchemy.dialects import postgresql

    given = func.json_to_recordset(cast(bindparam("rows", type_=Text), JSON))
    rows = given.table_valued(*(column(name, table.c[name].type) for name in names)).render_derived(with_types=True)
    return postgresql.insert(table).from_select(names, select(rows), include_defaults=False).on_conflict_do_nothing()
