"""What the judge keeps of every delivery, in the words of the books: how it was first seen, and each claim on it."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass
class Row:
    """A delivery as it was first seen."""

    id: int
    key: str
    prefix: str  # of the key: the broadcast, or "" for an answer to one person
    message: str
    meeting: str
    address: str
    since: float
    sequence: int = 0
    copies: int = 0
    edits: int = 0


@dataclass
class Sending:
    """A claim that was on record before anything left."""

    claim: tuple[int, str]  # delivery, and when it was claimed
    delivery: int
    address: str
    language: str | None
    message: str
    meeting: str
    sequence: int
    part: str = ""  # the session that it is about; "" for the meeting itself, or neither
    priority: int = 0
    used: bool = False


def stored(at: datetime) -> str:
    """A moment as SQLite keeps it."""
    return at.replace(tzinfo=None).isoformat(" ", "microseconds")


def meeting_of(books: sqlite3.Connection, args: Mapping[str, Any]) -> str:
    """The meeting that a message with these arguments is about; "" for none."""
    return _about(books, args, "meeting", "SELECT meeting_id FROM place WHERE id = ?")


def session_of(books: sqlite3.Connection, args: Mapping[str, Any]) -> str:
    """The session that a message with these arguments is about by itself; "" for none."""
    return _about(books, args, "session", "SELECT part FROM place WHERE id = ?")


def _about(books: sqlite3.Connection, args: Mapping[str, Any], name: str, of_place: str) -> str:
    place = args.get("place")
    found = (books.execute(of_place, (place,)).fetchone() or ("",))[0] if place else args.get(name)
    return str(found or "")
