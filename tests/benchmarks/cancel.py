"""From an organiser's cancelling to the last message of the broadcast.

On Telegram at 300 messages a second and 50 ms to answer; by mail through a relay that takes a second for each, over
the four connections and at the pace that the service has by itself. The clock starts when the cancellation is asked
for, and the sums must reconcile afterwards: who was not reached is counted as skipped.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiosmtpd.smtp import SMTP, Envelope, Session
from sqlalchemy import select

from bot.core import broadcasts
from bot.core.clock import SystemClock
from bot.storage import tables as t
from tests.benchmarks import harness
from tests.benchmarks.figure import Figure
from tests.benchmarks.ground import DATABASES, Ground
from tests.benchmarks.processes import helper

_RATE = 300
_SENDING_SECONDS, _LISTENING_SECONDS = 2.0, 3.0
_RELAY_SECONDS = 1.0
_SENDING_MAIL_SECONDS = 10.0  # at ten a second: long enough that the relay is far behind


async def measure(ground: Ground, runs: int) -> list[Figure]:
    """On both databases."""
    figures = [Figure(f"Cancel → last message, {kind}", "s", below=2) for kind in DATABASES]
    by_mail = [Figure(f"Cancel → last mail to a slow relay, {kind}", "s", below=2) for kind in DATABASES]
    async with helper("bot_api", milliseconds=50) as api, _slow_relay() as relay:

        async def sent() -> float:
            return float((await api.ask(do="tell", times=True))["sent_at"][-1])

        async def taken() -> float:
            return relay.taken_at[-1]

        to_telegram = {"telegram": api.ready["url"], "MOSTY_TELEGRAM_RATE": str(_RATE)}
        for _ in range(runs):
            for kind, quick, slow in zip(DATABASES, figures, by_mail, strict=True):
                with ground.database(kind, people=2000) as url:
                    quick.add(await _cancelled(harness.environ(url, **to_telegram), _SENDING_SECONDS, sent))
                    quick.note = f"of 2,000 people, at {_RATE}/s"
                with ground.database(kind, people=200, channel="email") as url:
                    slow.add(await _cancelled(harness.environ(url, smtp=relay.url), _SENDING_MAIL_SECONDS, taken))
                    slow.note = f"{_RELAY_SECONDS:g} s for each mail, 200 people"
    return [*figures, *by_mail]


async def _cancelled(wanted: dict[str, str], sending: float, last: Callable[[], Awaitable[float]]) -> float:
    """Seconds from cancelling, after so many of sending, to the moment that is the last one then."""
    async with harness.service(wanted) as app, harness.relaying(app):
        await harness.publish(app.database, SystemClock().now() - broadcasts.UNDO)
        app.relay.wake()
        await asyncio.sleep(sending)
        begun = time.monotonic()
        async with app.database.transaction() as store:
            [broadcast] = await store.recent_broadcasts(1)
            await broadcasts.cancel(store, broadcast, SystemClock().now())
        await asyncio.sleep(_LISTENING_SECONDS)
        ended = await last()
        async with app.database.transaction() as store:
            tally = await store.tally(broadcast.id)
            states = (await store._session.execute(select(t.delivery.c.state).distinct())).scalars().all()
    assert tally.delivered and tally.skipped and tally.delivered + tally.skipped == tally.audience, tally
    assert set(states) == {"delivered", "skipped"}
    return max(0.0, ended - begun)


@dataclass
class _SlowRelay:
    """Takes every mail, and thinks about each."""

    url: str = ""
    taken_at: list[float] = field(default_factory=list)  # when the text was here

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        self.taken_at.append(time.monotonic())
        await asyncio.sleep(_RELAY_SECONDS)
        return "250 taken"


@asynccontextmanager
async def _slow_relay() -> AsyncIterator[_SlowRelay]:
    relay = _SlowRelay()
    server = await asyncio.get_running_loop().create_server(lambda: SMTP(relay), "127.0.0.1", 0)
    relay.url = f"smtp://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    async with server:
        yield relay
