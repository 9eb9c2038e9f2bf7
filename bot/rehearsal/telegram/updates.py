"""The queue of updates and the rules of getUpdates, as the Bot API server keeps them.

Each kind of update is kept for its own time by the given clock: a button press only 150 seconds.
Waiting in a long poll takes real time and ends at once when an update arrives.
"""

import asyncio
import time
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any

from msgspec import Struct

from bot.rehearsal.telegram.errors import ApiError, conflict, strict
from bot.rehearsal.telegram.spec import UPDATE_KINDS

KEPT = timedelta(hours=24)
PRESS_KEPT = timedelta(seconds=150)
LONGEST_POLL = 50  # seconds
_QUIET = frozenset({"chat_member", "message_reaction", "message_reaction_count"})  # only when asked for
_STRETCH = 3.0  # seconds

OTHER_POLLER = "terminated by other getUpdates request; make sure that only one bot instance is running"
WEBHOOK_ACTIVE = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"


class Update(Struct, frozen=True):
    """One update; those of the same `lane` go to a webhook one after the other."""

    id: int
    kind: str
    body: dict[str, Any]
    lane: str
    until: datetime  # aware, UTC: forgotten from then on

    def wire(self) -> dict[str, Any]:
        return {"update_id": self.id, self.kind: self.body}


class UpdateQueue:
    """Updates not yet confirmed, and the one poll that may wait for them."""

    def __init__(self, now: Callable[[], datetime], *, first_id: int, paced: bool = False) -> None:
        self.allowed: tuple[str, ...] = ()  # sticky between calls; () is Telegram's default
        self.forgotten: set[int] = set()  # too old before anybody took them
        self.paced = paced  # hold repeated short polls back for 3 s, as the server does
        self._now = now
        self._next_id = first_id
        self._queue: dict[int, Update] = {}  # by id, oldest first
        self._poll: asyncio.Future[None] | None = None
        self._arrived: list[Callable[[Update], None]] = []
        self._last: tuple[int, float] = (0, float("-inf"))
        self._conflict_at = float("-inf")

    def on_arrival(self, callback: Callable[[Update], None]) -> None:
        """Calls back with every new update."""
        self._arrived.append(callback)

    def add(self, kind: str, body: dict[str, Any], *, lane: str) -> Update | None:
        """Queues an update, unless the bot did not ask for its kind; returns what was queued."""
        if not self._wanted(kind):
            return None
        kept = PRESS_KEPT if kind == "callback_query" else KEPT
        update = Update(self._next_id, kind, body, lane, self._now() + kept)
        self._next_id += 1
        self._queue[update.id] = update
        self._wake()
        for callback in self._arrived:
            callback(update)
        return update

    def allow(self, kinds: Sequence[str] | None) -> None:
        """Sets which kinds are queued from now on; None leaves it as it was. Raises ApiError for an unknown kind."""
        if kinds is None:
            return
        unknown = [kind for kind in kinds if kind not in UPDATE_KINDS]
        if unknown:
            raise strict(f"no such update: {', '.join(unknown)}")
        self.allowed = tuple(kinds)

    def pending(self) -> list[Update]:
        """What is neither confirmed nor too old, oldest first."""
        now = self._now()
        for update in [update for update in self._queue.values() if update.until <= now]:
            del self._queue[update.id]
            self.forgotten.add(update.id)
        return list(self._queue.values())

    def confirm(self, update_id: int) -> None:
        """Forgets one update: a webhook took it."""
        self._queue.pop(update_id, None)

    def clear(self) -> None:
        """Forgets everything pending."""
        self._queue.clear()

    def end_poll(self, error: ApiError) -> None:
        """Ends the waiting poll, if any, with this error."""
        if self._poll is not None and not self._poll.done():
            self._poll.set_exception(error)
        self._poll = None

    async def poll(self, *, offset: int, limit: int, patience: int) -> list[Update]:
        """getUpdates: forgets what `offset` confirms, then waits up to `patience` real seconds for an update.

        A negative offset keeps that many from the end. A second poll ends the first with a conflict.
        Raises ApiError for numbers the server would quietly replace.
        """
        if not 1 <= limit <= 100:
            raise strict("limit must be 1 to 100")
        if not 0 <= patience <= LONGEST_POLL:
            raise strict(f"timeout must be 0 to {LONGEST_POLL} seconds")
        await self._one_at_a_time()
        longest, limit = self._pace(offset, limit, patience)
        start = self._confirm_below(offset)
        ready = self._ready(start, limit)
        if ready or longest <= 0:
            return ready
        poll = self._poll = asyncio.get_running_loop().create_future()
        try:
            async with asyncio.timeout(longest):
                await poll
        except TimeoutError:
            pass
        finally:
            if self._poll is poll:
                self._poll = None
        return self._ready(start, limit)

    async def _one_at_a_time(self) -> None:
        if self._poll is None:
            return
        self.end_poll(conflict(OTHER_POLLER))
        if self.paced:
            now = time.monotonic()
            again, self._conflict_at = now - self._conflict_at < _STRETCH, now
            if again:
                await asyncio.sleep(_STRETCH)

    def _pace(self, offset: int, limit: int, patience: float) -> tuple[float, int]:
        now = time.monotonic()
        (last_offset, last_at), self._last = self._last, (offset, now)
        if not self.paced or offset != last_offset or now - last_at >= _STRETCH or patience >= _STRETCH:
            return patience, limit
        return _STRETCH, 1 if now - last_at < 0.5 else limit

    def _confirm_below(self, offset: int) -> int:
        pending = self.pending()
        if offset < 0:
            kept = pending[offset:]
            offset = kept[0].id if kept else self._next_id
        elif offset > self._next_id:
            offset = 0  # SRV: an offset from another life of the queue starts over at its head
        self._queue = {update.id: update for update in pending if update.id >= offset}
        return offset

    def _ready(self, start: int, limit: int) -> list[Update]:
        return [update for update in self.pending() if update.id >= start][:limit]

    def _wanted(self, kind: str) -> bool:
        return kind in self.allowed if self.allowed else kind not in _QUIET

    def _wake(self) -> None:
        if self._poll is not None and not self._poll.done():
            self._poll.set_result(None)
