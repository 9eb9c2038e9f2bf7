"""Promise 4: delivery is at least once, and what may have repeated is counted as uncertain.

Processes that are killed: crash/.
"""

from datetime import timedelta

from bot.core.inbound import Inbound, Renamed, Sender
from bot.core.outbox import DeliveryState
from bot.core.people import EVERYWHERE, RoleKind
from bot.rehearsal import cast
from bot.rehearsal.stage import Stage
from bot.rehearsal.telegram import FaultKind, Group, Phone
from tests import people
from tests.stories.acts import on_one_database


def ask_for_patience(stage: Stage, of: Phone, *, seconds: int) -> None:
    """Telegram refuses the next message to her, and asks to be left alone for so long."""
    stage.telegram.faults.add(
        method="sendMessage",
        chat_id=of.id,
        kind=FaultKind.ERROR,
        code=429,
        description=f"Too Many Requests: retry after {seconds}",
        parameters={"retry_after": seconds},
    )


@on_one_database
async def test_who_asks_for_patience_for_ages_is_asked_again_the_next_day(stage: Stage) -> None:
    ania = await people.joined_by_taps(stage, "Ania")
    for seconds in (10**12, 10**9):
        ask_for_patience(stage, ania, seconds=seconds)
    ania.send("/settings")
    await stage.settle()
    for _ in range(2):
        assert people.cards(ania, "Ustawienia") == []
        await stage.move(days=1, seconds=1)
    assert len(people.cards(ania, "Ustawienia")) == 1


async def test_a_retry_after_is_kept_and_uses_up_no_attempt(stage: Stage) -> None:
    ania = await people.joined_by_taps(stage, "Ania")
    ask_for_patience(stage, ania, seconds=40)
    await people.invite(stage)
    await stage.move(minutes=1)
    assert len(people.cards(ania, "Zaproszenie")) == 1
    *_, refused, sent = [call for call in stage.telegram.calls("sendMessage") if call.chat_id == ania.id]
    assert "Zaproszenie" in str(refused.parameters["text"])
    assert sent.at - refused.at >= timedelta(seconds=35)


async def test_the_patience_that_telegram_asks_of_the_bot_holds_for_everybody(stage: Stage) -> None:
    ania, david = await people.joined_by_taps(stage, "Ania"), await people.joined_by_taps(stage, "David")
    ask_for_patience(stage, ania, seconds=90)
    await people.invite(stage)
    david.send("/help")
    await stage.settle()
    await stage.move(minutes=10)
    calls = stage.telegram.calls("sendMessage")
    refused = next(call for call in calls if call.chat_id == ania.id and "Zaproszenie:" in str(call.parameters["text"]))
    sent = [call for call in calls if call.at > refused.at]  # David's invitation was on the wire beside it
    assert {call.chat_id for call in sent} >= {ania.id, david.id}
    assert all(call.at - refused.at >= timedelta(seconds=90) for call in sent)


async def test_a_line_that_breaks_after_the_message_arrived_repeats_it_and_says_so(stage: Stage) -> None:
    ania = await people.joined_by_taps(stage, "Ania")
    stage.telegram.faults.add(method="sendMessage", chat_id=ania.id, kind=FaultKind.DROP_AFTER)
    await people.invite(stage)
    await stage.move(minutes=1)
    assert len(people.cards(ania, "Zaproszenie")) == 2
    async with stage.app.database.transaction() as store:
        assert await store.count_doubtful() == 1


async def test_a_server_that_fails_is_tried_again(stage: Stage) -> None:
    ania = await people.joined_by_taps(stage, "Ania")
    await people.joined_by_mail(stage, "Bartek")
    stage.telegram.faults.add(
        method="sendMessage", chat_id=ania.id, kind=FaultKind.ERROR, code=500, description="Internal Server Error"
    )
    stage.mail.faults.add(stage="rcpt", reply="451 4.7.1 Greylisted, try again later")
    await people.invite(stage)
    await stage.move(seconds=6)
    assert len(people.cards(ania, "Zaproszenie")) == 1
    assert len(people.mails(stage, "Bartek", "Zaproszenie")) == 1


