"""The tables, and which entity of the core each of them holds. No relationships: the store is asked by name."""

from bot.storage.tables.bounces import bounce
from bot.storage.tables.columns import metadata
from bot.storage.tables.inbox import LONGEST_SENDER, failed, mark, seen
from bot.storage.tables.institutions import institution, membership
from bot.storage.tables.outbox import (
    IS_ANSWER,
    IS_CLAIMED,
    IS_SINGLE,
    IS_UNCERTAIN,
    WAITS,
    attempt,
    broadcast,
    delivery,
    pace,
    replica,
)
from bot.storage.tables.people import consent, contact, conversation, grant, link_code, role, subscriber
from bot.storage.tables.places import delegation, place
from bot.storage.tables.programme import city, edition, kind, meeting, move, sector, session
from bot.storage.tables.questions import announcement, answer, question
from bot.storage.tables.rsvps import attendance, rsvp, step, subscription

SCHEMA = "0022"
"""The newest migration; the service runs on this schema and no other."""

REVISION = "SELECT version_num FROM alembic_version"
"""Asks a database for the schema it has."""

__all__ = [
    "IS_ANSWER",
    "IS_CLAIMED",
    "IS_SINGLE",
    "IS_UNCERTAIN",
    "LONGEST_SENDER",
    "REVISION",
    "SCHEMA",
    "WAITS",
    "announcement",
    "answer",
    "attempt",
    "attendance",
    "bounce",
    "broadcast",
    "city",
    "consent",
    "contact",
    "conversation",
    "delegation",
    "delivery",
    "edition",
    "failed",
    "grant",
    "institution",
    "kind",
    "link_code",
    "mark",
    "meeting",
    "membership",
    "metadata",
    "move",
    "pace",
    "place",
    "question",
    "replica",
    "role",
    "rsvp",
    "sector",
    "seen",
    "session",
    "step",
    "subscriber",
    "subscription",
]
