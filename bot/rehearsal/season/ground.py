"""The ground a season is played on: the loop, the worlds outside, the database, and the lives of the service."""

import asyncio
import email
import hashlib
import re
import sqlite3
import tempfile
from collections import Counter, deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.header import decode_header, make_header
from email.message import Message
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from telegram import Bot

from bot import programme
from bot.app import Wires
from bot.core.store import StorageUnavailable
from bot.rehearsal import cast
from bot.rehearsal.season.broken import Broken
from bot.rehearsal.season.diaries import Diaries
from bot.rehearsal.season.disk import SeasonDatabase
from bot.rehearsal.season.life import Life
from bot.rehearsal.season.mail_wire import HOST, MailWire, PostOffice
from bot.rehearsal.season.outbox import Outbox
from bot.rehearsal.season.people import Card, Letters, by_address, populate
from bot.rehearsal.season.promises import Judge
from bot.rehearsal.season.records import Sending
from bot.rehearsal.season.silences import Silences
from bot.rehearsal.season.telegram_wire import TelegramWire
from bot.rehearsal.season.turns import Turns
from bot.rehearsal.season.virtual import SeasonClock, VirtualLoop
from bot.rehearsal.season.weather import Weather, chance
from bot.rehearsal.telegram.calls import Calls
from bot.rehearsal.telegram.chats import Person as Account
from bot.rehearsal.telegram.flood import Flood, Limits
from bot.rehearsal.telegram.groups import gather
from bot.rehearsal.telegram.people import Phone
from bot.rehearsal.telegram.updates import Update
from bot.rehearsal.telegram.world import FIRST_GROUP, World
from bot.rehearsal.telegram.world import Account as BotAccount
from bot.settings import example_programme, load
from bot.storage.database import migrate

BEGINS = datetime(2027, 2, 1, 8, 0, tzinfo=UTC)
"""Monday, nine in the morning in Warsaw and Prague; every date of the example programme lies ahead."""

_TRACE = 4000  # lines kept
_SAYING = ("sendMessage", "editMessageText")
_OURS = re.compile(rb"(?i)^Message-ID:\s*<d(\d+)\.", re.MULTILINE)
_TELEGRAM_RATES, _MAIL_RATES = (30, 1000), (40, 400)  # a second: one message at a time, or many
_RESTART = (1.0, 60.0)  # seconds that a dead service stays down, perhaps twice; a button press lives 150 at Telegram


