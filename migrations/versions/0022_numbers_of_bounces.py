"""The number of a bounce stands on a card that outlives it, and says what was told: SQLite gives it no second time."""

from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":  # elsewhere numbers are never used again anyway
        with op.batch_alter_table("bounce", recreate="always", table_kwargs={"sqlite_autoincrement": True}):
            pass
