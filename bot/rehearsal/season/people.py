"""The people of a season: three hundred seeded characters. Each knows only her own phone or mailbox.

What she has said stands here as the truth against which the books of the service are held. It counts from the moment
the service has worked it, so each word waits in `pending` until then.
"""

import random
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from msgspec import Struct

from bot.core.clock import Clock
from bot.core.meetings import Meeting
from bot.core.scheduling import Programme
from bot.rehearsal.mailboxes import Mail, Mailbox
from bot.rehearsal.season.mail_wire import PostOffice
from bot.rehearsal.telegram import Button, Message, Phone

_NAMES = {
    "pl": ("Ania", "Bartek", "Celina", "Daniel", "Ewa", "Franek", "Gosia", "Henryk", "Iza", "Jacek"),
    "cs": ("Alena", "Bohumil", "Cecilie", "David", "Eliška", "Filip", "Hana", "Ivo", "Jitka", "Karel"),
}
_HOSTS = {"pl": "hufiec.example.pl", "cs": "spolek.example.cz"}
_PROGRAMS = ("gmail", "thunderbird", "outlook", "seznam")
_MEANT = 0.25  # the share of those whom a meeting that is not for all is for
_ON_BOTH = 0.3  # the share of those who have an address on the other channel, too
FIRST_PHONE, FIRST_OTHER_PHONE = 5_200_000_001, 5_300_000_001


class Card(Struct, frozen=True):
    """A mail that came in, as she finds it again in her program."""

    delivery: int
    message: str  # id in the catalogue
    meeting: str
    sequence: int
    part: str  # the session that it is about; "" for the meeting itself, or neither
    raw: bytes


@dataclass
class Pending:
    """Something she did, and what becomes true by it once the service has worked it."""

    what: str
    inbound: str  # id, for what came by Telegram; "" by mail
    effect: Callable[[], None]
    worked: bool = False


@dataclass(eq=False)
class Person:
    """One character."""

    name: str
    language: str
    sectors: set[str]
    city: str
    kind: str
    diligence: float  # how much of what she is asked she answers
    phone: Phone | None = None
    mailbox: Mailbox | None = None
    other: Phone | Mailbox | None = None  # on the other channel: there she only reads what does not reach her here
    is_silent_there: bool = False  # she has stopped, and came back only here

    consents: bool = False
    reachable: bool = True
    is_full: bool = False  # her mailbox: it is not given up for that, nor for a day left for the other address
    on_her_way: bool = False  # she answers the questions of the way in
    set_out_at: float = 0.0
    known: bool = False  # the service has heard of her
    introduced: bool = False  # it knows where she comes from: nobody is asked by mail
    erased: bool = False
    answers: dict[str, str] = field(default_factory=dict)  # meeting → PARTSTAT
    answered_at: dict[str, float] = field(default_factory=dict)  # seconds of the loop
    unsure: set[str] = field(default_factory=set)  # meetings of which she cannot say what counts
    passed_on: set[str] = field(default_factory=set)  # meetings for which somebody may come in her stead
    returned: set[int] = field(default_factory=set)  # deliveries that her mailbox took and sent back
    disturbed_at: float = -1.0  # when her reach, consent, sectors or language last changed
    pending: list[Pending] = field(default_factory=list)
    cards: list[Card] = field(default_factory=list)  # by mail only: a phone shows its own
    cards_there: list[Card] = field(default_factory=list)  # and in the other mailbox
    said: int = 0  # how often she has put something into words of her own
    asked: list[str] = field(default_factory=list)  # what she has put to the moderators

    @property
    def address(self) -> str:
        """As the service writes it."""
        return _address_of(self.phone or self.mailbox)

    @property
    def other_address(self) -> str:
        """The other one; "" where she has none."""
        return _address_of(self.other)

    @property
    def own_phone(self) -> Phone:
        """Her phone. Raises LookupError when she has none."""
        if self.phone is None:
            raise LookupError(f"{self.name} has no phone")
        return self.phone

    @property
    def own_mailbox(self) -> Mailbox:
        """Her mailbox. Raises LookupError when she has none."""
        if self.mailbox is None:
            raise LookupError(f"{self.name} has no mailbox")
        return self.mailbox

    @property
    def is_reached(self) -> bool:
        """Whether there is an address of hers at which messages arrive."""
        return self.reachable or not (self.other is None or self.is_silent_there or self.is_full)

    @property
    def settled(self) -> bool:
        """Whether everything she did has been worked."""
        return not self.pending

    def is_unsure_of_all(self) -> None:
        """She pressed what may have been over: which answer stands is shown by the next one."""
        self.unsure.update(self.answers)

    def button(self, *starts: str, ends: str = "") -> tuple[Message, Button] | None:
        """The newest button on her phone whose data begin with one of these, and end so."""
        if self.phone is None:
            return None
        for message in reversed(self.phone.chat.messages.values()):
            if message.by_bot and not message.deleted:
                for row in message.rows:
                    for button in row:
                        data = button.callback_data or ""
                        if data.startswith(starts) and data.endswith(ends):
                            return message, button
        return None

    def card(self, *messages: str) -> Card | None:
        """The newest mail of one of these kinds that is not about a session."""
        return next((card for card in reversed(self.cards) if card.message in messages and not card.part), None)

    def newest(self, *messages: str) -> Card:
        """The same. Raises LookupError when there is none."""
        if (card := self.card(*messages)) is None:
            raise LookupError(f"{self.name} has no such mail")
        return card

    def session_card(self) -> Card | None:
        """The newest mail about a session by itself."""
        return next((card for card in reversed(self.cards) if card.part), None)


