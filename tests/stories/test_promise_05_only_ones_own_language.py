"""Promise 5: a Polish reader is never sent a Czech text, nor a Czech reader a Polish one."""

from bot.channels.email.markup import html_to_text
from bot.core import consent, sectors
from bot.core.announcements import LONGEST
from bot.core.outbox import DeliveryState
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


async def test_who_has_chosen_no_language_gets_the_longest_announcement_in_both(stage: Stage) -> None:
    ania = await people.joined_by_taps(stage, "Ania")
    somebody = stage.telegram.person(first_name="Zastępczyni")
    somebody.start()
    await stage.settle()
    async with stage.app.database.transaction() as store:
        contact = await store.contact_at(f"telegram:{somebody.id}")
        assert contact is not None
        person = await store.subscriber(contact.subscriber_id)
        person.language = None
        await consent.give(store, person, address=contact.address, inbound_id="test", now=stage.clock.now())
        await sectors.choose(store, person, ["culture"], stage.clock.now())
    pl, cs = "Odwołane. ".ljust(LONGEST - 1, "ż") + ".", "Zrušeno. ".ljust(LONGEST - 1, "ř") + "."
    await people.announce(stage, pl, cs)
    *_, polish, czech = [message.text for message in somebody.messages]
    assert (pl in polish, cs in czech) == (True, True)
    assert pl in ania.last.text
    async with stage.app.database.transaction() as store:
        assert DeliveryState.REFUSED not in await store.count_deliveries()
