"""Copies of a broadcast are found by its thread: publishing has one index less to fill."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    delivery = sa.table("delivery", sa.column("thread"), sa.column("broadcast_id"))
    broadcast = sa.table("broadcast", sa.column("id"), sa.column("thread"))
    thread = sa.select(broadcast.c.thread).where(broadcast.c.id == delivery.c.broadcast_id).scalar_subquery()
    erased = (delivery.c.thread == "") & delivery.c.broadcast_id.is_not(None)
    op.execute(sa.update(delivery).where(erased).values(thread=thread))
    op.drop_index("ix_delivery_tally", "delivery")
    op.drop_index("ix_delivery_thread", "delivery")
    op.create_index(op.f("ix_delivery_thread"), "delivery", ["thread", "broadcast_id", "state", "attempts"])
