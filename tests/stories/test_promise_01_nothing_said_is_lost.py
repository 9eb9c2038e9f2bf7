"""Promise 1: nothing a person says is lost. It is confirmed to its server only after the commit."""

from bot.core.people import RoleKind
from bot.rehearsal import cast
from bot.rehearsal.stage import Stage
from bot.rehearsal.telegram import FaultKind
from tests import people
from tests.stories.acts import on_one_database


async def test_what_was_said_while_the_service_was_down_is_worked_when_it_is_back(stage: Stage) -> None:
    ania = await people.joined_by_taps(stage, "Ania")
    await people.joined_by_mail(stage, "Cecílie")
    await people.invite(stage)
    cecilie = stage.mailboxes["Cecílie"]
    await stage.drop_curtain()

    people.press(ania, "answer:culture:ACCEPTED")
    await cecilie.reply(cecilie.messages[-1], "ano")

    await stage.raise_curtain()
    await stage.settle()
    assert people.cards(ania, "Odpowiedź zapisana")
    assert people.mails(stage, "Cecílie", "Odpověď zaznamenána")
    assert await people.tally(stage) == {"ACCEPTED": 2}


async def test_an_update_is_confirmed_only_after_the_commit(stage: Stage) -> None:
    ania = await people.joined_by_taps(stage, "Ania")
    await people.invite(stage)
    pressed_at = len(stage.telegram.transcript)
    people.press(ania, "answer:culture:ACCEPTED")
    update_id = stage.telegram.world.updates.pending()[-1].id
    await stage.settle()
    confirming = [
        call
        for call in list(stage.telegram.transcript)[pressed_at:]
        if call.method == "getUpdates" and int(call.parameters.get("offset", 0)) > update_id
    ]
    assert confirming
    assert await people.tally(stage) == {"ACCEPTED": 1}


async def test_a_broken_answer_of_telegram_loses_no_update(stage: Stage) -> None:
    ania = await people.joined_by_taps(stage, "Ania")
    await people.invite(stage)
    for kind in (FaultKind.BAD_GATEWAY, FaultKind.MALFORMED, FaultKind.DROP_AFTER):
        stage.telegram.faults.add(method="getUpdates", kind=kind)
    people.press(ania, "answer:culture:ACCEPTED")
    await stage.settle()
    assert await people.tally(stage) == {"ACCEPTED": 1}


async def test_a_mail_is_taken_only_after_the_commit(stage: Stage) -> None:
    cecilie = stage.mailboxes["Cecílie"]
    await people.joined_by_mail(stage, "Cecílie")
    await people.invite(stage)
    invitation = cecilie.messages[-1]
    await stage.drop_curtain()
    await cecilie.reply(invitation, "ne")
    assert await stage.mail.flush() == 1, "the mail server keeps what nobody took"
    await stage.raise_curtain()
    await stage.settle()
    assert await stage.mail.flush() == 0
    assert await people.tally(stage) == {"DECLINED": 1}


async def test_free_text_that_is_no_answer_is_offered_to_the_moderators(stage: Stage) -> None:
    ania = await people.joined_by_taps(stage, "Ania")
    ania.send("Czy będzie tłumaczenie na język migowy?")
    await stage.settle()
    assert people.cards(ania, "Czy będzie tłumaczenie na język migowy?")
    ania.tap("Przekaż")
    await stage.settle()
    assert "Czy będzie tłumaczenie na język migowy?" in stage.desk.last.text


@on_one_database
async def test_what_a_newcomer_writes_before_her_consent_is_offered_once_she_has_joined(stage: Stage) -> None:
    stage.phones["Ania"].start()
    stage.phones["Ania"].send("Czy jest parking?")
    await stage.settle()
    ania = await people.join_by_taps(stage, "Ania")
    assert people.cards(ania, "Czy jest parking?")
    ania.tap("Przekaż")
    await stage.settle()
    assert "Czy jest parking?" in stage.desk.last.text


@on_one_database
async def test_all_that_is_written_by_mail_before_consent_goes_to_the_moderators_with_it(stage: Stage) -> None:
    bartek = stage.mailboxes["Bartek"]
    for text in ("Czy jest parking?", "Czy będzie obiad?"):
        await bartek.write(cast.BOT_ADDRESS, "Pytanie", text)
        await stage.settle()
    await bartek.reply(bartek.messages[-1], "1")
    await stage.settle()
    asked = [message.text for message in stage.desk.messages if message.by_bot]
    assert [text for text in asked if "Czy jest parking?" in text]
    assert [text for text in asked if "Czy będzie obiad?" in text]


