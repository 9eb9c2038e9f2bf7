"""The world around a service that dies: an emulated Telegram, a real mail server, a database, and the judges.

Judges are the phones, the mailboxes and the books: nobody is missed, and only what was claimed when a process died may
repeat, each time counted as uncertain.
"""

import asyncio
import contextlib
import tempfile
from collections import Counter
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, Row, create_engine, func, select, text, true

from bot import programme
from bot.core.clock import SystemClock
from bot.core.language import Language
from bot.core.outbox import DeliveryState, Outcome
from bot.core.people import Subscriber
from bot.core.rsvps import PartStat
from bot.core.store import Store
from bot.rehearsal import cast
from bot.rehearsal.mail import Mail, Mailbox, MailServer
from bot.rehearsal.telegram import Flood, Message, Phone, TelegramServer
from bot.storage import tables as t
from bot.storage.database import Database
from tests.people import enrol
from tests.programmes import write_programme
from tests.stories.crash.process import Service, Template
from tests.stories.crash.wires import Cut, Wire

PATIENCE = 20.0  # seconds of the machine's time
_LOOK = 0.05  # seconds
MEETING = "culture"
LADDER = 'nudges = ["-P7D"]'


@dataclass(eq=False)
class World:
    """Telegram, the mail server, the database and the wires; services come and go."""

    folder: Path
    telegram: TelegramServer
    mail: MailServer
    wires: dict[str, Wire]
    environ: dict[str, str]
    template: Template | None
    database: Database
    lives: list[Service] = field(default_factory=list)
    _claims: set[tuple[int, int]] = field(default_factory=set)  # (delivery, replica) that a death has parted
    _engine: Engine = field(init=False)

    def __post_init__(self) -> None:
        url = self.database.url
        self._engine = create_engine(
            url,
            pool_pre_ping=True,
            isolation_level="AUTOCOMMIT",
        )

    @property
    def service(self) -> Service:
        """The one started last."""
        return self.lives[-1]

    # The service's lives

    async def launch(self, **environ: str) -> Service:
        """Starts the service, without waiting for it; `environ` goes before what all of them have."""
        service = Service(self.environ | environ, self.folder / f"log-{len(self.lives)}", self.template)
        self.lives.append(service)
        await service.start()
        return service

    async def run(self, **environ: str) -> Service:
        """Starts the service; what waits at the mail server is brought."""
        service = await self.launch(**environ)
        await service.serves()
        await self.mail.flush()
        return service

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
            cut.on_reached = partial(strike, cut)
            self.wires[cut.wire].cut = cut
        yield
        try:
            async with asyncio.timeout(PATIENCE):
                await dead.wait()
        except TimeoutError:
            missed = "; ".join(map(str, left))
            raise AssertionError(f"never came to {missed}\n{self.service.said}") from None
        await self.bury()

    async def killed_after(self, seconds: float) -> int:
        """So many seconds from now, wherever it is then; returns how much was on the wire."""
        try:
            async with asyncio.timeout(seconds):
                await self.service.ended.wait()
        except TimeoutError:
            self.service.kill()
            return await self.bury()
        raise AssertionError(f"the service ended by itself:\n{self.service.said}")

    async def bury(self) -> int:
        """Notes what was on the wire: what the dead had claimed; returns how much that was."""
        await self.service.dies()
        await self.service.close()
        if not self.database.is_embedded:  # its last statements are done or undone
            self.rows(
                text(
                    "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity "
                    "WHERE datname = current_database() AND pid <> pg_backend_pid()"
                )
            )
        query = select(t.delivery.c.id, t.delivery.c.claimed_by).where(t.delivery.c.state == DeliveryState.CLAIMED)
        parted = {(row.id, row.claimed_by) for row in self.rows(query)} - self._claims  # without what lay there before
        self._claims |= parted
        return len(parted)

    async def until(self, happened: Callable[[], bool], what: str, *, within: float = PATIENCE) -> None:
        """Looks again and again until it has happened; `within` so many seconds."""
        over = asyncio.Event()
        asyncio.get_running_loop().call_later(within, over.set)
        while not happened():
            assert not self.service.ended.is_set(), f"the service ended by itself:\n{self.service.said}"
            assert not over.is_set(), f"{what}: not within {within} s; {self.states()}\n{self.service.said}"
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(_LOOK):
                    await self.service.ended.wait()

    async def settled(self, *, within: float = PATIENCE) -> None:
        """Returns when all that was said is worked and all that is due is settled."""
        await self.until(lambda: not self.is_busy, "everything worked and settled", within=within)

    @property
    def is_busy(self) -> bool:
        """Whether anything is under way."""
        counted = self.states()
        waits = counted[DeliveryState.WAITING] + counted[DeliveryState.CLAIMED]
        return bool(waits or self.telegram.world.updates.pending())

    async def close(self) -> None:
        """Kills who still lives."""
        for service in self.lives:
            await service.close()
        self._engine.dispose()

    # People

    def phone(self, name: str, language: str = "pl") -> Phone:
        """Somebody who has started the bot long ago."""
        phone = self.telegram.person(first_name=name, language_code=language)
        phone.start()
        self.telegram.world.updates.clear()
        return phone

    async def join(self, store: Store, address: str, language: Language = Language.PL) -> Subscriber:
        """Somebody with consent, who subscribes to culture and is reached at that address."""
        return await enrol(store, address, language, "", datetime.now(UTC), "culture")

    # The judges

    def rows(self, query: Any) -> list[Row[Any]]:
        """What the database says, asked on a connection of our own."""
        with self._engine.connect() as connection:
            return list(connection.execute(query))

    def states(self) -> Counter[str]:
        """How many deliveries are in which state."""
        query = select(t.delivery.c.state, func.count()).group_by(t.delivery.c.state)
        return Counter({str(state): count for state, count in map(tuple, self.rows(query))})

    @property
    def on_the_wire(self) -> Counter[int]:
        """Delivery id → how many processes died while they had it claimed."""
        return Counter(delivery for delivery, _ in self._claims)

    def doubts(self) -> Counter[int]:
        """Delivery id → how many of its attempts are uncertain."""
        uncertain = select(t.attempt.c.delivery_id).where(t.attempt.c.outcome == Outcome.UNCERTAIN)
        return Counter(row.delivery_id for row in self.rows(uncertain))

    async def audit(self) -> None:
        """What is in the books at the end: what was on the wire at a death, and only that, is uncertain.

        Each delivery was delivered at most once for sure, and once exactly where it counts as delivered.
        """
        doubts = self.doubts()
        assert doubts == self.on_the_wire, "uncertain is what was on the wire, and nothing else"
        taken = Counter(
            row.delivery_id
            for row in self.rows(select(t.attempt.c.delivery_id).where(t.attempt.c.outcome == Outcome.DELIVERED))
        )
        for row in self.rows(select(t.delivery.c.id, t.delivery.c.state)):
            assert taken[row.id] == (row.state == DeliveryState.DELIVERED)
        async with self.database.transaction() as store:
            assert await store.count_doubtful() == len(doubts), "each repeat is counted as uncertain"
            assert not await store.failed()
        assert not self.telegram.violations

    def most_copies(self, message: str, *, of: int | None = None) -> dict[str, int]:
        """By address: how many copies of its message a person may have, one and one more for each doubt.

        Only of those whose message counts as delivered; `of` one broadcast alone.
        """
        query = (
            select(t.contact.c.address, t.attempt.c.outcome)
            .select_from(
                t.attempt.join(t.delivery, t.delivery.c.id == t.attempt.c.delivery_id).join(
                    t.contact, t.attempt.c.contact_id == t.contact.c.id
                )
            )
            .where(t.delivery.c.message == message, t.delivery.c.state == DeliveryState.DELIVERED)
            .where(true() if of is None else t.delivery.c.broadcast_id == of)
        )
        counted = (Outcome.DELIVERED, Outcome.UNCERTAIN)
        return dict(Counter(str(row.address) for row in self.rows(query) if row.outcome in counted))

    def judge_copies(
        self, words: str, phones: Sequence[Phone], boxes: Sequence[Mailbox], most: Mapping[str, int]
    ) -> int:
        """Everyone has at least one copy, and no more than there were doubts; a mail that repeats is the same mail.

        Returns how many copies there are besides the first ones.
        """
        repeats = 0
        for phone in phones:
            copies = len(said_to(phone, words))
            assert 1 <= copies <= most[f"telegram:{phone.id}"]
            repeats += copies - 1
        for box in boxes:
            mails = [mail for mail in box.messages if words in mail.text]
            assert 1 <= len(mails) <= most[f"mailto:{box.address}"]
            assert len(by_message_id(mails)) == 1
            repeats += len(mails) - 1
        return repeats

    def tally(self) -> dict[str, int]:
        """The answers as they stand."""
        counted = Counter(str(row.partstat) for row in self.rows(select(t.rsvp.c.partstat)))
        return {partstat: count for partstat, count in counted.items() if partstat != PartStat.NEEDS_ACTION}


def said_to(phone: Phone, words: str) -> list[Message]:
    """What the bot has said to a phone that contains these words."""
    return [message for message in phone.messages if message.by_bot and words in message.text]


def by_message_id(mails: Sequence[Mail]) -> dict[str, list[Mail]]:
    """The copies of each mail."""
    found: dict[str, list[Mail]] = {}
    for mail in mails:
        found.setdefault(mail.message_id, []).append(mail)
    return found


@asynccontextmanager
async def staged(
    folder: Path,
    database_url: str,
    template: Template | None,
    *,
    starts_in: timedelta = timedelta(days=20),
    flood: Flood | None = None,
) -> AsyncIterator[World]:
    """A world with its programme loaded; no service is running yet. Without a template each starts from nothing."""
    now = datetime.now(UTC).replace(microsecond=0)
    plan = write_programme(folder, now + starts_in, ladder=LADDER)
    telegram = TelegramServer(SystemClock(), token=cast.BOT_TOKEN, username=cast.BOT_NAME, flood=flood)
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
            await world.close()
            for wire in wires.values():
                await wire.stop()
            await telegram.stop()
            await mail.stop()
            await database.close()
