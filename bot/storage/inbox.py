"""The store's part for what has come in, and for marks: small values that outlive a restart."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import bindparam, case, delete, func, select

from bot.core.channel import legible
from bot.storage import tables as t
from bot.storage.transaction import Transaction

_DOORS = ("telegram", "email", "web")
"""What the ids of inbound begin with."""

_LONGEST_ERROR = 2_000


class Inbox(Transaction):
    """What has been worked and what has not, within one transaction."""

    async def seen(self, inbound_id: str) -> bool:
        return (await self._session.execute(_SEEN, {"inbound": inbound_id})).first() is not None

    async def mark_seen(self, inbound_id: str, now: datetime) -> None:
        await self._session.execute(_MARK_SEEN, {"id": inbound_id, "at": now})

    async def count_seen(self, since: datetime) -> Mapping[str, tuple[int, datetime]]:
        row = t.seen.c
        door = case(*((row.id.startswith(f"{name}:"), name) for name in _DOORS), else_="").label("door")
        query = select(door, func.count().filter(row.at > since), func.max(row.at)).group_by(door)
        return {name: (count, last) for name, count, last in await self._session.execute(query)}

    async def mark_failed(
        self, inbound_id: str, channel: str, raw: bytes, error: str, now: datetime, *, sender: str = ""
    ) -> None:
        error, sender = legible(error)[:_LONGEST_ERROR], legible(sender)[: t.LONGEST_SENDER]
        row = {"id": inbound_id, "channel": channel, "raw": raw, "error": error, "at": now, "sender": sender}
        insert = self._insert(t.failed).values(row)
        newest = {"raw": raw, "error": error, "at": now}
        await self._session.execute(insert.on_conflict_do_update(index_elements=["id"], set_=newest))

    async def failed(self) -> Sequence[tuple[str, str, bytes, str]]:
        columns = t.failed.c
        query = select(columns.id, columns.channel, columns.raw, columns.error).order_by(columns.at, columns.id)
        return [(row.id, row.channel, row.raw, row.error) for row in await self._session.execute(query)]

    async def forget_failed(self, inbound_id: str) -> None:
        await self._session.execute(delete(t.failed).where(t.failed.c.id == inbound_id))
        await self._session.execute(delete(t.seen).where(t.seen.c.id == inbound_id))

    async def mark(self, name: str) -> str:
        return (await self._session.execute(_MARK, {"mark": name})).scalar() or ""

    async def set_mark(self, name: str, value: str) -> None:
        upsert = self._insert(t.mark).values(name=name, value=value)
        await self._session.execute(upsert.on_conflict_do_update(index_elements=["name"], set_={"value": value}))


_SEEN = select(t.seen.c.id).where(t.seen.c.id == bindparam("inbound"))
_MARK_SEEN = t.seen.insert()
_MARK = select(t.mark.c.value).where(t.mark.c.name == bindparam("mark"))
