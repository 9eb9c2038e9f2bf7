"""Promise 2: nothing is done twice. Inbound ids and delivery keys are unique in the database."""

import asyncio
from email.utils import parseaddr

import pytest

from bot.core.errors import AudienceEmpty
from bot.core.inbound import Inbound, Said, Sender
from bot.core.invitations import invite
from bot.rehearsal.stage import Stage
from bot.ticks import run_all
from tests import people


async def test_the_same_words_arriving_twice_are_worked_once(stage: Stage) -> None:
    ania = await people.joined_by_taps(stage, "Ania")
    sender = Sender(f"telegram:{ania.id}", proven=True)
    inbound = Inbound("telegram:987654321", sender, Said("Gdzie można zaparkować?"), stage.clock.now())
    await asyncio.gather(*(stage.app.inbox.receive(inbound, b"") for _ in range(5)))
    await stage.settle()
    assert len(people.cards(ania, "Gdzie można zaparkować?")) == 1


async def test_the_same_mail_brought_twice_is_worked_once(stage: Stage) -> None:
    await people.joined_by_mail(stage, "Bartek")
    await people.invite(stage)
    bartek = stage.mailboxes["Bartek"]
    token_address = parseaddr(bartek.messages[-1].reply_to)[1]
    raw = f"From: {bartek.address}\r\nTo: {token_address}\r\nMessage-ID: <1@x.pl>\r\n\r\ntak\r\n".encode()
    for _ in range(3):
        await stage.mail.post(bartek, raw, sender=bartek.address, recipient=token_address)
        await stage.settle()
    assert len(people.mails(stage, "Bartek", "Odpowiedź zapisana")) == 1


async def test_inviting_twice_invites_once(stage: Stage) -> None:
    ania = await people.joined_by_taps(stage, "Ania")
    await people.invite(stage)
    async with stage.app.database.transaction() as store:
        with pytest.raises(AudienceEmpty):
            await invite(store, "culture", stage.clock.now())
    await stage.move(seconds=people.UNDO)
    assert len(people.cards(ania, "Zaproszenie")) == 1


async def test_a_latecomer_is_invited_by_the_next_round_and_nobody_else(stage: Stage) -> None:
    ania = await people.joined_by_taps(stage, "Ania")
    await people.invite(stage)
    david = await people.joined_by_taps(stage, "David")
    async with stage.app.database.transaction() as store:
        assert (await invite(store, "culture", stage.clock.now())).audience == 1
    await stage.move(seconds=people.UNDO)
    assert len(people.cards(ania, "Zaproszenie")) == 1
    assert len(people.cards(david, "Pozvánka")) == 1


async def test_a_tick_that_runs_ten_times_reminds_once(stage: Stage) -> None:
    ania = await people.joined_by_taps(stage, "Ania")
    await people.invite(stage)
    people.press(ania, "answer:culture:ACCEPTED")
    await stage.settle()
    await stage.move(days=10, hours=4)
    for _ in range(10):
        await run_all(stage.app.database, stage.clock.now(), lambda name, values: None)
    await stage.settle()
    assert len(people.cards(ania, "Za 7 dni")) == 1


async def test_a_second_start_leaves_the_bot_s_face_alone(stage: Stage) -> None:
    await stage.introduced()
    await stage.drop_curtain()
    stage.telegram.transcript.clear()
    await stage.raise_curtain()
    await stage.settle()
    called = [call.method for call in stage.telegram.transcript]
    assert "getMe" in called
    assert not [each for each in called if "My" in each]
