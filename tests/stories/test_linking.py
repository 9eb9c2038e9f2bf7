"""One person, two channels: linked by a code that is shown on one and confirmed on the other."""

import re
from datetime import timedelta

import pytest

from bot.core.outbox import DeliveryState
from bot.core.people import ContactState
from bot.rehearsal.mail import Mailbox
from bot.rehearsal.stage import Stage
from bot.rehearsal.telegram import Phone
from tests import people

ADDRESS = "ania@hufiec.example.pl"
CODE = re.compile(r"\b[2-9A-Z]{4}-[2-9A-Z]{4}\b")
LINK = re.compile(r"https://t\.me/mosty_bot\?start=(link-\w{8})")


@pytest.fixture
async def ania(stage: Stage) -> Phone:
    """Ania has joined on Telegram."""
    return await people.join_by_taps(stage, "Ania")


@pytest.fixture
def mailbox(stage: Stage) -> Mailbox:
    """Ania's mailbox, of which the bot knows nothing yet."""
    return stage.mail.mailbox(ADDRESS, name="Ania", language="pl")


async def test_an_address_is_added_by_the_code_that_is_mailed_to_it(
    stage: Stage, ania: Phone, mailbox: Mailbox
) -> None:
    assert await linked_by_code(stage, ania, ADDRESS) == f"Kontakty połączone\n\n{JOINED}"
    assert await addresses(stage, ania) == {f"telegram:{ania.id}": "active", f"mailto:{ADDRESS}": "active"}
    async with stage.app.database.transaction() as store:
        contact = await store.contact_at(f"mailto:{ADDRESS}")
        assert contact is not None
        ledger = await store.consents(contact.subscriber_id)
    assert [(each.given, each.address) for each in ledger] == [
        (True, f"telegram:{ania.id}"),
        (True, f"mailto:{ADDRESS}"),
    ]
    assert all(each.inbound_id.startswith("telegram:") for each in ledger)


JOINED = (
    "Te kontakty są teraz połączone:\n• Telegram: 5100000001\n• e-mail: ania@hufiec.example.pl\n\n"
    "Udzielona zgoda obejmuje je wszystkie. Każda wiadomość przyjdzie tylko raz, tam, gdzie Państwo wybiorą. "
    "Gdyby to się nie udało, wyślemy ją drugą drogą.\n\nDokąd mamy pisać?"
)


async def test_the_link_of_a_mail_makes_a_newcomer_on_telegram_the_same_person(stage: Stage) -> None:
    await people.join_by_mail(stage, "Bartek", "Zapisz", "1")
    phone = stage.telegram.person(id=5_100_000_050, first_name="Bartek", language_code="pl")
    payload, _ = await asked_for_telegram(stage, "Bartek")
    phone.start(payload)
    await stage.settle()
    assert "Kontakty połączone" in phone.last.text
    assert await addresses(stage, phone) == {
        f"mailto:{stage.mailboxes['Bartek'].address}": "active",
        f"telegram:{phone.id}": "active",
    }


async def test_the_code_of_a_mail_may_be_written_to_the_bot(stage: Stage) -> None:
    await people.join_by_mail(stage, "Bartek", "Zapisz", "1")
    phone = stage.telegram.person(id=5_100_000_050, first_name="Bartek", language_code="pl")
    _, code = await asked_for_telegram(stage, "Bartek")
    phone.start()
    await stage.settle()
    phone.send(code.lower())
    await stage.settle()
    assert "Kontakty połączone" in phone.last.text


async def test_somebody_known_on_telegram_is_asked_before_a_link_joins_her_to_a_mail(stage: Stage, ania: Phone) -> None:
    await people.join_by_mail(stage, "Bartek", "Zapisz", "1")
    payload, _ = await asked_for_telegram(stage, "Bartek")
    ania.start(payload)
    await stage.settle()
    assert stage.mailboxes["Bartek"].address in ania.last.text
    assert list(await addresses(stage, ania)) == [f"telegram:{ania.id}"]
    ania.tap("Nie, proszę nie łączyć")
    await stage.settle()
    ania.start(payload)
    await stage.settle()
    assert "Kod jest błędny" in ania.last.text

    payload, _ = await asked_for_telegram(stage, "Bartek")
    ania.start(payload)
    await stage.settle()
    ania.tap("Tak, to mój adres")
    await stage.settle()
    assert len(await addresses(stage, ania)) == 2


