"""The store's part for a programme: the edition, its sectors, cities and kinds, its meetings and their sessions."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select

from bot.core.institutions import City, InstitutionKind
from bot.core.meetings import Edition, Meeting, MeetingStatus, Session
from bot.core.sectors import Sector
from bot.storage import tables as t
from bot.storage.transaction import Transaction


class Programme(Transaction):
    """Asking for what a programme holds, within one transaction."""

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
