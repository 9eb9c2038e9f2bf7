"""A wire with a delay, in a process of its own: whatever goes in comes out so much later, in order and unthrottled.

Nothing waits for anything else on it, so that a client that pipelines gains what it would gain on a real line.
"""

import asyncio
from collections import deque
from typing import Any

from tests.benchmarks.processes import arguments, obey


class End(asyncio.Protocol):
    """One end of one connection; what it hears leaves at the other end."""

    def __init__(self, seconds: float) -> None:
        self.other: End | None = None
        self.transport: asyncio.Transport | None = None
        self._seconds = seconds
        self._under_way: deque[tuple[float, bytes | None]] = deque()  # when it is due, and what; None: the end

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        self._put(data)

    def connection_lost(self, error: Exception | None) -> None:
        self._put(None)

    def deliver(self) -> None:
        """Hands over what is due."""
        loop = asyncio.get_running_loop()
        while self._under_way and self._under_way[0][0] <= loop.time():
            _, said = self._under_way.popleft()
            far = self.other.transport if self.other is not None else None
            if far is not None and said is None:
                far.close()
            elif far is not None and said is not None and not far.is_closing():
                far.write(said)
        if self._under_way:
            loop.call_at(self._under_way[0][0], self.deliver)

    def _put(self, said: bytes | None) -> None:
        due = asyncio.get_running_loop().time() + self._seconds
        self._under_way.append((due, said))
        if len(self._under_way) == 1:
            asyncio.get_running_loop().call_at(due, self.deliver)


class Near(End):
    """The end that a client has connected to."""

    def __init__(self, seconds: float, host: str, port: int) -> None:
        super().__init__(seconds)
        self._far = (host, port)
        self._connecting: asyncio.Task[None] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(transport)
        self._connecting = asyncio.create_task(self._connect())

    async def _connect(self) -> None:
        far = End(self._seconds)
        far.other = self
        await asyncio.get_running_loop().create_connection(lambda: far, *self._far)
        self.other = far


async def _carry(host: str, port: int, milliseconds: float) -> None:
    near = await asyncio.get_running_loop().create_server(lambda: Near(milliseconds / 1000, host, port), "127.0.0.1", 0)

    async def orders(order: dict[str, Any]) -> dict[str, Any]:
        return {}

    await obey({"port": near.sockets[0].getsockname()[1]}, orders)


if __name__ == "__main__":
    asyncio.run(_carry(**arguments()))
