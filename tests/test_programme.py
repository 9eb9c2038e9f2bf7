"""The programme file: what is wrong with it is said, and loading it changes what an organiser's edit would."""

import re
from collections.abc import Sequence
from dataclasses import fields
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from bot import programme
from bot.core import audience, broadcasts, meetings
from bot.core.ladder import rungs
from bot.core.language import Language
from bot.core.meetings import MeetingKind, MeetingStatus
from bot.core.outbox import Delivery, DeliveryState, Priority
from bot.core.people import Contact, ContactState, Subscriber
from bot.core.rsvps import PartStat, Rsvp
from bot.core.store import Transactions
from bot.programme import Changes, Programme, ProgrammeInvalid

EXAMPLE = Path("deploy/programme.example.toml")
NOW = datetime(2027, 2, 1, 8, 0, tzinfo=UTC)

TEXT = """\
[edition]
id = "2027"
name = { pl = "Spotkania", cs = "Setkání" }
timezone = "Europe/Warsaw"
funding = { pl = "UE", cs = "EU" }

[[city]]
id = "karvina"
name = { pl = "Karwina", cs = "Karviná" }
country = "CZ"

[[kind]]
id = "ngo"
name = { pl = "NGO", cs = "NNO" }

[[sector]]
id = "safety"
name = { pl = "Bezpieczeństwo", cs = "Bezpečnost" }

[[sector]]
id = "sport"
name = { pl = "Sport", cs = "Sport" }

[[meeting]]
id = "safety"
kind = "conference"
sectors = ["safety"]
host = "karvina"
starts = 2027-04-15T09:00:00
ends = 2027-04-15T15:00:00
title = { pl = "Konferencja", cs = "Konference" }
venue = { pl = "Ratusz", cs = "Radnice" }
capacity = 60

  [[meeting.session]]
  id = "panel"
  kind = "panel"
  starts = 2027-04-15T10:00:00
  ends = 2027-04-15T11:00:00
  capacity = 20
  title = { pl = "Panel", cs = "Panel" }
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the programme is written."""
    return tmp_path / "programme.toml"


def _read(file: Path, *edits: tuple[str, str]) -> Programme:
    """The programme above, with the first of each text exchanged."""
    text = TEXT
    for old, new in edits:
        assert old in text
        text = text.replace(old, new, 1)
    file.write_text(text, "utf-8")
    return programme.read(file)


def _problems(file: Path, *edits: tuple[str, str]) -> list[str]:
    with pytest.raises(ProgrammeInvalid) as caught:
        _read(file, *edits)
    return [line.removeprefix(f"{file}:") for line in str(caught.value).splitlines()]


# Reading


def test_defaults(file: Path) -> None:
    [meeting] = _read(file).meetings
    assert meeting.working_languages == ["pl", "cs"]
    assert meeting.delegates_per_institution == 2
    assert meeting.admission == "open"
    assert meeting.answer_by is None
    assert (meeting.reminders, meeting.nudges) == ([], [])
    assert meeting.status == MeetingStatus.CONFIRMED


def test_positions_are_the_order_of_the_file(file: Path) -> None:
    assert [(each.id, each.position) for each in _read(file).sectors] == [("safety", 1), ("sport", 2)]


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
    assert _read(file, ("starts = 2027-04-15T09:00:00", f"starts = {written}")).meetings[0].starts == meant


def test_an_hour_there_is_twice_is_the_first_of_them(file: Path) -> None:
    read = _read(file, ("[[meeting]]", "[[meeting]]\nanswer_by = 2026-10-25T02:30:00"))
    assert read.meetings[0].answer_by == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


MARK = ('funding = { pl = "UE", cs = "EU" }', 'funding_marks = [{ file = "eu.png", alt = { pl = "UE", cs = "EU" } }]')
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\2\x58\0\0\0\xc8\x08\2\0\0\0"
JPEG = b"\xff\xd8\xff\xe0\0\4JF\xff\xff\xc2\0\x11\x08\0\xc8\2\x58\3\1\x11\0"


