"""Servers that go away and come back: nothing is lost, and nothing is done twice."""

import asyncio

import pytest

from bot.core.people import ContactState
from bot.rehearsal.stage import Stage
from tests import people
from tests.interop.world import PATIENCE, PostOffice, arrives, join

YES = "Odpowiedź zapisana"


@pytest.mark.parametrize("way", ["imap"])
async def test_the_mailbox_server_disappears_and_comes_back(stage: Stage, office: PostOffice) -> None:
    await join(stage, office, "Bartek", "Zapisz")
    await people.invite(stage)
    invitation = await arrives(stage, office, "Bartek", "Zaproszenie")
    await office.dovecot.stop()
    await stage.mailboxes["Bartek"].reply(invitation, "Tak")
    await office.dovecot.start()
    await arrives(stage, office, "Bartek", YES)
    assert await people.tally(stage) == {"ACCEPTED": 1}


@pytest.mark.parametrize("way", ["imap"])
async def test_the_mailbox_is_deleted_and_made_anew(stage: Stage, office: PostOffice) -> None:
    """Its UIDs begin again at 1, below where the bot has come to."""
    await join(stage, office, "Bartek", "Zapisz")
    await office.dovecot.stop()
    office.forget_mailbox()
    await office.dovecot.start()
    await join(stage, office, "Cecílie", "Přihlásit")
    subjects = [mail.subject for mail in stage.mailboxes["Bartek"].messages]
    assert len(set(subjects)) == len(subjects), "nothing is answered a second time"


async def test_the_relay_disappears_and_comes_back(stage: Stage, office: PostOffice) -> None:
    await join(stage, office, "Bartek", "Zapisz")
    await office.postfix.stop()
    await people.invite(stage)
    assert people.mails(stage, "Bartek", "Zaproszenie") == []
    await office.postfix.start()
    await stage.move(minutes=1)
    await arrives(stage, office, "Bartek", "Zaproszenie")
    assert len(people.mails(stage, "Bartek", "Zaproszenie")) == 1


async def test_what_is_written_while_the_bot_is_down_waits_for_it(stage: Stage, office: PostOffice) -> None:
    await join(stage, office, "Bartek", "Zapisz")
    await people.invite(stage)
    invitation = await arrives(stage, office, "Bartek", "Zaproszenie")
    await stage.drop_curtain()
    await stage.mailboxes["Bartek"].reply(invitation, "Tak")
    await stage.raise_curtain()
    await arrives(stage, office, "Bartek", YES)
    assert len(people.mails(stage, "Bartek", YES)) == 1


async def test_a_mail_that_postfix_gives_back_stops_the_address(stage: Stage, office: PostOffice) -> None:
    """Its report is the real thing: multipart/report from the null sender, to the signed address."""
    await join(stage, office, "Bartek", "Zapisz")
    address = stage.mailboxes["Bartek"].address
    stage.mail.faults.add(recipient=address, reply="550 5.1.1 User unknown", times=None)
    await people.invite(stage)
    async with asyncio.timeout(PATIENCE):
        while await _state(stage, address) != ContactState.STOPPED:
            await stage.settle()
            await asyncio.sleep(0.02)


@pytest.mark.parametrize("way", ["lmtp"])
async def test_an_address_beyond_ascii(stage: Stage, office: PostOffice) -> None:
    """The local part needs SMTPUTF8 all the way, which Dovecot does not speak; the domain travels as A-labels."""
    box = stage.mail.mailbox("żaneta@xn--ka-ola7v.example.pl", name="Żaneta, „Łąka”", language="pl")
    stage.mailboxes[box.name] = box
    await join(stage, office, box.name, "Zapisz")


async def _state(stage: Stage, address: str) -> ContactState | None:
    async with stage.app.database.transaction() as store:
        contact = await store.contact_at(f"mailto:{address}")
    return contact.state if contact else None
