"""The outbox: what waits to be said to whom. Written in the transaction of the change that causes it.

What is made anew for each message that goes out is a named tuple: a frozen dataclass takes four times as long to make.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from bot.core.people import reachable
from bot.core.store import Store

if TYPE_CHECKING:
    from bot.core.people import Contact, Subscriber


LONGEST_KEY = 300
"""Characters of a delivery's key."""


MOST_ATTEMPTS = 12
"""So often a delivery is tried at most, where it may be its own fault that it fails."""


TRIED_BEFORE = 1
"""With so many attempts a delivery begins anew elsewhere: one without any would be taken for late."""


PROOF = "link:"
"""What the key of a delivery begins with that carries a code to an address, to prove it; the code's number follows."""


REPLY = "reply:"
"""What the key of an answer to an inbound begins with."""


TOO_LATE = "too late"
"""Why a delivery is skipped that has made no sense any more since its expires_at."""

UNREACHABLE = "no address that works"
"""Why a delivery is gone that was never tried."""

BESIDE = "beside"
"""The argument that any message may have: the question that the same mail has put to the moderators."""


class Priority(IntEnum):
    """Answers to people first, then notices of a change, reminders next, announcements last."""

    ANSWER = 0
    NOTICE = 1  # moved, cancelled: goes out in quiet hours too
    REMINDER = 2
    ANNOUNCEMENT = 3


class Lane(Struct, frozen=True):
    """One of the two lanes of a channel: answers to people, or bulk."""

    channel: str
    bulk: bool

    @property
    def priorities(self) -> Sequence[Priority]:
        """What it carries, most urgent first."""
        return _BULK if self.bulk else (Priority.ANSWER,)


_BULK = (Priority.NOTICE, Priority.REMINDER, Priority.ANNOUNCEMENT)


class DeliveryState(StrEnum):
    WAITING = "waiting"  # also between two attempts
    HELD = "held"  # its broadcast is paused
    CLAIMED = "claimed"  # on the wire, or about to be
    DELIVERED = "delivered"  # the server took it
    REFUSED = "refused"  # cannot be sent, or was tried often enough
    GONE = "gone"  # no contact of the person can be reached
    SKIPPED = "skipped"  # made no sense any more when its turn came; the reason says why
    UNCERTAIN = "uncertain"  # sent or not, the server never said; given up after the last try


class Outcome(StrEnum):
    """How one attempt ended."""

    DELIVERED = "delivered"
    DEFERRED = "deferred"
    REFUSED = "refused"
    GONE = "gone"
    UNCERTAIN = "uncertain"


class Delivery(NamedTuple):
    """One message to one person, independent of channel and language."""

    key: str  # of at most LONGEST_KEY, and unique: the same thing is never said twice to one person
    subscriber_id: int
    message: str  # id in the catalogue
    args: Mapping[str, str | int]
    priority: Priority
    due_at: datetime
    created_at: datetime
    contact_id: int | None = None  # answers go to the contact that asked; None: the preferred one at sending
    broadcast_id: int | None = None  # the broadcast it is a copy of
    expires_at: datetime | None = None  # after this it makes no sense any more
    thread: str = "home"  # the conversation it belongs to: "meeting:culture", "question:7"
    replaces: str = ""  # external id of the message on that contact to be edited in place
    in_reply_to: str = ""  # external id of the person's own message
    state: DeliveryState = DeliveryState.WAITING
    reason: str = ""
    attempts: int = 0  # tries that counted: a Retry-After does not
    id: int = 0

    @property
    def proves(self) -> bool:
        """Whether it proves the address it goes to, and so goes to no other."""
        return self.key.startswith(PROOF)


class Attempt(NamedTuple):
    """One try of a delivery on one contact."""

    delivery_id: int
    contact_id: int
    at: datetime
    ended_at: datetime
    outcome: Outcome
    said: str = ""  # the server's own words
    external_id: str = ""
    alias: str = ""  # the id that the server has put in place of ours, where it says so


class Claimed(NamedTuple):
    """A delivery whose turn has come, with whom it is for and where it goes."""

    delivery: Delivery
    contact: "Contact"
    subscriber: "Subscriber"


