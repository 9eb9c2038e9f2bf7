"""The store's part for revisions of a meeting: its moves, and who has been told of which."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Select, bindparam, func, select, update

from bot.core.meetings import thread_of
from bot.core.moves import Move
from bot.core.outbox import DeliveryState
from bot.core.rsvps import PartStat
from bot.storage import tables as t
from bot.storage.transaction import Transaction

_UNSENT = (DeliveryState.WAITING, DeliveryState.HELD)
_ON_THE_WAY = (*_UNSENT, DeliveryState.CLAIMED)


class Revisions(Transaction):
    """Asking for moves and what people know of them, within one transaction."""

    async def moves(self, meeting_id: str) -> Sequence[Move]:
        return await self._all(_MOVES, meeting=meeting_id)

    async def count_answers_to(self, meeting_id: str, sequence: int) -> Mapping[tuple[PartStat, bool], int]:
        await self._session.flush()
        since = (t.rsvp.c.answered_to >= sequence).label("since")
        query = select(t.rsvp.c.partstat, since, func.count()).where(t.rsvp.c.meeting_id == meeting_id)
        counted = await self._session.execute(query.group_by(t.rsvp.c.partstat, since))
        return {(partstat, bool(is_since)): count for partstat, is_since, count in counted}

    async def carry_answers(self, meeting_id: str, *, since: int, before: int, to: int) -> None:
        await self._session.flush()
        for column in (t.rsvp.c.told, t.rsvp.c.answered_to):
            known = update(t.rsvp).where(t.rsvp.c.meeting_id == meeting_id, column >= since, column < before)
            await self._session.execute(known.values({column: to}))

    async def mark_answered_as_told(self, meeting_id: str, *, since: int, before: int) -> None:
        await self._session.flush()
        answered = t.rsvp.c.answered_to
        older = t.rsvp.c.told.is_(None) | (t.rsvp.c.told < answered)
        those = update(t.rsvp).where(t.rsvp.c.meeting_id == meeting_id, answered >= since, answered < before, older)
        await self._session.execute(those.values(told=answered))

    async def mark_told(self, meeting_id: str, sequence: int, people: Collection[int]) -> None:
        older = t.rsvp.c.told.is_(None) | (t.rsvp.c.told < sequence)
        those = update(t.rsvp).where(t.rsvp.c.meeting_id == meeting_id, t.rsvp.c.subscriber_id.in_(people), older)
        await self._session.execute(those.values(told=sequence))

    async def is_told(self, meeting_id: str, *, since: int, before: int) -> bool:
        told = (t.rsvp.c.told >= since) & (t.rsvp.c.told < before)
        query = select(t.rsvp.c.subscriber_id).where(t.rsvp.c.meeting_id == meeting_id, told)
        row = t.delivery.c
        tells = (row.thread == thread_of(meeting_id)) & row.message.in_(("invitation", "meeting-moved"))
        being_told = select(row.subscriber_id).where(t.IS_CLAIMED, tells)
        return (await self._session.execute(query.union_all(being_told).limit(1))).first() is not None

    async def calendars_told(self, threads: Collection[str], since: datetime) -> Collection[tuple[str, int]]:
        row = t.delivery.c
        sent = row.state.in_((DeliveryState.DELIVERED, DeliveryState.UNCERTAIN)) & (row.settled_at >= since)
        query = select(row.thread, row.subscriber_id).where(
            t.IS_SINGLE,
            row.thread.in_(threads),
            row.message.in_(("session-entered", "session-moved")),
            sent | (row.state == DeliveryState.CLAIMED),
        )
        return {(thread, person) for thread, person in await self._session.execute(query)}

    async def moved_alone(
        self, threads: Collection[str], since: datetime
    ) -> Sequence[tuple[str, int, datetime, datetime]]:
        row = t.delivery.c
        query = (
            select(row.thread, row.subscriber_id, row.args, row.created_at)
            .where(t.IS_SINGLE, row.thread.in_(threads))
            .where(row.message == "session-moved", row.subscriber_id.is_not(None))
            .where((row.created_at >= since) | row.state.in_(_ON_THE_WAY))
            .order_by(row.id)
        )
        found = (await self._session.execute(query)).all()
        return [(thread, person, datetime.fromisoformat(str(args["was"])), at) for thread, person, args, at in found]

    async def is_being_invited(self, meeting_id: str, subscriber_id: int) -> bool:
        return subscriber_id in await self.being_invited(meeting_id, [subscriber_id])

    async def being_invited(self, meeting_id: str, people: Sequence[int]) -> set[int]:
        """Those of them whose invitation waits. One that another process is just taking counts as sent."""
        query = _invitations(meeting_id).where(t.delivery.c.subscriber_id.in_(people))
        return set((await self._session.execute(query)).scalars())

    async def is_being_told(self, meeting_id: str, subscriber_id: int) -> bool:
        notice = (
            (t.delivery.c.subscriber_id == subscriber_id)
            & (t.delivery.c.thread == thread_of(meeting_id))
            & (t.delivery.c.message == "meeting-moved")
            & t.delivery.c.state.in_(_ON_THE_WAY)
        )
        return (await self._session.execute(select(t.delivery.c.id).where(notice).limit(1))).first() is not None


def _invitations(meeting_id: str) -> Select[int]:
    waits: ColumnElement[bool] = t.delivery.c.state.in_(_UNSENT)
    return (
        select(t.delivery.c.subscriber_id)
        .where(t.delivery.c.thread == thread_of(meeting_id), t.delivery.c.message == "invitation", waits)
        .with_for_update(skip_locked=True)
    )


_MOVES = select(Move).where(t.move.c.meeting_id == bindparam("meeting")).order_by(t.move.c.sequence)
