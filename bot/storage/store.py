"""SqlStore: the Store contract on SQLAlchemy, for SQLite and PostgreSQL. One instance is one transaction."""

from collections.abc import Sequence

from bot.storage.broadcasts import Broadcasts
from bot.storage.headcounts import Headcounts
from bot.storage.inbox import Inbox
from bot.storage.privacy import Privacy
from bot.storage.programme import Programme
from bot.storage.questions import Questions
from bot.storage.revisions import Revisions
from bot.storage.rsvps import Rsvps


class SqlStore(Programme, Rsvps, Revisions, Headcounts, Questions, Broadcasts, Inbox, Privacy):
    """Everything the core asks of storage, within one transaction; each noun in a file of its own.

    Privacy stands on those whose rows it moves and deletes: merging, the outbox, places, institutions, bounces.
    """

    async def add(self, *entities: object) -> None:
        self._session.add_all(entities)
        await self._session.flush()

    async def remove(self, entity: object) -> None:
        await self._session.delete(entity)
        await self._session.flush()

    def looking_ahead(self, people: Sequence[int]) -> "SqlStore":
        from bot.storage.lookahead import LookAhead  # only here: it is a store itself

        return LookAhead(self, people)
