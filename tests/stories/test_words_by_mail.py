"""Whole answers in plain words by mail: how many come, why not, what else; and what is not understood is asked back."""

import pytest

from bot.core.rsvps import Rsvp
from bot.rehearsal.mail import Mail
from bot.rehearsal.stage import Stage
from tests import people
from tests.stories import acts

pytestmark = pytest.mark.parametrize("stage_url", ["sqlite"], indirect=True)


async def invited(stage: Stage, name: str) -> Mail:
    """The person subscribes by mail and is invited; returns the invitation."""
    await people.join_by_mail(stage, name, {"Bartek": "Zapisz", "Cecílie": "Přihlásit"}[name], "1")
    await people.invite(stage)
    return stage.mailboxes[name].messages[-1]


async def reply(stage: Stage, name: str, text: str, to: Mail | None = None) -> str:
    """Answers a mail, the newest by default; returns the subject of what came back last."""
    box = stage.mailboxes[name]
    await box.reply(to or box.messages[-1], text)
    await stage.settle()
    return box.messages[-1].subject


async def answer(stage: Stage, address: str) -> Rsvp | None:
    async with stage.app.database.transaction() as store:
        contact = await store.contact_at(f"mailto:{address}")
        assert contact is not None
        return await store.rsvp("culture", contact.subscriber_id)


async def test_a_party_and_a_note_are_recorded_and_confirmed(stage: Stage) -> None:
    await invited(stage, "Bartek")
    assert "Odpowiedź zapisana" in await reply(stage, "Bartek", "Dzień dobry,\ntak, 3 osoby.\nPrzywieziemy roll-up.")
    said = stage.mailboxes["Bartek"].messages[-1].text
    assert "Potwierdzone są 3 miejsca." in said
    assert "✏️ Przywieziemy roll-up." in said
    assert "Zmiana planów? Proszę odpowiedzieć" in said

    assert "Odpowiedź zapisana" in await reply(stage, "Bartek", "2 osoby")
    rsvp = await answer(stage, "bartek@hufiec.example.pl")
    assert rsvp is not None
    assert (rsvp.partstat, rsvp.party, rsvp.note) == ("ACCEPTED", 2, "Przywieziemy roll-up.")

    assert "Odpowiedź zapisana" in await reply(stage, "Bartek", "Niestety nie przyjdę, autobus się zepsuł.")
    assert "✏️ Przywieziemy roll-up.\nNiestety nie przyjdę, autobus się zepsuł." in (
        stage.mailboxes["Bartek"].messages[-1].text
    )
    count = len(stage.mailboxes["Bartek"].messages)
    await reply(stage, "Bartek", "Dziękuję bardzo!")
    assert len(stage.mailboxes["Bartek"].messages) == count, "thanks are not answered"
    assert not people.cards(stage.phones["Ola"], "roll-up")


@pytest.mark.parametrize("number", ["4", "Będzie nas czworo", "tak, 4 osoby"])
async def test_a_yes_of_several_stands_and_their_number_is_asked(stage: Stage, number: str) -> None:
    await invited(stage, "Bartek")
    assert "Odpowiedź zapisana" in await reply(stage, "Bartek", "Tak, kilka osób")
    said = stage.mailboxes["Bartek"].messages[-1].text
    assert "Państwa odpowiedź: ✅ Tak" in said
    assert "Ile osób przyjdzie?" in said
    assert "Odpowiedź zapisana" in await reply(stage, "Bartek", number)
    said = stage.mailboxes["Bartek"].messages[-1].text
    assert "Potwierdzone są 4 miejsca." in said
    assert "Ile osób przyjdzie?" not in said
    assert "Prosimy o doprecyzowanie" in await reply(stage, "Bartek", "5"), "it was asked once"


async def test_a_question_beside_an_answer_is_asked_as_well_and_one_mail_confirms_both(stage: Stage) -> None:
    await invited(stage, "Cecílie")
    before = len(stage.mailboxes["Cecílie"].messages)
    assert "Odpověď zaznamenána" in await reply(stage, "Cecílie", "Ano, přijdeme dva. Kde se dá zaparkovat?")
    assert await people.tally(stage) == {"ACCEPTED": 1}
    assert "Kde se dá zaparkovat?" in stage.desk.last.text
    assert len(stage.mailboxes["Cecílie"].messages) == before + 1
    said = stage.mailboxes["Cecílie"].messages[-1].text
    assert "Vaše odpověď: ✅ Ano" in said
    assert "Dotaz č. 1 jsme předali moderátorům:\n„Ano, přijdeme dva. Kde se dá zaparkovat?“" in said
    stage.desk.send(stage.phones["Ola"], "U lázní, od deseti hodin.", reply_to=stage.desk.last)
    await stage.settle()
    given = stage.mailboxes["Cecílie"].messages[-1]
    assert "U lázní, od deseti hodin." in given.text
    assert "Odpověď na dotaz č. 1" in given.subject


async def test_which_meeting_is_meant_is_asked_and_the_question_beside_it_is_passed_on(stage: Stage) -> None:
    await invited(stage, "Bartek")
    await acts.invite(stage, "conference")
    box = stage.mailboxes["Bartek"]
    await box.write(stage.settings.mail_address or "", "", "Menu")
    await stage.settle()
    await reply(stage, "Bartek", "Tak. Czy jest parking?", to=box.messages[-1])
    assert people.mails(stage, "Bartek", "Moje spotkania")
    assert "Czy jest parking?" in stage.desk.last.text
    assert await people.tally(stage) == {}


