"""Institutions, who stands for them, and whose delegate a place belongs to."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "institution",
        sa.Column("id", _ID, nullable=False),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("key", sa.String(240), nullable=False),
        sa.Column("city", sa.String(32)),
        sa.Column("kind", sa.String(32)),
        sa.Column("created_at", _MOMENT, nullable=False),
        sa.Column("spokesperson_id", _ID),
        sa.ForeignKeyConstraint(["spokesperson_id"], ["subscriber.id"], name=op.f("fk_institution_spokesperson_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_institution")),
    )
    op.create_index(op.f("ix_institution_key"), "institution", ["key"])
    op.create_index(op.f("ix_institution_spokesperson_id"), "institution", ["spokesperson_id"])
    op.create_table(
        "membership",
        sa.Column("id", _ID, nullable=False),
        sa.Column("institution_id", _ID, nullable=False),
        sa.Column("subscriber_id", _ID, nullable=False),
        sa.Column("since", _MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["institution_id"], ["institution.id"], name=op.f("fk_membership_institution_id")),
        sa.ForeignKeyConstraint(["subscriber_id"], ["subscriber.id"], name=op.f("fk_membership_subscriber_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_membership")),
        sa.UniqueConstraint("institution_id", "subscriber_id", name=op.f("uq_membership_institution_id_subscriber_id")),
    )
    op.create_index(op.f("ix_membership_subscriber_id"), "membership", ["subscriber_id"])
    with op.batch_alter_table("place") as place:
        place.add_column(sa.Column("institution_id", _ID))
        place.create_foreign_key(op.f("fk_place_institution_id"), "institution", ["institution_id"], ["id"])
        place.create_index(op.f("ix_place_institution_id"), ["institution_id"])
    with op.batch_alter_table("contact") as contact:
        contact.alter_column("expecting", type_=sa.String(300), existing_type=sa.String(80), existing_nullable=False)
