"""10,000 people say yes to one meeting of 80 seats: how many taps a second the inbox works, each in its transaction.

All but 80 of them queue, so that the last tap finds 9,919 before it. They come one after the other, as from one bot;
nothing is sent meanwhile. Beside them the first 1,000 of the same taps: what a tap costs must not grow with the queue.
Then the cards of the last 1,000, each with its position, as the relay composes them.
"""

import time
from datetime import UTC, datetime

from bot import programme
from bot.core.actions import Verb, press
from bot.core.inbound import Inbound, Pressed, Sender
from bot.core.inbox import Inbox
from bot.core.messages import Reader, compose
from bot.settings import load
from bot.storage.database import Database
from tests.benchmarks.figure import Figure
from tests.benchmarks.ground import DATABASES, FIRST_CHAT, Ground

_PEOPLE, _PART = 10_000, 1_000
_MEETING, _SEATS = "culture", 80
_NOW = datetime(2027, 2, 1, 8, 0, tzinfo=UTC)
_YES = press(Verb.ANSWER, _MEETING, "ACCEPTED")


async def measure(ground: Ground, runs: int) -> list[Figure]:
    """On both databases."""
    figures = []
    for kind in DATABASES:
        taps = Figure(f"{_PEOPLE:,} answers to one full meeting, {kind}", "taps/s", baseline=f"the first {_PART:,}")
        cards = Figure(f"Cards of the end of its queue, {kind}", "cards/s")
        for _ in range(runs):
            with ground.database(kind, people=_PEOPLE) as url:
                database = Database(url)
                await database.prepare()
                async with database.transaction() as store:
                    await programme.apply(store, programme.read(load({}, env_file=None).programme), _NOW)
                inbox = Inbox(database, secret=b"benchmark", report=lambda name, values: None)
                first = await _taps(inbox, 1, _PART)
                rest = await _taps(inbox, _PART + 1, _PEOPLE)
                taps.add(_PEOPLE / (first + rest), _PART / first)
                cards.add(_PART / await _cards(database))
                await _require_all_seated_or_queued(database)
                await database.close()
        figures += [taps, cards]
    return figures


async def _taps(inbox: Inbox, first: int, last: int) -> float:
    """Seconds for the yes of each of these people."""
    begun = time.perf_counter()
    for number in range(first, last + 1):
        sender = Sender(f"telegram:{FIRST_CHAT + number}", proven=True)
        await inbox.receive(Inbound(f"telegram:{number}", sender, Pressed(_YES, on="1"), _NOW), b"")
    return time.perf_counter() - begun


async def _cards(database: Database) -> float:
    """Seconds for what the last of them are told, in turns of a relay."""
    begun = time.perf_counter()
    for turn in range(_PEOPLE - _PART, _PEOPLE, 100):
        async with database.transaction() as store:
            people = range(turn + 1, turn + 101)
            lookup = store.looking_ahead(list(people))
            for number in people:
                reader = Reader(await store.subscriber(number), await store.contact(number), _NOW)
                await compose(lookup, reader, "answer-recorded", {"meeting": _MEETING})
    return time.perf_counter() - begun


async def _require_all_seated_or_queued(database: Database) -> None:
    async with database.transaction() as store:
        assert (await store.seats_taken(_MEETING)).get("") == _SEATS
        last = await store.place(_MEETING, "", _PEOPLE)
        assert last is not None
        assert await store.position(last) == _PEOPLE - _SEATS
        assert not await store.failed()
