"""Places, and how they are passed on."""

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table, UniqueConstraint

from bot.core.delegation import Delegation
from bot.core.places import Place, PlaceState
from bot.storage.tables.columns import TEXT_ID, mapper, metadata, numbered, person
from bot.storage.types import Id, UtcDateTime, Word

place = Table(
    "place",
    metadata,
    numbered(),
    Column("meeting_id", TEXT_ID, ForeignKey("meeting.id"), nullable=False),
    Column("part", TEXT_ID, nullable=False),
    person(),
    Column("state", Word(PlaceState), nullable=False),
    Column("seats", Integer, nullable=False),
    Column("since", UtcDateTime, nullable=False),
    Column("offered_until", UtcDateTime),
    Column("offers", Integer, nullable=False),
    Column("institution_id", Id, ForeignKey("institution.id"), index=True),
    Column("turns", Integer, nullable=False),
    UniqueConstraint("meeting_id", "part", "subscriber_id"),
    Index("ix_place_queue", "meeting_id", "part", "state", "since", "id", "seats"),
    Index("ix_place_offered_until", "offered_until"),
    sqlite_autoincrement=True,  # its number stands on the organisers' card, which they may tap after an erasure
)

delegation = Table(
    "delegation",
    metadata,
    numbered(),
    Column("digest", String(64), nullable=False, unique=True),
    Column("meeting_id", TEXT_ID, ForeignKey("meeting.id"), nullable=False),
    person("from_id"),
    Column("created_at", UtcDateTime, nullable=False),
    Column("expires_at", UtcDateTime, nullable=False),
    Column("used_at", UtcDateTime),
    person("to_id", nullable=True),
)

mapper.map_imperatively(Place, place)
mapper.map_imperatively(Delegation, delegation)