@pytest.mark.parametrize(("content", "media_type"), [(PNG, "image/png"), (JPEG, "image/jpeg")])
def test_funding_marks_are_pictures_beside_the_file(content: bytes, media_type: str, file: Path) -> None:
    (file.parent / "eu.png").write_bytes(content)
    [mark] = _read(file, (MARK[0], f"{MARK[0]}\n{MARK[1]}")).marks
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
    assert _problems(file, (MARK[0], f"{MARK[0]}\n{MARK[1]}")) == [f"6: edition → funding_marks 1 → file: {said}"]


def test_a_programme_without_meetings(file: Path) -> None:
    assert _read(file, (TEXT[TEXT.index("[[meeting]]") :], "")).meetings == ()


def test_a_file_as_windows_saves_it(file: Path) -> None:
    file.write_bytes(b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode())
    assert programme.read(file).edition.id == "2027"


def test_a_status_may_be_cancelled(file: Path) -> None:
    read = _read(file, ('kind = "conference"', 'kind = "conference"\nstatus = "cancelled"'))
    assert read.meetings[0].status == MeetingStatus.CANCELLED


# Refusing

CHARACTERS = "write up to 32 of the characters a-z, 0-9 and -"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('id = "2027"', "id = 2027", '2: edition → id: is no text; write id = "culture"'),
        ('id = "2027"', 'id = "2027/28"', f'2: edition → id: "2027/28" is no id; {CHARACTERS}'),
        ('timezone = "Europe/Warsaw"\n', "", '1: edition → timezone: is missing; write timezone = "Europe/Warsaw"'),
        (
            "Europe/Warsaw",
            "Europe/Warszawa",
            '4: edition → timezone: "Europe/Warszawa" is no time zone; did you mean "Europe/Warsaw"?',
        ),
        ('"Europe/Warsaw"', '"Europe"', '4: edition → timezone: "Europe" is no time zone; write "Europe/Warsaw"'),
        ('"Europe/Warsaw"', '"../x"', '4: edition → timezone: "../x" is no time zone; write "Europe/Warsaw"'),
        (
            'funding = { pl = "UE", cs = "EU" }\n',
            "",
            '1: edition → funding: is missing; write funding = { pl = "…", cs = "…" }',
        ),
        (
            '{ pl = "UE", cs = "EU" }',
            '"EU"',
            '5: edition → funding: is not a text in two languages; write funding = { pl = "…", cs = "…" }',
        ),
        (
            '{ pl = "UE", cs = "EU" }',
            '{ pl = "UE" }',
            '5: edition → funding.cs: the Czech text is missing; write cs = "…"',
        ),
        (
            '{ pl = "UE", cs = "EU" }',
            '{ pl = " ", cs = "EU" }',
            '5: edition → funding.pl: the Polish text is missing; write pl = "…"',
        ),
        (
            '{ pl = "UE", cs = "EU" }',
            '{ pl = "UE", cs = 5 }',
            '5: edition → funding.cs: is no text; write cs = "…"',
        ),
        (
            '{ pl = "UE", cs = "EU" }',
            '{ pl = "UE", cs = "EU", en = "EU" }',
            "5: edition → funding.en: is not a language here; the languages are pl and cs",
        ),
        (
            'country = "CZ"',
            'country = "cz"',
            '10: city "karvina" → country: "cz" is no country code; write two capital letters: PL or CZ',
        ),
        (
            "[[kind]]",
            '[[city]]\nid = "elsewhere"\nname = { pl = "X", cs = "X" }\ncountry = "PL"\n[[kind]]',
            '13: city "elsewhere" → id: "elsewhere" stands for every city that is not listed; pick another id',
        ),
        ('id = "ngo"\n', "", '12: kind 1 → id: is missing; write id = "culture"'),
        ('id = "sport"', 'id = "safety"', '21: sector "safety" → id: "safety" is there twice; pick another id'),
        ("capacity = 60\n", "", '24: meeting "safety" → capacity: is missing; write capacity = 80'),
        (
            "capacity = 60",
            "capacity = 0",
            '33: meeting "safety" → capacity: 0 is no whole number from 1 to 1000000; write capacity = 80',
        ),
        (
            "capacity = 60",
            'capacity = "60"',
            '33: meeting "safety" → capacity: "60" is no whole number from 1 to 1000000; write capacity = 80',
        ),
        (
            "capacity = 60",
            "capacity = true",
            '33: meeting "safety" → capacity: true is no whole number from 1 to 1000000; write capacity = 80',
        ),
        (
            "capacity = 60",
            "capacity = 60\ndelegates_per_institution = -1",
            '34: meeting "safety" → delegates_per_institution: -1 is no whole number from 1 to 1000000; '
            "write delegates_per_institution = 2",
        ),
        (
            'kind = "conference"',
            'kind = "workshop"',
            '26: meeting "safety" → kind: "workshop" is not known; '
            'write one of "sector-meeting", "conference", "stand"',
        ),
        (
            'kind = "conference"',
            'kind = "conferences"',
            '26: meeting "safety" → kind: "conferences" is not known; did you mean "conference"?',
        ),
        (
            'sectors = ["safety"]',
            'sectors = ["safty"]',
            '27: meeting "safety" → sectors: "safty" is not known; did you mean "safety"?',
        ),
        (
            'sectors = ["safety"]',
            "sectors = []",
            '27: meeting "safety" → sectors: is empty; write sectors = ["safety"]',
        ),
        (
            'sectors = ["safety"]',
            'sectors = "safety"',
            '27: meeting "safety" → sectors: is no list; write sectors = ["safety"]',
        ),
        (
            'sectors = ["safety"]',
            "sectors = [1]",
            '27: meeting "safety" → sectors: is no list of texts; write sectors = ["safety"]',
        ),
        (
            'sectors = ["safety"]',
            'sectors = ["safety", "safety"]',
            '27: meeting "safety" → sectors: "safety" is there twice; write it once',
        ),
        (
            'host = "karvina"',
            'host = "praha"',
            '28: meeting "safety" → host: "praha" is not known; write one of "karvina"',
        ),
        (
            "ends = 2027-04-15T15:00:00",
            "ends = 2027-04-15T09:00:00",
            '30: meeting "safety" → ends: is not after starts; write a later moment',
        ),
        (
            "starts = 2027-04-15T09:00:00",
            "starts = 2027-04-15",
            '29: meeting "safety" → starts: is a day without a time; '
            "write starts = 2027-02-18T10:00:00, without quotes",
        ),
        (
            "starts = 2027-04-15T09:00:00",
            'starts = "2027-04-15T09:00:00"',
            '29: meeting "safety" → starts: is text; write starts = 2027-02-18T10:00:00, without quotes',
        ),
        (
            "starts = 2027-04-15T09:00:00",
            "starts = 09:00:00",
            '29: meeting "safety" → starts: is a time without a day; '
            "write starts = 2027-02-18T10:00:00, without quotes",
        ),
        (
            "starts = 2027-04-15T09:00:00\n",
            "",
            '24: meeting "safety" → starts: is missing; write starts = 2027-02-18T10:00:00',
        ),
        (
            "starts = 2027-04-15T09:00:00",
            "starts = 0001-04-15T09:00:00",
            '29: meeting "safety" → starts: the year 1 cannot be meant; write starts = 2027-02-18T10:00:00',
        ),
        (
            "starts = 2027-04-15T09:00:00",
            "starts = 2027-03-28T02:30:00",
            '29: meeting "safety" → starts: 2027-03-28 02:30 does not exist in Europe/Warsaw: '
            "clocks go forward then; write another hour",
        ),
        (
            "capacity = 60",
            "capacity = 60\nanswer_by = 2027-04-15T09:00:00",
            '34: meeting "safety" → answer_by: is not before the meeting starts; write an earlier moment',
        ),
        (
            "capacity = 60",
            'capacity = 60\nreminders = ["-P7D", "7 days"]',
            '34: meeting "safety" → reminders: "7 days" is no time before the start; '
            "write such as -P7D, -P1DT12H, -PT2H or answer_by-P1D",
        ),
        (
            "capacity = 60",
            'capacity = 60\nnudges = ["answer_by-P1D"]',
            '24: meeting "safety" → answer_by: is missing, and a reminder or nudge is counted from it; '
            "write answer_by = 2027-02-15T12:00:00",
        ),
        (
            "capacity = 60",
            'capacity = 60\nthanks = "-PT3H"',
            '34: meeting "safety" → thanks: "-PT3H" is no time after the end; write such as PT3H or P1D',
        ),
        (
            "capacity = 60",
            'capacity = 60\nmap = "mapy.com"',
            '34: meeting "safety" → map: "mapy.com" is no https address; write map = "https://…"',
        ),
        (
            "capacity = 60",
            'capacity = 60\nworking_days = "yes"',
            '34: meeting "safety" → working_days: is neither true nor false; write working_days = true',
        ),
        (
            "capacity = 60",
            'capacity = 60\nmaterials = { pl = "https://a.example.pl" }',
            '34: meeting "safety" → materials.cs: the Czech text is missing; write cs = "…"',
        ),
        (
            "capacity = 60",
            'capacity = 60\nnudges = ["-P9999999999D"]',
            '34: meeting "safety" → nudges: "-P9999999999D" is no time before the start; '
            "write such as -P7D, -P1DT12H, -PT2H or answer_by-P1D",
        ),
        (
            "capacity = 60",
            'capacity = 60\nworking_languages = ["pl", "cz"]',
            '34: meeting "safety" → working_languages: "cz" is not known; write one of "pl", "cs"',
        ),
        (
            "capacity = 60",
            'capacity = 60\nadmission = "closed"',
            '34: meeting "safety" → admission: "closed" is not known; write one of "open", "approval"',
        ),
        (
            "capacity = 60",
            'capacity = 60\nstatus = "off"',
            '34: meeting "safety" → status: "off" is not known; write one of "cancelled"',
        ),
        (
            "capacity = 60",
            "capacity = 60\nreminder = []",
            '34: meeting "safety" → reminder: is not known; did you mean reminders?',
        ),
        (
            'country = "CZ"',
            'country = "CZ"\nxyz = 1',
            '11: city "karvina" → xyz: is not known; the keys here are country, id, name',
        ),
        ("[[city]]", "[city]", "7: city: is one table; write [[city]], with double brackets"),
        ("[edition]", "[[edition]]", "1: edition: is not a table; write [edition]"),
        (
            "starts = 2027-04-15T10:00:00",
            "starts = 2027-04-15T08:00:00",
            '38: meeting "safety" → session "panel" → starts: is before the meeting starts; '
            "write a moment within the meeting",
        ),
        (
            "ends = 2027-04-15T11:00:00",
            "ends = 2027-04-15T15:30:00",
            '39: meeting "safety" → session "panel" → ends: is after the meeting ends; '
            "write a moment within the meeting",
        ),
        (
            'kind = "panel"',
            'kind = "talk"',
            '37: meeting "safety" → session "panel" → kind: "talk" is not known; write one of "workshop", "panel"',
        ),
        (
            'id = "panel"\n',
            "",
            '35: meeting "safety" → session 1 → id: is missing; write id = "culture"',
        ),
    ],
)
def test_what_is_wrong_is_said_with_its_line_and_what_to_write(old: str, new: str, said: str, file: Path) -> None:
    assert _problems(file, (old, new)) == [said]


