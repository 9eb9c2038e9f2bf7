"""Broadcasts that can be held and watched, pacing that outlives a restart, claims that name their replica."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "broadcast",
        sa.Column("id", _ID, nullable=False),
        sa.Column("message", sa.String(64), nullable=False),
        sa.Column("args", sa.JSON(), nullable=False),
        sa.Column("thread", sa.String(80), nullable=False),
        sa.Column("state", sa.String(32), nullable=False),
        sa.Column("created_at", _MOMENT, nullable=False),
        sa.Column("starts_at", _MOMENT, nullable=False),
        sa.Column("audience", sa.Integer(), nullable=False),
        sa.Column("author_id", _ID),
        sa.Column("card_contact_id", _ID),
        sa.Column("card", sa.String(300), nullable=False),
        sa.Column("asks_when_late", sa.Boolean(), nullable=False),
        sa.Column("active_at", _MOMENT),
        sa.Column("shown", sa.String(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_broadcast")),
    )
    op.create_index(op.f("ix_broadcast_thread"), "broadcast", ["thread"])
    op.create_index(op.f("ix_broadcast_state"), "broadcast", ["state"])
    op.create_table(
        "pace",
        sa.Column("channel", sa.String(16), nullable=False),
        sa.Column("spent_until", _MOMENT, nullable=False),
        sa.Column("silent_until", _MOMENT),
        sa.Column("answered_at", _MOMENT),
        sa.PrimaryKeyConstraint("channel", name=op.f("pk_pace")),
    )
    op.create_table(
        "replica",
        sa.Column("id", _ID, nullable=False),
        sa.Column("started_at", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_replica")),
    )
    op.create_table(
        "link_code",
        sa.Column("id", _ID, nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("contact_id", _ID, nullable=False),
        sa.Column("address", sa.String(320), nullable=False),
        sa.Column("created_at", _MOMENT, nullable=False),
        sa.Column("expires_at", _MOMENT, nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("used_at", _MOMENT),
        sa.Column("shown_by", _ID),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name=op.f("fk_link_code_contact_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_link_code")),
        sa.UniqueConstraint("digest", name=op.f("uq_link_code_digest")),
    )
    op.create_index(op.f("ix_link_code_address"), "link_code", ["address"])
    op.create_index(op.f("ix_link_code_contact_id"), "link_code", ["contact_id"])
    op.execute("UPDATE delivery SET state = 'waiting' WHERE state = 'claimed'")
    op.execute("UPDATE attempt SET outcome = 'uncertain' WHERE outcome = 'started'")
    with op.batch_alter_table("contact") as contact:
        contact.add_column(sa.Column("ready_at", _MOMENT))
    with op.batch_alter_table("delivery") as delivery:
        delivery.add_column(sa.Column("broadcast_id", _ID))
        delivery.add_column(sa.Column("claimed_by", _ID))
        delivery.add_column(sa.Column("claimed_at", _MOMENT))
        delivery.drop_column("lease_until")
        delivery.create_foreign_key(op.f("fk_delivery_broadcast_id"), "broadcast", ["broadcast_id"], ["id"])
        delivery.drop_index("ix_delivery_queue")
        delivery.drop_index("ix_delivery_subscriber_id_state")
        delivery.create_index("ix_delivery_subscriber_id", ["subscriber_id"])
        delivery.create_index("ix_delivery_tally", ["broadcast_id", "state", "attempts"])
    for name, columns, state in (
        ("ix_delivery_queue", ["channel", "priority", "due_at", "id"], "waiting"),
        ("ix_delivery_claimed", ["subscriber_id"], "claimed"),
    ):
        which = sa.text(f"state = '{state}'")
        op.create_index(name, "delivery", columns, sqlite_where=which, postgresql_where=which)
    op.create_index("ix_attempt_contact_id_at", "attempt", ["contact_id", "at"])
