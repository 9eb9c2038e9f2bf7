"""Somebody else comes instead: the link is forwarded, whoever opens it takes the place over, and only the place."""

import re
from datetime import timedelta

import pytest

from bot.core import institutions, meetings, rsvps
from bot.core.places import PlaceState
from bot.core.rsvps import PartStat
from bot.core.store import Store
from bot.rehearsal.stage import Stage
from bot.rehearsal.telegram import Phone
from tests import people
from tests.people import press
from tests.stories.acts import forge, join, on_one_database, subscriber
from tests.stories.test_sessions import CULTURE, ECONOMY, PANEL, entries, gather, held, invitation_to, reply

LINK = re.compile(r"https://t\.me/mosty_bot\?start=(place-[a-z2-9]{10})")
LINE = re.compile(r"„(MOSTY [a-z2-9-]{11})[”“]")
USED = "Ten link lub hasło zostały już wykorzystane albo straciły ważność."


@pytest.fixture
def ewa(stage: Stage) -> Phone:
    """Nobody knows her yet."""
    return stage.telegram.person(id=5_100_000_060, first_name="Ewa", language_code="pl")


async def coming(stage: Stage, *names: str) -> None:
    """They have joined and come; all of them stand for one institution."""
    await join(stage, *names)
    await people.invite(stage)
    async with stage.app.database.transaction() as store:
        for name in names:
            person = await subscriber(store, name)
            institution = await institutions.add(store, "Dům kultury", city=None, kind=None, now=stage.clock.now())
            await institutions.join(store, person, institution, stage.clock.now())
            await rsvps.record(store, person, "culture", "ACCEPTED", inbound_id="test", now=stage.clock.now())
    await stage.settle()


async def link_of(stage: Stage, name: str, meeting: str = "culture") -> str:
    phone = stage.phones[name]
    phone.send("/meetings")
    await stage.settle()
    for data in (f"meeting:{meeting}", f"delegate:{meeting}"):
        press(phone, data)
        await stage.settle()
    match = LINK.search(phone.last.text)
    assert match is not None
    return match[1]


async def start(stage: Stage, phone: Phone, payload: str) -> str:
    phone.start(payload)
    await stage.settle()
    return phone.last.text


async def tap(stage: Stage, phone: Phone, label: str) -> str:
    phone.tap(label)
    await stage.settle()
    return phone.last.text


async def at(store: Store, address: str) -> tuple[PartStat | None, PlaceState | None, int]:
    """What somebody says, what place she has, and of how many seats."""
    contact = await store.contact_at(address)
    if contact is None:
        return None, None, 0
    rsvp = await store.rsvp("culture", contact.subscriber_id)
    place = await store.place("culture", "", contact.subscriber_id)
    answer, state = (rsvp.partstat if rsvp else None), (place.state if place else None)
    return answer, state, place.seats if place else 0


async def test_who_opens_the_link_takes_the_place_and_nothing_else(stage: Stage, ewa: Phone) -> None:
    await coming(stage, "Ania")
    ania = stage.phones["Ania"]
    async with stage.app.database.transaction() as store:
        person = await subscriber(store, "Ania")
        (await meetings.find(store, "culture")).capacity = 1
        await rsvps.write_note(store, person, "culture", "Jestem na wózku", stage.clock.now())
        await rsvps.toggle_need(store, person, "culture", "access", stage.clock.now())
    link = await link_of(stage, "Ania")
    assert "Ten link jest dla osoby, która przyjdzie w zastępstwie" in await start(stage, ania, link)

    offer = await start(stage, ewa, link)
    assert "przekazuje Państwu: Ania" in offer
    assert "Przyjęcie miejsca oznacza wyrażenie zgody" in offer
    taken = await tap(stage, ewa, "✅ Przyjmuję miejsce")
    assert "Mają Państwo miejsce" in taken
    assert "Miejsce jest potwierdzone" in taken
    assert "wózku" not in taken
    assert "W zastępstwie przyjdzie: Ewa." in ania.last.text

    async with stage.app.database.transaction() as store:
        assert await at(store, f"telegram:{ania.id}") == (PartStat.DELEGATED, None, 0)
        assert await at(store, f"telegram:{ewa.id}") == (PartStat.ACCEPTED, PlaceState.CONFIRMED, 1)
        kept = await store.rsvp("culture", (await subscriber(store, "Ania")).id)
        assert kept is not None
        assert (kept.note, kept.needs) == ("Jestem na wózku", ["access"])
        contact = await store.contact_at(f"telegram:{ewa.id}")
        assert contact is not None
        assert [each.name for each in await store.institutions_of(contact.subscriber_id)] == ["Dům kultury"]
        assert list((await store.delegates_sent("culture")).values()) == [1]
        assert len(await store.consents(contact.subscriber_id)) == 1
    david = await people.joined_by_taps(stage, "David")
    assert "už někdo využil" in await start(stage, david, link)


