"""The service as an operator starts it: a process of its own."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from tests.benchmarks.installed import operators_python
from tests.benchmarks.processes import ENVIRON, PROJECT, Helper

_PATIENCE = 20.0


@dataclass(frozen=True)
class Life:
    """One life of the service; moments as time.monotonic() tells them in every process."""

    pid: int
    begun: float
    first_poll: float


@asynccontextmanager
async def living(wanted: dict[str, str], api: Helper) -> AsyncIterator[Life]:
    """Runs it inside the block, from its first poll of that Bot API on."""
    await api.ask(do="forget")
    python = operators_python()
    begun = time.monotonic()
    process = await asyncio.create_subprocess_exec(
        *(python, "-m", "bot", "run"), cwd=PROJECT, env=ENVIRON | wanted, stderr=asyncio.subprocess.DEVNULL
    )
    try:
        while (first_poll := (await api.ask(do="tell"))["first_poll"]) is None:
            if process.returncode is not None or time.monotonic() - begun > _PATIENCE:
                raise RuntimeError("the service does not start")
            await asyncio.sleep(0.02)
        yield Life(process.pid, begun, first_poll)
    finally:
        if process.returncode is None:
            process.terminate()
            try:
                await asyncio.wait_for(process.wait(), 10)
            except TimeoutError:
                process.kill()
                await process.wait()
