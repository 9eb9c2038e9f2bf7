"""What the organisers of a meeting see of it: how it stands, counted, and what they can do. No card names anybody."""

from collections.abc import Callable, Collection, Iterable, Mapping

from bot.core import editions, headcount, moves, staff
from bot.core.actions import Verb, press
from bot.core.headcount import COMING, INTERPRETING, SILENT, Headcount, Heads, Origin
from bot.core.institutions import ELSEWHERE
from bot.core.meetings import Meeting, Session, find
from bot.core.message import Button, Line, Lines, Message, Value, line
from bot.core.messages.cards import takes_answers
from bot.core.messages.meetings import meeting_button
from bot.core.messages.reader import HOME, ROWS, Pointless, Reader, button
from bot.core.places import WHOLE, PlaceState
from bot.core.rsvps import GIVEN, NEEDS, PartStat
from bot.core.store import Store

_MOST_MEETINGS = 20
_MOST_NAMED = 6  # cities or kinds of institutions in one line
_MOST_SESSIONS = 12
_ASIDE = (PlaceState.QUEUED, PlaceState.OFFERED, PlaceState.REQUESTED)

Names = Mapping[str, Value]


async def hosted_meetings(store: Store, reader: Reader) -> Message:
    """The meetings she organises: those ahead, and the last ones."""
    cities = await staff.hosted_cities(store, reader.subscriber)
    hers = [each for each in await store.meetings() if cities is None or each.host in cities]
    ahead = [each for each in hers if each.ends > reader.now]
    shown = [*ahead, *reversed([each for each in hers if each not in ahead])][:_MOST_MEETINGS]
    rows = tuple((Button(meeting_button(each).label, press(Verb.HOST, each.id)),) for each in shown)
    none: Value = "" if shown else line("hosted-none")
    away = ((button("button-twins", Verb.TWINS),), (HOME,))
    return Message("hosted-meetings", (("none", none),), (*rows, *away), numbered=True, by_mail=_NUMBER)


async def hosted_meeting(store: Store, reader: Reader, *, meeting: str) -> Message:
    """How one stands."""
    which = await require_hosted(store, reader, meeting)
    heads = await headcount.count(store, which)
    cities, kinds = await _names(store)
    args: tuple[tuple[str, Value], ...] = (
        ("title", which.title),
        ("facts", _facts(which, cities)),
        ("status", _status(which, reader)),
        ("answers", _answers(heads)),
        ("again", await _again(store, which)),
        ("reconfirmed", await _reconfirmed(store, which)),
        ("places", _places(which, heads)),
        ("coming", _block("headcount-coming", heads, COMING, cities, kinds)),
        ("needs", _needs(heads)),
        ("sessions", _sessions(which, await store.sessions(which.id), heads)),
        ("silent", _block("headcount-silent-are", heads, SILENT, cities, kinds, *await _unheard(store, which))),
        ("at", which.local(reader.now)),
    )
    return Message("hosted-meeting", args, _rows(which, reader), numbered=True, by_mail=_NUMBER)


async def hosted_cancel(store: Store, reader: Reader, *, meeting: str) -> Message:
    """Asks once more before it is called off."""
    which = await require_hosted(store, reader, meeting)
    cities, _ = await _names(store)
    told = (await headcount.count(store, which)).of(COMING | SILENT).people
    args = (("title", which.title), ("facts", _facts(which, cities)), ("count", told))
    return Message("hosted-cancel", args, confirming(which), numbered=True, by_mail=_NUMBER)


async def interpreting_due(store: Store, reader: Reader, *, meeting: str, sequence: int) -> Message:
    """To organisers and the desk: interpreters have to be booked, and for how many."""
    which = await find(store, meeting)
    by = which.interpreters_by
    if which.sequence != sequence or by is None or by <= reader.now or not takes_answers(which, reader):
        raise Pointless("the meeting has changed, or it is too late")
    cities, _ = await _names(store)
    heads = await headcount.count(store, which)
    sessions = await store.sessions(which.id)
    lines = [line("interpreting-needed", name=_NEED[need], count=heads.need(WHOLE, need)) for need in INTERPRETING]
    inside = [_interpreted(each, heads) for each in sessions[:_MOST_SESSIONS]]
    args: tuple[tuple[str, Value], ...] = (
        ("title", which.title),
        ("facts", _facts(which, cities)),
        ("until", which.local(by)),
        ("needed", Lines(tuple(lines))),
        ("sessions", line("headcount-sessions", lines=Lines(tuple(inside))) if inside else ""),
        ("silent", heads.of(SILENT).people),
    )
    rows = () if reader.contact.is_group else ((button("button-host-show", Verb.HOST, which.id),),)
    return Message("interpreting-due", args, rows, numbered=bool(rows), by_mail=_NUMBER if rows else None)


