"""From an organiser's cancelling to the last message of the broadcast, at 300 messages a second and 50 ms to answer.

The clock starts when the cancellation is asked for, and the sums must reconcile afterwards: who was not reached is
counted as skipped.
"""

import asyncio
import time

from sqlalchemy import select

from bot.core import broadcasts
from bot.core.clock import SystemClock
from bot.storage import tables as t
from tests.benchmarks import harness
from tests.benchmarks.figure import Figure
from tests.benchmarks.ground import DATABASES, Ground
from tests.benchmarks.processes import Helper, helper

_PEOPLE = 2000
_RATE = 300
_SENDING_SECONDS, _LISTENING_SECONDS = 2.0, 3.0


async def measure(ground: Ground, runs: int) -> list[Figure]:
    """On both databases."""
    figures = [Figure(f"Cancel → last message, {kind}", "s", below=2) for kind in DATABASES]
    async with helper("bot_api", milliseconds=50) as api:
        for _ in range(runs):
            for kind, figure in zip(DATABASES, figures, strict=True):
                figure.add(await _cancelled(ground, api, kind))
                figure.note = f"of {_PEOPLE:,} people, at {_RATE}/s"
    return figures


async def _cancelled(ground: Ground, api: Helper, kind: str) -> float:
    with ground.database(kind, people=_PEOPLE, filling="") as url:
        wanted = harness.environ(url, telegram=api.ready["url"], MOSTY_TELEGRAM_RATE=str(_RATE))
        async with harness.service(wanted) as app, harness.relaying(app):
            await harness.publish(app.database, SystemClock().now() - broadcasts.UNDO)
            app.relay.wake()
            await asyncio.sleep(_SENDING_SECONDS)
            begun = time.monotonic()
            async with app.database.transaction() as store:
                [broadcast] = await store.recent_broadcasts(1)
                await broadcasts.cancel(store, broadcast, SystemClock().now())
            await asyncio.sleep(_LISTENING_SECONDS)
            last: float = (await api.ask(do="tell", times=True))["sent_at"][-1]
            async with app.database.transaction() as store:
                tally = await store.tally(broadcast.id)
                states = (await store._session.execute(select(t.delivery.c.state).distinct())).scalars().all()
    assert tally.delivered and tally.skipped and tally.delivered + tally.skipped == tally.audience, tally
    assert set(states) == {"delivered", "skipped"}
    return max(0.0, last - begun)
