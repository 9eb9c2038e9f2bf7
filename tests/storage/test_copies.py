"""The copies of a broadcast are told from everything else that was enqueued meanwhile."""

import asyncio
from datetime import UTC, datetime

from bot.core import broadcasts
from bot.core.audience import Audience
from bot.core.broadcasts import Broadcast
from bot.core.language import Language
from bot.core.outbox import DeliveryState, Priority, enqueue
from bot.core.people import Contact, ContactState, Subscriber
from bot.core.store import Store
from bot.storage.database import Database

NOW = datetime(2027, 2, 1, 9, tzinfo=UTC)
PEOPLE = 20


async def some_people(database: Database) -> int:
    """The number of one of them."""
    async with database.transaction() as store:
        for number in range(PEOPLE):
            await store.add(person := Subscriber(NOW, Language.PL, consented_at=NOW))
            await store.add(Contact(person.id, f"telegram:{number}", ContactState.ACTIVE, NOW))
        return person.id


async def published(store: Store, number: int) -> Broadcast:
    broadcast = await broadcasts.publish(
        store,
        Audience(),
        key=f"announcement:{number}",
        message="announcement",
        args={"announcement": number},
        priority=Priority.ANNOUNCEMENT,
        now=NOW,
        thread=f"announcement:{number}",
    )
    assert broadcast is not None
    return broadcast


async def said(store: Store, person: int, key: str, thread: str) -> None:
    await enqueue(store, key=key, to=person, message="help", args={}, priority=Priority.NOTICE, now=NOW, thread=thread)


async def test_two_broadcasts_at_once_and_what_is_said_meanwhile(database: Database) -> None:
    person = await some_people(database)

    async def publish(number: int) -> int:
        async with database.transaction() as store:
            await said(store, person, f"before:{number}", f"announcement:{number}")
            broadcast = await published(store, number)
            await said(store, person, f"after:{number}", f"announcement:{number}")
            return broadcast.id

    first, *others = await asyncio.gather(*(publish(number) for number in range(5)))
    async with database.transaction() as store:
        held = await store.shift(first, [DeliveryState.WAITING], DeliveryState.HELD, now=NOW)
        assert held == PEOPLE
        for broadcast in (first, *others):
            assert (await store.tally(broadcast)).waiting == PEOPLE
        assert (await store.count_deliveries())[DeliveryState.WAITING] == 4 * PEOPLE + 10


async def test_who_was_erased_is_counted_in_her_broadcast(database: Database) -> None:
    person = await some_people(database)
    async with database.transaction() as store:
        broadcast = await published(store, 1)
        await store.erase(person)
        tally = await store.tally(broadcast.id)
    assert (tally.waiting, tally.skipped) == (PEOPLE - 1, 1)


async def test_a_thread_is_withdrawn_with_its_broadcasts_and_without_those_beside_it(database: Database) -> None:
    person = await some_people(database)
    async with database.transaction() as store:
        first = await published(store, 1)
        await said(store, person, "hers", "announcement:1")
        second = await published(store, 2)
        await said(store, person, "another", "announcement:2")
        assert await store.withdraw("announcement:1", "called off") == PEOPLE + 1
        assert (await store.tally(first.id)).skipped == (await store.tally(second.id)).waiting == PEOPLE


async def test_what_is_published_twice_under_one_key_goes_out_once(database: Database) -> None:
    await some_people(database)
    async with database.transaction() as store:
        await published(store, 1)
    async with database.transaction() as store:
        again = await broadcasts.publish(
            store,
            Audience(),
            key="announcement:1",
            message="announcement",
            args={},
            priority=Priority.ANNOUNCEMENT,
            now=NOW,
        )
        assert again is None
        assert (await store.count_deliveries())[DeliveryState.WAITING] == PEOPLE


async def test_what_is_said_to_one_person_is_said_once_whoever_she_has_become(database: Database) -> None:
    person = await some_people(database)
    async with database.transaction() as store:
        await said(store, person, "question:1:desk", "home")
        await said(store, person - 1, "question:1:desk", "home")
        assert (await store.count_deliveries())[DeliveryState.WAITING] == 1