def test_a_table_by_a_wrong_name(file: Path) -> None:
    assert _problems(file, ("[[kind]]", "[[kinds]]")) == [
        " kind: is missing; write at least one [[kind]]",
        "12: kinds: is not known; did you mean kind?",
    ]


def test_czech_is_cs(file: Path) -> None:
    assert _problems(file, ('cs = "Konference"', 'cz = "Konference"')) == [
        '31: meeting "safety" → title.cs: the Czech text is missing; write cs = "…"',
        '31: meeting "safety" → title.cz: is not a language here; the languages are pl and cs; '
        "Czech is cs (CZ is the country)",
    ]


def test_every_problem_is_said_at_once_in_the_order_of_the_file(file: Path) -> None:
    said = _problems(
        file,
        ("capacity = 60", "capacity = -1"),
        ('country = "CZ"', ""),
        ('cs = "EU"', 'cs = ""'),
        ("capacity = 20", "capacity = 0"),
    )
    assert [line.partition(":")[0] for line in said] == ["5", "7", "33", "40"]


def test_lines_are_found_however_a_table_is_written(file: Path) -> None:
    said = _problems(
        file,
        (
            'title = { pl = "Konferencja", cs = "Konference" }\n',
            'title.pl = """\n[[meeting]]\ncapacity = 1\n"""\n"title".cs = ""\n',
        ),
        (
            TEXT[TEXT.index("  [[meeting.session]]") :],
            '[meeting.venues]\n\n[[ meeting ]] # 2\nid = "B"\n[meeting.title]\npl = "B"\ncs = ""\n',
        ),
    )
    assert [line for line in said if "missing; write cs" in line or "is no id" in line or "venues" in line] == [
        '35: meeting "safety" → title.cs: the Czech text is missing; write cs = "…"',
        '39: meeting "safety" → venues: is not known; did you mean venue?',
        f'42: meeting "B" → id: "B" is no id; {CHARACTERS}',
        '45: meeting "B" → title.cs: the Czech text is missing; write cs = "…"',
    ]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "[[city]]",
            "[[city]",
            "7: is not TOML: expected ']]' at the end of an array declaration; see https://toml.io",
        ),
        ('id = "ngo"', "id = ngo", "13: is not TOML: invalid value; see https://toml.io"),
        (
            "starts = 2027-04-15T09:00:00",
            "starts = 2027-04-15T09:00",
            "29: is not TOML: expected newline or end of document after a statement; "
            "write times with their seconds: 2027-02-18T10:00:00",
        ),
        (TEXT, 'id = """a\nb', "2: is not TOML: unterminated string; see https://toml.io"),
    ],
)
def test_a_file_that_is_not_toml(old: str, new: str, said: str, file: Path) -> None:
    assert _problems(file, (old, new)) == [said]


