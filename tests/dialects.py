"""SQLAlchemy's dialects, except that a statement is compiled once for all databases of a kind.

An engine keeps what it has compiled for itself and its own dialect. The service has one engine for as long as it runs;
here every test opens a database of its own, and would compile the same statements anew.
"""

from sqlalchemy import URL, Engine
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg, PGDialectAsync_psycopg
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.engine.interfaces import CompiledCacheType, Dialect

_compiled: CompiledCacheType = {}
"""Its keys begin with the dialect."""


def register() -> None:
    """From now on an engine takes these."""
    registry.register("sqlite", __name__, Embedded.__name__)
    registry.register("postgresql.psycopg", __name__, Postgres.__name__)


class _Alike:
    """Two of a kind are equal, so that what one has compiled serves the other."""

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other)

    def __hash__(self) -> int:
        return hash(type(self))

    @classmethod
    def engine_created(cls, engine: Engine) -> None:
        """SQLAlchemy's hook for a dialect that prepares its engines."""
        engine.update_execution_options(compiled_cache=_compiled)


class Embedded(_Alike, SQLiteDialect_pysqlite):
    """SQLite."""

    supports_statement_cache = True


class Postgres(PGDialect_psycopg):
    """PostgreSQL; what connects without asyncio keeps nothing, and needs nothing kept."""

    supports_statement_cache = True

    @classmethod
    def get_async_dialect_cls(cls, url: URL) -> type[Dialect]:
        return _AsyncPostgres


class _AsyncPostgres(_Alike, PGDialectAsync_psycopg):
    supports_statement_cache = True
