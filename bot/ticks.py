"""The timetable: which core verb runs how often. The database is the schedule; a tick only asks it what is due."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.core import bounces, broadcasts, interpreting, places, privacy, questions, reminders, sessions
from bot.core.clock import Clock
from bot.core.inbox import Report
from bot.core.replica import Replica
from bot.core.store import StorageUnavailable, Store, Transactions
from bot.workdays import is_holiday


@dataclass(frozen=True)
class Tick:
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
    Tick("progress", timedelta(seconds=3), broadcasts.report_progress),
    Tick("held words", timedelta(minutes=10), questions.pass_on_held),
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

    Of several processes one has the timetable.
    """
    scheduler = AsyncIOScheduler(timezone="UTC")
    begun: set[asyncio.Task[None]] = set()

    async def on_duty(tick: Tick) -> None:
        try:
            has_duty = await replica.holds("ticks")
        except StorageUnavailable as error:
            report("storage.unavailable", {"tick": tick.name, "error": str(error)})
            return
        if has_duty:
            await run(tick, transactions, clock.now(), report)

    async def fire(tick: Tick) -> None:
        task = asyncio.create_task(on_duty(tick))
        begun.add(task)
        task.add_done_callback(begun.discard)
        with contextlib.suppress(asyncio.CancelledError):  # the scheduler is shut down; the tick is waited for below
            await asyncio.shield(task)

    for tick in TIMETABLE:
        scheduler.add_job(
            fire,
            "interval",
            args=[tick],
            seconds=tick.every.total_seconds(),
            next_run_time=datetime.now(scheduler.timezone),
            id=tick.name,
            max_instances=1,
            coalesce=True,
            misfire_grace_time=None,
        )
    scheduler.start()
    try:
        yield
    finally:
        scheduler.shutdown(wait=False)
        await asyncio.gather(*begun, return_exceptions=True)
