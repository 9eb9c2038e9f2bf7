"""What a stand asks, what a subscriber wishes for the next meeting, and who was there."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_NEW = (
    ("meeting", "slots", sa.JSON(), "[]"),
    ("rsvp", "shows", sa.Text(), ""),
    ("rsvp", "slot", sa.String(8), ""),
    ("subscription", "wish", sa.String(32), "ask"),
)


def upgrade() -> None:
    for table, name, kind, default in _NEW:
        with op.batch_alter_table(table) as altered:
            altered.add_column(sa.Column(name, kind, nullable=False, server_default=default))
    for table, name, _, _ in _NEW:
        with op.batch_alter_table(table) as altered:
            altered.alter_column(name, server_default=None)
    op.create_table(
        "attendance",
        sa.Column("meeting_id", sa.String(32), nullable=False),
        sa.Column("subscriber_id", _ID, nullable=False),
        sa.Column("state", sa.String(32), nullable=False),
        sa.Column("marked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("marked_by", _ID),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_attendance_meeting_id")),
        sa.ForeignKeyConstraint(["subscriber_id"], ["subscriber.id"], name=op.f("fk_attendance_subscriber_id")),
        sa.PrimaryKeyConstraint("meeting_id", "subscriber_id", name=op.f("pk_attendance")),
    )
    op.create_index(op.f("ix_attendance_subscriber_id"), "attendance", ["subscriber_id"])
