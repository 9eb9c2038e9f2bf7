"""The store's part for places that are passed on."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import bindparam, delete, select, update

from bot.core.delegation import KEY, Delegation
from bot.storage import tables as t
from bot.storage.outbox import has_key
from bot.storage.transaction import Transaction

_ROW = t.delegation.c


class Delegations(Transaction):
    """Asking for delegations, within one transaction."""

    async def delegation(self, delegation_id: int) -> Delegation | None:
        await self._session.flush()
        # as it is now: somebody may have taken the place since it was read
        query = select(Delegation).where(_ROW.id == delegation_id).execution_options(populate_existing=True)
        return await self._one(query)

    async def delegation_of(self, digest: str) -> Delegation | None:
        return await self._one(select(Delegation).where(_ROW.digest == digest))

    async def delegations_of(self, subscriber_id: int) -> Sequence[Delegation]:
        theirs = (_ROW.from_id == subscriber_id) | (_ROW.to_id == subscriber_id)
        return await self._all(select(Delegation).where(theirs).order_by(_ROW.id))

    async def forget_delegation(self, delegation_id: int) -> None:
        await self._session.execute(update(t.delivery).where(has_key(f"{KEY}{delegation_id}")).values(args={}))

    async def prune_delegations(self, before: datetime) -> int:
        ids = await self._all(_OVER, before=before)
        for id in ids:
            await self.forget_delegation(id)
        if ids:
            await self._session.execute(delete(t.delegation).where(_ROW.id.in_(ids)))
        return len(ids)

    async def _merge_delegations(self, from_id: int, into_id: int) -> None:
        for column in (_ROW.from_id, _ROW.to_id):
            await self._session.execute(update(t.delegation).where(column == from_id).values({column: into_id}))

    async def _forget_delegations(self, subscriber_id: int) -> None:
        await self._session.execute(delete(t.delegation).where(_ROW.from_id == subscriber_id))
        await self._session.execute(update(t.delegation).where(_ROW.to_id == subscriber_id).values(to_id=None))


_OVER = select(_ROW.id).where(_ROW.expires_at < bindparam("before", type_=_ROW.expires_at.type), _ROW.used_at.is_(None))
