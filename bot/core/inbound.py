"""Inbound: what a person did, the same for every channel."""

from datetime import datetime

from msgspec import Struct

from bot.core.actions import Action
from bot.core.bounces import Failure
from bot.core.language import Language


class Sender(Struct, frozen=True):
    """Who did it, as far as the channel proves it."""

    address: str  # "telegram:123", "mailto:a@b"
    proven: bool  # True: the channel vouches for the address: Telegram, or our own mail server's verdict on a mail
    name: str = ""
    language: Language | None = None  # what the app or the mail suggests
    member: str = ""  # in a group: who of its members spoke
    through: str = ""  # address it was really sent from, where that is another one: a calendar answers for its owner


class Pressed(Struct, frozen=True):
    """A button."""

    action: Action
    on: str = ""  # external id of the message that carries the button
    note: str = ""  # words written beside it: a calendar's COMMENT
    sequence: int | None = None  # SEQUENCE of the calendar entry that was answered
    stamp: datetime | None = None  # DTSTAMP of a calendar's answer: which of two is the newer one
    starts: datetime | None = None  # DTSTART of the entry that was answered
    party: int | None = None  # people in all, where a calendar says how many come along


class Proposed(Struct, frozen=True):
    """A calendar proposes another time (COUNTER, RFC 5546 §3.2.7), or that somebody else comes (DELEGATED)."""

    meeting: str
    note: str = ""  # words written beside it
    starts: datetime | None = None  # None: no other time, or one that cannot be read
    ends: datetime | None = None
    delegate: str = ""  # address of who is to come instead


class Garbled(Struct, frozen=True):
    """A button whose data is none of ours: forged, or made by an older version."""


class Said(Struct, frozen=True):
    """Free words."""

    text: str
    reply_to: str = ""  # external id of the message replied to


class Started(Struct, frozen=True):
    """/start, with what a deep link carried."""

    payload: str = ""


class Commanded(Struct, frozen=True):
    """A command other than /start, without its slash."""

    name: str
    argument: str = ""


class Blocked(Struct, frozen=True):
    """The person shut the channel to us, or a group removed us."""


class Unblocked(Struct, frozen=True):
    """The channel is open again."""


class Renamed(Struct, frozen=True):
    """The same chat has a new address (a group became a supergroup)."""

    address: str


class Bounced(Struct, frozen=True):
    """A mail came back."""

    failure: Failure
    status: str  # RFC 3463, "5.1.1"; "" when the report names none
    delivery: int | None = None  # which one it was, where the report says so; believed only of its own contact


class Unreadable(Struct, frozen=True):
    """A picture, a voice message, a sticker: meant for us, but without words."""

    reply_to: str = ""  # external id of the message replied to


class Ignored(Struct, frozen=True):
    """Nothing for us to act on: an auto-reply, a service message."""

    because: str


class Cursor(Struct, frozen=True):
    """How far a listener has come with its server: a mark that moves in the transaction which works the inbound."""

    name: str
    value: str


Act = (
    Pressed
    | Proposed
    | Garbled
    | Said
    | Started
    | Commanded
    | Blocked
    | Unblocked
    | Renamed
    | Bounced
    | Unreadable
    | Ignored
)


class Inbound(Struct, frozen=True):
    """One thing that came in, once: `id` is unique over all channels."""

    id: str  # "telegram:<update id>", "email:<sha-256 of the raw mail>"
    sender: Sender
    act: Act
    at: datetime
    conversation: int | None = None  # named by a valid signed token
    reference: str = ""  # the channel's own id of what came in, to be answered in its thread
    elsewhere: str = ""  # an address of hers that nothing proves, from which she answers: it counts, and she is told
    forwarded: str = ""  # thread of an invitation that was sent to somebody else, and that she answers
    returned: int | None = None  # delivery whose signed return path it came to
    answers: tuple[str, ...] = ()  # ids that it replies to and no token names: a mail relay may have given them
