"""Institutions, and who stands for them."""

from sqlalchemy import Column, ForeignKey, String, Table, UniqueConstraint

from bot.core.institutions import Institution, Membership
from bot.storage.tables.columns import TEXT_ID, mapper, metadata, numbered, person
from bot.storage.types import Id, UtcDateTime

institution = Table(
    "institution",
    metadata,
    numbered(),
    Column("name", String(120), nullable=False),
    Column("key", String(240), nullable=False, index=True),
    Column("city", TEXT_ID),
    Column("kind", TEXT_ID),
    Column("created_at", UtcDateTime, nullable=False),
    person("spokesperson_id", nullable=True),
)

membership = Table(
    "membership",
    metadata,
    numbered(),
    Column("institution_id", Id, ForeignKey("institution.id"), nullable=False),
    person(),
    Column("since", UtcDateTime, nullable=False),
    UniqueConstraint("institution_id", "subscriber_id"),
)

mapper.map_imperatively(Institution, institution)
mapper.map_imperatively(Membership, membership)
