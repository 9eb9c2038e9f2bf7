"""The migrations make exactly the tables, and a start on a schema that does not fit says what to do."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, make_url, select, text

from bot.core.broadcasts import BroadcastState
from bot.core.outbox import DeliveryState, Priority
from bot.core.store import StorageUnavailable
from bot.storage import tables as t
from bot.storage.database import Database, SchemaUnfit, migrate, migrations_folder, with_driver
from bot.storage.tables import SCHEMA
from bot.storage.tables.partial import metadata


def test_migrations_equal_the_tables(database_url: str) -> None:
    url = with_driver(make_url(database_url))
    engine = create_engine(url)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, metadata) == []
    engine.dispose()


def test_the_newest_migration_is_the_schema_the_service_asks_for() -> None:
    scripts = ScriptDirectory(str(migrations_folder()))
    assert scripts.get_heads() == [SCHEMA]


async def test_an_embedded_database_is_created_at_start(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'new' / 'mosty.db'}")
    await database.prepare()
    async with database.transaction() as store:
        assert await store.sectors() == []
    await database.close()


async def test_postgres_without_a_schema_names_the_command(postgres: str) -> None:
    database = Database(postgres)
    with pytest.raises(SchemaUnfit, match="mosty migrate"):
        await database.prepare()
    await database.close()


async def test_a_newer_schema_is_refused(database_url: str) -> None:
    url = with_driver(make_url(database_url))
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    database = Database(database_url)
    with pytest.raises(SchemaUnfit, match="newer"):
        await database.prepare()
    await database.close()


async def test_a_database_that_cannot_be_opened_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "mosty.db").mkdir()
    database = Database(f"sqlite:///{tmp_path / 'mosty.db'}")
    with pytest.raises(StorageUnavailable, match=r"mosty\.db"):
        await database.prepare()
    await database.close()


def test_migrating_twice_changes_nothing(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'mosty.db'}"
    migrate(url)
    migrate(url)


def test_a_copy_of_somebody_who_was_erased_is_in_the_thread_of_its_broadcast_again(database_url: str) -> None:
    engine = create_engine(with_driver(make_url(database_url)))
    with engine.begin() as connection:
        for statement in (
            "DROP INDEX ix_delivery_thread",
            "CREATE INDEX ix_delivery_thread ON delivery (thread)",
            "CREATE INDEX ix_delivery_tally ON delivery (broadcast_id, state, attempts)",
            "UPDATE alembic_version SET version_num = '0018'",
        ):
            connection.execute(text(statement))
        at = datetime(2027, 2, 1, 9, tzinfo=UTC)
        story = {"message": "announcement", "args": {}, "created_at": at}
        told = {"state": BroadcastState.FINISHED, "starts_at": at, "audience": 1, "card": "", "asks_when_late": False}
        connection.execute(t.broadcast.insert().values(id=7, thread="announcement:1", shown="", **story, **told))
        copy = {"channel": "email", "priority": Priority.ANNOUNCEMENT, "due_at": at, "replaces": "", "in_reply_to": ""}
        copy |= story | {"state": DeliveryState.DELIVERED, "reason": "", "attempts": 1, "thread": ""}
        for key, broadcast in (("erased:1", 7), ("erased:2", None)):
            connection.execute(t.delivery.insert().values(key=key, broadcast_id=broadcast, **copy))
    migrate(database_url)
    with engine.connect() as connection:
        threads = connection.execute(select(t.delivery.c.key, t.delivery.c.thread).order_by(t.delivery.c.key)).all()
    engine.dispose()
    assert threads == [("erased:1", "announcement:1"), ("erased:2", "")]
