"""A store for saying the same to many: what one of them asks for is looked up for all of them at once."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any, ParamSpec, TypeVar

from sqlalchemy import Select, bindparam, select

from bot.core.announcements import Announcement
from bot.core.attendance import Attendance
from bot.core.audience import Audience
from bot.core.institutions import City
from bot.core.meetings import Edition, Meeting, Session
from bot.core.moves import Move
from bot.core.places import Place
from bot.core.rsvps import Rsvp
from bot.core.sectors import Sector
from bot.storage import tables as t
from bot.storage.among import among
from bot.storage.audiences import members
from bot.storage.store import SqlStore

P = ParamSpec("P")
T = TypeVar("T")


class LookAhead(SqlStore):
    """Reads within one transaction for a known set of people. What is the same for all of them is read once."""

    def __init__(self, store: SqlStore, people: Sequence[int]) -> None:
        super().__init__(store._session)
        self._people = people
        self._read: dict[tuple[Any, ...], Any] = {}

    async def cities(self) -> Sequence[City]:
        return await self._once(("cities",), super().cities)

    async def sectors(self) -> Sequence[Sector]:
        return await self._once(("sectors",), super().sectors)

    async def current_edition(self) -> Edition | None:
        return await self._once(("edition",), super().current_edition)

    async def edition(self, edition_id: str) -> Edition | None:
        return await self._once(("edition", edition_id), super().edition, edition_id)

    async def meeting(self, meeting_id: str) -> Meeting | None:
        return await self._once(("meeting", meeting_id), super().meeting, meeting_id)

    async def sessions(self, meeting_id: str) -> Sequence[Session]:
        return await self._once(("sessions", meeting_id), super().sessions, meeting_id)

    async def moves(self, meeting_id: str) -> Sequence[Move]:
        return await self._once(("moves", meeting_id), super().moves, meeting_id)

    async def is_being_invited(self, meeting_id: str, subscriber_id: int) -> bool:
        if subscriber_id not in self._people:
            return await super().is_being_invited(meeting_id, subscriber_id)
        return subscriber_id in await self._once(("invited", meeting_id), self.being_invited, meeting_id, self._people)

    async def announcement(self, announcement_id: int) -> Announcement | None:
        return await self._once(("announcement", announcement_id), super().announcement, announcement_id)

    async def rsvp(self, meeting_id: str, subscriber_id: int) -> Rsvp | None:
        answers = await self._once(("rsvps", meeting_id), self._rsvps_to, meeting_id)
        if subscriber_id in answers or subscriber_id in self._people:
            return answers.get(subscriber_id)
        return await super().rsvp(meeting_id, subscriber_id)

    async def is_in(self, audience: Audience, subscriber_id: int) -> bool:
        if subscriber_id not in self._people:
            return await super().is_in(audience, subscriber_id)
        return subscriber_id in await self._once(("in", audience), self._those_in, audience)

    async def places_in(self, meeting_id: str, subscriber_id: int) -> Sequence[Place]:
        if subscriber_id not in self._people:
            return await super().places_in(meeting_id, subscriber_id)
        places = await self._once(("places", meeting_id), self._places_in, meeting_id)
        return places.get(subscriber_id, [])

    async def place(self, meeting_id: str, part: str, subscriber_id: int) -> Place | None:
        mine = await self.places_in(meeting_id, subscriber_id)
        return next((place for place in mine if place.part == part), None)

    async def is_spoken_for(self, meeting_id: str, subscriber_id: int) -> bool:
        if subscriber_id not in self._people:
            return await super().is_spoken_for(meeting_id, subscriber_id)
        return subscriber_id in await self._once(("spoken", meeting_id), self._spoken_for, meeting_id, self._people)

    async def attendance(self, meeting_id: str, subscriber_id: int) -> Attendance | None:
        if subscriber_id not in self._people:
            return await super().attendance(meeting_id, subscriber_id)
        return (await self._once(("attendance", meeting_id), self._attendances, meeting_id)).get(subscriber_id)

    async def seats_taken(self, meeting_id: str) -> Mapping[str, int]:
        return await self._once(("seats", meeting_id), super().seats_taken, meeting_id)

    async def _places_in(self, meeting_id: str) -> dict[int, list[Place]]:
        found: dict[int, list[Place]] = {}
        for place in await self._all(_PLACES, meeting=meeting_id, people=self._people):
            found.setdefault(place.subscriber_id, []).append(place)
        return found

    async def _attendances(self, meeting_id: str) -> dict[int, Attendance]:
        found = await self._all(_ATTENDANCES, meeting=meeting_id, people=self._people)
        return {each.subscriber_id: each for each in found}

    async def _rsvps_to(self, meeting_id: str) -> dict[int, Rsvp]:
        found = await self._all(_RSVPS, meeting=meeting_id, people=self._people)
        return {each.subscriber_id: each for each in found}

    async def _those_in(self, audience: Audience) -> set[int]:
        await self._session.flush()
        return set((await self._session.execute(_those_of(audience), {"people": self._people})).scalars())

    async def _once(
        self, key: tuple[Any, ...], read: Callable[P, Awaitable[T]], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        if key not in self._read:
            self._read[key] = await read(*args, **kwargs)
        found: T = self._read[key]
        return found


@lru_cache(maxsize=64)
def _those_of(audience: Audience) -> Select[int]:
    """Who of some people is meant; put together once, since a broadcast asks it for each of its turns."""
    return members(audience).where(among(t.subscriber.c.id, "people"))


_PLACES = (
    select(Place)
    .where(t.place.c.meeting_id == bindparam("meeting"), among(t.place.c.subscriber_id, "people"))
    .order_by(t.place.c.id)
)
_ATTENDANCES = select(Attendance).where(
    t.attendance.c.meeting_id == bindparam("meeting"), among(t.attendance.c.subscriber_id, "people")
)
_RSVPS = select(Rsvp).where(t.rsvp.c.meeting_id == bindparam("meeting"), among(t.rsvp.c.subscriber_id, "people"))
