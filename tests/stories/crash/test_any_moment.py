"""Promise 4, at any moment of the machine's time: killed again and again at random, nobody is missed.

CRASH_KILLS=200 CRASH_PEOPLE=1000 is the long version of the broadcast (make crash prints its figures), CRASH_SEEDS=20
that of a tap, a mail and a broadcast at once.
"""

import os
import random
import time
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from bot.core import broadcasts, invitations
from bot.core.rsvps import PartStat
from tests import people
from tests.stories.crash.broadcast import Crowd, announced, gathered, judge
from tests.stories.crash.test_kill_points import ANSWERS
from tests.stories.crash.wires import Cut, Moment
from tests.stories.crash.world import MEETING, World, by_message_id

KILLS = int(os.environ.get("CRASH_KILLS", "6"))
PEOPLE = int(os.environ.get("CRASH_PEOPLE", "60"))
SEEDS = range(int(os.environ.get("CRASH_SEEDS", "1")))
RATES = (30, 100, 300)
"""Messages a second on each channel, from one broadcast to the next: some deaths find much on the wire, some little."""

AWAY = 0.1  # seconds that Telegram takes to answer: what is sent just before a death may well arrive after it
LONGEST_LIFE = 1.0  # seconds
EARLY = 0.2  # how many of the processes die before they serve, rather than after
PATIENCE = 90.0  # seconds that a broadcast may take once nobody is killed any more


@dataclass
class Figures:
    """What a long run has come to."""

    kills: int = 0
    broadcasts: int = 0
    deliveries: int = 0
    repeats: int = 0
    most_on_the_wire: int = 0

    def lines(self, world: World, seconds: float) -> str:
        """To be read at the end."""
        kind = "SQLite" if world.database.is_embedded else "PostgreSQL"
        return (
            f"\n{kind}: {self.kills} kills in {self.broadcasts} broadcasts, {self.deliveries} deliveries, "
            f"{world.on_the_wire.total()} uncertain attempts of {len(world.on_the_wire)} deliveries "
            f"(at most {self.most_on_the_wire} at one death), {self.repeats} repeats seen, 0 missed, {seconds:.0f} s"
        )


async def test_a_broadcast_killed_again_and_again_at_random(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    chance, began, figures = random.Random(KILLS), time.monotonic(), Figures()
    crowd = await gathered(world, by_telegram=PEOPLE // 2, by_mail=PEOPLE - PEOPLE // 2)
    world.telegram.faults.add(kind="delay", method="sendMessage", seconds=AWAY, times=None)
    while figures.kills < KILLS:
        rate = str(RATES[figures.broadcasts % len(RATES)])
        environ = {"MOSTY_TELEGRAM_RATE": rate, "MOSTY_MAIL_RATE": rate}
        figures.broadcasts += 1
        announcement = await announced(world, crowd, figures.broadcasts)
        while world.is_busy and figures.kills < KILLS:
            service = await world.launch(**environ)
            if chance.random() > EARLY:
                await service.serves()
            on_the_wire = await world.killed_after(chance.uniform(0, LONGEST_LIFE))
            figures.kills += 1
            figures.most_on_the_wire = max(figures.most_on_the_wire, on_the_wire)
        await world.run(**environ)
        await world.settled(within=PATIENCE)
        await world.service.close()
        figures.deliveries += announcement.published
        figures.repeats += await judge(world, announcement)
    await world.audit()
    assert figures.repeats <= world.on_the_wire.total()
    with capsys.disabled():
        if "CRASH_KILLS" in os.environ:
            print(figures.lines(world, time.monotonic() - began))  # noqa: T201 - for who asked for it


@pytest.mark.parametrize("seed", SEEDS)
async def test_a_tap_a_mail_and_a_broadcast_at_once(world: World, seed: int) -> None:
    chance = random.Random(seed)
    ania = world.phone("Ania")
    bartek = world.mail.mailbox("bartek@hufiec.example.pl", name="Bartek")
    async with world.database.transaction() as store:
        for address in (f"telegram:{ania.id}", f"mailto:{bartek.address}"):
            await world.join(store, address)
        await invitations.invite(store, MEETING, datetime.now(UTC) - broadcasts.UNDO)
    await world.run()
    await ania.expect("Spotkanie kultury")
    await world.settled()
    (invitation,) = bartek.messages
    await world.service.close()
    crowd = await gathered(world, by_telegram=20, by_mail=10)
    crowd = Crowd([*crowd.phones, ania], [*crowd.boxes, bartek])
    announcement = await announced(world, crowd)
    answer = PartStat.ACCEPTED
    for number in range(3):
        answer = list(ANSWERS)[number % 2]
        people.press(ania, f"answer:{MEETING}:{answer}")
        async with world.killed(Cut("telegram", rb"/getMe", Moment.HEARD, later=chance.uniform(0, 0.25))):
            await world.launch()
            await bartek.reply(invitation, ANSWERS[answer][0])
    await world.run()
    await world.settled()
    await judge(world, announcement)
    assert world.tally() == {answer: 2}
    assert ANSWERS[answer][1] in "".join(message.text for message in ania.messages if message.by_bot)
    told = [mail for mail in bartek.messages if "Odpowiedź zapisana" in mail.subject]
    assert len(by_message_id(told)) == 3, "one answer to each mail"
    await world.audit()