class Letters:
    """The people's own mail server: what a Mailbox asks of one."""

    def __init__(self, clock: Clock, office: PostOffice) -> None:
        self.clock = clock
        self.inboxes: dict[str, list[Mail]] = defaultdict(list)
        self._office = office
        self._sent = 0

    async def post(self, mailbox: Mailbox, raw: bytes, *, sender: str, recipient: str) -> None:
        """Hands a mail to the post office, with its envelope's sender on top as LMTP does."""
        self._office.post(b"Return-Path: <" + sender.encode() + b">\r\n" + raw, recipient)

    def next_number(self) -> int:
        self._sent += 1
        return self._sent

    def opened(self, card: Card, address: str) -> Mail:
        """A mail as her program shows it."""
        sender = card.raw.partition(b"Return-Path: <")[2].partition(b">")[0].decode()
        return Mail.read(card.raw, recipient=address, envelope_from=sender, received_at=self.clock.now())


def populate(
    count: int,
    chance: random.Random,
    programme: Programme,
    phone: Callable[..., Phone],
    letters: Letters,
) -> list[Person]:
    """So many characters; two thirds on Telegram, both languages, each with one to three sectors."""
    sectors = [sector.id for sector in programme.sectors]
    people = []

    def mailbox(local: str, owner: Person) -> Mailbox:
        address, program = f"{local}@{_HOSTS[owner.language]}", chance.choice(_PROGRAMS)
        return Mailbox(letters, address, name=owner.name, language=owner.language, program=program)

    for number in range(count):
        language = chance.choice(("pl", "cs"))
        person = Person(
            name=f"{chance.choice(_NAMES[language])} {number}",
            language=language,
            sectors=set(chance.sample(sectors, chance.choice((1, 1, 2, 3)))),
            city=chance.choice(programme.cities).id,
            kind=chance.choice(programme.kinds).id,
            diligence=chance.choice((0.2, 0.6, 0.9, 1.0)),
        )
        if chance.random() < 0.65:
            person.phone = phone(id=FIRST_PHONE + number, first_name=person.name, language_code=language)
        else:
            person.mailbox = mailbox(f"osoba{number}", person)
        if chance.random() < _ON_BOTH:
            person.other = (
                mailbox(f"i.osoba{number}", person)
                if person.phone is not None
                else phone(id=FIRST_OTHER_PHONE + number, first_name=person.name, language_code=language)
            )
        if chance.random() < _MEANT:  # few of the meetings are for a few only: somebody has to be among those
            narrow = [meeting for meeting in programme.meetings if meeting.cities or meeting.kinds]
            _is_meant(person, chance.choice(narrow or programme.meetings), chance)
        people.append(person)
    return people


def _address_of(place: Phone | Mailbox | None) -> str:
    if place is None:
        return ""
    return f"telegram:{place.id}" if isinstance(place, Phone) else f"mailto:{place.address}"


def _is_meant(person: Person, meeting: Meeting, chance: random.Random) -> None:
    """Makes her one of those whom the meeting is for."""
    person.sectors.add(chance.choice(sorted(meeting.sectors)))
    person.city = chance.choice(sorted(meeting.cities)) if meeting.cities else person.city
    person.kind = chance.choice(sorted(meeting.kinds)) if meeting.kinds else person.kind


def by_address(people: list[Person]) -> Mapping[str, Person]:
    """Everybody by the addresses the service knows."""
    return {address: person for person in people for address in (person.address, person.other_address) if address}
