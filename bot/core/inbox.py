"""The one door in: receive() dedupes, identifies and routes, in one transaction.

The listener confirms to its server when receive() returns, and only then. Storage that is away raises
StorageUnavailable: nothing is confirmed and the server sends it again. Anything else that goes wrong is kept, raw, with
its error, in a transaction of its own: a poison message never stops the queue, and `mosty inbound --retry` tries again.
"""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from functools import partial

from bot.core import bounces, broadcasts, delegation, dialogue, linking, organising, people, questions, staff
from bot.core.actions import Action, Verb
from bot.core.bounces import Failure
from bot.core.errors import ActionUnknown, Refusal
from bot.core.identity import identify
from bot.core.inbound import (
    Blocked,
    Bounced,
    Commanded,
    Cursor,
    Garbled,
    Ignored,
    Inbound,
    Pressed,
    Proposed,
    Renamed,
    Said,
    Started,
    Unreadable,
)
from bot.core.outbox import Reply
from bot.core.people import Contact
from bot.core.store import StorageUnavailable, Store, Transactions, WrittenMeanwhile

MOST_REPLIES_A_DAY = 20
"""Answers by mail to one address in a day; beyond it what comes in is still worked, but not answered: it is a loop."""

MOST_REPLIES_IN_A_CONVERSATION = 8
"""The same within one conversation and an hour: two machines that answer each other are sooner found out."""

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
    "bounces": Verb.BOUNCES,
}


class Inbox:
    """Takes what came in, once."""

    def __init__(self, transactions: Transactions, *, secret: bytes, report: Report) -> None:
        self._transactions = transactions
        self._secret = secret
        self._report = report

    async def receive(self, inbound: Inbound, raw: bytes, cursor: Cursor | None = None) -> None:
        """Works one inbound. When it returns, it is safe to confirm. Raises StorageUnavailable.

        `cursor`: where the listener then is, for a server that does not remember it; it moves in the same transaction.
        """
        try:
            await self._work_at_last(inbound, partial(_move, cursor=cursor))
        except StorageUnavailable as error:
            if not isinstance(error, WrittenMeanwhile):
                raise
            await self._keep(inbound, raw, error, cursor)
        except Exception as error:  # a bug of ours must not stop the queue; the raw words are kept
            await self._keep(inbound, raw, error, cursor)

    async def receive_again(self, inbound: Inbound, *, kept_as: str) -> None:
        """Works what was kept under that id, and in the same transaction keeps it no longer.

        Raises whatever goes wrong with it again; then it is kept still.
        """
        await self._work_at_last(inbound, partial(_forget, kept_as=kept_as))

    async def keep(
        self,
        inbound_id: str,
        channel: str,
        raw: bytes,
        error: str,
        now: datetime,
        cursor: Cursor | None = None,
        *,
        sender: str = "",
    ) -> None:
        """Keeps what could not be worked, for `mosty inbound --failed`. Raises StorageUnavailable.

        `sender` is the address it claims to come from, as far as that can be read.
        """
        async with self._transactions.transaction() as store:
            await _move(store, cursor)
            if not await store.seen(inbound_id):
                await store.mark_seen(inbound_id, now)
                await store.mark_failed(inbound_id, channel, raw, error, now, sender=sender)
        self._report("inbound.failed", {"id": inbound_id, "error": error.partition("(")[0].partition(":")[0]})

    async def _work_at_last(self, inbound: Inbound, first: "First") -> None:
        for left in reversed(range(_TRIES)):
            try:
                await self._work_or_refuse(inbound, first)
                return
            except WrittenMeanwhile:
                if not left:
                    raise

    async def _work_or_refuse(self, inbound: Inbound, first: "First") -> None:
        try:
            async with self._transactions.transaction() as store:
                await first(store)
                await self._work(store, inbound, None)
        except Refusal as refusal:
            async with self._transactions.transaction() as store:
                await first(store)
                await self._work(store, inbound, refusal)

    async def _keep(self, inbound: Inbound, raw: bytes, error: Exception, cursor: Cursor | None) -> None:
        door, _, _ = inbound.id.partition(":")
        sender = inbound.sender.address
        await self.keep(inbound.id, door, raw, repr(error), inbound.at, cursor, sender=sender)

    async def _work(self, store: Store, inbound: Inbound, refusal: Refusal | None) -> None:
        if await store.seen(inbound.id):
            return
        await store.mark_seen(inbound.id, inbound.at)
        if refusal is None:
            self._report("inbound.received", {"id": inbound.id, "act": type(inbound.act).__name__.lower()})
        if isinstance(inbound.act, Ignored):
            return
        inbound, contact = await identify(store, inbound)
        if contact is None:
            return
        reply = await _reply_to(store, inbound, contact, self._secret)
        if reply.muted:
            self._report("inbound.muted", {"id": inbound.id})
        if refusal is None:
            await self._route(store, reply, inbound)
        else:
            from bot.core import refusing

            await refusing.refuse(store, reply, inbound, refusal)

    async def _route(self, store: Store, reply: Reply, inbound: Inbound) -> None:
        from bot.core import pressing  # loaded when somebody speaks

        if reply.contact.is_shut and not isinstance(inbound.act, Blocked | Bounced | Renamed):
            people.revive(reply.contact)
            await questions.show_waiting(store, reply.subscriber.id, reply.now)
        match inbound.act:
            case Pressed():
                await pressing.press_from(store, reply, inbound, inbound.act)
            case Proposed():
                from bot.core import proposals

                await proposals.pass_on(store, reply, inbound, inbound.act)
            case Garbled():
                raise ActionUnknown
            case Said():
                await _read(store, reply, inbound, inbound.act)
            case Started(payload) if payload.startswith(staff.PREFIX):
                await organising.take_role(store, reply, payload, secret=self._secret)
            case Started(payload) if payload.startswith(linking.PREFIX) and not reply.contact.is_group:
                await linking.start_with(store, reply, payload)
            case Started(payload) if payload.startswith(delegation.PREFIX) and not reply.contact.is_group:
                await delegation.show(store, reply, payload.removeprefix(delegation.PREFIX))
            case Started(payload):
                if not reply.contact.is_group:
                    await dialogue.begin(store, reply, payload=payload)
            case Commanded() if reply.contact.is_group:
                pass
            case Commanded("ask", words) if words:
                if reply.subscriber.consented_at is not None:
                    reply.contact.expecting = questions.EXPECTING
                await _read(store, reply, inbound, Said(words))
            case Commanded(name, words) if words and name not in _COMMANDS:  # none of ours, but somebody's words
                await _read(store, reply, inbound, Said(f"/{name} {words}"))
            case Commanded(name):
                await pressing.press(store, reply, Action(_COMMANDS.get(name, Verb.HOME)))
            case Unreadable(reply_to):
                if not reply.contact.is_group or await organising.question_on(store, reply, reply_to) is not None:
                    await reply.say(store, "text-only")
            case Blocked():
                people.stop(reply.contact, "blocked")
            case Bounced(failure=failure, status=status, delivery=delivery):
                await _take_back(store, reply, failure, status, delivery)
            case Renamed(address):
                await questions.follow(store, reply.contact, address, reply.now)
            case _:
                pass