def test_a_file_in_another_encoding(file: Path) -> None:
    file.write_bytes("# Karviná".encode("cp1250"))
    with pytest.raises(ProgrammeInvalid, match=r"programme\.toml: is not UTF-8 text \(byte 8\); save it as UTF-8"):
        programme.read(file)


def test_a_file_that_is_not_there(file: Path) -> None:
    with pytest.raises(ProgrammeInvalid, match=r"cannot be read \(No such file or directory\); name another file"):
        programme.read(file)


def test_an_empty_file(file: Path) -> None:
    assert _problems(file, (TEXT, "")) == [
        " city: is missing; write at least one [[city]]",
        " edition: is missing; write [edition]",
        " kind: is missing; write at least one [[kind]]",
        " sector: is missing; write at least one [[sector]]",
    ]


# The example

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


# Applying


@pytest.fixture
def transactions(database: Transactions) -> Transactions:
    """The store, as the core sees it."""
    return database


async def _apply(transactions: Transactions, plan: Programme, now: datetime = NOW) -> Changes:
    async with transactions.transaction() as store:
        return await programme.apply(store, plan, now)


async def _invite(transactions: Transactions) -> None:
    """Anna comes to the meeting, and a reminder waits for her."""
    async with transactions.transaction() as store:
        anna = Subscriber(NOW, consented_at=NOW)
        await store.add(anna)
        await store.add(Contact(anna.id, "mailto:anna@example.org", ContactState.ACTIVE, NOW))
        await store.add(Rsvp("safety", anna.id, PartStat.ACCEPTED, NOW))
        await broadcasts.publish(
            store,
            audience.Audience(meeting="safety"),
            key="reminder:safety",
            message="reminder",
            args={},
            priority=Priority.REMINDER,
            now=NOW,
            thread=meetings.thread_of("safety"),
        )


