"""Institutions: named on the way in, found whatever the spelling, several for one person, each with its quota."""

from bot.core import institutions
from bot.core.places import PlaceState
from bot.rehearsal.stage import Stage
from tests import people
from tests.stories.acts import answer_of, forge, join, on_one_database, say, subscriber, tap

CENTRE = "Miejski Ośrodek Kultury"
HOUSE = "Městský dům kultury"


async def names_of(stage: Stage, name: str) -> list[str]:
    async with stage.app.database.transaction() as store:
        return [each.name for each in await store.institutions_of((await subscriber(store, name)).id)]


async def stand_for(stage: Stage, name: str, *of: str) -> None:
    """Somebody who has joined stands for these institutions."""
    async with stage.app.database.transaction() as store:
        person = await subscriber(store, name)
        for each in of:
            institution = await institutions.add(store, each, city="karvina", kind="ngo", now=stage.clock.now())
            await institutions.join(store, person, institution, stage.clock.now())


async def mail(stage: Stage, name: str, text: str) -> str:
    """Answers the newest mail, and returns the subject of what comes back."""
    box = stage.mailboxes[name]
    await box.reply(box.messages[-1], text)
    await stage.settle()
    return box.messages[-1].subject


async def place_of(stage: Stage, name: str, meeting: str = "culture") -> PlaceState | None:
    async with stage.app.database.transaction() as store:
        place = await store.place(meeting, "", (await subscriber(store, name)).id)
    return place.state if place else None


async def test_a_newcomer_on_telegram_types_a_name_or_skips_it(stage: Stage) -> None:
    ania = stage.phones["Ania"]
    ania.start()
    await stage.settle()
    for data in ("language:pl", "sector:culture", "sectors-done", "city:jastrzebie", "kind:ngo"):
        await tap(stage, ania, data)
    assert "Jaką instytucję Państwo reprezentują?" in ania.last.text
    assert "Wyrażam zgodę" in await say(stage, ania, f"  {CENTRE} <b>&  ")
    await tap(stage, ania, "consent:yes")
    assert await names_of(stage, "Ania") == [f"{CENTRE} <b>&"]
    await tap(stage, ania, "settings")
    assert f"Instytucje:\n• {CENTRE} <b>&" in ania.last.text

    await people.joined_by_taps(stage, "David")
    assert await names_of(stage, "David") == []


async def test_a_name_typed_otherwise_finds_the_institution_and_a_new_one_can_be_added(stage: Stage) -> None:
    await join(stage, "Ania", "David")
    await stand_for(stage, "Ania", HOUSE)
    david = stage.phones["David"]
    for data in ("settings", "institution", "institution:ask"):
        await tap(stage, david, data)
    assert "Která instituce?" in await say(stage, david, "mestsky dum")
    assert david.last.labels == [f"{HOUSE} · Karviná", "➕ Jiná: mestsky dum"]
    david.tap(f"{HOUSE} · Karviná")
    await stage.settle()
    assert f"Zastupované instituce:\n• {HOUSE}" in david.last.text
    await tap(stage, david, "institution:ask")
    await say(stage, david, "Městský dům")
    david.tap("➕ Jiná: Městský dům")
    await stage.settle()
    assert await names_of(stage, "David") == [HOUSE, "Městský dům"]
    david.tap(f"➖ {HOUSE}")
    await stage.settle()
    assert await names_of(stage, "David") == ["Městský dům"]
    assert await names_of(stage, "Ania") == [HOUSE]


async def test_by_mail_a_line_names_it_a_number_chooses_it_and_a_question_stays_a_question(stage: Stage) -> None:
    await join(stage, "Ania")
    await stand_for(stage, "Ania", HOUSE)
    await people.join_by_mail(stage, "Cecílie", "Přihlásit", "1")
    assert await mail(stage, "Cecílie", "2") == "Instituce"  # Karviná; asked for the kind next
    assert await mail(stage, "Cecílie", "1") == "Název instituce"
    assert await mail(stage, "Cecílie", "Kde se dá zaparkovat?") == "Dotaz č. 1 předán"
    assert await names_of(stage, "Cecílie") == []
    assert await mail(stage, "Cecílie", "Instituce: dum kultury mestsky") == "Která instituce?"
    assert await mail(stage, "Cecílie", "1") == "Moje instituce"
    assert await names_of(stage, "Cecílie") == [HOUSE]
    assert await mail(stage, "Cecílie", "Dobrý den,\ninstituce: Spolek žen\nDěkuji") == "Moje instituce"
    assert await names_of(stage, "Cecílie") == [HOUSE, "Spolek žen"]
    assert await mail(stage, "Cecílie", "1") == "Moje instituce"
    assert await names_of(stage, "Cecílie") == ["Spolek žen"]


