"""The programme: the edition, its sectors, cities and kinds, and its meetings."""

from sqlalchemy import JSON, Boolean, Column, ForeignKey, Integer, String, Table, Text, UniqueConstraint

from bot.core.institutions import City, InstitutionKind
from bot.core.meetings import Edition, Meeting, MeetingKind, MeetingStatus, Session
from bot.core.moves import Move
from bot.core.sectors import Sector
from bot.storage.tables.columns import TEXT_ID, mapper, metadata, numbered
from bot.storage.types import BothLanguages, Id, UtcDateTime, Word

edition = Table(
    "edition",
    metadata,
    Column("id", TEXT_ID, primary_key=True),
    Column("name", BothLanguages, nullable=False),
    Column("timezone", String(64), nullable=False),
    Column("funding", BothLanguages, nullable=False),
)

city = Table(
    "city",
    metadata,
    Column("id", TEXT_ID, primary_key=True),
    Column("name", BothLanguages, nullable=False),
    Column("country", String(2), nullable=False),
    Column("position", Integer, nullable=False),
)

kind = Table(
    "institution_kind",
    metadata,
    Column("id", TEXT_ID, primary_key=True),
    Column("name", BothLanguages, nullable=False),
    Column("position", Integer, nullable=False),
)

sector = Table(
    "sector",
    metadata,
    Column("id", TEXT_ID, primary_key=True),
    Column("name", BothLanguages, nullable=False),
    Column("position", Integer, nullable=False),
)

meeting = Table(
    "meeting",
    metadata,
    Column("id", TEXT_ID, primary_key=True),
    Column("edition_id", TEXT_ID, ForeignKey("edition.id"), nullable=False),
    Column("kind", Word(MeetingKind), nullable=False),
    Column("sectors", JSON, nullable=False),
    Column("host", TEXT_ID, nullable=False),
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
    Column("id", TEXT_ID, primary_key=True),
    Column("meeting_id", TEXT_ID, ForeignKey("meeting.id"), nullable=False, index=True),
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
    numbered(),
    Column("meeting_id", TEXT_ID, ForeignKey("meeting.id"), nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("old_starts", UtcDateTime, nullable=False),
    Column("old_ends", UtcDateTime, nullable=False),
    Column("old_venue", BothLanguages, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("broadcast_id", Id),
    UniqueConstraint("meeting_id", "sequence"),
)

mapper.map_imperatively(Edition, edition)
mapper.map_imperatively(City, city)
mapper.map_imperatively(InstitutionKind, kind)
mapper.map_imperatively(Sector, sector)
mapper.map_imperatively(Meeting, meeting)
mapper.map_imperatively(Session, session)
mapper.map_imperatively(Move, move)
