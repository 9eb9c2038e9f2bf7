"""Promise 4: after kill -9 at any moment nobody is missed; only what was on the wire repeats, counted as uncertain.

The service is a process of its own between an emulated Telegram and a real mail server, on wires that are cut where a
test says. Judges are the phones, the mailboxes and the database. CRASH_SEEDS=50 tries more random moments; CRASH_COLD=1
starts every process from nothing, as `python -m bot run`, instead of forking one that has its imports done.
"""

import asyncio
import os
import random
import signal
import tempfile
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, NullPool, Row, create_engine, select, text, update

from bot import programme
from bot.core import announcements, consent, invitations, sectors
from bot.core.audience import Audience
from bot.core.clock import SystemClock
from bot.core.language import Language
from bot.core.outbox import DeliveryState, Outcome, Priority
from bot.core.people import Contact, ContactState, Subscriber
from bot.core.rsvps import PartStat
from bot.core.store import Store
from bot.rehearsal import cast
from bot.rehearsal.mail import Mail, Mailbox, MailServer
from bot.rehearsal.telegram import Phone, TelegramServer
from bot.storage import tables as t
from bot.storage.database import Database
from tests import people
from tests.stories.process import Cut, Moment, Service, Template, Wire

SEEDS = range(int(os.environ.get("CRASH_SEEDS", "1")))
COLD = bool(os.environ.get("CRASH_COLD"))
PATIENCE = 20.0  # seconds of the machine's time
TOGETHER = {"telegram": 16, "email": 4}  # bot/app.py: the sends at the same time in one lane
MEETING = "culture"
ANSWERS = {PartStat.ACCEPTED: ("tak", "✅ Tak"), PartStat.DECLINED: ("nie", "❌ Nie")}
ANNOUNCED = {Language.PL: "Zapraszamy na wspólny koncert", Language.CS: "Zveme na společný koncert"}
PROGRAMME = """
[edition]
id = "crash"
name = {{ pl = "Spotkania", cs = "Setkání" }}
timezone = "Europe/Warsaw"
funding = {{ pl = "Projekt współfinansowany", cs = "Projekt spolufinancovaný" }}
[[city]]
id = "karvina"
name = {{ pl = "Karwina", cs = "Karviná" }}
country = "CZ"
[[kind]]
id = "ngo"
name = {{ pl = "Organizacja pozarządowa", cs = "Nezisková organizace" }}
[[sector]]
id = "culture"
name = {{ pl = "Kultura", cs = "Kultura" }}
[[meeting]]
id = "culture"
kind = "sector-meeting"
sectors = ["culture"]
host = "karvina"
starts = {starts:%Y-%m-%dT%H:%M:%SZ}
ends = {ends:%Y-%m-%dT%H:%M:%SZ}
title = {{ pl = "Spotkanie kultury", cs = "Setkání kultury" }}
venue = {{ pl = "Rynek", cs = "Náměstí" }}
capacity = 80
nudges = ["-P7D"]
"""


