"""Two people do the same thing at the same moment, each at a replica of her own: one is first, the other is told."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import create_async_engine

from bot import programme
from bot.core import changes, consent, meetings, rsvps, staff
from bot.core.actions import Action
from bot.core.audience import Audience
from bot.core.inbound import Act, Inbound, Pressed, Said, Sender, Started
from bot.core.inbox import Inbox
from bot.core.language import Language
from bot.core.outbox import Attempt, Delivery, DeliveryState, Outcome, Priority
from bot.core.people import EVERYWHERE, Contact, ContactState, Role, RoleKind, Subscriber
from bot.core.rsvps import PartStat
from bot.core.store import Store
from bot.storage import tables as t
from bot.storage.database import Database

_NOW = datetime(2027, 2, 1, 8, 0, tzinfo=UTC)
_EXAMPLE = Path(__file__).parents[2] / "deploy" / "programme.example.toml"
_ROUNDS = 3

pytestmark = pytest.mark.parametrize("database_url", ["postgres"], indirect=True)


class Replicas:
    """Several of them on one database; whoever does something does it at one of her own."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.people: dict[int, int] = {}  # by number in Telegram
        self._worked = 0

    async def join(self, number: int) -> int:
        """A subscriber; her id."""
        async with self.database.transaction() as store:
            person = Subscriber(_NOW, Language.PL, f"Osoba {number}")
            await store.add(person)
            await store.add(Contact(person.id, f"telegram:{number}", ContactState.ACTIVE, _NOW))
            await consent.give(store, person, address=f"telegram:{number}", inbound_id="test", now=_NOW)
        self.people[number] = person.id
        return person.id

    async def act(self, number: int, act: Act) -> None:
        """What she does there."""
        self._worked += 1
        inbox = Inbox(self.database, secret=b"secret", report=lambda name, values: None)
        await inbox.receive(Inbound(f"test:{self._worked}", Sender(f"telegram:{number}", proven=True), act, _NOW), b"")

    async def press(self, number: int, data: str) -> None:
        """Presses a button."""
        await self.act(number, Pressed(Action.parse(data), on="1"))

    async def told(self, number: int) -> list[str]:
        """What waits to be said to her."""
        async with self.database.transaction() as store:
            waiting = await store.deliveries([DeliveryState.WAITING], 1_000)
        return [str(each.args.get("id", each.message)) for each in waiting if each.subscriber_id == self.people[number]]


@pytest.fixture
async def replicas(database: Database) -> Replicas:
    """They run the example programme."""
    async with database.transaction() as store:
        await programme.apply(store, programme.read(_EXAMPLE), _NOW)
    return Replicas(database)


async def test_of_two_substitutes_who_open_one_link_one_has_the_place_and_the_other_is_told_so(
    replicas: Replicas,
) -> None:
    for first in range(10, 10 + 10 * _ROUNDS, 10):
        substitutes = (first + 1, first + 2)
        ids = {number: await replicas.join(number) for number in (first, *substitutes)}
        await replicas.press(first, "answer:culture:ACCEPTED")
        await replicas.press(first, "delegate:culture")
        async with replicas.database.transaction() as store:
            waiting = await store.deliveries([DeliveryState.WAITING], 1_000)
            [delegation] = await store.delegations_of(ids[first])
        code = next(each.args["code"] for each in waiting if each.args.get("delegation") == delegation.id)
        for number in substitutes:
            await replicas.act(number, Started(f"place-{code}"))
        await asyncio.gather(*(replicas.press(number, f"delegate:{delegation.id}:take") for number in substitutes))
        async with replicas.database.transaction() as store:
            rsvps = {number: await store.rsvp("culture", id) for number, id in ids.items()}
            held = [number for number, id in ids.items() if await store.place("culture", "", id)]
        answers = {number: rsvp.partstat for number, rsvp in rsvps.items() if rsvp is not None}
        assert answers[first] == PartStat.DELEGATED
        [winner] = [number for number in substitutes if number in answers]
        [loser] = set(substitutes) - {winner}
        assert held == [winner]
        assert "place-taken-over" in await replicas.told(winner)
        assert "refusal-delegation-invalid" in await replicas.told(loser)
    async with replicas.database.transaction() as store:
        assert (await store.seats_taken("culture"))[""] == _ROUNDS
        assert (await store.count_answers("culture"))[PartStat.ACCEPTED] == _ROUNDS


async def test_a_staff_code_shown_by_two_gives_its_role_to_one(replicas: Replicas) -> None:
    people = [await replicas.join(number) for number in (1, 2)]
    for _ in range(2 * _ROUNDS):
        async with replicas.database.transaction() as store:
            code = await staff.issue(store, RoleKind.ORGANISER, EVERYWHERE, _NOW, secret=b"secret")
        await asyncio.gather(*(replicas.act(number, Started(code)) for number in (1, 2)))
        async with replicas.database.transaction() as store:
            held = [role for person in people for role in await store.roles(person)]
            assert len(held) == 1
            await store.remove(held[0])