async def _waiting(transactions: Transactions) -> list[str]:
    async with transactions.transaction() as store:
        deliveries: Sequence[Delivery] = await store.deliveries([DeliveryState.WAITING], 100)
        return [each.message for each in deliveries]


async def test_a_new_programme_is_added(transactions: Transactions, file: Path) -> None:
    plan = _read(file)
    changes = await _apply(transactions, plan)
    assert changes.lines() == [
        'added: edition "2027"',
        'added: city "karvina"',
        'added: kind "ngo"',
        'added: sector "safety"',
        'added: sector "sport"',
        'added: meeting "safety"',
        'added: session "panel"',
    ]
    async with transactions.transaction() as store:
        meeting, [session] = await meetings.find(store, "safety"), await store.sessions("safety")
        for held, given in ((meeting, plan.meetings[0]), (session, plan.sessions[0])):
            for each in fields(given):
                assert getattr(held, each.name) == getattr(given, each.name), each.name


async def test_loaded_twice_it_changes_nothing(transactions: Transactions) -> None:
    example = programme.read(EXAMPLE)
    assert await _apply(transactions, example)
    for plan in (example, programme.read(EXAMPLE)):
        changes = await _apply(transactions, plan, NOW + timedelta(days=365))
        assert not changes
        assert changes.lines() == ["Nothing has changed."]


