"""The migrations make exactly the tables, and a start on a schema that does not fit says what to do."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Table, column, create_engine, make_url, select, table, text

from bot.core.broadcasts import BroadcastState
from bot.core.outbox import DeliveryState, Priority
from bot.core.store import StorageUnavailable
from bot.storage import tables as t
from bot.storage.database import Database, SchemaUnfit, migrate, migrations_folder, with_driver
from bot.storage.tables import SCHEMA
from bot.storage.tables.partial import metadata
from tests.conftest import copied


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


def test_the_copies_of_an_older_broadcast_are_found(empty_url: str) -> None:
    _upgrade(empty_url, "0019")
    engine = create_engine(with_driver(make_url(empty_url)))
    at = datetime(2027, 2, 1, 9, tzinfo=UTC)
    story = {"message": "announcement", "args": {}, "created_at": at}
    told = {"state": BroadcastState.FINISHED, "starts_at": at, "audience": 2, "card": "", "asks_when_late": False}
    old_broadcast = table("broadcast", *(column(name, t.broadcast.c[name].type) for name in _before(t.broadcast)))
    copy = {"channel": "email", "priority": Priority.ANNOUNCEMENT, "due_at": at, "replaces": "", "in_reply_to": ""}
    copy |= story | {"state": DeliveryState.DELIVERED, "reason": "", "attempts": 1}
    with engine.begin() as connection:
        for number in (7, 8, 9):
            thread = f"announcement:{number}"
            connection.execute(old_broadcast.insert().values(id=number, thread=thread, shown="", **story, **told))
        for key, broadcast, person, thread in (
            ("reply:1", None, 1, "home"),
            ("announcement:7:1", 7, 1, "announcement:7"),
            ("announcement:8:1", 8, 1, "announcement:8"),
            ("erased:4", 7, None, "announcement:7"),
            ("announcement:8:2", 8, 2, "announcement:8"),
        ):
            whose = {"key": key, "broadcast_id": broadcast, "subscriber_id": person, "thread": thread}
            connection.execute(t.delivery.insert().values(**whose, **copy))
    _upgrade(empty_url, "head")
    row = t.broadcast.c
    with engine.connect() as connection:
        numbers = connection.execute(select(row.id, row.first_copy, row.last_copy).order_by(row.id)).all()
        erased = select(t.delivery.c.thread).where(t.delivery.c.subscriber_id.is_(None))
        assert connection.execute(erased).scalars().all() == [""]
    engine.dispose()
    assert numbers == [(7, 2, 4), (8, 3, 5), (9, None, None)]


def _before(broadcast: Table) -> list[str]:
    return [each.name for each in broadcast.c if each.name not in ("first_copy", "last_copy")]


def _upgrade(url: str, revision: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(migrations_folder()))
    engine = create_engine(with_driver(make_url(url)))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
    engine.dispose()


@pytest.fixture(params=["sqlite", "postgres"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database without a schema."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.db'}"
        return
    yield from copied(request.getfixturevalue("postgres"), template="template0")
