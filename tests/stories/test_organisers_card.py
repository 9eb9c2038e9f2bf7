"""The organiser's view: /meeting shows how a meeting stands, reminds the silent, lists, and calls it off."""

from datetime import timedelta
from io import BytesIO

import pytest
from openpyxl import load_workbook

from bot.core import attendance, broadcasts, institutions, staff
from bot.core.attendance import AttendanceState
from bot.core.language import Language
from bot.core.meetings import find
from bot.core.people import RoleKind, Subscriber
from bot.core.rsvps import GIVEN, NEEDS, PartStat, Rsvp
from bot.rehearsal.stage import Stage
from bot.rehearsal.telegram import Message, Phone
from tests import people
from tests.stories.acts import subscriber

on_one_database = pytest.mark.parametrize("stage_url", ["sqlite"], indirect=True)

TITLE = "Kultura, edukacja, sport, turystyka i rekreacja"


async def open_card(stage: Stage, phone: Phone, meeting: str = "culture") -> Message:
    """An organiser asks for her meetings and opens one."""
    phone.send("/meeting")
    await stage.settle()
    return await tap(stage, phone, f"host:{meeting}")


async def tap(stage: Stage, phone: Phone, data: str) -> Message:
    """Presses that button; what the bot said last then."""
    people.press(phone, data)
    await stage.settle()
    return phone.last


async def answered(stage: Stage) -> Phone:
    """Everybody is invited: Ania comes with two more and needs interpreting, David does not; Jana's phone."""
    await people.everyone_joined(stage)
    await people.invite(stage)
    await stage.move(seconds=3)  # she is told that they have gone out
    ania, david = stage.phones["Ania"], stage.phones["David"]
    for phone, data in (
        (ania, "answer:culture:ACCEPTED"),
        (ania, "details:culture"),
        (ania, "party:culture:3"),
        (ania, "need:culture:cs-pl"),
        (david, "answer:culture:DECLINED"),
    ):
        await tap(stage, phone, data)
    return stage.phones["Jana"]


async def test_the_card_counts_and_is_brought_up_to_date_in_place(stage: Stage) -> None:
    jana = await answered(stage)
    card = await open_card(stage, jana)
    for line in (
        "✅ Ano: 1 (s doprovodem: 3)",
        "❌ Ne: 1",
        "⌛ Bez odpovědi: 2",
        "🪑 obsazená místa 3 z 80",
        "🗣 Tlumočení: CS→PL 1",
        "• kanál: e-mail 2",
    ):
        assert line in card.text
    assert not any(name in card.text for name in ("Ania", "Bartek", "Cecílie", "David"))
    await tap(stage, stage.phones["Ania"], "meeting:culture")
    await tap(stage, stage.phones["Ania"], "answer:culture:TENTATIVE")
    refreshed = await tap(stage, jana, "host:culture")
    assert refreshed is card
    assert "❔ Možná: 1" in card.text
    assert "🪑 obsazená místa 0 z 80" in card.text


@on_one_database
async def test_the_list_is_a_file_under_the_card_and_says_what_people_said(stage: Stage) -> None:
    jana = await answered(stage)
    await open_card(stage, jana)
    sent = await tap(stage, jana, "host:culture:list")
    assert sent.document is not None
    assert sent.document.name == "2027-02-18-culture.xlsx"
    assert "V seznamu jsou 4 osoby." in sent.text
    book = load_workbook(BytesIO(sent.document.content))
    assert book.sheetnames == ["Účastníci", "Souhrn"]
    rows = [tuple(row[:10]) for row in book["Účastníci"].values]
    assert rows[1] == (
        "Ania",
        "Jastrzębie-Zdrój",
        "Nezisková organizace",
        None,  # she stands for no institution
        "polština",
        "ano",
        3,
        "potvrzeno",
        None,
        "tlumočení z češtiny do polštiny",
    )
    assert [row[0] for row in rows[1:]] == ["Ania", "Bartek", "Cecílie", "David"]


@on_one_database
async def test_the_silent_are_reminded_once_a_day_and_nobody_else_is(stage: Stage) -> None:
    jana = await answered(stage)
    await stage.move(days=1, hours=2)
    await open_card(stage, jana)
    await tap(stage, jana, "host:culture:nudge")
    await stage.move(seconds=people.UNDO)
    assert len(people.mails(stage, "Bartek", "Prosimy o odpowiedź")) == 1
    assert len(people.mails(stage, "Cecílie", "Prosíme o odpověď")) == 1
    assert people.cards(stage.phones["Ania"], "Prosimy o odpowiedź") == []
    refused = await tap(stage, jana, "host:culture:nudge")
    assert "během posledních 24 hodin" in refused.text
    await stage.move(days=1)
    await tap(stage, jana, "host:culture:nudge")
    await stage.move(seconds=people.UNDO)
    assert len(people.mails(stage, "Bartek", "Prosimy o odpowiedź")) == 2