@dataclass(eq=False)
class World:
    """Telegram, the mail server, the database and the wires; the service comes and goes."""

    folder: Path
    telegram: TelegramServer
    mail: MailServer
    wires: dict[str, Wire]
    environ: dict[str, str]
    template: Template | None
    database: Database
    service: Service = field(init=False)
    _engine: Engine = field(init=False)
    lives: int = 0
    on_the_wire: set[int] = field(default_factory=set)  # ids of the attempts in the air at a kill

    def __post_init__(self) -> None:
        url = self.database.url
        self._engine = create_engine(url.set(drivername=url.drivername.replace("+aiosqlite", "")), poolclass=NullPool)

    # The service's lives

    async def launch(self) -> None:
        """Starts the service, without waiting for it."""
        self.lives += 1
        self.service = Service(self.environ, self.folder / f"log-{self.lives}", self.template)
        await self.service.start()

    async def run(self) -> None:
        """Starts the service; what waits at the mail server is brought."""
        await self.launch()
        await self.service.serves()
        await self.mail.flush()

    @asynccontextmanager
    async def killed(self, *cuts: Cut) -> AsyncIterator[None]:
        """The process is killed when every one of these cuts is reached, during the block or soon after it."""
        left, dead = set(cuts), asyncio.Event()

        def strike(cut: Cut) -> None:
            left.discard(cut)
            if not left:
                self.service.kill()
                for each in cuts:
                    each.over.set()
                dead.set()

        for cut in cuts:
            cut.on_reached = lambda cut=cut: strike(cut)  # type: ignore[misc]
            self.wires[cut.wire].cut = cut
        yield
        try:
            async with asyncio.timeout(PATIENCE):
                await dead.wait()
        except TimeoutError:
            missed = "; ".join(map(str, left))
            raise AssertionError(f"never came to {missed}\n{self.service.said}") from None
        await self._bury()

    async def _bury(self) -> None:
        """Notes what was on the wire, and on PostgreSQL lets the leases of the dead run out: the clock's part."""
        await self.service.dies()
        await self.service.close()
        if not self.database.is_embedded:  # its last statements are done or undone
            self.execute(
                text(
                    "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity "
                    "WHERE datname = current_database() AND pid <> pg_backend_pid()"
                )
            )
        query = select(t.attempt.c.id, t.delivery.c.channel, t.delivery.c.priority).join(t.delivery)
        in_the_air = self.rows(query.where(t.attempt.c.outcome == Outcome.STARTED))
        lanes = Counter((row.channel, row.priority > Priority.ANSWER) for row in in_the_air)
        assert all(count <= TOGETHER[channel] for (channel, _), count in lanes.items()), lanes
        self.on_the_wire |= {row.id for row in in_the_air}
        if self.database.is_embedded:  # nobody else can hold a claim: all are taken back at the next start
            return
        over = datetime.now(UTC) - timedelta(seconds=1)
        self.execute(update(t.delivery).where(t.delivery.c.state == DeliveryState.CLAIMED).values(lease_until=over))

    async def until(self, happened: Callable[[], bool], what: str) -> None:
        """Looks at every line of the service's log, and now and then in between, until it has happened."""
        try:
            async with asyncio.timeout(PATIENCE):
                while not happened():
                    assert not self.service.ended.is_set(), f"the service ended by itself:\n{self.service.said}"
                    self.service.news.clear()
                    try:
                        async with asyncio.timeout(0.05):
                            await self.service.news.wait()
                    except TimeoutError:
                        continue
        except TimeoutError:
            raise AssertionError(f"{what}: not within {PATIENCE} s; {self.states()}\n{self.service.said}") from None

    async def settled(self) -> None:
        """Returns when all that was said is worked and all that is due is settled."""
        await self.until(lambda: not self.is_busy, "everything worked and settled")

    @property
    def is_busy(self) -> bool:
        """Whether anything is under way."""
        counted = self.states()
        waits = counted[DeliveryState.WAITING] + counted[DeliveryState.CLAIMED]
        return bool(waits or self.telegram.world.updates.pending())

    # People

    def phone(self, name: str, language: str = "pl") -> Phone:
        """Somebody who has started the bot long ago."""
        phone = self.telegram.person(first_name=name, language_code=language)
        phone.start()
        self.telegram.world.updates.clear()
        return phone

    async def join(self, store: Store, address: str, language: Language = Language.PL) -> Subscriber:
        """Somebody with consent, who subscribes to culture and is reached at that address."""
        now = datetime.now(UTC)
        person = Subscriber(now, language)
        await store.add(person)
        if address:
            contact = Contact(person.id, address, ContactState.ACTIVE, now)
            await store.add(contact)
            person.preferred_contact_id = contact.id
        await consent.give(store, person, address=address, inbound_id="", now=now)
        await sectors.choose(store, person, ["culture"], now)
        return person

    # The judges

    def rows(self, query: Any) -> list[Row[Any]]:
        """What the database says, asked on a connection of our own."""
        with self._engine.connect() as connection:
            return list(connection.execute(query))

    def execute(self, statement: Any) -> None:
        """Changes the database from outside."""
        with self._engine.begin() as connection:
            connection.execute(statement)

    def states(self) -> Counter[str]:
        """How many deliveries are in which state."""
        return Counter(str(row.state) for row in self.rows(select(t.delivery.c.state)))

    async def audit(self) -> None:
        """What is in the books at the end: every attempt has an end; what was on the wire, and only that, is uncertain.

        Each delivery was delivered at most once for sure, and once exactly where it counts as delivered.
        """
        attempts = self.rows(select(t.attempt))
        assert not [row for row in attempts if row.outcome == Outcome.STARTED]
        uncertain = {row.id for row in attempts if row.outcome == Outcome.UNCERTAIN}
        assert uncertain == self.on_the_wire, "uncertain is what was on the wire, and nothing else"
        taken = Counter(row.delivery_id for row in attempts if row.outcome == Outcome.DELIVERED)
        for row in self.rows(select(t.delivery.c.id, t.delivery.c.state)):
            assert taken[row.id] == (row.state == DeliveryState.DELIVERED)
        in_doubt = {row.delivery_id for row in attempts if row.id in uncertain}
        async with self.database.transaction() as store:
            assert await store.count_uncertain() == len(in_doubt), "each repeat is counted as uncertain"
            assert not await store.failed()
        assert not self.telegram.violations

    def most_copies(self, message: str) -> dict[str, int]:
        """By address: how many copies of its message a person may have, one and one more for each doubt.

        Only of those whose message counts as delivered.
        """
        query = (
            select(t.contact.c.address, t.attempt.c.outcome)
            .select_from(t.attempt.join(t.delivery).join(t.contact, t.attempt.c.contact_id == t.contact.c.id))
            .where(t.delivery.c.message == message, t.delivery.c.state == DeliveryState.DELIVERED)
        )
        counted = Counter(row.address for row in self.rows(query) if row.outcome in (Outcome.DELIVERED, "uncertain"))
        return dict(counted)

    def tally(self) -> dict[str, int]:
        """The answers as they stand."""
        counted = Counter(str(row.partstat) for row in self.rows(select(t.rsvp.c.partstat)))
        return {partstat: count for partstat, count in counted.items() if partstat != PartStat.NEEDS_ACTION}


