"""Promise 5: a Polish reader is never sent a Czech text, nor a Czech reader a Polish one."""

from bot.channels.email.markup import html_to_text
from bot.rehearsal.ears import languages_heard
from bot.rehearsal.stage import Stage
from tests import people


async def test_through_a_whole_season_nobody_hears_the_other_language(stage: Stage) -> None:
    await people.join_everyone(stage)
    await people.invite(stage)
    people.press(stage.phones["Ania"], "answer:culture:ACCEPTED")
    cecilie = stage.mailboxes["Cecílie"]
    await cecilie.reply(cecilie.messages[-1], "ano")
    await stage.move(days=12)
    await people.announce(stage, "Prosimy zabrać dowód osobisty.", "Vezměte si prosím občanský průkaz.")
    people.press(stage.phones["David"], "answer:culture:DECLINED")
    await stage.settle()
    await stage.move(days=5)

    for name, language in (("Ania", "pl"), ("David", "cs")):
        said = [message.text for message in stage.phones[name].messages if message.by_bot]
        assert len(said) >= 4
        for text in said:
            assert languages_heard(text) == {language}, text
    for name, language in (("Bartek", "pl"), ("Cecílie", "cs")):
        mails = stage.mailboxes[name].messages
        assert len(mails) >= 4
        for mail in mails[1:]:  # the first goes to somebody whose language is not chosen yet and offers the other one
            assert languages_heard(f"{mail.subject}\n{mail.text}") == {language}, mail.text
            assert languages_heard(html_to_text(mail.html)) == {language}


async def test_who_changes_the_language_hears_the_new_one_at_once(stage: Stage) -> None:
    ania = await people.join_by_taps(stage, "Ania")
    ania.tap("Ustawienia")
    await stage.settle()
    ania.tap("Język")
    await stage.settle()
    ania.tap("Čeština")
    await stage.settle()
    await people.invite(stage)
    assert len(people.cards(ania, "Pozvánka")) == 1
    assert people.cards(ania, "Zaproszenie") == []


async def test_an_app_in_a_third_language_is_offered_both(stage: Stage) -> None:
    eva = stage.telegram.person(first_name="Eva", language_code="sk")
    eva.start()
    await stage.settle()
    assert languages_heard(eva.last.text) == {"pl", "cs"}
    assert eva.last.labels == ["Polski", "Čeština"]
