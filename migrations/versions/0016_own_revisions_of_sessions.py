"""A place in a session counts how often it was got or given up: each is a revision of the person's calendar entry."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("place", sa.Column("turns", sa.Integer, nullable=False, server_default="0"))
    with op.batch_alter_table("place", table_kwargs={"sqlite_autoincrement": True}) as place:
        place.alter_column("turns", server_default=None)
