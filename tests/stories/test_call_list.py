"""Whom a message to many has not reached: they are listed with the reason, and somebody calls them."""

from datetime import timedelta

from bot.core import meetings
from bot.core.broadcasts import Tally
from bot.core.people import RoleKind
from bot.rehearsal import cast
from bot.rehearsal.stage import Stage
from tests import people
from tests.stories.test_broadcasts import CS, PL, last_said, newest, steer


async def calls(stage: Stage) -> list[str]:
    """The lines of the newest broadcast's call list, as Jana reads them."""
    await steer(stage, "calls")
    return sorted(line for line in last_said(stage).text.splitlines() if line.startswith("•"))


async def cancel(stage: Stage) -> None:
    """The operator calls the meeting off."""
    async with stage.app.database.transaction() as store:
        await meetings.cancel(store, await meetings.find(store, "culture"), now=stage.clock.now())
    await stage.settle()


async def test_who_was_refused_is_to_be_called(stage: Stage) -> None:
    await people.everyone_joined(stage)
    stage.mail.faults.add(stage="rcpt", reply="554 5.7.1 Relay access denied", times=None)
    await people.announce(stage, PL, CS)
    _, tally = await newest(stage)
    assert tally == Tally(delivered=2, refused=2)
    assert "📞 Komu zavolat (2)" in last_said(stage).labels
    assert await calls(stage) == [
        f"• {name} · {address} · jiný důvod: recipient: 554 5.7.1 Relay access denied"
        for name, address in (("Bartek", cast.BARTEK.mail), ("Cecílie", cast.CECILIE.mail))
    ]


async def test_who_could_not_be_sent_a_cancellation_in_time_is_to_be_called(stage: Stage) -> None:
    await people.everyone_joined(stage)
    await people.invite(stage)
    async with stage.app.database.transaction() as store:
        meeting = await meetings.find(store, "culture")
    await stage.move(seconds=(meeting.starts - timedelta(hours=1) - stage.clock.now()).total_seconds())
    stage.mail.faults.add(stage="rcpt", reply="451 4.7.1 Try again later", times=None)
    await cancel(stage)
    for _ in range(5):
        await stage.move(minutes=30)
    _, tally = await newest(stage)
    assert tally == Tally(delivered=2, skipped=2, too_late=2)
    stage.phones["Jana"].send("/broadcasts")
    await stage.settle()
    people.press(stage.phones["Jana"], f"broadcast:{(await newest(stage))[0].id}")
    await stage.settle()
    assert "📞 Komu zavolat (2)" in last_said(stage).labels
    assert await calls(stage) == [
        f"• {name} · {address} · zprávu se nepodařilo doručit včas"
        for name, address in (("Bartek", cast.BARTEK.mail), ("Cecílie", cast.CECILIE.mail))
    ]


async def test_whose_mail_comes_back_after_the_end_is_to_be_called_and_that_is_told_once_an_hour(stage: Stage) -> None:
    await people.everyone_joined(stage)
    await people.announce(stage, PL, CS)
    told = len(people.cards(stage.phones["Jana"], "Oznámení č. 1"))
    for name in ("Bartek", "Cecílie"):
        box = stage.mailboxes[name]
        await box.bounce(box.messages[-1])
        await stage.settle()
        await stage.move(minutes=10)
    assert len(people.cards(stage.phones["Jana"], "Oznámení č. 1")) == told
    await stage.move(hours=1)
    [*_, ended] = people.cards(stage.phones["Jana"], "Oznámení č. 1")
    assert len(people.cards(stage.phones["Jana"], "Oznámení č. 1")) == told + 1
    assert "Doručeno: 2" in ended.text
    assert "📞 Komu zavolat (2)" in ended.labels
    await stage.move(hours=3)
    assert len(people.cards(stage.phones["Jana"], "Oznámení č. 1")) == told + 1


async def test_who_calls_a_meeting_off_sees_whom_the_notice_does_not_reach(stage: Stage) -> None:
    jana, david = stage.phones["Jana"], stage.phones["David"]
    await people.everyone_joined(stage)
    await people.invite(stage)
    david.block()
    await stage.move(minutes=1)  # the invitations' end is told, which is not what is looked at
    jana.send("/meeting")
    await stage.settle()
    for step in ("host:culture", "host:culture:cancel", "host:culture:cancel-yes"):
        people.press(jana, step)
        await stage.settle()
    assert "Zrušení setkání" in last_said(stage).text
    await stage.move(minutes=1)
    assert "Odesílání je dokončeno" in last_said(stage).text
    assert "📞 Komu zavolat (1)" in last_said(stage).labels
    assert await calls(stage) == [f"• David · Telegram {david.id} · bot byl zablokován"]


async def test_nobodys_notice_that_has_not_reached_all_is_shown_to_those_who_organise_there(stage: Stage) -> None:
    jana, ola, david = stage.phones["Jana"], stage.phones["Ola"], stage.phones["David"]
    await people.everyone_joined(stage)
    ola.start(await stage.staff_code(RoleKind.ORGANISER, "karvina"))
    await people.invite(stage)
    told = len(people.cards(ola, ""))
    david.block()
    await stage.settle()
    await cancel(stage)
    await stage.move(minutes=1)
    assert len(people.cards(jana, "Zrušení setkání")) == 1
    assert "📞 Komu zavolat (1)" in last_said(stage).labels
    assert len(people.cards(ola, "")) == told  # it is not in her city


async def test_nobodys_notice_that_has_reached_all_is_shown_to_nobody(stage: Stage) -> None:
    await people.everyone_joined(stage)
    await people.invite(stage)
    await cancel(stage)
    await stage.move(minutes=1)
    assert people.cards(stage.phones["Jana"], "Zrušení setkání") == []
