"""Places: seats, waiting lists, offers and requests; what belongs to an answer; whom a meeting is for."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    with op.batch_alter_table("meeting") as meeting:
        for name in ("asks", "cities", "kinds"):
            meeting.add_column(sa.Column(name, sa.JSON(), nullable=False, server_default="[]"))
    with op.batch_alter_table("rsvp") as rsvp:
        rsvp.add_column(sa.Column("party", sa.Integer(), nullable=False, server_default="1"))
        rsvp.add_column(sa.Column("note", sa.Text(), nullable=False, server_default=""))
        rsvp.add_column(sa.Column("needs", sa.JSON(), nullable=False, server_default="[]"))
    for table, names in (("meeting", ("asks", "cities", "kinds")), ("rsvp", ("party", "note", "needs"))):
        with op.batch_alter_table(table) as altered:
            for name in names:
                altered.alter_column(name, server_default=None)
    op.create_table(
        "place",
        sa.Column("id", _ID, nullable=False),
        sa.Column("meeting_id", sa.String(32), nullable=False),
        sa.Column("part", sa.String(32), nullable=False),
        sa.Column("subscriber_id", _ID, nullable=False),
        sa.Column("state", sa.String(32), nullable=False),
        sa.Column("seats", sa.Integer(), nullable=False),
        sa.Column("since", _MOMENT, nullable=False),
        sa.Column("offered_until", _MOMENT),
        sa.Column("offers", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name=op.f("fk_place_meeting_id")),
        sa.ForeignKeyConstraint(["subscriber_id"], ["subscriber.id"], name=op.f("fk_place_subscriber_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_place")),
        sa.UniqueConstraint("meeting_id", "part", "subscriber_id", name=op.f("uq_place_meeting_id_part_subscriber_id")),
    )
    op.create_index(op.f("ix_place_subscriber_id"), "place", ["subscriber_id"])
    op.create_index("ix_place_queue", "place", ["meeting_id", "part", "state", "since", "id", "seats"])
    op.create_index("ix_place_offered_until", "place", ["offered_until"])
    # whoever has said yes comes: nobody was told of a limit before
    op.execute(
        "INSERT INTO place (meeting_id, part, subscriber_id, state, seats, since, offers) "
        "SELECT meeting_id, '', subscriber_id, 'confirmed', 1, coalesce(answered_at, invited_at), 0 "
        "FROM rsvp WHERE partstat = 'ACCEPTED' AND coalesce(answered_at, invited_at) IS NOT NULL"
    )
