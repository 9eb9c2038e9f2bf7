"""The world the golden texts are taken from: the example programme and four people who have joined, through real verbs.

Every case is arranged in a transaction that is rolled back, so that each begins from the same state.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from pathlib import Path

from bot import logs, programme
from bot.core import scheduling
from bot.core.actions import Verb, press
from bot.core.inbound import Act, Inbound, Pressed, Sender, Started
from bot.core.inbox import Inbox
from bot.core.language import Language, Texts
from bot.core.messages import Reader
from bot.core.people import Contact, Subscriber
from bot.core.store import Store
from bot.rehearsal.cast import ANIA, BARTEK, BOT_ADDRESS, BOT_NAME, CECILIE, DAVID, Character
from bot.rehearsal.stage import BEGINS
from bot.settings import load
from bot.storage.database import Database

SECRET = b"golden"
READERS = {("pl", "telegram"): ANIA, ("pl", "email"): BARTEK, ("cs", "email"): CECILIE, ("cs", "telegram"): DAVID}
"""Who reads, by language and channel."""

LANGUAGES = ("pl", "cs")
CHANNELS = ("telegram", "email")


class Undo(Exception):
    """Ends a transaction without a trace."""


@dataclass
class World:
    """An open database with everybody in it."""

    database: Database
    inbox: Inbox
    funding: Texts

    @asynccontextmanager
    async def reading(
        self, language: str, channel: str, *, known: bool = True, at: datetime = BEGINS
    ) -> AsyncIterator[tuple[Store, Reader]]:
        """A store and a reader; what is changed in the block is undone. `known`: whether her language is."""
        try:
            async with self.database.transaction() as store:
                contact = await self.contact(store, READERS[language, channel])
                subscriber = await store.subscriber(contact.subscriber_id)
                if not known:
                    subscriber.language = None
                yield store, Reader(subscriber, contact, at)
                raise Undo
        except Undo:
            pass

    async def contact(self, store: Store, who: Character) -> Contact:
        """Where somebody of the cast is written to."""
        contact = await store.contact_at(_address(who))
        assert contact is not None
        return contact


@asynccontextmanager
async def build(path: Path) -> AsyncIterator[World]:
    """Loads the programme and lets the four join: Ania and Bartek culture and tourism, Cecílie and David culture."""
    database = Database(f"sqlite:///{path}")
    try:
        await database.prepare()
        plan = programme.read(load({}, env_file=None).programme)
        async with database.transaction() as store:
            await scheduling.apply(store, plan, BEGINS)
            await store.set_mark("telegram.username", BOT_NAME)
            await store.set_mark("mail.address", BOT_ADDRESS)
        world = World(database, Inbox(database, secret=SECRET, report=logs.report), plan.edition.funding)
        numbers = count(1)

        async def act(who: Character, done: Act) -> None:
            sender = Sender(_address(who), proven=True, name=who.name, language=Language(who.language))
            await world.inbox.receive(Inbound(f"golden:{next(numbers)}", sender, done, BEGINS), b"")

        for who in READERS.values():
            await act(who, Started())
            city, kind = ("jastrzebie", "ngo") if who.language == "pl" else ("havirov", "fire-rescue")
            for action in (
                press(Verb.LANGUAGE, who.language),
                press(Verb.SECTOR, "culture"),
                press(Verb.SECTOR, "tourism"),
                press(Verb.CITY, city),
                press(Verb.KIND, kind),
                press(Verb.CONSENT, "yes"),
            ):
                await act(who, Pressed(action))
        yield world
    finally:
        await database.close()


async def other(store: Store, reader: Reader) -> tuple[Subscriber, Contact]:
    """Somebody else than the reader, who reads the same language on the other channel."""
    return await _reader(store, reader, "email" if reader.contact.channel == "telegram" else "telegram")


async def by_mail(store: Store, reader: Reader) -> tuple[Subscriber, Contact]:
    """Who reads the reader's language by mail."""
    return await _reader(store, reader, "email")


async def _reader(store: Store, like: Reader, channel: str) -> tuple[Subscriber, Contact]:
    contact = await store.contact_at(_address(READERS[like.subscriber.language or "pl", channel]))
    assert contact is not None
    return await store.subscriber(contact.subscriber_id), contact


def _address(who: Character) -> str:
    return f"telegram:{who.telegram}" if who.telegram else f"mailto:{who.mail}"