async def test_by_mail_a_line_is_forwarded_and_a_signed_word_takes_the_place(stage: Stage) -> None:
    await coming(stage, "Bartek")
    bartek = stage.mailboxes["Bartek"]
    [invitation] = people.mails(stage, "Bartek", "Zaproszenie")
    await bartek.reply(invitation, "Zastępstwo")
    await stage.settle()
    line = LINE.search(bartek.messages[-1].text)
    assert line is not None

    eva = stage.mail.mailbox("eva@spolek.example.cz", name="Eva", language="cs")
    await eva.write(stage.settings.mail_address or "", "Náhradník", line[1])
    await stage.settle()
    assert "předává: Bartek" in eva.messages[-1].text
    await eva.write(stage.settings.mail_address or "", "Ano", "Ano")  # not signed: only asked again
    await stage.settle()
    async with stage.app.database.transaction() as store:
        assert await at(store, f"mailto:{eva.address}") == (None, None, 0)
    await eva.tap(eva.messages[-1], "✅ Přijímám místo")
    await stage.settle()
    assert "Místo je vaše" in eva.messages[-1].subject
    assert eva.messages[-1].ics_method == "REQUEST"
    assert "Miejsce przekazane" in bartek.messages[-1].subject
    assert bartek.messages[-1].ics_method == "CANCEL"
    async with stage.app.database.transaction() as store:
        assert await at(store, f"mailto:{eva.address}") == (PartStat.ACCEPTED, PlaceState.CONFIRMED, 1)
        assert await at(store, f"mailto:{bartek.address}") == (PartStat.DELEGATED, None, 0)


@on_one_database
async def test_words_that_somebody_else_comes_bring_the_link_and_are_no_answer_of_hers(stage: Stage) -> None:
    await coming(stage, "Ania", "Bartek")
    [invitation] = people.mails(stage, "Bartek", "Zaproszenie")
    bartek, words = stage.mailboxes["Bartek"], "Nie mogę, przyjdzie za mnie pani Ewa Lis."
    await bartek.reply(invitation, words)
    await stage.settle()
    assert LINE.search(bartek.messages[-1].text)
    assert "miejsce należy do Państwa" in bartek.messages[-1].text
    phone = stage.phones["Ania"]
    phone.send("Zamiast mnie przyjdzie kolega Nowak, czy musi się zgłosić?")
    await stage.settle()
    assert LINK.search(people.cards(phone, "Zastępstwo:")[-1].text)
    assert "czy musi się zgłosić?" in stage.desk.last.text
    async with stage.app.database.transaction() as store:
        for name in ("Ania", "Bartek"):
            assert await at(store, people.address_of(name)) == (PartStat.ACCEPTED, PlaceState.CONFIRMED, 1)
        rsvp = await store.rsvp("culture", (await subscriber(store, "Bartek")).id)
        assert rsvp is not None
        assert rsvp.note == words


