"""An organiser changes a meeting from her phone: previewed, merged, told once; what was only misspelt is corrected."""

import pytest

from bot.rehearsal.stage import Stage
from tests import people

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
    await people.join_everyone(stage)
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
    await people.join_everyone(stage)
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


async def test_a_title_corrected_in_the_programme_is_corrected_on_the_cards_and_once_by_mail(stage: Stage) -> None:
    await people.join_everyone(stage)
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


async def test_only_the_organisers_of_the_city_change_its_meetings(stage: Stage) -> None:
    ania = await people.join_by_taps(stage, "Ania")
    await people.invite(stage)
    stage.telegram.world.press(ania.person, ania.last, "change:culture:time")
    await stage.settle()
    assert "napisać datę" not in ania.last.text
