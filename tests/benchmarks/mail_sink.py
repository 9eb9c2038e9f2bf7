"""Where the mails of the benchmark end: Postfix's smtp-sink where it is installed, else aiosmtpd in its own process."""

import asyncio
import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from tests.benchmarks.processes import arguments, helper, obey
from tests.ports import free_port

_PATH = "/usr/sbin:/usr/local/sbin:/usr/bin:/usr/local/bin"
_TRIES = 200


@dataclass(frozen=True)
class Sink:
    """A mail server that takes everything and keeps nothing."""

    name: str
    port: int


def found(program: str) -> str | None:
    """Where a program of Postfix is, if it is installed."""
    return shutil.which(program, path=_PATH)


@asynccontextmanager
async def sink() -> AsyncIterator[Sink]:
    """The best one there is."""
    program = found("smtp-sink")
    if program is None:
        async with helper("mail_sink") as server:
            yield Sink("aiosmtpd", server.ready["port"])
        return
    port = free_port()
    unprivileged = ("-u", "nobody") if os.geteuid() == 0 else ()  # it refuses to run as root
    process = await asyncio.create_subprocess_exec(program, *unprivileged, f"127.0.0.1:{port}", "128")
    try:
        await _answers(port)
        yield Sink("smtp-sink", port)
    finally:
        if process.returncode is None:
            process.terminate()
        await process.wait()


async def _answers(port: int) -> None:
    for left in reversed(range(_TRIES)):
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", port)
        except OSError:
            if not left:
                raise
            await asyncio.sleep(0.01)
        else:
            writer.close()
            await writer.wait_closed()
            return


async def _take_everything() -> None:
    from aiosmtpd.handlers import Sink as Nothing
    from aiosmtpd.smtp import SMTP

    server = await asyncio.get_running_loop().create_server(lambda: SMTP(Nothing()), "127.0.0.1", 0)

    async def orders(order: dict[str, Any]) -> dict[str, Any]:
        return {}

    await obey({"port": server.sockets[0].getsockname()[1]}, orders)


if __name__ == "__main__":
    arguments()
    asyncio.run(_take_everything())