@on_one_database
async def test_who_has_not_answered_and_sends_somebody_has_answered_so(stage: Stage, ewa: Phone) -> None:
    await join(stage, "Cecílie")
    await people.invite(stage)
    cecilie = stage.mailboxes["Cecílie"]
    await cecilie.reply(people.mails(stage, "Cecílie", "Pozvánka")[0], "Místo mě přijde kolegyně Malá.")
    await stage.settle()
    told = cecilie.messages[-1].text
    assert "místo obsazeno není" in told
    address = people.address_of("Cecílie")
    async with stage.app.database.transaction() as store:
        assert await at(store, address) == (PartStat.DELEGATED, None, 0)
    link = LINK.search(told)
    assert link is not None
    await start(stage, ewa, link[1])
    await tap(stage, ewa, "✅ Przyjmuję miejsce")
    async with stage.app.database.transaction() as store:
        assert await at(store, f"telegram:{ewa.id}") == (PartStat.ACCEPTED, PlaceState.CONFIRMED, 1)
        assert await at(store, address) == (PartStat.DELEGATED, None, 0)


async def test_a_turn_in_the_queue_and_a_whole_party_pass_on(stage: Stage, ewa: Phone) -> None:
    await join(stage, "Ania", "David")
    await people.invite(stage)
    async with stage.app.database.transaction() as store:
        (await meetings.find(store, "culture")).capacity = 3
        for name, party in (("David", 2), ("Ania", 3)):
            person = await subscriber(store, name)
            now = stage.clock.now()
            await rsvps.record(store, person, "culture", "ACCEPTED", inbound_id="test", now=now, party=party)
    await start(stage, ewa, await link_of(stage, "Ania"))
    assert "Lista rezerwowa, pozycja 1" in await tap(stage, ewa, "✅ Przyjmuję miejsce")
    async with stage.app.database.transaction() as store:
        assert await at(store, f"telegram:{ewa.id}") == (PartStat.ACCEPTED, PlaceState.QUEUED, 3)


async def test_who_comes_already_keeps_her_own_place_and_the_other_one_is_free_again(stage: Stage) -> None:
    await coming(stage, "Ania", "David")
    async with stage.app.database.transaction() as store:
        (await meetings.find(store, "culture")).capacity = 2
    david = stage.phones["David"]
    await start(stage, david, await link_of(stage, "Ania"))
    await tap(stage, david, "✅ Přijímám místo")
    async with stage.app.database.transaction() as store:
        assert await at(store, f"telegram:{david.id}") == (PartStat.ACCEPTED, PlaceState.CONFIRMED, 1)
        assert (await store.seats_taken("culture"))[""] == 1


async def test_who_waits_for_a_place_of_her_own_and_is_passed_one_has_it(stage: Stage) -> None:
    await join(stage, "Ania", "Bartek", "David")
    await people.invite(stage)
    async with stage.app.database.transaction() as store:
        (await meetings.find(store, "culture")).capacity = 1
        for name in ("Ania", "Bartek", "David"):
            person = await subscriber(store, name)
            await rsvps.record(store, person, "culture", "ACCEPTED", inbound_id="test", now=stage.clock.now())
        assert (await at(store, people.address_of("David")))[1] == PlaceState.QUEUED
    david = stage.phones["David"]
    await start(stage, david, await link_of(stage, "Ania"))
    await tap(stage, david, "✅ Přijímám místo")
    async with stage.app.database.transaction() as store:
        assert await at(store, people.address_of("David")) == (PartStat.ACCEPTED, PlaceState.CONFIRMED, 1)
        assert (await at(store, people.address_of("Bartek")))[1] == PlaceState.QUEUED  # it was not Ania who left


