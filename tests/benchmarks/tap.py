"""From a tap to its answer, while an announcement goes out to 10,000 people; beside the same while nothing goes out.

The service is a process of its own, as an operator starts it; ten people a second tap a button. The server, another
process, looks at its watch when it has the tap and when the tapped card is edited. Beside it python-telegram-bot with
its own AIORateLimiter, which sends the same number of messages by `gather`: one queue for all.
"""

import asyncio
import time
from importlib.util import find_spec
from typing import Any

from telegram.ext import ExtBot

from bot.channels.telegram.request import AiohttpRequest
from tests.benchmarks import harness
from tests.benchmarks.bot_api import TOKEN
from tests.benchmarks.figure import Figure
from tests.benchmarks.ground import DATABASES, FIRST_CHAT, Ground
from tests.benchmarks.living import living
from tests.benchmarks.processes import Helper, helper

_PEOPLE = 10_000
_RATE = 10
_IDLE, _BUSY = 100, 300  # taps; of fewer the worst would stand for a hundredth
_WARM_SECONDS = 3


async def measure(ground: Ground, runs: int) -> list[Figure]:
    """On both databases, and the library's limiter where it is installed."""
    figures = []
    async with helper("bot_api", milliseconds=0) as api:
        for kind in DATABASES:
            figures += await _service(ground, api, runs, kind)
        figures += await _library(api, runs)
    return figures


async def _service(ground: Ground, api: Helper, runs: int, kind: str) -> list[Figure]:
    middle = Figure(f"Tap → answer in a broadcast, {kind}: p50", "ms", baseline="idle")
    worst = Figure(f"Tap → answer in a broadcast, {kind}: p99", "ms", baseline="idle", below=100)
    for _ in range(runs):
        idle = await _tapped(ground, api, kind, filling="", count=_IDLE)
        busy = await _tapped(ground, api, kind, filling="now", count=_BUSY)
        middle.add(_part(busy["answered"], 0.5), _part(idle["answered"], 0.5))
        worst.add(_part(busy["answered"], 0.99), _part(idle["answered"], 0.99))
        worst.note = f"beside {busy['sent'] / busy['seconds']:.0f} messages/s of the broadcast"
    return [middle, worst]


async def _tapped(ground: Ground, api: Helper, kind: str, *, filling: str, count: int) -> dict[str, Any]:
    with ground.database(kind, people=_PEOPLE, filling=filling) as url:
        async with living(harness.environ(url, telegram=api.ready["url"]), api):
            await asyncio.sleep(_WARM_SECONDS)
            before, begun = (await api.ask(do="tell"))["calls"].get("sendMessage", 0), time.monotonic()
            taps = await api.ask(do="tap", first_chat=FIRST_CHAT + 1, people=count, count=count, rate=_RATE)
            taps["seconds"] = time.monotonic() - begun
            taps["sent"] = (await api.ask(do="tell"))["calls"].get("sendMessage", 0) - before
    assert not taps["unanswered"], f"{taps['unanswered']} taps are not answered"
    assert bool(taps["sent"]) == bool(filling), "the broadcast is over too early, or has not begun"
    return taps


async def _library(api: Helper, runs: int) -> list[Figure]:
    name = "Tap → answer behind PTB's AIORateLimiter"
    if find_spec("aiolimiter") is None:
        return [Figure(name, "ms", note="not available: the package aiolimiter is not installed")]
    note = "who still waited ten seconds after the last tap counts with what she had waited by then"
    middle, worst = Figure(f"{name}: p50", "ms", note=note), Figure(f"{name}: p99", "ms", note=note)
    for _ in range(runs):
        waits = await _limited(api.ready["url"])
        middle.add(_part(waits, 0.5))
        worst.add(_part(waits, 0.99))
    return [middle, worst]


async def _limited(url: str) -> list[float]:
    """Seconds from each wish to answer until it is sent; those who still wait after ten seconds more count so far."""
    from telegram.ext import AIORateLimiter

    bot = ExtBot(
        TOKEN,
        base_url=f"{url}/bot",
        request=AiohttpRequest(connections=128, trusting=None),
        get_updates_request=AiohttpRequest(connections=1, trusting=None),
        rate_limiter=AIORateLimiter(),
    )
    async with bot:
        text = harness.ready_message().text
        chats = range(FIRST_CHAT, FIRST_CHAT + _PEOPLE)
        broadcast = asyncio.gather(*(bot.send_message(chat, text, parse_mode="HTML") for chat in chats))
        await asyncio.sleep(_WARM_SECONDS)
        answers, begun = [], time.monotonic()
        waits: dict[int, float] = {}

        async def answer(number: int, since: float) -> None:
            await bot.edit_message_text(text, chat_id=FIRST_CHAT + _PEOPLE + number, message_id=1, parse_mode="HTML")
            waits[number] = time.monotonic() - since

        for number in range(_BUSY):
            await asyncio.sleep(max(0.0, begun + number / _RATE - time.monotonic()))
            answers.append(asyncio.create_task(answer(number, begun + number / _RATE)))
        await asyncio.wait(answers, timeout=10)
        now = time.monotonic()
        broadcast.cancel()
        for task in answers:
            task.cancel()
        await asyncio.gather(*answers, broadcast, return_exceptions=True)
    return [waits.get(number, now - begun - number / _RATE) for number in range(_BUSY)]


def _part(seconds: list[float], part: float) -> float:
    """Milliseconds within which this part of them are done."""
    return sorted(seconds)[min(len(seconds) - 1, int(part * len(seconds)))] * 1000
