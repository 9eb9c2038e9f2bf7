"""Documents: files that go with a message. The catalogue says what is in one; its bytes are made when it is sent."""

from dataclasses import dataclass

from bot.core.language import Texts
from bot.core.message import Calendar, Line, Value


@dataclass(frozen=True)
class Column:
    """What stands at the top of a column, and how many characters of it are seen."""

    title: Line
    width: int


@dataclass(frozen=True)
class Sheet:
    """A table. Moments in it are shown as the wall clock of their own time zone."""

    title: Line  # at most 31 characters, which is what a spreadsheet takes
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]


@dataclass(frozen=True)
class Workbook:
    """A spreadsheet file: its sheets, and what stands on each printed page."""

    heading: Line
    footing: Texts | None
    sheets: tuple[Sheet, ...]


@dataclass(frozen=True)
class CalendarFile:
    """Entries to be opened in a calendar, each with its UID (METHOD:PUBLISH, RFC 5546 §3.2.1)."""

    entries: tuple[tuple[str, Calendar], ...]
    organizer: str  # URI of who is answered
    organizer_name: str


Content = bytes | Workbook | CalendarFile
"""What is in a file: its bytes, or what they are made of in the reader's language."""


@dataclass(frozen=True)
class Document:
    """A file."""

    name: str  # in ASCII, with its extension
    media_type: str
    content: Content


SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
"""The media type of an .xlsx file."""

CALENDAR = "text/calendar"
"""The media type of an .ics file."""