@on_one_database
async def test_a_line_from_a_forged_sender_changes_nothing(stage: Stage) -> None:
    await join(stage, "Cecílie")
    box = stage.mailboxes["Cecílie"]
    await box.write(stage.settings.mail_address or "", "Ahoj", "Instituce: Policie ČR")
    await stage.settle()
    assert "potvrzení" in box.messages[-1].subject
    assert await names_of(stage, "Cecílie") == []


@on_one_database
async def test_names_that_cannot_be_are_refused_in_the_readers_language(stage: Stage) -> None:
    await join(stage, "Ania", "David")
    ania, david = stage.phones["Ania"], stage.phones["David"]
    for phone in (ania, david):
        await tap(stage, phone, "settings")
        await tap(stage, phone, "institution")
        await tap(stage, phone, "institution:ask")
    assert "najwyżej 120 znaków" in await say(stage, ania, "Ż" * 4_000)
    assert "nejvýše 120 znaků" in await say(stage, david, "Ž" * 4_000)
    assert "To nie jest nazwa" in await say(stage, ania, "!!!")
    for number in range(institutions.MOST_OF_ONE_PERSON):
        await stand_for(stage, "Ania", f"{'ABCDEFG'[number]}lfa {number}")
    assert "najwyżej 5 instytucji" in await say(stage, ania, "Jeszcze jedna")
    assert len(await names_of(stage, "Ania")) == institutions.MOST_OF_ONE_PERSON
    for data in ("institution:777", "institution:777:leave", "institution:1:leave"):
        assert "Taková instituce už v seznamu není" in await forge(stage, david, data)
    assert "už neplatí" in await forge(stage, david, "institution:new")
    assert "už neplatí" in await forge(stage, david, "institution:1:steal")


@on_one_database
async def test_a_name_that_is_also_a_command_is_a_name_where_one_was_asked_for(stage: Stage) -> None:
    await join(stage, "Ania")
    ania = stage.phones["Ania"]
    for name in ("Start", "Pomoc"):
        await say(stage, ania, "/settings")
        for data in ("institution", "institution:ask"):
            await tap(stage, ania, data)
        await say(stage, ania, name)
    assert sorted(await names_of(stage, "Ania")) == ["Pomoc", "Start"]


@on_one_database
async def test_words_after_another_tap_are_no_name(stage: Stage) -> None:
    await join(stage, "David")
    david = stage.phones["David"]
    for data in ("settings", "institution", "institution:ask"):
        await tap(stage, david, data)
    await forge(stage, david, "home")
    await say(stage, david, "Děkuji za pozvání")
    assert await names_of(stage, "David") == []


async def test_one_delegate_too_many_waits_for_the_organiser_and_a_place_given_back_is_the_institutions(
    stage: Stage,
) -> None:
    await join(stage, "Ania", "David", "Bartek")
    for name in ("Ania", "David", "Bartek"):
        await stand_for(stage, name, CENTRE)
    await people.invite(stage)
    ania, david = stage.phones["Ania"], stage.phones["David"]
    await tap(stage, ania, "answer:culture:ACCEPTED")
    await tap(stage, ania, "answer:culture:ACCEPTED")
    assert "potvrzeno" in await tap(stage, david, "answer:culture:ACCEPTED")
    [invitation] = people.mails(stage, "Bartek", "Zaproszenie")
    await stage.mailboxes["Bartek"].reply(invitation, "Tak")
    await stage.settle()
    told = stage.mailboxes["Bartek"].messages[-1].text
    assert "Instytucja zgłosiła już tyle osób, ile może wysłać (2)" in told
    assert await place_of(stage, "Bartek") == PlaceState.REQUESTED

    jana = stage.phones["Jana"]
    assert f"{CENTRE}: přihlášené osoby 2 z 2" in jana.last.text
    jana.tap("✅ Přidělit místo")
    await stage.settle()
    assert await place_of(stage, "Bartek") == PlaceState.CONFIRMED

    assert "instytucja może wysłać 2 osoby" in await forge(stage, ania, "party:culture:2")
    await tap(stage, david, "answer:culture:DECLINED")
    await tap(stage, ania, "answer:culture:DECLINED")
    await tap(stage, david, "answer:culture:ACCEPTED")
    assert await place_of(stage, "David") == PlaceState.CONFIRMED
    async with stage.app.database.transaction() as store:
        assert sum((await store.delegates_sent("culture")).values()) == 2
        [centre] = await store.institutions_of((await subscriber(store, "Ania")).id)
        assert centre.spokesperson_id == (await subscriber(store, "Ania")).id


