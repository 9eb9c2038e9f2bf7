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
from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import Any, Literal, TextIO

import structlog
from structlog.typing import EventDict, Processor

from bot.core.tokens import shape

_LIBRARIES = ("telegram", "httpx", "aiohttp", "apscheduler", "aiosmtplib", "sqlalchemy")
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
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[structlog.stdlib.add_logger_name, *_PREPARE],
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, written],
        )
    )
    root = logging.getLogger()
    for each in [each for each in root.handlers if isinstance(each.formatter, structlog.stdlib.ProcessorFormatter)]:
        root.removeHandler(each)
    root.addHandler(handler)
    threshold = logging.getLevelNamesMapping()[level.upper()]
    for name in (None, *_LIBRARIES):
        logging.getLogger(name).setLevel(max(threshold, logging.WARNING))
    logging.captureWarnings(True)
    sys.excepthook = _crashed
    _log = _writing(stream or sys.stderr, threshold, written)


def report(name: str, values: Mapping[str, object]) -> None:
    """Logs what happened; matches core.inbox.Report.

    What carries an `error` is our fault, and comes with the trace of the exception being worked; what ends in `.failed`
    or `.unavailable` is somebody else's.
    """
    if name.endswith(".unavailable") or ("error" not in values and name.endswith(".failed")):
        _log.warning(name, **values)
    elif "error" in values:
        _log.error(name, exc_info=sys.exception(), **values)
    else:
        _log.info(name, **values)


def redact(logger: Any, method: str, event: EventDict) -> EventDict:
    """Takes addresses, names, texts and tokens out of everything about to be logged."""
    return {key: _redacted(key, value) for key, value in event.items()}


def _redacted(key: str, value: object) -> object:
    if key.startswith("_"):  # structlog's own, taken out before the line is written
        return value
    if key.lower() in _HIDDEN:
        return "[redacted]"
    if value is None or isinstance(value, int | float):
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


def _trace(logger: Any, method: str, event: EventDict) -> EventDict:
    """Where it went wrong and by what kind of error, without its message: a message may quote a person.

    The message stands with what failed in the database; see `mosty inbound --failed`, `mosty deliveries --failed`.
    """
    given = event.pop("exc_info", None)
    error = given[1] if isinstance(given, tuple) else given
    lines: list[str] = []
    while isinstance(error, BaseException):
        said = f": {error.strerror}" if isinstance(error, OSError) and error.strerror else ""
        frames = traceback.format_tb(error.__traceback__)
        lines = ["Traceback (most recent call last):\n", *frames, f"{type(error).__qualname__}{said}\n", *lines]
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if lines:
        event["exception"] = "".join(lines).rstrip()
    return event


_PREPARE: list[Processor] = [
    structlog.stdlib.add_log_level,
    structlog.processors.StackInfoRenderer(),
    _trace,
    redact,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]


def _crashed(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """The last words of the process are redacted, too."""
    if issubclass(kind, Exception):
        _log.critical("process.crashed", exc_info=(kind, error, trace))
    else:
        sys.__excepthook__(kind, error, trace)


def _as_text(logger: Any, method: str, event: EventDict) -> str:
    """One line, a trace below it if there is one."""
    head = [event.pop("timestamp"), event.pop("level"), " ".join(str(event.pop("event")).split())]
    below = [str(event.pop(key)) for key in ("exception", "stack") if event.get(key)]
    line = " ".join([*head, *(f"{key}={_quoted(value)}" for key, value in event.items())])
    return "\n".join([line, *below])


def _as_json(logger: Any, method: str, event: EventDict) -> str:
    head = {key: event.pop(key) for key in ("timestamp", "level", "event")}
    return json.dumps({**head, **event}, ensure_ascii=False)


def _quoted(value: object) -> str:
    """As it is if it is one plain word, else as JSON: no value can end the line or look like another key."""
    if type(value) is int:
        return str(value)
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    if text.isprintable() and _WORD.fullmatch(text):
        return text
    return json.dumps(value, ensure_ascii=not text.isprintable())


class _Sink:
    """Where our own lines go, straight away: one for each message that is sent must cost next to nothing."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def line(self, text: str) -> None:
        with contextlib.suppress(OSError, ValueError):  # a log that cannot be written stops nothing
            self._stream.write(text + "\n")
            self._stream.flush()

    debug = info = warning = error = critical = line  # structlog asks by the name of the level


def _writing(stream: TextIO, threshold: int, written: Processor) -> structlog.typing.FilteringBoundLogger:
    log: structlog.typing.FilteringBoundLogger = structlog.wrap_logger(
        _Sink(stream),
        processors=[*_PREPARE, written],
        wrapper_class=structlog.make_filtering_bound_logger(threshold),
        cache_logger_on_first_use=True,
    )
    return log


_log = _writing(sys.stderr, logging.CRITICAL, _as_text)
"""Until it is configured it says nothing but its last words."""
