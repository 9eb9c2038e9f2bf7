"""A stage for every story, on SQLite and on PostgreSQL."""

import asyncio
import re
import shutil
from collections.abc import AsyncIterator, Iterator
from functools import partial
from pathlib import Path
from zlib import crc32

import pytest
from sqlalchemy import make_url

from bot.app import Wires
from bot.rehearsal.stage import Stage, rehearsal
from bot.storage.database import Database
from tests.conftest import copied, created

HERE = Path(__file__).parent
IMPATIENT = Wires(database=partial(Database, busy_seconds=0.2))
"""As the service is, but for the seconds that it waits for somebody else's lock."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Of a story and its twin on the other database keeps what `--stories` asks for."""
    wanted = config.getoption("--stories")
    if wanted == "both":
        return
    twins: dict[str, list[pytest.Item]] = {}
    for item in items:
        if HERE in item.path.parents:
            twins.setdefault(re.sub("sqlite|postgres", "", item.nodeid), []).append(item)
    left_out = {
        id(each)
        for story, pair in twins.items()
        for place, each in enumerate(pair)
        if (len(pair) == 2 and (crc32(story.encode()) + place + (wanted == "other")) % 2)
        or (len(pair) == 1 and wanted == "other")
    }
    config.hook.pytest_deselected(items=[item for item in items if id(item) in left_out])
    items[:] = [item for item in items if id(item) not in left_out]


@pytest.fixture(scope="session")
def played_sqlite(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file that the service has run on once: the programme is loaded, the bot's face is on."""
    path = tmp_path_factory.mktemp("played") / "played.db"
    shutil.copy(sqlite_template, path)
    asyncio.run(_run_once(f"sqlite:///{path}", path.parent))
    return path


@pytest.fixture(scope="session")
def played_postgres(postgres: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The name of a PostgreSQL database that the service has run on once."""
    created(postgres, "template_played", template="template_mosty")
    url = make_url(postgres).set(database="template_played").render_as_string(hide_password=False)
    asyncio.run(_run_once(url, tmp_path_factory.mktemp("played")))
    return "template_played"


@pytest.fixture(params=["sqlite", "postgres"])
def stage_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a database the service has run on once; each story that asks for it runs on both."""
    if request.param == "sqlite":
        path = tmp_path / "mosty.db"
        shutil.copy(request.getfixturevalue("played_sqlite"), path)
        yield f"sqlite:///{path}"
    else:
        yield from copied(request.getfixturevalue("postgres"), template=request.getfixturevalue("played_postgres"))


@pytest.fixture
async def stage(stage_url: str, tmp_path: Path) -> AsyncIterator[Stage]:
    """The whole service between two emulated worlds, with its staff in place and its clock standing still."""
    async with rehearsal(tmp_path, database_url=stage_url, wires=IMPATIENT) as stage:
        await stage.bind_staff()
        yield stage
    assert stage.telegram.violations == []


async def _run_once(url: str, folder: Path) -> None:
    async with rehearsal(folder, database_url=url) as stage:
        await stage.introduced()
