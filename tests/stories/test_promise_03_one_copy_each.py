"""Promise 3: one person gets one copy of a message, whatever sectors, channels or languages they have."""

from bot.core.announcements import draft, publish, write
from bot.core.language import Language
from bot.core.people import Contact, ContactState
from bot.rehearsal.stage import Stage
from bot.rehearsal.telegram import FaultKind, Phone
from tests import people
from tests.stories.test_broadcasts import steer
from tests.stories.test_linking import linked_by_code

UNKNOWN = "550 5.1.1 User unknown"


async def test_three_sectors_of_one_meeting_are_one_invitation(stage: Stage) -> None:
    ania = await people.join_by_taps(stage, "Ania", "Kultura", "Edukacja", "Sport")
    await people.invite(stage)
    assert len(people.cards(ania, "Zaproszenie")) == 1


async def test_two_channels_are_one_copy_on_the_preferred_one(stage: Stage) -> None:
    ania = await people.joined_by_taps(stage, "Ania")
    async with stage.app.database.transaction() as store:
        contact = await store.contact_at(f"telegram:{ania.id}")
        assert contact is not None
        now = stage.clock.now()
        await store.add(Contact(contact.subscriber_id, "mailto:ania@hufiec.example.pl", ContactState.ACTIVE, now))
    mailbox = stage.mail.mailbox("ania@hufiec.example.pl")
    await people.invite(stage)
    assert len(people.cards(ania, "Zaproszenie")) == 1
    assert mailbox.messages == []

    ania.block()
    await people.announce(stage, "Uwaga", "Pozor")
    assert [mail.subject for mail in mailbox.messages] == ["Ogłoszenie"]


async def test_a_change_of_language_while_it_waits_makes_no_second_copy(stage: Stage) -> None:
    ania = await people.joined_by_taps(stage, "Ania")
    async with stage.app.database.transaction() as store:
        announcement = await draft(store, None, stage.clock.now())
        write(announcement, Language.PL, "Uwaga")
        write(announcement, Language.CS, "Pozor")
        assert (await publish(store, announcement, stage.clock.now())).audience == 1
        contact = await store.contact_at(f"telegram:{ania.id}")
        assert contact is not None
        (await store.subscriber(contact.subscriber_id)).language = Language.CS
    await stage.move(seconds=people.UNDO)
    assert [card.text for card in ania.messages if "Uwaga" in card.text] == []
    assert len(people.cards(ania, "Pozor")) == 1


async def test_what_one_address_has_read_is_not_sent_again_to_the_other_that_is_the_same_person_s(stage: Stage) -> None:
    ania = await people.joined_by_taps(stage, "Ania")
    await people.joined_by_mail(stage, "Bartek")
    await people.joined_by_taps(stage, "David")
    david = stage.phones["David"]
    david.block()
    lose_mail_to_bartek(stage)
    await people.announce(stage, "Uwaga", "Pozor")
    await linked_by_code(stage, ania, stage.mailboxes["Bartek"].address)
    david.unblock()
    await stage.settle()
    await steer(stage, "failed")
    await stage.move(minutes=1)
    assert read_by_ania_or_bartek(stage, ania) == 1
    assert len(people.cards(david, "Pozor")) == 1


async def test_what_reached_neither_of_two_addresses_is_sent_again_once_when_they_are_one_person_s(
    stage: Stage,
) -> None:
    ania = await people.joined_by_taps(stage, "Ania")
    await people.joined_by_mail(stage, "Bartek")
    ania.block()
    lose_mail_to_bartek(stage)
    await people.announce(stage, "Uwaga", "Pozor")
    ania.unblock()
    await stage.settle()
    await linked_by_code(stage, ania, stage.mailboxes["Bartek"].address)
    await steer(stage, "failed")
    await stage.move(minutes=1)
    assert read_by_ania_or_bartek(stage, ania) == 1


async def test_what_is_uncertain_on_one_address_is_not_sent_again_to_who_has_read_it_on_the_other(stage: Stage) -> None:
    ania = await people.joined_by_taps(stage, "Ania")
    await people.joined_by_mail(stage, "Bartek")
    stage.telegram.faults.add(method="sendMessage", chat_id=ania.id, kind=FaultKind.DROP_AFTER, times=None)
    await people.announce(stage, "Uwaga", "Pozor")
    await stage.move(days=2)  # until every try is used up
    stage.telegram.faults.clear()
    await steer(stage, "uncertain")
    await linked_by_code(stage, ania, stage.mailboxes["Bartek"].address)
    read = read_by_ania_or_bartek(stage, ania)
    await steer(stage, "uncertain-yes")
    await stage.move(minutes=1)
    assert read_by_ania_or_bartek(stage, ania) == read


def lose_mail_to_bartek(stage: Stage) -> None:
    """The next mail to him comes back."""
    stage.mail.faults.add(stage="rcpt", reply=UNKNOWN, times=1, recipient=stage.mailboxes["Bartek"].address)


def read_by_ania_or_bartek(stage: Stage, ania: Phone) -> int:
    """How often the announcement was read on her phone and in his mailbox."""
    return len(people.cards(ania, "Uwaga")) + len(people.mails(stage, "Bartek", "Ogłoszenie"))
