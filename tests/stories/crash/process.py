"""The service as a process of its own that can be killed."""

import asyncio
import contextlib
import gc
import json
import os
import runpy
import select
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NoReturn

PROJECT = Path(__file__).parents[3]
_PATIENCE = 15.0  # seconds of the machine's time


class Template:
    """A process that has imported what the service imports and read its texts, and forks itself for every start.

    The copy runs the module `bot` as `python -m bot run` does; only what the imports, the texts and the phrases of the
    languages take is saved, a second or two.
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
                self._process = subprocess.Popen(command, cwd=PROJECT, env=self._environ, stderr=theirs)  # noqa: ASYNC220 - does not wait
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
    import psycopg
    import sqlalchemy.dialects.postgresql.psycopg

    import bot.app
    import bot.channels.email.channel
    import bot.channels.email.lmtp
    import bot.channels.email.parse
    import bot.cli
    import bot.storage.server
    from bot.core import pressing, proposals, reading, refusing, spoken
    from bot.core.language import Language
    from bot.text import Phrasebook, default_folder

    _ = (psycopg, sqlalchemy, bot, pressing, proposals, reading, refusing)
    phrasebook = Phrasebook(default_folder())
    phrasebook.proofread()
    for each in Language:  # what is loaded and compiled when it is first asked for
        phrasebook.phrase("bot-name", {}, each)
        spoken.answer_in("tak, przyjdę z żoną; ano, přijdu s manželkou", each)
    gc.freeze()  # what is never collected is never copied
    living = set()
    for line in sys.stdin:
        order = json.loads(line)
        if "ended" in order:
            living.discard(order["ended"])
            print(os.waitstatus_to_exitcode(os.waitpid(order["ended"], 0)[1]), flush=True)  # noqa: T201 - into the pipe
            continue
        log = os.open(order["log"], os.O_WRONLY)
        pid = os.fork()
        if pid == 0:
            _become(order["environ"], log)
        os.close(log)
        living.add(pid)
        print(pid, flush=True)  # noqa: T201 - into the pipe
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
