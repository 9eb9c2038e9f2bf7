"""The only source of "now".

Core verbs take `now` as an argument; loops take a Clock, so that a rehearsal or a test can move time.
"""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    """Tells the time and waits for it."""

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""
        ...

    async def wait(self, until: datetime | None, wake: asyncio.Event | None = None) -> None:
        """Returns at `until` or as soon as `wake` is set, whichever is first; None waits for `wake` alone."""
        ...


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    async def wait(self, until: datetime | None, wake: asyncio.Event | None = None) -> None:
        seconds = None if until is None else max(0.0, (until - self.now()).total_seconds())
        await _first_of(seconds, wake)


class MovableClock:
    """A clock that starts where it is told, runs at the pace of the machine, and can be moved forward.

    With `ticking=False` it stands still between moves: a story in the tests then owns every second.
    """

    def __init__(self, start: datetime, *, ticking: bool = True) -> None:
        self._start = start
        self._ticking = ticking
        self._origin = datetime.now(UTC)
        self._moved = timedelta()
        self._moves = asyncio.Event()
        self._awaited: list[datetime] = []

    def now(self) -> datetime:
        running = datetime.now(UTC) - self._origin if self._ticking else timedelta()
        return self._start + running + self._moved

    def move(self, by: timedelta) -> None:
        """Moves time forward and wakes everything that waited for a moment now past.

        Raises ValueError for a move back: what was sent cannot be unsent.
        """
        if by < timedelta():
            raise ValueError("the clock moves forward only")
        self._moved += by
        self._moves.set()
        self._moves = asyncio.Event()

    async def wait(self, until: datetime | None, wake: asyncio.Event | None = None) -> None:
        moments = [] if until is None else [until]
        self._awaited += moments
        try:
            while (until is None or self.now() < until) and not (wake and wake.is_set()):
                left = None if until is None or not self._ticking else (until - self.now()).total_seconds()
                await _first_of(left, wake, self._moves)
        finally:
            for moment in moments:
                self._awaited.remove(moment)

    def next_awaited(self) -> datetime | None:
        """The next moment that somebody waits for."""
        now = self.now()
        return min((moment for moment in self._awaited if moment > now), default=None)


async def _first_of(seconds: float | None, *events: asyncio.Event | None) -> None:
    waits = [asyncio.ensure_future(event.wait()) for event in events if event is not None]
    if not waits:
        await asyncio.sleep(seconds if seconds is not None else 3600)
        return
    try:
        await asyncio.wait(waits, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for wait in waits:
            wait.cancel()
        await asyncio.gather(*waits, return_exceptions=True)