async def test_texts_are_corrected_and_nobody_is_told(transactions: Transactions, file: Path) -> None:
    await _apply(transactions, _read(file))
    await _invite(transactions)
    changes = await _apply(
        transactions,
        _read(
            file,
            ('cs = "EU"', 'cs = "Evropská unie"'),
            ('pl = "Karwina"', 'pl = "Karwina!"'),
            ('pl = "Konferencja"', 'pl = "Konferencja trzech miast"'),
            ("capacity = 60", 'capacity = 70\nreminders = ["-P1D"]'),
            ("capacity = 20", "capacity = 25"),
        ),
    )
    assert changes.lines() == [
        'changed: edition "2027": funding',
        'changed: city "karvina": name',
        'changed: meeting "safety": title, capacity, reminders',
        'changed: session "panel": capacity',
    ]
    assert await _waiting(transactions) == ["reminder"]
    async with transactions.transaction() as store:
        meeting = await meetings.find(store, "safety")
        assert meeting.title[Language.PL] == "Konferencja trzech miast"
        assert (meeting.capacity, meeting.reminders, meeting.sequence) == (70, ["-P1D"], 0)


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (
            ("starts = 2027-04-15T09:00:00", "starts = 2027-04-15T10:00:00"),
            'moved: meeting "safety": starts 2027-04-15 09:00 → 2027-04-15 10:00',
        ),
        (
            ("ends = 2027-04-15T15:00:00", "ends = 2027-04-15T16:00:00"),
            'moved: meeting "safety": ends 2027-04-15 15:00 → 2027-04-15 16:00',
        ),
        (('cs = "Radnice"', 'cs = "Nádraží"'), 'moved: meeting "safety": venue'),
    ],
)
async def test_another_time_or_place_is_a_move(
    edit: tuple[str, str], said: str, transactions: Transactions, file: Path
) -> None:
    await _apply(transactions, _read(file))
    await _invite(transactions)
    plan = _read(file, edit)
    assert (await _apply(transactions, plan)).lines() == [said]
    assert await _waiting(transactions) == ["meeting-moved"]
    async with transactions.transaction() as store:
        meeting = await meetings.find(store, "safety")
        assert meeting.sequence == 1
        assert (meeting.starts, meeting.ends, meeting.venue) == (
            plan.meetings[0].starts,
            plan.meetings[0].ends,
            plan.meetings[0].venue,
        )
    assert not await _apply(transactions, plan)
    assert await _waiting(transactions) == ["meeting-moved"]


CANCELLED = ('kind = "conference"', 'kind = "conference"\nstatus = "cancelled"')


async def test_a_status_cancelled_cancels(transactions: Transactions, file: Path) -> None:
    await _apply(transactions, _read(file))
    await _invite(transactions)
    plan = _read(file, CANCELLED, ("ends = 2027-04-15T15:00:00", "ends = 2027-04-15T16:00:00"))
    assert (await _apply(transactions, plan)).lines() == ['cancelled: meeting "safety"']
    assert await _waiting(transactions) == ["meeting-cancelled"]
    assert not await _apply(transactions, plan)
    assert await _waiting(transactions) == ["meeting-cancelled"]


