"""A conference's sessions move with it, and come back with it: every calendar shows the hours that hold in the end."""

from datetime import timedelta

from bot.core import meetings, sessions
from bot.rehearsal.stage import Stage
from bot.rehearsal.telegram import FaultKind
from tests.people import mails
from tests.stories.acts import on_one_database, put_off
from tests.stories.test_moves import undo
from tests.stories.test_places import tap
from tests.stories.test_sessions import CULTURE, entries, gather, reply

CALENDAR, PLAN = "Společný kalendář", "Plán další"


async def choose(stage: Stage, name: str, numbers: str) -> None:
    """Answers the confirmation with the numbers of sessions."""
    await reply(stage, name, mails(stage, name, "zaznamenána" if name == "Cecílie" else "zapisana")[0], numbers)


def shown(stage: Stage, name: str, title: str) -> list[str]:
    """Every day that a calendar was told for a session, oldest first."""
    return [f"{each.decoded('DTSTART'):%d.%m.}" for each in entries(stage, name, title)]


@on_one_database
async def test_who_chose_a_workshop_meanwhile_is_told_the_hours_it_has_come_back_to(stage: Stage) -> None:
    await gather(stage, "Bartek", "Cecílie")
    await choose(stage, "Cecílie", "1")
    await stage.move(minutes=1)
    await put_off(stage, "conference", days=7)
    await stage.move(minutes=3)
    await choose(stage, "Bartek", "3")
    assert shown(stage, "Bartek", "Plan dalszej") == ["17.06."]
    await undo(stage)
    await stage.move(hours=1)
    assert shown(stage, "Bartek", "Plan dalszej") == ["17.06.", "10.06."]
    given_up, holds = entries(stage, "Bartek", "Plan dalszej")
    assert holds["UID"] == given_up["UID"]
    assert int(str(holds["SEQUENCE"])) > int(str(given_up["SEQUENCE"]))
    assert shown(stage, "Cecílie", CALENDAR) == ["10.06."]  # hers never showed another day


@on_one_database
async def test_an_entry_that_had_not_gone_out_yet_goes_out_all_the_same(stage: Stage) -> None:
    await gather(stage, "Cecílie")
    stage.mail.faults.add(stage="rcpt", reply="451 4.7.1 Greylisted, try again later", times=2)
    await choose(stage, "Cecílie", "1")
    assert shown(stage, "Cecílie", CALENDAR) == []
    await put_off(stage, "conference", days=7)
    await undo(stage)
    await stage.move(hours=1)
    assert shown(stage, "Cecílie", CALENDAR) == ["10.06."]


@on_one_database
async def test_a_move_there_and_back_within_ten_minutes_is_told_to_no_calendar(stage: Stage) -> None:
    await gather(stage, "Cecílie")
    await choose(stage, "Cecílie", "1")
    await stage.move(minutes=1)
    await put_off(stage, "conference", days=7)
    await stage.move(minutes=4)
    await put_off(stage, "conference", days=7)
    await put_off(stage, "conference", days=-14)
    await stage.move(hours=1)
    assert shown(stage, "Cecílie", CALENDAR) == ["10.06."]
    await put_off(stage, "conference", days=1)
    await put_off(stage, "conference", days=1)
    await stage.move(hours=1)
    assert shown(stage, "Cecílie", CALENDAR) == ["10.06.", "12.06."]


async def begin_later(stage: Stage, **by: float) -> None:
    """The workshop of culture alone is put off, within its meeting."""
    async with stage.app.database.transaction() as store:
        which = await sessions.find(store, CULTURE)
        later = timedelta(**by)
        starts, ends = which.starts + later, which.ends + later
        await sessions.move(store, which, starts=starts, ends=ends, now=stage.clock.now())
    await stage.settle()


@on_one_database
async def test_a_workshop_put_off_while_its_conference_was_is_told_again_when_that_is_taken_back(stage: Stage) -> None:
    await gather(stage, "Ania", "Cecílie")
    await choose(stage, "Cecílie", "1")
    await tap(stage, stage.phones["Ania"], f"session:{CULTURE}")  # its one seat is taken: she waits for it
    await stage.move(minutes=1)
    await put_off(stage, "conference", days=7)
    await stage.move(minutes=2)
    await begin_later(stage, minutes=15)
    await stage.move(minutes=1)
    await undo(stage)
    await stage.move(hours=1)
    told = [each.text for each in stage.phones["Ania"].messages if "Zmieniła się godzina" in each.text]
    assert [("17 czerwca" in each, "10:45" in each) for each in told] == [(True, True), (False, True)]
    assert "Dotychczas: czw., 10 cze, godz. 10:30" in told[-1]
    newest = entries(stage, "Cecílie", CALENDAR)[-1]
    assert f"{newest.decoded('DTSTART'):%d.%m. %H:%M %Z}" == "10.06. 08:45 UTC"  # 10:45 there


@on_one_database
async def test_a_workshop_s_own_hour_is_told_though_its_conference_moves_before_that_got_through(stage: Stage) -> None:
    await gather(stage, "Ania")
    await tap(stage, stage.phones["Ania"], f"session:{CULTURE}")
    await stage.move(minutes=1)
    stage.telegram.faults.add(kind=FaultKind.DROP_BEFORE, method="sendMessage", times=2)
    await begin_later(stage, minutes=15)
    await put_off(stage, "conference", days=7)
    await stage.move(hours=1)
    [told] = [each.text for each in stage.phones["Ania"].messages if "Zmieniła się godzina" in each.text]
    assert "17 czerwca" in told
    assert "10:45" in told


@on_one_database
async def test_who_leaves_a_workshop_and_comes_back_has_a_later_revision_each_time(stage: Stage) -> None:
    await gather(stage, "Cecílie")
    for numbers in ("3", "0", "3"):
        await choose(stage, "Cecílie", numbers)
    told = entries(stage, "Cecílie", PLAN)
    assert [str(each["STATUS"]) for each in told] == ["CONFIRMED", "CANCELLED", "CONFIRMED"]
    assert len({str(each["UID"]) for each in told}) == 1
    revisions = [int(str(each["SEQUENCE"])) for each in told]
    assert revisions == sorted(set(revisions))


@on_one_database
async def test_a_cancelled_conference_calls_its_workshops_off_in_every_calendar(stage: Stage) -> None:
    await gather(stage, "Bartek", "Cecílie")
    for name in ("Bartek", "Cecílie"):
        await choose(stage, name, "3")  # the panel has seats for both
    async with stage.app.database.transaction() as store:
        await meetings.cancel(store, await meetings.find(store, "conference"), now=stage.clock.now())
    await stage.settle()
    for name, title in (("Bartek", "Plan dalszej"), ("Cecílie", PLAN)):
        assert str(entries(stage, name, title)[-1]["STATUS"]) == "CANCELLED"