def confirming(meeting: Meeting) -> ROWS:
    """Yes, or back to the card."""
    return (
        (button("button-host-cancel-yes", Verb.HOST, meeting.id, "cancel-yes"),),
        (button("button-back", Verb.HOST, meeting.id),),
    )


def place_lines(heads: Headcount, part: str, capacity: int) -> list[Line]:
    """How the places of a part of a meeting are taken."""
    taken = heads.placed(part, PlaceState.CONFIRMED).seats
    aside = [(state, heads.placed(part, state)) for state in _ASIDE]
    return [
        line("headcount-confirmed", taken=taken, capacity=capacity),
        *(line(f"headcount-{state}", people=each.people, seats=each.seats) for state, each in aside if each.people),
    ]


async def require_hosted(store: Store, reader: Reader, meeting_id: str) -> Meeting:
    """The meeting, if the reader still organises it at the moment of sending. Raises Pointless."""
    which = await find(store, meeting_id)
    if not await staff.is_host(store, reader.subscriber, which.host):
        raise Pointless("does not organise the meeting any more")
    return which


def _rows(meeting: Meeting, reader: Reader) -> ROWS:
    look = (
        button("button-host-list", Verb.HOST, meeting.id, "list"),
        button("button-host-refresh", Verb.HOST, meeting.id),
    )
    away: tuple[Button, ...] = (button("button-host", Verb.HOST), HOME)
    if not takes_answers(meeting, reader):
        return (look, away)
    ask = (
        button("button-invite", Verb.INVITE, meeting.id),
        button("button-host-nudge", Verb.HOST, meeting.id, "nudge"),
    )
    return (ask, look, *_changing(meeting), away)


def _changing(meeting: Meeting) -> ROWS:
    """What changes the meeting itself."""
    return (
        (
            button("button-change", Verb.CHANGE, meeting.id),
            button("button-host-cancel", Verb.HOST, meeting.id, "cancel"),
        ),
    )


def _facts(meeting: Meeting, cities: Names) -> Line:
    return line("hosted-facts", starts=meeting.local(meeting.starts), city=cities[meeting.host], venue=meeting.venue)


def _status(meeting: Meeting, reader: Reader) -> Value:
    if takes_answers(meeting, reader):
        return ""
    return line("meeting-over" if meeting.starts <= reader.now else "meeting-off")


def _answers(heads: Headcount) -> Value:
    if not heads.origins:
        return line("headcount-nobody")
    answers = (*GIVEN, *([PartStat.DELEGATED] if heads.of({PartStat.DELEGATED}).people else []))
    lines = [_answer(line(f"answer-{answer.lower()}"), heads.of({answer})) for answer in answers]
    return Lines((*lines, _answer(line("headcount-silent"), heads.of(SILENT))))


async def _reconfirmed(store: Store, meeting: Meeting) -> Value:
    """How those who came, or might have come, stand to the last move."""
    since = await moves.reconfirmation(store, meeting)
    if since is None:
        return ""
    return line("headcount-reconfirmed", coming=since.coming, left=since.left, silent=since.silent)


async def _again(store: Store, meeting: Meeting) -> Value:
    """How many of those who come were there in the edition before."""
    count = await editions.count_again(store, meeting)
    return line("headcount-again", count=count) if count else ""


def _answer(answer: Line, heads: Heads) -> Line:
    if heads.seats > heads.people:
        return line("headcount-answer-with-others", answer=answer, people=heads.people, seats=heads.seats)
    return line("headcount-answer", answer=answer, people=heads.people)


def _places(meeting: Meeting, heads: Headcount) -> Lines:
    return Lines(tuple(place_lines(heads, WHOLE, meeting.capacity)))


