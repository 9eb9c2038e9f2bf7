"""An attempt no longer has the database look up its delivery and its address, each time a message has gone out."""

from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("attempt") as attempt:
        for column in ("delivery_id", "contact_id"):
            attempt.drop_constraint(op.f(f"fk_attempt_{column}"), type_="foreignkey")
