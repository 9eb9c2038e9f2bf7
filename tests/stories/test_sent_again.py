"""What is sent again, and what goes out late: whoever waits is not left behind, and an organiser is asked."""

from datetime import timedelta

from bot.core import broadcasts
from bot.core.people import RoleKind
from bot.rehearsal.stage import Stage
from bot.rehearsal.telegram import FaultKind
from tests import people
from tests.stories.test_broadcasts import CS, PL, last_said, on_one_database, readers, steer


async def test_nothing_is_sent_again_while_it_is_paused_and_nobody_who_waits_is_left_behind(stage: Stage) -> None:
    await people.everyone_joined(stage)
    jana, ania, david = stage.phones["Jana"], stage.phones["Ania"], stage.phones["David"]
    for phone in (ania, david):
        phone.block()
    await stage.settle()
    await people.announce(stage, PL, CS)
    old = last_said(stage)
    ania.unblock()
    await stage.settle()
    said = "Too Many Requests: retry after 60"
    wait = {"retry_after": 60}
    stage.telegram.faults.add(
        method="sendMessage", chat_id=ania.id, kind=FaultKind.ERROR, code=429, description=said, parameters=wait
    )
    await steer(stage, "failed")
    await steer(stage, "pause")
    david.unblock()
    await stage.settle()
    stage.telegram.world.press(jana.person, old, "broadcast:1:failed")
    await stage.settle()
    assert "bude možné odeslat znovu, až bude pokračovat" in jana.last.text
    await steer(stage, "resume")
    await stage.move(minutes=2)
    assert sorted(readers(stage)) == ["Ania", "Bartek", "Cecílie"]
    await steer(stage, "failed")
    await stage.move(minutes=1)
    assert sorted(readers(stage)) == ["Ania", "Bartek", "Cecílie", "David"]


@on_one_database
async def test_what_is_sent_again_within_the_minute_can_still_be_undone(stage: Stage) -> None:
    ania, _ = await people.joined_by_taps(stage, "Ania"), await people.joined_by_taps(stage, "David")
    ania.block()
    await stage.settle()
    await people.begin_announcement(stage, PL, CS)
    ania.unblock()
    await stage.settle()
    async with stage.app.database.transaction() as store:
        assert await broadcasts.resend_failed(store, await broadcasts.find(store, 1), stage.clock.now()) == 1
    stage.app.relay.wake()
    await stage.settle()
    await steer(stage, "undo")
    await stage.move(minutes=10)
    assert people.cards(ania, PL) == []


@on_one_database
async def test_what_no_server_takes_for_hours_is_late_however_often_it_is_tried(stage: Stage) -> None:
    await people.everyone_joined(stage)
    await people.begin_announcement(stage, PL, CS)
    for where in ("connect", "mail"):
        stage.mail.faults.add(stage=where, reply="421 4.3.2 System not accepting network messages", times=None)
    await stage.move(seconds=people.UNDO)
    for _ in range(10):
        stage.clock.move(timedelta(minutes=20))
        await stage.settle()
    stage.mail.faults.clear()
    await stage.move(minutes=1)
    assert sorted(readers(stage)) == ["Ania", "David"]
    assert "Je stále aktuální?" in last_said(stage).text
    await steer(stage, "resume")
    await stage.move(minutes=1)
    assert sorted(readers(stage)) == ["Ania", "Bartek", "Cecílie", "David"]


async def test_what_is_late_is_asked_of_every_organiser_where_its_author_cannot_be_asked(stage: Stage) -> None:
    jana, ola = stage.phones["Jana"], stage.phones["Ola"]
    await people.everyone_joined(stage)
    ola.start(await stage.staff_code(RoleKind.ORGANISER))
    await people.begin_announcement(stage, PL, CS)
    jana.block()
    await stage.settle()
    await stage.drop_curtain()
    stage.clock.move(timedelta(hours=4))
    await stage.raise_curtain()
    await stage.settle()
    await stage.move(minutes=10)
    assert len(people.cards(ola, "Czy jest nadal aktualna?")) == 1
    people.press(ola, "broadcast:1:resume")
    await stage.settle()
    await stage.move(minutes=1)
    assert sorted(readers(stage)) == ["Ania", "Bartek", "Cecílie", "David"]


@on_one_database
async def test_what_is_late_is_asked_of_those_who_organise_and_not_of_who_no_longer_does(stage: Stage) -> None:
    jana, ola = stage.phones["Jana"], stage.phones["Ola"]
    await people.everyone_joined(stage)
    ola.start(await stage.staff_code(RoleKind.ORGANISER))
    await people.begin_announcement(stage, PL, CS)
    await stage.drop_curtain()
    async with stage.app.database.transaction() as store:
        [role] = [role for role, person in await store.staff() if person.name == "Jana"]
        await store.remove(role)
    stage.clock.move(timedelta(hours=4))
    await stage.raise_curtain()
    await stage.move(minutes=10)
    assert people.cards(jana, "Je stále aktuální?") == []
    assert len(people.cards(ola, "Czy jest nadal aktualna?")) == 1


@on_one_database
async def test_what_an_organiser_sends_after_all_is_worth_sending_from_then_on(stage: Stage) -> None:
    await people.everyone_joined(stage)
    david = stage.phones["David"]
    david.block()
    await stage.settle()
    await people.begin_announcement(stage, PL, CS)
    await stage.drop_curtain()
    stage.clock.move(timedelta(days=3, hours=1))
    await stage.raise_curtain()
    await stage.settle()
    await stage.move(minutes=10)
    assert "Je stále aktuální?" in last_said(stage).text
    await steer(stage, "resume")
    await stage.move(minutes=1)
    assert sorted(readers(stage)) == ["Ania", "Bartek", "Cecílie"]

    await stage.move(days=4)
    david.unblock()
    await stage.settle()
    await steer(stage, "failed")
    await stage.move(minutes=1)
    assert sorted(readers(stage)) == ["Ania", "Bartek", "Cecílie", "David"]