async def test_a_cancelled_meeting_stays_cancelled(transactions: Transactions, file: Path) -> None:
    await _apply(transactions, _read(file, CANCELLED))
    changes = await _apply(transactions, _read(file))
    assert changes.lines() == [
        'left: meeting "safety": it is cancelled and stays so; to hold it again, give it a new id',
        "Nothing has changed.",
    ]


async def test_what_has_disappeared_is_left(transactions: Transactions, file: Path) -> None:
    await _apply(transactions, _read(file))
    sport_only = _read(
        file,
        ('[[sector]]\nid = "safety"\nname = { pl = "Bezpieczeństwo", cs = "Bezpečnost" }\n', ""),
        ('sectors = ["safety"]', 'sectors = ["sport"]'),
        (TEXT[TEXT.index("  [[meeting.session]]") :], ""),
    )
    for first in (True, False):
        changes = await _apply(transactions, sport_only)
        assert bool(changes) is first
        assert changes.left == [
            'sector "safety": it is no longer in the programme, and stays as it is',
            'session "panel": it is no longer in the programme, and stays as it is',
        ]
        async with transactions.transaction() as store:
            assert [(each.id, each.position) for each in await store.sectors()] == [("sport", 1), ("safety", 2)]
            assert len(await store.sessions("safety")) == 1
    without = _read(file, (TEXT[TEXT.index("[[meeting]]") :], ""))
    assert (await _apply(transactions, without)).left == [
        'meeting "safety": it is no longer in the programme, and stays as it is'
    ]


async def test_a_meeting_s_id_belongs_to_one_edition(transactions: Transactions, file: Path) -> None:
    await _apply(transactions, _read(file))
    plan = _read(file, ('id = "2027"', 'id = "2028"'), ('cs = "Karviná"', 'cs = "K"'))
    with pytest.raises(ProgrammeInvalid) as caught:
        await _apply(transactions, plan)
    assert str(caught.value) == 'meeting "safety": the id belongs to edition "2027"; pick another id'
    async with transactions.transaction() as store:
        assert (await store.cities())[0].name[Language.CS] == "Karviná"


async def test_a_session_s_id_belongs_to_one_meeting(transactions: Transactions, file: Path) -> None:
    await _apply(transactions, _read(file))
    plan = _read(file, ('id = "2027"', 'id = "2028"'), ('id = "safety"\nkind', 'id = "next"\nkind'))
    with pytest.raises(
        ProgrammeInvalid, match=r'^session "panel": the id belongs to meeting "safety"; pick another id$'
    ):
        await _apply(transactions, plan)


async def test_another_edition_is_added_beside(transactions: Transactions, file: Path) -> None:
    await _apply(transactions, _read(file))
    plan = _read(
        file,
        ('id = "2027"', 'id = "2028"'),
        ('id = "safety"\nkind', 'id = "next"\nkind'),
        ('id = "panel"', 'id = "next-panel"'),
    )
    assert (await _apply(transactions, plan)).lines() == [
        'added: edition "2028"',
        'added: meeting "next"',
        'added: session "next-panel"',
    ]


async def test_a_meeting_is_not_moved_into_the_past(transactions: Transactions, file: Path) -> None:
    await _apply(transactions, _read(file))
    await _invite(transactions)
    with pytest.raises(ProgrammeInvalid) as caught:
        await _apply(transactions, _read(file, ("starts = 2027-04", "starts = 2026-04")))
    assert str(caught.value) == ('meeting "safety" → starts: 2026-04-15 09:00 is past; write a moment that lies ahead')
    assert await _waiting(transactions) == ["reminder"]


async def test_a_meeting_that_has_begun_is_not_moved(transactions: Transactions, file: Path) -> None:
    await _apply(transactions, _read(file))
    moved = _read(file, ('cs = "Radnice"', 'cs = "Nádraží"'))
    changes = await _apply(transactions, moved, datetime(2027, 4, 15, 8, tzinfo=UTC))
    assert changes.lines() == [
        'left: meeting "safety": it has begun, so its time and place stay as they are',
        "Nothing has changed.",
    ]
