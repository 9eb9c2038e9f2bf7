"""Promise 9: auto-replies, bounces and our own mails never count as an answer and never start a loop.

How such a mail is told apart, program by program, stands in tests/channels (automatic, bounces).
"""

from datetime import timedelta

from bot.core.inbox import MOST_REPLIES_IN_A_CONVERSATION
from bot.core.people import ContactState
from bot.rehearsal import cast
from bot.rehearsal.stage import Stage
from tests.people import address_of, mails
from tests.stories.acts import answer_of, invite, join, on_one_database, post, publish


@on_one_database
async def test_machines_are_never_answered_and_a_dead_address_is_written_to_no_more(stage: Stage) -> None:
    await join(stage, "Bartek", "Cecílie")
    await invite(stage)
    bartek = stage.mailboxes["Bartek"]
    invitation = bartek.messages[-1]
    desk = len(stage.desk.messages)
    await bartek.auto_reply(invitation)
    await post(stage, bartek.address, invitation.envelope_from, _machine(bartek.address, "Precedence: bulk"))
    await post(stage, bartek.address, cast.BOT_ADDRESS, _machine("noreply@shop.example.pl", "X-Shop: 1"))
    await post(stage, bartek.address, cast.BOT_ADDRESS, _machine(cast.BOT_ADDRESS, "X-Own: 1"))
    await bartek.bounce(invitation, status="4.2.2", said="452 4.2.2 Mailbox full")
    await stage.settle()
    assert bartek.messages == [invitation]
    assert await answer_of(stage, "Bartek") == "NEEDS-ACTION"
    await publish(stage, "Zmiana sali.", "Změna sálu.")
    assert len(mails(stage, "Bartek", "Ogłoszenie")) == 1

    await bartek.bounce(invitation)
    await stage.settle()
    await publish(stage, "Kawa od 9:30.", "Káva od 9:30.")
    assert len(bartek.messages) == 2
    assert len(mails(stage, "Cecílie", "Oznámení")) == 2
    assert len(stage.desk.messages) == desk
    async with stage.app.database.transaction() as store:
        contact = await store.contact_at(address_of("Bartek"))
    assert contact is not None
    assert (contact.state, contact.stopped_because) == (ContactState.STOPPED, "bounced 5.1.1")


@on_one_database
async def test_two_machines_in_one_conversation_fall_silent(stage: Stage) -> None:
    await join(stage, "Bartek")
    await invite(stage)
    bartek = stage.mailboxes["Bartek"]
    invitation = bartek.messages[-1]
    for number in range(MOST_REPLIES_IN_A_CONVERSATION + 3):
        await bartek.reply(invitation, ("tak", "nie")[number % 2])
    await stage.settle()
    assert len(mails(stage, "Bartek", "Odpowiedź zapisana")) == MOST_REPLIES_IN_A_CONVERSATION
    assert await answer_of(stage, "Bartek") == "ACCEPTED"  # what comes in is worked all the same
    stage.clock.move(timedelta(hours=1, seconds=1))
    await bartek.reply(invitation, "nie")
    await stage.settle()
    assert len(mails(stage, "Bartek", "Odpowiedź zapisana")) == MOST_REPLIES_IN_A_CONVERSATION + 1


def _machine(sender: str, header: str) -> str:
    return f"From: {sender}\nTo: {cast.BOT_ADDRESS}\nMessage-ID: <{header.split()[1]}@x>\n{header}\n\ntak\n"