async def test_one_person_in_two_sectors_and_two_institutions_is_asked_once_and_is_one_delegate(stage: Stage) -> None:
    await join(stage, "Ania", "David")
    async with stage.app.database.transaction() as store:
        for meeting in await store.meetings():
            meeting.delegates_per_institution = 1
            meeting.sectors = ["culture", "tourism"] if meeting.id == "culture" else meeting.sectors
    await stand_for(stage, "Ania", CENTRE, HOUSE)
    await stand_for(stage, "David", CENTRE)
    ania = stage.phones["Ania"]
    for data in ("settings", "change-sectors", "sector:tourism"):
        await tap(stage, ania, data)
    await people.invite(stage)
    assert len(people.cards(ania, "Zaproszenie")) == 1
    await tap(stage, stage.phones["David"], "answer:culture:ACCEPTED")
    await tap(stage, ania, "answer:culture:ACCEPTED")
    async with stage.app.database.transaction() as store:
        by_name = {each.id: each.name for each, _ in await store.institutions_with_size()}
        sent = {by_name[id]: seats for id, seats in (await store.delegates_sent("culture")).items()}
    assert sent == {CENTRE: 1, HOUSE: 1}
    assert await place_of(stage, "Ania") == PlaceState.CONFIRMED


@on_one_database
async def test_an_office_that_shares_one_address_answers_for_all_and_the_newest_answer_stands(stage: Stage) -> None:
    await people.joined_by_mail(stage, "Cecílie")
    await stand_for(stage, "Cecílie", HOUSE)
    await people.invite(stage)
    [invitation] = people.mails(stage, "Cecílie", "Pozvánka")
    box = stage.mailboxes["Cecílie"]
    for words in ("Ano, přijdu.\n\nJana Nová", "Ne\n\nPetr Starý", "Ano\n\nEva"):
        await box.reply(invitation, words)
        await stage.settle()
        await stage.move(seconds=2)
    assert await answer_of(stage, "Cecílie") == "ACCEPTED"
    async with stage.app.database.transaction() as store:
        assert list((await store.delegates_sent("culture")).values()) == [1]


async def test_two_institutions_become_one_with_everybody_and_every_delegate_of_both(stage: Stage) -> None:
    await join(stage, "Ania", "David")
    await stand_for(stage, "Ania", HOUSE, "MDK Karviná")
    await stand_for(stage, "David", "MDK Karviná")
    await people.invite(stage)
    await tap(stage, stage.phones["David"], "answer:culture:ACCEPTED")
    async with stage.app.database.transaction() as store:
        ids = {each.name: each.id for each, _ in await store.institutions_with_size()}
        stays = await institutions.merge(store, ids["MDK Karviná"], ids[HOUSE])
        assert [each.name for each in await store.members(stays.id)] == ["David", "Ania"]
        assert dict(await store.delegates_sent("culture")) == {stays.id: 1}
    assert (await names_of(stage, "Ania"), await names_of(stage, "David")) == ([HOUSE], [HOUSE])


async def test_what_a_person_said_of_her_institutions_is_shown_to_her_and_goes_with_her(stage: Stage) -> None:
    await join(stage, "Ania")
    await stand_for(stage, "Ania", CENTRE)
    ania = stage.phones["Ania"]
    await tap(stage, ania, "settings")
    assert CENTRE in await tap(stage, ania, "my-data")
    await tap(stage, ania, "erase")
    await tap(stage, ania, "erase:yes")
    await stage.move(days=8)
    async with stage.app.database.transaction() as store:
        [(institution, size)] = await store.institutions_with_size()
    assert (institution.name, size, institution.spokesperson_id) == (CENTRE, 0, None)
