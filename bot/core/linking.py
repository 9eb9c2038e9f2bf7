"""One person, two channels: a code shown on one and confirmed on the other proves that both are hers.

The code always travels by mail and is always confirmed on Telegram, whichever of the two asked for it. Whose an address
has been so far is told to nobody: the same mail goes there, and who confirms it becomes one person with the one who
asked.
"""

import hmac
import re
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from bot.core import codes, consent, dialogue, rsvps, sessions
from bot.core.errors import ActionUnknown, AddressInvalid, ChannelMissing, CodeInvalid, CodeWrong, TooManyCodes
from bot.core.outbox import PROOF, Delivery, Priority, Reply
from bot.core.people import CHANNELS, Contact, ContactState, Subscriber, introduce, mail_address, revive
from bot.core.store import Store

VALID_FOR = timedelta(minutes=30)
MOST_TRIES = 5
"""How often a code may be written wrong."""

MOST_A_DAY = 3
"""Codes that one contact may ask for, and that one address is sent, in a day."""

KEPT_FOR = timedelta(days=1)
"""How long a code that is of no use any more still counts towards MOST_A_DAY."""

PREFIX = "link-"
"""What a code begins with where other payloads may stand too: /start link-…"""

ADDRESS, CODE = "address", "code"
"""What Contact.expecting says while an address, or a code, is asked for."""

_ALPHABET = codes.ALPHABET.upper()
_LENGTH = 8
_CODE = re.compile(f"[{_ALPHABET}]{{{_LENGTH}}}")
_MEANT_AS_CODE = re.compile(r"(?=.*[A-Z])(?=.*[0-9-])[A-Z0-9]{3,5}[ -]?[A-Z0-9]{3,5}", re.IGNORECASE | re.ASCII)
"""A code with a letter too few, or one that is read as another; no word has a digit or a hyphen in its middle."""

_MARKS = {"telegram": "telegram.username", "email": "mail.address"}


@dataclass(eq=False)
class LinkCode:
    """A code on its way to be confirmed. Only its digest is kept."""

    digest: str
    contact_id: int  # who asked, and whose person stays
    address: str  # where it was mailed to
    created_at: datetime
    expires_at: datetime
    tries: int = 0  # wrong ones
    used_at: datetime | None = None
    shown_by: int | None = None  # contact that showed the code and is asked once more
    id: int = field(init=False)

    def is_open(self, now: datetime) -> bool:
        """Whether it can still be confirmed."""
        return self.used_at is None and now < self.expires_at and self.tries < MOST_TRIES


async def is_on(store: Store, channel: str) -> bool:
    """Whether the service can be reached on that channel."""
    return bool(await store.mark(_MARKS[channel]))


async def begin(store: Store, reply: Reply) -> None:
    """Asks for the address to add; by mail, sends the way to Telegram. Raises ChannelMissing or TooManyCodes."""
    if reply.contact.channel == "email":
        await _require(store, "telegram")
        await _send_code(store, reply, reply.contact, "link-to-telegram")
    else:
        await _require(store, "email")
        reply.contact.expecting = ADDRESS
        await reply.anew().say(store, "ask-address")


async def is_asking(store: Store, reply: Reply) -> bool:
    """Whether an address has just been asked for, and nothing else was said since."""
    last = await store.last_said(reply.contact.id)
    return last is not None and last.message in ("ask-address", "refusal") and last.created_at > reply.now - VALID_FOR


def put_aside(reply: Reply) -> None:
    """Neither an address nor a code is expected any more: the person has gone on to something else."""
    if reply.contact.expecting in (ADDRESS, CODE):
        reply.contact.expecting = ""


async def take_address(store: Store, reply: Reply, text: str) -> None:
    """Mails a code to the address. Raises AddressInvalid or TooManyCodes."""
    address = mail_address(text)
    if address is None:
        raise AddressInvalid
    await _send_code(store, reply, await _contact_at(store, reply, address), "link-code")
    reply.contact.expecting = CODE
    await reply.anew().say(store, "code-sent")


