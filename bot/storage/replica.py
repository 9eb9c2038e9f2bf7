"""This process among those that share the database: alive as long as its connection with PostgreSQL is.

Life and duties are advisory locks of one connection (PostgreSQL, 13.3.5): when the process dies, the server notices the
end of its connection and frees them, with no clock to be agreed on. An embedded database has one process; a lock on a
file beside it keeps a second one away.
"""

import asyncio
import contextlib
import fcntl
import os
import time
import zlib
from collections.abc import Awaitable, Collection
from datetime import UTC, datetime
from typing import Any, TypeVar

from bot.core.store import StorageUnavailable
from bot.storage.database import CHANNEL, Database

T = TypeVar("T")

_ALIVE, _DUTY = 0x6D6F7301, 0x6D6F7302
"""The first of the two numbers of our advisory locks; the second is the replica or the duty."""

_BELIEVED_SECONDS = 1.0
"""How long a connection that answered is believed to stand."""

_RECONNECT_SECONDS = 1.0

_COUNT_ALIVE = """
    SELECT count(DISTINCT pid) FROM pg_locks WHERE locktype = 'advisory' AND granted AND classid::bigint = %s
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"""


_ANSWERS_WITHIN = 10.0
"""Seconds after which a server that says nothing counts as away."""


class AlreadyRunning(Exception):
    """Another process runs on this embedded database; the text says what to do."""


class EmbeddedReplica:
    """The only process on its database: every duty is its own, and whoever else left a claim is dead."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._lock: int | None = None
        self.id = 0

    async def join(self) -> None:
        """Locks the file beside the database. Raises AlreadyRunning or StorageUnavailable; nothing is locked then."""
        path = self._database.url.database
        if path and path != ":memory:":
            self._lock = _only_one_on(path)
        try:
            async with self._database.transaction() as store:
                self.id = await store.add_replica(datetime.now(UTC))
        except BaseException:
            await self.leave()
            raise

    async def leave(self) -> None:
        """Lets another process begin."""
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    async def holds(self, duty: str) -> bool:
        return True

    async def is_alone(self) -> bool:
        return True

    async def dead_among(self, replicas: Collection[int]) -> list[int]:
        return [each for each in replicas if each != self.id]


def _only_one_on(path: str) -> int:
    lock = os.open(f"{path}.lock", os.O_CREAT | os.O_RDWR, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(lock)
        raise AlreadyRunning(
            f"Another Mosty runs on {path}. Stop it first; several at once need PostgreSQL (MOSTY_DATABASE_URL)."
        ) from None
    return lock


class PostgresReplica:
    """One connection of its own, whose locks say that this process lives and which duties it has."""

    def __init__(self, database: Database) -> None:
        from bot.storage import server  # only here: on SQLite it need not be loaded

        url = server.attentive(database.url).set(drivername="postgresql")
        self._conninfo = url.render_as_string(hide_password=False)
        self._keepalives = server.KEEPALIVES
        self._hear = database.hear
        self._ears: asyncio.Task[None] | None = None
        self._connection: Any = None
        self._id = 0
        self._numbers: set[int] = set()  # that this process has had
        self._unlocked: set[int] = set()  # of these: their locks are still with connections that broke off
        self._held: set[str] = set()
        self._believed_until = 0.0
        self._alive = 1
        self._asking = asyncio.Lock()

    @property
    def id(self) -> int:
        return self._id

    async def join(self) -> None:
        """Says that this process lives, and listens for what others enqueue. Raises StorageUnavailable."""
        await self._connect()
        self._ears = asyncio.create_task(self._listen())

    async def leave(self) -> None:
        """Closes the connection: another process may take the duties."""
        if self._ears is not None:
            self._ears.cancel()
            await asyncio.gather(self._ears, return_exceptions=True)
        await self._connection.close()

    async def _connect(self) -> None:
        import psycopg

        try:
            self._connection = await psycopg.AsyncConnection.connect(self._conninfo, autocommit=True)
            await self._connection.execute(self._keepalives)
            self._unlocked = set(self._numbers)
            await self._lock_numbers()
            if self._id not in self._numbers - self._unlocked:
                (self._id,) = await self._ask("INSERT INTO replica (started_at) VALUES (now()) RETURNING id")
                await self._ask("SELECT pg_advisory_lock(%s, %s)", _ALIVE, self._id)
                self._numbers.add(self._id)
            (self._alive,) = await self._ask(_COUNT_ALIVE, _ALIVE)
        except (psycopg.Error, TimeoutError) as error:
            raise StorageUnavailable(str(error)) from error
        self._believed_until = time.monotonic() + _BELIEVED_SECONDS

    async def holds(self, duty: str) -> bool:
        async with self._asking:
            await self._stand()
            if duty not in self._held:
                (taken,) = await self._ask_or_rejoin("SELECT pg_try_advisory_lock(%s, %s)", _DUTY, _number(duty))
                if not taken:
                    return False
                self._held.add(duty)
            return True

    async def is_alone(self) -> bool:
        async with self._asking:
            await self._stand()
            return self._alive == 1

    async def dead_among(self, replicas: Collection[int]) -> list[int]:
        dead = []
        async with self._asking:
            await self._stand()
            for each in replicas:
                if each in self._numbers:
                    continue
                (free,) = await self._ask_or_rejoin("SELECT pg_try_advisory_lock(%s, %s)", _ALIVE, each)
                if free:
                    dead.append(each)
                    await self._ask_or_rejoin("SELECT pg_advisory_unlock(%s, %s)", _ALIVE, each)
        return dead

    async def _stand(self) -> None:
        """Makes sure that the connection still stands: with it would go every lock, without a word."""
        if time.monotonic() > self._believed_until:
            (self._alive,) = await self._ask_or_rejoin(_COUNT_ALIVE, _ALIVE)
            await self._or_rejoin(self._lock_numbers())
            self._believed_until = time.monotonic() + _BELIEVED_SECONDS

    async def _lock_numbers(self) -> None:
        """Says under each number that this process lives: what it claimed under an earlier one is in its hands."""
        for number in list(self._unlocked):
            (taken,) = await self._ask("SELECT pg_try_advisory_lock(%s, %s)", _ALIVE, number)
            if taken:
                self._unlocked.discard(number)

    async def _ask_or_rejoin(self, query: str, *args: int) -> Any:
        return await self._or_rejoin(self._ask(query, *args))

    async def _or_rejoin(self, asking: Awaitable[T]) -> T:
        """Asks; where the connection broke off, this process begins anew without duties, under its number if it can."""
        import psycopg

        try:
            return await asking
        except (psycopg.Error, TimeoutError) as error:
            self._held.clear()
            self._believed_until = 0.0
            await self._connection.close()
            await self._connect()
            raise StorageUnavailable(str(error)) from error

    async def _ask(self, query: str, *args: int) -> Any:
        async with asyncio.timeout(_ANSWERS_WITHIN):
            return await (await self._connection.execute(query, args)).fetchone()

    async def _listen(self) -> None:
        """Rings for what any process commits into the outbox. While nobody listens, the lanes look by themselves."""
        import psycopg

        while True:
            with contextlib.suppress(psycopg.Error):
                async with await psycopg.AsyncConnection.connect(self._conninfo, autocommit=True) as connection:
                    await connection.execute(f"LISTEN {CHANNEL}")
                    async for notify in connection.notifies():
                        self._hear(notify.payload)
            await asyncio.sleep(_RECONNECT_SECONDS)


def _number(duty: str) -> int:
    """A duty as the second, signed number of its lock."""
    return zlib.crc32(duty.encode()) - 0x80000000
