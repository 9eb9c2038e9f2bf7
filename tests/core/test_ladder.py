"""Offsets of the ladder (RFC 5545 §3.3.6), and the moments they mean."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot import programme
from bot.core.ladder import Offset, StepKind, after, before, rungs
from bot.core.meetings import Meeting
from bot.workdays import is_holiday

EXAMPLE = Path(__file__).parents[2] / "deploy" / "programme.example.toml"


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        ("-P7D", Offset(7, timedelta(), from_deadline=False)),
        ("-P1W", Offset(7, timedelta(), from_deadline=False)),
        ("-PT2H", Offset(0, timedelta(hours=2), from_deadline=False)),
        ("-P1DT12H", Offset(1, timedelta(hours=12), from_deadline=False)),
        ("-PT90M", Offset(0, timedelta(minutes=90), from_deadline=False)),
        ("answer_by-P1D", Offset(1, timedelta(), from_deadline=True)),
        ("answer_by-PT4H", Offset(0, timedelta(hours=4), from_deadline=True)),
    ],
)
def test_offsets(text: str, offset: Offset) -> None:
    assert before(text) == offset


@pytest.mark.parametrize("offset", ["", "-P", "-PT", "P7D", "7 days", "-P7", "-P1M", "answer_by", "ends-P1D"])
def test_anything_else_is_refused_with_an_example(offset: str) -> None:
    with pytest.raises(ValueError, match="-P7D"):
        before(offset)


@pytest.mark.parametrize("offset", ["-PT3H", "", "answer_byP1D", "answer_by-P1D"])
def test_what_comes_after_the_end_has_no_sign_and_no_deadline(offset: str) -> None:
    assert after("PT3H") == Offset(0, timedelta(hours=3), from_deadline=False)
    with pytest.raises(ValueError, match="PT3H"):
        after(offset)


def meeting(starts: str, **changed: Any) -> Meeting:
    """The culture meeting of the example, at another time (UTC), and with no ladder but the one that is asked for."""
    found = next(each for each in programme.read(EXAMPLE).meetings if each.id == "culture")
    begins = datetime.fromisoformat(starts).replace(tzinfo=UTC)
    bare: dict[str, Any] = {"reminders": [], "nudges": [], "here": "", "thanks": "", "answer_by": None}
    return replace(found, starts=begins, ends=begins + timedelta(hours=5), **{**bare, **changed})


@pytest.mark.parametrize(
    ("starts", "day_before", "two_hours_before"),
    [
        # the last Sunday of March: 10:00 in Warsaw is 08:00 UTC on the day, and was 09:00 UTC the day before
        ("2027-03-28T08:00", "2027-03-27T09:00", "2027-03-28T06:00"),
        ("2027-03-29T08:00", "2027-03-28T08:00", "2027-03-29T06:00"),
        # the last Sunday of October: 10:00 is 09:00 UTC on the day, and was 08:00 UTC the day before
        ("2027-10-31T09:00", "2027-10-30T08:00", "2027-10-31T07:00"),
        # hours are hours: two before three o'clock on the night when it is two o'clock only once, or twice
        ("2027-03-28T01:00", "2027-03-27T02:00", "2027-03-27T23:00"),
        ("2027-10-31T02:00", "2027-10-30T01:00", "2027-10-31T00:00"),
    ],
)
def test_days_are_days_of_the_wall_clock_and_hours_are_hours(
    starts: str, day_before: str, two_hours_before: str
) -> None:
    ladder = rungs(meeting(starts, reminders=["-P1D", "-PT2H"]))
    assert [f"{rung.at:%Y-%m-%dT%H:%M}" for rung in ladder] == [day_before, two_hours_before]


def test_a_nudge_counts_from_the_answer_deadline_and_ends_there() -> None:
    deadline = datetime(2027, 2, 15, 11, 0, tzinfo=UTC)
    found = meeting("2027-02-18T09:00", nudges=["-P5D", "-P1D", "answer_by-P1D"], answer_by=deadline)
    ladder = rungs(found)
    assert [(rung.offset, f"{rung.at:%d %H:%M}") for rung in ladder] == [
        ("-P5D", "13 09:00"),
        ("answer_by-P1D", "14 11:00"),
    ]
    assert {rung.until for rung in ladder} == {deadline}
    assert rungs(replace(found, answer_by=None, nudges=["answer_by-P1D"])) == []


@pytest.mark.parametrize(
    ("starts", "offset", "falls_on"),
    [
        ("2027-02-22T09:00", "-P1D", date(2027, 2, 19)),  # from Sunday to Friday
        ("2027-02-22T09:00", "-P3D", date(2027, 2, 19)),  # a Friday stays
        ("2027-03-30T08:00", "-P1D", date(2027, 3, 25)),  # Easter Monday, and Good Friday in Czechia
        ("2027-11-12T09:00", "-P1D", date(2027, 11, 10)),  # Independence Day in Poland
        ("2027-07-07T08:00", "-P1D", date(2027, 7, 2)),  # Jan Hus, Cyril and Methodius, a weekend
        ("2027-02-22T09:00", "-PT2H", date(2027, 2, 22)),  # hours before: not moved
    ],
)
def test_a_step_that_falls_on_a_day_off_in_either_country_is_taken_on_the_working_day_before(
    starts: str, offset: str, falls_on: date
) -> None:
    found = meeting(starts, reminders=[offset], working_days=True)
    [rung] = rungs(found, lambda day: is_holiday(day, ("PL", "CZ")))
    assert found.local(rung.at).date() == falls_on
    if offset != "-PT2H":
        assert found.local(rung.at).time() == found.local(found.starts).time()


def test_a_meeting_that_does_not_ask_for_working_days_keeps_its_sundays() -> None:
    [rung] = rungs(meeting("2027-02-22T09:00", reminders=["-P1D"]), lambda day: True)
    assert f"{rung.at:%Y-%m-%d}" == "2027-02-21"


def test_the_day_itself_and_what_comes_afterwards() -> None:
    ladder = rungs(meeting("2027-02-18T09:00", here="-PT1H", thanks="P1DT3H"))
    assert [(rung.kind, f"{rung.at:%d %H:%M}") for rung in ladder] == [
        (StepKind.HERE, "18 08:00"),
        (StepKind.THANKS, "19 17:00"),
    ]


def test_a_country_without_a_calendar_has_no_holidays() -> None:
    assert not is_holiday(date(2027, 1, 1), ("XX",))
    assert is_holiday(date(2027, 1, 1), ("XX", "PL"))
