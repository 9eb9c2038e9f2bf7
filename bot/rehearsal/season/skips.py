"""The judge of skips: whether a message had lost its point for somebody since it was meant for her.

A reason that the service gives is held against the books and against what she has said and seen herself.
"""

import sqlite3
from collections.abc import Callable, Mapping

from msgspec import Struct

from bot.rehearsal.season.diaries import Diaries
from bot.rehearsal.season.people import Person
from bot.rehearsal.season.records import Row

_HAS_ANSWERED = "has answered"
_KNOWS_THE_DATE = ("has been told the new time and place already", "the invitation will tell the new time and place")
_NOT_IN_IT = ("has left", "has chosen", "the place", "the session")


class Skips(Struct, frozen=True):
    """What may be left out."""

    books: sqlite3.Connection
    diaries: Diaries

    def rightly(self, row: Row, person: Person, reason: str) -> bool:
        """Whether the message need not have been sent."""
        if reason == "cancelled by the organiser":
            return self._is(_CALLED_OFF, row.id)
        rules: Mapping[str, Callable[[Row, Person, str], bool]] = {
            "reminder": self._step,
            "nudge": self._step,
            "meeting-moved": self._move,
            "meeting-corrected": self._correction,
            "session-entered": self._entry,
            "session-left": self._entry,
            "place-decided": self._decision,
            "place-offered": self._decision,
            "offer-lapsed": self._decision,
        }
        rule = rules.get(row.message)
        return (rule is not None and rule(row, person, reason)) or self._is_off(row, reason)

    def _step(self, row: Row, person: Person, reason: str) -> bool:
        """A step of a ladder: she answered since, has just been invited, or hears of something else first."""
        if reason == _HAS_ANSWERED or reason.startswith("the answer is"):
            return person.answered_at.get(row.meeting, -1.0) >= row.since - 1.0
        if reason == "has no place yet":
            return not self._is(_HAS_PLACE, row.meeting, row.address)
        if reason == "the notice of the move comes first":
            return self._is(_NOTICE, row.meeting, row.address)
        return reason == "was invited less than a day ago"

    def _move(self, row: Row, person: Person, reason: str) -> bool:
        """The notice of a move: she does not come anyway, or knows already."""
        if reason == "does not come":
            return person.answers.get(row.meeting) in ("DECLINED", None)
        return reason in _KNOWS_THE_DATE

    def _correction(self, row: Row, person: Person, reason: str) -> bool:
        return reason in ("does not come", "the notice of the move says it right") or reason.startswith("the meeting")

    def _entry(self, row: Row, person: Person, reason: str) -> bool:
        """A session's line in her calendar: she is not in it, has no calendar here, or it stands there already."""
        if reason == "the card has said it":
            return person.mailbox is None or not person.reachable
        if reason == "moved again since":
            return person.mailbox is None or self._is(_LATER_ENTRY, row.id) or self._stands_right(row)
        return reason.startswith(_NOT_IN_IT)

    def _decision(self, row: Row, person: Person, reason: str) -> bool:
        """What was decided about her place: the books have it in another state by now, or under a later offer."""
        return self._is(_PLACE_NOW, row.id, reason) or (reason == "offered anew since" and self._is(_ANEW, row.id))

    def _stands_right(self, row: Row) -> bool:
        """Whether she is in no such session any more, or her calendar has it at its hour."""
        found = self.books.execute(_SESSION, (row.id,)).fetchone()
        return found is None or self.diaries.hour(row.address, found[0]) == found[1]

    def _is_off(self, row: Row, reason: str) -> bool:
        """The meeting is cancelled, or under another SEQUENCE by now."""
        if "moved" not in reason and "cancelled" not in reason:
            return False
        status, sequence = self.books.execute(_MEETING, (row.meeting,)).fetchone()
        return status == "CANCELLED" or bool(sequence != row.sequence)

    def _is(self, query: str, *given: object) -> bool:
        return self.books.execute(query, given).fetchone() is not None


_MEETING = "SELECT status, sequence FROM meeting WHERE id = ?"
_CALLED_OFF = """
    SELECT 1 FROM delivery d JOIN broadcast b ON b.id = d.broadcast_id WHERE d.id = ? AND b.state = 'cancelled'"""
_HAS_PLACE = """
    SELECT 1 FROM place p JOIN contact c ON c.subscriber_id = p.subscriber_id
    WHERE p.meeting_id = ? AND c.address = ? AND p.part = '' AND p.state = 'confirmed'"""
_NOTICE = """
    SELECT 1 FROM delivery d JOIN contact c ON c.subscriber_id = d.subscriber_id
    WHERE d.message = 'meeting-moved' AND d.thread = 'meeting:' || ? AND c.address = ?"""
_PLACE_NOW = """
    SELECT 1 FROM delivery d JOIN place p ON p.id = json_extract(d.args, '$.place')
    WHERE d.id = ? AND 'the place is ' || p.state = ?"""
_ANEW = """
    SELECT 1 FROM delivery d JOIN place p ON p.id = json_extract(d.args, '$.place')
    WHERE d.id = ? AND p.offers > json_extract(d.args, '$.offer')"""
_LATER_ENTRY = """
    SELECT 1 FROM delivery this JOIN delivery later USING (subscriber_id, thread, message)
    WHERE this.id = ? AND later.id > this.id"""
_SESSION = """
    SELECT s.id, s.starts FROM delivery d JOIN place p ON p.id = json_extract(d.args, '$.place')
    JOIN meeting_session s ON s.id = p.part WHERE d.id = ? AND p.state = 'confirmed'"""
