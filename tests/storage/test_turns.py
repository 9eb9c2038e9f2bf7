"""The relay's turns, each one transaction: at an even pace there is one for each message, and nobody waits for it."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import text

from bot.core.channel import TryLater
from bot.core.outbox import MOST_ATTEMPTS, DeliveryState, Lane, Priority
from bot.core.pacing import Limits
from bot.storage.database import Database
from tests.storage.works import NOW, ClockSetBack, Works

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def test_three_messages_of_a_broadcast_take_one_turn(database: Database) -> None:
    works = Works(database)
    for number in range(20):
        await works.waits(number, Priority.ANNOUNCEMENT)
    async with works.running():
        await works.settle()
        while await works.delivered() < 20:
            await works.move_on()
    assert works.transactions.count < 20 * 0.7


async def test_what_a_person_is_told_at_once_waits_for_no_turn_of_the_broadcast(database: Database) -> None:
    works = Works(database)
    for number in range(20):
        await works.waits(number, Priority.ANNOUNCEMENT)
    async with works.running():
        while len(works.channel.addresses) < 5:
            await works.move_on()
        begun, sent = works.clock.now(), len(works.channel.addresses)
        await works.waits(99, Priority.ANSWER, of=3)
        works.relay.wake([Lane("telegram", bulk=False)])
        await works.settle()
        assert works.channel.addresses[sent:] == ["telegram:99"] * 3
        assert works.clock.now() == begun


async def test_one_person_is_told_three_things_at_once_and_no_more_in_three_seconds(database: Database) -> None:
    works = Works(database)
    left_at: list[timedelta] = []
    await works.waits(99, Priority.ANSWER, of=8)
    async with works.running():
        await works.settle()
        while len(left_at) < 8:
            left_at += [works.clock.now() - NOW] * (len(works.channel.addresses) - len(left_at))
            await works.move_on()
    assert left_at[:3] == [timedelta()] * 3
    assert all(later - first >= timedelta(seconds=3) for first, later in zip(left_at, left_at[3:], strict=False))
    assert left_at[-1] < timedelta(seconds=7), "they need not wait longer"


async def test_two_lanes_that_look_at_the_same_moment_ring_nobody(database: Database) -> None:
    works = Works(database)
    async with works.running():
        await works.settle()
        while works.transactions.count < 2:  # noqa: ASYNC110 - no event tells
            await asyncio.sleep(0)
        await works.settle()
        looked = works.transactions.count
        works.relay.wake()
        await works.settle()
        assert works.transactions.count == looked + 2


async def test_where_a_second_is_full_an_answer_is_the_first_of_the_next(database: Database) -> None:
    works = Works(database, limits=Limits(rate=1000, address_rate=1, together=256, most_in_a_second=10))
    for number in range(50):
        await works.waits(number, Priority.ANNOUNCEMENT)
    async with works.running():
        for number in (100, 101, 102):
            while (sent := len(works.channel.addresses)) == 0 or sent % 10:
                await works.move_on()
            await works.waits(number, Priority.ANSWER)
            works.relay.wake([Lane("telegram", bulk=False)])
            await works.settle()
            assert len(works.channel.addresses) == sent, "it was one too many for its second"
            while len(works.channel.addresses) == sent:
                await works.move_on()
            assert works.channel.addresses[sent] == f"telegram:{number}"
        assert len(works.channel.addresses) == 40, "the rest of the second stays empty"


async def test_an_answer_leaves_as_soon_as_a_slow_server_bears_another_message(database: Database) -> None:
    works = Works(database, limits=Limits(rate=1000, address_rate=1, together=256, most_in_a_second=10))
    works.channel.takes = asyncio.Semaphore(0)
    for number in range(20):
        await works.waits(number, Priority.ANNOUNCEMENT)
    async with works.running():
        await works.channel.holds(10)
        await works.waits(99, Priority.ANSWER)
        await works.look(Lane("telegram", bulk=False))
        works.channel.takes.release()
        await works.channel.has_taken(1)
        works.clock.move(timedelta(seconds=1))
        await works.channel.holds(11)
        assert works.channel.addresses[10] == "telegram:99"
        for _ in range(20):
            works.channel.takes.release()


async def test_a_broadcast_that_finds_the_wire_full_of_answers_begins_once_they_are_back(database: Database) -> None:
    works = Works(database, limits=Limits(rate=1000, address_rate=1, together=256, most_in_a_second=10))
    works.channel.takes = asyncio.Semaphore(0)
    for number in range(10):
        await works.waits(number, Priority.ANSWER)
    async with works.running():
        await works.channel.holds(10)
        await works.waits(99, Priority.ANNOUNCEMENT)
        await works.look(Lane("telegram", bulk=True))
        for _ in range(11):
            works.channel.takes.release()
        await works.channel.has_taken(10)
        while works.clock.now() < NOW + timedelta(minutes=1):
            await works.move_on()
        assert works.channel.addresses[10:] == ["telegram:99"]


async def test_no_more_is_handed_to_a_slow_server_than_it_takes_within_a_second(database: Database) -> None:
    works = Works(database, limits=Limits(rate=1000, together=64, together_when_slow=8))
    works.channel.takes = asyncio.Semaphore(0)
    for number in range(60):
        await works.waits(number, Priority.ANNOUNCEMENT)
    async with works.running():
        await works.channel.holds(8)
        for taken in range(1, 13):
            works.clock.move(timedelta(seconds=2))
            works.channel.takes.release()
            await works.channel.has_taken(taken)
        await works.channel.holds(16)  # it is asked for more as soon as half of them are back
        assert len(works.channel.addresses) <= works.channel.taken + 8
        for _ in range(60):
            works.channel.takes.release()
        async with asyncio.timeout(30):
            while works.channel.taken < 60:
                works.clock.move(timedelta(seconds=1))
                await asyncio.sleep(0)


@pytest.mark.parametrize("has_mail", [False, True])
async def test_those_who_go_elsewhere_keep_nobody_waiting(database: Database, has_mail: bool) -> None:
    works = Works(database)
    for number in range(60):
        await works.waits(number, Priority.ANNOUNCEMENT)
    await _run(database, "UPDATE contact SET state = 'stopped', stopped_because = 'blocked'")
    if has_mail:
        await _give_everybody_mail(database)
    await works.waits(99, Priority.ANNOUNCEMENT)
    async with works.running():
        await works.settle()
        while not works.channel.addresses:
            await works.move_on()
    assert works.channel.addresses == ["telegram:99"]
    assert works.clock.now() < NOW + timedelta(seconds=1)


async def test_what_goes_to_many_does_not_go_to_where_its_reader_has_said_stop(database: Database) -> None:
    works = Works(database)
    await works.waits(1, Priority.REMINDER)
    await _run(database, "UPDATE delivery SET contact_id = (SELECT id FROM contact)")  # as what corrects a card has
    await _run(database, "UPDATE contact SET state = 'stopped', stopped_because = 'person'")
    await _give_everybody_mail(database)  # where she has agreed
    async with works.running():
        await works.settle()
    assert works.channel.addresses == []
    async with database.transaction() as store:
        assert await store.dues(Lane("email", bulk=True))


async def test_answers_that_wait_for_one_person_keep_nobody_else_waiting(database: Database) -> None:
    works = Works(database)
    works.channel.takes = asyncio.Semaphore(0)
    await works.waits(1, Priority.ANSWER, of=8)
    await works.waits(2, Priority.ANSWER)
    async with works.running():
        await works.channel.holds(2)
        assert works.channel.addresses == ["telegram:1", "telegram:2"]
        for _ in range(9):
            works.channel.takes.release()


async def test_who_is_erased_while_a_message_to_her_is_on_the_wire_stops_nobody(database: Database) -> None:
    works = Works(database)
    for number in (1, 2):
        await works.waits(number, Priority.ANNOUNCEMENT)
    dead = await works.claimed_by_somebody_who_died()
    async with database.transaction() as store:
        await store.erase(dead[0].subscriber.id)
    await works.relay.reclaiming.take_back()
    async with works.running():
        async with asyncio.timeout(30):
            while not works.channel.addresses:
                await works.move_on()
        assert works.channel.addresses == ["telegram:2"]


@pytest.mark.parametrize("back", [timedelta(), timedelta(hours=3)])
async def test_what_waits_for_a_slow_server_is_not_taken_for_lost(database: Database, back: timedelta) -> None:
    clock = ClockSetBack(NOW, ticking=False)
    works = Works(database, clock=clock)
    clock.back = back  # as a machine's is once it has asked what time it is
    works.channel.takes = asyncio.Semaphore(0)
    await works.waits(1, Priority.ANNOUNCEMENT)
    async with works.running():
        await works.channel.holds(1)
        for _ in range(20):
            works.clock.move(timedelta(minutes=1))
            await works.relay.reclaiming.take_back()
        works.channel.takes.release()
        await works.settle()
        assert await works.delivered() == 1
    assert "delivery.uncertain" not in works.reported


async def test_a_farewell_that_collides_with_somebody_elses_writing_loses_nothing(database: Database) -> None:
    works = Works(database)
    works.channel.takes = asyncio.Semaphore(0)
    for number in range(3):
        await works.waits(number, Priority.ANNOUNCEMENT)
    async with works.running():
        await works.channel.holds(3)
        works.transactions.collisions = 2
        for _ in range(3):
            works.channel.takes.release()
    assert await works.delivered() == 3


async def test_a_clock_that_is_set_back_makes_nobody_wait_until_it_is_where_it_was(database: Database) -> None:
    clock = ClockSetBack(NOW, ticking=False)
    works = Works(database, clock=clock)
    for number in range(20):
        await works.waits(number, Priority.ANNOUNCEMENT)
    async with works.running():
        await works.channel.holds(3)
        await works.settle()
        clock.back = timedelta(hours=3)
        begun = clock.now()
        await _run(database, "UPDATE delivery SET due_at = '2027-01-01 00:00:00.000000'")
        works.relay.wake()
        await works.settle()
        while len(works.channel.addresses) < 20:
            await works.move_on()
        assert clock.now() < begun + timedelta(seconds=2)


@pytest.mark.parametrize("asked", [timedelta(days=30), timedelta(days=10**8)])
async def test_no_server_is_left_alone_for_longer_than_a_day(database: Database, asked: timedelta) -> None:
    works = Works(database)
    works.channel.turns_down.append(TryLater("429 Too Many Requests", asked, whole=True))
    await works.waits(1, Priority.ANSWER)
    async with works.running():
        await works.settle()
    tomorrow = NOW + timedelta(days=1)
    async with database.transaction() as store:
        assert (await store.pace("telegram", NOW)).silent_until == tomorrow
        assert await store.dues(Lane("telegram", bulk=False)) == {Priority.ANSWER: tomorrow}


async def test_what_its_senders_die_of_is_given_up(database: Database) -> None:
    works = Works(database)
    await works.waits(1, Priority.ANNOUNCEMENT)
    for _ in range(MOST_ATTEMPTS):
        assert await works.claimed_by_somebody_who_died()
        await works.relay.reclaiming.take_back()
    assert await works.claimed_by_somebody_who_died() == []
    async with database.transaction() as store:
        assert await store.count_deliveries() == {DeliveryState.UNCERTAIN: 1}


async def test_what_can_never_be_written_is_reported_and_tried_again_at_leisure(database: Database) -> None:
    works = Works(database)
    await works.waits(1, Priority.ANNOUNCEMENT)
    await _run(
        database, "CREATE TRIGGER broken BEFORE INSERT ON attempt BEGIN SELECT RAISE(ABORT, 'no attempt is good'); END"
    )
    async with works.running():
        async with asyncio.timeout(30):
            while "storage.unavailable" not in works.reported:  # noqa: ASYNC110 - no event tells
                await asyncio.sleep(0)
        assert works.channel.addresses == ["telegram:1"]
        tried = works.transactions.count
        await _run(database, "DROP TRIGGER broken")
        assert works.transactions.count == tried, "it goes on trying while the clock stands"
        works.clock.move(timedelta(seconds=5))
        async with asyncio.timeout(30):
            while await works.delivered() < 1:  # noqa: ASYNC110 - nor here
                await asyncio.sleep(0)
    assert works.channel.addresses == ["telegram:1"]


@pytest.mark.parametrize("said", ["refused by the table", "\udcbf: no text at all"])
async def test_one_reply_that_cannot_be_kept_stops_nobody_elses_message(database: Database, said: str) -> None:
    works = Works(database)
    works.channel.said[2] = said
    for number in range(1, 7):
        await works.waits(number, Priority.ANNOUNCEMENT)
    await _refuse_some_words(database)
    async with works.running():
        async with asyncio.timeout(30):
            while await works.delivered() < 6:
                await works.move_on()
    assert len(works.channel.addresses) == 6
    assert works.reported.count("delivery.sent") == 6
    assert works.reported.count("delivery.unrecordable") == 1


async def test_what_is_written_down_one_by_one_is_written_down_once(database: Database) -> None:
    works = Works(database)
    works.channel.said[1] = "refused by the table"
    for number in range(1, 5):
        await works.waits(number, Priority.ANSWER)
    await _refuse_some_words(database)
    async with works.running():
        async with asyncio.timeout(30):
            while "delivery.unrecordable" not in works.reported:  # noqa: ASYNC110 - no event tells
                await asyncio.sleep(0)
        works.relay.wake([Lane("telegram", bulk=True)])  # whose turn records answers, too
        await works.settle()
    assert works.reported.count("delivery.sent") == 4
    assert await works.attempts() == 4


async def _give_everybody_mail(database: Database) -> None:
    await _run(
        database,
        "INSERT INTO contact (subscriber_id, address, state, created_at, stopped_because, expecting, bounce_score) "
        "SELECT id, 'mailto:p' || id || '@example.org', 'active', created_at, '', '', 0 FROM subscriber",
    )


async def _refuse_some_words(database: Database) -> None:
    await _run(
        database,
        "CREATE TRIGGER broken BEFORE INSERT ON attempt WHEN NEW.said LIKE 'refused%' "
        "BEGIN SELECT RAISE(ABORT, 'no attempt is good'); END",
    )


async def _run(database: Database, statement: str) -> None:
    async with database.transaction() as store:
        await store._session.execute(text(statement))
