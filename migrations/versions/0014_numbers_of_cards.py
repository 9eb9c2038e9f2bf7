"""The numbers of questions and places stand on cards that outlive both: SQLite gives none of them a second time."""

from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":  # elsewhere numbers are never used again anyway
        for table in ("question", "place"):
            with op.batch_alter_table(table, recreate="always", table_kwargs={"sqlite_autoincrement": True}):
                pass
