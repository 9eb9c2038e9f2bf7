"""Everybody's calendar in the random sequences: what the relay would have sent of sessions, taken in as it leaves."""

import sqlite3
from dataclasses import dataclass, field
from datetime import datetime

from bot.core.message import Calendar
from bot.core.messages import Pointless, Reader, compose
from bot.core.store import Store

Slot = tuple[int, str]
"""A person and a session."""


@dataclass
class Calendars:
    """The newest entry that each calendar was given. What it ought to show is read from the books."""

    books: sqlite3.Connection
    entries: dict[Slot, Calendar] = field(default_factory=dict)

    async def bring(self, store: Store, now: datetime) -> list[tuple[str, str, int]]:
        """Composes what is due; returns how to settle it when the transaction is over: (state, moment, delivery)."""
        settled = []
        for id, message, place, sequence, person in self.books.execute(_DUE, (_stored(now),)).fetchall():
            subscriber = await store.subscriber(person)
            [contact] = await store.contacts(person)
            only = {} if sequence is None else {"sequence": sequence}
            try:
                told = await compose(store, Reader(subscriber, contact, now), message, {"place": place, **only})
            except Pointless:
                settled.append(("skipped", _stored(now), id))
                continue
            assert told.calendar is not None
            self.take_in(person, told.calendar)
            settled.append(("delivered", _stored(now), id))
        return settled

    def take_in(self, person: int, entry: Calendar) -> None:
        """As a calendar program does: what says anything else has to be a later revision (RFC 5546 §2.1.4)."""
        before = self.entries.get((person, entry.meeting))
        if before is not None:
            same = (before.method, before.starts, before.ends) == (entry.method, entry.starts, entry.ends)
            assert entry.sequence > before.sequence or (same and entry.sequence == before.sequence), (before, entry)
        self.entries[person, entry.meeting] = entry

    def show_what_holds(self, now: datetime) -> None:
        """One entry for each place in a session, at its hours, and none for anybody else; of sessions ahead."""
        seats = {(person, part): hours for person, part, *hours in self.books.execute(_SEATS, (_stored(now),))}
        live = {slot: entry for slot, entry in self.entries.items() if entry.method == "REQUEST"}
        shown = {
            slot: [_stored(entry.starts), _stored(entry.ends)] for slot, entry in live.items() if entry.starts > now
        }
        assert shown == seats, f"calendars show {shown}, the places are {seats}"


def _stored(moment: datetime) -> str:
    """As the books write it."""
    return f"{moment:%Y-%m-%d %H:%M:%S.%f}"


_DUE = """
    SELECT id, message, json_extract(args, '$.place'), json_extract(args, '$.sequence'), subscriber_id FROM delivery
    WHERE state = 'waiting' AND message IN ('session-entered', 'session-left') AND due_at <= ? ORDER BY id"""
_SEATS = """
    SELECT p.subscriber_id, s.id, s.starts, s.ends FROM place p JOIN meeting_session s ON s.id = p.part
    JOIN meeting m ON m.id = s.meeting_id
    WHERE p.state = 'confirmed' AND s.status != 'CANCELLED' AND m.status != 'CANCELLED' AND s.starts > ?"""
