"""The programme file: TOML → Programme. Every problem is found at once and said with its line and what to write."""

import re
import tomllib
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

from bot.core.funding import FundingMark
from bot.core.institutions import ELSEWHERE, City, InstitutionKind
from bot.core.language import Language
from bot.core.meetings import Edition, Meeting, MeetingKind, MeetingStatus, Session
from bot.core.rsvps import NEEDS, NOTE, PARTY, SHOWS, SLOT
from bot.core.scheduling import Changes, Programme, ProgrammeInvalid, apply
from bot.core.sectors import Sector
from bot.pictures import look
from bot.toml import Lines, Problems, Table, shown

__all__ = ["Changes", "Programme", "ProgrammeInvalid", "apply", "read"]

Named = TypeVar("Named", InstitutionKind, Sector)

_ADMISSIONS = ("open", "approval")
_SESSION_REMINDERS = ("-PT15M",)
_ASKS_OF_A_STAND = ("table", "power", SHOWS, SLOT)
_ASKS = (PARTY, *NEEDS, SHOWS, SLOT, NOTE)
_ASKS_BY_ITSELF = [each for each in _ASKS if each not in _ASKS_OF_A_STAND]
_SESSION_KINDS = ("workshop", "panel")
_MOST_MARKS = 3
_LARGEST_MARK = 40_000  # bytes; they are in every mail
_NEVER = datetime.max.replace(tzinfo=UTC)


def read(path: Path) -> Programme:
    """The programme in a file. Raises ProgrammeInvalid, one line for each problem, in the order of the file."""
    source = _source(path)
    try:
        values = tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        raise ProgrammeInvalid([_syntax_problem(path, source, str(error))]) from error
    problems = Problems(path, Lines(source))
    programme = _programme(Table(problems, values, (), ""), path.parent)
    problems.settle()
    return programme