async def confirm(store: Store, reply: Reply, text: str) -> bool:
    """Confirms the code that the words are; False when they are none that is known."""
    code = _as_code(text)
    if not _CODE.fullmatch(code):
        return False
    digest = _digest(code, reply.secret)
    for link in await _asked_from(store, reply):
        if link.is_open(reply.now) and hmac.compare_digest(link.digest, digest):
            await _join(store, reply, link)
            return True
    found = await store.link_code(digest)
    if found is None or (await store.contact(found.contact_id)).address != found.address:
        return False
    await _confirm_here(store, reply, found)
    return True


async def tell_wrong(store: Store, reply: Reply, text: str) -> bool:
    """Says that the code is wrong, or holds no more; False where none is waited for, or the words cannot be one.

    Of a code in letters alone only its digest tells it from a word.
    """
    asked = await _asked_from(store, reply)
    waited_for = [link for link in asked if link.is_open(reply.now)]
    if not (waited_for or reply.contact.expecting == CODE):
        return False
    code = _as_code(text)
    looks_like_one = _MEANT_AS_CODE.fullmatch(text.strip()) and (waited_for or _CODE.fullmatch(code))
    if not looks_like_one and _digest(code, reply.secret) not in {link.digest for link in asked}:
        return False
    await _count_wrong(store, reply, waited_for)
    return True


async def start_with(store: Store, reply: Reply, payload: str) -> None:
    """The same for the link of a mail, pressed on Telegram. Raises CodeInvalid."""
    code = payload.removeprefix(PREFIX)
    if not await confirm(store, reply, code) and not await tell_wrong(store, reply, code):
        raise CodeInvalid


async def answer(store: Store, reply: Reply, link_id: int, *, joins: bool) -> None:
    """What a person known on Telegram says to becoming one with the mail. Raises CodeInvalid."""
    link = await store.link_code_numbered(link_id)
    if link is None or link.shown_by != reply.contact.id or not link.is_open(reply.now):
        raise CodeInvalid
    if joins:
        await _join(store, reply, link)
    else:
        link.used_at = reply.now
        await store.forget_code(link.id)
        await reply.say(store, "home")


async def write_on(store: Store, reply: Reply, channel: str) -> None:
    """Messages go there from now on; where the person has no such address, one is asked for.

    Raises ActionUnknown, or as `begin` does.
    """
    if channel not in CHANNELS:
        raise ActionUnknown
    contacts = await store.contacts(reply.subscriber.id)
    proven = [each for each in contacts if each.state != ContactState.UNVERIFIED and not each.is_shut]
    contact = next((each for each in proven if each.channel == channel), None)
    if contact is None:
        await begin(store, reply)
        return
    if contact.is_silenced:
        person, address = reply.subscriber, contact.address
        await consent.extend(store, person, address=address, inbound_id=reply.inbound_id, now=reply.now)
    revive(contact)
    reply.subscriber.preferred_contact_id = contact.id
    await reply.say(store, "settings")


async def remove(store: Store, reply: Reply, channel: str) -> None:
    """Forgets the person's addresses on another channel than this one. Raises ActionUnknown."""
    if channel == reply.contact.channel:
        raise ActionUnknown
    for contact in await store.contacts(reply.subscriber.id):
        if contact.channel == channel:
            await store.remove_contact(contact, instead=reply.contact)
    put_aside(reply)
    reply.subscriber.preferred_contact_id = reply.contact.id
    await reply.say(store, "unlinked")


async def _require(store: Store, channel: str) -> None:
    if not await is_on(store, channel):
        raise ChannelMissing


async def _contact_at(store: Store, reply: Reply, address: str) -> Contact:
    """Whoever is there; a newcomer who reads the same language where nobody is."""
    if (contact := await store.contact_at(address)) is not None:
        return contact
    return await introduce(store, Subscriber(reply.now, reply.subscriber.language), address)


