"""One process has an embedded database to itself, and lets go of it whichever way it ends."""

import contextlib
import sqlite3
from pathlib import Path

import pytest

from bot.core.store import StorageUnavailable
from bot.storage.database import Database
from bot.storage.replica import AlreadyRunning, EmbeddedReplica


async def test_the_second_on_one_embedded_database_is_told_to_wait_for_the_first(sqlite_file: Path) -> None:
    database = Database(f"sqlite:///{sqlite_file}")
    first, second = EmbeddedReplica(database), EmbeddedReplica(database)
    await first.join()
    with pytest.raises(AlreadyRunning, match="Stop it first"):
        await second.join()
    await first.leave()
    await second.join()
    await second.leave()
    await database.close()


async def test_whoever_could_not_join_leaves_the_database_to_the_next(sqlite_file: Path) -> None:
    database = Database(f"sqlite:///{sqlite_file}", busy_seconds=0)
    with contextlib.closing(sqlite3.connect(sqlite_file, isolation_level=None)) as somebody_else:
        somebody_else.execute("BEGIN IMMEDIATE")
        with pytest.raises(StorageUnavailable):
            await EmbeddedReplica(database).join()
    replica = EmbeddedReplica(database)
    await replica.join()
    await replica.leave()
    await database.close()
