"""The copies of a broadcast, found by their numbers: its row holds the first and the last of them.

Those are known from the moment of writing. What was written in between by others is told apart by its broadcast.
"""

from sqlalchemy import ColumnElement, bindparam, func, select, update

from bot.storage import tables as t
from bot.storage.transaction import Transaction


class Copies(Transaction):
    """Keeping where the copies of a broadcast are, within one transaction."""

    async def _newest_number(self) -> int:
        """What is enqueued from now on has higher ones."""
        return int((await self._session.execute(_NEWEST)).scalar_one())

    async def _keep_numbers(self, broadcast_id: int | None, after: int) -> None:
        """The broadcast's copies are all among what this transaction has enqueued since."""
        if broadcast_id is not None:
            await self._session.execute(_KEEP, {"broadcast": broadcast_id, "first": after + 1})


def copies_of(broadcast_id: ColumnElement[int]) -> ColumnElement[bool]:
    """Which deliveries are copies of the broadcast."""
    row = t.broadcast.c
    first, last = (
        select(end).where(row.id == broadcast_id).scalar_subquery() for end in (row.first_copy, row.last_copy)
    )
    return t.delivery.c.id.between(first, last) & (t.delivery.c.broadcast_id == broadcast_id)


def in_thread(thread: str) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    """Which deliveries belong to the conversation: what is said there to one person, and copies of its broadcasts.

    To be asked for one after the other: an index leads to each. The second joins the broadcasts.
    """
    return t.IS_SINGLE & (t.delivery.c.thread == thread), (t.broadcast.c.thread == thread) & IS_ITS_COPY


IS_ITS_COPY = t.delivery.c.id.between(t.broadcast.c.first_copy, t.broadcast.c.last_copy) & (
    t.delivery.c.broadcast_id == t.broadcast.c.id
)
"""Which deliveries are copies of the broadcast beside them in the query."""

_NEWEST = select(func.coalesce(func.max(t.delivery.c.id), 0))
_KEEP = (
    update(t.broadcast)
    .where(t.broadcast.c.id == bindparam("broadcast"))
    .values(
        first_copy=func.coalesce(t.broadcast.c.first_copy, bindparam("first")),
        last_copy=select(func.max(t.delivery.c.id)).scalar_subquery(),
    )
)
