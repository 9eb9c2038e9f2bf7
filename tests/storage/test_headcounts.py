"""Counting and listing a meeting, on both databases."""

from datetime import UTC, datetime, timedelta

from bot import programme
from bot.core import headcount, participants, words
from bot.core.headcount import COMING, SILENT, Heads
from bot.core.institutions import Institution, Membership
from bot.core.language import Language
from bot.core.meetings import Meeting, find
from bot.core.people import Contact, ContactState, Subscriber
from bot.core.places import WHOLE, Place, PlaceState
from bot.core.rsvps import PartStat, Rsvp
from bot.core.store import Store
from bot.settings import load
from bot.storage.database import Database

NOW = datetime(2027, 2, 1, 8, 0, tzinfo=UTC)


async def join(
    store: Store, name: str, address: str, answer: PartStat, *, party: int = 1, needs: tuple[str, ...] = ()
) -> Subscriber:
    """Somebody who is invited to the conference."""
    person = Subscriber(NOW, Language.PL, name, city="karvina", kind="ngo", consented_at=NOW)
    await store.add(person)
    contact = Contact(person.id, address, ContactState.ACTIVE, NOW)
    await store.add(contact)
    person.preferred_contact_id = contact.id
    await store.add(Rsvp("conference", person.id, answer, NOW, party=party, needs=list(needs)))
    return person


async def place(store: Store, person: Subscriber, part: str, state: PlaceState, seats: int, minute: int) -> None:
    """What she has of the conference."""
    await store.add(Place("conference", part, person.id, state, seats, NOW + timedelta(minutes=minute)))


async def gathered(store: Store) -> Meeting:
    """Two come, one may, one is silent, one has declined, and one has left without a word."""
    await programme.apply(store, programme.read(load({}, env_file=None).programme), NOW)
    ada = await join(store, "Ada", "telegram:1", PartStat.ACCEPTED, party=3, needs=("cs-pl", "diet"))
    bara = await join(store, "Bára", "mailto:b@example.org", PartStat.ACCEPTED, needs=("cs-pl",))
    cyril = await join(store, "Cyril", "telegram:3", PartStat.TENTATIVE, needs=("sign",))
    dana = await join(store, "Dana", "telegram:4", PartStat.NEEDS_ACTION)
    await join(store, "Ewa", "telegram:5", PartStat.DECLINED, needs=("diet",))
    gone = await join(store, "Filip", "telegram:6", PartStat.NEEDS_ACTION)
    gone.consented_at = None
    [first, *_] = await store.sessions("conference")
    await place(store, ada, WHOLE, PlaceState.CONFIRMED, 3, 0)
    await place(store, bara, WHOLE, PlaceState.QUEUED, 1, 2)
    await place(store, cyril, WHOLE, PlaceState.RETURNED, 1, 1)
    await place(store, ada, first.id, PlaceState.CONFIRMED, 3, 0)
    await place(store, bara, first.id, PlaceState.QUEUED, 1, 1)
    for name, people in (("Zlatá přilba", (ada, dana)), ("Álfa", (dana,)), ("Beta", (dana,)), ("Nikdo", (gone,))):
        institution = Institution(name, words.plain(name), "karvina", "ngo", NOW)
        await store.add(institution)
        for person in people:
            await store.add(Membership(institution.id, person.id, NOW))
    return await find(store, "conference")


async def test_a_meeting_is_counted_by_everything_an_organiser_asks_for(database: Database) -> None:
    async with database.transaction() as store:
        meeting = await gathered(store)
        heads = await headcount.count(store, meeting)
        [first, *_] = await store.sessions(meeting.id)
        assert heads.of({PartStat.ACCEPTED}) == Heads(2, 4)
        assert heads.of(SILENT) == Heads(1, 1)
        assert heads.by(lambda each: each.channel, COMING) == {"telegram": Heads(2, 4), "email": Heads(1, 1)}
        assert heads.by(lambda each: each.city, SILENT) == {"karvina": Heads(1, 1)}
        assert heads.placed(WHOLE, PlaceState.CONFIRMED) == Heads(1, 3)
        assert heads.placed(first.id, PlaceState.CONFIRMED, PlaceState.QUEUED) == Heads(2, 4)
        assert {need: heads.need(WHOLE, need) for need in ("cs-pl", "pl-cs", "sign", "diet")} == {
            "cs-pl": 2,
            "pl-cs": 0,
            "sign": 1,
            "diet": 1,
        }
        assert (heads.need(first.id, "cs-pl"), heads.need(first.id, "sign")) == (1, 0)


async def test_a_meeting_is_listed_in_the_order_in_which_it_is_read(database: Database) -> None:
    async with database.transaction() as store:
        meeting = await gathered(store)
        listed = await participants.of(store, meeting)
        assert [each.name for each in listed] == ["Ada", "Bára", "Cyril", "Dana", "Ewa"]
        assert [each.place for each in listed[:3]] == [PlaceState.CONFIRMED, PlaceState.QUEUED, None]
        assert [each.position for each in listed[:3]] == [None, 1, None]
        assert [list(each.institutions) for each in listed[:4]] == [
            ["Zlatá přilba"],
            [],
            [],
            ["Zlatá přilba", "Álfa", "Beta"],
        ]
        seated = await participants.in_sessions(store, meeting)
        assert [(each.name, each.place, each.position) for each in seated] == [
            ("Ada", PlaceState.CONFIRMED, None),
            ("Bára", PlaceState.QUEUED, 1),
        ]


async def test_an_institution_is_silent_while_nobody_has_answered_for_it(database: Database) -> None:
    async with database.transaction() as store:
        await gathered(store)
        assert await store.silent_institutions("conference", 1) == (["Álfa"], 2)
        assert await store.silent_institutions("conference", 9) == (["Álfa", "Beta"], 2)
        assert await store.silent_institutions("culture", 9) == ([], 0)
        represented = {each.name: each for each in await store.represented("conference")}
        assert list(represented) == ["Álfa", "Beta", "Zlatá přilba"]
        assert represented["Zlatá přilba"].people == 2
        assert represented["Zlatá přilba"].answers == {PartStat.ACCEPTED: 1, PartStat.NEEDS_ACTION: 1}
