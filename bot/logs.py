"""The log: one line for each thing that happened, a fixed name first, ids after.

`delivery.sent id=7 channel=email ms=310`. Nobody logs an address, a name, a text or a token. Should somebody do so
after all, or a library quote one in an error, the redaction here takes it out.
"""

import contextlib
import json
import logging
import re
import sys
import traceback
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from types import TracebackType
from typing import Any, Literal, TextIO

from bot.core.tokens import shape

_LIBRARIES = ("telegram", "httpx", "aiohttp", "aiosmtplib", "sqlalchemy")
_HIDDEN = frozenset(
    {
        "address",
        "addresses",
        "body",
        "email",
        "name",
        "password",
        "raw",
        "secret",
        "sender",
        "subject",
        "text",
        "texts",
        "title",
        "token",
        "words",
    }
)
"""Keys whose values are never shown."""

_ADDRESS = r"(?:\"[^\"\n]{1,64}\"|[^\s@<>()\[\]{}\"'`,;:=/\\|]{1,256})(?:@|%40)[^\s@<>()\[\]{}\"'`,;:=/\\|?&]{1,255}"
_PATTERNS = (
    (re.compile(r"(?<=://)[^\s/]+@"), "[redacted]@"),  # user and password of a URL
    (re.compile(_ADDRESS), "[address]"),
    (
        re.compile(r"(?<!\d)\d{6,}(?::|%3[Aa])[A-Za-z0-9_-]{30,}|(?<=/bot)\d+(?::|%3[Aa])[\w-]+"),
        "[token]",
    ),  # Telegram's
    (re.compile(rf"(?<![a-z0-9]){shape()}(?![a-z0-9])"), "[token]"),
    # SQLAlchemy quotes what it writes, PostgreSQL the row that does not fit
    (re.compile(r"(?<=\[parameters: ).*?(?=\(Background on this error|\Z)", re.DOTALL), "redacted] "),
    (re.compile(r"(?<=DETAIL: ).*"), "[redacted]"),
)
_HARMLESS = re.compile(r"[A-Za-z._-]{0,24}")
"""Too short for a token, and no address: most of what is logged."""

_WORD = re.compile(r"[^\s\"=]+")

_CHAT = re.compile(r"telegram:-?\d+")
"""A contact's address. An inbound's id looks the same, so under the key `id` it stays."""


def configure(format: Literal["text", "json"], level: str, stream: TextIO | None = None) -> None:
    """Sends our log from that level up, and everybody else's warnings, to standard error or to a stream; again
    replaces the first.
    """
    global _log
    written = _as_json if format == "json" else _as_text
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(_Theirs(written))
    root = logging.getLogger()
    for each in [each for each in root.handlers if isinstance(each.formatter, _Theirs)]:
        root.removeHandler(each)
    root.addHandler(handler)
    threshold = logging.getLevelNamesMapping()[level.upper()]
    for name in (None, *_LIBRARIES):
        logging.getLogger(name).setLevel(max(threshold, logging.WARNING))
    logging.captureWarnings(True)
    sys.excepthook = _crashed
    _log = _Log(stream or sys.stderr, threshold, written)


def report(name: str, values: Mapping[str, object]) -> None:
    """Logs what happened; matches core.inbox.Report.

    What carries an `error` is our fault, and comes with the trace of the exception being worked; what ends in `.failed`
    or `.unavailable` is somebody else's.
    """
    if name.endswith(".unavailable") or ("error" not in values and name.endswith(".failed")):
        _log.say(logging.WARNING, name, values)
    elif "error" in values:
        _log.say(logging.ERROR, name, values, sys.exception())
    else:
        _log.say(logging.INFO, name, values)


_Event = dict[str, Any]


