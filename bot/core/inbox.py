"""The one door in: receive() dedupes, identifies and routes, in one transaction.

The listener confirms to its server when receive() returns, and only then. Storage that is away raises
StorageUnavailable: nothing is confirmed and the server sends it again. Anything else that goes wrong is kept, raw, with
its error, in a transaction of its own: a poison message never stops the queue, and `mosty inbound --retry` tries again.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from bot.core import delegation, dialogue, linking, organising, people, pressing, reading, staff
from bot.core.actions import Action, Verb
from bot.core.errors import ActionUnknown, Refusal
from bot.core.inbound import (
    Blocked,
    Bounced,
    Commanded,
    Garbled,
    Ignored,
    Inbound,
    Pressed,
    Renamed,
    Said,
    Started,
    Unblocked,
    Unreadable,
)
from bot.core.outbox import Reply
from bot.core.people import Contact, ContactState, Subscriber
from bot.core.store import StorageUnavailable, Store, Transactions, WrittenMeanwhile

MOST_REPLIES_A_DAY = 20
"""Answers by mail to one address in a day; beyond it what comes in is still worked, but not answered: it is a loop."""

RETURNED_WITHIN = timedelta(days=3)
"""A mail that came back without saying which one it is stands for all that went to its address so lately."""

_TRIES = 3
"""Two words of one newcomer at the same moment: the second transaction begins anew and finds the person there."""

Report = Callable[[str, dict[str, object]], None]
"""Says what happened, for the log: a fixed name, and ids."""

_COMMANDS = {
    "help": Verb.HOME,
    "meetings": Verb.MEETINGS,
    "ask": Verb.ASK,
    "settings": Verb.SETTINGS,
    "stop": Verb.STOP,
    "announce": Verb.ANNOUNCE,
    "invite": Verb.INVITE,
    "meeting": Verb.HOST,
    "broadcasts": Verb.BROADCAST,
}


class Inbox:
    """Takes what came in, once."""

    def __init__(self, transactions: Transactions, *, secret: bytes, report: Report) -> None:
        self._transactions = transactions
        self._secret = secret
        self._report = report

    async def receive(self, inbound: Inbound, raw: bytes) -> None:
        """Works one inbound. When it returns, it is safe to confirm. Raises StorageUnavailable."""
        try:
            for left in reversed(range(_TRIES)):
                try:
                    await self._work_or_refuse(inbound)
                    return
                except WrittenMeanwhile:
                    if not left:
                        raise
        except StorageUnavailable as error:
            if not isinstance(error, WrittenMeanwhile):
                raise
            await self.keep(inbound.id, people.channel_of(inbound.sender.address), raw, repr(error), inbound.at)
        except Exception as error:  # a bug of ours must not stop the queue; the raw words are kept
            await self.keep(inbound.id, people.channel_of(inbound.sender.address), raw, repr(error), inbound.at)

    async def _work_or_refuse(self, inbound: Inbound) -> None:
        try:
            async with self._transactions.transaction() as store:
                await self._work(store, inbound, None)
        except Refusal as refusal:
            async with self._transactions.transaction() as store:
                await self._work(store, inbound, refusal)

    async def keep(self, inbound_id: str, channel: str, raw: bytes, error: str, now: datetime) -> None:
        """Keeps what could not be worked, for `mosty inbound --failed`. Raises StorageUnavailable."""
        async with self._transactions.transaction() as store:
            if not await store.seen(inbound_id):
                await store.mark_seen(inbound_id, now)
                await store.mark_failed(inbound_id, channel, raw, error, now)
        self._report("inbound.failed", {"id": inbound_id, "error": error.partition("(")[0].partition(":")[0]})

    async def _work(self, store: Store, inbound: Inbound, refusal: Refusal | None) -> None:
        if await store.seen(inbound.id):
            return
        await store.mark_seen(inbound.id, inbound.at)
        if refusal is None:
            self._report("inbound.received", {"id": inbound.id, "act": type(inbound.act).__name__.lower()})
        if isinstance(inbound.act, Ignored):
            return
        inbound, contact = await self._identify(store, inbound)
        if contact is None:
            return
        reply = await _reply_to(store, inbound, contact, self._secret)
        if refusal is None:
            await self._route(store, reply, inbound)
        else:
            await reply.anew().say(store, "refusal", id=refusal.message_id(), **refusal.args_by_name)

    async def _route(self, store: Store, reply: Reply, inbound: Inbound) -> None:
        if reply.contact.is_shut and not isinstance(inbound.act, Blocked | Bounced | Renamed):
            people.revive(reply.contact)
        match inbound.act:
            case Pressed():
                await pressing.press_from(store, reply, inbound, inbound.act)
            case Garbled():
                raise ActionUnknown
            case Said():
                await reading.read(store, reply, inbound, inbound.act)
            case Started(payload) if payload.startswith(staff.PREFIX):
                await organising.take_role(store, reply, payload, secret=self._secret)
            case Started(payload) if payload.startswith(linking.PREFIX) and not reply.contact.is_group:
                await linking.start_with(store, reply, payload)
            case Started(payload) if payload.startswith(delegation.PREFIX) and not reply.contact.is_group:
                await delegation.show(store, reply, payload.removeprefix(delegation.PREFIX))
            case Started(payload):
                if not reply.contact.is_group:
                    await dialogue.begin(store, reply, payload=payload)
            case Commanded(name) if not reply.contact.is_group:
                verb = _COMMANDS.get(name, Verb.HOME)
                await pressing.press(store, reply, Action(verb))
            case Unreadable() if not reply.contact.is_group:
                await reply.say(store, "text-only")
            case Blocked():
                people.stop(reply.contact, "blocked")
            case Bounced(permanent=True, status=status, delivery=delivery):
                people.stop(reply.contact, because := f"bounced {status}")
                await store.send_elsewhere(
                    reply.contact, delivery, since=reply.now - RETURNED_WITHIN, now=reply.now, because=because
                )
            case Renamed(address):
                reply.contact.address = address
            case _:
                pass

    async def _identify(self, store: Store, inbound: Inbound) -> tuple[Inbound, Contact | None]:
        """The contact it came from, a newcomer becoming one; and how far that is proven.

        A mail is proven by the token of a conversation with the very address it comes from. A bounce and a stop need no
        more than the token. None when there is nobody to answer.
        """
        sender, owner = inbound.sender, None
        if inbound.conversation is not None:
            conversation = await store.conversation(inbound.conversation)
            owner = await store.contact(conversation.contact_id) if conversation else None
            if isinstance(inbound.act, Bounced) or _is_stop(inbound):
                return inbound, owner
            proven = (
                conversation is not None
                and owner is not None
                and owner.address == sender.address
                and inbound.at < conversation.expires_at
            )
            inbound = replace(inbound, sender=replace(sender, proven=sender.proven or proven))
            if isinstance(inbound.act, Pressed):
                return inbound, owner  # proven or not, it is about her invitation: she is told, or asked to confirm
            if not proven:
                inbound = replace(inbound, conversation=None)
        contact = await store.contact_at(sender.address)
        if contact is not None:
            subscriber = await store.subscriber(contact.subscriber_id)
            subscriber.name = sender.name or subscriber.name
            return inbound, contact
        return inbound, await _welcome(store, inbound)


def _is_stop(inbound: Inbound) -> bool:
    return isinstance(inbound.act, Pressed) and inbound.act.action.verb == Verb.STOP


async def _welcome(store: Store, inbound: Inbound) -> Contact | None:
    """Makes a newcomer a subscriber. A group becomes one only with a code, and nobody by leaving."""
    sender, act = inbound.sender, inbound.act
    with_code = isinstance(act, Started) and act.payload.startswith(staff.PREFIX)
    if isinstance(act, Blocked | Unblocked | Renamed | Bounced) or (people.is_group(sender.address) and not with_code):
        return None
    subscriber = Subscriber(inbound.at, sender.language, sender.name)
    await store.add(subscriber)
    state = ContactState.UNVERIFIED if people.channel_of(sender.address) == "email" else ContactState.ACTIVE
    contact = Contact(subscriber.id, sender.address, state, inbound.at)
    await store.add(contact)
    return contact


async def _reply_to(store: Store, inbound: Inbound, contact: Contact, secret: bytes) -> Reply:
    thread = "home"
    if inbound.conversation is not None:
        conversation = await store.conversation(inbound.conversation)
        if conversation is not None:
            thread = conversation.thread
            conversation.last_inbound = inbound.reference or conversation.last_inbound
    muted = (
        contact.channel == "email"
        and await store.count_replies(contact.id, inbound.at - timedelta(days=1)) >= MOST_REPLIES_A_DAY
    )
    return Reply(
        subscriber=await store.subscriber(contact.subscriber_id),
        contact=contact,
        inbound_id=inbound.id,
        now=inbound.at,
        edits=inbound.act.on if isinstance(inbound.act, Pressed) else "",
        in_reply_to=inbound.reference,
        thread=thread,
        muted=muted,
        secret=secret,
    )
