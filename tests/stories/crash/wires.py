"""The wires on which the service hangs, and where they are cut.

Every connection of the service goes over a Wire. A Cut names the words on it at which the process is killed (SIGKILL),
whether they still arrive, and whether their answer does: so a death between any two steps can be told beforehand.
"""

import asyncio
import contextlib
import re
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum

_CHUNK = 1 << 16


class Moment(Enum):
    """When the process dies, seen from the words of a Cut."""

    BEFORE = "they do not arrive any more"
    AFTER = "they have just gone out"
    ANSWERED = "they are answered, but the answer does not arrive any more"
    HEARD = "their answer has just gone out"


@dataclass(eq=False)
class Cut:
    """Kills at the `nth` time that the words (a regular expression) pass over a wire, in either direction."""

    wire: str
    words: bytes
    moment: Moment
    nth: int = 1
    hold: bool = False  # nobody hears an answer to these words until then: the wire fills up
    later: float = 0.0  # so many seconds after the moment
    count: int = 0
    reached: bool = False
    on_reached: Callable[[], None] = field(default=lambda: None)
    over: asyncio.Event = field(default_factory=asyncio.Event)  # the process is dead

    def reach(self) -> None:
        """It is time. While another cut is awaited the process lives on, but nothing moves on this wire any more."""
        self.reached = True
        self.on_reached()

    def __str__(self) -> str:
        return f"{self.words.decode()} no. {self.nth} on the {self.wire} wire: {self.moment.value}"


@dataclass(eq=False)
class _Talk:
    """One connection over a wire."""

    due: Cut | None = None  # the words of this cut were the last, and their answer counts
    held: Cut | None = None  # the next answer is not heard before the end of this cut


class Wire:
    """Carries every connection made to it on to a server at `host:port` or at a socket's path.

    Of several servers it takes them in turn, and leaves out those that do not listen.
    """

    def __init__(self, *servers: str) -> None:
        self._far = deque(servers)
        self.cut: Cut | None = None
        self._server: asyncio.Server | None = None
        self._talks: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        """Listens on a free port of 127.0.0.1."""
        self._server = await asyncio.start_server(self._accept, "127.0.0.1", 0)

    @property
    def address(self) -> str:
        """Where it listens, as host:port."""
        assert self._server is not None, "the wire is not started"
        host, port = self._server.sockets[0].getsockname()[:2]
        return f"{host}:{port}"

    async def stop(self) -> None:
        """Drops every connection."""
        assert self._server is not None, "the wire is not started"
        self._server.close()
        for talk in list(self._talks):
            talk.cancel()
        await asyncio.gather(*self._talks, return_exceptions=True)
        await self._server.wait_closed()

    def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        talk = asyncio.create_task(self._carry(reader, writer))
        self._talks.add(talk)
        talk.add_done_callback(self._talks.discard)

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writers = [writer]
        try:
            far_reader, far_writer = await self._connect()
            writers.append(far_writer)
            talk = _Talk()
            ways = (self._ask(reader, far_writer, talk), self._answer(far_reader, writer, talk))
            async with asyncio.TaskGroup() as both:
                for way in ways:
                    both.create_task(way)
        except* (OSError, _Dropped):
            pass
        finally:
            for each in writers:
                each.transport.abort()

    async def _connect(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        for _ in range(len(self._far) - 1):
            self._far.rotate()
            with contextlib.suppress(OSError):
                return await _open(self._far[0])
        self._far.rotate()
        return await _open(self._far[0])

    async def _ask(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, talk: _Talk) -> None:
        tail = b""
        while said := await reader.read(_CHUNK):
            await self._freeze()
            # who has hung up is dead: what it said last still arrives, but is nothing that the next one says
            cut, reached = (None, None) if reader.at_eof() else self._struck(tail + said)
            tail = said[-4:]  # words may come in two pieces; the shortest have five letters
            talk.held = cut if cut is not None and cut.hold else None
            if reached is not None and reached.moment is Moment.BEFORE:
                reached.reach()
                await self._freeze()
                raise _Dropped
            await _pass_on(writer, said)
            if reached is not None and reached.moment is Moment.AFTER:
                _reach_later(reached)
            elif reached is not None:
                talk.due = reached
        with contextlib.suppress(OSError):
            writer.write_eof()

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, talk: _Talk) -> None:
        while said := await reader.read(_CHUNK):
            await self._freeze()
            _, reached = self._struck(said)
            due, talk.due = talk.due or reached, None
            if due is not None and due.moment in (Moment.ANSWERED, Moment.BEFORE):
                due.reach()
                await self._freeze()
                raise _Dropped
            if talk.held is not None:
                await talk.held.over.wait()
                raise _Dropped
            await _pass_on(writer, said)
            if due is not None:
                _reach_later(due)
        raise _Dropped  # the server hung up

    async def _freeze(self) -> None:
        if self.cut is not None and self.cut.reached and not self.cut.over.is_set():
            await self.cut.over.wait()
            raise _Dropped

    def _struck(self, said: bytes) -> tuple[Cut | None, Cut | None]:
        """The cut whose words these are; and once more if it is their turn."""
        cut = self.cut
        if cut is None or cut.over.is_set() or re.search(cut.words, said) is None:
            return None, None
        cut.count += 1
        return cut, cut if cut.count == cut.nth else None


class _Dropped(Exception):
    """The connection ends here."""


async def _open(server: str) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    if "/" in server:
        return await asyncio.open_unix_connection(server)
    host, _, port = server.rpartition(":")
    return await asyncio.open_connection(host, int(port))


async def _pass_on(writer: asyncio.StreamWriter, said: bytes) -> None:
    writer.write(said)
    await writer.drain()


def _reach_later(cut: Cut) -> None:
    if cut.later:
        asyncio.get_running_loop().call_later(cut.later, cut.reach)
    else:
        cut.reach()
