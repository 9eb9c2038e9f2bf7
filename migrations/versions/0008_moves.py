"""Moves: which notice tells of each, what every person has been told and has answered to; more steps of the ladder."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    with op.batch_alter_table("meeting") as meeting:
        for name, kind, default in (
            ("here", sa.String(32), ""),
            ("thanks", sa.String(32), ""),
            ("working_days", sa.Boolean(), sa.false()),
            ("map", sa.Text(), ""),
        ):
            meeting.add_column(sa.Column(name, kind, nullable=False, server_default=default))
        meeting.add_column(sa.Column("materials", sa.JSON()))
    with op.batch_alter_table("meeting") as meeting:
        for name in ("here", "thanks", "working_days", "map"):
            meeting.alter_column(name, server_default=None)
    with op.batch_alter_table("reminder_step") as step:
        step.add_column(sa.Column("outcome", sa.String(32), nullable=False, server_default="sent"))
        step.alter_column("kind", existing_type=sa.String(16), type_=sa.String(32), existing_nullable=False)
    with op.batch_alter_table("reminder_step") as step:
        step.alter_column("outcome", server_default=None)
    with op.batch_alter_table("meeting_move") as move:
        move.add_column(sa.Column("old_ends", _MOMENT))
        move.add_column(sa.Column("broadcast_id", _ID))
    op.execute("UPDATE meeting_move SET old_ends = old_starts")
    with op.batch_alter_table("meeting_move") as move:
        move.alter_column("old_ends", existing_type=_MOMENT, nullable=False)
    with op.batch_alter_table("rsvp") as rsvp:
        rsvp.add_column(sa.Column("told", sa.Integer()))
        rsvp.add_column(sa.Column("answered_to", sa.Integer(), nullable=False, server_default="0"))
        rsvp.add_column(sa.Column("turns", sa.Integer(), nullable=False, server_default="0"))
    with op.batch_alter_table("rsvp") as rsvp:
        for name in ("answered_to", "turns"):
            rsvp.alter_column(name, server_default=None)
    # whoever was invited knows the date that holds now: every move before this was told at once
    op.execute(
        "UPDATE rsvp SET told = (SELECT sequence FROM meeting WHERE meeting.id = rsvp.meeting_id) "
        "WHERE invited_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM delivery WHERE delivery.message = 'invitation' "
        "AND delivery.subscriber_id = rsvp.subscriber_id AND delivery.thread = 'meeting:' || rsvp.meeting_id "
        "AND delivery.state IN ('waiting', 'held', 'claimed'))"
    )
    op.execute("UPDATE rsvp SET answered_to = (SELECT sequence FROM meeting WHERE meeting.id = rsvp.meeting_id)")
