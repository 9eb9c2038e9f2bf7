"""Message: something the bot can say. Fluent id, arguments and buttons; no language and no channel yet."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from msgspec import Struct

from bot.core.actions import Action
from bot.core.language import Language, Texts

if TYPE_CHECKING:
    from bot.core.documents import Document

Plain = str | int | datetime
"""What a Fluent message takes as an argument."""

Say = Callable[[str, Mapping[str, Plain], Language], str]
"""(Fluent id or id.attribute, arguments, language) → text. Raises on any error; knows no fallback language."""


class Line(Struct, frozen=True):
    """A Fluent message that stands inside another one; also a name for a fixed word ("answer-accepted")."""

    id: str
    args: tuple[tuple[str, "Value"], ...] = ()


class Lines(Struct, frozen=True):
    """Several lines, one below the other unless something else stands between them. None at all is an empty text."""

    lines: tuple[Line, ...]
    between: str = "\n"


Value = Plain | Texts | Line | Lines


class Button(Struct, frozen=True):
    """A label and what pressing it means."""

    label: Line
    action: Action


class Calendar(Struct, frozen=True):
    """A meeting, or a session inside it, as an entry of one person's calendar; see entries.py."""

    method: str  # REQUEST, CANCEL or PUBLISH, RFC 5546 §1.4
    meeting: str  # its id, or the session's
    sequence: int
    starts: datetime
    ends: datetime
    title: Texts
    venue: Texts
    changed: datetime  # DTSTAMP
    url: str = ""  # of a map
    answer: str = "NEEDS-ACTION"  # PARTSTAT of the person
    cancelled: bool = False


class Message(Struct, frozen=True):
    """What is said, to be put into words for one language and one channel.

    The Fluent message `id` is the body; its attribute `.title` is the heading and a mail's subject.
    """

    id: str
    args: tuple[tuple[str, Value], ...] = ()
    rows: tuple[tuple[Button, ...], ...] = ()
    numbered: bool = False  # a mail lists the buttons by number, to be answered by number
    beside: Line | None = None  # what else was done with the words that it confirms
    by_mail: Line | None = None  # what a reader of the mail has to know beside it: how to answer
    calendar: Calendar | None = None
    document: "Document | None" = None  # a file that goes with it
    in_place: bool = False  # it brings an earlier message up to date, and is worth no message of its own
    tells: tuple[str, int] | None = None  # the meeting, and the SEQUENCE of the time and place it tells in full

    @property
    def zones(self) -> tuple[timedelta | None, ...]:
        """The time zones of the moments in it: equal ones may show another wall clock."""
        return tuple(_zones(value for _, value in self.args))


class Wording(Struct, frozen=True):
    """A message in words, of one language; still plain text, to be escaped by the channel."""

    title: str
    body: str
    rows: tuple[tuple[tuple[str, Action], ...], ...]
    by_mail: str


def line(id: str, **args: Value) -> Line:
    """Short for Line(id, …)."""
    return Line(id, tuple(args.items()))


def say(message: Message, language: Language, phrase: Say) -> Wording:
    """Puts a message into words."""
    args = {name: in_words(value, language, phrase) for name, value in message.args}
    beside = f"\n\n{_text(message.beside, language, phrase)}" if message.beside else ""
    return Wording(
        title=phrase(f"{message.id}.title", args, language),
        body=_tidy(phrase(message.id, args, language) + beside),
        rows=tuple(
            tuple((_text(button.label, language, phrase), button.action) for button in row) for row in message.rows
        ),
        by_mail=_tidy(_text(message.by_mail, language, phrase)) if message.by_mail else "",
    )


def _zones(values: Iterable[Value]) -> Iterator[timedelta | None]:
    for value in values:
        if isinstance(value, datetime):
            yield value.utcoffset()
        elif isinstance(value, Line):
            yield from _zones(inner for _, inner in value.args)
        elif isinstance(value, Lines):
            yield from _zones(value.lines)


def in_words(value: Value, language: Language, phrase: Say) -> Plain:
    """A value in one language."""
    if isinstance(value, Texts):
        return value[language]
    if isinstance(value, Line):
        return _text(value, language, phrase)
    if isinstance(value, Lines):
        return value.between.join(_text(each, language, phrase) for each in value.lines)
    return value


def _text(each: Line, language: Language, phrase: Say) -> str:
    return phrase(each.id, {name: in_words(value, language, phrase) for name, value in each.args}, language)


def _tidy(body: str) -> str:
    """An argument that is empty leaves no hole behind."""
    return re.sub(r"\n{3,}", "\n\n", body).strip()
