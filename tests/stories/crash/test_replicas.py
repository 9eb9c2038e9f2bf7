"""Two processes on one PostgreSQL: when one ends, the other goes on within seconds, and Telegram's limits hold.

Telegram has its flood rules on. Its webhook reaches whichever process listens, as through an operator's proxy.
CRASH_PEOPLE=1000 is the long version (make crash).
"""

import asyncio
import os
import signal
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.core import broadcasts, invitations
from bot.core.broadcasts import BroadcastState
from bot.core.outbox import DeliveryState
from bot.rehearsal.telegram import Call, Flood, Phone
from bot.storage import tables as t
from tests import people
from tests.conftest import copied
from tests.ports import free_port
from tests.stories.crash.broadcast import Crowd, announced, gathered, judge
from tests.stories.crash.process import Service, Template
from tests.stories.crash.wires import Wire
from tests.stories.crash.world import MEETING, World, staged

PEOPLE = int(os.environ.get("CRASH_PEOPLE", "150"))
RATE = 30  # messages a second: Telegram's own limit
FULL = 0.8 * RATE
TAKEOVER = 10.0  # seconds
FAREWELL = 15.0  # seconds
YES = f"answer:{MEETING}:ACCEPTED"
SECRET = "webhook-secret-of-a-test"


@pytest.fixture
def database_url(postgres: str) -> Iterator[str]:
    """An empty PostgreSQL: an embedded database has one process."""
    yield from copied(postgres, template="template_mosty")


@pytest.fixture
async def world(tmp_path: Path, database_url: str, template: Template | None) -> AsyncIterator[World]:
    """A world with flood rules."""
    async with staged(tmp_path, database_url, template, flood=Flood(on=True)) as world:
        world.environ |= {"MOSTY_TELEGRAM_RATE": str(RATE), "MOSTY_MAIL_RATE": "20"}
        yield world
    assert not world.telegram.violations


@asynccontextmanager
async def by_webhook(world: World) -> AsyncIterator[tuple[Service, Service]]:
    """Two run, behind a proxy, and take updates from the webhook."""
    doors = [f"127.0.0.1:{free_port()}" for _ in range(2)]
    proxy = Wire(*doors)
    await proxy.start()
    world.environ |= {
        "MOSTY_TELEGRAM_MODE": "webhook",
        "MOSTY_TELEGRAM_WEBHOOK_SECRET": SECRET,
        "MOSTY_PUBLIC_URL": f"http://{proxy.address}",
    }
    try:
        yield await two(world, *doors)
    finally:
        await world.telegram.webhook.stop()
        await proxy.stop()


async def two(world: World, *doors: str) -> tuple[Service, Service]:
    """The one that is there first and has every duty, and the other; where there are doors, they listen there."""
    webs = [{"MOSTY_WEB_LISTEN": door} for door in doors] or [{}, {}]
    first = await world.run(**webs[0])
    return first, await world.run(**webs[1], MOSTY_LMTP_LISTEN=f"127.0.0.1:{free_port()}")


async def invited(world: World) -> Phone:
    """Ania, who is asked before everyone else comes."""
    ania = world.phone("Ania")
    async with world.database.transaction() as store:
        await world.join(store, f"telegram:{ania.id}")
        await invitations.invite(store, MEETING, datetime.now(UTC) - broadcasts.UNDO)
    return ania


