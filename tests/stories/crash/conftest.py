"""A world for every death, on SQLite and on PostgreSQL."""

import os
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from tests.stories.crash.process import Template
from tests.stories.crash.world import World, staged

COLD = bool(os.environ.get("CRASH_COLD"))


@pytest.fixture(scope="session")
def template() -> Iterator[Template | None]:
    """What every service here is forked from; none when each shall start from nothing (CRASH_COLD=1)."""
    if COLD:
        yield None
        return
    template = Template()
    yield template
    template.close()


@pytest.fixture
async def world(tmp_path: Path, database_url: str, template: Template | None) -> AsyncIterator[World]:
    """A world in which nothing has happened yet."""
    async with staged(tmp_path, database_url, template) as world:
        yield world
