"""From one meeting to the next: whom a silent institution is asked through, wishes, who came, and a second edition."""

from collections import Counter
from datetime import timedelta

from bot.core import attendance, editions, institutions, invitations, meetings, rsvps
from bot.core.attendance import AttendanceState
from bot.core.audience import Audience
from bot.core.language import Texts
from bot.core.meetings import Edition, Meeting
from bot.core.outbox import DeliveryState
from bot.core.places import PlaceState
from bot.core.rsvps import PartStat
from bot.core.sectors import Wish
from bot.core.store import Store
from bot.rehearsal.stage import Stage
from tests import people
from tests.stories.acts import answer_of, forge, join, on_one_database, subscriber, tap


async def colleagues(store: Store, stage: Stage, *names: str) -> None:
    for name in names:
        institution = await institutions.add(store, "Dům kultury", city=None, kind=None, now=stage.clock.now())
        await institutions.join(store, await subscriber(store, name), institution, stage.clock.now())


async def nudged(stage: Stage) -> dict[str, int]:
    """How many nudges have reached whom."""
    async with stage.app.database.transaction() as store:
        sent = [each for each in await store.deliveries([DeliveryState.DELIVERED], 1000) if each.message == "nudge"]
        return Counter([(await store.subscriber(each.subscriber_id)).name for each in sent])


async def test_a_silent_institution_is_asked_through_one_person_after_the_other(stage: Stage) -> None:
    await join(stage, "Ania", "David", "Bartek", "Cecílie")
    async with stage.app.database.transaction() as store:
        await colleagues(store, stage, "Ania", "David", "Bartek")
        [(institution, _)] = await store.institutions_with_size()
        institution.spokesperson_id = (await subscriber(store, "David")).id
    await people.invite(stage)
    async with stage.app.database.transaction() as store:
        [(silent, invited)] = await store.unheard_institutions("culture")
        assert (silent.name, [each.name for each in invited]) == ("Dům kultury", ["David", "Ania", "Bartek"])

    await stage.move(days=8)  # ten days before the meeting
    assert await nudged(stage) == {"David": 1, "Cecílie": 1}
    await stage.move(days=2)
    jana = stage.phones["Jana"]
    jana.send("/meeting")
    await stage.settle()
    for data in ("host:culture", "host:culture:nudge"):  # an organiser's takes its turn like the ladder's
        await tap(stage, jana, data)
    await stage.move(seconds=people.UNDO)
    assert await nudged(stage) == {"David": 1, "Cecílie": 2, "Ania": 1}
    await stage.move(days=3)  # five days before
    assert await nudged(stage) == {"David": 1, "Cecílie": 3, "Ania": 1, "Bartek": 1}


async def test_who_has_been_answered_for_is_nudged_no_more(stage: Stage) -> None:
    await join(stage, "Ania", "David")
    async with stage.app.database.transaction() as store:
        await colleagues(store, stage, "Ania", "David")
    await people.invite(stage)
    await tap(stage, stage.phones["David"], "answer:culture:DECLINED")
    await stage.move(days=14)
    assert await nudged(stage) == {}
    async with stage.app.database.transaction() as store:
        assert await store.unheard_institutions("culture") == []


