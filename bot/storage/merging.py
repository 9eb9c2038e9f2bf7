"""One person, two channels: codes, becoming one of two, forgetting an address."""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, case, delete, func, literal, select, update

from bot.core.linking import LinkCode
from bot.core.outbox import PROOF, DeliveryState, Lane, Priority
from bot.core.people import CHANNELS, Contact, Role, Subscriber
from bot.core.places import PlaceState
from bot.core.rsvps import NEEDS, PartStat, Rsvp
from bot.core.sectors import Subscription, SubscriptionState
from bot.storage import tables as t
from bot.storage.attendance import Attendances
from bot.storage.claims import Claims
from bot.storage.delegations import Delegations
from bot.storage.institutions import Institutions
from bot.storage.outbox import begins_with, has_key
from bot.storage.places import Places

SAME_PERSON = "the same person"

_AT_DESKS = "question-to-desk"
"""What is shown to each desk that a question goes to."""

_WAITING = (DeliveryState.WAITING, DeliveryState.HELD)
_UNREACHED = (DeliveryState.GONE, DeliveryState.REFUSED)
_FURTHEST = (
    DeliveryState.DELIVERED,
    DeliveryState.CLAIMED,
    DeliveryState.UNCERTAIN,
    *_WAITING,
    *_UNREACHED,
)
"""How far a copy has come, from the one that was read."""

_TOO_LATE = (DeliveryState.DELIVERED, DeliveryState.CLAIMED)
"""Nothing holds such a copy back any more."""

_STANDING = (
    PlaceState.CONFIRMED,
    PlaceState.OFFERED,
    PlaceState.QUEUED,
    PlaceState.REQUESTED,
    PlaceState.RETURNED,
    PlaceState.REFUSED,
)
"""From the best place to none."""