async def test_of_two_notes_beside_one_answer_both_are_kept(replicas: Replicas) -> None:
    person = await replicas.join(1)
    await replicas.press(1, "answer:culture:ACCEPTED")

    async def note(text: str) -> None:
        async with replicas.database.transaction() as store:
            await rsvps.add_note(store, await store.subscriber(person), "culture", text)

    said = [f"Uwaga nr {number}." for number in range(2 * _ROUNDS)]
    for pair in zip(said[::2], said[1::2], strict=True):
        await asyncio.gather(*map(note, pair))
    async with replicas.database.transaction() as store:
        rsvp = await store.rsvp("culture", person)
    assert rsvp is not None
    assert sorted(rsvp.note.splitlines()) == said


async def test_of_two_organisers_who_move_one_meeting_the_second_reads_what_the_first_did(replicas: Replicas) -> None:
    dates = {1: "2027-02-25 10:00", 2: "2027-02-26 10:00"}
    for number in dates:
        id = await replicas.join(number)
        async with replicas.database.transaction() as store:
            await store.add(Role(id, RoleKind.ORGANISER, EVERYWHERE, _NOW))
    for _ in range(_ROUNDS):
        async with replicas.database.transaction() as store:
            before = (await meetings.find(store, "culture")).sequence
        for number, date in dates.items():
            await replicas.press(number, "change:culture:time")
            await replicas.act(number, Said(date))
        await asyncio.gather(*(replicas.press(number, "change:culture:make") for number in dates))
        async with replicas.database.transaction() as store:
            meeting = await meetings.find(store, "culture")
            left = {number: await changes.draft(store, meeting, replicas.people[number]) for number in dates}
        assert meeting.sequence == before + 1  # the second has made nothing yet
        [waits] = [number for number, change in left.items() if change]
        await replicas.press(waits, "change:culture:make")
        async with replicas.database.transaction() as store:
            meeting = await meetings.find(store, "culture")
        assert meeting.sequence == before + 2
        assert f"{meeting.local(meeting.starts):%Y-%m-%d %H:%M}" == dates[waits]
        dates = {number: f"2027-03-{10 * number + meeting.sequence} 10:00" for number in dates}


@pytest.mark.parametrize("first", ["publishing", "linking"])
async def test_who_becomes_one_with_another_while_something_is_published_has_one_copy(
    replicas: Replicas, first: str
) -> None:
    database = replicas.database
    leaver, stayer = await replicas.join(1), await replicas.join(2)
    template = Delivery("published:1", 0, "home", {}, Priority.ANNOUNCEMENT, due_at=_NOW, created_at=_NOW)

    async def publish(store: Store) -> None:
        await store.enqueue_to(Audience(), template)

    async def link(store: Store) -> None:
        await store.merge(leaver, stayer, _NOW)

    await _one_waits_for_the_other(database, *((publish, link) if first == "publishing" else (link, publish)))
    async with database.transaction() as store:
        copies = await store.deliveries([DeliveryState.WAITING], 10)
    assert [each.subscriber_id for each in copies] == [stayer]


async def _erase(store: Store) -> None:
    await store.erase(1)


async def _remove_address(store: Store) -> None:
    instead, contact = await store.contacts(1)
    await store.remove_contact(contact, instead=instead)


@pytest.mark.parametrize("forget", [_erase, _remove_address])
@pytest.mark.parametrize("first", ["recording", "forgetting"])
async def test_what_was_sent_to_her_names_her_no_more_if_she_is_forgotten_while_it_is_recorded(
    replicas: Replicas, forget: Callable[[Store], Awaitable[None]], first: str
) -> None:
    database = replicas.database
    person = await replicas.join(1)
    async with database.transaction() as store:
        await store.add(contact := Contact(person, "mailto:anna@example.org", ContactState.ACTIVE, _NOW))
        await store.enqueue(Delivery("hers", person, "help", {}, Priority.NOTICE, _NOW, _NOW))
        (delivery,) = await store.deliveries([DeliveryState.WAITING], 1)
    said = "250 anna@example.org is glad"
    attempt = Attempt(delivery.id, contact.id, _NOW, _NOW, Outcome.DELIVERED, said, "<d1@example.org>", "AB12")

    async def record(store: Store) -> None:
        await store.add_attempts([attempt])

    await _one_waits_for_the_other(database, *((record, forget) if first == "recording" else (forget, record)))
    async with database.transaction() as store:
        (row,) = (await store._session.execute(select(t.attempt))).all()
    assert (row.delivery_id, row.outcome) == (delivery.id, Outcome.DELIVERED)
    assert (row.contact_id, row.said, row.external_id, row.alias) == (None, "", "", "")


async def _one_waits_for_the_other(
    database: Database, one: Callable[[Store], Awaitable[None]], other: Callable[[Store], Awaitable[None]]
) -> None:
    async def do(act: Callable[[Store], Awaitable[None]]) -> None:
        async with database.transaction() as store:
            await act(store)

    async with database.transaction() as store:
        await one(store)
        second = asyncio.create_task(do(other))
        await _until_somebody_waits(database)
    await second


async def _until_somebody_waits(database: Database) -> None:
    """For a lock that another one holds."""
    engine = create_async_engine(database.url, isolation_level="AUTOCOMMIT")
    async with engine.connect() as connection, asyncio.timeout(10):
        while not (await connection.execute(text("SELECT 1 FROM pg_locks WHERE NOT granted"))).first():  # noqa: ASYNC110 - the server tells nobody
            await asyncio.sleep(0.01)
    await engine.dispose()