async def test_a_wish_answers_the_next_invitation_and_says_so_with_a_way_back(stage: Stage) -> None:
    await join(stage, "Ania", "David", "Bartek")
    ania, david = stage.phones["Ania"], stage.phones["David"]
    for phone, times in ((ania, 1), (david, 2)):
        await tap(stage, phone, "settings")
        await tap(stage, phone, "next-time")
        for _ in range(times):
            await tap(stage, phone, "next-time:culture")
    assert "• Kultura: zapisać od razu" in ania.last.text
    assert "• Kultura: tentokrát ne" in david.last.text

    await people.begin_invitation(stage)  # and undone: everything is as it was
    assert (await answer_of(stage, "Ania"), await answer_of(stage, "David")) == ("ACCEPTED", "DECLINED")
    stage.phones["Jana"].tap("↩️ Vzít zpět")
    await stage.settle()
    assert (await answer_of(stage, "Ania"), await answer_of(stage, "David")) == ("", "")
    async with stage.app.database.transaction() as store:
        assert [each.wish for each in await store.subscriptions((await subscriber(store, "David")).id)] == [Wish.SKIP]
        assert await store.seats_taken("culture") == {}

    await people.invite(stage)
    assert "Zgodnie z wcześniejszym życzeniem zapisaliśmy odpowiedź „tak”" in ania.last.text
    assert "zapsali odpověď „ne“" in david.last.text
    assert len(people.mails(stage, "Bartek", "Zaproszenie")) == 1
    await tap(stage, ania, "answer:culture:DECLINED")
    assert await answer_of(stage, "Ania") == "DECLINED"
    await people.invite(stage, "conference")
    assert (await answer_of(stage, "Ania", "conference"), await answer_of(stage, "David", "conference")) == (
        "ACCEPTED",
        "NEEDS-ACTION",
    )


@on_one_database
async def test_by_mail_a_word_shows_the_wishes_and_a_number_changes_one(stage: Stage) -> None:
    await people.join_by_mail(stage, "Cecílie", "Přihlásit", "1, 2")
    box = stage.mailboxes["Cecílie"]
    for words in ("Příště", "2"):
        await box.reply(box.messages[-1], words)
        await stage.settle()
    assert "Příští setkání" in box.messages[-1].subject
    async with stage.app.database.transaction() as store:
        held = await store.subscriptions((await subscriber(store, "Cecílie")).id)
    assert sorted(each.wish for each in held) == [Wish.ASK, Wish.COME]
    await join(stage, "David")
    assert "už není v programu" in await forge(stage, stage.phones["David"], "next-time:alchemy")


async def second_edition(store: Store) -> Meeting:
    """An edition two years later, beside the first: with its own funding, and a meeting of the same sector."""
    first = await meetings.find(store, "culture")
    funding = Texts(pl="Drugi projekt", cs="Druhý projekt")
    await store.add(Edition("2029", Texts(pl="Edycja 2029", cs="Ročník 2029"), "Europe/Warsaw", funding))
    later = timedelta(days=735)
    values = {**vars(first), "id": "culture-2029", "edition_id": "2029", "capacity": 1}
    values |= {"starts": first.starts + later, "ends": first.ends + later, "answer_by": None}
    values.pop("_sa_instance_state")
    await store.add(Meeting(**values))
    return await meetings.find(store, "culture-2029")


async def test_who_came_last_time_is_an_audience_and_who_came_again_is_counted(stage: Stage) -> None:
    await join(stage, "Ania", "David", "Bartek", "Cecílie")
    await people.invite(stage)
    async with stage.app.database.transaction() as store:
        first = await meetings.find(store, "culture")
        for name in ("Ania", "David", "Bartek"):
            person = await subscriber(store, name)
            await rsvps.record(store, person, "culture", "ACCEPTED", inbound_id="t", now=stage.clock.now())
        after = first.ends + timedelta(hours=1)
        present, absent = AttendanceState.PRESENT, AttendanceState.ABSENT
        for name, state in (("David", absent), ("Cecílie", present)):  # Ania and Bartek are unknown
            await attendance.mark(store, first, (await subscriber(store, name)).id, state, now=after)
    async with stage.app.database.transaction() as store:
        second = await second_edition(store)
        assert await editions.last_time(store, second) == ("culture",)
        assert await editions.last_time(store, first) == ()
        audience = await invitations.came_last_time(store, second.id, stage.clock.now())
        people_in = [name for name in ("Ania", "David", "Bartek", "Cecílie") if await _is_in(store, audience, name)]
        assert people_in == ["Ania", "Bartek", "Cecílie"]
    jana = stage.phones["Jana"]
    jana.send("/invite")
    await stage.settle()
    preview = await tap(stage, jana, "invite:culture-2029")
    assert "Z toho účastníci minulého ročníku: 3" in preview
    await tap(stage, jana, "invite:culture-2029:again")
    await stage.move(seconds=people.UNDO)
    assert await answer_of(stage, "David", "culture-2029") == ""
    await tap(stage, stage.phones["Ania"], "answer:culture-2029:ACCEPTED")
    jana.send("/meeting")
    await stage.settle()
    assert "Z minulého ročníku přicházejí znovu: 1" in await tap(stage, jana, "host:culture-2029")
    async with stage.app.database.transaction() as store:
        assert await editions.count_again(store, await meetings.find(store, "culture-2029")) == 1
        assert (await meetings.find(store, "culture")).edition_id == "2027"