class Merging(Claims, Places, Institutions, Delegations, Attendances):
    """What is asked of people with more than one address, within one transaction."""

    # Codes

    async def link_code(self, digest: str) -> LinkCode | None:
        query = select(LinkCode).where(t.link_code.c.digest == digest).with_for_update()
        return await self._one(query)

    async def link_code_numbered(self, link_id: int) -> LinkCode | None:
        return await self._session.get(LinkCode, link_id)

    async def link_codes(self, contact_id: int) -> Sequence[LinkCode]:
        query = select(LinkCode).where(t.link_code.c.contact_id == contact_id).order_by(t.link_code.c.id.desc())
        return await self._all(query)

    async def count_codes(self, contact_id: int, address: str, since: datetime) -> int:
        asked_for = func.count(case((t.link_code.c.contact_id == contact_id, 1)))
        sent = func.count(case((t.link_code.c.address == address, 1)))
        query = select(asked_for, sent).where(t.link_code.c.created_at > since)
        return max((await self._session.execute(query)).one())

    async def forget_code(self, link_id: int) -> None:
        await self._session.execute(update(t.delivery).where(has_key(f"{PROOF}{link_id}")).values(args={}))

    async def prune_codes(self, before: datetime) -> int:
        await self._session.execute(_FORGET_CARRIED, {"before": before})
        return await self._changed(_PRUNE_CODES, {"before": before})

    # One of two

    async def merge(self, from_id: int, into_id: int, now: datetime) -> None:
        await self._session.flush()
        run = self._session.execute
        await self._lock_meetings_of(from_id, into_id)
        await self._lock(from_id, into_id)
        leaver = await self._session.get_one(Subscriber, from_id)
        stayer = await self._session.get_one(Subscriber, into_id)
        await self._merge_profiles(leaver, stayer)
        await self._merge_subscriptions(leaver, stayer)
        await self._merge_memberships(from_id, into_id)
        await self._merge_delegations(from_id, into_id)
        await self._merge_attendance(from_id, into_id)
        await self._merge_answers(from_id, into_id)
        await self._merge_places(from_id, into_id)
        await self._merge_roles(from_id, into_id)
        for contact in await self.contacts(from_id):
            contact.subscriber_id = into_id
        await self._leave_one_copy(from_id, into_id, now)
        for column in (t.delivery.c.subscriber_id, t.question.c.subscriber_id, t.consent.c.subscriber_id):
            await run(update(column.table).where(column == from_id).values(subscriber_id=into_id))
        for column in (t.answer.c.by, t.announcement.c.author_id, t.broadcast.c.author_id, t.grant.c.used_by):
            await run(update(column.table).where(column == from_id).values({column: into_id}))
        await self._session.flush()
        await self._session.delete(leaver)
        await self._session.flush()
        self.enqueued |= {Lane(channel, bulk) for channel in CHANNELS for bulk in (False, True)}

    async def _lock_meetings_of(self, *people: int) -> None:
        """Before anything is changed: whoever answers meanwhile holds a meeting and waits for the answer's row."""
        query = select(t.rsvp.c.meeting_id).where(t.rsvp.c.subscriber_id.in_(people)).distinct()
        await self.lock_places(*(await self._session.execute(query)).scalars())

    async def _merge_profiles(self, leaver: Subscriber, stayer: Subscriber) -> None:
        """What is not known of the one is taken from the other; of consent the newest word in the ledger holds."""
        stayer.name = stayer.name or leaver.name
        stayer.language = stayer.language or leaver.language
        stayer.city = stayer.city or leaver.city
        stayer.kind = stayer.kind or leaver.kind
        stayer.created_at = min(stayer.created_at, leaver.created_at)
        words = select(t.consent.c.given, t.consent.c.at).where(t.consent.c.subscriber_id.in_((leaver.id, stayer.id)))
        newest = (await self._session.execute(words.order_by(t.consent.c.at.desc(), t.consent.c.id.desc()))).first()
        given = newest is not None and newest.given
        stayer.consented_at = (stayer.consented_at or leaver.consented_at) if given else None

    async def _merge_subscriptions(self, leaver: Subscriber, stayer: Subscriber) -> None:
        """Confirmed wins over unconfirmed. What was left stays left, unless it was confirmed after that.

        What the other one never confirmed is not taken over into a consent that does not mean it.
        """
        query = select(Subscription).where(t.subscription.c.subscriber_id.in_((leaver.id, stayer.id)))
        both = list((await self._session.execute(query)).scalars())
        held = {each.sector_id: each for each in both if each.subscriber_id == stayer.id}
        for each in both:
            if each.subscriber_id == stayer.id:
                continue
            mine = held.get(each.sector_id)
            if mine is None and (each.state != SubscriptionState.UNCONFIRMED or stayer.consented_at is None):
                each.subscriber_id = stayer.id
                continue
            if mine is not None and _wins(each, mine):
                mine.state, mine.changed_at = each.state, each.changed_at
            await self._session.delete(each)
        if stayer.consented_at is None:  # remembered for a return, as after a stop
            for each in both:
                if each.state == SubscriptionState.CONFIRMED:
                    each.state = SubscriptionState.UNCONFIRMED
        await self._session.flush()

    async def _merge_answers(self, from_id: int, into_id: int) -> None:
        """The later answer wins; none loses against any. What was written beside either is kept."""
        query = select(Rsvp).where(t.rsvp.c.subscriber_id.in_((from_id, into_id)))
        answers = list((await self._session.execute(query)).scalars())
        held = {each.meeting_id: each for each in answers if each.subscriber_id == into_id}
        for theirs in [each for each in answers if each.subscriber_id == from_id]:
            mine = held.get(theirs.meeting_id)
            if mine is None:
                mine = Rsvp(theirs.meeting_id, into_id, PartStat.NEEDS_ACTION, theirs.invited_at)
                self._session.add(mine)
            mine.invited_at = mine.invited_at or theirs.invited_at
            if theirs.answered_at and (mine.answered_at is None or theirs.answered_at > mine.answered_at):
                mine.partstat, mine.answered_at, mine.answered_by = (
                    theirs.partstat,
                    theirs.answered_at,
                    theirs.answered_by,
                )
                mine.party = theirs.party
                mine.answered_to, mine.turns = theirs.answered_to, max(mine.turns, theirs.turns) + 1
            if theirs.told is not None:
                mine.told = theirs.told if mine.told is None else min(mine.told, theirs.told)
            stamps = [each.stamped_at for each in (mine, theirs) if each.stamped_at is not None]
            mine.stamped_at = max(stamps, default=None)
            mine.note = "\n".join(dict.fromkeys(note for note in (mine.note, theirs.note) if note))
            mine.shows, mine.slot = mine.shows or theirs.shows, mine.slot or theirs.slot
            mine.needs = [need for need in NEEDS if need in {*mine.needs, *theirs.needs}]
            await self._session.delete(theirs)
        await self._session.flush()

    async def _merge_places(self, from_id: int, into_id: int) -> None:
        """Of two places in the same part the better one stays."""
        held = {(each.meeting_id, each.part): each for each in await self.places_of(into_id)}
        for theirs in await self.places_of(from_id):
            mine = held.get((theirs.meeting_id, theirs.part))
            if mine is not None:
                mine.turns = theirs.turns = max(mine.turns, theirs.turns) + 1
            if mine is not None and _STANDING.index(mine.state) <= _STANDING.index(theirs.state):
                await self._session.delete(theirs)
                continue
            if mine is not None:
                await self._session.delete(mine)
                await self._session.flush()
            theirs.subscriber_id = into_id
        await self._session.flush()

    async def _merge_roles(self, from_id: int, into_id: int) -> None:
        query = select(Role).where(t.role.c.subscriber_id.in_((from_id, into_id)))
        roles = list((await self._session.execute(query)).scalars())
        held = {(each.kind, each.scope) for each in roles if each.subscriber_id == into_id}
        for role in roles:
            if role.subscriber_id == into_id:
                continue
            if (role.kind, role.scope) in held:
                await self._session.delete(role)
            else:
                role.subscriber_id = into_id
        await self._session.flush()

    async def _leave_one_copy(self, from_id: int, into_id: int, now: datetime) -> None:
        """Of what both are to be sent one copy waits; none, where one of them has a copy of that broadcast already.

        What did not arrive counts as well: an organiser can send it again.
        """
        columns = t.delivery.c
        query = (
            select(
                columns.id, columns.subscriber_id, columns.broadcast_id, columns.message, columns.args, columns.state
            )
            .where(columns.subscriber_id.in_((from_id, into_id)))
            .where((columns.priority > Priority.ANSWER) | (columns.message == _AT_DESKS))
            .where(columns.state.in_(_FURTHEST))
            .order_by(columns.id)
            .with_for_update()
        )
        copies: dict[tuple[object, ...], list[Any]] = {}
        for row in await self._session.execute(query):
            copies.setdefault(_what(row), []).append(row)
        spare = [id for rows in copies.values() for id in _spare(rows, from_id)]
        skipped = {"state": DeliveryState.SKIPPED, "reason": SAME_PERSON, "settled_at": now}
        await self._session.execute(update(t.delivery).where(columns.id.in_(spare)).values(skipped))

    # An address that is not hers any more

    async def remove_contact(self, contact: Contact, *, instead: Contact) -> None:
        await self._session.flush()
        run = self._session.execute
        await run(select(t.contact.c.id).where(t.contact.c.id == contact.id).with_for_update())
        there = t.delivery.c.contact_id == contact.id
        await run(update(t.question).where(t.question.c.contact_id == contact.id).values(contact_id=instead.id))
        await run(
            update(t.delivery)
            .where(there, t.delivery.c.state.in_(_WAITING))
            .values(state=DeliveryState.SKIPPED, reason="the address was removed")
        )
        unlinked = literal("unlinked:") + func.cast(t.delivery.c.id, t.delivery.c.key.type)  # a key may hold an address
        await run(update(t.delivery).where(there).values(key=unlinked, contact_id=None, replaces="", in_reply_to=""))
        await run(
            update(t.attempt)
            .where(t.attempt.c.contact_id == contact.id)
            .values(contact_id=None, external_id="", said="", alias="")
        )
        cards = update(t.broadcast).where(t.broadcast.c.card_contact_id == contact.id)
        await run(cards.values(card_contact_id=instead.id, card=""))
        await run(delete(t.conversation).where(t.conversation.c.contact_id == contact.id))
        await run(delete(t.bounce).where(t.bounce.c.contact_id == contact.id))
        await self.forget_codes_of([contact])
        await self._session.delete(contact)
        await self._session.flush()

    async def forget_codes_of(self, contacts: Iterable[Contact]) -> None:
        """Deletes the codes these contacts asked for, and those that were sent to them."""
        ids, addresses = [each.id for each in contacts], [each.address for each in contacts]
        theirs = t.link_code.c.contact_id.in_(ids) | t.link_code.c.address.in_(addresses)
        for link_id in await self._all(select(t.link_code.c.id).where(theirs)):
            await self.forget_code(link_id)
        await self._session.execute(delete(t.link_code).where(theirs))


