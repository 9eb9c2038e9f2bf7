"""What the outbox holds: when the next of it falls due. It is asked at every look, and read once after every commit."""

import sqlite3
from collections.abc import Collection
from datetime import datetime

from bot.core.outbox import Priority
from bot.rehearsal.season.records import stored


class Outbox:
    """The service's own, seen from outside."""

    def __init__(self, books: sqlite3.Connection) -> None:
        self._books = books
        self._is_known = False
        self._on_wire = False
        self._first: str | None = None
        self._first_urgent: str | None = None

    def committed(self, tables: Collection[str]) -> None:
        """A transaction has become true, which wrote to these tables."""
        if "delivery" in tables:
            self._is_known = False

    def is_due(self, now: datetime, *, urgent_only: bool) -> bool:
        """Whether something is on the wire, or may go out now; at night only notices of a change and answers may."""
        if not self._is_known:
            self._on_wire, self._first, self._first_urgent = self._books.execute(
                _SOONEST, (Priority.NOTICE,)
            ).fetchone()
            self._is_known = True
        first = self._first_urgent if urgent_only else self._first
        return self._on_wire or (first is not None and first <= stored(now))

    def next_after(self, now: datetime) -> datetime | None:
        """When the next of what waits falls due."""
        found = self._books.execute(_NEXT, (stored(now),)).fetchone()[0]
        return datetime.fromisoformat(found).replace(tzinfo=now.tzinfo) if found else None


_SOONEST = """
    SELECT EXISTS (SELECT 1 FROM delivery WHERE state = 'claimed'),
           (SELECT min(due_at) FROM delivery WHERE state = 'waiting'),
           (SELECT min(due_at) FROM delivery WHERE state = 'waiting' AND priority <= ?)"""
_NEXT = "SELECT min(due_at) FROM delivery WHERE state = 'waiting' AND due_at > ?"
