"""The judge of turns: what has just been claimed may go out, to her, now, and makes sense still."""

import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from msgspec import Struct

from bot.core.broadcasts import LATE
from bot.core.outbox import Priority
from bot.rehearsal.season.broken import Broken
from bot.rehearsal.season.records import Sending

_ABOUT_A_DATE = frozenset({"invitation", "meeting-moved", "reminder", "nudge"})
_STILL_ASKED = {"nudge": ("NEEDS-ACTION",), "reminder": ("ACCEPTED", "TENTATIVE")}
"""Whose answer is what makes a step of a ladder worth sending."""


class Turns(Struct, frozen=True):
    """Every check raises Broken, named after its promise."""

    books: sqlite3.Connection
    is_quiet: Callable[[datetime], bool]  # whether it is night

    def came(self, sending: Sending, consented: str | None, *, reachable: bool) -> None:
        """Its turn has come: it is on its way to somebody as soon as this transaction is over."""
        if sending.priority > Priority.ANSWER:
            self.nothing_to_who_has_stopped(sending, consented, reachable=reachable)
            self.nothing_of_what_is_off(sending)
            self.nobody_is_woken(sending)
            self.nothing_is_held_back(sending)

    def nothing_to_who_has_stopped(self, sending: Sending, consented: str | None, *, reachable: bool) -> None:
        """10: nothing is sent without consent on the ledger; a stop holds at once."""
        if consented is None or not reachable:
            raise Broken(
                "nothing is sent to who has stopped",
                f"{sending.message} (delivery {sending.delivery}) began for {sending.address}: "
                f"consent {consented}, reachable {reachable}",
            )

    def nothing_of_what_is_off(self, sending: Sending) -> None:
        """7: no word of a cancelled meeting, of one that has begun, nor of a date it was moved from.

        Nor is anybody reminded whose answer makes it pointless.
        """
        if sending.message not in _ABOUT_A_DATE:
            return
        status, sequence, starts = self.books.execute(_MEETING, (sending.meeting,)).fetchone()
        is_another_date = sending.message != "invitation" and sequence != sending.sequence
        if status == "CANCELLED" or is_another_date or starts <= sending.claim[1]:
            raise Broken(
                "no word of a meeting that was moved or cancelled, or has begun",
                f"delivery {sending.delivery} ({sending.message}) began for {sending.address} at {sending.claim[1]}: "
                f"{sending.meeting} is {status}, sequence {sequence}, not {sending.sequence}, and starts {starts}",
            )
        answer = self.books.execute(_ANSWER, (sending.meeting, sending.delivery)).fetchone()
        wanted = _STILL_ASKED.get(sending.message)
        if wanted is not None and (answer is None or answer[0] not in wanted):
            raise Broken(
                "nobody is reminded who has answered otherwise",
                f"delivery {sending.delivery} ({sending.message}) began for {sending.address}, who says {answer}",
            )

    def nobody_is_woken(self, sending: Sending) -> None:
        """In the quiet hours nothing goes out in bulk but notices of a change."""
        at = datetime.fromisoformat(sending.claim[1]).replace(tzinfo=UTC)
        if sending.priority > Priority.NOTICE and self.is_quiet(at):
            raise Broken("bulk waits for the morning", f"{sending.message} (delivery {sending.delivery}) began at {at}")

    def nothing_is_held_back(self, sending: Sending) -> None:
        """Nothing goes out that can be undone, is paused or called off; nor late, before its organiser was asked."""
        found = self.books.execute(_BROADCAST, (sending.delivery,)).fetchone()
        if found is None:
            return
        state, starts_at, asks, expected, attempts = found
        seen = f"{sending.message} (delivery {sending.delivery}) began at {sending.claim[1]}"
        if state not in ("running", "finished") or sending.claim[1] < starts_at:
            raise Broken("an organiser has it in her hand", f"{seen}: it is {state}, and starts {starts_at}")
        if asks and not attempts and self._has_waited(expected, sending.claim[1]):
            raise Broken("what is late is asked about", f"{seen}, and was expected {expected}")

    def _has_waited(self, since: str, until: str) -> bool:
        """Whether it was too long by day."""
        began, ended = (datetime.fromisoformat(each).replace(tzinfo=UTC) for each in (since, until))
        looks = int((ended - began) / _LOOKS)
        return _LOOKS * sum(not self.is_quiet(began + number * _LOOKS) for number in range(looks)) > LATE + _LOOKS


_LOOKS = timedelta(minutes=5)
_BROADCAST = """
    SELECT b.state, b.starts_at, b.asks_when_late, max(b.starts_at, coalesce(b.active_at, b.starts_at)), d.attempts
    FROM delivery d JOIN broadcast b ON b.id = d.broadcast_id WHERE d.id = ?"""
_MEETING = "SELECT status, sequence, starts FROM meeting WHERE id = ?"
_ANSWER = """
    SELECT r.partstat FROM rsvp r JOIN delivery d ON d.subscriber_id = r.subscriber_id
    WHERE r.meeting_id = ? AND d.id = ?"""
