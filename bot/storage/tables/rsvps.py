"""Subscriptions, answers, who came, and the steps of the ladder that have been dealt with."""

from sqlalchemy import JSON, Column, ForeignKey, Index, Integer, String, Table, Text, UniqueConstraint

from bot.core.attendance import Attendance, AttendanceState
from bot.core.ladder import StepKind
from bot.core.reminders import Step, StepOutcome
from bot.core.rsvps import PartStat, Rsvp
from bot.core.sectors import Subscription, SubscriptionState, Wish
from bot.storage.tables.columns import TEXT_ID, mapper, metadata, numbered, person
from bot.storage.types import Id, UtcDateTime, Word

subscription = Table(
    "subscription",
    metadata,
    numbered(),
    person(index=False),
    Column("sector_id", TEXT_ID, ForeignKey("sector.id"), nullable=False),
    Column("state", Word(SubscriptionState), nullable=False),
    Column("changed_at", UtcDateTime, nullable=False),
    Column("wish", Word(Wish), nullable=False),
    UniqueConstraint("subscriber_id", "sector_id"),
    Index("ix_subscription_sector_id_state", "sector_id", "state"),
)

rsvp = Table(
    "rsvp",
    metadata,
    Column("meeting_id", TEXT_ID, ForeignKey("meeting.id"), primary_key=True),
    Column("subscriber_id", Id, ForeignKey("subscriber.id"), primary_key=True, index=True),
    Column("partstat", Word(PartStat), nullable=False),
    Column("invited_at", UtcDateTime),
    Column("answered_at", UtcDateTime),
    Column("answered_by", String(100), nullable=False),
    Column("party", Integer, nullable=False),
    Column("note", Text, nullable=False),
    Column("needs", JSON, nullable=False),
    Column("told", Integer),
    Column("answered_to", Integer, nullable=False),
    Column("turns", Integer, nullable=False),
    Column("shows", Text, nullable=False),
    Column("slot", String(8), nullable=False),
    Column("stamped_at", UtcDateTime),
)

attendance = Table(
    "attendance",
    metadata,
    Column("meeting_id", TEXT_ID, ForeignKey("meeting.id"), primary_key=True),
    Column("subscriber_id", Id, ForeignKey("subscriber.id"), primary_key=True, index=True),
    Column("state", Word(AttendanceState), nullable=False),
    Column("marked_at", UtcDateTime, nullable=False),
    Column("marked_by", Id),
)

step = Table(
    "reminder_step",
    metadata,
    numbered(),
    Column("meeting_id", TEXT_ID, ForeignKey("meeting.id"), nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("kind", Word(StepKind), nullable=False),
    Column("offset", String(32), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("outcome", Word(StepOutcome), nullable=False),
    UniqueConstraint("meeting_id", "sequence", "kind", "offset"),
)

mapper.map_imperatively(Subscription, subscription)
mapper.map_imperatively(Rsvp, rsvp)
mapper.map_imperatively(Attendance, attendance)
mapper.map_imperatively(Step, step)