async def _read(store: Store, reply: Reply, inbound: Inbound, said: Said) -> None:
    from bot.core import reading  # what reads words is large, and nobody's tap waits for it

    await reading.read(store, reply, inbound, said)


async def _take_back(store: Store, reply: Reply, failure: Failure, status: str, delivery: int | None) -> None:
    """What came back goes to another address of hers; in an outage, which shuts none, to the same one once more; what
    came back for a reason of that one mail counts as refused.
    """
    contact, now, because = reply.contact, reply.now, bounces.because(status)
    since = now - RETURNED_WITHIN
    if await bounces.take(store, contact, failure, status, now):
        lost = await store.send_elsewhere(contact, delivery, since=since, now=now, because=because)
    elif failure == Failure.DEAD:
        lost = await store.send_later(contact, delivery, since=since, now=now, because=because)
    elif failure in (Failure.FULL, Failure.POLICY, Failure.EXPIRED) and delivery is not None:
        lost = await store.refuse(contact, delivery, now=now, because=because)
    else:
        return
    await broadcasts.came_back(store, lost, now)


First = Callable[[Store], Awaitable[None]]
"""What belongs into the transaction beside the work."""


async def _move(store: Store, cursor: Cursor | None) -> None:
    if cursor is not None:
        await store.set_mark(cursor.name, cursor.value)


async def _forget(store: Store, kept_as: str) -> None:
    await store.forget_failed(kept_as)


async def _reply_to(store: Store, inbound: Inbound, contact: Contact, secret: bytes) -> Reply:
    thread = "home"
    if inbound.conversation is not None:
        conversation = await store.conversation(inbound.conversation)
        if conversation is not None:
            thread = conversation.thread
            if not isinstance(inbound.act, Bounced):  # a report, which she has never seen
                conversation.last_inbound = inbound.reference or conversation.last_inbound
    return Reply(
        subscriber=await store.subscriber(contact.subscriber_id),
        contact=contact,
        inbound_id=inbound.id,
        now=inbound.at,
        edits=inbound.act.on if isinstance(inbound.act, Pressed) else "",
        in_reply_to=inbound.reference,
        thread=thread,
        muted=contact.channel == "email" and await _is_loop(store, contact, thread, inbound.at),
        elsewhere=inbound.elsewhere,
        secret=secret,
    )


async def _is_loop(store: Store, contact: Contact, thread: str, now: datetime) -> bool:
    in_a_day, lately = await store.count_replies(
        contact.id, thread, in_all_since=now - timedelta(days=1), in_thread_since=now - timedelta(hours=1)
    )
    return in_a_day >= MOST_REPLIES_A_DAY or lately >= MOST_REPLIES_IN_A_CONVERSATION
