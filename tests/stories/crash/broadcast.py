"""A broadcast over both channels, and the judgement on it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import select

from bot.core import announcements, broadcasts, consent
from bot.core.language import Language
from bot.core.outbox import DeliveryState
from bot.rehearsal.mail import Mailbox
from bot.rehearsal.telegram import Phone
from bot.storage import tables as t
from tests.stories.crash.world import World

ANNOUNCED = {Language.PL: "Zapraszamy na koncert nr {}.", Language.CS: "Zveme na koncert č. {}."}
_LEAVER = "leaver@spolek.example.cz"


@dataclass(frozen=True)
class Crowd:
    """People who can be reached, half of them Polish and half of them Czech; and four who cannot be."""

    phones: Sequence[Phone]
    boxes: Sequence[Mailbox]

    @property
    def size(self) -> int:
        """How many can be reached."""
        return len(self.phones) + len(self.boxes)


@dataclass(frozen=True)
class Announced:
    """An announcement on its way to a crowd, each with words of its own."""

    number: int
    broadcast_id: int
    published: int  # people in its audience, as it was counted
    skipped: int  # who took her consent back just after
    crowd: Crowd


async def gathered(world: World, *, by_telegram: int, by_mail: int) -> Crowd:
    """So many people who subscribe to culture, and one who has blocked the bot, one unknown, one unreachable."""
    languages = list(Language)
    phones = [world.phone(f"Ania {number}", languages[number % 2]) for number in range(by_telegram)]
    boxes = [
        world.mail.mailbox(f"person{number}@spolek.example.cz", language=languages[number % 2])
        for number in range(by_mail)
    ]
    blocked = world.phone("David")
    blocked.block()
    world.telegram.world.updates.clear()
    unknown = "nobody@spolek.example.cz"
    world.mail.faults.add(recipient=unknown, reply="550 5.1.1 User unknown", times=None)
    async with world.database.transaction() as store:
        for number, phone in enumerate(phones):
            await world.join(store, f"telegram:{phone.id}", languages[number % 2])
        for box in boxes:
            await world.join(store, f"mailto:{box.address}", Language(box.language))
        await world.join(store, f"telegram:{blocked.id}")
        await world.join(store, f"mailto:{unknown}")
        await world.join(store, "")
        await world.join(store, f"mailto:{_LEAVER}")
    return Crowd(phones, boxes)


async def announced(world: World, crowd: Crowd, number: int = 1) -> Announced:
    """Publishes an announcement whose minute of grace has just passed; of the first, one person wants nothing more."""
    now = datetime.now(UTC)
    async with world.database.transaction() as store:
        draft = await announcements.draft(store, None, now)
        for language, words in ANNOUNCED.items():
            announcements.write(draft, language, words.format(number))
        broadcast = await announcements.publish(store, draft, now - broadcasts.UNDO)
        leaver = await store.contact_at(f"mailto:{_LEAVER}")
        assert leaver is not None
        person = await store.subscriber(leaver.subscriber_id)
        await consent.withdraw(store, person, address=leaver.address, inbound_id="", now=now)
        return Announced(number, broadcast.id, broadcast.audience, 1 if number == 1 else 0, crowd)


async def judge(world: World, announced: Announced) -> int:
    """Nobody is missed, only doubts repeat, and the sums reconcile; returns how many copies there are too many."""
    of_it = t.delivery.c.broadcast_id == announced.broadcast_id
    deliveries = world.rows(select(t.delivery.c.id, t.delivery.c.state).where(of_it))
    counted = Counter(row.state for row in deliveries)
    reachable = announced.crowd.size
    assert counted[DeliveryState.DELIVERED] == reachable, counted
    assert counted[DeliveryState.SKIPPED] == announced.skipped, counted
    assert sum(counted.values()) == announced.published == reachable + announced.skipped + counted[DeliveryState.GONE]
    doubts = world.doubts()
    async with world.database.transaction() as store:
        tally = await store.tally(announced.broadcast_id)
    assert (tally.audience, tally.doubtful) == (announced.published, len({row.id for row in deliveries} & set(doubts)))
    most = world.most_copies("announcement", of=announced.broadcast_id)
    repeats = 0
    for language, words in ANNOUNCED.items():
        repeats += world.judge_copies(
            words.format(announced.number),
            [phone for phone in announced.crowd.phones if phone.person.language_code == language],
            [box for box in announced.crowd.boxes if box.language == language],
            most,
        )
    return repeats
