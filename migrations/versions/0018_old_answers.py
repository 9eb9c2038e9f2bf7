"""Old answers are found without looking through everything that was ever sent."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    answers = sa.text("priority = 0")
    op.create_index(
        op.f("ix_delivery_settled_at"), "delivery", ["settled_at"], sqlite_where=answers, postgresql_where=answers
    )