def _event(level: int, name: str, values: Mapping[str, object], error: BaseException | None) -> _Event:
    """What a line says, and the addresses, names, texts and tokens taken out of it."""
    event: _Event = {
        "timestamp": datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z"),
        "level": logging.getLevelName(level).lower(),
        "event": _redacted("event", name),
    }
    for key, value in values.items():
        event.setdefault(key, _redacted(key, value))
    if error is not None:
        event["exception"] = _redacted("exception", _trace(error))
    return event


def _redacted(key: str, value: object) -> object:
    if key.lower() in _HIDDEN:
        return "[redacted]"
    if value is None or isinstance(value, (int, float)):
        return value
    if isinstance(value, str):
        return _scrubbed(value, keep_chats=key == "id")
    if isinstance(value, Mapping):
        return {str(inner): _redacted(str(inner), each) for inner, each in value.items()}
    if isinstance(value, Sequence | set | frozenset) and not isinstance(value, bytes):
        return [_redacted(key, each) for each in value]
    if isinstance(value, BaseException):
        return _scrubbed(repr(value), keep_chats=key == "id")
    return f"<{type(value).__name__}>"  # whatever else it is, it may hold a person


def _scrubbed(text: str, *, keep_chats: bool) -> str:
    if _HARMLESS.fullmatch(text):
        return text
    for pattern, stand_in in _PATTERNS:
        text = pattern.sub(stand_in, text)
    return text if keep_chats else _CHAT.sub("[address]", text)


def _trace(error: BaseException | None) -> str:
    """Where it went wrong and by what kind of error, without its message: a message may quote a person.

    The message stands with what failed in the database; see `mosty inbound --failed`, `mosty deliveries --failed`.
    """
    lines: list[str] = []
    while error is not None:
        said = f": {error.strerror}" if isinstance(error, OSError) and error.strerror else ""
        frames = traceback.format_tb(error.__traceback__)
        lines = ["Traceback (most recent call last):\n", *frames, f"{type(error).__qualname__}{said}\n", *lines]
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return "".join(lines).rstrip()


def _crashed(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """The last words of the process are redacted, too."""
    if issubclass(kind, Exception):
        _log.say(logging.CRITICAL, "process.crashed", {}, error)
    else:
        sys.__excepthook__(kind, error, trace)


def _as_text(event: _Event) -> str:
    """One line, a trace below it if there is one."""
    below = f"\n{event.pop('exception')}" if "exception" in event else ""
    head = f"{event.pop('timestamp')} {event.pop('level')} {' '.join(str(event.pop('event')).split())}"
    words = [f" {key}={value if type(value) is int else _quoted(value)}" for key, value in event.items()]
    return head + "".join(words) + below


def _as_json(event: _Event) -> str:
    return json.dumps(event, ensure_ascii=False)


def _quoted(value: object) -> str:
    """As it is if it is one plain word, else as JSON: no value can end the line or look like another key."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    if text.isprintable() and _WORD.fullmatch(text):
        return text
    return json.dumps(value, ensure_ascii=not text.isprintable())


class _Theirs(logging.Formatter):
    """Lines of the libraries, like our own."""

    def __init__(self, written: Callable[[_Event], str]) -> None:
        super().__init__()
        self._written = written

    def format(self, record: logging.LogRecord) -> str:
        error = record.exc_info[1] if record.exc_info else None
        return self._written(_event(record.levelno, record.getMessage(), {"logger": record.name}, error))


class _Log:
    """Our own lines, which go straight away: one for each message that is sent must cost next to nothing."""

    def __init__(self, stream: TextIO, threshold: int, written: Callable[[_Event], str]) -> None:
        self._stream, self._threshold, self._written = stream, threshold, written

    def say(self, level: int, name: str, values: Mapping[str, object], error: BaseException | None = None) -> None:
        if level < self._threshold:
            return
        line = self._written(_event(level, name, values, error))
        with contextlib.suppress(OSError, ValueError):  # a log that cannot be written stops nothing
            self._stream.write(line + "\n")
            self._stream.flush()


_log = _Log(sys.stderr, logging.CRITICAL, _as_text)
"""Until it is configured it says nothing but its last words."""