async def test_one_is_killed_in_the_middle_of_a_broadcast(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    ania = await invited(world)
    crowd = await gathered(world, by_telegram=PEOPLE, by_mail=PEOPLE // 5)
    async with by_webhook(world) as (first, _):
        await ania.expect("Spotkanie kultury")
        announcement = await announced(world, Crowd([*crowd.phones, ania], crowd.boxes))
        await world.until(lambda: len(_sent(world)) > RATE // 2, "a broadcast on its way")
        for number in range(1, 6):  # whichever of the two answers: the other one sends bulk meanwhile
            crowd.phones[-number].send("menu")
            seen = len(_sent(world))
            await world.until(partial(_more_than, world, seen + RATE // 3), "more of it")
        assert not _answered(world, "429")

        first.kill()
        died, killed = time.monotonic(), datetime.now(UTC)
        people.press(ania, YES)
        await ania.expect("Państwa odpowiedź: ✅ Tak", within=TAKEOVER)
        answered = time.monotonic() - died
        await world.settled(within=PEOPLE / RATE + 3 * TAKEOVER)

        await judge(world, announcement)
        assert _taken_over(world, killed) < TAKEOVER
        assert _busiest_second(world) <= RATE
        assert not _answered(world, "429")
        finished = select(t.broadcast.c.state).where(t.broadcast.c.id == announcement.broadcast_id)
        await world.until(lambda: world.rows(finished)[0].state == BroadcastState.FINISHED, "the other ticks")
    if "CRASH_PEOPLE" in os.environ:  # the rate itself is only measured where the machine has nothing else to do
        recovered = _full_again(world, killed)
        assert recovered < TAKEOVER
        with capsys.disabled():
            print(  # noqa: T201 - for who asked for it
                f"\nTwo replicas, {PEOPLE} people on Telegram: full rate {recovered:.1f} s after the kill, "
                f"a tap answered after {answered:.2f} s, {_busiest_second(world)} in the busiest second, "
                f"{world.doubts().total()} uncertain"
            )


async def test_one_is_stopped_in_the_middle_of_a_broadcast(world: World) -> None:
    """What is on the wire ends within the time it has, its claims are settled, and the webhook stays for the other."""
    ania = await invited(world)
    crowd = await gathered(world, by_telegram=60, by_mail=10)
    async with by_webhook(world) as (first, _):
        await ania.expect("Spotkanie kultury")
        world.telegram.faults.add(kind="delay", method="sendMessage", seconds=0.3, times=None)
        announcement = await announced(world, Crowd([*crowd.phones, ania], crowd.boxes))
        await world.until(lambda: len(_sent(world)) > RATE // 2, "a broadcast on its way")

        first.signal(signal.SIGTERM)
        people.press(ania, YES)
        async with asyncio.timeout(FAREWELL):
            await first.dies()
        assert await first.close() == 0, first.said
        assert "Traceback" not in first.said
        (leaver, *_) = [row.id for row in world.rows(select(t.replica.c.id).order_by(t.replica.c.id))]
        claimed = t.delivery.c.state == DeliveryState.CLAIMED
        assert not world.rows(select(t.delivery.c.id).where(claimed, t.delivery.c.claimed_by == leaver))
        assert world.telegram.webhook.url and not world.telegram.calls("deleteWebhook")

        await ania.expect("Państwa odpowiedź: ✅ Tak", within=TAKEOVER)
        await world.settled()
        assert await judge(world, announcement) == 0, "nobody has it twice"
        assert not world.doubts()
        assert not _answered(world, "429")


async def test_the_other_one_polls_on(world: World) -> None:
    ania = await invited(world)
    first, _ = await two(world)
    await ania.expect("Spotkanie kultury")
    first.kill()
    people.press(ania, YES)
    await ania.expect("Państwa odpowiedź: ✅ Tak", within=TAKEOVER)
    await world.settled()
    assert world.tally() == {"ACCEPTED": 1}
    assert not _answered(world, "409")


async def test_both_start_at_the_same_moment(world: World) -> None:
    services = [await world.launch(), await world.launch(MOSTY_LMTP_LISTEN=f"127.0.0.1:{free_port()}")]
    for service in services:
        await service.serves()


# What Telegram saw


def _sent(world: World) -> list[Call]:
    return [call for call in world.telegram.calls("sendMessage") if call.applied]


def _more_than(world: World, seen: int) -> bool:
    return len(_sent(world)) > seen


def _answered(world: World, code: str) -> list[Call]:
    return [call for call in world.telegram.transcript if call.outcome.startswith(code)]


def _taken_over(world: World, killed: datetime) -> float:
    """Seconds from the kill until the first message of the other one; what the dead one had sent has arrived before."""
    moments = [call.at for call in _sent(world) if call.at > killed + timedelta(seconds=0.5)]
    assert moments, "nothing was sent after the kill"
    return (moments[0] - killed).total_seconds()


def _full_again(world: World, killed: datetime) -> float:
    """Seconds from the kill until the beginning of the first second at full rate."""
    moments = [call.at for call in _sent(world) if call.at > killed]
    for moment in moments:
        if sum(moment <= each < moment + timedelta(seconds=1) for each in moments) >= FULL:
            return (moment - killed).total_seconds()
    raise AssertionError(f"never at full rate again; {len(moments)} messages after the kill")


def _busiest_second(world: World) -> int:
    moments = [call.at for call in _sent(world)]
    return max(
        sum(moment <= each < moment + timedelta(seconds=1) for each in moments[number : number + 5 * RATE])
        for number, moment in enumerate(moments)
    )