async def test_only_a_few_wrong_codes_may_be_tried(stage: Stage, ania: Phone, mailbox: Mailbox) -> None:
    code = await code_for(stage, ania, ADDRESS)
    for left in ("Pozostały 4 próby", "Pozostały 3 próby", "Pozostały 2 próby", "Pozostała 1 próba", "Kod jest błędny"):
        ania.send("ABCD-2345")
        await stage.settle()
        assert left in ania.last.text
    ania.send(code)
    await stage.settle()
    assert list(await addresses(stage, ania)) == [f"telegram:{ania.id}"]


async def test_a_code_holds_for_half_an_hour(stage: Stage, ania: Phone, mailbox: Mailbox) -> None:
    code = await code_for(stage, ania, ADDRESS)
    await stage.move(minutes=30)
    ania.send(code)
    await stage.settle()
    assert "stracił ważność" in ania.last.text
    assert list(await addresses(stage, ania)) == [f"telegram:{ania.id}"]


async def test_an_address_gets_three_codes_a_day(stage: Stage, ania: Phone, mailbox: Mailbox) -> None:
    for _ in range(4):
        await code_for(stage, ania, ADDRESS)
    assert len(mailbox.messages) == 3
    assert "Dzisiaj nie możemy już wysłać" in ania.last.text
    david = await people.join_by_taps(stage, "David")
    await code_for(stage, david, ADDRESS)
    assert len(mailbox.messages) == 3
    await stage.move(days=1, minutes=1)
    await code_for(stage, david, ADDRESS)
    assert len(mailbox.messages) == 4


async def test_what_is_no_address_is_said_to_be_none(stage: Stage, ania: Phone, mailbox: Mailbox) -> None:
    people.press(ania, "settings")
    await stage.settle()
    ania.tap("Dodaj adres e-mail")
    await stage.settle()
    ania.send("nie mam adresu")
    await stage.settle()
    assert "To nie jest adres e-mail" in ania.last.text
    ania.send(ADDRESS)
    await stage.settle()
    assert len(mailbox.messages) == 1


async def test_an_answer_long_after_a_code_that_was_never_confirmed_is_an_answer(
    stage: Stage, ania: Phone, mailbox: Mailbox
) -> None:
    await code_for(stage, ania, ADDRESS)
    await stage.move(days=2)
    await people.invite(stage)
    ania.send("Przyjdę")
    await stage.settle()
    assert await people.tally(stage) == {"ACCEPTED": 1}
    ania.send("sala 112")
    await stage.settle()
    assert "„sala 112”" in ania.last.text


async def test_an_answer_and_a_question_are_no_code_while_one_is_waited_for_and_a_wrong_one_is(
    stage: Stage, ania: Phone, mailbox: Mailbox
) -> None:
    await people.invite(stage)
    code = await code_for(stage, ania, ADDRESS)
    ania.send("Przyjadę")
    await stage.settle()
    assert await people.tally(stage) == {"ACCEPTED": 1}
    ania.send("Parking?")
    await stage.settle()
    assert "„Parking?”" in ania.last.text
    for wrong in (code[:-1], "O1I0 2345", "abcd2345"):
        ania.send(wrong)
        await stage.settle()
        assert "To nie jest ten kod" in ania.last.text
    ania.send(code)
    await stage.settle()
    assert "Kontakty połączone" in ania.last.text


@pytest.mark.parametrize("leaves", ["home", "Dane", ""])
async def test_an_answer_long_after_an_address_was_asked_for_is_one(stage: Stage, ania: Phone, leaves: str) -> None:
    people.press(ania, "settings")
    await stage.settle()
    ania.tap("Dodaj adres e-mail")
    await stage.settle()
    if leaves == "home":
        people.press(ania, "home")
    elif leaves:
        ania.send(leaves)
    await stage.move(days=2)
    await people.invite(stage)
    ania.send("Niestety nie mogę, bo mam w tym czasie sesję rady miasta. Czy będzie nagranie?")
    await stage.settle()
    assert await people.tally(stage) == {"DECLINED": 1}
    assert "Czy będzie nagranie?" in stage.desk.last.text
    ania.send("Dziękuję za pamięć")
    await stage.settle()
    assert "To nie jest adres e-mail" not in ania.last.text