@on_one_database
@pytest.mark.parametrize("was_paused", [False, True])
async def test_a_reminder_that_was_taken_back_can_be_sent_after_all(stage: Stage, was_paused: bool) -> None:
    jana = await answered(stage)
    await stage.move(days=1, hours=2)
    await open_card(stage, jana)
    await tap(stage, jana, "host:culture:nudge")
    undo = next(b for row in jana.last.rows for b in row if (b.callback_data or "").endswith(":undo"))
    if was_paused:  # by the operator
        async with stage.app.database.transaction() as store:
            [nudge] = await store.recent_broadcasts(1)
            await broadcasts.pause(store, nudge, stage.clock.now())
            await broadcasts.resume(store, nudge, stage.clock.now())
    await tap(stage, jana, str(undo.callback_data))
    await tap(stage, jana, "host:culture:nudge")
    await stage.move(seconds=people.UNDO)
    assert len(people.mails(stage, "Bartek", "Prosimy o odpowiedź")) == 1


async def test_calling_it_off_asks_first_and_then_tells_everyone_concerned(stage: Stage) -> None:
    jana = await answered(stage)
    card = await open_card(stage, jana)
    asked = await tap(stage, jana, "host:culture:cancel")
    assert asked is card
    assert "Zprávu hned dostanou 3 osoby." in card.text
    await tap(stage, jana, "host:culture")
    assert people.cards(stage.phones["Ania"], "odwołane") == []
    await tap(stage, jana, "host:culture:cancel")
    await tap(stage, jana, "host:culture:cancel-yes")
    assert "Toto setkání bylo zrušeno" in card.text
    assert [button.callback_data for row in card.rows for button in row] == [
        "host:culture:list",
        "host:culture",
        "host",
        "home",
    ]
    assert len(people.cards(stage.phones["Ania"], "Spotkanie odwołane")) == 1
    assert people.cards(stage.phones["David"], "zrušeno") == []
    async with stage.app.database.transaction() as store:
        assert (await find(store, "culture")).status == "CANCELLED"


@on_one_database
async def test_only_who_organises_for_the_city_sees_and_does_anything(stage: Stage) -> None:
    await people.everyone_joined(stage)
    ania = stage.phones["Ania"]
    ania.start(await stage.staff_code(RoleKind.ORGANISER, "karvina"))
    await stage.settle()
    ania.send("/meeting")
    await stage.settle()
    offered = [button.callback_data for row in ania.last.rows for button in row]
    assert offered == ["host:economy", "host:stand-karvina", "twins", "home"]
    await tap(stage, ania, "host:economy")
    assert "Zaproszenia nie zostały jeszcze wysłane" in ania.last.text
    david = stage.phones["David"]
    david.start(await stage.staff_code(RoleKind.DOOR_HELPER, "jastrzebie"))
    await stage.settle()
    forged = ("host", "host:culture", *(f"host:culture:{step}" for step in ("nudge", "list", "cancel", "cancel-yes")))
    for phone in (ania, david):
        for data in (*forged[phone is ania :], "invite:culture", "invite:culture:yes"):
            stage.clock.move(timedelta(seconds=2))
            stage.telegram.world.press(phone.person, phone.last, data)
            await stage.settle()
            assert phone.last.text.startswith(("Nie można tego wykonać", "Nelze provést"))
            assert phone.last.document is None
    async with stage.app.database.transaction() as store:
        assert (await find(store, "culture")).status == "CONFIRMED"
        assert await store.count_answers("culture") == {}


@on_one_database
async def test_by_mail_the_choices_are_numbers_and_the_list_is_attached(stage: Stage) -> None:
    await answered(stage)
    bartek = stage.mailboxes["Bartek"]
    code = await stage.staff_code(RoleKind.ORGANISER)
    async with stage.app.database.transaction() as store:
        contact = await store.contact_at(f"mailto:{bartek.address}")
        assert contact is not None
        person = await store.subscriber(contact.subscriber_id)
        await staff.redeem(store, code, person, stage.clock.now(), secret=stage.app.secret)

    async def answer(words: str) -> None:
        await bartek.reply(bartek.messages[-1], words)
        await stage.settle()

    await answer("ORGANIZACJA")
    assert bartek.messages[-1].subject == "Organizowane spotkania"
    await answer("1")
    assert "⌛ Bez odpowiedzi: 2" in bartek.messages[-1].text
    await answer("3")
    [(name, content)] = bartek.messages[-1].files.items()
    assert name == "2027-02-18-culture.xlsx"
    assert load_workbook(BytesIO(content)).sheetnames == ["Uczestnicy", "Podsumowanie"]
    await answer("6")
    assert "Wiadomość otrzymają od razu 3 osoby" in bartek.messages[-1].text
    await answer("1")
    come = {mail.subject.partition(":")[0] for mail in bartek.messages[-3:]}
    assert come == {TITLE, "Odwołanie spotkania", "Spotkanie odwołane"}  # the meeting, how its notice goes, the notice


