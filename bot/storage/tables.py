"""The tables, and which entity of the core each of them holds. No relationships: the store is asked by name."""

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    literal_column,
)
from sqlalchemy.orm import registry

from bot.core.announcements import Announcement, AnnouncementState
from bot.core.attendance import Attendance, AttendanceState
from bot.core.bounces import Bounce, Failure
from bot.core.broadcasts import Broadcast, BroadcastState
from bot.core.consent import ConsentEntry
from bot.core.delegation import Delegation
from bot.core.institutions import City, Institution, InstitutionKind, Membership
from bot.core.ladder import StepKind
from bot.core.language import Language
from bot.core.linking import LinkCode
from bot.core.meetings import Edition, Meeting, MeetingKind, MeetingStatus, Session
from bot.core.moves import Move
from bot.core.outbox import DeliveryState, Outcome
from bot.core.pacing import Pace
from bot.core.people import Contact, ContactState, Conversation, Role, RoleKind, Subscriber
from bot.core.places import Place, PlaceState
from bot.core.questions import Answer, Question, QuestionState
from bot.core.reminders import Step, StepOutcome
from bot.core.rsvps import PartStat, Rsvp
from bot.core.sectors import Sector, Subscription, SubscriptionState, Wish
from bot.core.staff import Grant
from bot.storage.types import BothLanguages, Id, UtcDateTime, Word

SCHEMA = "0012"
"""The newest migration; the service runs on this schema and no other."""

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _id() -> Column[int]:
    return Column("id", Id, primary_key=True)


def _person(name: str = "subscriber_id", *, nullable: bool = False, index: bool = True) -> Column[int]:
    return Column(name, Id, ForeignKey("subscriber.id"), nullable=nullable, index=index)


_TEXT_ID = String(32)

# People

subscriber = Table(
    "subscriber",
    metadata,
    _id(),
    Column("created_at", UtcDateTime, nullable=False),
    Column("language", Word(Language)),
    Column("name", String(200), nullable=False),
    Column("city", _TEXT_ID),
    Column("kind", _TEXT_ID),
    Column("preferred_contact_id", Id),  # no foreign key: it would go round in a circle with contact
    Column("consented_at", UtcDateTime),
)

