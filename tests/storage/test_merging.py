"""What becomes of two people who turn out to be one, row by row."""

from datetime import UTC, datetime, timedelta

import pytest

from bot import programme
from bot.core import attendance, consent, institutions, meetings, questions, rsvps, scheduling
from bot.core.attendance import AttendanceState
from bot.core.delegation import Delegation
from bot.core.language import Language, Texts
from bot.core.people import EVERYWHERE, Contact, ContactState, Role, RoleKind, Subscriber
from bot.core.sectors import Sector, Subscription, SubscriptionState
from bot.core.store import Store
from bot.settings import load
from bot.storage.database import Database

NOW = datetime(2027, 2, 1, 8, tzinfo=UTC)
OLD = NOW - timedelta(days=9)
CONFIRMED, UNCONFIRMED, LEFT = (
    SubscriptionState.CONFIRMED,
    SubscriptionState.UNCONFIRMED,
    SubscriptionState.UNSUBSCRIBED,
)


@pytest.mark.parametrize(
    ("hers", "theirs", "becomes"),
    [
        (None, (CONFIRMED, OLD), CONFIRMED),
        ((UNCONFIRMED, NOW), (CONFIRMED, OLD), CONFIRMED),
        ((CONFIRMED, OLD), (UNCONFIRMED, NOW), CONFIRMED),
        ((LEFT, OLD), (UNCONFIRMED, NOW), LEFT),
        ((LEFT, NOW), (CONFIRMED, OLD), LEFT),
        ((LEFT, OLD), (CONFIRMED, NOW), CONFIRMED),
        ((CONFIRMED, OLD), (LEFT, NOW), LEFT),
        (None, (LEFT, OLD), LEFT),
        (None, (UNCONFIRMED, NOW), None),
    ],
)
async def test_of_two_subscriptions_one_counts(
    database: Database,
    hers: tuple[SubscriptionState, datetime] | None,
    theirs: tuple[SubscriptionState, datetime],
    becomes: SubscriptionState | None,
) -> None:
    async with database.transaction() as store:
        await store.add(Sector("culture", Texts(pl="Kultura", cs="Kultura"), 1))
        stays, leaves = await somebody(store, "telegram:1"), await somebody(store, "mailto:a@example.org")
        await consent.give(store, stays, address="telegram:1", inbound_id="1", now=NOW)
        for who, held in ((stays, hers), (leaves, theirs)):
            if held is not None:
                await store.add(Subscription(who.id, "culture", *held))
        await store.merge(leaves.id, stays.id, NOW)
        assert [each.state for each in await store.subscriptions(stays.id)] == ([becomes] if becomes else [])


@pytest.mark.parametrize(
    ("hers", "theirs", "consents"),
    [
        ([(True, OLD)], [], True),
        ([], [(True, OLD)], True),
        ([(True, OLD)], [(False, NOW)], False),
        ([(False, OLD)], [(True, NOW)], True),
        ([(False, NOW)], [(True, OLD)], False),
        ([], [], False),
    ],
)
async def test_of_consent_the_newest_word_holds_and_the_whole_ledger_stays(
    database: Database, hers: list[tuple[bool, datetime]], theirs: list[tuple[bool, datetime]], consents: bool
) -> None:
    async with database.transaction() as store:
        await store.add(Sector("culture", Texts(pl="Kultura", cs="Kultura"), 1))
        stays, leaves = await somebody(store, "telegram:1"), await somebody(store, "mailto:a@example.org")
        for who, ledger in ((stays, hers), (leaves, theirs)):
            for given, at in ledger:
                if not given:
                    who.consented_at = at  # she had given it before; only what was said last is told here
                say = consent.give if given else consent.withdraw
                await say(store, who, address="telegram:1", inbound_id=f"{at}", now=at)
        await store.add(Subscription(stays.id, "culture", CONFIRMED, OLD))
        await store.merge(leaves.id, stays.id, NOW)
        assert (stays.consented_at is not None) is consents
        assert len(await store.consents(stays.id)) == len(hers) + len(theirs)
        [held] = await store.subscriptions(stays.id)
        assert held.state == (CONFIRMED if consents else UNCONFIRMED)


async def test_all_that_was_the_others_is_hers(database: Database) -> None:
    async with database.transaction() as store:
        stays, leaves = await somebody(store, "telegram:1"), await somebody(store, "mailto:a@example.org")
        [mail] = await store.contacts(leaves.id)
        stays.name, leaves.name, leaves.city = "Ania", "Anna", "karvina"
        for role in (
            Role(stays.id, RoleKind.ORGANISER, EVERYWHERE, NOW),
            Role(leaves.id, RoleKind.ORGANISER, EVERYWHERE, NOW),
            Role(leaves.id, RoleKind.TRANSLATOR, EVERYWHERE, NOW),
        ):
            await store.add(role)
        question = await questions.offer(store, mail, "Czy jest parking?", NOW)
        await questions.send(store, question, NOW)
        await store.merge(leaves.id, stays.id, NOW)

        assert (stays.name, stays.city) == ("Ania", "karvina")
        assert {role.kind for role in await store.roles(stays.id)} == {RoleKind.ORGANISER, RoleKind.TRANSLATOR}
        assert len(await store.roles(stays.id)) == 2
        assert [each.address for each in await store.contacts(stays.id)] == ["telegram:1", "mailto:a@example.org"]
    async with database.transaction() as store:
        assert [each.id for each in await store.questions_of(stays.id)] == [question.id]
        assert await store.contacts(leaves.id) == []