async def _unheard(store: Store, meeting: Meeting) -> list[Line]:
    """The institutions for which nobody has answered: a few by name, and how many more."""
    names, count = await store.silent_institutions(meeting.id, _MOST_NAMED)
    if not names:
        return []
    shown = [line("name", name=name) for name in names]
    more = [line("headcount-more", count=count - len(names))] if count > len(names) else []
    return [line("headcount-silent-institutions", names=_in_a_row([*shown, *more]))]


def _block(id: str, heads: Headcount, answers: Collection[object], cities: Names, kinds: Names, *more: Line) -> Value:
    """Those with one of these answers, by everything that is known of them."""
    chosen = {answer for answer in GIVEN if answer in answers} | (SILENT & set(answers))

    def told_apart(label: str, what: Callable[[Origin], object], name: Callable[[object], Value]) -> Line:
        counts = [(name(key), each.people) for key, each in heads.by(what, chosen).items()]
        return line(label, counts=_counted(counts))

    if not heads.of(chosen).people:
        return ""
    lines = (
        told_apart("headcount-by-city", lambda each: each.city, lambda key: cities.get(str(key), _NOT_GIVEN)),
        told_apart("headcount-by-kind", lambda each: each.kind, lambda key: kinds.get(str(key), _NOT_GIVEN)),
        told_apart("headcount-by-language", lambda each: each.language, _language),
        told_apart("headcount-by-channel", lambda each: each.channel, _channel),
        *more,
    )
    return line(id, people=heads.of(chosen).people, lines=Lines(lines))


def _counted(counts: list[tuple[Value, int]]) -> Lines:
    """Names with their counts in one line; what is beyond the most frequent is one sum."""
    shown = [line("headcount-item", name=name, count=count) for name, count in counts[:_MOST_NAMED]]
    rest = sum(count for _, count in counts[_MOST_NAMED:])
    others = [line("headcount-item", name=line("headcount-others"), count=rest)] if rest else []
    return _in_a_row([*shown, *others])


def _needs(heads: Headcount) -> Lines:
    interpreting, others = (
        [(need, heads.need(WHOLE, need)) for need in NEEDS if (need in INTERPRETING) == interpreted]
        for interpreted in (True, False)
    )
    found = [("headcount-interpreting", interpreting), ("headcount-other-needs", others)]
    return Lines(
        tuple(
            line(label, counts=_in_a_row([line("headcount-item", name=_NEED[need], count=n) for need, n in each if n]))
            for label, each in found
            if any(n for _, n in each)
        )
    )


def _sessions(meeting: Meeting, sessions: Iterable[Session], heads: Headcount) -> Value:
    lines = [_session(each, heads) for each in sessions]
    more = len(lines) - _MOST_SESSIONS
    shown = lines[:_MOST_SESSIONS] + ([line("headcount-more-sessions", count=more)] if more > 0 else [])
    return line("headcount-sessions", lines=Lines(tuple(shown))) if lines else ""


def _session(session: Session, heads: Headcount) -> Line:
    places = place_lines(heads, session.id, session.capacity)
    return line("headcount-session", title=session.title, counts=_in_a_row([*places, *_session_needs(session, heads)]))


def _interpreted(session: Session, heads: Headcount) -> Line:
    needed = _session_needs(session, heads)
    counts: Value = _in_a_row(needed) if needed else line("headcount-no-interpreting")
    return line("headcount-session", title=session.title, counts=counts)


def _session_needs(session: Session, heads: Headcount) -> list[Line]:
    counts = [(need, heads.need(session.id, need)) for need in INTERPRETING]
    return [line("headcount-item", name=_NEED[need], count=count) for need, count in counts if count]


async def _names(store: Store) -> tuple[Names, Names]:
    """Of cities and of kinds, by id."""
    cities: dict[str, Value] = {city.id: city.name for city in await store.cities()}
    kinds: dict[str, Value] = {kind.id: kind.name for kind in await store.kinds()}
    return {**cities, ELSEWHERE: line("button-elsewhere")}, kinds


def _in_a_row(lines: Iterable[Line]) -> Lines:
    return Lines(tuple(lines), between=" · ")


def _language(key: object) -> Value:
    return line(f"language-{key}") if key else _NOT_GIVEN


def _channel(key: object) -> Value:
    return line(f"channel-{key}") if key else line("headcount-unreachable")


_NUMBER = line("by-mail-number")
_NOT_GIVEN = line("not-given")
_NEED: Mapping[str, Line] = {need: line(f"headcount-need-{need}") for need in NEEDS}
