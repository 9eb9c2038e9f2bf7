"""The store's part for what is held about a person, and for its end."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import bindparam, delete, func, literal, select, update

from bot.core.consent import ConsentEntry
from bot.core.outbox import DeliveryState
from bot.core.people import BY_PERSON, ContactState
from bot.storage import tables as t
from bot.storage.bounces import Bounces
from bot.storage.merging import Merging


class Privacy(Merging, Bounces):
    """Erasing and pruning, within one transaction."""

    async def consents(self, subscriber_id: int) -> Sequence[ConsentEntry]:
        query = select(ConsentEntry).where(t.consent.c.subscriber_id == subscriber_id).order_by(t.consent.c.id)
        return await self._all(query)

    async def erase(self, subscriber_id: int, *, keep_contact: int | None = None) -> None:
        await self._session.flush()
        await self._lock(subscriber_id)
        run = self._session.execute
        own_contacts = select(t.contact.c.id).where(t.contact.c.subscriber_id == subscriber_id)
        own_questions = select(t.question.c.id).where(t.question.c.subscriber_id == subscriber_id)
        # first, since what was sent there may just be being recorded; and where one has to look, no index is used
        numbers = (await run(own_contacts.order_by(t.contact.c.id).with_for_update())).scalars().all()
        forgotten = (t.delivery.c.subscriber_id == subscriber_id) | t.delivery.c.contact_id.in_(numbers)
        await run(
            update(t.delivery)
            .where(forgotten, t.delivery.c.state.in_((DeliveryState.WAITING, DeliveryState.HELD)))
            .values(state=DeliveryState.SKIPPED, reason="erased")
        )
        await run(
            update(t.attempt)
            .where(t.attempt.c.contact_id.in_(own_contacts))
            .values(contact_id=None, external_id="", said="", alias="")
        )
        await run(
            update(t.delivery)
            .where(forgotten)
            .values(
                key=literal("erased:") + func.cast(t.delivery.c.id, t.delivery.c.key.type),
                subscriber_id=None,
                contact_id=None,
                args={},
                thread="",
                replaces="",
                in_reply_to="",
            )
        )
        await self.forget_codes_of(await self.contacts(subscriber_id))
        unseen = {"author_id": None, "card_contact_id": None, "card": ""}
        await run(update(t.broadcast).where(t.broadcast.c.author_id == subscriber_id).values(unseen))
        await self._forget_memberships(subscriber_id)
        await self._forget_delegations(subscriber_id)
        await run(delete(t.answer).where(t.answer.c.question_id.in_(own_questions)))
        for table in (t.question, t.place, t.rsvp, t.attendance, t.subscription, t.role, t.consent):
            await run(delete(table).where(table.c.subscriber_id == subscriber_id))
        await run(delete(t.conversation).where(t.conversation.c.contact_id.in_(own_contacts)))
        await self.forget_bounces(own_contacts)
        own_addresses = select(t.contact.c.address).where(t.contact.c.subscriber_id == subscriber_id)
        await run(delete(t.failed).where(t.failed.c.sender.in_(own_addresses)))
        gone = delete(t.contact).where(t.contact.c.subscriber_id == subscriber_id)
        if keep_contact is None:
            await run(gone)
            await run(delete(t.subscriber).where(t.subscriber.c.id == subscriber_id))
            return
        await run(gone.where(t.contact.c.id != keep_contact))
        contact, subscriber = await self.contact(keep_contact), await self.subscriber(subscriber_id)
        contact.state, contact.stopped_because, contact.expecting = ContactState.STOPPED, BY_PERSON, ""
        subscriber.name, subscriber.city, subscriber.kind = "", None, None
        subscriber.preferred_contact_id = subscriber.consented_at = None

    async def prune(self, before: datetime, *, mails_before: datetime) -> int:
        await self._session.flush()
        removed = await self._changed(_PRUNE_SEEN, {"before": before, "mails_before": mails_before})
        await self._session.execute(_PRUNE_ATTEMPTS, {"before": before})
        removed += await self._changed(_PRUNE_ANSWERS, {"before": before})
        for subscriber_id in await self._all(_STRANGERS, before=before):
            await self.erase(subscriber_id)
            removed += 1
        return removed


_ANSWERED_AT_ANY_TIME = ("question-to-desk", "erase-confirm")
"""A moderator may reply to a question weeks later, and who wants to be erased may confirm it so late."""

_BEFORE = bindparam("before", type_=t.delivery.c.settled_at.type)
_is_mail = t.seen.c.id.startswith("email:")
_PRUNE_SEEN = delete(t.seen).where(
    (~_is_mail & (t.seen.c.at < _BEFORE)) | (_is_mail & (t.seen.c.at < bindparam("mails_before", type_=_BEFORE.type)))
)
_settled = select(t.delivery.c.id).where(
    t.delivery.c.settled_at < _BEFORE,
    t.IS_ANSWER,  # for the rest an organiser must be able to account
    t.delivery.c.message.not_in(_ANSWERED_AT_ANY_TIME),
    # SQLite would give its number again, and mail that came back late names it
    t.delivery.c.id < select(func.max(t.delivery.c.id)).scalar_subquery(),
)
_PRUNE_ATTEMPTS = delete(t.attempt).where(t.attempt.c.delivery_id.in_(_settled))
_PRUNE_ANSWERS = delete(t.delivery).where(t.delivery.c.id.in_(_settled))
_STRANGERS = select(t.subscriber.c.id).where(  # who never confirmed, and who was forgotten and had a last message
    t.subscriber.c.created_at < _BEFORE,
    t.subscriber.c.consented_at.is_(None),
    ~select(t.consent.c.id).where(t.consent.c.subscriber_id == t.subscriber.c.id).exists(),
    ~select(t.role.c.id).where(t.role.c.subscriber_id == t.subscriber.c.id).exists(),
    ~select(t.delivery.c.id)
    .where(t.delivery.c.subscriber_id == t.subscriber.c.id, t.delivery.c.created_at >= _BEFORE)
    .exists(),
)
