"""The timetable under virtual time: the same verbs in the same rhythm, without a scheduler's own clock."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.core.clock import Clock
from bot.core.inbox import Report
from bot.core.store import Transactions
from bot.ticks import TIMETABLE, Tick, run


@asynccontextmanager
async def ticking(transactions: Transactions, clock: Clock, report: Report, *_: object) -> AsyncIterator[None]:
    """Keeps the timetable inside the block; each tick runs at once and then in its rhythm."""

    async def keep(tick: Tick) -> None:
        while True:
            await asyncio.shield(asyncio.create_task(run(tick, transactions, clock.now(), report)))
            await asyncio.sleep(tick.every.total_seconds())

    tasks = [asyncio.create_task(keep(tick)) for tick in TIMETABLE]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
