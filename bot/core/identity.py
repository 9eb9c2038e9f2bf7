"""Who is behind an inbound, and how far that is proven.

Telegram vouches for its people. From of a mail is a claim: it is proven by the signed token of a conversation with that
very person, or by the verdict of our own mail server. Whoever answers with somebody else's token holds a forwarded
invitation: it speaks for nobody but herself, and never changes the first person's answer.
"""

from msgspec.structs import replace

from bot.core.actions import Verb
from bot.core.inbound import Act, Blocked, Bounced, Inbound, Pressed, Proposed, Renamed, Started, Unblocked
from bot.core.meetings import thread_of
from bot.core.people import Contact, Conversation, Subscriber, introduce, is_group
from bot.core.staff import PREFIX as STAFF_CODE
from bot.core.store import NotWrittenYet, Store
from bot.core.words import plain

_NAMES = 2
"""A name is one person's only with so many words: "Anna" and "Biuro" are many people's."""


async def identify(store: Store, inbound: Inbound) -> tuple[Inbound, Contact | None]:
    """The inbound as far as it is proven, and the contact it is answered at, a newcomer becoming one.

    None when there is nobody to answer. A bounce is believed of what its token names and of nothing else, and a stop
    needs no more than the token.
    """
    if isinstance(inbound.act, Bounced):
        return inbound, await _returned_from(store, inbound, inbound.act.delivery)
    conversation = await _conversation(store, inbound)
    if conversation is not None:
        owner = await store.contact(conversation.contact_id)
        inbound = replace(inbound, conversation=conversation.id)
        if is_stop(inbound.act):
            return inbound, owner
        if (hers := await _as_hers(store, inbound, conversation, owner)) is not None:
            return hers
        return await _as_strangers(store, inbound, conversation)
    if isinstance(inbound.act, Pressed | Proposed) and inbound.conversation is not None:
        return inbound, None  # a token of somebody who has been erased since
    return await _at_sender(store, replace(inbound, conversation=None))


def is_stop(act: Act) -> bool:
    """Whether it asks for nothing but silence."""
    return isinstance(act, Pressed) and act.action.verb == Verb.STOP


async def _conversation(store: Store, inbound: Inbound) -> Conversation | None:
    """Named by the signed token, or by an id that a mail relay gave to a mail of ours in place of the signed one."""
    if inbound.conversation is not None:
        return await store.conversation(inbound.conversation)
    return await store.conversation_of(inbound.answers) if inbound.answers else None


async def _as_hers(
    store: Store, inbound: Inbound, conversation: Conversation, owner: Contact
) -> tuple[Inbound, Contact] | None:
    """The person's own words, from her address in the conversation or another one of hers; None when they are not.

    An answer under her full name counts too, from an address that we do not know; she is told, at the one we know.
    """
    sender = inbound.sender
    person = await store.subscriber(owner.subscriber_id)
    contact = owner
    if sender.address != owner.address:
        contact = next((each for each in await store.contacts(person.id) if each.address == sender.address), owner)
    is_known = contact.address == sender.address
    if not is_known and not _is_namesake(sender.name, person.name):
        return None
    is_fresh = inbound.at < conversation.expires_at and _fits(inbound.act, conversation)
    proven = is_known and (is_fresh or sender.proven)
    elsewhere = (sender.through if is_known else sender.address.removeprefix("mailto:")) if is_fresh else ""
    if sender.name and proven and not elsewhere:
        person.name = sender.name
    return replace(inbound, sender=replace(sender, proven=proven), elsewhere=elsewhere), contact


async def _as_strangers(store: Store, inbound: Inbound, conversation: Conversation) -> tuple[Inbound, Contact | None]:
    """Somebody else's, who holds what was sent to its owner."""
    forwarded = conversation.thread if inbound.at < conversation.expires_at else ""
    return await _at_sender(store, replace(inbound, conversation=None, forwarded=forwarded))


async def _at_sender(store: Store, inbound: Inbound) -> tuple[Inbound, Contact | None]:
    """Whoever is known at the address it claims to come from."""
    contact = await store.contact_at(inbound.sender.address)
    if contact is None:
        return inbound, await _welcome(store, inbound)
    person = await store.subscriber(contact.subscriber_id)
    if inbound.sender.name and (inbound.sender.proven or not person.name):
        person.name = inbound.sender.name
    return inbound, contact


async def _returned_from(store: Store, inbound: Inbound, delivery: int | None) -> Contact | None:
    """Where the mail that came back had gone: by its signed return path, and by the conversation it quotes.

    Raises NotWrittenYet when it has come back sooner than the server's word that it was taken: it is to come again.
    """
    if delivery is not None and await store.is_on_the_wire(delivery):
        raise NotWrittenYet(f"delivery {delivery} has come back and is not written down yet")
    conversation = await store.conversation(inbound.conversation) if inbound.conversation is not None else None
    quoted = await store.contact(conversation.contact_id) if conversation is not None else None
    mailed_to = await store.mailed_to(inbound.returned) if inbound.returned is not None else []
    return quoted if quoted in mailed_to or not mailed_to else mailed_to[0]


def _fits(act: Act, conversation: Conversation) -> bool:
    """Whether a calendar answers the meeting, or the session, that the conversation is about."""
    if isinstance(act, Pressed) and act.action.verb == Verb.ANSWER:
        about = act.action.subject
        return conversation.thread in (thread_of(about), thread_of("", part=about))
    if isinstance(act, Proposed):
        return conversation.thread == thread_of(act.meeting)
    return True


def _is_namesake(name: str, known: str) -> bool:
    return plain(name) == plain(known) and len(plain(known).split()) >= _NAMES


async def _welcome(store: Store, inbound: Inbound) -> Contact | None:
    """Makes a newcomer a subscriber. A group becomes one only with a code, and nobody by leaving."""
    sender, act = inbound.sender, inbound.act
    with_code = isinstance(act, Started) and act.payload.startswith(STAFF_CODE)
    if isinstance(act, Blocked | Unblocked | Renamed) or (is_group(sender.address) and not with_code):
        return None
    return await introduce(store, Subscriber(inbound.at, sender.language, sender.name), sender.address)
