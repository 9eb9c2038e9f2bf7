"""The timetable: which core verb runs how often. The database is the schedule; a tick only asks it what is due."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from functools import partial

from msgspec import Struct

from bot.core import bounces, interpreting, places, privacy, progress, questions, reminders, sessions
from bot.core.clock import Clock
from bot.core.inbox import Report
from bot.core.loops import uninterrupted
from bot.core.replica import Replica
from bot.core.store import StorageUnavailable, Store, Transactions
from bot.workdays import is_holiday


class Tick(Struct, frozen=True):
    """A verb and its rhythm."""

    name: str
    every: timedelta
    verb: Callable[[Store, datetime], Awaitable[int]]


async def _climb(store: Store, now: datetime) -> int:
    """The ladder, with the holidays of every country that takes part."""
    countries = frozenset(city.country for city in await store.cities())
    return await reminders.enqueue_due(store, now, partial(is_holiday, countries=countries))


TIMETABLE = (
    Tick("reminders", timedelta(minutes=1), _climb),
    Tick("offers", timedelta(minutes=1), places.fill_all),
    Tick("interpreting", timedelta(minutes=1), interpreting.alert),
    Tick("sessions", timedelta(minutes=1), sessions.remind),
    Tick("progress", timedelta(seconds=3), progress.report_progress),
    Tick("held words", timedelta(minutes=10), questions.pass_on_held),
    Tick("unseen questions", timedelta(minutes=10), questions.tell_unseen),
    Tick("bounces", timedelta(minutes=15), bounces.tell_organisers),
    Tick("prune", timedelta(hours=12), privacy.prune),
)


async def run(tick: Tick, transactions: Transactions, now: datetime, report: Report) -> None:
    """Runs one tick in a transaction of its own. While the storage is away the next one makes up for it."""
    try:
        async with transactions.transaction() as store:
            count = await tick.verb(store, now)
    except StorageUnavailable as error:
        report("storage.unavailable", {"tick": tick.name, "error": str(error)})
        return
    if count:
        report("tick.done", {"tick": tick.name, "count": count})


async def run_all(transactions: Transactions, now: datetime, report: Report) -> None:
    """Runs every tick once."""
    for tick in TIMETABLE:
        await run(tick, transactions, now, report)


@asynccontextmanager
async def ticking(transactions: Transactions, clock: Clock, report: Report, replica: Replica) -> AsyncIterator[None]:
    """Keeps the timetable inside the block; each tick runs at once and then in its rhythm. One begun is finished.

    Of several processes one has the timetable. One that takes longer than its rhythm runs again at once, and one that
    fails in its rhythm.
    """
    running = asyncio.Lock()  # all are due at the start: side by side each would open a connection of its own

    async def run_on_duty(tick: Tick) -> None:
        try:
            if await replica.holds("ticks"):
                async with running:
                    await run(tick, transactions, clock.now(), report)
        except StorageUnavailable as error:
            report("storage.unavailable", {"tick": tick.name, "error": str(error)})
        except Exception as error:  # our fault; the others, and the next one, still have to run
            report("tick.failed", {"tick": tick.name, "error": str(error)})

    async def keep(tick: Tick) -> None:
        now = asyncio.get_running_loop().time
        while True:
            next_at = now() + tick.every.total_seconds()
            await uninterrupted(run_on_duty(tick))
            await asyncio.sleep(next_at - now())

    tasks = [asyncio.create_task(keep(tick), name=tick.name) for tick in TIMETABLE]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
