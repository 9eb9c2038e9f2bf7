"""The store's part for who came."""

from collections.abc import Mapping, Sequence

from sqlalchemy import select

from bot.core.attendance import Attendance
from bot.storage import tables as t
from bot.storage.transaction import Transaction


class Attendances(Transaction):
    """Asking for attendance, within one transaction."""

    async def attendance(self, meeting_id: str, subscriber_id: int) -> Attendance | None:
        return await self._session.get(Attendance, (meeting_id, subscriber_id))

    async def attendance_at(self, meeting_id: str) -> Mapping[int, Attendance]:
        query = select(Attendance).where(t.attendance.c.meeting_id == meeting_id)
        return {each.subscriber_id: each for each in (await self._session.execute(query)).scalars()}

    async def attendances_of(self, subscriber_id: int) -> Sequence[Attendance]:
        query = select(Attendance).where(t.attendance.c.subscriber_id == subscriber_id)
        return await self._all(query.order_by(t.attendance.c.meeting_id))

    async def _merge_attendance(self, from_id: int, into_id: int) -> None:
        """The newest mark stands."""
        held = {each.meeting_id: each for each in await self.attendances_of(into_id)}
        for theirs in await self.attendances_of(from_id):
            mine = held.get(theirs.meeting_id)
            if mine is None or theirs.marked_at > mine.marked_at:
                state, at, by = theirs.state, theirs.marked_at, theirs.marked_by
                if mine is None:
                    self._session.add(Attendance(theirs.meeting_id, into_id, state, at, by))
                else:
                    mine.state, mine.marked_at, mine.marked_by = state, at, by
            await self._session.delete(theirs)
        await self._session.flush()
