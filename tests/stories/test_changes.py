"""An organiser changes a meeting from her phone: previewed, merged, told once; what was only misspelt is corrected."""

import pytest

from bot.core import sessions, staff
from bot.core.people import RoleKind
from bot.rehearsal.mail import Mail
from bot.rehearsal.stage import Stage
from tests import people
from tests.stories import test_sessions as conference
from tests.stories.acts import subscriber

pytestmark = pytest.mark.parametrize("stage_url", ["sqlite"], indirect=True)


async def press(stage: Stage, data: str) -> None:
    """Jana presses a button."""
    people.press(stage.phones["Jana"], data)
    await stage.settle()


async def open_card(stage: Stage) -> None:
    """Jana looks at the culture meeting, and at what can be changed of it."""
    stage.phones["Jana"].send("/meeting")
    await stage.settle()
    await press(stage, "host:culture")
    await press(stage, "change:culture")


async def write(stage: Stage, what: str, words: str) -> str:
    """Jana writes what is to be another; returns what the bot says then."""
    await press(stage, f"change:culture:{what}")
    stage.phones["Jana"].send(words)
    await stage.settle()
    return stage.phones["Jana"].last.text


async def test_a_new_date_is_previewed_told_once_and_merged_with_what_follows(stage: Stage) -> None:
    await people.everyone_joined(stage)
    await people.invite(stage)
    await open_card(stage)
    assert "Napište prosím například" in await write(stage, "time", "příští čtvrtek")
    assert "Napište prosím například" in await write(stage, "time", "2027-03-28 02:30")  # the clocks leave it out
    assert "Napište prosím například" in await write(stage, "time", "25. 2. 2026 10:00")  # past
    preview = await write(stage, "time", "25. 2. 2027 10:00")
    assert "dostanou 4 osoby" in preview
    await stage.move(hours=1)
    assert people.cards(stage.phones["Ania"], "Zmiana terminu") == []  # previewed, not made

    await press(stage, "change:culture:make")
    await stage.move(minutes=5)
    await open_card(stage)
    await write(stage, "venue-pl", "Miejski Ośrodek Kultury")
    await write(stage, "venue-cs", "Městské kulturní středisko")
    await press(stage, "change:culture:make")
    await stage.move(minutes=11)
    [told] = people.cards(stage.phones["Ania"], "Zmiana terminu lub miejsca")
    for words in ("18 lutego 2027", "Dom Zdrojowy", "25 lutego 2027", "Miejski Ośrodek Kultury"):
        assert words in told.text
    [mail] = people.mails(stage, "Cecílie", "Změna termínu nebo místa")
    assert "Městské kulturní středisko" in mail.text


async def test_a_misspelt_title_and_place_are_corrected_and_nobody_is_asked_again(stage: Stage) -> None:
    await people.everyone_joined(stage)
    await people.invite(stage)
    ania = stage.phones["Ania"]
    [card] = people.cards(ania, "Dom Zdrojowy")
    said = len(ania.messages)
    await open_card(stage)
    await write(stage, "title-pl", "Kultura, edukacja i sport")
    await write(stage, "venue-pl", "Dom Zdrojowy, sala kameralna")
    await press(stage, "change:culture:respell")
    await stage.move(minutes=11)
    assert len(ania.messages) == said
    assert "Kultura, edukacja i sport" in card.text
    assert "sala kameralna" in card.text
    [mail] = people.mails(stage, "Bartek", "Sprostowanie")
    assert "sala kameralna" in mail.text
    assert mail.ics_method == "REQUEST"
    assert b"SEQUENCE:0" in mail.ics
    assert people.mails(stage, "Bartek", "Zmiana terminu lub miejsca") == []


async def test_a_place_that_was_spelt_better_stays_so_when_the_move_before_it_is_taken_back(stage: Stage) -> None:
    await people.everyone_joined(stage)
    await people.invite(stage)
    await open_card(stage)
    await write(stage, "time", "25. 2. 2027 10:00")
    await press(stage, "change:culture:make")
    moved = next(b for row in stage.phones["Jana"].last.rows for b in row if (b.callback_data or "").endswith(":undo"))
    await open_card(stage)
    await write(stage, "venue-pl", "Dom Zdrojowy, sala kameralna")
    await press(stage, "change:culture:respell")
    await press(stage, str(moved.callback_data))
    await stage.move(minutes=11)
    [mail] = people.mails(stage, "Bartek", "Sprostowanie")
    assert "18 lutego 2027" in mail.text
    assert "sala kameralna" in mail.text
    assert people.mails(stage, "Bartek", "Zmiana terminu lub miejsca") == []


