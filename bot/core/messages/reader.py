"""Who is about to read a message, and when."""

from datetime import datetime

from msgspec import Struct

from bot.core.actions import Verb, press
from bot.core.message import Button, line
from bot.core.people import Contact, Subscriber

ROWS = tuple[tuple[Button, ...], ...]


class Reader(Struct, frozen=True):
    """The person a message is for, at the moment of sending."""

    subscriber: Subscriber
    contact: Contact
    now: datetime
    quiet_until: datetime | None = None  # when the quiet hours end, if it is quiet now


class Pointless(Exception):
    """The message makes no sense any more; the text says why, for the delivery's record."""


def button(label: str, verb: Verb, *args: str | int, **values: str) -> Button:
    """A button with a fixed label."""
    return Button(line(label, **values), press(verb, *args))


def excerpt(text: str) -> str:
    """The beginning of a person's words, to remind of the whole."""
    return text if len(text) <= _EXCERPT else text[:_EXCERPT].rstrip() + "…"


_EXCERPT = 300

HOME = button("button-home", Verb.HOME)