async def _send_code(store: Store, reply: Reply, to: Contact, message: str) -> None:
    if await store.count_codes(reply.contact.id, to.address, reply.now - timedelta(days=1)) >= MOST_A_DAY:
        raise TooManyCodes
    code = codes.draw(_ALPHABET, _LENGTH)
    expires_at = reply.now + VALID_FOR
    link = LinkCode(_digest(code, reply.secret), reply.contact.id, to.address, reply.now, expires_at)
    await store.add(link)
    await store.enqueue(
        Delivery(
            key=f"{PROOF}{link.id}",
            subscriber_id=to.subscriber_id,
            message=message,
            args={"link": link.id, "code": code},
            priority=Priority.ANSWER,
            due_at=reply.now,
            created_at=reply.now,
            contact_id=to.id,
            expires_at=expires_at,
            in_reply_to=reply.in_reply_to if to is reply.contact else "",
        )
    )


async def _asked_from(store: Store, reply: Reply) -> list[LinkCode]:
    """The codes that were asked for here and mailed elsewhere."""
    return [code for code in await store.link_codes(reply.contact.id) if code.address != reply.contact.address]


async def _count_wrong(store: Store, reply: Reply, asked: list[LinkCode]) -> None:
    """Said as an answer and not raised: what is counted has to be kept."""
    for link in asked:
        link.tries += 1
    left = max((MOST_TRIES - link.tries for link in asked), default=0)
    if left:
        await reply.anew().say(store, "refusal", id=CodeWrong.message_id(), tries=left)
    else:
        reply.contact.expecting = ""
        await reply.anew().say(store, "refusal", id=CodeInvalid.message_id())


async def _confirm_here(store: Store, reply: Reply, link: LinkCode) -> None:
    """Somebody already known on Telegram is asked once more: a link can be pressed without having been read."""
    if not link.is_open(reply.now):
        raise CodeInvalid
    asker = await store.contact(link.contact_id)
    if await _is_known(store, reply) and asker.subscriber_id != reply.subscriber.id:
        link.shown_by = reply.contact.id
        await reply.anew().say(store, "link-confirm", link=link.id)
    else:
        await _join(store, reply, link)


async def _is_known(store: Store, reply: Reply) -> bool:
    """Whether she has said anything yet that becoming one with somebody would change."""
    person = reply.subscriber.id
    said = (store.consents, store.roles, store.rsvps_of, store.subscriptions)
    return reply.contact.state == ContactState.STOPPED or any([await of(person) for of in said])


async def _join(store: Store, reply: Reply, link: LinkCode) -> None:
    """Both addresses are one person's from now on: of the one who asked. A stop said at one of them holds there."""
    asker, mail = await store.contact(link.contact_id), await store.contact_at(link.address)
    if mail is None:
        raise CodeInvalid
    link.used_at = reply.now
    await store.forget_code(link.id)
    joined = mail if asker is reply.contact else reply.contact
    if joined.subscriber_id != asker.subscriber_id:
        await store.merge(joined.subscriber_id, asker.subscriber_id, reply.now)
        await rsvps.settle_places(store, asker.subscriber_id, reply.now)
        await sessions.settle(store, await store.subscriber(asker.subscriber_id), reply.now)
    for contact in (mail, reply.contact):
        if not contact.is_silenced:
            revive(contact)
        contact.expecting = ""
    person = await store.subscriber(asker.subscriber_id)
    person.preferred_contact_id = person.preferred_contact_id or asker.id
    reply = replace(reply, subscriber=person)
    if person.consented_at is None:
        await dialogue.begin(store, reply)
        return
    if not joined.is_silenced:
        await consent.extend(store, person, address=joined.address, inbound_id=reply.inbound_id, now=reply.now)
    await reply.anew().say(store, "linked")


def _as_code(text: str) -> str:
    return text.strip().upper().replace("-", "").replace(" ", "")


def _digest(code: str, secret: bytes) -> str:
    return codes.digest("link", code, secret)
