"""The card of a broadcast on its author's phone tells what is so, as long as there is something to tell."""

from datetime import timedelta

from bot.core.people import RoleKind
from bot.rehearsal.stage import Stage
from tests import people
from tests.stories.test_broadcasts import CS, PL, half_sent, last_said, on_one_database, readers, steer


async def test_the_card_is_kept_up_to_date_in_place(stage: Stage) -> None:
    jana = stage.phones["Jana"]
    await people.everyone_joined(stage)
    await people.begin_announcement(stage, PL, CS)
    card = last_said(stage)
    assert "Odesílání začne za" in card.text
    assert card.labels == ["↩️ Vzít zpět"]
    said = len(people.cards(jana, ""))
    stage.mail.faults.add(stage="rcpt", reply="451 4.7.1 Greylisted, try again later", times=6)
    await stage.move(seconds=people.UNDO)
    await stage.move(seconds=3)  # her card says how it goes
    assert last_said(stage).id == card.id
    assert "Doručeno: 2" in last_said(stage).text
    assert "Zkusíme znovu: 2" in last_said(stage).text
    assert len(people.cards(jana, "")) == said
    await stage.move(minutes=10)
    assert len(people.cards(jana, "")) == said + 1  # the end is said aloud
    assert "Doručeno: 4" in last_said(stage).text
    [before] = [each for each in people.cards(jana, "") if each.id == card.id]
    assert "Odesílání je dokončeno" in before.text  # and the card promises no more that it can be stopped
    assert "⏸ Pozastavit" not in before.labels


async def test_a_card_that_comes_as_a_new_message_is_kept_up_to_date_too(stage: Stage) -> None:
    jana = stage.phones["Jana"]
    await people.everyone_joined(stage)
    await people.invite(stage)
    await stage.move(seconds=3)
    jana.send("/meeting")
    await stage.settle()
    stage.mail.faults.add(stage="rcpt", reply="451 4.7.1 Greylisted, try again later", times=6)
    for step in ("host:culture", "host:culture:cancel", "host:culture:cancel-yes"):
        people.press(jana, step)
        await stage.settle()
    card = last_said(stage)
    assert "Zkusíme znovu: 2" in card.text
    said = len(people.cards(jana, ""))
    await stage.move(minutes=20)
    assert len(people.cards(jana, "")) == said + 1  # the end is said aloud
    assert "Odesílání je dokončeno" in card.text
    assert "⏸ Pozastavit" not in card.labels


@on_one_database
async def test_how_long_it_takes_is_told_by_the_pace_since_it_goes_on(stage: Stage) -> None:
    await half_sent(stage)
    await steer(stage, "pause")
    await stage.move(hours=5)
    stage.mail.faults.clear()
    stage.mail.faults.add(stage="rcpt", reply="451 4.7.1 Greylisted, try again later", times=1)
    await steer(stage, "resume")
    await stage.move(seconds=3)
    assert "Zkusíme znovu: 1" in last_said(stage).text
    assert "hodin" not in last_said(stage).text
    assert "minut." not in last_said(stage).text  # one at the most


async def test_the_card_tells_that_quiet_hours_hold_it(stage: Stage) -> None:
    await people.everyone_joined(stage)
    await stage.move(hours=13)  # ten in the evening
    await people.begin_announcement(stage, PL, CS)
    assert "Odesílání lze vzít zpět ještě" in last_said(stage).text
    assert "🌙 Noční klid: odesílání začne v 8:00." in last_said(stage).text
    await stage.move(seconds=people.UNDO)
    await stage.move(hours=1)
    assert "🌙 Noční klid: odesílání začne v 8:00." in last_said(stage).text
    assert "Odesílání probíhá" not in last_said(stage).text
    assert readers(stage) == []
    await stage.move(hours=10)
    assert len(readers(stage)) == 4


@on_one_database
async def test_a_night_on_the_way_is_told_and_none_of_the_time_it_takes(stage: Stage) -> None:
    await people.everyone_joined(stage)
    await stage.move(hours=11, minutes=57)
    await people.begin_announcement(stage, PL, CS)
    stage.mail.faults.add(stage="rcpt", reply="451 4.7.1 Greylisted, try again later", times=6)
    await stage.move(seconds=people.UNDO)
    await stage.move(seconds=3)
    assert "Odesílání probíhá" in last_said(stage).text
    await stage.move(minutes=30)
    assert "🌙 Noční klid: odesílání bude pokračovat v 8:00." in last_said(stage).text
    assert "minut" not in last_said(stage).text


@on_one_database
async def test_a_card_that_was_deleted_does_not_come_back_and_the_end_is_said(stage: Stage) -> None:
    jana = stage.phones["Jana"]
    await people.everyone_joined(stage)
    await people.begin_announcement(stage, PL, CS)
    jana.delete(last_said(stage))
    edits = len(stage.telegram.calls("editMessageText"))
    said = len(people.cards(jana, ""))
    for name, times in (("Bartek", 2), ("Cecílie", 4)):  # there is something new to show again and again
        address = stage.mailboxes[name].address
        stage.mail.faults.add(stage="rcpt", recipient=address, reply="451 4.7.1 Greylisted", times=times)
    await stage.move(seconds=people.UNDO)
    for _ in range(20):
        await stage.move(minutes=1)
    [end] = people.cards(jana, "")[said:]
    assert "Odesílání je dokončeno" in end.text
    assert len(stage.telegram.calls("editMessageText")) == edits + 1  # and it is not tried again and again


@on_one_database
async def test_who_has_said_stop_is_told_no_news_of_her_broadcast(stage: Stage) -> None:
    jana = stage.phones["Jana"]
    await people.everyone_joined(stage)
    await people.begin_announcement(stage, PL, CS)
    jana.send("STOP")
    await stage.settle()
    said = len(people.cards(jana, ""))
    await stage.move(seconds=people.UNDO)
    await stage.move(minutes=5)
    assert len(readers(stage)) == 4
    assert len(people.cards(jana, "")) == said


@on_one_database
async def test_when_it_is_late_and_its_author_has_said_stop_another_organiser_is_asked(stage: Stage) -> None:
    jana, ola = stage.phones["Jana"], stage.phones["Ola"]
    ola.start(await stage.staff_code(RoleKind.ORGANISER))
    await people.everyone_joined(stage)
    await people.begin_announcement(stage, PL, CS)
    jana.send("STOP")
    await stage.settle()
    said = len(people.cards(jana, ""))
    await stage.drop_curtain()
    stage.clock.move(timedelta(hours=4))
    await stage.raise_curtain()
    await stage.move(minutes=10)
    assert len(people.cards(jana, "")) == said
    assert len(people.cards(ola, "Czy jest nadal aktualna?")) == 1
