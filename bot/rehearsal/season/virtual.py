"""Virtual time: an event loop that never waits, and lives of the service that can end between any two steps.

A killed process runs no `finally`, closes nothing and says no farewell. So everything that the service runs carries its
Life in its context; when the life ends, whatever the loop still holds for it is struck out. Python cannot forget a
coroutine without running its `finally`: so the dead are kept as they are until the season is over, and only then ended.
"""

import asyncio
import selectors
from collections.abc import Callable, Coroutine
from contextvars import Context, ContextVar
from datetime import datetime, timedelta
from typing import Any

_RESOLUTION = 1e-6  # seconds: what a datetime can tell apart
_LOOK_AGAIN = 2.0  # seconds
_IDLE_LOOKS = 30
_ROUNDS, _ROUND = 20, 60.0  # of ending the dead; seconds that one lasts

Dial = Callable[[Callable[[], asyncio.Protocol]], Coroutine[Any, Any, tuple[asyncio.Transport, asyncio.Protocol]]]


class Stuck(Exception):
    """Nothing will ever happen again: whatever was awaited cannot come."""


class Mortal:
    """Something that runs in the loop until it is dead."""

    dead = False
    raised = False  # from the dead, to be ended: nothing it touches is there any more


LIFE: ContextVar[Mortal | None] = ContextVar("life", default=None)
"""Whose work it is; None for the world outside, which nobody kills."""


class _CountedTask(asyncio.Task[Any]):
    """A set of tasks is walked in the order of their hashes, and an address in memory is a different one every time."""

    __slots__ = ("life", "number")

    def __init__(self, coro: Coroutine[Any, Any, Any], *, loop: "VirtualLoop", context: Context | None) -> None:
        loop.tasks_made += 1
        self.number = loop.tasks_made
        self.life = LIFE.get() if context is None else context.get(LIFE)
        super().__init__(coro, loop=loop, context=context)

    def __hash__(self) -> int:
        return self.number


class _Leap(selectors.SelectSelector):
    """Instead of waiting it lets the time pass."""

    def __init__(self) -> None:
        super().__init__()
        self.passed = 0.0

    def select(self, timeout: float | None = None) -> list[Any]:
        if timeout is None:
            raise Stuck
        self.passed += max(0.0, timeout)
        return []