@on_one_database
async def test_interpreters_are_asked_for_in_time_once_and_anew_after_another_date(stage: Stage) -> None:
    jana = await answered(stage)
    async with stage.app.database.transaction() as store:
        meeting = await find(store, "culture")
        meeting.interpreters_by = stage.clock.now().replace(hour=11, minute=0, second=0) + timedelta(days=4)
    await stage.move(days=1)
    assert people.cards(jana, "Tlumočníci") == []
    await stage.move(days=2)
    [alert] = people.cards(jana, "Tlumočníci")
    assert "CS→PL: 1" in alert.text
    assert "2 osoby zatím neodpověděly" in alert.text
    [at_the_desk] = [message for message in stage.desk.messages if "Tłumacze" in message.text]
    assert at_the_desk.rows == ()
    await tap(stage, jana, "host:culture")
    async with stage.app.database.transaction() as store:
        (await find(store, "culture")).interpreters_by = stage.clock.now() + timedelta(days=3)
    await stage.move(days=2)
    assert len([m for m in stage.desk.messages if "Tłumacze" in m.text]) == 2
    await stage.move(days=4)
    assert len([m for m in stage.desk.messages if "Tłumacze" in m.text]) == 2


@on_one_database
async def test_who_has_lost_the_role_meanwhile_is_sent_no_list(stage: Stage) -> None:
    jana = await answered(stage)
    await open_card(stage, jana)
    stage.telegram.faults.add(kind="error", method="sendDocument")
    await tap(stage, jana, "host:culture:list")
    assert len(stage.telegram.calls("sendDocument")) == 1
    async with stage.app.database.transaction() as store:
        for role, person in await store.staff():
            if person.name == "Jana":
                await store.remove(role)
    await stage.move(minutes=10)
    assert all(message.document is None for message in jana.messages)


@on_one_database
async def test_three_hundred_are_counted_on_one_card_and_never_listed(stage: Stage) -> None:
    async with stage.app.database.transaction() as store:
        now = stage.clock.now()
        cities, kinds = [each.id for each in await store.cities()], [each.id for each in await store.kinds()]
        for number in range(300):
            name, city, kind = f"Osoba-{number}", cities[number % len(cities)], kinds[number % len(kinds)]
            person = Subscriber(now, list(Language)[number % 2], name, city, kind, consented_at=now)
            await store.add(person)
            answer = list(GIVEN)[number % 4] if number % 4 < 3 else PartStat.NEEDS_ACTION
            needs = [NEEDS[number % len(NEEDS)]]
            await store.add(Rsvp("conference", person.id, answer, now, now, needs=needs, note="uwaga " * 100))
            long_name = f"Instytucja {number} ".ljust(institutions.LONGEST_NAME, "x")
            institution = await institutions.add(store, long_name, city=None, kind=None, now=now)
            await institutions.join(store, person, institution, now)
    card = await open_card(stage, stage.phones["Jana"], "conference")
    for line in ("✅ Ano: 75", "❔ Možná: 75", "❌ Ne: 75", "⌛ Bez odpovědi: 75"):
        assert line in card.text
    assert "Osoba-" not in card.text
    assert card.text.count("Instytucja ") == 6
    assert len(card.text) <= 4_096
    assert len(people.cards(stage.phones["Jana"], "Bez odpovědi")) == 1  # one message, not cut into several


@on_one_database
async def test_the_list_says_who_has_reconfirmed_since_a_move_and_who_was_there(stage: Stage) -> None:
    jana = await answered(stage)
    await people.reload(stage, ("2027-02-18T10:00", "2027-02-25T10:00"), ("2027-02-18T15:00", "2027-02-25T15:00"))
    await stage.move(minutes=11)
    [invitation] = people.mails(stage, "Bartek", "Zmiana terminu")
    await stage.mailboxes["Bartek"].reply(invitation, "Może")
    await stage.settle()
    async with stage.app.database.transaction() as store:
        meeting = await find(store, "culture")
        ania = await subscriber(store, "Ania")
        await attendance.mark(store, meeting, ania.id, AttendanceState.ABSENT, now=meeting.ends)
    await open_card(stage, jana)
    sent = await tap(stage, jana, "host:culture:list")
    assert sent.document is not None
    sheet = load_workbook(BytesIO(sent.document.content))["Účastníci"]
    head, *rows = [(row[0], *row[-2:]) for row in sheet.values]
    assert head[1:] == ("Potvrzení po změně", "Účast")
    assert rows == [
        ("Ania", "zatím ne", "nepřítomnost"),
        ("Bartek", "ano", None),
        ("Cecílie", None, None),
        ("David", None, None),
    ]
