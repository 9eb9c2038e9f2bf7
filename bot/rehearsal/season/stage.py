"""What a verb of the season may use, and who is in a state to do anything."""

from collections.abc import Awaitable, Callable
from typing import Protocol

from msgspec import Struct

from bot.rehearsal.mailboxes import Mailbox
from bot.rehearsal.season.dates import Dates
from bot.rehearsal.season.mail_wire import MailWire
from bot.rehearsal.season.people import Letters, Person
from bot.rehearsal.telegram import Button, Message, Phone


class Stage(Protocol):
    """What a verb may use of the season."""

    dates: Dates
    letters: Letters
    mail: MailWire

    def chosen(self, *choices: str) -> str: ...
    def likely(self, share: float) -> bool: ...
    def now(self) -> float: ...
    def somebody_else(self, person: Person) -> Person | None: ...
    def sector_number(self, sector: str) -> int: ...
    def did(
        self, person: Person, what: str, effect: Callable[[], None], *, at: Phone | Mailbox | None = None
    ) -> None: ...


class Verb(Struct, frozen=True):
    """Something people do; `weight` is how often, compared with the others."""

    name: str
    weight: float
    can: Callable[[Stage, Person], bool]
    play: Callable[[Stage, Person], Awaitable[None]]


def well(person: Person) -> bool:
    """Whether she can read and write."""
    blocked = person.phone is not None and person.phone.person.blocked
    return person.reachable and not blocked and not person.erased


def free(person: Person) -> bool:
    """Whether she takes part, and nothing she did is still on its way."""
    return well(person) and person.known and person.consents and person.settled and not person.on_her_way


def can_write(stage: Stage, person: Person) -> bool:
    """The same, and she knows where to write."""
    return free(person) and (person.phone is not None or bool(person.cards))


def press(person: Person, message: Message, button: Button) -> None:
    """A tap."""
    person.own_phone.tap(button.label, on=message)


def nothing() -> None:
    """What she did changes nothing about her."""
