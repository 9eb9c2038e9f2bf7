"""Mail that came back."""

from sqlalchemy import Boolean, Column, ForeignKey, Index, String, Table

from bot.core.bounces import Bounce, Failure
from bot.storage.tables.columns import mapper, metadata, numbered
from bot.storage.types import Id, UtcDateTime, Word

bounce = Table(
    "bounce",
    metadata,
    numbered(),
    Column("contact_id", Id, ForeignKey("contact.id"), nullable=False, index=True),
    Column("domain", String(255), nullable=False),
    Column("failure", Word(Failure), nullable=False),
    Column("status", String(32), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("stopped", Boolean, nullable=False),
    Column("undone_at", UtcDateTime),
    Index("ix_bounce_domain_at", "domain", "at"),
    sqlite_autoincrement=True,  # its number stands on the organisers' card, and says of which ones they have been told
)

mapper.map_imperatively(Bounce, bounce)