async def test_a_desk_whose_group_became_a_supergroup_still_gets_the_question(stage: Stage) -> None:
    ania = await people.joined_by_taps(stage, "Ania")
    stage.desk.migrate()
    await stage.settle()
    ania.send("Czy jest szatnia?")
    await stage.settle()
    ania.tap("Przekaż")
    await stage.settle()
    assert "Czy jest szatnia?" in stage.desk.last.text


async def test_what_is_open_at_a_desk_that_becomes_a_supergroup_is_shown_there_again(stage: Stage) -> None:
    ania = await people.joined_by_taps(stage, "Ania")
    for question in ("Czy jest szatnia?", "Czy jest parking?"):
        ania.send(question)
        await stage.settle()
        ania.tap("Przekaż")
        await stage.settle()
    stage.desk.send(stage.phones["Ola"], "Tak, przy wejściu.", reply_to=stage.desk.messages[-2])
    await stage.settle()
    stage.desk.migrate()
    await stage.settle()
    shown = [message for message in stage.desk.chat.messages.values() if message.by_bot]
    assert ["Czy jest parking?" in message.text for message in shown] == [True]
    stage.desk.send(stage.phones["Ola"], "Tak, pod urzędem.", reply_to=shown[0])
    await stage.settle()
    assert "Tak, pod urzędem." in ania.last.text


async def test_a_desk_whose_supergroup_was_bound_anew_gets_each_question_once(stage: Stage) -> None:
    ania = await people.joined_by_taps(stage, "Ania")
    supergroup = await another_desk(stage)
    say_it_moved(stage, stage.desk.id, to=supergroup.id)
    for question in ("Czy jest szatnia?", "Czy jest parking?"):
        ania.send(question)
        await stage.settle()
        ania.tap("Przekaż")
        await stage.settle()
        assert [question in message.text for message in supergroup.messages].count(True) == 1
    async with stage.app.database.transaction() as store:
        assert len(await store.desks()) == 1


@on_one_database
async def test_what_is_open_at_a_desk_is_shown_in_its_supergroup_that_was_bound_anew(stage: Stage) -> None:
    ania = await people.joined_by_taps(stage, "Ania")
    await ask(stage, ania, "Czy jest szatnia?")
    supergroup = await another_desk(stage)
    say_it_moved(stage, stage.desk.id, to=supergroup.id)
    await ask(stage, ania, "Czy jest parking?")
    await stage.move(minutes=2)
    shown = [message for message in supergroup.messages if message.by_bot]
    for question in ("Czy jest szatnia?", "Czy jest parking?"):
        assert [question in message.text for message in shown].count(True) == 1
    card = next(message for message in shown if "szatnia" in message.text)
    supergroup.send(stage.phones["Ola"], "Tak, przy wejściu.", reply_to=card)
    await stage.settle()
    assert "Tak, przy wejściu." in ania.last.text


async def ask(stage: Stage, phone: Phone, question: str) -> None:
    """Asks the moderators."""
    phone.send(f"/ask {question}")
    await stage.settle()


@on_one_database
async def test_a_moderator_who_unblocks_the_bot_is_shown_what_was_asked_meanwhile(stage: Stage) -> None:
    ania, ola = await people.joined_by_taps(stage, "Ania"), stage.phones["Ola"]
    ola.start(await stage.staff_code(RoleKind.MODERATOR, "culture"))  # in her own chat, and not in a group
    await stage.settle()
    ola.block()
    await stage.settle()
    await ask(stage, ania, "Czy jest szatnia?")
    ola.unblock()
    await stage.settle()
    assert "Czy jest szatnia?" in ola.last.text