@pytest.fixture(scope="module")
def template() -> Iterator[Template | None]:
    """What every service here is forked from; none when each shall start from nothing."""
    if COLD:
        yield None
        return
    template = Template()
    yield template
    template.close()


@asynccontextmanager
async def staged(
    folder: Path, database_url: str, template: Template | None, *, starts_in: timedelta = timedelta(days=20)
) -> AsyncIterator[World]:
    """A world with its programme loaded; the service is not running yet."""
    now = datetime.now(UTC).replace(microsecond=0)
    plan = folder / "programme.toml"
    starts = now + starts_in
    plan.write_text(PROGRAMME.format(starts=starts, ends=starts + timedelta(hours=4)), "utf-8")
    telegram = TelegramServer(SystemClock(), token=cast.BOT_TOKEN, username=cast.BOT_NAME)
    mail = MailServer(SystemClock())
    await telegram.start()
    await mail.start()
    with tempfile.TemporaryDirectory() as short:  # the path of a socket has at most some hundred letters
        servers = {
            "telegram": telegram.base_url.removeprefix("http://").removesuffix("/bot"),
            "smtp": mail.smtp_url.removeprefix("smtp://"),
            "lmtp": f"{short}/lmtp",
        }
        wires = {name: Wire(server) for name, server in servers.items()}
        for wire in wires.values():
            await wire.start()
        mail.deliver_to = wires["lmtp"].address
        environ = {
            "MOSTY_DATABASE_URL": database_url,
            "MOSTY_SECRET": "crash-secret-that-guards-nothing-real",
            "MOSTY_PROGRAMME": str(plan),
            "MOSTY_TELEGRAM_TOKEN": cast.BOT_TOKEN,
            "MOSTY_TELEGRAM_API": f"http://{wires['telegram'].address}",
            "MOSTY_TELEGRAM_RATE": "100",
            "MOSTY_MAIL_ADDRESS": cast.BOT_ADDRESS,
            "MOSTY_SMTP_URL": f"smtp://{wires['smtp'].address}",
            "MOSTY_LMTP_LISTEN": servers["lmtp"],
            "MOSTY_MAIL_RATE": "50",
            "MOSTY_QUIET_HOURS": "00:00-00:00",
        }
        database = Database(database_url)
        await database.prepare()
        world = World(folder, telegram, mail, wires, environ, template, database)
        try:
            async with database.transaction() as store:
                await programme.apply(store, programme.read(plan), now)
            yield world
        finally:
            if world.lives:
                await world.service.close()
            for wire in wires.values():
                await wire.stop()
            await telegram.stop()
            await mail.stop()
            await database.close()


