"""What is wrong with a programme file is said, each with its line and what to write instead."""

from pathlib import Path

import pytest

from bot import programme
from bot.programme import ProgrammeInvalid
from tests.programme.written import TEXT, problems

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
    assert problems(file, (old, new)) == [said]


def test_a_table_by_a_wrong_name(file: Path) -> None:
    assert problems(file, ("[[kind]]", "[[kinds]]")) == [
        " kind: is missing; write at least one [[kind]]",
        "12: kinds: is not known; did you mean kind?",
    ]


def test_czech_is_cs(file: Path) -> None:
    assert problems(file, ('cs = "Konference"', 'cz = "Konference"')) == [
        '31: meeting "safety" → title.cs: the Czech text is missing; write cs = "…"',
        '31: meeting "safety" → title.cz: is not a language here; the languages are pl and cs; '
        "Czech is cs (CZ is the country)",
    ]


def test_every_problem_is_said_at_once_in_the_order_of_the_file(file: Path) -> None:
    said = problems(
        file,
        ("capacity = 60", "capacity = -1"),
        ('country = "CZ"', ""),
        ('cs = "EU"', 'cs = ""'),
        ("capacity = 20", "capacity = 0"),
    )
    assert [line.partition(":")[0] for line in said] == ["5", "7", "33", "40"]


def test_lines_are_found_however_a_table_is_written(file: Path) -> None:
    said = problems(
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
    assert problems(file, (old, new)) == [said]


def test_a_file_in_another_encoding(file: Path) -> None:
    file.write_bytes("# Karviná".encode("cp1250"))
    with pytest.raises(ProgrammeInvalid, match=r"programme\.toml: is not UTF-8 text \(byte 8\); save it as UTF-8"):
        programme.read(file)


def test_a_file_that_is_not_there(file: Path) -> None:
    with pytest.raises(ProgrammeInvalid, match=r"cannot be read \(No such file or directory\); name another file"):
        programme.read(file)


def test_an_empty_file(file: Path) -> None:
    assert problems(file, (TEXT, "")) == [
        " city: is missing; write at least one [[city]]",
        " edition: is missing; write [edition]",
        " kind: is missing; write at least one [[kind]]",
        " sector: is missing; write at least one [[sector]]",
    ]
