"""A delivery no longer has the database look up its person, address and broadcast: three times dearer than the row."""

from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("delivery") as delivery:
        for column in ("subscriber_id", "contact_id", "broadcast_id"):
            delivery.drop_constraint(op.f(f"fk_delivery_{column}"), type_="foreignkey")
