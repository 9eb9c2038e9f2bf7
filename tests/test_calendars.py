"""iCalendar objects: a second library reads back what was written (RFC 5545)."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from bot.calendars import Attendee, Organizer, feed, publish, request
from bot.core.language import Language, Texts
from bot.core.message import Calendar

BOT = Organizer("mailto:mosty@mosty.example.org", "Mosty")
BARTEK = Attendee("bartek@hufiec.example.pl", "Bartek Żak; „druh”, 12:30")
STARTS = datetime(2027, 2, 18, 9, 0, tzinfo=UTC)


def entry(method: str = "REQUEST", title: str = "Kultura", starts: datetime = STARTS, **other: Any) -> Calendar:
    """A meeting of five hours."""
    return Calendar(
        method=method,
        meeting="culture",
        sequence=100,
        starts=starts,
        ends=starts + timedelta(hours=5),
        title=Texts(pl=title, cs=title),
        venue=Texts(pl="Dom Zdrojowy, Park Zdrojowy", cs="Lázeňský dům, park"),
        changed=datetime(2027, 2, 1, 8, 0, tzinfo=UTC),
        **other,
    )


def test_a_request_asks_one_person_in_utc_and_names_no_zone() -> None:
    written = request(entry(answer="TENTATIVE", url="https://mapy.com/s/x"), "culture.r@x", BOT, BARTEK, (Language.PL,))
    read = vobject.readOne(written.decode())
    assert read.validate()
    event = read.vevent
    assert (read.method.value, event.status.value, event.sequence.value) == ("REQUEST", "CONFIRMED", "100")
    assert (event.dtstart.value, event.dtend.value) == (STARTS, STARTS + timedelta(hours=5))
    assert [each.params["PARTSTAT"] for each in event.attendee_list] == [["TENTATIVE"]]
    assert (event.attendee.value, event.organizer.value) == ("mailto:bartek@hufiec.example.pl", BOT.uri)
    assert b"VTIMEZONE" not in written
    assert event.url.value == "https://mapy.com/s/x"


def test_a_cancellation_keeps_the_uid_and_asks_for_no_answer() -> None:
    read = vobject.readOne(
        request(entry("CANCEL", cancelled=True), "culture.r@x", BOT, BARTEK, (Language.CS,)).decode()
    )
    assert (read.method.value, read.vevent.status.value, read.vevent.uid.value) == (
        "CANCEL",
        "CANCELLED",
        "culture.r@x",
    )
    assert "RSVP" not in read.vevent.attendee.params


def test_a_file_names_nobody_and_a_maybe_is_tentative() -> None:
    read = vobject.readOne(publish([("culture.r@x", entry("PUBLISH", answer="TENTATIVE"))], BOT, Language.PL).decode())
    assert (read.method.value, read.vevent.status.value) == ("PUBLISH", "TENTATIVE")
    assert "attendee" not in read.vevent.contents


@pytest.mark.parametrize(
    ("starts", "wall"),
    [
        (datetime(2027, 3, 28, 8, 0, tzinfo=UTC), "20270328T100000"),  # the day the clocks go forward
        (datetime(2027, 3, 27, 9, 0, tzinfo=UTC), "20270327T100000"),
        (datetime(2027, 10, 31, 9, 0, tzinfo=UTC), "20271031T100000"),  # the day they go back
        (datetime(2027, 10, 30, 8, 0, tzinfo=UTC), "20271030T100000"),
    ],
)
def test_a_feed_tells_the_wall_clock_and_its_zone_across_daylight_saving(starts: datetime, wall: str) -> None:
    found = [("a@x", entry("PUBLISH", starts=starts)), ("b@x", entry("PUBLISH"))]
    written = feed(found, "Spotkania", ZoneInfo("Europe/Warsaw"), BOT, Language.PL).decode()
    read = vobject.readOne(written)
    assert f"DTSTART;TZID=Europe/Warsaw:{wall}" in written
    assert [event.dtstart.value.astimezone(UTC) for event in read.vevent_list] == [starts, STARTS]
    assert written.count("BEGIN:VTIMEZONE") == 1
    assert feed(found, "Spotkania", ZoneInfo("Europe/Warsaw"), BOT, Language.PL).decode() == written


def test_an_empty_feed_is_a_calendar_too() -> None:
    written = feed([], "Setkání", ZoneInfo("Europe/Warsaw"), BOT, Language.CS).decode()
    assert vobject.readOne(written).name == "VCALENDAR"


_LETTERS = st.characters(exclude_categories=["C", "Zl", "Zp"]) | st.sampled_from("\n,;:\\\"'^ąžŻ🎟")


@given(st.text(_LETTERS).map(str.strip).filter(bool))  # a title has no blanks around it: see Texts
def test_any_title_comes_back_as_it_was_and_no_line_is_longer_than_75_octets(title: str) -> None:
    written = request(entry(title=title), "culture.r@x", BOT, BARTEK, (Language.PL,))
    assert all(len(line) <= 75 for line in written.split(b"\r\n"))
    assert vobject.readOne(written.decode()).vevent.summary.value == title
