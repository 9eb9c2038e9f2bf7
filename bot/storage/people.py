"""The store's part for people: the addresses they are reached at, and what they may do."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy import bindparam, select, text, update

from bot.core.people import Contact, Conversation, Correspondence, Role, RoleKind, Subscriber
from bot.core.staff import Grant
from bot.storage import tables as t
from bot.storage.among import among
from bot.storage.transaction import Transaction

_RENEWED_AFTER = timedelta(days=30)
"""A conversation that goes on is not given a later end with every mail."""


class People(Transaction):
    """Asking for people, within one transaction."""

    async def subscriber(self, subscriber_id: int) -> Subscriber:
        return self._hold(await self._session.get_one(Subscriber, subscriber_id))

    async def contact(self, contact_id: int) -> Contact:
        return await self._session.get_one(Contact, contact_id)

    async def find_contact(self, contact_id: int) -> Contact | None:
        return await self._session.get(Contact, contact_id)

    async def contact_at(self, address: str) -> Contact | None:
        return await self._one(_CONTACT_AT, address=address)

    async def contacts(self, subscriber_id: int) -> Sequence[Contact]:
        return await self._all(_CONTACTS, person=subscriber_id)

    async def _hold_everybody(self) -> None:
        """Whoever is written to stays who she is until the end of the transaction; on SQLite she does anyway.

        One lock for all: a hundred thousand of rows would take a tenth of the time of publishing.
        """
        if self._on_postgres:
            await self._session.execute(_EVERYBODY_IS_HELD)

    async def _lock(self, *people: int) -> None:
        """Waits until nobody writes to them any more: they are about to be no persons of their own."""
        if self._on_postgres:
            await self._session.execute(_NOBODY_IS_HELD)
        rows = select(t.subscriber.c.id).where(t.subscriber.c.id.in_(people)).order_by(t.subscriber.c.id)
        await self._session.execute(rows.with_for_update())

    async def roles(self, subscriber_id: int) -> Sequence[Role]:
        return await self._all(_ROLES, person=subscriber_id)

    async def staff(self) -> Sequence[tuple[Role, Subscriber]]:
        query = select(Role, Subscriber).join_from(t.role, t.subscriber).order_by(t.role.c.kind, t.role.c.id)
        return [(role, subscriber) for role, subscriber in await self._session.execute(query)]

    async def desks(self) -> Sequence[tuple[int, str]]:
        query = select(t.role.c.subscriber_id, t.role.c.scope).where(t.role.c.kind == RoleKind.MODERATOR)
        return [(subscriber_id, scope) for subscriber_id, scope in await self._session.execute(query)]

    async def grant(self, digest: str) -> Grant | None:
        return await self._one(select(Grant).where(t.grant.c.digest == digest).with_for_update())

    async def conversation(self, conversation_id: int) -> Conversation | None:
        return self._hold(await self._session.get(Conversation, conversation_id))

    async def find_conversation(self, contact_id: int, thread: str) -> Conversation | None:
        return await self._one(_CONVERSATION, contact=contact_id, thread=thread)

    async def conversations_with(
        self, exchanges: Sequence[tuple[int, str]], expires_at: datetime
    ) -> Mapping[tuple[int, str], Correspondence]:
        if not exchanges:
            return {}
        await self._session.flush()
        found = await self._correspondence(exchanges)
        if missing := [exchange for exchange in dict.fromkeys(exchanges) if exchange not in found]:
            rows = [
                {"contact_id": contact_id, "thread": thread, "expires_at": expires_at, "last_inbound": ""}
                for contact_id, thread in missing
            ]
            await self._add_missing(t.conversation, rows)
            found |= await self._correspondence(missing)
        # what is sent today has to be answerable
        old = [each.id for each in found.values() if each.expires_at < expires_at - _RENEWED_AFTER]
        if old:
            await self._session.execute(_RENEW, {"ids": old, "until": expires_at})
        return found

    async def _correspondence(self, exchanges: Sequence[tuple[int, str]]) -> dict[tuple[int, str], Correspondence]:
        between = {
            "contacts": list({contact_id for contact_id, _ in exchanges}),
            "threads": list({thread for _, thread in exchanges}),
        }
        rows = await self._session.execute(_CONVERSATIONS, between)
        return {(contact_id, thread): Correspondence(*rest) for contact_id, thread, *rest in rows}


_EVERYBODY = f"{0x6D6F7303}, 1"  # an advisory lock (PostgreSQL, 13.3.5); those of replicas have other numbers
_EVERYBODY_IS_HELD = text(f"SELECT pg_advisory_xact_lock_shared({_EVERYBODY})")
_NOBODY_IS_HELD = text(f"SELECT pg_advisory_xact_lock({_EVERYBODY})")
_CONTACT_AT = select(Contact).where(t.contact.c.address == bindparam("address"))
_CONTACTS = select(Contact).where(t.contact.c.subscriber_id == bindparam("person")).order_by(t.contact.c.id)
_ROLES = select(Role).where(t.role.c.subscriber_id == bindparam("person")).order_by(t.role.c.id)
_CONVERSATIONS = select(
    t.conversation.c.contact_id,
    t.conversation.c.thread,
    *(t.conversation.c[each] for each in Correspondence._fields),
).where(
    among(t.conversation.c.contact_id, "contacts"),
    t.conversation.c.thread.in_(bindparam("threads", expanding=True)),
)
_RENEW = (
    update(t.conversation)
    .where(among(t.conversation.c.id, "ids"))
    .values(expires_at=bindparam("until", type_=t.conversation.c.expires_at.type))
)
_CONVERSATION = select(Conversation).where(
    t.conversation.c.contact_id == bindparam("contact"), t.conversation.c.thread == bindparam("thread")
)
