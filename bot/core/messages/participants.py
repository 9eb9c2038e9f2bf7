"""The organisers' list of a meeting as a workbook: who comes, who sits in which session, and the counts."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime

from bot.core import headcount
from bot.core import participants as people
from bot.core.documents import SPREADSHEET, Column, Document, Sheet, Workbook
from bot.core.headcount import COMING, SILENT, Headcount, Heads
from bot.core.institutions import ELSEWHERE
from bot.core.language import Language
from bot.core.meetings import Meeting, Session
from bot.core.message import Line, Lines, Message, Value, line
from bot.core.messages.hosting import require_hosted
from bot.core.messages.reader import Reader
from bot.core.participants import Participant, Represented, Seat
from bot.core.places import WHOLE, PlaceState
from bot.core.rsvps import GIVEN, NEEDS, PartStat
from bot.core.store import Store

Row = tuple[Value, ...]

_COLUMNS = (
    ("name", 28),
    ("city", 18),
    ("kind", 26),
    ("institution", 36),
    ("language", 10),
    ("answer", 12),
    ("party", 8),
    ("place", 18),
    ("position", 10),
    ("needs", 34),
    ("note", 46),
    ("answered", 17),
    ("reconfirmed", 14),
    ("attendance", 22),
)
_SESSION_COLUMNS = (
    ("session", 40),
    ("starts", 17),
    ("name", 28),
    ("city", 18),
    ("language", 10),
    ("place", 18),
    ("seats", 8),
    ("position", 10),
    ("needs", 34),
)
_INSTITUTION_COLUMNS = (
    ("institution", 44),
    ("city", 18),
    ("kind", 26),
    ("people", 10),
    ("accepted", 10),
    ("tentative", 10),
    ("declined", 10),
    ("silent", 14),
)
_COUNT_COLUMNS = (("counted", 44), ("told-apart", 18), ("item", 36), ("people", 10), ("seats", 10))


async def participants(store: Store, reader: Reader, *, meeting: str) -> Message:
    """The list, to an organiser who asked for it."""
    which = await require_hosted(store, reader, meeting)
    book = await workbook(store, which, reader.now)
    count = len(book.sheets[0].rows)
    args = (("title", which.title), ("starts", which.local(which.starts)), ("count", count))
    return Message("participants", args, document=Document(file_name(which), SPREADSHEET, book))


def file_name(meeting: Meeting) -> str:
    """What the file is called: sorted by name, a folder of them is sorted by date."""
    return f"{meeting.local(meeting.starts):%Y-%m-%d}-{meeting.id}.xlsx"


async def workbook(store: Store, meeting: Meeting, now: datetime) -> Workbook:
    """The list as it is now."""
    names: dict[str, Value] = {
        **{each.id: each.name for each in await store.cities()},
        ELSEWHERE: line("button-elsewhere"),
        **{each.id: each.name for each in await store.kinds()},
    }
    sessions = await store.sessions(meeting.id)
    edition = await store.edition(meeting.edition_id)
    is_moved = bool(await store.moves(meeting.id))
    listed = [_participant(meeting, each, names, is_moved) for each in await people.of(store, meeting)]
    seats = {each.id: each for each in sessions}
    seated = [_seat(meeting, seats[each.session], each, names) for each in await people.in_sessions(store, meeting)]
    counted = tuple(_counted(meeting, sessions, await headcount.count(store, meeting), names))
    represented = [_represented(each, names) for each in await store.represented(meeting.id)]
    sheets = (
        Sheet(line("sheet-participants"), _columns(_COLUMNS), tuple(listed)),
        *([Sheet(line("sheet-sessions"), _columns(_SESSION_COLUMNS), tuple(seated))] if sessions else []),
        *(
            [Sheet(line("sheet-institutions"), _columns(_INSTITUTION_COLUMNS), tuple(represented))]
            if represented
            else []
        ),
        Sheet(line("sheet-counts"), _columns(_COUNT_COLUMNS), counted),
    )
    heading = line("sheet-heading", title=meeting.title, starts=meeting.local(meeting.starts), at=meeting.local(now))
    return Workbook(heading, edition.funding if edition else None, sheets)


def _columns(named: Sequence[tuple[str, int]]) -> tuple[Column, ...]:
    return tuple(Column(line(f"column-{name}"), width) for name, width in named)


def _participant(meeting: Meeting, each: Participant, names: Mapping[str, Value], is_moved: bool) -> Row:
    return (
        each.name,
        names.get(each.city or "", ""),
        names.get(each.kind or "", ""),
        "; ".join(each.institutions),
        _LANGUAGES.get(each.language, ""),
        _ANSWERS[each.answer],
        each.party,
        _PLACES.get(each.place, "") if each.place else "",
        each.position or "",
        _needs(each.needs),
        "\n".join(filter(None, (each.shows, each.slot, each.note))),
        meeting.local(each.answered_at) if each.answered_at else "",
        _reconfirmed(meeting, each) if is_moved else "",
        line(f"attendance-{each.attendance}") if each.attendance else "",
    )


def _reconfirmed(meeting: Meeting, each: Participant) -> Value:
    """Whether a yes or maybe is to the time and place that hold since the last move."""
    if each.answer not in COMING:
        return ""
    return line("sheet-reconfirmed" if each.answered_to >= meeting.sequence else "sheet-not-reconfirmed")


def _seat(meeting: Meeting, session: Session, each: Seat, names: Mapping[str, Value]) -> Row:
    return (
        session.title,
        meeting.local(session.starts),
        each.name,
        names.get(each.city or "", ""),
        _LANGUAGES.get(each.language, ""),
        _PLACES.get(each.place, ""),
        each.seats,
        each.position or "",
        _needs(each.needs),
    )


def _represented(each: Represented, names: Mapping[str, Value]) -> Row:
    counted = (PartStat.ACCEPTED, PartStat.TENTATIVE, PartStat.DECLINED, PartStat.NEEDS_ACTION)
    return (
        each.name,
        names.get(each.city or "", ""),
        names.get(each.kind or "", ""),
        each.people,
        *(each.answers.get(answer, 0) for answer in counted),
    )


def _needs(needs: Sequence[str]) -> Value:
    return _NEEDS[needs[0]] if len(needs) == 1 else Lines(tuple(_NEEDS[need] for need in needs), between=", ")


def _counted(
    meeting: Meeting, sessions: Sequence[Session], heads: Headcount, names: Mapping[str, Value]
) -> Iterator[Row]:
    """What is counted, told apart by what, which of them; people, seats."""
    whole, answers = line("sheet-whole"), line("column-answer")
    for answer in (*GIVEN, PartStat.DELEGATED, PartStat.NEEDS_ACTION):
        yield _row(whole, answers, _ANSWERS[answer], heads.of({answer}))
    parts: list[tuple[str, Value, int]] = [(WHOLE, whole, meeting.capacity)]
    for part, title, capacity in (*parts, *((each.id, each.title, each.capacity) for each in sessions)):
        yield (title, line("column-place"), line("sheet-capacity"), "", capacity)
        for state, name in _PLACES.items():
            if (placed := heads.placed(part, state)).people or state == PlaceState.CONFIRMED:
                yield _row(title, line("column-place"), name, placed)
        for need in NEEDS:
            if count := heads.need(part, need):
                yield (title, line("column-needs"), _NEEDS[need], count, "")
    yield from _origins(line("sheet-coming"), COMING, heads, names)
    yield from _origins(line("sheet-silent"), SILENT, heads, names)


def _origins(what: Line, answers: Collection[PartStat], heads: Headcount, names: Mapping[str, Value]) -> Iterator[Row]:
    for city, each in heads.by(lambda origin: origin.city, answers).items():
        yield _row(what, line("column-city"), names.get(city or "", _NOT_GIVEN), each)
    for kind, each in heads.by(lambda origin: origin.kind, answers).items():
        yield _row(what, line("column-kind"), names.get(kind or "", _NOT_GIVEN), each)
    for language, each in heads.by(lambda origin: origin.language, answers).items():
        yield _row(what, line("column-language"), _LANGUAGES.get(language, _NOT_GIVEN), each)
    for channel, each in heads.by(lambda origin: origin.channel, answers).items():
        name = line(f"channel-{channel}") if channel else line("headcount-unreachable")
        yield _row(what, line("column-channel"), name, each)


def _row(what: Value, told_apart: Line, item: Value, heads: Heads) -> Row:
    return (what, told_apart, item, heads.people, heads.seats)


_NOT_GIVEN = line("not-given")
_LANGUAGES: Mapping[Language | None, Line] = {each: line(f"language-{each}") for each in Language}
_ANSWERS: Mapping[PartStat, Line] = {answer: line(f"sheet-answer-{answer.lower()}") for answer in PartStat}
_PLACES: Mapping[PlaceState, Line] = {
    state: line(f"sheet-place-{state}")
    for state in (
        PlaceState.CONFIRMED,
        PlaceState.OFFERED,
        PlaceState.QUEUED,
        PlaceState.REQUESTED,
        PlaceState.REFUSED,
    )
}
_NEEDS: Mapping[str, Line] = {need: line(f"need-{need}") for need in NEEDS}
