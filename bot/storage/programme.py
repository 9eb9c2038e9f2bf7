"""The store's part for a programme: the edition, its sectors, cities and kinds, its meetings and their sessions."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import bindparam, select

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
        return await self._one(_CURRENT_EDITION)

    async def sectors(self) -> Sequence[Sector]:
        return await self._all(_SECTORS)

    async def cities(self) -> Sequence[City]:
        return await self._all(_CITIES)

    async def kinds(self) -> Sequence[InstitutionKind]:
        return await self._all(_KINDS)

    async def meeting(self, meeting_id: str) -> Meeting | None:
        return await self._session.get(Meeting, meeting_id)

    async def meetings(self) -> Sequence[Meeting]:
        return await self._all(_MEETINGS)

    async def meetings_ahead(self, now: datetime) -> Sequence[Meeting]:
        return await self._all(_MEETINGS_AHEAD, now=now)

    async def sessions(self, meeting_id: str) -> Sequence[Session]:
        return await self._all(_SESSIONS, meeting=meeting_id)

    async def session(self, session_id: str) -> Session | None:
        return await self._session.get(Session, session_id)

    async def sessions_ahead(self, now: datetime) -> Sequence[Session]:
        return await self._all(_SESSIONS_AHEAD, now=now)


_NEWEST = select(t.meeting.c.edition_id).order_by(t.meeting.c.starts.desc()).limit(1).scalar_subquery()
_CURRENT_EDITION = select(Edition).where(t.edition.c.id == _NEWEST)
_NOW = bindparam("now", type_=t.meeting.c.starts.type)
_SECTORS = select(Sector).order_by(t.sector.c.position)
_CITIES = select(City).order_by(t.city.c.position)
_KINDS = select(InstitutionKind).order_by(t.kind.c.position)
_MEETINGS = select(Meeting).order_by(t.meeting.c.starts, t.meeting.c.id)
_MEETINGS_AHEAD = _MEETINGS.where(t.meeting.c.starts > _NOW, t.meeting.c.status != MeetingStatus.CANCELLED)
_IN_ORDER = select(Session).order_by(t.session.c.starts, t.session.c.id)
_SESSIONS = _IN_ORDER.where(t.session.c.meeting_id == bindparam("meeting"))
_SESSIONS_AHEAD = _IN_ORDER.join(t.meeting, t.meeting.c.id == t.session.c.meeting_id).where(
    t.session.c.starts > _NOW,
    t.session.c.status != MeetingStatus.CANCELLED,
    t.meeting.c.status != MeetingStatus.CANCELLED,
)
