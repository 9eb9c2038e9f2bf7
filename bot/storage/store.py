"""SqlStore: the Store contract on SQLAlchemy, for SQLite and PostgreSQL. One instance is one transaction."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import TypeVar

from sqlalchemy import Select, delete, func, literal, select, update

from bot.core.announcements import Announcement
from bot.core.audience import Audience
from bot.core.broadcasts import Broadcast
from bot.core.consent import ConsentEntry
from bot.core.institutions import City, InstitutionKind
from bot.core.meetings import Edition, Meeting, MeetingStatus, Session
from bot.core.outbox import DeliveryState, Priority
from bot.core.people import BY_PERSON, Contact, ContactState, Conversation, Role, RoleKind, Subscriber
from bot.core.questions import UNCLEAR, Answer, Question, QuestionState
from bot.core.rsvps import PartStat, Rsvp
from bot.core.sectors import Sector, Subscription
from bot.core.staff import Grant
from bot.storage import tables as t
from bot.storage.audiences import members
from bot.storage.bounces import Bounces
from bot.storage.revisions import Revisions

T = TypeVar("T")

_RENEWED_AFTER = timedelta(days=30)
"""A conversation that goes on is not given a later end with every mail."""


class SqlStore(Bounces, Revisions):
    """Everything the core asks of storage, within one transaction; the outbox's part stands in Ledger and above it."""

    def looking_ahead(self, people: Sequence[int]) -> "SqlStore":
        from bot.storage.lookahead import LookAhead  # only here: it is a store itself

        return LookAhead(self, people)

    async def add(self, *entities: object) -> None:
        self._session.add_all(entities)
        await self._session.flush()

    async def remove(self, entity: object) -> None:
        await self._session.delete(entity)
        await self._session.flush()

    # People

    async def subscriber(self, subscriber_id: int) -> Subscriber:
        return await self._session.get_one(Subscriber, subscriber_id)

    async def contact(self, contact_id: int) -> Contact:
        return await self._session.get_one(Contact, contact_id)

    async def find_contact(self, contact_id: int) -> Contact | None:
        return await self._session.get(Contact, contact_id)

    async def contact_at(self, address: str) -> Contact | None:
        return await self._one(select(Contact).where(t.contact.c.address == address))

    async def roles(self, subscriber_id: int) -> Sequence[Role]:
        return await self._all(select(Role).where(t.role.c.subscriber_id == subscriber_id).order_by(t.role.c.id))

    async def staff(self) -> Sequence[tuple[Role, Subscriber]]:
        query = select(Role, Subscriber).join_from(t.role, t.subscriber).order_by(t.role.c.kind, t.role.c.id)
        return [(role, subscriber) for role, subscriber in await self._session.execute(query)]

    async def desks(self) -> Sequence[tuple[int, str]]:
        query = select(t.role.c.subscriber_id, t.role.c.scope).where(t.role.c.kind == RoleKind.MODERATOR)
        return [(subscriber_id, scope) for subscriber_id, scope in await self._session.execute(query)]

    async def grant(self, digest: str) -> Grant | None:
        return await self._one(select(Grant).where(t.grant.c.digest == digest))

    async def conversation(self, conversation_id: int) -> Conversation | None:
        return await self._session.get(Conversation, conversation_id)

    async def find_conversation(self, contact_id: int, thread: str) -> Conversation | None:
        columns = t.conversation.c
        mine = (columns.contact_id == contact_id) & (columns.thread == thread)
        return await self._one(select(Conversation).where(mine))

    async def conversations_with(
        self, exchanges: Sequence[tuple[int, str]], expires_at: datetime
    ) -> Mapping[tuple[int, str], Conversation]:
        if not exchanges:
            return {}
        contacts = {contact_id for contact_id, _ in exchanges}
        threads = {thread for _, thread in exchanges}
        query = select(Conversation).where(
            t.conversation.c.contact_id.in_(contacts), t.conversation.c.thread.in_(threads)
        )
        found = {(each.contact_id, each.thread): each for each in await self._all(query)}
        missing = [exchange for exchange in dict.fromkeys(exchanges) if exchange not in found]
        if missing:
            rows = [
                {"contact_id": contact_id, "thread": thread, "expires_at": expires_at, "last_inbound": ""}
                for contact_id, thread in missing
            ]
            await self._run_many(self._insert(t.conversation).on_conflict_do_nothing(), rows)
            found = {(each.contact_id, each.thread): each for each in await self._all(query)}
        for each in found.values():
            if each.expires_at < expires_at - _RENEWED_AFTER:  # what is sent today has to be answerable
                each.expires_at = expires_at
        return found

    async def consents(self, subscriber_id: int) -> Sequence[ConsentEntry]:
        query = select(ConsentEntry).where(t.consent.c.subscriber_id == subscriber_id).order_by(t.consent.c.id)
        return await self._all(query)

    # The programme

    async def edition(self, edition_id: str) -> Edition | None:
        return await self._session.get(Edition, edition_id)

    async def current_edition(self) -> Edition | None:
        newest = select(t.meeting.c.edition_id).order_by(t.meeting.c.starts.desc()).limit(1).scalar_subquery()
        return await self._one(select(Edition).where(t.edition.c.id == newest))

    async def sectors(self) -> Sequence[Sector]:
        return await self._all(select(Sector).order_by(t.sector.c.position))

    async def cities(self) -> Sequence[City]:
        return await self._all(select(City).order_by(t.city.c.position))

    async def kinds(self) -> Sequence[InstitutionKind]:
        return await self._all(select(InstitutionKind).order_by(t.kind.c.position))

    async def meeting(self, meeting_id: str) -> Meeting | None:
        return await self._session.get(Meeting, meeting_id)

    async def meetings(self) -> Sequence[Meeting]:
        return await self._all(select(Meeting).order_by(t.meeting.c.starts, t.meeting.c.id))

    async def meetings_ahead(self, now: datetime) -> Sequence[Meeting]:
        ahead = (t.meeting.c.starts > now) & (t.meeting.c.status != MeetingStatus.CANCELLED)
        return await self._all(select(Meeting).where(ahead).order_by(t.meeting.c.starts, t.meeting.c.id))

    async def sessions(self, meeting_id: str) -> Sequence[Session]:
        query = select(Session).where(t.session.c.meeting_id == meeting_id)
        return await self._all(query.order_by(t.session.c.starts, t.session.c.id))

    async def session(self, session_id: str) -> Session | None:
        return await self._session.get(Session, session_id)

    async def sessions_ahead(self, now: datetime) -> Sequence[Session]:
        ahead = (t.session.c.starts > now) & (t.session.c.status != MeetingStatus.CANCELLED)
        held = t.meeting.c.status != MeetingStatus.CANCELLED
        query = select(Session).join(t.meeting, t.meeting.c.id == t.session.c.meeting_id).where(ahead, held)
        return await self._all(query.order_by(t.session.c.starts, t.session.c.id))

    # Subscriptions and answers

    async def subscriptions(self, subscriber_id: int) -> Sequence[Subscription]:
        query = select(Subscription).where(t.subscription.c.subscriber_id == subscriber_id)
        return await self._all(query.order_by(t.subscription.c.id))

    async def rsvp(self, meeting_id: str, subscriber_id: int) -> Rsvp | None:
        return await self._session.get(Rsvp, (meeting_id, subscriber_id))

    async def rsvps_of(self, subscriber_id: int) -> Sequence[Rsvp]:
        return await self._all(select(Rsvp).where(t.rsvp.c.subscriber_id == subscriber_id))

    async def answers_to(self, meeting_id: str) -> Sequence[tuple[Rsvp, Subscriber, Contact | None]]:
        query = (
            select(Rsvp, Subscriber, Contact)
            .join_from(t.rsvp, t.subscriber)
            .outerjoin(t.contact, t.contact.c.id == t.subscriber.c.preferred_contact_id)
            .where(t.rsvp.c.meeting_id == meeting_id)
            .order_by(t.rsvp.c.subscriber_id)
        )
        return [(rsvp, subscriber, contact) for rsvp, subscriber, contact in await self._session.execute(query)]

    async def meetings_of(self, subscriber_id: int, after: datetime) -> list[Meeting]:
        query = (
            select(Meeting)
            .join(t.rsvp, t.rsvp.c.meeting_id == t.meeting.c.id)
            .where(
                t.rsvp.c.subscriber_id == subscriber_id,
                t.meeting.c.starts > after,
                t.meeting.c.status != MeetingStatus.CANCELLED,
            )
            .order_by(t.meeting.c.starts, t.meeting.c.id)
        )
        return list(await self._all(query))

    async def count_answers(self, meeting_id: str) -> Mapping[PartStat, int]:
        query = (
            select(t.rsvp.c.partstat, func.count()).where(t.rsvp.c.meeting_id == meeting_id).group_by(t.rsvp.c.partstat)
        )
        return {row[0]: row[1] for row in await self._session.execute(query)}

    async def open_rsvps(self, meeting_id: str, audience: Audience, now: datetime) -> None:
        await self._session.flush()
        people = members(audience).subquery()
        already = select(t.rsvp.c.subscriber_id).where(t.rsvp.c.meeting_id == meeting_id)
        await self._session.execute(
            update(t.rsvp)
            .where(t.rsvp.c.meeting_id == meeting_id, t.rsvp.c.invited_at.is_(None))
            .where(t.rsvp.c.subscriber_id.in_(select(people.c.id)))
            .values(invited_at=now)
        )
        new = select(
            literal(meeting_id),
            people.c.id,
            literal(PartStat.NEEDS_ACTION.value),
            literal(now, t.rsvp.c.invited_at.type),
            literal(""),
            literal(1),
            literal(""),
            literal([], t.rsvp.c.needs.type),
            literal(0),
            literal(0),
            literal(""),
            literal(""),
        ).where(people.c.id.not_in(already))
        columns = ["meeting_id", "subscriber_id", "partstat", "invited_at", "answered_by", "party", "note", "needs"]
        columns += ["answered_to", "turns", "shows", "slot"]
        await self._session.execute(t.rsvp.insert().from_select(columns, new))

    async def close_rsvps(self, meeting_id: str, invited_at: datetime) -> None:
        await self._session.flush()
        then = (t.rsvp.c.meeting_id == meeting_id) & (t.rsvp.c.invited_at == invited_at)
        silent = t.rsvp.c.partstat == PartStat.NEEDS_ACTION
        await self._session.execute(delete(t.rsvp).where(then, silent))
        await self._session.execute(update(t.rsvp).where(then).values(invited_at=None))

    async def steps_done(self, meeting_id: str, sequence: int) -> set[tuple[str, str]]:
        query = select(t.step.c.kind, t.step.c.offset).where(
            t.step.c.meeting_id == meeting_id, t.step.c.sequence == sequence
        )
        return {(kind, offset) for kind, offset in await self._session.execute(query)}

    # Questions and announcements

    async def question(self, question_id: int) -> Question | None:
        return await self._session.get(Question, question_id)

    async def open_questions(self) -> Sequence[Question]:
        query = select(Question).where(t.question.c.state == QuestionState.OPEN).order_by(t.question.c.id)
        return await self._all(query)

    async def held_question(self, contact_id: int) -> Question | None:
        held = (t.question.c.contact_id == contact_id) & (t.question.c.state == QuestionState.OFFERED)
        return await self._one(select(Question).where(held).order_by(t.question.c.id.desc()).limit(1))

    async def held_questions(self, *, before: datetime) -> Sequence[Question]:
        unclear = select(t.contact.c.id).where(t.contact.c.expecting == UNCLEAR)
        held = (t.question.c.state == QuestionState.OFFERED) & (t.question.c.asked_at <= before)
        query = select(Question).where(held, t.question.c.contact_id.in_(unclear)).order_by(t.question.c.id)
        return await self._all(query)

    async def questions_of(self, subscriber_id: int) -> Sequence[Question]:
        query = select(Question).where(t.question.c.subscriber_id == subscriber_id).order_by(t.question.c.id)
        return await self._all(query)

    async def answers(self, question_id: int) -> Sequence[Answer]:
        return await self._all(select(Answer).where(t.answer.c.question_id == question_id).order_by(t.answer.c.id))

    async def answer(self, answer_id: int) -> Answer | None:
        return await self._session.get(Answer, answer_id)

    async def announcement(self, announcement_id: int) -> Announcement | None:
        return await self._session.get(Announcement, announcement_id)

    async def broadcast_as_it_stands(self, broadcast_id: int) -> Broadcast | None:
        return await self._session.get(Broadcast, broadcast_id)

    # The inbox

    async def seen(self, inbound_id: str) -> bool:
        found = await self._session.execute(select(t.seen.c.id).where(t.seen.c.id == inbound_id))
        return found.first() is not None

    async def mark_seen(self, inbound_id: str, now: datetime) -> None:
        await self._session.execute(t.seen.insert().values(id=inbound_id, at=now))

    async def mark_failed(self, inbound_id: str, channel: str, raw: bytes, error: str, now: datetime) -> None:
        row = {"id": inbound_id, "channel": channel, "raw": raw, "error": error, "at": now}
        await self._session.execute(t.failed.insert().values(row))

    async def failed(self) -> Sequence[tuple[str, str, bytes, str]]:
        columns = t.failed.c
        query = select(columns.id, columns.channel, columns.raw, columns.error).order_by(columns.at, columns.id)
        return [(row.id, row.channel, row.raw, row.error) for row in await self._session.execute(query)]

    async def forget_failed(self, inbound_id: str) -> None:
        await self._session.execute(delete(t.failed).where(t.failed.c.id == inbound_id))
        await self._session.execute(delete(t.seen).where(t.seen.c.id == inbound_id))

    # Marks

    async def mark(self, name: str) -> str:
        return (await self._session.execute(select(t.mark.c.value).where(t.mark.c.name == name))).scalar() or ""

    async def set_mark(self, name: str, value: str) -> None:
        upsert = self._insert(t.mark).values(name=name, value=value)
        await self._session.execute(upsert.on_conflict_do_update(index_elements=["name"], set_={"value": value}))

    # Privacy

    async def erase(self, subscriber_id: int, *, keep_contact: int | None = None) -> None:
        await self._session.flush()
        run = self._session.execute
        own_contacts = select(t.contact.c.id).where(t.contact.c.subscriber_id == subscriber_id)
        own_questions = select(t.question.c.id).where(t.question.c.subscriber_id == subscriber_id)
        forgotten = (t.delivery.c.subscriber_id == subscriber_id) | t.delivery.c.contact_id.in_(own_contacts)
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
        run = self._session.execute
        is_mail = t.seen.c.id.startswith("email:")
        old = (~is_mail & (t.seen.c.at < before)) | (is_mail & (t.seen.c.at < mails_before))
        removed = await self._changed(delete(t.seen).where(old))
        settled = select(t.delivery.c.id).where(
            t.delivery.c.settled_at < before,
            t.delivery.c.priority == Priority.ANSWER,  # for the rest an organiser must be able to account
        )
        await run(delete(t.attempt).where(t.attempt.c.delivery_id.in_(settled)))
        removed += await self._changed(delete(t.delivery).where(t.delivery.c.id.in_(settled)))
        for subscriber_id in await self._strangers(before):
            await self.erase(subscriber_id)
            removed += 1
        return removed

    async def _strangers(self, before: datetime) -> list[int]:
        """Newcomers who never confirmed, and people who asked to be erased and have had their last message."""
        query = select(t.subscriber.c.id).where(
            t.subscriber.c.created_at < before,
            t.subscriber.c.consented_at.is_(None),
            ~select(t.consent.c.id).where(t.consent.c.subscriber_id == t.subscriber.c.id).exists(),
            ~select(t.role.c.id).where(t.role.c.subscriber_id == t.subscriber.c.id).exists(),
            ~select(t.delivery.c.id)
            .where(t.delivery.c.subscriber_id == t.subscriber.c.id, t.delivery.c.created_at >= before)
            .exists(),
        )
        return list((await self._session.execute(query)).scalars())

    # Short ways

    async def _one(self, query: Select[T]) -> T | None:
        return (await self._session.execute(query)).scalars().one_or_none()

    async def _all(self, query: Select[T]) -> Sequence[T]:
        return (await self._session.execute(query)).scalars().all()
