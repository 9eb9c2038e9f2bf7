"""What is to be said: broadcasts, deliveries and attempts, and at what pace."""

from sqlalchemy import JSON, Boolean, Column, Index, Integer, String, Table, Text, literal_column

from bot.core.broadcasts import Broadcast, BroadcastState
from bot.core.outbox import LONGEST_KEY, DeliveryState, Outcome, Priority
from bot.core.pacing import Pace
from bot.storage.tables.columns import mapper, metadata, numbered
from bot.storage.types import Id, Rank, UtcDateTime, Word

broadcast = Table(
    "broadcast",
    metadata,
    numbered(),
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
    # Its copies have these numbers and those between, other deliveries among them. Written at once, they follow each
    # other: an index that leads to them would cost more than the copies themselves.
    Column("first_copy", Id),
    Column("last_copy", Id),
)

_KEY = String(LONGEST_KEY).with_variant(String(LONGEST_KEY, collation="C"), "postgresql")
"""Compares byte by byte, as on SQLite: the index of keys then also finds what begins with something."""

# No foreign keys here and in attempts: to publish to a hundred thousand people, PostgreSQL takes half the time for
# looking each of them up. What they would promise is kept by `enqueue`, `enqueue_to` and `add_attempts`, which hold
# the people or the addresses they write of until the end of their transaction, and by `merge`, `erase` and
# `remove_contact`, which wait for that; broadcasts are kept for good, and deliveries are deleted with their attempts.
delivery = Table(
    "delivery",
    metadata,
    numbered(),
    Column("key", _KEY, nullable=False),
    Column("subscriber_id", Id),  # none once the person is erased
    Column("contact_id", Id),
    Column("broadcast_id", Id),
    Column("channel", String(16), nullable=False),  # where it goes as things stand; put right when it is claimed
    Column("message", String(64), nullable=False),
    Column("args", JSON, nullable=False),
    Column("priority", Rank(Priority), nullable=False),
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
    Index("ix_delivery_subscriber_id", "subscriber_id", "key", unique=True),
)

WAITS = delivery.c.state == literal_column("'waiting'")
IS_CLAIMED = delivery.c.state == literal_column("'claimed'")
IS_SINGLE = delivery.c.broadcast_id.is_(None)
"""No copy of a broadcast."""

IS_ANSWER = delivery.c.priority == literal_column(str(int(Priority.ANSWER)))

attempt = Table(
    "attempt",
    metadata,
    numbered(),
    Column("delivery_id", Id, nullable=False, index=True),
    Column("contact_id", Id),  # none once the address is forgotten
    Column("at", UtcDateTime, nullable=False),
    Column("ended_at", UtcDateTime),
    Column("outcome", Word(Outcome), nullable=False),
    Column("said", Text, nullable=False),
    Column("external_id", String(300), nullable=False),
    Column("alias", String(300), nullable=False),
    Index("ix_attempt_contact_id_external_id", "contact_id", "external_id"),
    Index("ix_attempt_contact_id_at", "contact_id", "at"),
)

IS_UNCERTAIN = attempt.c.outcome == literal_column("'uncertain'")

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
    numbered(),
    Column("started_at", UtcDateTime, nullable=False),
)

mapper.map_imperatively(Broadcast, broadcast, exclude_properties=("first_copy", "last_copy"))
mapper.map_imperatively(Pace, pace)
