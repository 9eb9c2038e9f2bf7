"""The indexes over some of the rows of a table: small, whatever has been sent.

The schema has them, and no query names them: to describe them, SQLAlchemy loads the dialects of both databases.
"""

from sqlalchemy import Index, literal_column

from bot.storage.tables.columns import metadata
from bot.storage.tables.outbox import IS_ANSWER, IS_CLAIMED, IS_SINGLE, IS_UNCERTAIN, WAITS, attempt, delivery

__all__ = ["metadata"]  # with all of them in it

_PINNED = delivery.c.contact_id.is_not(None)
_ALIAS_GIVEN = attempt.c.alias != literal_column("''")

Index("ix_delivery_key", delivery.c.key, unique=True, sqlite_where=IS_SINGLE, postgresql_where=IS_SINGLE)
for _name, _table, _columns, _which in (
    ("ix_delivery_contact_id", delivery, ("contact_id", "created_at"), _PINNED),  # what answers somebody
    ("ix_delivery_thread", delivery, ("thread",), IS_SINGLE),
    ("ix_delivery_queue", delivery, ("channel", "priority", "due_at", "id"), WAITS),
    ("ix_delivery_claimed", delivery, ("subscriber_id",), IS_CLAIMED),
    ("ix_delivery_settled_at", delivery, ("settled_at",), IS_ANSWER),  # what is pruned
    ("ix_attempt_uncertain", attempt, ("delivery_id",), IS_UNCERTAIN),
    ("ix_attempt_alias", attempt, ("alias",), _ALIAS_GIVEN),
):
    Index(_name, *(_table.c[each] for each in _columns), sqlite_where=_which, postgresql_where=_which)