@pytest.fixture
async def world(tmp_path: Path, database_url: str, template: Template | None) -> AsyncIterator[World]:
    """A world in which nothing has happened yet."""
    async with staged(tmp_path, database_url, template) as world:
        yield world


# A tap

TAP_CUTS = (
    ("telegram", rb'"callback_query": ', Moment.BEFORE),  # it never came to the service
    ("telegram", rb'"callback_query": ', Moment.AFTER),  # it has come and is being worked
    ("telegram", rb"/editMessageText", Moment.BEFORE),  # the card was about to change
    ("telegram", rb"/editMessageText", Moment.ANSWERED),  # the card has changed, and the service never heard
    ("telegram", rb"/getUpdates", Moment.BEFORE),  # it is committed, and not yet confirmed
    ("telegram", rb"/getUpdates", Moment.AFTER),  # just confirmed
)


async def test_a_tap_is_recorded_once_wherever_the_process_dies(world: World) -> None:
    ania = world.phone("Ania")
    async with world.database.transaction() as store:
        await world.join(store, f"telegram:{ania.id}")
        await invitations.invite(store, MEETING, datetime.now(UTC))
    await world.run()
    await ania.expect("Spotkanie kultury")
    await world.settled()
    expected = []
    for number, (wire, words, moment) in enumerate(TAP_CUTS):
        answer = list(ANSWERS)[number % 2]
        async with world.killed(cut := Cut(wire, words, moment)):
            people.press(ania, f"answer:{MEETING}:{answer}")
            update_id = world.telegram.world.updates.pending()[-1].id
        await world.run()
        await world.settled()
        expected.append(f"reply:telegram:{update_id}:answer-recorded:{MEETING}")
        assert world.tally() == {answer: 1}, str(cut)
        (rsvp,) = world.rows(select(t.rsvp))
        assert rsvp.answered_by == f"telegram:{update_id}", str(cut)
        (card,) = [message for message in ania.messages if message.by_bot]
        assert f"Państwa odpowiedź: {ANSWERS[answer][1]}" in card.text, str(cut)
    keys = [row.key for row in world.rows(select(t.delivery.c.key).where(t.delivery.c.message == "answer-recorded"))]
    assert sorted(keys) == sorted(expected), "one answer to each tap"
    await world.audit()


# A mail

MAIL_CUTS = (
    ("lmtp", rb"\r\n\.\r\n", Moment.BEFORE),  # the end of it did not come any more
    ("lmtp", rb"\r\n\.\r\n", Moment.AFTER),  # it has come and is being worked
    ("lmtp", rb"\r\n\.\r\n", Moment.ANSWERED),  # committed; its server never hears 250 and keeps it
    ("lmtp", rb"\r\n\.\r\n", Moment.HEARD),  # committed and confirmed
    ("smtp", rb"\r\n\.\r\n", Moment.ANSWERED),  # our answer has arrived, and we never heard 250
)


