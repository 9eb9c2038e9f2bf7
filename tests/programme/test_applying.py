"""Loading a programme changes what an organiser's edit would, and tells people as that does."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot import programme
from bot.core import audience, broadcasts, meetings
from bot.core.language import Language
from bot.core.outbox import Delivery, DeliveryState, Priority
from bot.core.people import Contact, ContactState, Subscriber
from bot.core.rsvps import PartStat, Rsvp
from bot.core.store import Transactions
from bot.programme import Changes, Programme, ProgrammeInvalid
from tests.programme.written import EXAMPLE, NOW, TEXT, read_with


@pytest.fixture
def transactions(database: Transactions) -> Transactions:
    """The store, as the core sees it."""
    return database


async def _apply(transactions: Transactions, plan: Programme, now: datetime = NOW) -> Changes:
    async with transactions.transaction() as store:
        return await programme.apply(store, plan, now)


async def _invite(transactions: Transactions) -> None:
    """Anna comes to the meeting, and a reminder waits for her."""
    async with transactions.transaction() as store:
        anna = Subscriber(NOW, consented_at=NOW)
        await store.add(anna)
        await store.add(Contact(anna.id, "mailto:anna@example.org", ContactState.ACTIVE, NOW))
        await store.add(Rsvp("safety", anna.id, PartStat.ACCEPTED, NOW))
        await broadcasts.publish(
            store,
            audience.Audience(meeting="safety"),
            key="reminder:safety",
            message="reminder",
            args={},
            priority=Priority.REMINDER,
            now=NOW,
            thread=meetings.thread_of("safety"),
        )


async def _waiting(transactions: Transactions) -> list[str]:
    async with transactions.transaction() as store:
        deliveries: Sequence[Delivery] = await store.deliveries([DeliveryState.WAITING], 100)
        return [each.message for each in deliveries]


async def test_a_new_programme_is_added(transactions: Transactions, file: Path) -> None:
    plan = read_with(file)
    changes = await _apply(transactions, plan)
    assert changes.lines() == [
        'added: edition "2027"',
        'added: city "karvina"',
        'added: kind "ngo"',
        'added: sector "safety"',
        'added: sector "sport"',
        'added: meeting "safety"',
        'added: session "panel"',
    ]
    async with transactions.transaction() as store:
        meeting, [session] = await meetings.find(store, "safety"), await store.sessions("safety")
        for held, given in ((meeting, plan.meetings[0]), (session, plan.sessions[0])):
            for each in fields(given):
                assert getattr(held, each.name) == getattr(given, each.name), each.name


async def test_loaded_twice_it_changes_nothing(transactions: Transactions) -> None:
    example = programme.read(EXAMPLE)
    assert await _apply(transactions, example)
    for plan in (example, programme.read(EXAMPLE)):
        changes = await _apply(transactions, plan, NOW + timedelta(days=365))
        assert not changes
        assert changes.lines() == ["Nothing has changed."]


async def test_texts_are_corrected_and_nobody_is_told(transactions: Transactions, file: Path) -> None:
    await _apply(transactions, read_with(file))
    await _invite(transactions)
    changes = await _apply(
        transactions,
        read_with(
            file,
            ('cs = "EU"', 'cs = "Evropská unie"'),
            ('pl = "Karwina"', 'pl = "Karwina!"'),
            ('pl = "Konferencja"', 'pl = "Konferencja trzech miast"'),
            ("capacity = 60", 'capacity = 70\nreminders = ["-P1D"]'),
            ("capacity = 20", "capacity = 25"),
        ),
    )
    assert changes.lines() == [
        'changed: edition "2027": funding',
        'changed: city "karvina": name',
        'changed: meeting "safety": title, capacity, reminders',
        'changed: session "panel": capacity',
    ]
    assert await _waiting(transactions) == ["reminder"]
    async with transactions.transaction() as store:
        meeting = await meetings.find(store, "safety")
        assert meeting.title[Language.PL] == "Konferencja trzech miast"
        assert (meeting.capacity, meeting.reminders, meeting.sequence) == (70, ["-P1D"], 0)


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (
            ("starts = 2027-04-15T09:00:00", "starts = 2027-04-15T10:00:00"),
            'moved: meeting "safety": starts 2027-04-15 09:00 → 2027-04-15 10:00',
        ),
        (
            ("ends = 2027-04-15T15:00:00", "ends = 2027-04-15T16:00:00"),
            'moved: meeting "safety": ends 2027-04-15 15:00 → 2027-04-15 16:00',
        ),
        (('cs = "Radnice"', 'cs = "Nádraží"'), 'moved: meeting "safety": venue'),
    ],
)
async def test_another_time_or_place_is_a_move(
    edit: tuple[str, str], said: str, transactions: Transactions, file: Path
) -> None:
    await _apply(transactions, read_with(file))
    await _invite(transactions)
    plan = read_with(file, edit)
    assert (await _apply(transactions, plan)).lines() == [said]
    assert await _waiting(transactions) == ["meeting-moved"]
    async with transactions.transaction() as store:
        meeting = await meetings.find(store, "safety")
        assert meeting.sequence == 1
        assert (meeting.starts, meeting.ends, meeting.venue) == (
            plan.meetings[0].starts,
            plan.meetings[0].ends,
            plan.meetings[0].venue,
        )
    assert not await _apply(transactions, plan)
    assert await _waiting(transactions) == ["meeting-moved"]


CANCELLED = ('kind = "conference"', 'kind = "conference"\nstatus = "cancelled"')


async def test_a_status_cancelled_cancels(transactions: Transactions, file: Path) -> None:
    await _apply(transactions, read_with(file))
    await _invite(transactions)
    plan = read_with(file, CANCELLED, ("ends = 2027-04-15T15:00:00", "ends = 2027-04-15T16:00:00"))
    assert (await _apply(transactions, plan)).lines() == ['cancelled: meeting "safety"']
    assert await _waiting(transactions) == ["meeting-cancelled"]
    assert not await _apply(transactions, plan)
    assert await _waiting(transactions) == ["meeting-cancelled"]


async def test_a_cancelled_meeting_stays_cancelled(transactions: Transactions, file: Path) -> None:
    await _apply(transactions, read_with(file, CANCELLED))
    changes = await _apply(transactions, read_with(file))
    assert changes.lines() == [
        'left: meeting "safety": it is cancelled and stays so; to hold it again, give it a new id',
        "Nothing has changed.",
    ]


async def test_what_has_disappeared_is_left(transactions: Transactions, file: Path) -> None:
    await _apply(transactions, read_with(file))
    sport_only = read_with(
        file,
        ('[[sector]]\nid = "safety"\nname = { pl = "Bezpieczeństwo", cs = "Bezpečnost" }\n', ""),
        ('sectors = ["safety"]', 'sectors = ["sport"]'),
        (TEXT[TEXT.index("  [[meeting.session]]") :], ""),
    )
    for first in (True, False):
        changes = await _apply(transactions, sport_only)
        assert bool(changes) is first
        assert changes.left == [
            'sector "safety": it is no longer in the programme, and stays as it is',
            'session "panel": it is no longer in the programme, and stays as it is',
        ]
        async with transactions.transaction() as store:
            assert [(each.id, each.position) for each in await store.sectors()] == [("sport", 1), ("safety", 2)]
            assert len(await store.sessions("safety")) == 1
    without = read_with(file, (TEXT[TEXT.index("[[meeting]]") :], ""))
    assert (await _apply(transactions, without)).left == [
        'meeting "safety": it is no longer in the programme, and stays as it is'
    ]


async def test_a_meeting_s_id_belongs_to_one_edition(transactions: Transactions, file: Path) -> None:
    await _apply(transactions, read_with(file))
    plan = read_with(file, ('id = "2027"', 'id = "2028"'), ('cs = "Karviná"', 'cs = "K"'))
    with pytest.raises(ProgrammeInvalid) as caught:
        await _apply(transactions, plan)
    assert str(caught.value) == 'meeting "safety": the id belongs to edition "2027"; pick another id'
    async with transactions.transaction() as store:
        assert (await store.cities())[0].name[Language.CS] == "Karviná"


async def test_a_session_s_id_belongs_to_one_meeting(transactions: Transactions, file: Path) -> None:
    await _apply(transactions, read_with(file))
    plan = read_with(file, ('id = "2027"', 'id = "2028"'), ('id = "safety"\nkind', 'id = "next"\nkind'))
    with pytest.raises(
        ProgrammeInvalid, match=r'^session "panel": the id belongs to meeting "safety"; pick another id$'
    ):
        await _apply(transactions, plan)


async def test_another_edition_is_added_beside(transactions: Transactions, file: Path) -> None:
    await _apply(transactions, read_with(file))
    plan = read_with(
        file,
        ('id = "2027"', 'id = "2028"'),
        ('id = "safety"\nkind', 'id = "next"\nkind'),
        ('id = "panel"', 'id = "next-panel"'),
    )
    assert (await _apply(transactions, plan)).lines() == [
        'added: edition "2028"',
        'added: meeting "next"',
        'added: session "next-panel"',
    ]


async def test_a_meeting_is_not_moved_into_the_past(transactions: Transactions, file: Path) -> None:
    await _apply(transactions, read_with(file))
    await _invite(transactions)
    with pytest.raises(ProgrammeInvalid) as caught:
        await _apply(transactions, read_with(file, ("starts = 2027-04", "starts = 2026-04")))
    assert str(caught.value) == ('meeting "safety" → starts: 2026-04-15 09:00 is past; write a moment that lies ahead')
    assert await _waiting(transactions) == ["reminder"]


async def test_a_meeting_that_has_begun_is_not_moved(transactions: Transactions, file: Path) -> None:
    await _apply(transactions, read_with(file))
    moved = read_with(file, ('cs = "Radnice"', 'cs = "Nádraží"'))
    changes = await _apply(transactions, moved, datetime(2027, 4, 15, 8, tzinfo=UTC))
    assert changes.lines() == [
        'left: meeting "safety": it has begun, so its time and place stay as they are',
        "Nothing has changed.",
    ]