contact = Table(
    "contact",
    metadata,
    _id(),
    _person(),
    Column("address", String(320), nullable=False, unique=True),
    Column("state", Word(ContactState), nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("stopped_because", Text, nullable=False),
    Column("expecting", String(300), nullable=False),
    Column("ready_at", UtcDateTime),
    Column("bounce_score", Float, nullable=False),
    Column("bounced_at", UtcDateTime),
)

role = Table(
    "role",
    metadata,
    _id(),
    _person(),
    Column("kind", Word(RoleKind), nullable=False),
    Column("scope", _TEXT_ID, nullable=False),
    Column("granted_at", UtcDateTime, nullable=False),
    UniqueConstraint("subscriber_id", "kind", "scope"),
)

grant = Table(
    "staff_grant",  # "grant" is a word of SQL
    metadata,
    _id(),
    Column("digest", String(64), nullable=False, unique=True),
    Column("kind", Word(RoleKind), nullable=False),
    Column("scope", _TEXT_ID, nullable=False),
    Column("expires_at", UtcDateTime, nullable=False),
    Column("used_at", UtcDateTime),
    Column("used_by", Id),
)

link_code = Table(
    "link_code",
    metadata,
    _id(),
    Column("digest", String(64), nullable=False, unique=True),
    Column("contact_id", Id, ForeignKey("contact.id"), nullable=False, index=True),
    Column("address", String(320), nullable=False, index=True),
    Column("created_at", UtcDateTime, nullable=False),
    Column("expires_at", UtcDateTime, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("used_at", UtcDateTime),
    Column("shown_by", Id),
)

conversation = Table(
    "conversation",
    metadata,
    _id(),
    Column("contact_id", Id, ForeignKey("contact.id"), nullable=False),
    Column("thread", String(80), nullable=False),
    Column("expires_at", UtcDateTime, nullable=False),
    Column("last_inbound", Text, nullable=False),
    UniqueConstraint("contact_id", "thread"),
    sqlite_autoincrement=True,  # its number stands in signed tokens: after an erasure it is nobody else's
)

consent = Table(
    "consent",
    metadata,
    _id(),
    _person(),
    Column("given", Boolean, nullable=False),
    Column("wording", String(32), nullable=False),
    Column("language", Word(Language)),
    Column("address", String(320), nullable=False),
    Column("inbound_id", String(100), nullable=False),
    Column("at", UtcDateTime, nullable=False),
)

# The programme

edition = Table(
    "edition",
    metadata,
    Column("id", _TEXT_ID, primary_key=True),
    Column("name", BothLanguages, nullable=False),
    Column("timezone", String(64), nullable=False),
    Column("funding", BothLanguages, nullable=False),
)

city = Table(
    "city",
    metadata,
    Column("id", _TEXT_ID, primary_key=True),
    Column("name", BothLanguages, nullable=False),
    Column("country", String(2), nullable=False),
    Column("position", Integer, nullable=False),
)

kind = Table(
    "institution_kind",
    metadata,
    Column("id", _TEXT_ID, primary_key=True),
    Column("name", BothLanguages, nullable=False),
    Column("position", Integer, nullable=False),
)

sector = Table(
    "sector",
    metadata,
    Column("id", _TEXT_ID, primary_key=True),
    Column("name", BothLanguages, nullable=False),
    Column("position", Integer, nullable=False),
)

meeting = Table(
    "meeting",
    metadata,
    Column("id", _TEXT_ID, primary_key=True),
    Column("edition_id", _TEXT_ID, ForeignKey("edition.id"), nullable=False),
    Column("kind", Word(MeetingKind), nullable=False),
    Column("sectors", JSON, nullable=False),
    Column("host", _TEXT_ID, nullable=False),
    Column("starts", UtcDateTime, nullable=False, index=True),
    Column("ends", UtcDateTime, nullable=False),
    Column("timezone", String(64), nullable=False),
    Column("title", BothLanguages, nullable=False),
    Column("venue", BothLanguages, nullable=False),
    Column("working_languages", JSON, nullable=False),
    Column("capacity", Integer, nullable=False),
    Column("delegates_per_institution", Integer, nullable=False),
    Column("admission", String(16), nullable=False),
    Column("asks", JSON, nullable=False),
    Column("cities", JSON, nullable=False),
    Column("kinds", JSON, nullable=False),
    Column("slots", JSON, nullable=False),
    Column("answer_by", UtcDateTime),
    Column("reminders", JSON, nullable=False),
    Column("nudges", JSON, nullable=False),
    Column("here", String(32), nullable=False),
    Column("thanks", String(32), nullable=False),
    Column("working_days", Boolean, nullable=False),
    Column("map", Text, nullable=False),
    Column("materials", BothLanguages),
    Column("status", Word(MeetingStatus), nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("interpreters_by", UtcDateTime),
)

session = Table(
    "meeting_session",
    metadata,
    Column("id", _TEXT_ID, primary_key=True),
    Column("meeting_id", _TEXT_ID, ForeignKey("meeting.id"), nullable=False, index=True),
    Column("kind", String(16), nullable=False),
    Column("starts", UtcDateTime, nullable=False),
    Column("ends", UtcDateTime, nullable=False),
    Column("capacity", Integer, nullable=False),
    Column("title", BothLanguages, nullable=False),
    Column("reminders", JSON, nullable=False),
    Column("status", Word(MeetingStatus), nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("number", Integer, nullable=False),
)

move = Table(
    "meeting_move",
    metadata,
    _id(),
    Column("meeting_id", _TEXT_ID, ForeignKey("meeting.id"), nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("old_starts", UtcDateTime, nullable=False),
    Column("old_ends", UtcDateTime, nullable=False),
    Column("old_venue", BothLanguages, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("broadcast_id", Id),
    UniqueConstraint("meeting_id", "sequence"),
)

# Institutions

institution = Table(
    "institution",
    metadata,
    _id(),
    Column("name", String(120), nullable=False),
    Column("key", String(240), nullable=False, index=True),
    Column("city", _TEXT_ID),
    Column("kind", _TEXT_ID),
    Column("created_at", UtcDateTime, nullable=False),
    _person("spokesperson_id", nullable=True),
)

membership = Table(
    "membership",
    metadata,
    _id(),
    Column("institution_id", Id, ForeignKey("institution.id"), nullable=False),
    _person(),
    Column("since", UtcDateTime, nullable=False),
    UniqueConstraint("institution_id", "subscriber_id"),
)

# Subscriptions and answers

subscription = Table(
    "subscription",
    metadata,
    _id(),
    _person(index=False),
    Column("sector_id", _TEXT_ID, ForeignKey("sector.id"), nullable=False),
    Column("state", Word(SubscriptionState), nullable=False),
    Column("changed_at", UtcDateTime, nullable=False),
    Column("wish", Word(Wish), nullable=False),
    UniqueConstraint("subscriber_id", "sector_id"),
    Index("ix_subscription_sector_id_state", "sector_id", "state"),
)

rsvp = Table(
    "rsvp",
    metadata,
    Column("meeting_id", _TEXT_ID, ForeignKey("meeting.id"), primary_key=True),
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

place = Table(
    "place",
    metadata,
    _id(),
    Column("meeting_id", _TEXT_ID, ForeignKey("meeting.id"), nullable=False),
    Column("part", _TEXT_ID, nullable=False),
    _person(),
    Column("state", Word(PlaceState), nullable=False),
    Column("seats", Integer, nullable=False),
    Column("since", UtcDateTime, nullable=False),
    Column("offered_until", UtcDateTime),
    Column("offers", Integer, nullable=False),
    Column("institution_id", Id, ForeignKey("institution.id"), index=True),
    UniqueConstraint("meeting_id", "part", "subscriber_id"),
    Index("ix_place_queue", "meeting_id", "part", "state", "since", "id", "seats"),
    Index("ix_place_offered_until", "offered_until"),
)

delegation = Table(
    "delegation",
    metadata,
    _id(),
    Column("digest", String(64), nullable=False, unique=True),
    Column("meeting_id", _TEXT_ID, ForeignKey("meeting.id"), nullable=False),
    _person("from_id"),
    Column("created_at", UtcDateTime, nullable=False),
    Column("expires_at", UtcDateTime, nullable=False),
    Column("used_at", UtcDateTime),
    _person("to_id", nullable=True),
)

attendance = Table(
    "attendance",
    metadata,
    Column("meeting_id", _TEXT_ID, ForeignKey("meeting.id"), primary_key=True),
    Column("subscriber_id", Id, ForeignKey("subscriber.id"), primary_key=True, index=True),
    Column("state", Word(AttendanceState), nullable=False),
    Column("marked_at", UtcDateTime, nullable=False),
    Column("marked_by", Id),
)

step = Table(
    "reminder_step",
    metadata,
    _id(),
    Column("meeting_id", _TEXT_ID, ForeignKey("meeting.id"), nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("kind", Word(StepKind), nullable=False),
    Column("offset", String(32), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("outcome", Word(StepOutcome), nullable=False),
    UniqueConstraint("meeting_id", "sequence", "kind", "offset"),
)

# Questions and announcements

question = Table(
    "question",
    metadata,
    _id(),
    _person(),
    Column("contact_id", Id, ForeignKey("contact.id"), nullable=False),
    Column("text", Text, nullable=False),
    Column("language", Word(Language)),
    Column("state", Word(QuestionState), nullable=False, index=True),
    Column("asked_at", UtcDateTime, nullable=False),
    Column("sector", _TEXT_ID),
    Column("meeting", _TEXT_ID),
    Column("reference", Text, nullable=False),
    Column("proven", Boolean, nullable=False),
)

answer = Table(
    "answer",
    metadata,
    _id(),
    Column("question_id", Id, ForeignKey("question.id"), nullable=False, index=True),
    Column("text", Text, nullable=False),
    Column("by", Id, nullable=False),
    Column("member", String(200), nullable=False),
    Column("at", UtcDateTime, nullable=False),
)

announcement = Table(
    "announcement",
    metadata,
    _id(),
    Column("author_id", Id),
    Column("drafts", JSON, nullable=False),
    Column("sectors", JSON, nullable=False),
    Column("state", Word(AnnouncementState), nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("published_at", UtcDateTime),
)

# The outbox

broadcast = Table(
    "broadcast",
    metadata,
    _id(),
    Column("message", String(64), nullable=False),
    Column("args", JSON, nullable=False),
    Column("thread", String(80), nullable=False, index=True),
    Column("state", Word(BroadcastState), nullable=False, index=True),
    Column("created_at", UtcDateTime, nullable=False),
    Column("starts_at", UtcDateTime, nullable=False),
    Column("audience", Integer, nullable=False),
    Column("author_id", Id),
    Column("card_contact_id", Id),
    Column("card", String(300), nullable=False),
    Column("asks_when_late", Boolean, nullable=False),
    Column("active_at", UtcDateTime),
    Column("shown", String(200), nullable=False),
)

delivery = Table(
    "delivery",
    metadata,
    _id(),
    Column("key", String(300), nullable=False, unique=True),
    _person(nullable=True, index=False),  # none once the person is erased
    Column("contact_id", Id, ForeignKey("contact.id")),
    Column("broadcast_id", Id, ForeignKey("broadcast.id")),
    Column("channel", String(16), nullable=False),  # where it goes as things stand; put right when it is claimed
    Column("message", String(64), nullable=False),
    Column("args", JSON, nullable=False),
    Column("priority", Integer, nullable=False),
    Column("due_at", UtcDateTime, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("expires_at", UtcDateTime),
    Column("thread", String(80), nullable=False),
    Column("replaces", String(300), nullable=False),
    Column("in_reply_to", Text, nullable=False),
    Column("state", Word(DeliveryState), nullable=False),
    Column("reason", Text, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("claimed_by", Id),  # replica
    Column("claimed_at", UtcDateTime),
    Column("settled_at", UtcDateTime),
    Index("ix_delivery_subscriber_id", "subscriber_id"),
    Index("ix_delivery_thread", "thread"),
    Index("ix_delivery_tally", "broadcast_id", "state", "attempts"),
)

# Small, whatever has been sent: only what waits, and only what is on the wire
_state = delivery.c.state
WAITS = _state == literal_column("'waiting'")
IS_CLAIMED = _state == literal_column("'claimed'")
for _name, _columns, _which in (
    ("ix_delivery_queue", ("channel", "priority", "due_at", "id"), WAITS),
    ("ix_delivery_claimed", ("subscriber_id",), IS_CLAIMED),
):
    Index(_name, *(delivery.c[each] for each in _columns), sqlite_where=_which, postgresql_where=_which)

attempt = Table(
    "attempt",
    metadata,
    _id(),
    Column("delivery_id", Id, ForeignKey("delivery.id"), nullable=False, index=True),
    Column("contact_id", Id, ForeignKey("contact.id")),
    Column("at", UtcDateTime, nullable=False),
    Column("ended_at", UtcDateTime),
    Column("outcome", Word(Outcome), nullable=False),
    Column("said", Text, nullable=False),
    Column("external_id", String(300), nullable=False),
    Column("alias", String(300), nullable=False),
    Index("ix_attempt_contact_id_external_id", "contact_id", "external_id"),
    Index("ix_attempt_contact_id_at", "contact_id", "at"),
)

_alias_given = attempt.c.alias != literal_column("''")
Index("ix_attempt_alias", attempt.c.alias, sqlite_where=_alias_given, postgresql_where=_alias_given)

bounce = Table(
    "bounce",
    metadata,
    _id(),
    Column("contact_id", Id, ForeignKey("contact.id"), nullable=False, index=True),
    Column("domain", String(255), nullable=False),
    Column("failure", Word(Failure), nullable=False),
    Column("status", String(32), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("stopped", Boolean, nullable=False),
    Column("undone_at", UtcDateTime),
    Index("ix_bounce_domain_at", "domain", "at"),
)

pace = Table(
    "pace",
    metadata,
    Column("channel", String(16), primary_key=True),
    Column("spent_until", UtcDateTime, nullable=False),
    Column("silent_until", UtcDateTime),
    Column("answered_at", UtcDateTime),
)

replica = Table(
    "replica",
    metadata,
    _id(),
    Column("started_at", UtcDateTime, nullable=False),
)

# The inbox, and marks

seen = Table(
    "inbound",
    metadata,
    Column("id", String(100), primary_key=True),
    Column("at", UtcDateTime, nullable=False, index=True),
)

failed = Table(
    "inbound_failed",
    metadata,
    Column("id", String(100), primary_key=True),
    Column("channel", String(16), nullable=False),
    Column("raw", LargeBinary, nullable=False),
    Column("error", Text, nullable=False),
    Column("at", UtcDateTime, nullable=False),
)

mark = Table(
    "mark",
    metadata,
    Column("name", String(200), primary_key=True),
    Column("value", Text, nullable=False),
)

_mapper = registry(metadata=metadata)
for _entity, _table in (
    (Subscriber, subscriber),
    (Contact, contact),
    (Role, role),
    (Grant, grant),
    (LinkCode, link_code),
    (Conversation, conversation),
    (ConsentEntry, consent),
    (Edition, edition),
    (City, city),
    (InstitutionKind, kind),
    (Institution, institution),
    (Membership, membership),
    (Sector, sector),
    (Meeting, meeting),
    (Session, session),
    (Move, move),
    (Subscription, subscription),
    (Rsvp, rsvp),
    (Place, place),
    (Attendance, attendance),
    (Delegation, delegation),
    (Step, step),
    (Question, question),
    (Answer, answer),
    (Announcement, announcement),
    (Broadcast, broadcast),
    (Pace, pace),
    (Bounce, bounce),
):
    _mapper.map_imperatively(_entity, _table)