async def test_an_answer_by_mail_is_recorded_once_wherever_the_process_dies(world: World) -> None:
    bartek = world.mail.mailbox("bartek@hufiec.example.pl", name="Bartek")
    async with world.database.transaction() as store:
        await world.join(store, f"mailto:{bartek.address}")
        await invitations.invite(store, MEETING, datetime.now(UTC))
    await world.run()
    await world.settled()
    (invitation,) = bartek.messages
    for number, (wire, words, moment) in enumerate(MAIL_CUTS):
        answer = list(ANSWERS)[number % 2]
        async with world.killed(cut := Cut(wire, words, moment)):
            await bartek.reply(invitation, ANSWERS[answer][0])
        is_kept = wire == "lmtp" and moment is not Moment.HEARD
        assert await world.mail.flush() == is_kept, f"its server keeps what was not taken; {cut}"
        await world.run()
        assert await world.mail.flush() == 0
        await world.settled()
        assert world.tally() == {answer: 1}, str(cut)
        assert f"Państwa odpowiedź: {ANSWERS[answer][1]}" in bartek.messages[-1].text, str(cut)
    told = _by_message_id(bartek.messages[1:])
    assert len(told) == len(MAIL_CUTS), "one answer to each mail"
    assert sorted(len(copies) for copies in told.values()) == [1] * (len(MAIL_CUTS) - 1) + [2]
    await world.audit()


# A reminder


async def test_a_step_of_the_ladder_reaches_everyone_and_repeats_only_what_was_on_the_wire(
    tmp_path: Path, database_url: str, template: Template | None
) -> None:
    async with staged(tmp_path, database_url, template, starts_in=timedelta(days=5)) as world:
        phones = [world.phone(f"Ania {number}") for number in range(6)]
        boxes = [world.mail.mailbox(f"bartek{number}@hufiec.example.pl") for number in range(6)]
        async with world.database.transaction() as store:
            for phone in phones:
                await world.join(store, f"telegram:{phone.id}")
            for box in boxes:
                await world.join(store, f"mailto:{box.address}")
            long_ago = datetime.now(UTC) - timedelta(days=3)
            await store.open_rsvps(MEETING, Audience(sectors=("culture",)), long_ago)

        async with world.killed(
            Cut("telegram", rb"/sendMessage", Moment.ANSWERED, nth=3),
            Cut("smtp", rb"\r\n\.\r\n", Moment.ANSWERED, nth=2),
        ):
            await world.launch()
        async with world.killed(Cut("smtp", rb"RCPT TO", Moment.BEFORE, nth=2)):
            await world.launch()
        await world.run()
        await world.settled()

        assert world.states() == {"delivered": 12}, "the step was climbed once"
        assert [(row.kind, row.offset) for row in world.rows(select(t.step))] == [("nudge", "-P7D")]
        _judge_copies(world, "nudge", "Nie mamy jeszcze Państwa odpowiedzi", phones, boxes)
        await world.audit()


# A broadcast


@dataclass(frozen=True)
class Broadcast:
    """An announcement on its way, and those it is for."""

    phones: list[Phone]
    boxes: list[Mailbox]
    published: int  # people in its audience, as it was counted


async def announced(world: World, *, by_telegram: int, by_mail: int) -> Broadcast:
    """Publishes an announcement to so many people who can be reached, and to four who cannot."""
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
    now = datetime.now(UTC)
    async with world.database.transaction() as store:
        for number, phone in enumerate(phones):
            await world.join(store, f"telegram:{phone.id}", languages[number % 2])
        for box in boxes:
            await world.join(store, f"mailto:{box.address}", Language(box.language))
        await world.join(store, f"telegram:{blocked.id}")
        await world.join(store, f"mailto:{unknown}")
        await world.join(store, "")
        leaver = await world.join(store, "mailto:leaver@spolek.example.cz")
        draft = await announcements.draft(store, None, now)
        for language, words in ANNOUNCED.items():
            announcements.write(draft, language, words)
        published = await announcements.publish(store, draft, now)
        await consent.withdraw(store, leaver, address="mailto:leaver@spolek.example.cz", inbound_id="", now=now)
    return Broadcast(phones, boxes, published)


def judge(world: World, broadcast: Broadcast) -> None:
    """Nobody is missed, only doubts repeat, and the sums reconcile."""
    reachable = len(broadcast.phones) + len(broadcast.boxes)
    counted = Counter(
        row.state for row in world.rows(select(t.delivery.c.state).where(t.delivery.c.message == "announcement"))
    )
    assert counted == {
        DeliveryState.DELIVERED: reachable,
        DeliveryState.GONE: 3,  # blocked, unknown at her server, and without an address
        DeliveryState.SKIPPED: 1,  # took her consent back
    }
    assert sum(counted.values()) == broadcast.published
    for language, words in ANNOUNCED.items():
        _judge_copies(
            world,
            "announcement",
            words,
            [phone for phone in broadcast.phones if phone.person.language_code == language],
            [box for box in broadcast.boxes if box.language == language],
        )


