"""A cut counts the words of the living alone."""

import asyncio

from tests.stories.crash.wires import Cut, Moment, Wire


async def test_what_the_dead_said_last_arrives_and_is_counted_for_nobody() -> None:
    heard: asyncio.Queue[bytes] = asyncio.Queue()

    async def hear(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await heard.put(await reader.read(100))
        writer.close()

    reached = asyncio.Event()
    async with await asyncio.start_server(hear, "127.0.0.1", 0) as server:
        wire = Wire("{}:{}".format(*server.sockets[0].getsockname()[:2]))
        await wire.start()
        host, _, port = wire.address.rpartition(":")
        _, dead = await asyncio.open_connection(host, int(port))
        dead.write(b"/sendMessage from the dead")
        dead.close()
        await dead.wait_closed()
        wire.cut = Cut("telegram", b"/sendMessage", Moment.AFTER, on_reached=reached.set)
        async with asyncio.timeout(30):
            assert await heard.get() == b"/sendMessage from the dead"
            assert not reached.is_set()
            _, living = await asyncio.open_connection(host, int(port))
            living.write(b"/sendMessage")
            await reached.wait()
            living.close()
        await wire.stop()
