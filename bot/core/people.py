"""Who a person is to us: a Subscriber, her Contacts, and the Roles she holds."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from bot.core.errors import NotAllowed
from bot.core.language import Language
from bot.core.store import Store

BY_PERSON = "person"
"""Why a contact is stopped when the person said so; any other reason is the channel's."""

CHANNELS = ("telegram", "email")
"""The ways to reach a person."""

EVERYWHERE = ""
"""The scope of a role that is not bound to one city or sector."""

_MAIL_ADDRESS = re.compile(r'(?=.{3,254}\Z)[^\s@<>()\[\]\\,;:"]{1,64}@[^\W_](?:[\w-]*\.)+[^\W\d_][\w-]*')


class ContactState(StrEnum):
    UNVERIFIED = "unverified"  # the address has not yet proved to be the person's
    ACTIVE = "active"
    STOPPED = "stopped"  # the person said stop, or the channel says she cannot be reached


class RoleKind(StrEnum):
    ORGANISER = "organiser"
    MODERATOR = "moderator"
    TRANSLATOR = "translator"
    DOOR_HELPER = "door-helper"


@dataclass(eq=False)
class Subscriber:
    """A person known to us (or the moderators' desk, which is written to like one)."""

    created_at: datetime
    language: Language | None = None  # None until chosen: such a person is written to in every language
    name: str = ""
    city: str | None = None  # id of the programme's city, or institutions.ELSEWHERE; None: not said
    kind: str | None = None  # id of the programme's kind of institution
    preferred_contact_id: int | None = None
    consented_at: datetime | None = None  # None: no consent, or withdrawn; the ledger holds the proof
    id: int = field(init=False)


@dataclass(eq=False)
class Contact:
    """One address on one channel."""

    subscriber_id: int
    address: str  # "telegram:123456789012", "mailto:anna@example.org"
    state: ContactState
    created_at: datetime
    stopped_because: str = ""
    expecting: str = ""  # what the next free text from here means; all memory of a dialogue
    bounce_score: float = 0.0  # of mail that came back; fades: see bounces
    bounced_at: datetime | None = None  # when it was last added to
    ready_at: datetime | None = None  # until when what was sent here has used the address up; see pacing
    id: int = field(init=False)

    @property
    def channel(self) -> str:
        """The channel the address belongs to: "telegram" or "email"."""
        return channel_of(self.address)

    @property
    def is_shut(self) -> bool:
        """Whether the channel says that nothing arrives here any more."""
        return self.state == ContactState.STOPPED and self.stopped_because != BY_PERSON

    @property
    def is_silenced(self) -> bool:
        """Whether the person has said stop, and has not revived the address since."""
        return self.state == ContactState.STOPPED and self.stopped_because == BY_PERSON

    @property
    def is_group(self) -> bool:
        """Whether the address is a group chat."""
        return is_group(self.address)


@dataclass(eq=False)
class Role:
    """What a person may do for a city or a sector, or EVERYWHERE."""

    subscriber_id: int
    kind: RoleKind
    scope: str
    granted_at: datetime
    id: int = field(init=False)


@dataclass(eq=False)
class Conversation:
    """One exchange with one contact about one thing; a mail's signed token names it."""

    contact_id: int
    thread: str  # "meeting:culture", "question:7", "home"
    expires_at: datetime  # a token older than this acts no more
    last_inbound: str = ""  # Message-ID of the person's newest mail in it, for In-Reply-To
    id: int = field(init=False)


class Correspondence(NamedTuple):
    """Of a conversation, what the next letter in it needs: hundreds of them are asked for at once."""

    id: int
    expires_at: datetime
    last_inbound: str


def mail_address(written: str) -> str | None:
    """What somebody writes as a mail address, as a contact has it: lower case, the domain as A-labels (RFC 5890).

    "Anna@Příklad.cz" → "mailto:anna@xn--pklad-zsa96e.cz"; None for what is no mail address.
    """
    given = written.strip().lower().removeprefix("mailto:")
    local, _, domain = given.rpartition("@")
    try:
        return f"mailto:{local}@{domain.encode('idna').decode('ascii')}" if _MAIL_ADDRESS.fullmatch(given) else None
    except UnicodeError:
        return None


def channel_of(address: str) -> str:
    """ "telegram:1" → "telegram", "mailto:a@b" → "email"."""
    return "email" if address.startswith("mailto:") else address.partition(":")[0]


def reachable(contacts: Sequence[Contact], *, preferred: int | None, pinned: int | None) -> Contact | None:
    """Where a message goes: to the pinned contact unless it is shut, else to the preferred one, else to any that works.

    Pinned is the contact a person has just written from: she is answered there even after she said stop.
    """
    for contact in contacts:
        if contact.id == pinned and not contact.is_shut:
            return contact
    working = [contact for contact in contacts if contact.state == ContactState.ACTIVE]
    return next((contact for contact in working if contact.id == preferred), working[0] if working else None)


def is_group(address: str) -> bool:
    """Whether the address is a group chat (Telegram gives groups negative ids)."""
    return address.startswith("telegram:-")


async def require_role(store: Store, subscriber: Subscriber, kind: RoleKind) -> Role:
    """The role of that kind. Raises NotAllowed when the subscriber has none."""
    for role in await store.roles(subscriber.id):
        if role.kind == kind:
            return role
    raise NotAllowed


def revive(contact: Contact) -> None:
    """The person wrote or unblocked: her address works again, whatever came back. Consent is a matter of its own."""
    contact.state = ContactState.ACTIVE
    contact.stopped_because = ""
    forgive(contact)


def forgive(contact: Contact) -> None:
    """Nothing that came back from the address is held against it any more."""
    contact.bounce_score, contact.bounced_at = 0.0, None


async def introduce(store: Store, newcomer: Subscriber, address: str) -> Contact:
    """Somebody new is known at that address; a mail address has still to prove to be hers."""
    await store.add(newcomer)
    state = ContactState.UNVERIFIED if channel_of(address) == "email" else ContactState.ACTIVE
    contact = Contact(newcomer.id, address, state, newcomer.created_at)
    await store.add(contact)
    return contact


async def move(store: Store, contact: Contact, address: str, now: datetime) -> None:
    """The chat has that address from now on. Where it is known there already, both are one, and the old one is shut."""
    known = await store.contact_at(address)
    if known is None or known is contact:
        contact.address = address
        return
    stop(contact, "moved")
    if known.subscriber_id != contact.subscriber_id:
        await store.merge(contact.subscriber_id, known.subscriber_id, now)


def stop(contact: Contact, because: str) -> None:
    """The address is not written to any more, until the person revives it. That she has said stop stays the reason."""
    if not contact.is_silenced:
        contact.stopped_because = because
    contact.state = ContactState.STOPPED
    contact.expecting = ""
