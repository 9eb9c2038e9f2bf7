"""A stage for every story, on SQLite and on PostgreSQL."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.rehearsal.stage import Stage, rehearsal


@pytest.fixture
async def stage(database_url: str, tmp_path: Path) -> AsyncIterator[Stage]:
    """The whole service between two emulated worlds, with its staff in place and its clock standing still."""
    async with rehearsal(tmp_path, database_url=database_url) as stage:
        await stage.bind_staff()
        yield stage
    assert stage.telegram.violations == []
