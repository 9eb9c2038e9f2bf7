"""PostgreSQL: many transactions side by side, each on a connection of the pool."""

import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import msgspec
from sqlalchemy import URL, event, inspect, text
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry

from bot.storage.tables import REVISION

KEEPALIVES = """
    SET tcp_keepalives_idle = 5; SET tcp_keepalives_interval = 2; SET tcp_keepalives_count = 3;
    SET tcp_user_timeout = '10s'"""
"""The server, too, has to notice within seconds that a machine is gone which could not say so: until then what it held
is locked for everybody else, by default for two hours (PostgreSQL, 20.3.2).
"""

_WATCHFUL = {
    "connect_timeout": "10",
    "keepalives_idle": "5",
    "keepalives_interval": "2",
    "keepalives_count": "3",
    "tcp_user_timeout": "10000",
}
"""Parameters of libpq (PostgreSQL, 34.1.2): seconds, and milliseconds of the last."""


def attentive(url: URL) -> URL:
    """Whoever connects by it notices within seconds, not hours, that the server is gone and could not say so.

    What the operator has set in it stays.
    """
    return url.set(query={**_WATCHFUL, **url.query})


class Server:
    """Transactions on a server."""

    def __init__(self, url: URL, busy_seconds: float, rested_seconds: float) -> None:
        """A connection is waited for so long; one that has rested for so long is asked whether it still is one."""
        self._engine = create_async_engine(
            attentive(url),
            pool_use_lifo=True,  # the last one used knows our statements: psycopg prepares what it is asked five times
            pool_timeout=busy_seconds,
            json_deserializer=msgspec.json.decode,
        )
        self.engine = self._engine.sync_engine
        event.listen(self.engine, "connect", _begin)
        _ask_those_that_rested(self._engine, rested_seconds)

    async def revision(self) -> str | None:
        """The schema's; None where there is none. Raises DBAPIError."""
        async with self._engine.connect() as connection:
            if not await connection.run_sync(lambda sync: inspect(sync).has_table("alembic_version")):
                return None
            return (await connection.execute(text(REVISION))).scalar_one_or_none()

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncSession]:
        """Raises DBAPIError; nothing is kept then."""
        session = AsyncSession(self._engine, expire_on_commit=False)
        try:
            async with session.begin():
                yield session
        finally:
            # its connection went back at the end of the transaction: unlike the session's own context, which closes
            # in a task of its own, this waits for nothing
            await session.close()

    async def close(self) -> None:
        """Closes every connection."""
        await self._engine.dispose()


def _begin(connection: Any, record: ConnectionPoolEntry) -> None:
    """Moments come in UTC, as `UtcDateTime` promises, and indexes are preferred.

    PostgreSQL plans a statement that comes again and again once, maybe while its table is empty: by its statistics,
    which are a minute old, it would be quickest to read the whole of it, and is then read whole in each turn of a
    broadcast that has filled it. What is asked all the time has an index; and nothing we ask is worth compiling.
    """
    with connection.cursor() as cursor:
        cursor.execute(f"{KEEPALIVES}; SET timezone = 'UTC'; SET enable_seqscan = off; SET jit = off")
    connection.commit()


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
