"""What the tests of the e-mail channel share: a mailbox, a letter, a moment."""

import asyncio
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from bot.channels.email.mailbox import Mailbox
from bot.core.actions import Verb, press
from bot.core.channel import Letter
from bot.core.inbound import Cursor, Inbound
from bot.core.language import Language, Texts
from bot.core.message import Button, Calendar, Message, line
from bot.core.store import StorageUnavailable, Transactions
from bot.core.tokens import Purpose
from bot.text import Phrasebook

NOW = datetime(2026, 11, 12, 9, 11, tzinfo=UTC)
BOT = Mailbox("spotkania@bot.example.pl", "+", b"tests")
TOKEN = BOT.token(Purpose.CONVERSATION, 7)
STOP = BOT.token(Purpose.STOP, 7)
SENT = f"<d31.{TOKEN}@bot.example.pl>"
SAMPLES = Path(__file__).parents[1] / "data" / "mail"
PHRASES = Phrasebook(Path(__file__).parents[2] / "locales")

CALENDAR = Calendar(
    method="REQUEST",
    meeting="culture",
    sequence=2,
    starts=datetime(2026, 12, 3, 8, tzinfo=UTC),
    ends=datetime(2026, 12, 3, 14, tzinfo=UTC),
    title=Texts(pl="Kultura, edukacja; sport", cs="Kultura, vzdělávání, sport"),
    venue=Texts(pl="Dom Zdrojowy", cs="Lázeňský dům"),
    changed=NOW,
)
ANSWERS = (
    tuple(
        Button(line(f"button-{each.lower()}"), press(Verb.ANSWER, "culture", each))
        for each in ("ACCEPTED", "TENTATIVE", "DECLINED")
    ),
    (Button(line("button-ask-about"), press(Verb.ASK, "culture")),),
)
INVITATION = Message(
    "invitation",
    (
        ("title", Texts(pl="Kultura", cs="Kultura")),
        ("kind", line("kind-sector-meeting")),
        ("facts", "3.12. 09:00–15:00"),
        ("sessions", ""),
        ("until", ""),
        ("answer", line("current-answer", answer=line("answer-needs-action"))),
    ),
    ANSWERS,
    by_mail=line("answer-by-mail"),
    calendar=CALENDAR,
)
LETTER = Letter(
    delivery=31,
    address="mailto:bartek@hufiec.example.pl",
    language=Language.PL,
    message=INVITATION,
    name="Bartek Żak",
    conversation=7,
    bulk=True,
    sectors=("culture",),
    funding={Language.PL: "Projekt współfinansowany przez UE", Language.CS: "Projekt spolufinancovaný EU"},
)


def said(text: str) -> Message:
    """A message whose title and body are that text: with echo() as its phrases."""
    return Message("said", (("text", text),))


def echo(id: str, args: Mapping[str, Any], language: Language) -> str:
    """Phrases that say their arguments and nothing else."""
    return str(args.get("text", id))


def letter(**changes: Any) -> Letter:
    """LETTER, changed."""
    return replace(LETTER, **changes)


class InboxDouble:
    """Stands where the inbox stands: keeps what it is given, and can be out of storage for a while."""

    def __init__(self, transactions: Transactions | None = None) -> None:
        self.transactions = transactions  # where cursors are written
        self.received: list[tuple[Inbound, bytes]] = []
        self.kept: list[tuple[str, str, bytes, str]] = []
        self.seen: set[str] = set()
        self.away = 0
        self.arrived = asyncio.Event()

    async def receive(self, inbound: Inbound, raw: bytes, cursor: Cursor | None = None) -> None:
        self._need_storage()
        await self._move(cursor)
        if inbound.id not in self.seen:
            self.seen.add(inbound.id)
            self.received.append((inbound, raw))
        self.arrived.set()

    async def keep(
        self,
        inbound_id: str,
        channel: str,
        raw: bytes,
        error: str,
        now: datetime,
        cursor: Cursor | None = None,
        *,
        sender: str = "",
    ) -> None:
        self._need_storage()
        await self._move(cursor)
        self.kept.append((inbound_id, channel, raw, error))
        self.arrived.set()

    async def wait_for(self, count: int) -> None:
        """Returns when that many mails are in, received or kept. Raises TimeoutError after five seconds."""
        async with asyncio.timeout(5):
            while len(self.received) + len(self.kept) < count:
                self.arrived.clear()
                await self.arrived.wait()

    async def _move(self, cursor: Cursor | None) -> None:
        if cursor is not None and self.transactions is not None:
            async with self.transactions.transaction() as store:
                await store.set_mark(cursor.name, cursor.value)

    def _need_storage(self) -> None:
        if self.away:
            self.away -= 1
            raise StorageUnavailable