async def test_what_is_asked_in_place_of_an_address_is_a_question_and_a_no_is_no_answer_to_an_invitation(
    stage: Stage, ania: Phone, mailbox: Mailbox
) -> None:
    await people.invite(stage)
    people.press(ania, "settings")
    await stage.settle()
    ania.tap("Dodaj adres e-mail")
    await stage.settle()
    ania.send("Nie pamiętam")
    await stage.settle()
    assert "To nie jest adres e-mail" in ania.last.text
    assert await people.tally(stage) == {}
    ania.send("Po co Państwu mój adres?")
    await stage.settle()
    assert "„Po co Państwu mój adres?”" in ania.last.text


async def test_the_code_is_in_no_table_but_as_a_digest_once_it_is_used(
    stage: Stage, ania: Phone, mailbox: Mailbox
) -> None:
    await linked_by_code(stage, ania, ADDRESS)
    async with stage.app.database.transaction() as store:
        [carrier] = [each for each in await store.deliveries(list(DeliveryState), 100) if each.message == "link-code"]
    assert carrier.args == {}


async def test_two_who_turn_out_to_be_one_keep_the_later_answer_and_get_one_copy(stage: Stage, ania: Phone) -> None:
    await people.join_by_mail(stage, "Bartek", "Zapisz", "1")
    address = stage.mailboxes["Bartek"].address
    await people.invite(stage)
    ania.tap("❌ Nie")
    await stage.settle()
    await stage.move(minutes=1)
    await stage.mailboxes["Bartek"].reply(people.mails(stage, "Bartek", "Zaproszenie")[-1], "Tak")
    await stage.settle()
    assert await people.tally(stage) == {"DECLINED": 1, "ACCEPTED": 1}

    before = len(stage.mailboxes["Bartek"].messages)
    code = await code_for(stage, ania, address)
    assert "Kod" in stage.mailboxes["Bartek"].messages[-1].subject
    ania.send(code)
    await stage.settle()
    assert await people.tally(stage) == {"ACCEPTED": 1}
    assert len(await addresses(stage, ania)) == 2

    await people.announce(stage, "Uwaga", "Pozor")
    assert len(people.cards(ania, "Uwaga")) == 1
    assert len(stage.mailboxes["Bartek"].messages) == before + 1


async def test_of_what_waits_for_both_one_copy_goes_out(stage: Stage, ania: Phone) -> None:
    await people.join_by_mail(stage, "Bartek", "Zapisz", "1")
    code = await code_for(stage, ania, stage.mailboxes["Bartek"].address)
    await people.begin_announcement(stage, "Uwaga", "Pozor")
    ania.send(code)
    await stage.settle()
    await stage.move(seconds=people.UNDO)
    assert len(people.cards(ania, "Uwaga")) == 1
    assert people.mails(stage, "Bartek", "Ogłoszenie") == []
    async with stage.app.database.transaction() as store:
        [skipped] = await store.deliveries([DeliveryState.SKIPPED], 10)
        [broadcast] = await store.recent_broadcasts(1)
        tally = await store.tally(broadcast.id)
    assert skipped.reason == "the same person"
    assert (tally.audience, tally.delivered, tally.skipped) == (2, 1, 1)


async def test_a_forged_mail_links_nothing(stage: Stage) -> None:
    mail = await people.join_by_mail(stage, "Bartek", "Zapisz", "1")
    box = stage.mailboxes["Bartek"]
    await box.write(stage.settings.mail_address or "", "Telegram", "TELEGRAM")
    await stage.settle()
    assert box.messages[-1] is not mail
    assert "Prosimy o potwierdzenie" in box.messages[-1].subject
    assert not LINK.search(box.messages[-1].text)


async def test_messages_come_where_the_person_chooses(stage: Stage, ania: Phone, mailbox: Mailbox) -> None:
    await linked_by_code(stage, ania, ADDRESS)
    ania.tap("☐ e-mail")
    await stage.settle()
    assert "Wiadomości wysyłamy na: e-mail" in ania.last.text
    await people.announce(stage, "Uwaga", "Pozor")
    assert people.cards(ania, "Uwaga") == []
    assert mailbox.messages[-1].subject == "Ogłoszenie"
    await mailbox.reply(mailbox.messages[-1], "Telegram")
    await stage.settle()
    await people.announce(stage, "Nowa uwaga", "Nový pozor")
    assert len(people.cards(ania, "Nowa uwaga")) == 1


