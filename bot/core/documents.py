"""Documents: files that go with a message. The catalogue says what is in one; its bytes are made when it is sent."""

from msgspec import Struct

from bot.core.language import Texts
from bot.core.message import Calendar, Line, Value


class Column(Struct, frozen=True):
    """What stands at the top of a column, and how many characters of it are seen."""

    title: Line
    width: int


class Sheet(Struct, frozen=True):
    """A table. Moments in it are shown as the wall clock of their own time zone."""

    title: Line  # at most 31 characters, which is what a spreadsheet takes
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]


class Workbook(Struct, frozen=True):
    """A spreadsheet file: its sheets, and what stands on each printed page."""

    heading: Line
    footing: Texts | None
    sheets: tuple[Sheet, ...]


class CalendarFile(Struct, frozen=True):
    """Entries to be opened in a calendar, each with its UID (METHOD:PUBLISH, RFC 5546 §3.2.1)."""

    entries: tuple[tuple[str, Calendar], ...]
    organizer: str  # URI of who is answered
    organizer_name: str


Content = bytes | Workbook | CalendarFile
"""What is in a file: its bytes, or what they are made of in the reader's language."""


class Document(Struct, frozen=True):
    """A file."""

    name: str  # in ASCII, with its extension
    media_type: str
    content: Content


SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
"""The media type of an .xlsx file."""

CALENDAR = "text/calendar"
"""The media type of an .ics file."""