@on_one_database
async def test_who_has_asked_too_late_and_is_passed_a_place_need_not_wait_for_the_organiser(stage: Stage) -> None:
    await coming(stage, "Ania")
    await join(stage, "David")
    async with stage.app.database.transaction() as store:
        (await meetings.find(store, "culture")).answer_by = stage.clock.now() - timedelta(hours=1)
        person = await subscriber(store, "David")
        await rsvps.record(store, person, "culture", "ACCEPTED", inbound_id="test", now=stage.clock.now())
        assert (await at(store, people.address_of("David")))[1] == PlaceState.REQUESTED
    david = stage.phones["David"]
    await start(stage, david, await link_of(stage, "Ania"))
    assert "Místo je potvrzeno" in await tap(stage, david, "✅ Přijímám místo")
    async with stage.app.database.transaction() as store:
        assert await at(store, people.address_of("David")) == (PartStat.ACCEPTED, PlaceState.CONFIRMED, 1)


@on_one_database
async def test_of_workshops_at_the_same_time_who_takes_them_over_keeps_one(stage: Stage) -> None:
    await gather(stage, "Ania", "David")
    ania, david = stage.phones["Ania"], stage.phones["David"]
    for phone, session in ((ania, CULTURE), (ania, PANEL), (david, ECONOMY)):
        phone.send("/meetings")
        await stage.settle()
        for data in ("meeting:conference", "sessions:conference", f"session:{session}"):
            press(phone, data)
            await stage.settle()
    await start(stage, david, await link_of(stage, "Ania", "conference"))
    await tap(stage, david, "✅ Přijímám místo")
    had = await held(stage, "David")
    assert {part for part, state in had.items() if state == "confirmed"} in ({CULTURE, PANEL}, {ECONOMY, PANEL})


@on_one_database
async def test_a_workshop_that_comes_with_the_place_moves_from_one_calendar_to_the_other(stage: Stage) -> None:
    await gather(stage, "Cecílie")
    await reply(stage, "Cecílie", people.mails(stage, "Cecílie", "zaznamenána")[0], "3")
    line = LINE.search((await reply(stage, "Cecílie", invitation_to(stage, "Cecílie"), "Náhradník")).text)
    assert line is not None
    bartek = stage.mailboxes["Bartek"]
    await bartek.write(stage.settings.mail_address or "", "Zastępstwo", line[1])
    await stage.settle()
    await bartek.tap(bartek.messages[-1], "✅ Przyjmuję miejsce")
    await stage.settle()
    assert [str(each["STATUS"]) for each in entries(stage, "Bartek", "Plan dalszej")] == ["CONFIRMED"]
    assert [str(each["STATUS"]) for each in entries(stage, "Cecílie", "Plán další")] == ["CONFIRMED", "CANCELLED"]


@on_one_database
async def test_a_link_that_does_not_hold_any_more_is_refused_with_what_to_do(stage: Stage, ewa: Phone) -> None:
    await coming(stage, "Ania")
    first = await link_of(stage, "Ania")
    second = await link_of(stage, "Ania")
    assert USED in await start(stage, ewa, first)
    assert USED in await start(stage, ewa, "place-aaaaaaaaaa")
    assert USED in await start(stage, ewa, "place-" + "x" * 50)

    assert "przekazuje Państwu" in await start(stage, ewa, second)
    assert "Nic się nie zmieniło" in await tap(stage, ewa, "❌ Nie, dziękuję")
    assert USED in await forge(stage, ewa, "delegate:2:take")  # not shown here any more

    async with stage.app.database.transaction() as store:
        ania = await subscriber(store, "Ania")
        await rsvps.record(store, ania, "culture", "DECLINED", inbound_id="test", now=stage.clock.now())
    assert USED in await start(stage, ewa, second)
    async with stage.app.database.transaction() as store:
        ania = await subscriber(store, "Ania")
        await rsvps.record(store, ania, "culture", "ACCEPTED", inbound_id="test", now=stage.clock.now())
    assert "przekazuje Państwu" in await start(stage, ewa, second)
    await stage.move(days=8)
    assert USED in await tap(stage, ewa, "✅ Przyjmuję miejsce")
    assert USED in await start(stage, ewa, second)


