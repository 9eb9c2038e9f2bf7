"""People, the addresses they are reached at, what they may do, and what they agreed to."""

from sqlalchemy import Boolean, Column, Float, ForeignKey, Integer, String, Table, Text, UniqueConstraint

from bot.core.consent import ConsentEntry
from bot.core.language import Language
from bot.core.linking import LinkCode
from bot.core.people import Contact, ContactState, Conversation, Role, RoleKind, Subscriber
from bot.core.staff import Grant
from bot.storage.tables.columns import TEXT_ID, mapper, metadata, numbered, person
from bot.storage.types import Id, UtcDateTime, Word

subscriber = Table(
    "subscriber",
    metadata,
    numbered(),
    Column("created_at", UtcDateTime, nullable=False),
    Column("language", Word(Language)),
    Column("name", String(200), nullable=False),
    Column("city", TEXT_ID),
    Column("kind", TEXT_ID),
    Column("preferred_contact_id", Id),  # no foreign key: it would go round in a circle with contact
    Column("consented_at", UtcDateTime),
)

contact = Table(
    "contact",
    metadata,
    numbered(),
    person(),
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
    numbered(),
    person(),
    Column("kind", Word(RoleKind), nullable=False),
    Column("scope", TEXT_ID, nullable=False),
    Column("granted_at", UtcDateTime, nullable=False),
    UniqueConstraint("subscriber_id", "kind", "scope"),
)

grant = Table(
    "staff_grant",  # "grant" is a word of SQL
    metadata,
    numbered(),
    Column("digest", String(64), nullable=False, unique=True),
    Column("kind", Word(RoleKind), nullable=False),
    Column("scope", TEXT_ID, nullable=False),
    Column("expires_at", UtcDateTime, nullable=False),
    Column("used_at", UtcDateTime),
    Column("used_by", Id),
)

link_code = Table(
    "link_code",
    metadata,
    numbered(),
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
    numbered(),
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
    numbered(),
    person(),
    Column("given", Boolean, nullable=False),
    Column("wording", String(32), nullable=False),
    Column("language", Word(Language)),
    Column("address", String(320), nullable=False),
    Column("inbound_id", String(100), nullable=False),
    Column("at", UtcDateTime, nullable=False),
)

mapper.map_imperatively(Subscriber, subscriber)
mapper.map_imperatively(Contact, contact)
mapper.map_imperatively(Role, role)
mapper.map_imperatively(Grant, grant)
mapper.map_imperatively(LinkCode, link_code)
mapper.map_imperatively(Conversation, conversation)
mapper.map_imperatively(ConsentEntry, consent)
