"""What the tests of the Telegram channel share: an emulated Telegram with nothing to complain of, and our bot in it."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest
from telegram import Bot

from bot.channels.telegram.listener import build_bot
from bot.core.clock import MovableClock
from bot.rehearsal.telegram import TelegramServer

NOW = datetime(2026, 3, 5, 18, 0, tzinfo=UTC)


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock(NOW, ticking=False)


@pytest.fixture
async def server(clock: MovableClock) -> AsyncIterator[TelegramServer]:
    server = TelegramServer(clock)
    await server.start()
    yield server
    await server.stop()
    assert server.violations == []


@pytest.fixture
async def bot(server: TelegramServer) -> AsyncIterator[Bot]:
    async with build_bot(server.token, server.base_url) as bot:
        yield bot