class VirtualLoop(asyncio.SelectorEventLoop):
    """Time is a number that leaps to the next timer. Threads, sockets and signals have no place here."""

    def __init__(self) -> None:
        self._leap = _Leap()
        super().__init__(self._leap)
        self._clock_resolution = _RESOLUTION
        self.tasks_made = 0
        self.awake_since = 0.0
        self.hosts: dict[str, Dial] = {}  # who can be called, by name of the host
        self._graves: set[_CountedTask] = set()  # kept: to free them would run them
        self._struck: list[
            tuple[Callable[..., object], tuple[Any, ...], Context]
        ] = []  # what the dead were about to do
        self.set_task_factory(_counted)

    def time(self) -> float:
        return self._leap.passed

    def leap(self, seconds: float) -> None:
        """Lets the time pass as over a machine that was asleep: every timer of the meantime is due at once."""
        self._leap.passed += max(0.0, seconds)
        self.awake_since = self._leap.passed

    def call_soon(  # type: ignore[override]  # asyncio's stub pairs the callback with its arguments
        self, callback: Callable[..., object], *args: Any, context: Context | None = None
    ) -> asyncio.Handle:
        handle = super().call_soon(callback, *args, context=context)
        self._strike_if_dead(handle)
        return handle

    def call_at(  # type: ignore[override]  # likewise
        self, when: float, callback: Callable[..., object], *args: Any, context: Context | None = None
    ) -> asyncio.TimerHandle:
        handle = super().call_at(when, callback, *args, context=context)
        self._strike_if_dead(handle)
        return handle

    def run_in_executor(  # type: ignore[override]  # likewise
        self, executor: Any, func: Callable[..., Any], *args: Any
    ) -> asyncio.Future[Any]:
        """Runs it here and now."""
        done = self.create_future()
        try:
            done.set_result(func(*args))
        except Exception as error:
            done.set_exception(error)
        return done

    async def create_connection(  # type: ignore[override]  # of its many forms only the one that is used here
        self, protocol_factory: Callable[[], asyncio.Protocol], host: str | None = None, *_: Any, **__: Any
    ) -> tuple[asyncio.Transport, asyncio.Protocol]:
        """Calls one of `hosts`. Raises OSError when there is none of that name."""
        if host not in self.hosts:
            raise ConnectionRefusedError(f"there is no host {host} in this world")
        return await self.hosts[host](protocol_factory)

    def bury(self) -> None:
        """Strikes out everything that belongs to the dead."""
        for handle in [*self._ready, *self._scheduled]:  # type: ignore[attr-defined]  # no public name
            self._strike_if_dead(handle)
        self._graves.update(task for task in self._mortals() if task.life is not None and task.life.dead)

    async def end_the_dead(self) -> None:
        """Cancels their tasks and lets them run to their end. Raises RuntimeError when one does not end."""
        for _ in range(_ROUNDS):
            if not (tasks := self._mortals()):
                self._graves.clear()
                return
            for task in tasks:
                if task.life is not None:
                    task.life.raised = True
                task.cancel()
            for callback, args, context in self._struck:
                self.call_soon(callback, *args, context=context)
            self._struck.clear()
            done, _ = await asyncio.wait(tasks, timeout=_ROUND)
            for task in done:
                if not task.cancelled():
                    task.exception()  # what befalls the dead is nobody's concern
        raise RuntimeError(f"{len(tasks)} tasks of the dead do not end, such as {tasks[0]!r}")

    def _mortals(self) -> list[_CountedTask]:
        tasks = [task for task in asyncio.all_tasks(self) if isinstance(task, _CountedTask) and task.life is not None]
        return sorted(tasks, key=hash)

    def _strike_if_dead(self, handle: asyncio.Handle) -> None:
        context: Context = handle._context  # type: ignore[attr-defined]  # no public name
        life = context.get(LIFE)
        if life is None or not life.dead or life.raised or handle.cancelled():
            return
        if not isinstance(handle, asyncio.TimerHandle):  # on a timer nothing hangs: what waits for it is cancelled
            struck = handle._callback, tuple(handle._args), context  # type: ignore[attr-defined]  # no public name
            self._struck.append(struck)
        handle.cancel()


def _counted(loop: Any, coro: Any, context: Context | None = None) -> asyncio.Task[Any]:
    return _CountedTask(coro, loop=loop, context=context)


class SeasonClock:
    """The loop's time as a date.

    A wait that ends by itself ends a little later while `is_due` says that there is nothing to see, at most by a
    minute: a loop that looks every two seconds would otherwise look some million times in a season, and find nothing.
    """

    def __init__(self, loop: VirtualLoop, begins: datetime) -> None:
        self._loop = loop
        self._begins = begins
        self.is_due: Callable[[], bool] = lambda: True

    def now(self) -> datetime:
        return self._begins + timedelta(seconds=self._loop.time())

    async def wait(self, until: datetime | None, wake: asyncio.Event | None = None) -> None:
        if until is None:
            await (wake or asyncio.Event()).wait()
            return
        seconds = (until - self.now()).total_seconds()
        for _ in range(_IDLE_LOOKS):
            if await _rung(seconds, wake) or self.is_due():
                return
            seconds = _LOOK_AGAIN


async def _rung(seconds: float, wake: asyncio.Event | None) -> bool:
    if wake is None:
        await asyncio.sleep(max(0.0, seconds))
        return False
    if not wake.is_set() and seconds <= 0:
        await asyncio.sleep(0)
    try:
        async with asyncio.timeout(max(0.0, seconds)):
            await wake.wait()
    except TimeoutError:
        return False
    return True
