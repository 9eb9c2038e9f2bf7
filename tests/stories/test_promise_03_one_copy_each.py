"""Promise 3: one person gets one copy of a message, whatever sectors, channels or languages they have."""

from bot.core.announcements import draft, publish, write
from bot.core.language import Language
from bot.core.people import Contact, ContactState
from bot.rehearsal.stage import Stage
from tests import people


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
