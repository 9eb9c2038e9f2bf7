"""What a programme file means: its defaults, its order, its times; and the example that is a real project."""

import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot import programme
from bot.core.ladder import rungs
from bot.core.language import Language
from bot.core.meetings import MeetingKind, MeetingStatus
from bot.programme import ProgrammeInvalid
from tests.programme.written import EXAMPLE, NOW, TEXT, problems, read_with


def test_defaults(file: Path) -> None:
    [meeting] = read_with(file).meetings
    assert meeting.working_languages == ["pl", "cs"]
    assert meeting.delegates_per_institution == 2
    assert meeting.admission == "open"
    assert meeting.answer_by is None
    assert (meeting.reminders, meeting.nudges) == ([], [])
    assert meeting.status == MeetingStatus.CONFIRMED


def test_positions_are_the_order_of_the_file(file: Path) -> None:
    assert [(each.id, each.position) for each in read_with(file).sectors] == [("safety", 1), ("sport", 2)]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2027-04-15T09:00:00", datetime(2027, 4, 15, 7, tzinfo=UTC)),
        ("2027-02-15T09:00:00", datetime(2027, 2, 15, 8, tzinfo=UTC)),
        ("2027-04-15 09:00:00", datetime(2027, 4, 15, 7, tzinfo=UTC)),
        ("2027-04-15T07:00:00Z", datetime(2027, 4, 15, 7, tzinfo=UTC)),
        ("2027-04-15T09:00:00+02:00", datetime(2027, 4, 15, 7, tzinfo=UTC)),
    ],
)
def test_times_without_an_offset_are_the_edition_s_wall_clock(written: str, meant: datetime, file: Path) -> None:
    assert read_with(file, ("starts = 2027-04-15T09:00:00", f"starts = {written}")).meetings[0].starts == meant


def test_an_hour_there_is_twice_is_the_first_of_them(file: Path) -> None:
    read = read_with(file, ("[[meeting]]", "[[meeting]]\nanswer_by = 2026-10-25T02:30:00"))
    assert read.meetings[0].answer_by == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


MARK = ('funding = { pl = "UE", cs = "EU" }', 'funding_marks = [{ file = "eu.png", alt = { pl = "UE", cs = "EU" } }]')
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\2\x58\0\0\0\xc8\x08\2\0\0\0"
JPEG = b"\xff\xd8\xff\xe0\0\4JF\xff\xff\xc2\0\x11\x08\0\xc8\2\x58\3\1\x11\0"


@pytest.mark.parametrize(("content", "media_type"), [(PNG, "image/png"), (JPEG, "image/jpeg")])
def test_funding_marks_are_pictures_beside_the_file(content: bytes, media_type: str, file: Path) -> None:
    (file.parent / "eu.png").write_bytes(content)
    [mark] = read_with(file, (MARK[0], f"{MARK[0]}\n{MARK[1]}")).marks
    assert (mark.media_type, mark.width, mark.height, mark.content) == (media_type, 600, 200, content)
    assert mark.alt[Language.CS] == "EU"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, '"eu.png" cannot be read (No such file or directory); name a file beside the programme\'s'),
        (b"<svg/>", '"eu.png" is neither PNG nor JPEG, which is what every mail program shows'),
        (PNG + b"\0" * 40_000, '"eu.png" has 40 kB; make it at most 40 kB'),
    ],
)
def test_a_funding_mark_that_does_not_fit(content: bytes | None, said: str, file: Path) -> None:
    if content is not None:
        (file.parent / "eu.png").write_bytes(content)
    assert problems(file, (MARK[0], f"{MARK[0]}\n{MARK[1]}")) == [f"6: edition → funding_marks 1 → file: {said}"]


def test_a_programme_without_meetings(file: Path) -> None:
    assert read_with(file, (TEXT[TEXT.index("[[meeting]]") :], "")).meetings == ()


def test_a_file_as_windows_saves_it(file: Path) -> None:
    file.write_bytes(b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode())
    assert programme.read(file).edition.id == "2027"


def test_a_status_may_be_cancelled(file: Path) -> None:
    read = read_with(file, ('kind = "conference"', 'kind = "conference"\nstatus = "cancelled"'))
    assert read.meetings[0].status == MeetingStatus.CANCELLED


HOLIDAYS = {
    *(date(2027, 1, day) for day in (1, 6)),
    *(date(2027, 3, day) for day in (26, 28, 29)),
    *(date(2027, 5, day) for day in (1, 3, 8, 16, 27)),
    *(date(2027, 7, day) for day in (5, 6)),
}
"""Days off in Poland or in the Czech Republic, January to July."""


def test_the_example_is_the_project() -> None:
    example = programme.read(EXAMPLE)
    assert [each.id for each in example.cities] == ["jastrzebie", "karvina", "havirov"]
    assert [each.id for each in example.sectors] == ["culture", "education", "sport", "tourism", "economy", "safety"]
    assert [(each.id, each.kind, each.host) for each in example.meetings] == [
        ("culture", MeetingKind.SECTOR_MEETING, "jastrzebie"),
        ("economy", MeetingKind.SECTOR_MEETING, "karvina"),
        ("safety", MeetingKind.SECTOR_MEETING, "havirov"),
        ("stand-karvina", MeetingKind.STAND, "karvina"),
        ("stand-havirov", MeetingKind.STAND, "havirov"),
        ("conference", MeetingKind.CONFERENCE, "jastrzebie"),
    ]
    assert [each.kind for each in example.sessions] == ["workshop", "workshop", "panel"]


def test_the_example_s_meetings_are_on_working_days_ahead_of_the_rehearsal() -> None:
    for meeting in programme.read(EXAMPLE).meetings:
        day = meeting.local(meeting.starts)
        assert day > NOW
        assert day.weekday() < 5
        assert day.date() not in HOLIDAYS


def test_each_step_of_the_example_s_ladders_makes_sense() -> None:
    for meeting in programme.read(EXAMPLE).meetings:
        assert meeting.answer_by is not None
        ladder = rungs(meeting, lambda day: day in HOLIDAYS)
        steps = [*meeting.reminders, *meeting.nudges, meeting.here, meeting.thanks]
        assert len(ladder) == len([each for each in steps if each]), meeting.id
        assert all(rung.at > NOW for rung in ladder)


@pytest.mark.parametrize(
    "header", ["[edition]", "[[city]]", "[[kind]]", "[[sector]]", "[[meeting]]", "[[meeting.session]]", "funding_marks"]
)
def test_the_example_shows_every_key(tmp_path: Path, header: str) -> None:
    example = EXAMPLE.read_text("utf-8")
    strange = example.replace(f"{header}\n", f"{header}\nzzz = 1\n", 1)
    if header == "funding_marks":
        strange = example.replace("# funding_marks = [{ file", "funding_marks = [{ zzz = 1, file", 1)
    path = tmp_path / "strange.toml"
    path.write_text(strange, "utf-8")
    with pytest.raises(ProgrammeInvalid) as caught:
        programme.read(path)
    keys = re.findall(r"zzz: is not known; the keys here are (.*)", str(caught.value))[0].split(", ")
    shown = set(re.findall(r"(\w+) = |\[\[meeting\.(\w+)\]\]", example))
    assert {*keys} <= {key for pair in shown for key in pair}
