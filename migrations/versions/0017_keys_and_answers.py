"""Keys of deliveries compare byte by byte, so that what begins with something is found; so is what answered whom."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":  # SQLite compares so by itself
        op.alter_column("delivery", "key", type_=sa.String(300, collation="C"), existing_nullable=False)
    answers = sa.text("contact_id IS NOT NULL")
    op.create_index(
        op.f("ix_delivery_contact_id"),
        "delivery",
        ["contact_id", "created_at"],
        sqlite_where=answers,
        postgresql_where=answers,
    )
