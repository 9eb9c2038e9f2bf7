"""Mail that came back: bounces, a score for each address, and the ids that mail relays give."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    with op.batch_alter_table("contact") as contact:
        contact.add_column(sa.Column("bounce_score", sa.Float(), nullable=False, server_default="0"))
        contact.add_column(sa.Column("bounced_at", _MOMENT))
    with op.batch_alter_table("contact") as contact:
        contact.alter_column("bounce_score", server_default=None)
    with op.batch_alter_table("attempt") as attempt:
        attempt.add_column(sa.Column("alias", sa.String(300), nullable=False, server_default=""))
    with op.batch_alter_table("attempt") as attempt:
        attempt.alter_column("alias", server_default=None)
    given = sa.text("alias <> ''")
    op.create_index("ix_attempt_alias", "attempt", ["alias"], sqlite_where=given, postgresql_where=given)
    op.create_table(
        "bounce",
        sa.Column("id", _ID, nullable=False),
        sa.Column("contact_id", _ID, nullable=False),
        sa.Column("domain", sa.String(255), nullable=False),
        sa.Column("failure", sa.String(32), nullable=False),
        sa.Column("status", sa.String(32), nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("stopped", sa.Boolean(), nullable=False),
        sa.Column("undone_at", _MOMENT),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name=op.f("fk_bounce_contact_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bounce")),
    )
    op.create_index(op.f("ix_bounce_contact_id"), "bounce", ["contact_id"])
    op.create_index(op.f("ix_bounce_domain_at"), "bounce", ["domain", "at"])