async def test_a_bare_yes_to_an_announcement_is_no_answer_to_the_only_meeting(stage: Stage) -> None:
    await invited(stage, "Bartek")
    await acts.publish(stage, "Zmiana sali", "Změna sálu")
    announced = stage.mailboxes["Bartek"].messages[-1]
    assert "Nadchodzące spotkania" in await reply(stage, "Bartek", "Dzień dobry,\ntak\n\nBartek Żak", to=announced)
    assert await people.tally(stage) == {}
    assert "Odpowiedź zapisana" in await reply(stage, "Bartek", "Tak, przyjdziemy we dwoje", to=announced)
    assert await people.tally(stage) == {"ACCEPTED": 1}


async def test_what_is_needed_is_noted_beside_a_yes_and_in_its_conversation(stage: Stage) -> None:
    await invited(stage, "Cecílie")
    said = "Ano, přijdu.\nProsím o tlumočení do češtiny."
    assert "Odpověď zaznamenána" in await reply(stage, "Cecílie", said)
    shown = stage.mailboxes["Cecílie"].messages[-1].text
    assert "🤝 tlumočení z polštiny do češtiny" in shown
    assert "✏️ Prosím o tlumočení do češtiny." in shown

    assert "Odpověď zaznamenána" in await reply(stage, "Cecílie", "Dobrý den, ještě jsem zapomněla: jsem na vozíku.")
    rsvp = await answer(stage, "cecilie@spolek.example.cz")
    assert rsvp is not None
    assert (rsvp.partstat, rsvp.needs) == ("ACCEPTED", ["pl-cs", "access"])
    assert "jsem na vozíku" in rsvp.note

    desk = len(stage.desk.messages)
    await reply(stage, "Cecílie", "Jsem vegetariánka, co bude k obědu?")
    assert "co bude k obědu?" in stage.desk.last.text
    assert len(stage.desk.messages) == desk + 1
    rsvp = await answer(stage, "cecilie@spolek.example.cz")
    assert rsvp is not None
    assert rsvp.needs == ["pl-cs", "access", "diet"]


async def test_what_is_needed_by_who_has_not_answered_is_asked_back(stage: Stage) -> None:
    await invited(stage, "Bartek")
    assert "Prosimy o doprecyzowanie" in await reply(stage, "Bartek", "Jestem wegetarianinem.")
    assert await people.tally(stage) == {}


async def test_what_is_not_understood_is_asked_back_and_then_decided(stage: Stage) -> None:
    await invited(stage, "Bartek")
    before = len(stage.desk.messages)
    assert "Prosimy o doprecyzowanie" in await reply(stage, "Bartek", "Autobus już tam nie jeździ.")
    box = stage.mailboxes["Bartek"]
    assert "„Autobus już tam nie jeździ.”" in box.messages[-1].text
    assert await people.tally(stage) == {}
    await box.tap(box.messages[-1], "❔ Może")
    await stage.settle()
    rsvp = await answer(stage, "bartek@hufiec.example.pl")
    assert rsvp is not None
    assert (rsvp.partstat, rsvp.note) == ("TENTATIVE", "Autobus już tam nie jeździ.")
    assert len(stage.desk.messages) == before


async def test_what_is_not_understood_twice_goes_to_the_moderators(stage: Stage) -> None:
    await invited(stage, "Cecílie")
    assert "Prosíme o upřesnění" in await reply(stage, "Cecílie", "Autobus už tam nejezdí.")
    assert "předán" in await reply(stage, "Cecílie", "Ten autobus jede z Těšína.")
    assert "Autobus už tam nejezdí.\n\nTen autobus jede z Těšína." in stage.desk.last.text
    assert await people.tally(stage) == {}


async def test_what_nobody_comes_back_to_goes_to_the_moderators_after_a_day(stage: Stage) -> None:
    await invited(stage, "Bartek")
    await reply(stage, "Bartek", "Autobus już tam nie jeździ.")
    await stage.move(hours=23)
    assert "Autobus" not in stage.desk.last.text
    await stage.move(hours=2)
    assert "Autobus już tam nie jeździ." in stage.desk.last.text


async def test_a_sector_is_joined_and_left_by_its_name(stage: Stage) -> None:
    await people.join_by_mail(stage, "Bartek", "Zapisz", "1")
    await reply(stage, "Bartek", "Chcę zapisać się na sport i turystykę")
    assert "• Sport\n• Turystyka i rekreacja" in stage.mailboxes["Bartek"].messages[-1].text
    await reply(stage, "Bartek", "Proszę wypisać mnie ze sportu.")
    assert "• Kultura\n• Turystyka i rekreacja" in stage.mailboxes["Bartek"].messages[-1].text


async def test_a_no_beside_the_wish_for_silence_gives_the_place_back(stage: Stage) -> None:
    invitation = await invited(stage, "Bartek")
    await reply(stage, "Bartek", "tak")
    last = await reply(stage, "Bartek", "Jednak nie przyjdę. Proszę już mnie nie zapraszać.", to=invitation)
    assert last == "Rezygnacja przyjęta"
    rsvp = await answer(stage, "bartek@hufiec.example.pl")
    assert rsvp is not None
    assert rsvp.partstat == "DECLINED"