async def test_a_broadcast_misses_nobody_however_often_the_process_dies(world: World) -> None:
    broadcast = await announced(world, by_telegram=40, by_mail=20)
    points = (
        # as many on the wire as there may be: all have arrived, and the service heard of none
        (
            Cut("telegram", rb"/sendMessage", Moment.AFTER, nth=TOGETHER["telegram"], hold=True),
            Cut("smtp", rb"\r\n\.\r\n", Moment.ANSWERED, nth=TOGETHER["email"], hold=True),
        ),
        (
            Cut("telegram", rb"/sendMessage", Moment.ANSWERED, nth=4),
            Cut("smtp", rb"MAIL FROM", Moment.HEARD, nth=3),
        ),
        (
            Cut("telegram", rb"/sendMessage", Moment.BEFORE, nth=6),
            Cut("smtp", rb"RCPT TO", Moment.BEFORE, nth=2),
        ),
        (
            Cut("telegram", rb"/sendMessage", Moment.HEARD, nth=5),
            Cut("smtp", rb"\r\n\.\r\n", Moment.HEARD, nth=2),
        ),
    )
    for number, cuts in enumerate(points):
        async with world.killed(*cuts):
            await world.launch()
        if number == 0:
            assert len(world.on_the_wire) == sum(TOGETHER.values()), "the wires were full"
        assert sum(world.states().values()) == broadcast.published
    await world.run()
    await world.settled()
    judge(world, broadcast)
    copies = sum(len(_said_to(phone, "koncert")) for phone in broadcast.phones)
    copies += sum(len(box.messages) for box in broadcast.boxes)
    repeats = copies - len(broadcast.phones) - len(broadcast.boxes)
    assert sum(TOGETHER.values()) <= repeats <= len(world.on_the_wire), "these did repeat"
    await world.audit()


# Any moment


@pytest.mark.parametrize("seed", SEEDS)
async def test_at_any_moment_at_all(world: World, seed: int) -> None:
    """A tap, a mail and a broadcast at once; the process dies at random, again and again."""
    chance = random.Random(seed)
    ania = world.phone("Ania")
    bartek = world.mail.mailbox("bartek@hufiec.example.pl", name="Bartek")
    async with world.database.transaction() as store:
        for address in (f"telegram:{ania.id}", f"mailto:{bartek.address}"):
            await world.join(store, address)
        await invitations.invite(store, MEETING, datetime.now(UTC))
    await world.run()
    await ania.expect("Spotkanie kultury")
    await world.settled()
    (invitation,) = bartek.messages
    await world.service.close()
    broadcast = await announced(world, by_telegram=20, by_mail=10)
    broadcast.phones.append(ania)
    broadcast.boxes.append(bartek)
    answer = PartStat.ACCEPTED
    for number in range(3):
        answer = list(ANSWERS)[number % 2]
        people.press(ania, f"answer:{MEETING}:{answer}")
        async with world.killed(Cut("telegram", rb"/getMe", Moment.HEARD, later=chance.uniform(0, 0.25))):
            await world.launch()
            await bartek.reply(invitation, ANSWERS[answer][0])
    await world.run()
    await world.settled()
    judge(world, broadcast)
    assert world.tally() == {answer: 2}
    assert ANSWERS[answer][1] in "".join(message.text for message in ania.messages if message.by_bot)
    told = [mail for mail in bartek.messages if "Odpowiedź zapisana" in mail.subject]
    assert len(_by_message_id(told)) == 3, "one answer to each mail"
    await world.audit()


# The end and the start


