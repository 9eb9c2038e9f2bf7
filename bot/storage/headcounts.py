"""The store's part for counting a meeting and for listing it: one query for each block, however many people."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Join,
    Select,
    Text,
    and_,
    bindparam,
    cast,
    func,
    literal,
    literal_column,
    select,
)

from bot.core.headcount import COMING, Heads, Origin
from bot.core.participants import Participant, Represented, Seat
from bot.core.places import HOLDING, WANTING, WHOLE, PlaceState
from bot.core.rsvps import PartStat
from bot.storage import tables as t
from bot.storage.transaction import Transaction

_RSVP, _PERSON, _PLACE, _INSTITUTION = t.rsvp.c, t.subscriber.c, t.place.c, t.institution.c
_ADDRESS = t.contact.c.address
_NEEDS = cast(_RSVP.needs, Text)  # JSON has no equality on PostgreSQL
_NOTHING = "[]"

_SHOWN = WANTING | {PlaceState.REFUSED}


class Headcounts(Transaction):
    """Counting, within one transaction."""

    async def count_origins(self, meeting_id: str) -> Mapping[Origin, Heads]:
        await self._session.flush()
        found: dict[Origin, Heads] = {}
        rows = await self._session.execute(_ORIGINS, {"meeting": meeting_id})
        for partstat, city, kind, language, mails, people, seats in rows:
            channel = "" if mails is None else "email" if mails else "telegram"
            found[Origin(partstat, city, kind, language, channel)] = Heads(people, int(seats))
        return found

    async def count_places(self, meeting_id: str) -> Mapping[tuple[str, PlaceState], Heads]:
        await self._session.flush()
        rows = await self._session.execute(_PLACES, {"meeting": meeting_id})
        return {(part, state): Heads(people, int(seats)) for part, state, people, seats in rows}

    async def count_needs(self, meeting_id: str) -> Sequence[tuple[str, Sequence[str], int]]:
        await self._session.flush()
        rows = await self._session.execute(_NEEDED, {"meeting": meeting_id})
        return [(part, _named(needs), people) for part, needs, people in rows]

    async def participants(self, meeting_id: str) -> Sequence[Participant]:
        await self._session.flush()
        stands_for = await self._institution_names(meeting_id)
        whole = _is_of_rsvp() & (_PLACE.part == WHOLE)
        attended = (t.attendance.c.meeting_id == _RSVP.meeting_id) & (
            t.attendance.c.subscriber_id == _RSVP.subscriber_id
        )
        query = (
            select(
                _PERSON.id,
                _PERSON.name,
                _PERSON.city,
                _PERSON.kind,
                _PERSON.language,
                _RSVP.partstat,
                _RSVP.party,
                _PLACE.state,
                _NEEDS,
                _RSVP.note,
                _RSVP.answered_at,
                _RSVP.shows,
                _RSVP.slot,
                _RSVP.answered_to,
                t.attendance.c.state.label("attendance"),
            )
            .join_from(t.rsvp, t.subscriber)
            .outerjoin(t.place, whole)
            .outerjoin(t.attendance, attended)
            .where(_RSVP.meeting_id == meeting_id, _is_asked())
            .order_by(_PLACE.since, _PLACE.id, _PERSON.id)
        )
        found = []
        for row, position in _in_queues((await self._session.execute(query)).all(), WHOLE):
            person, name, city, kind, language, partstat, party, state, needs, note, answered_at, *more = row
            shows, slot, answered_to, seen = more
            found.append(
                Participant(
                    name=name,
                    city=city,
                    kind=kind,
                    institutions=stands_for.get(person, ()),
                    language=language,
                    answer=partstat,
                    party=party,
                    place=state if state in _SHOWN else None,
                    position=position,
                    needs=_named(needs),
                    note=note,
                    answered_at=answered_at,
                    shows=shows,
                    slot=slot,
                    answered_to=answered_to,
                    attendance=seen,
                )
            )
        return found

    async def represented(self, meeting_id: str) -> Sequence[Represented]:
        await self._session.flush()
        columns = (_INSTITUTION.id, _INSTITUTION.name, _INSTITUTION.city, _INSTITUTION.kind)
        query = (
            select(*columns, _RSVP.partstat, func.count())
            .select_from(_members_asked())
            .where(_RSVP.meeting_id == meeting_id, _is_asked())
            .group_by(*columns, _RSVP.partstat)
            .order_by(_INSTITUTION.key, _INSTITUTION.id)
        )
        found: dict[int, Represented] = {}
        for institution, name, city, kind, partstat, people in await self._session.execute(query):
            known = found.get(institution, Represented(name, city, kind, 0, {}))
            answers = {**known.answers, partstat: people}
            found[institution] = Represented(name, city, kind, known.people + people, answers)
        return list(found.values())

    async def silent_institutions(self, meeting_id: str, limit: int) -> tuple[Sequence[str], int]:
        await self._session.flush()
        rows = (await self._session.execute(_SILENT, {"meeting": meeting_id, "most": limit})).all()
        return [name for name, _ in rows], rows[0][1] if rows else 0

    async def _institution_names(self, meeting_id: str) -> Mapping[int, Sequence[str]]:
        query = (
            select(t.membership.c.subscriber_id, _INSTITUTION.name)
            .select_from(_members_asked())
            .where(_RSVP.meeting_id == meeting_id)
            .order_by(t.membership.c.id)
        )
        found: dict[int, list[str]] = {}
        for person, name in await self._session.execute(query):
            found.setdefault(person, []).append(name)
        return found

    async def seats_in_sessions(self, meeting_id: str) -> Sequence[Seat]:
        await self._session.flush()
        query = (
            select(_PLACE.part, _PERSON.name, _PERSON.city, _PERSON.language, _PLACE.state, _PLACE.seats, _NEEDS)
            .join_from(t.place, t.subscriber, _PLACE.subscriber_id == _PERSON.id)
            .outerjoin(t.rsvp, _is_of_rsvp())
            .where(_PLACE.meeting_id == meeting_id, _PLACE.part != WHOLE, _PLACE.state.in_(WANTING))
            .order_by(_PLACE.part, _PLACE.since, _PLACE.id)
        )
        found = []
        for row, position in _in_queues((await self._session.execute(query)).all(), None):
            part, name, city, language, state, seats, needs = row
            found.append(Seat(part, name, city, language, state, seats, position, _named(needs or _NOTHING)))
        return found


def _members_asked() -> Join:
    """Institutions with those who stand for them and are asked to a meeting."""
    return (
        t.institution.join(t.membership, t.membership.c.institution_id == _INSTITUTION.id)
        .join(t.rsvp, t.membership.c.subscriber_id == _RSVP.subscriber_id)
        .join(t.subscriber, _PERSON.id == _RSVP.subscriber_id)
    )


def _is_asked() -> ColumnElement[bool]:
    """Who has left without having answered is not waited for any more."""
    return (_RSVP.partstat != PartStat.NEEDS_ACTION) | _PERSON.consented_at.is_not(None)


def _is_of_rsvp() -> ColumnElement[bool]:
    return and_(_PLACE.meeting_id == _RSVP.meeting_id, _PLACE.subscriber_id == _RSVP.subscriber_id)


@cache
def _named(needs: str) -> Sequence[str]:
    """The needs that a column holds; of thousands of people there are a dozen combinations."""
    return tuple(json.loads(needs))


def _in_queues(rows: Iterable[Any], part: str | None) -> Iterator[tuple[Any, int | None]]:
    """Rows in the order of their queues, each with its position; the rows of sessions name their part themselves."""
    waiting: dict[str, int] = {}
    for row in rows:
        queue = part if part is not None else row.part
        if row.state == PlaceState.QUEUED:
            waiting[queue] = waiting.get(queue, 0) + 1
            yield row, waiting[queue]
        else:
            yield row, None


def _origins() -> Select[Any]:
    by_mail = _ADDRESS.like(literal_column("'mailto:%'"))  # no parameter: PostgreSQL takes two for two expressions
    columns = (_RSVP.partstat, _PERSON.city, _PERSON.kind, _PERSON.language, by_mail)
    return (
        select(*columns, func.count(), func.sum(_RSVP.party))
        .join_from(t.rsvp, t.subscriber)
        .outerjoin(t.contact, t.contact.c.id == _PERSON.preferred_contact_id)
        .where(_OF_THE_MEETING, _is_asked())
        .group_by(*columns)
    )


def _needed() -> CompoundSelect[Any, Any, Any]:
    comes = _OF_THE_MEETING & _RSVP.partstat.in_(COMING) & (_NEEDS != _NOTHING)
    whole = select(literal(WHOLE), _NEEDS, func.count()).where(comes).group_by(_NEEDS)
    parts = (
        select(_PLACE.part, _NEEDS, func.count())
        .join_from(t.rsvp, t.place, _is_of_rsvp())
        .where(comes, _PLACE.part != WHOLE, _PLACE.state.in_(HOLDING))
        .group_by(_PLACE.part, _NEEDS)
    )
    return whole.union_all(parts)


def _silent() -> Select[Any]:
    """Institution by institution: of thousands who are asked, few stand for one."""
    asked = (
        select(_RSVP.subscriber_id)
        .join_from(t.membership, t.rsvp, t.membership.c.subscriber_id == _RSVP.subscriber_id)
        .join(t.subscriber, _PERSON.id == _RSVP.subscriber_id)
        .where(t.membership.c.institution_id == _INSTITUTION.id, _OF_THE_MEETING, _is_asked())
        .correlate(t.institution)
    )
    return (
        select(_INSTITUTION.name, func.count().over())
        .where(asked.exists(), ~asked.where(_RSVP.partstat != PartStat.NEEDS_ACTION).exists())
        .order_by(_INSTITUTION.key, _INSTITUTION.id)
        .limit(bindparam("most"))
    )


_OF_THE_MEETING = _RSVP.meeting_id == bindparam("meeting")
_ORIGINS, _NEEDED, _SILENT = _origins(), _needed(), _silent()
_PLACES = (
    select(_PLACE.part, _PLACE.state, func.count(), func.sum(_PLACE.seats))
    .where(_PLACE.meeting_id == bindparam("meeting"))
    .group_by(_PLACE.part, _PLACE.state)
)