async def test_a_title_corrected_in_the_programme_is_corrected_on_the_cards_and_once_by_mail(stage: Stage) -> None:
    await people.everyone_joined(stage)
    await people.invite(stage)
    ania, said = stage.phones["Ania"], len(stage.phones["Ania"].messages)
    people.press(ania, "answer:culture:ACCEPTED")
    await stage.settle()
    await people.reload(stage, ("turystyka i rekreacja", "turystyka i rekraeacja"))
    await stage.move(minutes=4)
    await people.reload(stage, ("turystyka i rekreacja", "turystyka i wypoczynek"))
    await stage.move(minutes=7)
    assert len(ania.messages) == said
    [card] = people.cards(ania, "turystyka i wypoczynek")
    assert "Państwa odpowiedź: ✅ Tak" in card.text
    [mail] = people.mails(stage, "Bartek", "Sprostowanie")
    assert "turystyka i wypoczynek" in mail.subject
    assert b"SEQUENCE:0" in mail.ics


async def test_who_first_reads_of_a_meeting_while_a_correction_waits_is_corrected_with_the_others(stage: Stage) -> None:
    await people.joined_by_taps(stage, "Ania")
    await people.invite(stage)
    await people.reload(stage, ("turystyka i rekreacja", "turystyka i rekraeacja"))
    await people.joined_by_mail(stage, "Bartek")
    await people.invite(stage)
    [invited] = people.mails(stage, "Bartek", "Zaproszenie")
    assert "rekraeacja" in invited.text
    await people.reload(stage, ("turystyka i rekreacja", "turystyka i wypoczynek"))
    async with stage.app.database.transaction() as store:
        [correction] = [each for each in await store.recent_broadcasts(9) if each.message == "meeting-corrected"]
        assert correction.audience == (await store.tally(correction.id)).audience == 2
    await stage.move(minutes=11)
    [mail] = people.mails(stage, "Bartek", "Sprostowanie")
    assert "turystyka i wypoczynek" in mail.text
    assert len(people.cards(stage.phones["Ania"], "turystyka i wypoczynek")) == 1


async def test_a_time_that_has_passed_since_it_was_written_is_no_change(stage: Stage) -> None:
    await people.everyone_joined(stage)
    await people.invite(stage)
    await open_card(stage)
    await write(stage, "time", "2027-02-02 10:00")
    await stage.move(days=2)
    await press(stage, "change:culture:make")
    assert "Napište prosím například" in stage.phones["Jana"].last.text
    async with stage.app.database.transaction() as store:
        meeting = await store.meeting("culture")
    assert meeting is not None
    assert meeting.starts > stage.clock.now()


async def test_only_the_organisers_of_the_city_change_its_meetings(stage: Stage) -> None:
    ania = await people.joined_by_taps(stage, "Ania")
    await people.invite(stage)
    stage.telegram.world.press(ania.person, ania.last, "change:culture:time")
    await stage.settle()
    assert "napisać datę" not in ania.last.text
    assert "tylko dla organizatorów" in ania.last.text


async def hours(stage: Stage, session: str) -> str:
    """When a session takes place, on the wall."""
    async with stage.app.database.transaction() as store:
        found = await sessions.find(store, session)
        meeting = await store.meeting(found.meeting_id)
    assert meeting is not None
    return f"{meeting.local(found.starts):%d.%m. %H:%M}-{meeting.local(found.ends):%H:%M}"


