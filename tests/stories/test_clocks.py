"""The nights on which the clocks change: what is said of a meeting that day, and when it is said."""

from datetime import UTC, datetime, timedelta

import icalendar
import pytest

from bot.core import invitations
from bot.rehearsal.stage import Stage
from tests import people
from tests.people import UNDO, mails, press, reload
from tests.stories.acts import on_one_database

_STEPS = 'reminders = ["-P7D", "-P1D", "-PT2H"]  # to those'


@pytest.mark.parametrize(
    ("day", "begins", "reminded", "words"),
    [
        # forward: the day before is a day of 23 hours away, by the wall clock it is the same hour
        ("2027-03-28", datetime(2027, 3, 28, 8, 0, tzinfo=UTC), datetime(2027, 3, 27, 9, 0, tzinfo=UTC), "28 marca"),
        # and back
        (
            "2027-10-31",
            datetime(2027, 10, 31, 9, 0, tzinfo=UTC),
            datetime(2027, 10, 30, 8, 0, tzinfo=UTC),
            "31 października",
        ),
    ],
)
async def test_a_reminder_keeps_the_hour_on_the_wall_and_a_calendar_the_moment(
    stage: Stage, day: str, begins: datetime, reminded: datetime, words: str
) -> None:
    await people.subscribe(stage, "Ania", "Cecílie")
    await reload(
        stage,
        ("starts = 2027-02-18T10:00:00", f"starts = {day}T10:00:00"),
        ("ends = 2027-02-18T15:00:00", f"ends = {day}T15:00:00"),
        ("answer_by = 2027-02-15", f"answer_by = {begins - timedelta(days=3):%Y-%m-%d}"),
        (_STEPS, 'reminders = ["-P1D", "-PT2H"]  # to those'),
    )
    stage.clock.move(begins - timedelta(days=17) - stage.clock.now())  # nobody has been invited till then
    async with stage.app.database.transaction() as store:
        await invitations.invite(store, "culture", stage.clock.now())
    await stage.move(seconds=UNDO)
    ania, cecilie = stage.phones["Ania"], stage.mailboxes["Cecílie"]
    assert f"{words} 2027, godz. 10:00–15:00" in ania.last.text
    (entry,) = icalendar.Calendar.from_ical(cecilie.messages[-1].ics).walk("VEVENT")
    assert entry.decoded("DTSTART") == begins
    press(ania, "answer:culture:ACCEPTED")
    await cecilie.reply(cecilie.messages[-1], "Ano")
    await stage.settle()

    for due, title, subject in (
        (reminded, "Jutro", "Zítra"),
        (begins.replace(hour=begins.hour - 2), "Dzisiaj", "Dnes"),
    ):
        await stage.move(seconds=(due - stage.clock.now()).total_seconds() - 60)
        assert not people.cards(ania, title)
        assert not mails(stage, "Cecílie", subject)
        await stage.move(minutes=2)
        assert len(people.cards(ania, title)) == len(mails(stage, "Cecílie", subject)) == 1


@on_one_database
@pytest.mark.parametrize(
    "evening", [datetime(2027, 3, 27, 21, 0, tzinfo=UTC), datetime(2027, 10, 30, 20, 0, tzinfo=UTC)]
)
async def test_the_quiet_hours_end_at_the_same_hour_on_the_wall(stage: Stage, evening: datetime) -> None:
    """It is ten in the evening, and the night is an hour shorter or longer than others."""
    ania, jana = await people.joined_by_taps(stage, "Ania"), stage.phones["Jana"]
    stage.clock.move(evening - stage.clock.now())
    await people.begin_announcement(stage, "Zmiana sali", "Změna sálu")
    [card] = people.cards(jana, "Noční klid")
    assert "odesílání začne v 8:00" in card.text
    morning = evening.replace(hour=6 if evening.month == 3 else 7) + timedelta(days=1)
    await stage.move(seconds=(morning - stage.clock.now()).total_seconds() - 60)
    assert people.cards(ania, "Zmiana sali") == []
    await stage.move(minutes=2)
    assert len(people.cards(ania, "Zmiana sali")) == 1
