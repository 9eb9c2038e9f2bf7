"""The number of a conversation stands in signed tokens: SQLite gives none of them a second time."""

from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":  # elsewhere numbers are never used again anyway
        kept = {"sqlite_autoincrement": True}
        with op.batch_alter_table("conversation", recreate="always", table_kwargs=kept):
            pass
