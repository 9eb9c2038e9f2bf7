"""The judge of places: no seat is given twice, the queue keeps its order, and who does not come takes up none."""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from msgspec import Struct

from bot.core.offers import LAST_OFFER
from bot.core.places import HOLDING, WANTING, WHOLE, PlaceState
from bot.rehearsal.season.broken import Broken


class Seat(Struct, frozen=True):
    """A place as it stands after a commit."""

    id: int
    meeting: str
    part: str
    state: str
    seats: int
    since: str
    answer: str  # PARTSTAT
    reachable: bool
    person: int = 0

    @property
    def holds(self) -> bool:
        """Whether it takes up seats."""
        return self.state in HOLDING

    @property
    def turn(self) -> tuple[str, int]:
        """Its order in the queue."""
        return self.since, self.id


@dataclass
class Seating:
    """Compares the places before and after every commit that touched any. Raises Broken, named after its promise."""

    books: sqlite3.Connection
    seats: dict[int, Seat] = field(default_factory=dict)
    taken: Mapping[tuple[str, str], int] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)  # how often a place came to be in each state

    def changed(self, now: datetime) -> None:
        """A transaction has written a place, or a meeting's capacity."""
        before = self.seats
        self.seats = {row[0]: Seat(*row) for row in self.books.execute(_PLACES)}
        self.never_oversold()
        self.only_who_comes()
        self.one_place_at_a_time()
        turned = [
            (before.get(seat.id), seat)
            for seat in self.seats.values()
            if seat.id not in before or before[seat.id].state != seat.state
        ]
        self.only_the_queue_is_offered(turned)
        self.counts.update(_told(was, seat) for was, seat in turned)
        news = [seat for seat in self.seats.values() if seat.holds and not _held(before.get(seat.id))]
        self.in_turn(news, now)

    def never_oversold(self) -> None:
        """4: a part of a meeting is never given more seats than it has; a lowered capacity takes nobody's away."""
        taken: dict[tuple[str, str], int] = defaultdict(int)
        for seat in self.seats.values():
            taken[seat.meeting, seat.part] += seat.seats if seat.holds else 0
        room: dict[tuple[str, str], int] = {(id, part): capacity for id, part, capacity in self.books.execute(_ROOM)}
        for part, held in taken.items():
            if held > room[part] and held > self.taken.get(part, 0):
                raise Broken("never over capacity", f"{part} has {room[part]} seats, {held} are held or offered")
        self.taken = taken

    def only_who_comes(self) -> None:
        """Nobody who does not come queues or takes up a seat."""
        for seat in self.seats.values():
            if seat.part == WHOLE and seat.state in WANTING and seat.answer != "ACCEPTED":
                raise Broken(
                    "who does not come takes up no seat", f"place {seat.id}: {seat.state}, the answer is {seat.answer}"
                )

    def one_place_at_a_time(self) -> None:
        """Who is in a session has a place at its meeting, and is in no other at the same time."""
        parts = [seat for seat in self.seats.values() if seat.part != WHOLE and seat.state in WANTING]
        if not parts:
            return
        hours = {id: (starts, ends) for id, starts, ends in self.books.execute(_HOURS)}
        seated = {(seat.meeting, seat.person) for seat in self.seats.values() if seat.part == WHOLE and seat.holds}
        chosen: dict[int, list[str]] = defaultdict(list)
        for seat in parts:
            if (seat.meeting, seat.person) not in seated:
                raise Broken("a session is for who has a place at its meeting", f"place {seat.id}: {seat.part}")
            starts, ends = hours[seat.part]
            for other in chosen[seat.person]:
                if starts < hours[other][1] and hours[other][0] < ends:
                    raise Broken("nobody is in two sessions at a time", f"place {seat.id}: {seat.part} and {other}")
            chosen[seat.person].append(seat.part)

    def only_the_queue_is_offered(self, turned: Iterable[tuple[Seat | None, Seat]]) -> None:
        """Who gave a place back, or was refused one, is offered none until she has asked for one again."""
        for was, seat in turned:
            if seat.state == PlaceState.OFFERED and (was is None or was.state != PlaceState.QUEUED):
                raise Broken("only the queue is offered anything", f"{seat} was {was.state if was else 'nobody'}")

    def in_turn(self, news: Iterable[Seat], now: datetime) -> None:
        """Whoever gets seats stands before everybody in the queue whose party would have fitted into them."""
        queued = [seat for seat in self.seats.values() if seat.state == "queued" and seat.reachable]
        for got in news:
            if not queued or self._is_over(got.meeting, now):
                continue
            for passed in queued:
                same = (passed.meeting, passed.part) == (got.meeting, got.part)
                if same and passed.turn < got.turn and passed.seats <= got.seats:
                    raise Broken("the queue keeps its order", f"{got} was served before {passed}")

    def _is_over(self, meeting: str, now: datetime) -> bool:
        """Whether nothing is offered any more."""
        (starts,) = self.books.execute("SELECT starts FROM meeting WHERE id = ?", (meeting,)).fetchone()
        return now >= datetime.fromisoformat(starts).replace(tzinfo=now.tzinfo) - LAST_OFFER


def _told(was: Seat | None, seat: Seat) -> str:
    """What has become of a place, as the season counts it."""
    kind = "seat" if seat.part == WHOLE else "workshop"
    if was is not None and was.state == PlaceState.OFFERED:
        return f"{kind} offer {'taken' if seat.holds else 'given up'}"
    return f"{kind} {seat.state}"


def _held(seat: Seat | None) -> bool:
    return seat is not None and seat.holds


_PLACES = """
    SELECT p.id, p.meeting_id, p.part, p.state, p.seats, p.since, coalesce(r.partstat, ''),
           EXISTS (SELECT 1 FROM contact c WHERE c.subscriber_id = p.subscriber_id AND c.state = 'active')
           AND s.consented_at IS NOT NULL, p.subscriber_id
    FROM place p JOIN subscriber s ON s.id = p.subscriber_id
    LEFT JOIN rsvp r ON r.meeting_id = p.meeting_id AND r.subscriber_id = p.subscriber_id"""
_HOURS = "SELECT id, starts, ends FROM meeting_session"
_ROOM = """
    SELECT id, '', capacity FROM meeting UNION ALL SELECT meeting_id, id, capacity FROM meeting_session"""
