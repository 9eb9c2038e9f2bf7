"""An emulated Telegram in which nothing has happened, the real library before it, and Ania, who has started the bot."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest
from telegram import Bot
from telegram.request import HTTPXRequest

from bot.core.clock import MovableClock
from bot.rehearsal.telegram import Phone, TelegramServer

NOW = datetime(2026, 3, 5, 18, 0, tzinfo=UTC)
HTTPX_KWARGS = {"verify": False}  # no certificates to load: the server speaks plain HTTP


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock(NOW, ticking=False)


@pytest.fixture
async def server(clock: MovableClock) -> AsyncIterator[TelegramServer]:
    server = TelegramServer(clock)
    await server.start()
    yield server
    await server.stop()


def new_bot(server: TelegramServer) -> Bot:
    requests = [HTTPXRequest(httpx_kwargs=HTTPX_KWARGS) for _ in range(2)]
    return Bot(server.token, base_url=server.base_url, request=requests[0], get_updates_request=requests[1])


@pytest.fixture
async def bot(server: TelegramServer) -> AsyncIterator[Bot]:
    async with new_bot(server) as bot:
        yield bot


@pytest.fixture
def ania(server: TelegramServer) -> Phone:
    ania = server.person(first_name="Ania", language_code="pl")
    ania.start()
    return ania
