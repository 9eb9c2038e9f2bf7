"""A post office for each test, and a stage at it."""

import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.rehearsal.stage import Stage
from tests.interop.servers import missing
from tests.interop.world import PostOffice, open_post_office, open_stage


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Plain `make test` leaves these out."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("interop")


@pytest.fixture(params=["imap", "lmtp"])
def way(request: pytest.FixtureRequest) -> str:
    """How the bot's mail comes to it; each test that asks for it runs both ways."""
    return str(request.param)


@pytest.fixture
async def office(way: str) -> AsyncIterator[PostOffice]:
    """Real Postfix and Dovecot. Where they cannot run the test is skipped, but under CI it fails."""
    if lacks := missing():
        (pytest.fail if os.environ.get("CI") else pytest.skip)(lacks)
    async with open_post_office(way) as office:
        yield office


@pytest.fixture
async def stage(office: PostOffice, way: str, tmp_path: Path) -> AsyncIterator[Stage]:
    """The whole service, its mail going through Postfix and Dovecot."""
    async with open_stage(office, way, tmp_path) as stage:
        yield stage
