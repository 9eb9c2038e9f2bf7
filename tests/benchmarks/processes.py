"""Processes beside the service: each says one line of JSON when it is ready, obeys orders, and ends with its input.

Whatever becomes of the benchmark, its end of the pipe closes, and so nothing is left running.
"""

import asyncio
import json
import os
import re
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

PROJECT = Path(__file__).parents[2]

ENVIRON = {
    name: value
    for name, value in os.environ.items()
    if not name.startswith("MOSTY_") and name != "PYTHONDONTWRITEBYTECODE"
}
"""Ours, less what would make a process other than an operator's: his keeps its bytecode from one start to the next."""

Orders = Callable[[dict[str, Any]], Awaitable[dict[str, Any]]]


class Helper:
    """The parent's side of one such process."""

    def __init__(self, process: asyncio.subprocess.Process, ready: dict[str, Any]) -> None:
        self.ready = ready  # what it said first
        self._process = process

    async def ask(self, **order: Any) -> dict[str, Any]:
        """Gives an order; returns the answer."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(order).encode() + b"\n")
        return await _said(self._process)


@asynccontextmanager
async def helper(module: str, **arguments: Any) -> AsyncIterator[Helper]:
    """Runs `tests.benchmarks.<module>` as long as the block lasts."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", f"tests.benchmarks.{module}", json.dumps(arguments)),
        cwd=PROJECT,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        limit=1 << 24,
    )
    try:
        yield Helper(process, await _said(process))
    finally:
        assert process.stdin is not None
        process.stdin.close()
        try:
            await asyncio.wait_for(process.wait(), 5)
        except TimeoutError:
            process.kill()
            await process.wait()


async def _said(process: asyncio.subprocess.Process) -> dict[str, Any]:
    assert process.stdout is not None
    line = await process.stdout.readline()
    if not line:
        raise RuntimeError(f"a process of the benchmark has ended, with {await process.wait()}")
    answer: dict[str, Any] = json.loads(line)
    return answer


def memory(pid: int | str = "self", *, highest: bool = False) -> float:
    """Megabytes that a process holds now, or has ever held (RSS, as Linux tells it)."""
    status = Path(f"/proc/{pid}/status").read_text()
    found = re.search(r"VmHWM:\s+(\d+) kB" if highest else r"VmRSS:\s+(\d+) kB", status)
    assert found is not None
    return int(found[1]) * 1024 / 1e6


# The helper's own side


def arguments() -> dict[str, Any]:
    """What the parent gave to `helper`."""
    given: dict[str, Any] = json.loads(sys.argv[1])
    return given


async def obey(ready: dict[str, Any], orders: Orders) -> None:
    """Says that it is ready, then does what it is told, until the parent hangs up."""
    _say(ready)
    told = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(told), sys.stdin)
    while line := await told.readline():
        _say(await orders(json.loads(line)))


def _say(answer: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()