@on_one_database
async def test_of_two_who_open_it_the_first_takes_it_and_a_cancelled_meeting_gives_nothing(
    stage: Stage, ewa: Phone
) -> None:
    await coming(stage, "Ania")
    link = await link_of(stage, "Ania")
    jan = stage.telegram.person(id=5_100_000_061, first_name="Jan", language_code="pl")
    for phone in (ewa, jan):
        await start(stage, phone, link)
    for phone in (jan, ewa):
        phone.tap("✅ Przyjmuję miejsce")
    await stage.settle()
    assert "Mają Państwo miejsce" in jan.last.text
    assert USED in ewa.last.text

    payload = LINK.search(await _own_link(stage, jan))
    assert payload is not None
    async with stage.app.database.transaction() as store:
        await meetings.cancel(store, await meetings.find(store, "culture"), now=stage.clock.now())
    await stage.settle()
    assert "zostało odwołane" in await start(stage, ewa, payload[1])


@on_one_database
async def test_who_does_not_come_has_no_place_to_pass_on(stage: Stage) -> None:
    await join(stage, "Ania", "David")
    await people.invite(stage)
    assert "Nie można tego wykonać" in await forge(stage, stage.phones["Ania"], "delegate:culture")
    async with stage.app.database.transaction() as store:
        assert await store.delegations_of((await subscriber(store, "Ania")).id) == []
    for data in ("delegate:nowhere", "delegate:7:take", "delegate:7:steal", "delegate"):
        assert "Nelze provést" in await forge(stage, stage.phones["David"], data)


async def test_a_forwarded_invitation_changes_nothing_for_the_one_it_was_sent_to(stage: Stage) -> None:
    await join(stage, "Cecílie")
    await people.invite(stage)
    [invitation] = people.mails(stage, "Cecílie", "Pozvánka")
    stranger = stage.mail.mailbox("stranger@example.cz", name="Petr", language="cs")
    await stranger.reply(invitation, "Ano, přijdu.")
    await stage.settle()
    async with stage.app.database.transaction() as store:
        assert await at(store, f"mailto:{stage.mailboxes['Cecílie'].address}") == (PartStat.NEEDS_ACTION, None, 0)
        assert await at(store, f"mailto:{stranger.address}") == (None, None, 0)
    assert len(people.mails(stage, "Cecílie", "zaznamenána")) == 0
    assert len(stranger.messages) == 1  # told how to subscribe


async def _own_link(stage: Stage, phone: Phone) -> str:
    press(phone, "delegate:culture")
    await stage.settle()
    return phone.last.text


@on_one_database
async def test_what_somebody_answers_to_her_own_invitation_is_no_word_about_the_place_she_is_offered(
    stage: Stage,
) -> None:
    await coming(stage, "Ania")
    await join(stage, "Bartek")
    bartek = stage.mailboxes["Bartek"]
    await people.invite(stage, "conference")
    (own,) = people.mails(stage, "Bartek", "Zaproszenie: Konferencja")
    ania = stage.phones["Ania"]
    ania.send("/meetings")
    await stage.settle()
    press(ania, "meeting:culture")
    await stage.settle()
    press(ania, "delegate:culture")
    await stage.settle()
    line = LINE.search(ania.last.text)
    assert line is not None
    await bartek.write("mosty@example.org", "", line[1])
    await stage.settle()
    offer = bartek.messages[-1]
    await bartek.reply(own, "nie")
    await stage.settle()
    async with stage.app.database.transaction() as store:
        person = await subscriber(store, "Bartek")
        answered = await store.rsvp("conference", person.id)
        assert answered is not None and answered.partstat == PartStat.DECLINED
    await bartek.reply(offer, "tak")
    await stage.settle()
    async with stage.app.database.transaction() as store:
        assert await at(store, people.address_of("Bartek")) == (PartStat.ACCEPTED, PlaceState.CONFIRMED, 1)