async def test_what_moved_to_a_supergroup_that_is_known_keeps_its_tasks(stage: Stage) -> None:
    ania = await people.joined_by_taps(stage, "Ania")
    supergroup = await another_desk(stage, scope="economy")
    moved = Inbound(
        "telegram:moved",
        Sender(f"telegram:{stage.desk.id}", proven=True),
        Renamed(f"telegram:{supergroup.id}"),
        stage.clock.now(),
    )
    await stage.app.inbox.receive(moved, b"")
    ania.send("/ask")
    await stage.settle()
    ania.send("Czy jest szatnia?")
    await stage.settle()
    assert "Czy jest szatnia?" in supergroup.last.text
    async with stage.app.database.transaction() as store:
        assert sorted(scope for _, scope in await store.desks()) == ["", "economy"]
        assert not await store.failed()


async def test_a_group_that_is_said_to_have_moved_to_where_it_is_holds_nobody_up(stage: Stage) -> None:
    ania = await people.joined_by_taps(stage, "Ania")
    say_it_moved(stage, stage.desk.id, to=stage.desk.id)
    ania.send("Czy jest szatnia?")
    await stage.settle()
    ania.tap("Przekaż")
    await stage.settle()
    assert len([call for call in stage.telegram.calls("sendMessage") if call.chat_id == stage.desk.id]) <= 20
    async with stage.app.database.transaction() as store:
        assert [each.message for each in await store.deliveries([DeliveryState.REFUSED], 9)] == ["question-to-desk"]


@on_one_database
async def test_a_group_that_is_said_to_move_to_and_fro_holds_nobody_up(stage: Stage) -> None:
    ania = await people.joined_by_taps(stage, "Ania")
    for question in ("Czy jest szatnia?", "Czy jest parking?"):
        ania.send(f"/ask {question}")
    await stage.settle()
    there = stage.desk.id - 1
    say_it_moved(stage, stage.desk.id, to=there)
    say_it_moved(stage, there, to=stage.desk.id)
    ania.send("/ask Czy jest obiad?")
    for _ in range(10):
        await stage.move(minutes=1)
    assert 0 < len([call for call in stage.telegram.calls("sendMessage") if call.chat_id == there]) <= 20


async def another_desk(stage: Stage, scope: str = EVERYWHERE) -> Group:
    """A second group of Ola's, bound by a code of its own."""
    group = stage.telegram.group(title="Moderatorzy", members=[stage.phones["Ola"]], supergroup=True)
    group.send(stage.phones["Ola"], f"/start@{cast.BOT_NAME} {await stage.staff_code(RoleKind.MODERATOR, scope)}")
    await stage.settle()
    return group


def say_it_moved(stage: Stage, group: int, *, to: int) -> None:
    """Telegram answers each call to the group that it is that other one now."""
    stage.telegram.faults.add(
        kind=FaultKind.ERROR,
        chat_id=group,
        code=400,
        description="Bad Request: group chat was upgraded to a supergroup chat",
        parameters={"migrate_to_chat_id": to},
        times=None,
    )


async def test_who_can_be_reached_nowhere_is_gone_with_the_reason_and_the_sums_add_up(stage: Stage) -> None:
    david = await people.joined_by_taps(stage, "David")
    await people.joined_by_taps(stage, "Ania")
    david.deactivate()
    await people.invite(stage)
    async with stage.app.database.transaction() as store:
        [gone] = await store.deliveries([DeliveryState.GONE], limit=10)
        counts = await store.count_deliveries()
    assert gone.message == "invitation"
    assert "deactivated" in gone.reason
    assert not counts.get(DeliveryState.WAITING)


async def test_a_start_while_telegram_asks_for_patience_goes_on(stage: Stage) -> None:
    await stage.drop_curtain()
    stage.telegram.faults.add(
        method="getMe",
        kind=FaultKind.ERROR,
        code=429,
        description="Too Many Requests: retry after 1",
        parameters={"retry_after": 1},
    )
    await stage.raise_curtain()
    ania = await people.joined_by_taps(stage, "Ania")
    await people.invite(stage)
    assert len(people.cards(ania, "Zaproszenie")) == 1