async def test_sigterm_lets_what_is_on_the_wire_finish(tmp_path: Path, database_url: str) -> None:
    """Started as an operator starts it. It ends with 0 within seconds, and nothing is in doubt."""
    async with staged(tmp_path, database_url, None) as world:
        phones = [world.phone(f"Ania {number}") for number in range(3)]
        async with world.database.transaction() as store:
            for phone in phones:
                await world.join(store, f"telegram:{phone.id}")
            await invitations.invite(store, MEETING, datetime.now(UTC))
        world.telegram.faults.add(kind="delay", method="sendMessage", seconds=0.5, times=None)
        third = Cut("telegram", rb"/sendMessage", Moment.AFTER, nth=3)

        def terminate() -> None:
            third.over.set()
            world.service.signal(signal.SIGTERM)

        third.on_reached = terminate
        world.wires["telegram"].cut = third
        await world.launch()
        await world.service.dies()
        assert await world.service.close() == 0, world.service.said
        assert "service.stopped" in world.service.lines[-1]
        assert "Traceback" not in world.service.said
        assert world.states() == {"delivered": 3}
        _judge_copies(world, "invitation", "Spotkanie kultury", phones, [])
        await world.audit()


async def test_a_start_that_cannot_succeed_says_why_in_one_sentence(tmp_path: Path, template: Template | None) -> None:
    """Exit code 2, and one line on stderr beside the log of what went well: no trace."""
    starts = datetime.now(UTC) + timedelta(days=20)
    plan, broken = tmp_path / "programme.toml", tmp_path / "broken.toml"
    plan.write_text(PROGRAMME.format(starts=starts, ends=starts + timedelta(hours=4)), "utf-8")
    broken.write_text(plan.read_text("utf-8").replace(', cs = "Kultura"', ""), "utf-8")
    telegram = TelegramServer(SystemClock(), token=cast.BOT_TOKEN)
    await telegram.start()
    environ = {
        "MOSTY_DATABASE_URL": f"sqlite:///{tmp_path / 'mosty.db'}",
        "MOSTY_PROGRAMME": str(plan),
        "MOSTY_TELEGRAM_TOKEN": cast.BOT_TOKEN,
        "MOSTY_TELEGRAM_API": telegram.base_url,
    }
    wrong = {
        "MOSTY_TELEGRAM_RATE": {"MOSTY_TELEGRAM_RATE": "fast"},
        "did you mean MOSTY_QUIET_HOURS?": {"MOSTY_QUIET_HOUR": "22:00-07:00"},
        "the Czech text is missing": {"MOSTY_PROGRAMME": str(broken)},
        "mosty rehearse": {"MOSTY_TELEGRAM_TOKEN": ""},
        "@BotFather": {"MOSTY_TELEGRAM_TOKEN": "7000000001:NOT-OURS"},
    }
    services = {
        reason: Service(environ | change, tmp_path / f"log-{number}", template)
        for number, (reason, change) in enumerate(wrong.items())
    }
    try:
        for service in services.values():
            await service.start()
        for reason, service in services.items():
            await service.dies()
            assert await service.close() == 2, service.said
            (sentence,) = [line for line in service.lines if " info " not in line]
            assert reason in sentence
    finally:
        for service in services.values():
            await service.close()
        await telegram.stop()


# Short ways


def _judge_copies(world: World, message: str, words: str, phones: Sequence[Phone], boxes: Sequence[Mailbox]) -> None:
    """Everyone has at least one copy, and no more than there were doubts; a mail that repeats is the same mail."""
    most = world.most_copies(message)
    for phone in phones:
        assert 1 <= len(_said_to(phone, words)) <= most[f"telegram:{phone.id}"]
    for box in boxes:
        mails = [mail for mail in box.messages if words in mail.text]
        assert 1 <= len(mails) <= most[f"mailto:{box.address}"]
        assert len(_by_message_id(mails)) == 1


def _said_to(phone: Phone, words: str) -> list[object]:
    return [message for message in phone.messages if message.by_bot and words in message.text]


def _by_message_id(mails: Sequence[Mail]) -> dict[str, list[Mail]]:
    found: dict[str, list[Mail]] = {}
    for mail in mails:
        found.setdefault(mail.message_id, []).append(mail)
    return found