class Settlement(NamedTuple):
    """What a claimed delivery has come to: its final state, or WAITING again from `due_at`."""

    delivery_id: int
    state: DeliveryState
    at: datetime
    attempts: int
    reason: str = ""
    due_at: datetime | None = None
    by: int = 0  # the replica that claimed it; what another has claimed since is left alone


def addressee(delivery: Delivery, contacts: Sequence["Contact"], *, preferred: int | None) -> "Contact | None":
    """Where a delivery goes as things stand. What proves an address goes there even when it is shut; only an answer
    goes to where its reader has said stop.
    """
    if delivery.proves:
        return next((contact for contact in contacts if contact.id == delivery.contact_id), None)
    if delivery.priority > Priority.ANSWER:
        contacts = [contact for contact in contacts if not contact.is_silenced]
    return reachable(contacts, preferred=preferred, pinned=delivery.contact_id)


@dataclass(frozen=True)
class Reply:
    """Where an answer to an inbound goes: back to the contact it came from, into its thread."""

    subscriber: "Subscriber"
    contact: "Contact"
    inbound_id: str
    now: datetime
    edits: str = ""  # the message that carried the pressed button
    in_reply_to: str = ""
    thread: str = "home"
    muted: bool = False  # too many answers to this mailbox today: a loop, or somebody playing
    elsewhere: str = ""  # the unproven address of hers that an answer came from, of which she is told
    secret: bytes = field(default=b"", repr=False)  # of the service: makes the digests of the codes it hands out

    async def say(self, store: Store, message: str, *, thread: str = "", **args: str | int) -> str:
        """Enqueues the answer; returns its key. A pressed card is edited in place."""
        key = _key_of_reply(self.inbound_id, message, args)
        if self.muted:
            return key
        await store.enqueue(
            Delivery(
                key=key,
                subscriber_id=self.contact.subscriber_id,
                contact_id=self.contact.id,
                message=message,
                args=args,
                priority=Priority.ANSWER,
                due_at=self.now,
                created_at=self.now,
                thread=thread or self.thread,
                replaces=self.edits,
                in_reply_to=self.in_reply_to,
            )
        )
        return key

    async def say_beside(self, store: Store, question_id: int) -> bool:
        """Says in the first answer to this inbound that the question was passed on; False where nothing has been said
        yet that could carry it.
        """
        return await store.say_beside(_key_of_replies(self.inbound_id), question_id)

    def on(self, card: str) -> "Reply":
        """The same, editing that earlier message in place."""
        return replace(self, edits=card)

    def anew(self) -> "Reply":
        """The same, as a new message instead of an edited card."""
        return replace(self, edits="")


def _key_of_reply(inbound_id: str, message: str, args: Mapping[str, str | int]) -> str:
    """What is said in answer to one inbound is told apart by its arguments; long ones by their digest."""
    told = ":".join(map(str, args.values()))
    if len(told) > LONGEST_KEY // 2:
        told = hashlib.sha256(told.encode()).hexdigest()
    return f"{_key_of_replies(inbound_id)}{':'.join((message, *([told] if args else [])))}"


def _key_of_replies(inbound_id: str) -> str:
    """What the keys of all that is said in answer to one inbound begin with."""
    return f"{REPLY}{inbound_id}:"


async def enqueue(
    store: Store,
    *,
    key: str,
    to: int,
    message: str,
    args: Mapping[str, str | int],
    priority: Priority,
    now: datetime,
    due_at: datetime | None = None,
    expires_at: datetime | None = None,
    thread: str = "home",
    contact_id: int | None = None,
    in_reply_to: str = "",
) -> None:
    """Puts one message to one person into the outbox; a key already there is left as it is. `due_at`: None is now."""
    await store.enqueue(
        Delivery(
            key=key,
            subscriber_id=to,
            message=message,
            args=args,
            priority=priority,
            due_at=due_at or now,
            created_at=now,
            expires_at=expires_at,
            thread=thread,
            contact_id=contact_id,
            in_reply_to=in_reply_to,
        )
    )
