"""Telegram: durable deliveries a second with the limiter open, ÷ a bare loop of the library's `Bot.send_message`.

Durable: claimed from the database, composed, sent, and recorded as delivered. The bare loop sends one ready text with
ready buttons, over the same transport (AiohttpRequest), as many at a time as the relay may. Both talk to the same
server, a process of its own that answers at once, or after 50 ms as Telegram does.
"""

import asyncio
import time

from telegram import Bot, LinkPreviewOptions

from tests.benchmarks import harness
from tests.benchmarks.figure import Figure
from tests.benchmarks.ground import DATABASES, FIRST_CHAT, Ground
from tests.benchmarks.processes import helper

_PEOPLE = 4000
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


async def measure(ground: Ground, runs: int) -> list[Figure]:
    """Answers at once, and after 50 ms."""
    return await _with_delay(ground, runs, 0) + await _with_delay(ground, runs, 50)


async def _with_delay(ground: Ground, runs: int, milliseconds: int) -> list[Figure]:
    figures = [
        Figure(
            f"Telegram, answers {f'after {milliseconds} ms' if milliseconds else 'at once'}, {kind}",
            "deliveries/s",
            baseline="bare Bot.send_message",
            ratio_least=0.8,
            least=1000 if milliseconds else None,
        )
        for kind in DATABASES
    ]
    async with helper("bot_api", milliseconds=milliseconds) as api:
        for _ in range(runs):
            for kind, figure in zip(DATABASES, figures, strict=True):
                with ground.database(kind, people=_PEOPLE, filling="now") as url:
                    wanted = harness.environ(url, telegram=api.ready["url"], **harness.OPEN)
                    async with harness.service(wanted) as app:
                        assert app.bot is not None
                        at_a_time = harness.together(app, "telegram")
                        bare = await _bare(app.bot, at_a_time)
                        figure.add(await harness.deliver_all(app), bare)
                        figure.note = f"{at_a_time} at a time, {_PEOPLE:,} people"
    return figures


async def _bare(bot: Bot, at_a_time: int) -> float:
    """Messages a second of the library alone."""
    ready, chats = harness.ready_message(), iter(range(FIRST_CHAT, FIRST_CHAT + _PEOPLE))

    async def send() -> None:
        for chat in chats:
            await bot.send_message(
                chat,
                ready.text,
                parse_mode="HTML",
                reply_markup=ready.keyboard,
                link_preview_options=_NO_PREVIEW,
            )

    begun = time.perf_counter()
    await asyncio.gather(*(send() for _ in range(at_a_time)))
    return _PEOPLE / (time.perf_counter() - begun)
