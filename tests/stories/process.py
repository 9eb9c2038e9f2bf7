"""The service as a process of its own that can be killed, and the wires on which it hangs.

Every connection of the service goes over a Wire. A Cut names the words on it at which the process is killed (SIGKILL),
whether they still arrive, and whether their answer does: so a death between any two steps can be told beforehand.
"""

import asyncio
import contextlib
import gc
import json
import os
import re
import runpy
import select
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import Any, NoReturn

PROJECT = Path(__file__).parents[2]
_PATIENCE = 15.0  # seconds of the machine's time
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
    """Carries every connection made to it on to a server at `host:port` or at a socket's path."""

    def __init__(self, server: str) -> None:
        self._far = server
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
        if "/" in self._far:
            return await asyncio.open_unix_connection(self._far)
        host, _, port = self._far.rpartition(":")
        return await asyncio.open_connection(host, int(port))

    async def _ask(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, talk: _Talk) -> None:
        tail = b""
        while said := await reader.read(_CHUNK):
            await self._freeze()
            cut, reached = self._struck(tail + said)
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


async def _pass_on(writer: asyncio.StreamWriter, said: bytes) -> None:
    writer.write(said)
    await writer.drain()


def _reach_later(cut: Cut) -> None:
    if cut.later:
        asyncio.get_running_loop().call_later(cut.later, cut.reach)
    else:
        cut.reach()


class Template:
    """A process that has imported what the service imports and forks a copy of itself for every start.

    The copy runs the module `bot` as `python -m bot run` does; only the second that the imports take is saved.
    """

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", __name__], cwd=PROJECT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def start(self, environ: Mapping[str, str], log: Path) -> int:
        """Starts the service, which writes to that log; returns its process id."""
        return self._ask({"environ": dict(environ), "log": str(log)})

    def exit_code(self, pid: int) -> int:
        """What a process that has ended said at its end."""
        return self._ask({"ended": pid})

    def _ask(self, order: dict[str, Any]) -> int:
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()
        return int(self._process.stdout.readline())

    def close(self) -> None:
        """Ends it, and what it started."""
        self._process.communicate(timeout=_PATIENCE)


class Service:
    """One life of the service."""

    def __init__(self, environ: Mapping[str, str], log: Path, template: Template | None) -> None:
        """Without a template it is started as an operator starts it."""
        self._environ = {name: value for name, value in os.environ.items() if not name.startswith("MOSTY_")}
        self._environ |= environ
        self._log = log
        self._template = template
        self._process: subprocess.Popen[bytes] | None = None
        self._pid = 0
        self._handle = -1
        self._reading: asyncio.Task[None] | None = None
        self.exit_code = 0  # once it is closed
        self.lines: list[str] = []  # of its log
        self.news = asyncio.Event()  # it has written another line, or ended
        self.ended = asyncio.Event()

    async def start(self) -> None:
        """Starts the process; does not wait until it serves."""
        os.mkfifo(self._log)  # its end says that the process has ended
        ours = os.fdopen(os.open(self._log, os.O_RDONLY | os.O_NONBLOCK), "rb")
        log = asyncio.StreamReader()
        transport, _ = await asyncio.get_running_loop().connect_read_pipe(
            lambda: asyncio.StreamReaderProtocol(log), ours
        )
        theirs = os.open(self._log, os.O_WRONLY)
        try:
            if self._template is not None:
                self._pid = self._template.start(self._environ, self._log)
            else:
                command = [sys.executable, "-m", "bot", "run"]
                self._process = subprocess.Popen(command, cwd=PROJECT, env=self._environ, stderr=theirs)  # noqa: ASYNC220
                self._pid = self._process.pid
            self._handle = os.pidfd_open(self._pid)
        finally:
            os.close(theirs)
        self._reading = asyncio.create_task(self._read(log, transport))

    async def serves(self) -> None:
        """Returns when everything is up."""
        await self._wait_for(lambda: any("service.started" in line for line in self.lines), "did not start")

    async def dies(self) -> None:
        """Returns when the process has ended and its log is read."""
        await self._wait_for(self.ended.is_set, "did not end")

    async def _wait_for(self, happened: Callable[[], bool], complaint: str) -> None:
        try:
            async with asyncio.timeout(_PATIENCE):
                while not happened():
                    assert not self.ended.is_set(), f"the service {complaint} but ended:\n{self.said}"
                    self.news.clear()
                    await self.news.wait()
        except TimeoutError:
            raise AssertionError(f"the service {complaint} within {_PATIENCE} s:\n{self.said}") from None

    def kill(self) -> None:
        """SIGKILL. When this returns, the process is dead: not one more step of it."""
        self.signal(signal.SIGKILL)
        assert select.select([self._handle], [], [], _PATIENCE)[0], "a killed process lives on"

    def signal(self, number: signal.Signals) -> None:
        """Sends a signal, if it still lives."""
        with contextlib.suppress(ProcessLookupError):
            signal.pidfd_send_signal(self._handle, number)

    async def close(self) -> int:
        """Kills it if it still lives, and forgets it; returns its exit code. A second time it does nothing."""
        if self._handle >= 0:
            self.kill()
            os.close(self._handle)
            self._handle = -1
            self.exit_code = self._process.wait() if self._process else self._exit_code()
        if self._reading is not None:
            await self._reading
        return self.exit_code

    def _exit_code(self) -> int:
        assert self._template is not None
        return self._template.exit_code(self._pid)

    @property
    def said(self) -> str:
        """The end of its log."""
        return "\n".join(self.lines[-40:])

    async def _read(self, log: asyncio.StreamReader, transport: asyncio.ReadTransport) -> None:
        while line := await log.readline():
            self.lines.append(line.decode("utf-8", "replace").rstrip("\n"))
            self.news.set()
        transport.close()
        self._log.unlink()
        self.ended.set()
        self.news.set()


# The template's own process


def _fork_on_demand() -> None:
    import aiosqlite
    import psycopg
    import sqlalchemy.dialects.postgresql.psycopg

    import bot.app
    import bot.cli

    _ = (aiosqlite, psycopg, sqlalchemy, bot)
    gc.freeze()  # what is never collected is never copied
    living = set()
    for line in sys.stdin:
        order = json.loads(line)
        if "ended" in order:
            living.discard(order["ended"])
            print(os.waitstatus_to_exitcode(os.waitpid(order["ended"], 0)[1]), flush=True)  # noqa: T201
            continue
        log = os.open(order["log"], os.O_WRONLY)
        pid = os.fork()
        if pid == 0:
            _become(order["environ"], log)
        os.close(log)
        living.add(pid)
        print(pid, flush=True)  # noqa: T201
    for pid in living:
        os.kill(pid, signal.SIGKILL)


def _become(environ: dict[str, str], log: int) -> NoReturn:
    nothing = os.open(os.devnull, os.O_RDONLY)
    for source, target in ((nothing, 0), (log, 1), (log, 2)):
        os.dup2(source, target)
    os.closerange(3, 256)
    os.environ.clear()
    os.environ.update(environ)
    sys.argv = ["mosty", "run"]
    code = 1
    try:
        runpy.run_module("bot", run_name="__main__", alter_sys=True)
        code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 0
    except BaseException:
        sys.excepthook(*sys.exc_info())
    finally:
        sys.stderr.flush()
        os._exit(code)


if __name__ == "__main__":
    _fork_on_demand()
