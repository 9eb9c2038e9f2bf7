"""An Audience as a query."""

from functools import cache

from sqlalchemy import ColumnElement, FromClause, Select, case, exists, func, literal, select

from bot.core.attendance import AttendanceState
from bot.core.audience import Audience
from bot.core.people import ContactState
from bot.core.places import PlaceState
from bot.core.rsvps import PartStat
from bot.core.sectors import SubscriptionState
from bot.storage import tables as t


def members(audience: Audience) -> Select[int]:
    """The ids of everyone with consent whom the audience means, whether they can be reached or not."""
    person = t.subscriber.c
    query = select(person.id).where(person.consented_at.is_not(None))
    if audience.sectors:
        query = query.where(_subscribes(audience.sectors))
    if audience.cities:
        query = query.where(person.city.in_(audience.cities))
    if audience.kinds:
        query = query.where(person.kind.in_(audience.kinds))
    if audience.meeting is not None:
        invited = t.rsvp.alias()
        matches = (invited.c.subscriber_id == person.id) & (invited.c.meeting_id == audience.meeting)
        if audience.answers:
            matches &= invited.c.partstat.in_(audience.answers)
        query = query.where(exists().where(matches))
    if audience.came_to:
        query = query.where(_came(audience.came_to))
    if audience.turn is not None and audience.meeting is not None:
        query = query.where(_has_turn(audience.meeting, audience.turn))
    if audience.uninvited_to is not None:
        invited = t.rsvp.alias()
        query = query.where(
            ~exists().where(
                (invited.c.subscriber_id == person.id)
                & (invited.c.meeting_id == audience.uninvited_to)
                & invited.c.invited_at.is_not(None)
            )
        )
    if audience.session is not None:
        held = t.place.alias()
        seated = (held.c.part == audience.session) & (held.c.state == PlaceState.CONFIRMED)
        query = query.where(exists().where((held.c.subscriber_id == person.id) & seated))
    return query


@cache
def people_with_contact() -> FromClause:
    """Subscribers, each beside her preferred contact where it works."""
    person, contact = t.subscriber.c, _preferred().c
    works = (contact.subscriber_id == person.id) & (contact.state == ContactState.ACTIVE)
    return t.subscriber.outerjoin(_preferred(), (contact.id == person.preferred_contact_id) & works)


@cache
def channel_of_person() -> ColumnElement[str]:
    """The channel on which one of people_with_contact is reached as things stand; "" when on none."""
    preferred, other = _preferred(), t.contact.alias()
    any_other = (
        select(_channel_of(other.c.address))
        .where(other.c.subscriber_id == t.subscriber.c.id, other.c.state == ContactState.ACTIVE)
        .order_by(other.c.id)
        .limit(1)
        .correlate(t.subscriber)
        .scalar_subquery()
    )
    none_preferred = (preferred.c.id.is_(None), func.coalesce(any_other, ""))
    return case(none_preferred, else_=_channel_of(preferred.c.address))


@cache
def _preferred() -> FromClause:
    return t.contact.alias("preferred")


def _channel_of(address: ColumnElement[str]) -> ColumnElement[str]:
    return case((address.like("mailto:%"), literal("email")), else_=literal("telegram"))


def _came(meetings: tuple[str, ...]) -> ColumnElement[bool]:
    there, marked, said = t.attendance.alias(), t.attendance.alias(), t.rsvp.alias()
    present = (
        (there.c.subscriber_id == t.subscriber.c.id)
        & there.c.meeting_id.in_(meetings)
        & (there.c.state == AttendanceState.PRESENT)
    )
    is_known = exists().where(
        (marked.c.subscriber_id == said.c.subscriber_id) & (marked.c.meeting_id == said.c.meeting_id)
    )
    said_yes = (
        (said.c.subscriber_id == t.subscriber.c.id)
        & said.c.meeting_id.in_(meetings)
        & (said.c.partstat == PartStat.ACCEPTED)
    )
    return exists().where(present) | exists().where(said_yes & ~is_known)


def _has_turn(meeting_id: str, turn: int) -> ColumnElement[bool]:
    """Of each institution that is silent about a meeting the one whose turn it is; and who stands for none."""
    stands, colleague, said, invited = t.membership.alias(), t.membership.alias(), t.rsvp.alias(), t.rsvp.alias()
    answered = exists().where(
        (colleague.c.institution_id == stands.c.institution_id)
        & (said.c.subscriber_id == colleague.c.subscriber_id)
        & (said.c.meeting_id == meeting_id)
        & (said.c.partstat != PartStat.NEEDS_ACTION)
    )
    speaks = case((t.institution.c.spokesperson_id == stands.c.subscriber_id, 0), else_=1)
    ranked = (
        select(
            stands.c.subscriber_id,
            func.row_number().over(partition_by=stands.c.institution_id, order_by=(speaks, stands.c.id)).label("rank"),
            func.count().over(partition_by=stands.c.institution_id).label("size"),
        )
        .join(t.institution, t.institution.c.id == stands.c.institution_id)
        .join(invited, (invited.c.subscriber_id == stands.c.subscriber_id) & (invited.c.meeting_id == meeting_id))
        .where(~answered)
        .subquery()
    )
    has_turn = select(ranked.c.subscriber_id).where(ranked.c.rank - 1 == literal(turn) % ranked.c.size)
    alone = ~exists().where(stands.c.subscriber_id == t.subscriber.c.id)
    return alone | t.subscriber.c.id.in_(has_turn)


def _subscribes(sectors: tuple[str, ...]) -> ColumnElement[bool]:
    held = t.subscription.alias()
    return exists().where(
        (held.c.subscriber_id == t.subscriber.c.id)
        & held.c.sector_id.in_(sectors)
        & (held.c.state == SubscriptionState.CONFIRMED)
    )
