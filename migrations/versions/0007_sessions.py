"""Sessions: reminders, whether they take place, and the number they are chosen by."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_NEW = (
    ("reminders", sa.JSON(), '["-PT15M"]'),
    ("status", sa.String(32), "CONFIRMED"),
    ("sequence", sa.Integer(), "0"),
    ("number", sa.Integer(), "0"),
)


def upgrade() -> None:
    with op.batch_alter_table("meeting_session") as session:
        for name, kind, default in _NEW:
            session.add_column(sa.Column(name, kind, nullable=False, server_default=default))
    with op.batch_alter_table("meeting_session") as session:
        for name, _, _ in _NEW:
            session.alter_column(name, server_default=None)
    op.execute(
        "UPDATE meeting_session SET number = (SELECT count(*) FROM meeting_session AS earlier "
        "WHERE earlier.meeting_id = meeting_session.meeting_id AND (earlier.starts < meeting_session.starts "
        "OR (earlier.starts = meeting_session.starts AND earlier.id <= meeting_session.id)))"
    )
