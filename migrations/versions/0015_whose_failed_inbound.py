"""What could not be worked is known by its sender, so that it goes when she is erased."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("inbound_failed") as table:
        table.add_column(sa.Column("sender", sa.String(400), nullable=False, server_default=""))
    with op.batch_alter_table("inbound_failed") as table:
        table.alter_column("sender", server_default=None)
    op.create_index("ix_inbound_failed_sender", "inbound_failed", ["sender"])