async def test_she_stands_for_every_institution_of_both_and_speaks_where_one_of_them_did(database: Database) -> None:
    async with database.transaction() as store:
        stays, leaves = await somebody(store, "telegram:1"), await somebody(store, "mailto:a@example.org")
        for name, of in (("Dům kultury", (stays, leaves)), ("Spolek žen", (leaves,))):
            institution = await institutions.add(store, name, city=None, kind=None, now=NOW)
            for person in of:
                await institutions.join(store, person, institution, NOW)
            institution.spokesperson_id = leaves.id
        await store.merge(leaves.id, stays.id, NOW)
    async with database.transaction() as store:
        held = await store.institutions_of(stays.id)
        assert {each.name: each.spokesperson_id for each in held} == {"Dům kultury": stays.id, "Spolek žen": stays.id}
        assert len(await store.memberships(stays.id)) == 2


async def test_of_two_marks_the_newer_stands_and_a_place_passed_on_stays_hers(database: Database) -> None:
    async with database.transaction() as store:
        stays, leaves = await somebody(store, "telegram:1"), await somebody(store, "mailto:a@example.org")
        await scheduling.apply(store, programme.read(load({}, env_file=None).programme), NOW)
        one, two = [await meetings.find(store, name) for name in ("culture", "safety")]
        await attendance.mark(store, one, stays.id, AttendanceState.ABSENT, now=one.starts)
        await attendance.mark(store, one, leaves.id, AttendanceState.PRESENT, now=one.ends)
        await attendance.mark(store, two, leaves.id, AttendanceState.EXCUSED, now=two.starts)
        await store.add(Delegation("digest", "culture", leaves.id, OLD, NOW, OLD, stays.id))
        await store.merge(leaves.id, stays.id, NOW)
    async with database.transaction() as store:
        marked = {each.meeting_id: each.state for each in await store.attendances_of(stays.id)}
        assert marked == {"culture": AttendanceState.PRESENT, "safety": AttendanceState.EXCUSED}
        [passed_on] = await store.delegations_of(stays.id)
        assert (passed_on.from_id, passed_on.to_id) == (stays.id, stays.id)


@pytest.mark.parametrize("her_stamp", [None, OLD])
async def test_a_calendar_s_older_answer_stays_the_older_one(database: Database, her_stamp: datetime | None) -> None:
    async with database.transaction() as store:
        stays, leaves = await somebody(store, "telegram:1"), await somebody(store, "mailto:a@example.org")
        await scheduling.apply(store, programme.read(load({}, env_file=None).programme), NOW)
        for person, stamp in ((stays, her_stamp), (leaves, NOW)):
            answer = await rsvps.record(store, person, "culture", "ACCEPTED", inbound_id="test", now=OLD)
            answer.stamped_at = stamp
        await store.merge(leaves.id, stays.id, NOW)
    async with database.transaction() as store:
        held = await store.rsvp("culture", stays.id)
        assert held is not None
        assert held.stamped_at == NOW


@pytest.mark.parametrize("newer", ["hers", "theirs"])
async def test_what_either_has_written_beside_an_answer_is_kept(database: Database, newer: str) -> None:
    async with database.transaction() as store:
        stays, leaves = await somebody(store, "telegram:1"), await somebody(store, "mailto:a@example.org")
        await scheduling.apply(store, programme.read(load({}, env_file=None).programme), NOW)
        for person, note, at in (
            (stays, "Przywieziemy roll-up.", NOW if newer == "hers" else OLD),
            (leaves, "Dieta bezglutenowa.", NOW if newer == "theirs" else OLD),
        ):
            answer = await rsvps.record(store, person, "culture", "ACCEPTED", inbound_id="test", now=at)
            answer.note = note
        await store.merge(leaves.id, stays.id, NOW)
    async with database.transaction() as store:
        held = await store.rsvp("culture", stays.id)
        assert held is not None
        assert held.note == "Przywieziemy roll-up.\nDieta bezglutenowa."


async def somebody(store: Store, address: str) -> Subscriber:
    """A person at an address, who has agreed to nothing yet."""
    person = Subscriber(NOW, Language.PL)
    await store.add(person)
    await store.add(Contact(person.id, address, ContactState.ACTIVE, NOW))
    return person
