"""What has come in, and marks: small values that outlive a restart."""

from sqlalchemy import Column, LargeBinary, String, Table, Text

from bot.storage.tables.columns import metadata
from bot.storage.types import UtcDateTime

LONGEST_SENDER = 400

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
    Column("sender", String(LONGEST_SENDER), nullable=False, index=True),
)

mark = Table(
    "mark",
    metadata,
    Column("name", String(200), primary_key=True),
    Column("value", Text, nullable=False),
)
