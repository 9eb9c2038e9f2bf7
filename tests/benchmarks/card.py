"""The organiser's card and list of a meeting with 5,000 participants: from the question to what Telegram is given.

The card as one transaction with its queries, put into words. The list as the file's bytes: reading, putting into words
and writing the workbook.
"""

import time
from datetime import UTC, datetime
from statistics import median

from sqlalchemy import Connection, case, create_engine, func, literal, select

from bot import programme
from bot.channels.telegram.compose import put
from bot.core.language import Language
from bot.core.message import Message
from bot.core.messages import Reader, compose
from bot.core.people import EVERYWHERE, Role, RoleKind
from bot.core.places import WHOLE, PlaceState
from bot.core.rsvps import PartStat
from bot.documents import written
from bot.settings import load
from bot.storage import tables as t
from bot.storage.database import Database
from bot.text import Phrasebook, default_folder
from tests.benchmarks.figure import Figure
from tests.benchmarks.ground import DATABASES, Ground, _fill, settle

_PEOPLE = 5000
_MEETING = "conference"
_CARDS = 20


async def measure(ground: Ground, runs: int) -> list[Figure]:
    """On both databases."""
    figures = []
    for kind in DATABASES:
        card = Figure(f"The card of {_PEOPLE:,} participants, {kind}", "ms", below=50)
        book = Figure(f"The list of {_PEOPLE:,} participants (.xlsx), {kind}", "s", below=2)
        with ground.database(kind, people=_PEOPLE) as url:
            database = Database(url)
            await database.prepare()
            reader = await _ask(database, url)
            for _ in range(runs):
                card.add(await _cards(database, reader))
                book.add(await _list(database, reader))
            await database.close()
        figures += [card, book]
    return figures


async def _cards(database: Database, reader: Reader) -> float:
    """Milliseconds of one, the median of many."""
    phrase, seconds = Phrasebook(default_folder()).phrase, []
    for _ in range(_CARDS):
        begun = time.perf_counter()
        shown = put(await _composed(database, reader, "hosted-meeting"), Language.PL, phrase)
        seconds.append(time.perf_counter() - begun)
        assert "1 250" in shown.text.replace("\N{NO-BREAK SPACE}", " "), shown.text
    return median(seconds) * 1000


async def _list(database: Database, reader: Reader) -> float:
    """Seconds of one."""
    phrase = Phrasebook(default_folder()).phrase
    begun = time.perf_counter()
    document = (await _composed(database, reader, "participants")).document
    assert document is not None
    file = await written(document, Language.PL, phrase)
    seconds = time.perf_counter() - begun
    assert len(file.content) > 100_000
    return seconds


async def _composed(database: Database, reader: Reader, message: str) -> Message:
    async with database.transaction() as store:
        return await compose(store, reader, message, {"meeting": _MEETING})


async def _ask(database: Database, url: str) -> Reader:
    """Everybody has been asked; a quarter each says yes, maybe, no, nothing; the first organises."""
    now = datetime.now(UTC)
    async with database.transaction() as store:
        await programme.apply(store, programme.read(load({}, env_file=None).programme), now)
    engine = create_engine(url)
    with engine.begin() as connection:
        _answer(connection, now)
        _seat(connection, now)
    engine.dispose()
    settle(url)
    async with database.transaction() as store:
        await store.add(Role(1, RoleKind.ORGANISER, EVERYWHERE, now))
        return Reader(await store.subscriber(1), await store.contact(1), now)


def _answer(connection: Connection, now: datetime) -> None:
    person, row = t.subscriber.c, t.rsvp.c
    cities, kinds = ("jastrzebie", "karvina", "havirov", "elsewhere"), ("ngo", "school", "police", "company")
    columns = {
        "name": "Przemysław Brzęczyszczykiewicz-Dvořák " + func.cast(person.id, person.name.type),
        "city": case(*[(person.id % 4 == number, city) for number, city in enumerate(cities)]),
        "kind": case(*[(person.id % 16 // 4 == number, kind) for number, kind in enumerate(kinds)]),
    }
    connection.execute(t.subscriber.update().values(columns))
    answers = (PartStat.ACCEPTED, PartStat.TENTATIVE, PartStat.DECLINED, PartStat.NEEDS_ACTION)
    needs: tuple[list[str], ...] = ([], ["pl-cs"], ["cs-pl", "diet"], ["sign", "access"], [])
    values = {
        "meeting_id": literal(_MEETING),
        "subscriber_id": person.id,
        "partstat": case(*[(person.id % 4 == number, answer.value) for number, answer in enumerate(answers)]),
        "invited_at": literal(now, row.invited_at.type),
        "answered_at": literal(now, row.answered_at.type),
        "answered_by": literal("x"),
        "party": 1 + person.id % 3,
        "note": literal("Przyjedziemy autobusem i prosimy o miejsce z przodu, blisko tłumaczy."),
        "needs": case(*[(person.id % 5 == number, literal(need, row.needs.type)) for number, need in enumerate(needs)]),
        "answered_to": literal(0),
        "turns": literal(0),
        "shows": literal(""),
        "slot": literal(""),
    }
    _fill(connection, t.rsvp, select(*values.values()), list(values))


def _seat(connection: Connection, now: datetime) -> None:
    """Those who come have a place or queue; each in one session, too."""
    row, comes = t.rsvp.c, t.rsvp.c.partstat == PartStat.ACCEPTED
    sessions = connection.execute(select(t.session.c.id).where(t.session.c.meeting_id == _MEETING)).scalars().all()
    parts = case(*[(row.subscriber_id % len(sessions) == n, each) for n, each in enumerate(sessions)])
    for part in (literal(WHOLE), parts):
        values = {
            "meeting_id": row.meeting_id,
            "part": part,
            "subscriber_id": row.subscriber_id,
            "state": case((row.subscriber_id % 8 == 0, PlaceState.CONFIRMED.value), else_=PlaceState.QUEUED.value),
            "seats": row.party,
            "since": literal(now, t.place.c.since.type),
            "offers": literal(0),
            "turns": literal(0),
        }
        _fill(connection, t.place, select(*values.values()).where(comes), list(values))