class Ground:
    """Everything outside the service, and the service in it."""

    def __init__(self, loop: VirtualLoop, seed: int, people: int, folder: Path) -> None:
        self.loop = loop
        self.chance = chance(seed, "season")
        self.clock = SeasonClock(loop, BEGINS)
        self.weather = Weather(chance(seed, "weather"), loop.time)
        self.weather.calm = True
        self.programme = programme.read(example_programme())
        self.trace: deque[str] = deque(maxlen=_TRACE)
        self.counts: Counter[str] = Counter()
        self.steps = 0
        self.broken: Broken | None = None
        self._digest = hashlib.sha256()
        self.path = folder / "season.db"
        self.path.write_bytes(_empty_database())
        self.books = sqlite3.connect(self.path, isolation_level=None)
        self.outbox = Outbox(self.books)
        rates = chance(seed, "rates")
        self.telegram_rate, mail_rate = rates.choice(_TELEGRAM_RATES), rates.choice(_MAIL_RATES)
        self._found_telegram()
        self.office = PostOffice(self.chance)
        self.letters = Letters(self.clock, self.office)
        self.mail = MailWire(self.weather, chance(seed, "relay"), self._mail_taken)
        loop.hosts[HOST] = self.mail.dial
        self.people = populate(people, self.chance, self.programme, self.phone, self.letters)
        self.by_address = by_address(self.people)
        self.diaries = Diaries()
        self.judge = Judge(self.books, self.by_address, self.diaries, Turns(self.books, self._is_quiet))
        self.silences = Silences(loop.time, self.weather)
        settings = load(
            {
                "MOSTY_DATABASE_URL": f"sqlite:///{self.path}",
                "MOSTY_SECRET": "season-secret-that-guards-nothing-real",
                "MOSTY_TELEGRAM_TOKEN": cast.BOT_TOKEN,
                "MOSTY_MAIL_ADDRESS": cast.BOT_ADDRESS,
                "MOSTY_SMTP_URL": f"smtp://{HOST}",
                "MOSTY_LMTP_LISTEN": "127.0.0.1:0",
                "MOSTY_TELEGRAM_RATE": str(self.telegram_rate),
                "MOSTY_MAIL_RATE": str(mail_rate),
            },
            env_file=None,
        )
        self.settings = replace(settings, lmtp_listen=None)  # the post office comes in by the back door
        self._zone = ZoneInfo(self.programme.edition.timezone)
        self._quiet = (settings.quiet_hours[0].hour, settings.quiet_hours[1].hour)
        self.clock.is_due = self.is_due
        self.life = Life(0, loop)
        self.life.ended.set()
        self._watching: asyncio.Task[None] | None = None
        self._dark_for = 0.0  # seconds until the power is back

    def _found_telegram(self) -> None:
        number, _, _ = cast.BOT_TOKEN.partition(":")
        self.world = World(self.clock, BotAccount(int(number), cast.BOT_NAME), name="Mosty")
        flood = Flood(on=True, limits=Limits(bot_per_second=self.telegram_rate), now=self.loop.time)
        self.calls = Calls(self.world, self.clock, flood)
        self.telegram = TelegramWire(self.calls, self.weather, self)
        self.last_update = 0
        self.world.updates.on_arrival(self._note_update)
        self.world.updates.allow(["message", "callback_query", "my_chat_member"])
        self.jana = self.phone(id=cast.JANA.telegram, first_name="Jana", language_code="cs")
        self.ola = self.phone(id=cast.OLA.telegram, first_name="Ola", language_code="pl")
        self.jana.person.started = self.jana.person.met = True
        self.desk = gather(
            self.world,
            title=cast.DESK_TITLE,
            members=[self.ola],
            forum=False,
            supergroup=False,
            administrator=True,
            chat_id=self.world.free_id(FIRST_GROUP),
        )

    def phone(self, *, id: int, first_name: str, language_code: str) -> Phone:
        """Somebody new with a phone."""
        account = Account(id, first_name, None, None, language_code)
        return Phone(self.world, account, self.world.add_person(account))

    def _note_update(self, update: Update) -> None:
        self.last_update = update.id

    # What happened

    def note(self, line: str) -> None:
        """One more line of the trace."""
        line = f"{self.clock.now():%m-%d %H:%M:%S.%f} {line}"
        self.trace.append(line)
        self._digest.update(line.encode() + b"\n")

    @property
    def digest(self) -> str:
        """Of the whole trace."""
        return self._digest.hexdigest()[:16]

    def now(self) -> float:
        """Seconds of the loop."""
        return self.loop.time()

    def judged(self, check: Callable[..., Any], *given: Any, **named: Any) -> Any:
        """Runs a check of the judge; what it finds ends the season, but not from inside of the service."""
        try:
            return check(*given, **named)
        except Broken as broken:
            self.broken = self.broken or broken
            return None

    def left(self, method: str, given: Mapping[str, str]) -> Sending | None:
        if method not in _SAYING:
            return None
        self.judged(self.silences.leaves, f"telegram:{given['chat_id']}")
        found: Sending | None = self.judged(self.judge.claims.left, f"telegram:{given['chat_id']}")
        if found is not None:
            awake = timedelta(seconds=self.loop.time() - max(self.loop.awake_since, self.life.began_at))
            self.judged(self.judge.answers_come_first, found, self.clock.now(), awake)
        return found

    def heard(self, ticket: Sending | None, method: str, given: Mapping[str, str], outcome: str, result: Any) -> None:
        if method not in _SAYING:
            return
        self.counts[f"telegram {outcome[:3].strip()}"] += 1
        what = f"{ticket.message}, delivery {ticket.delivery}" if ticket else "nothing on record"
        self.note(f"telegram:{given['chat_id']} {method} of {what}: {outcome[:60]}")
        if ticket is not None and outcome == "ok":
            text = str(result["text"])
            self.judged(self.judge.arrived, ticket, text, self.loop.time(), edited=method == "editMessageText")
        elif ticket is not None and "not modified" in outcome:
            self.judge.stood_there(ticket)

    def asked_for_silence(self, life: Life, method: str, given: Mapping[str, str], seconds: float) -> None:
        if method in _SAYING:
            self.silences.asked(f"telegram:{given['chat_id']}", seconds, life)

    def _mail_taken(self, sender: str, recipient: str, content: bytes) -> None:
        match = _OURS.search(content)
        delivery = int(match[1]) if match else 0
        self.counts["mail"] += 1
        sending: Sending | None = self.judged(self.judge.claims.by_mail, f"mailto:{recipient}", delivery)
        self.note(f"mailto:{recipient} mail of {sending.message if sending else 'nothing'}, delivery {delivery}")
        if sending is None:
            return
        parts = list(email.message_from_bytes(content).walk())
        self.judged(self.judge.arrived, sending, _text_of(parts), self.loop.time(), edited=False)
        self.judged(self.diaries.came, recipient, parts)
        person = self.by_address.get(f"mailto:{recipient}")
        if person is not None:
            raw = b"Return-Path: <" + sender.encode() + b">\r\n" + content
            cards = person.cards if person.address == f"mailto:{recipient}" else person.cards_there
            cards.append(Card(delivery, sending.message, sending.meeting, sending.sequence, sending.part, raw))

    # How it stands

    def is_busy(self) -> bool:
        """Whether anything is on a wire, waits to be taken, or is due."""
        return bool(
            self.life.app is None
            or self.telegram.under_way
            or self.mail.under_way
            or self.office.queue
            or self.world.updates.pending()
            or self.is_due()
        )

    def is_due(self) -> bool:
        """Whether the outbox holds something that may go out now."""
        now = self.clock.now()
        return self.outbox.is_due(now, urgent_only=self._is_quiet(now))

    def is_held_by_night(self, now: datetime) -> bool:
        """Whether something is due but for the quiet hours."""
        return self.outbox.is_due(now, urgent_only=False)

    def morning(self, now: datetime) -> datetime:
        """When the quiet hours are over next."""
        local = now.astimezone(self._zone)
        morning = local.replace(hour=self._quiet[1], minute=0, second=1, microsecond=0)
        return morning if morning > local else morning + timedelta(days=1)

    def _is_quiet(self, now: datetime) -> bool:
        hour = now.astimezone(self._zone).hour
        return hour >= self._quiet[0] or hour < self._quiet[1]

    # The service

    def begin_life(self) -> Life:
        """Starts the service."""
        life = Life(self.life.number + 1, self.loop)
        lock = self.path.with_name(self.path.name + ".lock")
        life.at_death(lambda: lock.unlink(missing_ok=True))  # the lock goes with the process, and this one lives on

        wires = Wires(
            database=lambda url: SeasonDatabase(str(self.path), life, self.weather, self._committed),
            bot=lambda token, api: Bot(
                token,
                base_url="https://telegram.invalid/bot",
                request=self.telegram.request(),
                get_updates_request=self.telegram.request(),
            ),
        )
        life.begin(self.settings, self.clock, wires)
        self.life = life
        self._watching = asyncio.create_task(self._watch(life))
        self.note(f"life {life.number} begins")
        return life

    def _committed(self, touched: set[str]) -> None:
        self.outbox.committed(touched)
        self.judged(self.judge.committed, self.loop.time(), self.clock.now(), touched)

    async def _watch(self, life: Life) -> None:
        """Starts the service again when it has ended, as systemd does."""
        await life.ended.wait()
        why = f"killed {life.killed_at}" if life.dead else f"ended {type(life.error).__name__ if life.error else ''}"
        self.note(f"life {life.number} {why}")
        self.counts["kills" if life.dead else "restarts"] += 1
        if life.error is not None and not isinstance(life.error, StorageUnavailable):
            self.broken = self.broken or Broken("the service does not fall over", repr(life.error))
            return
        await asyncio.sleep(self.chance.uniform(*_RESTART) + self._dark_for)
        self._dark_for = 0.0
        self.begin_life()

    def cut_off(self, *, hours: float) -> None:
        """The power fails, for so long."""
        self._dark_for = hours * 3600
        self.life.kill("by the power")

    def close(self) -> None:
        """The season is over: kills the service, ends every life that was killed, and closes the loop and the books."""
        if self._watching is not None:
            self._watching.cancel()
        self.life.kill("the season is over")
        self.loop.run_until_complete(self.loop.end_the_dead())
        self.loop.close()
        asyncio.set_event_loop(None)
        self.books.close()

    async def alive(self) -> Life:
        """The service, as soon as it runs."""
        while self.life.app is None:
            await asyncio.sleep(0.5)
        return self.life


@cache
def _empty_database() -> bytes:
    with tempfile.TemporaryDirectory(prefix="mosty-season-") as folder:
        path = Path(folder) / "empty.db"
        migrate(f"sqlite:///{path}")
        return path.read_bytes()


def _text_of(parts: Sequence[Message]) -> str:
    """The subject and the text of a mail, which is its first part."""
    texts = [str(make_header(decode_header(str(parts[0]["Subject"] or ""))))]
    for part in parts:
        if part.get_content_type() == "text/plain":
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes):
                texts.append(payload.decode("utf-8", "replace"))
                break
    return "\n".join(texts)