_BEFORE = bindparam("before", type_=t.link_code.c.expires_at.type)
_FORGET_CARRIED = update(t.delivery).where(begins_with(PROOF), t.delivery.c.expires_at < _BEFORE).values(args={})
_PRUNE_CODES = delete(t.link_code).where(t.link_code.c.expires_at < _BEFORE)


def _wins(theirs: Subscription, mine: Subscription) -> bool:
    ranks = {theirs.state, mine.state}
    if ranks == {SubscriptionState.CONFIRMED, SubscriptionState.UNSUBSCRIBED}:
        return theirs.changed_at > mine.changed_at
    order = (SubscriptionState.UNCONFIRMED, SubscriptionState.CONFIRMED, SubscriptionState.UNSUBSCRIBED)
    return order.index(theirs.state) > order.index(mine.state)


def _what(row: Any) -> tuple[object, ...]:
    """What a copy says."""
    if row.broadcast_id is not None:
        return ("broadcast", row.broadcast_id)
    return (row.message, json.dumps(row.args, sort_keys=True))


def _spare(rows: Sequence[Any], from_id: int) -> list[int]:
    """Which of these copies need not go out, nor be sent again."""
    if rows[0].broadcast_id is not None:
        stays = min(rows, key=lambda row: (_FURTHEST.index(row.state), row.subscriber_id == from_id))
        return [row.id for row in rows if row is not stays and row.state not in _TOO_LATE]
    waiting = [row for row in rows if row.state in _WAITING]
    if rows[0].message == _AT_DESKS and any(
        row.subscriber_id != from_id and row.state not in _UNREACHED for row in rows
    ):
        return [row.id for row in waiting if row.subscriber_id == from_id]
    both = len({row.subscriber_id for row in waiting}) == 2
    return [row.id for row in waiting if both and row.subscriber_id == from_id]
