"""Calendar answers: which of two is the newer one."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("rsvp") as rsvp:
        rsvp.add_column(sa.Column("stamped_at", sa.DateTime(timezone=True)))