async def test_a_conference_that_moves_takes_its_sessions_along_and_back(stage: Stage) -> None:
    await conference.gather(stage, "Ania", "Cecílie")
    confirmed = people.mails(stage, "Cecílie", "zaznamenána")[-1]
    await conference.reply(stage, "Cecílie", confirmed, "1")
    stage.phones["Jana"].send("/meeting")
    await stage.settle()
    for data in ("host:conference", "change:conference", "change:conference:time"):
        await press(stage, data)
    stage.phones["Jana"].send("2027-11-04 10:00")  # after the clocks have gone back
    await stage.settle()
    await press(stage, "change:conference:make")
    assert await hours(stage, conference.CULTURE) == "04.11. 11:30-13:00"
    assert await hours(stage, conference.PANEL) == "04.11. 14:00-16:00"
    undo = next(b for row in stage.phones["Jana"].last.rows for b in row if (b.callback_data or "").endswith(":undo"))
    await press(stage, str(undo.callback_data))
    assert await hours(stage, conference.CULTURE) == "10.06. 10:30-12:00"
    await stage.move(minutes=11)
    entries = conference.entries(stage, "Cecílie", "Společný kalendář")
    assert len(entries) == 1  # nobody had heard of the other time

    await press(stage, "change:conference")
    await press(stage, "change:conference:time")
    stage.phones["Jana"].send("2027-06-11 09:00")
    await stage.settle()
    await press(stage, "change:conference:make")
    await stage.move(minutes=11)
    entries = conference.entries(stage, "Cecílie", "Společný kalendář")
    assert [f"{each.decoded('DTSTART'):%d.%m. %H:%M}" for each in entries] == ["10.06. 08:30", "11.06. 08:30"]
    assert "10:30" in people.mails(stage, "Cecílie", "Změna termínu")[-1].text
    assert people.cards(stage.phones["Ania"], "Zmiana godziny") == []  # one notice, of the whole meeting


async def test_by_mail_the_choices_are_numbers_and_the_words_an_answer(stage: Stage) -> None:
    await people.everyone_joined(stage)
    await people.invite(stage)
    bartek = stage.mailboxes["Bartek"]
    code = await stage.staff_code(RoleKind.ORGANISER)
    async with stage.app.database.transaction() as store:
        person = await subscriber(store, "Bartek")
        await staff.redeem(store, code, person, stage.clock.now(), secret=stage.app.secret)

    async def answer(words: str, to: Mail | None = None) -> Mail:
        await bartek.reply(to or bartek.messages[-1], words)
        await stage.settle()
        return bartek.messages[-1]

    for words in ("ORGANIZACJA", "1", "5"):
        menu = await answer(words)
    assert "1. 📅 Data i godzina" in menu.text
    assert "2. 📍 Miejsce (polski)" in menu.text
    asked = await answer("1")
    assert "Proszę napisać datę i godzinę" in asked.text
    refused = await answer("za tydzień", asked)
    assert "To nie jest data i godzina" in refused.text
    preview = await answer("25.02.2027 10:00", asked)
    assert "25" in preview.text.partition("→")[2]
    assert "1. ✅ Zmień i zawiadom" in preview.text
    assert people.cards(stage.phones["Ania"], "Zmiana terminu") == []

    stranger = stage.mail.mailbox("obcy@example.net", name="Bartek", language="pl")
    await stranger.reply(preview, "1")  # the mail was forwarded
    await stage.settle()
    await stage.move(minutes=11)
    assert people.cards(stage.phones["Ania"], "Zmiana terminu") == []
    await answer("1", preview)
    await stage.move(minutes=11)
    assert "25 lutego 2027" in people.cards(stage.phones["Ania"], "Zmiana terminu")[-1].text


async def test_who_was_overtaken_sees_what_the_other_did_and_confirms_anew(stage: Stage) -> None:
    await people.everyone_joined(stage)
    await people.invite(stage)
    await open_card(stage)
    await write(stage, "time", "2027-02-25 10:00")
    david = stage.phones["David"]
    david.start(await stage.staff_code(RoleKind.ORGANISER))
    await stage.settle()
    for data in ("host:culture", "change:culture", "change:culture:time"):
        stage.telegram.world.press(david.person, david.last, data)
        await stage.settle()
    david.send("2027-02-26 10:00")
    await stage.settle()
    people.press(david, "change:culture:make")
    await stage.settle()

    await press(stage, "change:culture:make")
    assert "mezitím změnil někdo jiný" in stage.phones["Jana"].last.text
    assert "pátek 26. února 2027" in stage.phones["Jana"].last.text
    await stage.move(minutes=11)
    assert "26 lutego 2027" in people.cards(stage.phones["Ania"], "Zmiana terminu")[-1].text
    await press(stage, "change:culture:make")
    await stage.move(minutes=11)
    assert "25 lutego 2027" in people.cards(stage.phones["Ania"], "Zmiana terminu")[-1].text