async def test_an_address_that_is_removed_is_forgotten(stage: Stage, ania: Phone, mailbox: Mailbox) -> None:
    await linked_by_code(stage, ania, ADDRESS)
    ania.tap("☐ e-mail")
    await stage.settle()
    await people.announce(stage, "Uwaga", "Pozor")
    ania.tap("Usuń adres e-mail")
    await stage.settle()
    assert "Adres usunięty" in ania.last.text
    assert list(await addresses(stage, ania)) == [f"telegram:{ania.id}"]
    async with stage.app.database.transaction() as store:
        assert await store.contact_at(f"mailto:{ADDRESS}") is None
        deliveries = await store.deliveries(list(DeliveryState), 1_000)
    assert ADDRESS not in repr(deliveries)
    await people.announce(stage, "Nowa uwaga", "Nový pozor")
    assert len(people.cards(ania, "Nowa uwaga")) == 1


async def test_stop_on_one_channel_stops_both_and_a_return_asks_for_consent(
    stage: Stage, ania: Phone, mailbox: Mailbox
) -> None:
    await linked_by_code(stage, ania, ADDRESS)
    ania.tap("☐ e-mail")
    await stage.settle()
    await people.announce(stage, "Uwaga", "Pozor")
    await mailbox.reply(mailbox.messages[-1], "STOP")
    await stage.settle()
    assert set((await addresses(stage, ania)).values()) == {"stopped"}

    ania.start()
    await stage.settle()
    assert "język" in ania.last.text
    assert await addresses(stage, ania) == {f"telegram:{ania.id}": "active", f"mailto:{ADDRESS}": "stopped"}
    async with stage.app.database.transaction() as store:
        contact = await store.contact_at(f"telegram:{ania.id}")
        assert contact is not None
        assert (await store.subscriber(contact.subscriber_id)).consented_at is None

    await mailbox.write(stage.settings.mail_address or "", "Start", "Start")
    await stage.settle()
    assert "Zapisy" in mailbox.messages[-1].subject


async def test_data_show_both_addresses_and_erasing_erases_both(stage: Stage, ania: Phone, mailbox: Mailbox) -> None:
    stage.mail.mailbox("druga@hufiec.example.pl", name="Ania", language="pl")
    await code_for(stage, ania, "druga@hufiec.example.pl")
    await linked_by_code(stage, ania, ADDRESS)
    people.press(ania, "my-data")
    await stage.settle()
    assert ADDRESS in ania.last.text
    people.press(ania, "erase")
    await stage.settle()
    people.press(ania, "erase:yes")
    await stage.settle()
    async with stage.app.database.transaction() as store:
        assert await store.contact_at(f"mailto:{ADDRESS}") is None
        contact = await store.contact_at(f"telegram:{ania.id}")
        assert contact is not None
        assert contact.state == ContactState.STOPPED
        assert await store.link_codes(contact.id) == []


async def test_codes_that_expired_are_pruned(stage: Stage, ania: Phone, mailbox: Mailbox) -> None:
    await code_for(stage, ania, ADDRESS)
    await stage.move(days=1, hours=1)
    async with stage.app.database.transaction() as store:
        contact = await store.contact_at(f"telegram:{ania.id}")
        assert contact is not None
        assert await store.link_codes(contact.id) == []
        assert await store.count_codes(contact.id, f"mailto:{ADDRESS}", stage.clock.now() - timedelta(days=9)) == 0


async def code_for(stage: Stage, phone: Phone, address: str) -> str:
    """Asks in the settings for a code to the address; returns the newest one that came there."""
    phone.send("/settings")
    await stage.settle()
    people.press(phone, "link")
    await stage.settle()
    phone.send(address)
    await stage.settle()
    found = [code for mail in stage.mail.inboxes[address] for code in CODE.findall(mail.text)]
    return found[-1] if found else ""


async def linked_by_code(stage: Stage, phone: Phone, address: str) -> str:
    """Links the address; returns what the bot says then."""
    phone.send(await code_for(stage, phone, address))
    await stage.settle()
    return phone.last.text


async def asked_for_telegram(stage: Stage, name: str) -> tuple[str, str]:
    """Asks by mail for the way to Telegram; returns the payload of the link, and the code."""
    box = stage.mailboxes[name]
    await box.reply(box.messages[-1], "Telegram")
    await stage.settle()
    text = box.messages[-1].text
    link, code = LINK.search(text), CODE.search(text)
    assert link is not None
    assert code is not None
    return link[1], code[0]


async def addresses(stage: Stage, phone: Phone) -> dict[str, str]:
    """Every address of the person with that phone, with its state."""
    async with stage.app.database.transaction() as store:
        contact = await store.contact_at(f"telegram:{phone.id}")
        assert contact is not None
        return {each.address: str(each.state) for each in await store.contacts(contact.subscriber_id)}
