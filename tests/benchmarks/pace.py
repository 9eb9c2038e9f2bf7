"""Telegram at its free pace: how many messages a second arrive in 60 seconds, under the emulator's flood rules.

The rules are those of Telegram's FAQ, and hard: 30 in any one second, the 31st is refused with 429. Each run has a
service, a SQLite database and an emulator of its own, and they go one after the other: three services with their
emulators are too much for one core.
"""

import asyncio
from datetime import timedelta

from bot.core.clock import SystemClock
from bot.rehearsal.telegram import Flood, TelegramServer
from tests.benchmarks import harness
from tests.benchmarks.bot_api import TOKEN
from tests.benchmarks.figure import Figure
from tests.benchmarks.ground import FIRST_CHAT, Ground

_SECONDS = 60
_PEOPLE = 2000


async def measure(ground: Ground, runs: int) -> list[Figure]:
    """At MOSTY_TELEGRAM_RATE=30, which is the default."""
    arrived = Figure("Telegram at 30/s for 60 s", "messages/s", least=29)
    refused = Figure("Telegram at 30/s for 60 s: answered with 429", "times", below=1)
    for _ in range(runs):
        passed, floods = await _minute(ground)
        arrived.add(passed / _SECONDS)
        refused.add(floods)
    return [arrived, refused]


async def _minute(ground: Ground) -> tuple[int, int]:
    server = TelegramServer(SystemClock(), token=TOKEN, flood=Flood(on=True))
    for number in range(1, _PEOPLE + 1):
        phone = server.person(first_name="Ania", id=FIRST_CHAT + number)
        phone.person.started = phone.person.met = True  # long ago: nobody waits for an answer
    await server.start()
    try:
        with ground.database("SQLite", people=_PEOPLE, filling="now") as url:
            async with (
                harness.service(harness.environ(url, telegram=server.base_url)) as app,
                harness.relaying(app),
            ):
                await asyncio.sleep(_SECONDS + 2)
    finally:
        await server.stop()
    calls = server.calls("sendMessage")
    end = calls[0].at + timedelta(seconds=_SECONDS)
    passed = sum(call.applied for call in calls if call.at < end)
    return passed, sum(call.outcome.startswith("429") for call in calls)
