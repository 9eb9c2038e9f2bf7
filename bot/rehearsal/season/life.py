"""One run of the service, from its start to SIGTERM or to kill -9 at any step."""

import asyncio
import contextvars
import math
from collections.abc import Callable, Coroutine
from typing import Any

from bot.app import App, Wires, running
from bot.channels.email.intake import Intake
from bot.core.clock import Clock
from bot.rehearsal.season.virtual import LIFE, Mortal, VirtualLoop
from bot.settings import Settings


class Life(Mortal):
    """The service while it lives. `step` stands wherever the service touches the world: there it can be killed."""

    def __init__(self, number: int, loop: VirtualLoop) -> None:
        self.number = number
        self.dead = False
        self.ended = asyncio.Event()  # stopped in order, or killed
        self.killed_at = ""
        self.began_at = loop.time()  # seconds of the loop
        self.died_at = math.inf
        self.app: App | None = None
        self.error: BaseException | None = None
        self.transactions: set[object] = set()  # connections on which one is open
        self._loop = loop
        self._fuse: int | None = None  # so many steps are left
        self._last_wishes: list[Callable[[], None]] = []
        self._stop = asyncio.Event()
        self._context = contextvars.copy_context()
        self._context.run(LIFE.set, self)

    @classmethod
    def now(cls) -> "Life":
        """The life in whose work this is called. Raises LookupError when it is nobody's."""
        life = LIFE.get()
        if not isinstance(life, cls):
            raise LookupError("this belongs to no life")
        return life

    def begin(self, settings: Settings, clock: Clock, wires: Wires) -> None:
        """Starts the service."""
        self.do(self._run(settings, clock, wires))

    async def _run(self, settings: Settings, clock: Clock, wires: Wires) -> None:
        try:
            async with running(settings, clock, wires) as app:
                mailbox, inbox = app.mailbox, app.inbox
                if mailbox is not None:
                    self.intake = Intake(mailbox=mailbox, inbox_receive=inbox.receive, keep=inbox.keep, clock=clock)
                self.app = app
                stop = asyncio.create_task(self._stop.wait())
                await asyncio.wait({stop, *app.loops}, return_when=asyncio.FIRST_COMPLETED)
                stop.cancel()
                self.app = None
                for loop in app.loops:
                    if loop.done():
                        loop.result()
        except Exception as error:
            self.error = error
        finally:
            self.app = None
            self.ended.set()

    def do(self, work: Coroutine[Any, Any, Any]) -> asyncio.Task[Any]:
        """Has the service do something; the task never ends when the life ends before it."""
        return self._loop.create_task(work, context=self._context.copy())

    def stop(self) -> None:
        """SIGTERM."""
        self._stop.set()

    def kill_after(self, steps: int) -> None:
        """kill -9 at the so-manieth step from now."""
        self._fuse = steps

    def at_death(self, wish: Callable[[], None]) -> None:
        """What the operating system does when the process is no more."""
        self._last_wishes.append(wish)

    async def step(self, what: str) -> None:
        """A step of the service. When it is the last one it never returns; raised from the dead, it reaches nothing.

        Raises ConnectionAbortedError then.
        """
        if self.raised:
            raise ConnectionAbortedError("this process is no more")
        if self._fuse is not None:
            self._fuse -= 1
            if self._fuse < 0 and not self.dead:
                self.kill(what)
        if self.dead:
            await _for_ever()

    def kill(self, where: str) -> None:
        """kill -9."""
        if self.dead or self.ended.is_set():
            return
        self.dead = True
        self.killed_at = where
        self.died_at = self._loop.time()
        self.app = None
        self._loop.bury()
        for wish in self._last_wishes:
            wish()
        self.ended.set()


async def _for_ever() -> None:
    await asyncio.get_running_loop().create_future()