@on_one_database
async def test_words_that_are_held_reach_the_moderators_whatever_is_written_after_them(stage: Stage) -> None:
    bartek = stage.mailboxes["Bartek"]
    await people.joined_by_mail(stage, "Bartek")
    await people.invite(stage)
    await bartek.reply(bartek.messages[-1], "Autobus już tam nie jeździ.")
    await stage.settle()
    await bartek.reply(bartek.messages[-1], "DZIEDZINY")
    await stage.settle()
    await stage.move(hours=25)
    assert "Autobus już tam nie jeździ." in stage.desk.last.text


@on_one_database
async def test_the_moderators_may_answer_a_question_after_weeks(stage: Stage) -> None:
    ania = await people.joined_by_taps(stage, "Ania")
    people.press(ania, "ask")
    await stage.settle()
    ania.send("Czy jest parking?")
    await stage.settle()
    card = stage.desk.last
    await stage.move(days=20)
    stage.desk.send(stage.phones["Ola"], "Tak, pod urzędem.", reply_to=card)
    await stage.settle()
    assert people.cards(ania, "Tak, pod urzędem.")


async def test_what_is_asked_while_the_moderators_have_no_group_is_shown_when_they_have_one(stage: Stage) -> None:
    ania, ola = await people.joined_by_taps(stage, "Ania"), stage.phones["Ola"]
    stage.desk.remove_bot()
    await stage.settle()
    ania.send("/ask Czy jest parking?")
    await stage.settle()
    stage.desk.add_bot()
    await stage.settle()
    assert "Czy jest parking?" in stage.desk.last.text

    stage.desk.disband()
    ania.send("/ask Czy jest szatnia?")
    await stage.settle()
    group = stage.telegram.group(title="Moderatorzy", members=[ola], supergroup=True)
    group.send(ola, f"/start@{cast.BOT_NAME} {await stage.staff_code(RoleKind.MODERATOR)}")
    await stage.settle()
    for question in ("Czy jest parking?", "Czy jest szatnia?"):  # nobody can look at the first in the other group
        assert [question in message.text for message in group.messages].count(True) == 1
    group.send(ola, "Tak, przy wejściu.", reply_to=group.last)
    await stage.settle()
    assert "Tak, przy wejściu." in ania.last.text


@on_one_database
async def test_organisers_are_told_once_a_day_that_nobody_reads_the_questions(stage: Stage) -> None:
    ania, jana = await people.joined_by_taps(stage, "Ania"), stage.phones["Jana"]
    stage.desk.disband()  # and Telegram tells nobody
    for question in ("Czy jest parking?", "Czy jest szatnia?"):
        ania.send(f"/ask {question}")
        await stage.settle()
    for _ in range(3):
        await stage.move(minutes=10)
    [told] = people.cards(jana, "Dotazy účastníků nemá kdo číst")
    assert "Počet dotazů: 2" in told.text
    for _ in range(16):
        await stage.move(hours=1)
    assert len(people.cards(jana, "Dotazy účastníků nemá kdo číst")) == 1  # not after midnight
    await stage.move(hours=8)
    assert len(people.cards(jana, "Dotazy účastníků nemá kdo číst")) == 2
    stage.desk.chat.gone = False
    stage.desk.send(stage.phones["Ola"], f"/help@{cast.BOT_NAME}")
    await stage.settle()
    assert "Czy jest szatnia?" in stage.desk.last.text
    await stage.move(days=1)
    assert len(people.cards(jana, "Dotazy účastníků nemá kdo číst")) == 2


@on_one_database
async def test_what_is_written_behind_a_command_is_not_lost(stage: Stage) -> None:
    ania, david = await people.joined_by_taps(stage, "Ania"), stage.phones["David"]
    ania.send("/ask Czy jest parking?")
    await stage.settle()
    assert "Czy jest parking?" in stage.desk.last.text
    ania.send("/pytanie Czy jest szatnia?")
    await stage.settle()
    ania.tap("Przekaż")
    await stage.settle()
    assert "Czy jest szatnia?" in stage.desk.last.text
    david.start()
    david.send("/ask Bude oběd?")
    await stage.settle()
    await people.join_by_taps(stage, "David")
    david.tap("Předat")
    await stage.settle()
    assert "Bude oběd?" in stage.desk.last.text
