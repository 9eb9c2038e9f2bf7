"""Copies of a broadcast are found by their numbers, which follow each other: publishing fills two indexes less."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None


def upgrade() -> None:
    number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    for column in ("first_copy", "last_copy"):
        op.add_column("broadcast", sa.Column(column, number))
    delivery = sa.table("delivery", *map(sa.column, ("id", "subscriber_id", "broadcast_id", "thread")))
    broadcast = sa.table("broadcast", *map(sa.column, ("id", "thread", "first_copy", "last_copy")))
    copies = (delivery.c.thread == broadcast.c.thread) & (delivery.c.broadcast_id == broadcast.c.id)
    first, last = (sa.select(end(delivery.c.id)).where(copies).scalar_subquery() for end in (sa.func.min, sa.func.max))
    op.execute(sa.update(broadcast).values(first_copy=first, last_copy=last))
    erased = delivery.c.subscriber_id.is_(None)
    op.execute(sa.update(delivery).where(erased, delivery.c.thread != "").values(thread=""))

    op.drop_index("ix_delivery_thread", "delivery")
    op.drop_index("ix_delivery_subscriber_id", "delivery")
    with op.batch_alter_table("delivery") as table:
        table.drop_constraint(op.f("uq_delivery_key"), type_="unique")
    op.create_index("ix_delivery_subscriber_id", "delivery", ["subscriber_id", "key"], unique=True)
    single = sa.text("broadcast_id IS NULL")
    for name, column, unique in (("ix_delivery_key", "key", True), ("ix_delivery_thread", "thread", False)):
        op.create_index(name, "delivery", [column], unique=unique, sqlite_where=single, postgresql_where=single)
    uncertain = sa.text("outcome = 'uncertain'")
    op.create_index(
        "ix_attempt_uncertain", "attempt", ["delivery_id"], sqlite_where=uncertain, postgresql_where=uncertain
    )
