"""Claims whose process died, or whose send never ended: taken back, and each counted as uncertain."""

from collections.abc import Callable, Sequence
from datetime import timedelta

from bot.core.clock import Clock
from bot.core.inbox import Report
from bot.core.loops import uninterrupted
from bot.core.replica import Replica
from bot.core.store import StorageUnavailable, Transactions

LEASE = timedelta(minutes=5)
"""How long a claim is believed of a process that lives. It renews what it has in hand well before."""

_RENEWAL = timedelta(minutes=1)

_LOOK_AGAIN = timedelta(seconds=2)


class Reclaiming:
    """Looks for them again and again. What it takes back waits in the outbox again, so that nobody is missed."""

    def __init__(
        self,
        transactions: Transactions,
        *,
        clock: Clock,
        report: Report,
        replica: Replica,
        in_hand: Callable[[], Sequence[int]],
    ) -> None:
        """`in_hand` says which deliveries this process has claimed and not recorded yet."""
        self._transactions = transactions
        self._clock = clock
        self._report = report
        self._replica = replica
        self._in_hand = in_hand
        self._renewed_at = clock.now()

    async def run(self) -> None:
        """Looks until cancelled."""
        while True:
            try:
                await uninterrupted(self.take_back())
            except StorageUnavailable as error:
                self._report("storage.unavailable", {"lane": "claims", "error": str(error)})
            await self._clock.wait(self._clock.now() + _LOOK_AGAIN)

    async def take_back(self) -> None:
        """Looks once. Raises StorageUnavailable."""
        now = self._clock.now()
        async with self._transactions.transaction() as store:
            claimants = await store.claimants()
        if not claimants:
            return
        dead = await self._replica.dead_among(claimants)
        async with self._transactions.transaction() as store:
            if now >= self._renewed_at + _RENEWAL or now < self._renewed_at:  # the clock was set back
                await store.renew(self._in_hand(), now)
                self._renewed_at = now
            taken_back = await store.reclaim(dead, before=now - LEASE, now=now)
        if taken_back:
            self._report("delivery.uncertain", {"count": taken_back, "because": "whoever sent them is gone"})