async def _is_in(store: Store, audience: Audience, name: str) -> bool:
    return await store.is_in(audience, (await subscriber(store, name)).id)


@on_one_database
async def test_two_editions_run_side_by_side_each_with_its_own_funding(stage: Stage) -> None:
    await join(stage, "Cecílie")
    async with stage.app.database.transaction() as store:
        await second_edition(store)
    await people.invite(stage)
    await people.invite(stage, "culture-2029")
    first, second = people.mails(stage, "Cecílie", "Pozvánka")
    assert "Fondu malých projektů" in first.text
    assert "Druhý projekt" in second.text
    assert "Druhý projekt" not in first.text


@on_one_database
async def test_the_preview_counts_by_country_city_kind_and_sector(stage: Stage) -> None:
    await join(stage, "Ania", "David")
    async with stage.app.database.transaction() as store:
        await colleagues(store, stage, "Ania", "David")
        for name, city in (("Ania", "jastrzebie"), ("David", "karvina")):
            person = await subscriber(store, name)
            person.city, person.kind = city, "ngo"
    jana = stage.phones["Jana"]
    jana.send("/invite")
    await stage.settle()
    text = await tap(stage, jana, "invite:culture")
    for counted in ("CZ: 1", "PL: 1", "Karviná: 1", "Nezisková organizace: 2", "🔖 Kultura: 2", "instituce: 1"):
        assert counted in text


@on_one_database
async def test_attendance_is_a_fact_of_its_own(stage: Stage) -> None:
    await join(stage, "Ania")
    await people.invite(stage)
    await tap(stage, stage.phones["Ania"], "answer:culture:ACCEPTED")
    async with stage.app.database.transaction() as store:
        meeting, ania = await meetings.find(store, "culture"), await subscriber(store, "Ania")
        await attendance.mark(store, meeting, ania.id, AttendanceState.EXCUSED, now=meeting.starts)
        place = await store.place("culture", "", ania.id)
        assert place is not None
        assert place.state == PlaceState.CONFIRMED
    assert await answer_of(stage, "Ania") == PartStat.ACCEPTED
    await tap(stage, stage.phones["Ania"], "home")
    await tap(stage, stage.phones["Ania"], "settings")
    assert "nieobecność usprawiedliwiona" in await tap(stage, stage.phones["Ania"], "my-data")


@on_one_database
async def test_nobody_is_thanked_who_was_marked_absent(stage: Stage) -> None:
    await join(stage, "Ania", "David", "Bartek")
    await people.invite(stage)
    for name in ("Ania", "David"):
        await tap(stage, stage.phones[name], "answer:culture:ACCEPTED")
    await stage.mailboxes["Bartek"].reply(people.mails(stage, "Bartek", "Zaproszenie")[0], "Tak")
    await stage.settle()
    async with stage.app.database.transaction() as store:
        (meeting := await meetings.find(store, "culture")).thanks = "PT2H"
        for name, state in (("David", AttendanceState.ABSENT), ("Ania", AttendanceState.PRESENT)):
            person = await subscriber(store, name)
            await attendance.mark(store, meeting, person.id, state, now=meeting.ends)
    await stage.move(days=17, hours=12)
    assert len(people.cards(stage.phones["Ania"], "Dziękujemy za udział")) == 1
    assert len(people.mails(stage, "Bartek", "Dziękujemy za udział")) == 1  # nobody has marked him
    assert people.cards(stage.phones["David"], "Děkujeme za účast") == []