def _source(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise ProgrammeInvalid([f"{path}: cannot be read ({error.strerror}); name another file"]) from error
    except UnicodeDecodeError as error:
        raise ProgrammeInvalid([f"{path}: is not UTF-8 text (byte {error.start}); save it as UTF-8"]) from error


def _syntax_problem(path: Path, source: str, said: str) -> str:
    match = re.fullmatch(r"(?P<what>.*) \(at (?:line (?P<line>\d+), column \d+|end of document)\)", said)
    what, lines = (match["what"], source.splitlines()) if match else (said, [])
    number = int(match["line"]) if match and match["line"] else max(len(lines), 1)
    line = lines[number - 1] if number <= len(lines) else ""
    hint = "; see https://toml.io"
    if re.search(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?!:)", line):
        hint = "; write times with their seconds: 2027-02-18T10:00:00"
    return f"{path}:{number}: is not TOML: {what[:1].lower()}{what[1:]}{hint}"


# What the tables mean


def _programme(root: Table, folder: Path) -> Programme:
    edition, marks = _edition(root.table("edition"), folder)
    zone = ZoneInfo(edition.timezone)
    cities = tuple(_city(each, position) for position, each in enumerate(root.tables("city"), start=1))
    kinds = tuple(_named(InstitutionKind, each, position) for position, each in enumerate(root.tables("kind"), start=1))
    sectors = tuple(_named(Sector, each, position) for position, each in enumerate(root.tables("sector"), start=1))
    sector_ids, city_ids = [each.id for each in sectors], [each.id for each in cities]
    kind_ids = [each.id for each in kinds]
    meetings: list[Meeting] = []
    sessions: list[Session] = []
    for table in root.tables("meeting", needed=False):
        meeting = _meeting(table, edition, zone, sector_ids, city_ids, kind_ids)
        meetings.append(meeting)
        inside = enumerate(table.tables("session", needed=False), start=1)
        sessions += [_session(each, meeting, zone, number) for number, each in inside]
        table.close()
    root.close()
    return Programme(edition, cities, kinds, sectors, tuple(meetings), tuple(sessions), marks)


def _edition(table: Table, folder: Path) -> tuple[Edition, tuple[FundingMark, ...]]:
    edition = Edition(
        id=table.id("edition"),
        name=table.texts("name"),
        timezone=table.timezone("timezone"),
        funding=table.texts("funding"),
    )
    marks = tuple(_mark(each, folder) for each in table.tables("funding_marks", needed=False))
    if len(marks) > _MOST_MARKS:
        table.problem("funding_marks", f"are more than {_MOST_MARKS}; join some of them in one picture")
    table.close()
    return edition, tuple(mark for mark in marks if mark is not None)


def _mark(table: Table, folder: Path) -> FundingMark | None:
    """A picture beside the programme file; None where there is none that fits, which is noted."""
    name, alt = table.text("file", "marks/eu.png"), table.texts("alt")
    table.close()
    try:
        content = (folder / name).read_bytes() if name else b""
    except OSError as error:
        table.problem("file", f"{shown(name)} cannot be read ({error.strerror}); name a file beside the programme's")
        return None
    picture = look(content)
    if name and picture is None:
        table.problem("file", f"{shown(name)} is neither PNG nor JPEG, which is what every mail program shows")
    elif len(content) > _LARGEST_MARK:
        table.problem(
            "file", f"{shown(name)} has {len(content) // 1000} kB; make it at most {_LARGEST_MARK // 1000} kB"
        )
    return FundingMark(content, picture.media_type, picture.width, picture.height, alt) if picture else None


def _city(table: Table, position: int) -> City:
    city = City(id=table.id("city"), name=table.texts("name"), country=table.text("country", "PL"), position=position)
    if city.id == ELSEWHERE:
        table.problem("id", f'"{ELSEWHERE}" stands for every city that is not listed; pick another id')
    if city.country and not re.fullmatch("[A-Z]{2}", city.country):
        table.problem("country", f"{shown(city.country)} is no country code; write two capital letters: PL or CZ")
    table.close()
    return city


def _named(make: type[Named], table: Table, position: int) -> Named:
    entity = make(id=table.id(make.__name__), name=table.texts("name"), position=position)
    table.close()
    return entity


def _meeting(
    table: Table,
    edition: Edition,
    zone: ZoneInfo,
    sectors: Sequence[str],
    cities: Sequence[str],
    kinds: Sequence[str],
) -> Meeting:
    starts, ends = table.span(zone)
    answer_by = table.moment("answer_by", zone, needed=False)
    if starts and answer_by and answer_by >= starts:
        table.problem("answer_by", "is not before the meeting starts; write an earlier moment")
    interpreters_by = table.moment("interpreters_by", zone, needed=False)
    if starts and interpreters_by and interpreters_by >= starts:
        table.problem("interpreters_by", "is not before the meeting starts; write an earlier moment")
    reminders, nudges = table.offsets("reminders"), table.offsets("nudges")
    if answer_by is None and any(offset.startswith("answer_by") for offset in (*reminders, *nudges)):
        table.problem(
            "answer_by", "is missing, and a reminder or nudge is counted from it; write answer_by = 2027-02-15T12:00:00"
        )
    status = table.one_of("status", ("cancelled",), default="")
    return Meeting(
        id=table.id("meeting"),
        edition_id=edition.id,
        kind=MeetingKind(table.one_of("kind", tuple(MeetingKind))),
        sectors=table.several("sectors", sectors),
        host=table.one_of("host", cities),
        starts=starts or _NEVER,
        ends=ends or _NEVER,
        timezone=edition.timezone,
        title=table.texts("title"),
        venue=table.texts("venue"),
        working_languages=table.several("working_languages", tuple(Language), default=list(map(str, Language))),
        capacity=table.positive("capacity", 80),
        delegates_per_institution=table.positive("delegates_per_institution", 2, default=2),
        admission=table.one_of("admission", _ADMISSIONS, default="open"),
        answer_by=answer_by,
        reminders=reminders,
        nudges=nudges,
        here=table.offset_before("here"),
        thanks=table.offset_after("thanks"),
        working_days=table.flag("working_days"),
        map=table.link("map"),
        materials=table.texts_if_any("materials"),
        asks=table.any_of("asks", _ASKS, default=_ASKS_BY_ITSELF),
        cities=table.any_of("cities", cities, default=[]),
        kinds=table.any_of("kinds", kinds, default=[]),
        interpreters_by=interpreters_by,
        slots=table.clock_times("slots"),
        status=MeetingStatus.CANCELLED if status else MeetingStatus.CONFIRMED,
    )


def _session(table: Table, meeting: Meeting, zone: ZoneInfo, number: int) -> Session:
    starts, ends = table.span(zone)
    if starts and meeting.starts != _NEVER and starts < meeting.starts:
        table.problem("starts", "is before the meeting starts; write a moment within the meeting")
    if ends and ends > meeting.ends:
        table.problem("ends", "is after the meeting ends; write a moment within the meeting")
    status = table.one_of("status", ("cancelled",), default="")
    session = Session(
        id=table.id("session"),
        meeting_id=meeting.id,
        kind=table.one_of("kind", _SESSION_KINDS),
        starts=starts or _NEVER,
        ends=ends or _NEVER,
        capacity=table.positive("capacity", 25),
        title=table.texts("title"),
        number=number,
        reminders=table.offsets("reminders", default=_SESSION_REMINDERS),
        status=MeetingStatus.CANCELLED if status else MeetingStatus.CONFIRMED,
    )
    table.close()
    return session
