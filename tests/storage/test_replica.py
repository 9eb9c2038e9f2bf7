"""One process has an embedded database to itself, and lets go of it whichever way it ends."""

import contextlib
import sqlite3
from pathlib import Path

import pytest

from bot.core.store import StorageUnavailable
from bot.storage.database import Database
from bot.storage.replica import AlreadyRunning, EmbeddedReplica


@pytest.fixture
def path(tmp_path: Path, sqlite_template: Path) -> Path:
    """An empty, migrated SQLite file."""
    path = tmp_path / "mosty.db"
    path.write_bytes(sqlite_template.read_bytes())
    return path


async def test_the_second_on_one_embedded_database_is_told_to_wait_for_the_first(path: Path) -> None:
    database = Database(f"sqlite:///{path}")
    first, second = EmbeddedReplica(database), EmbeddedReplica(database)
    await first.join()
    with pytest.raises(AlreadyRunning, match="Stop it first"):
        await second.join()
    await first.leave()
    await second.join()
    await second.leave()
    await database.close()


async def test_whoever_could_not_join_leaves_the_database_to_the_next(path: Path) -> None:
    database = Database(f"sqlite:///{path}", busy_seconds=0)
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as somebody_else:
        somebody_else.execute("BEGIN IMMEDIATE")
        with pytest.raises(StorageUnavailable):
            await EmbeddedReplica(database).join()
    replica = EmbeddedReplica(database)
    await replica.join()
    await replica.leave()
    await database.close()
