"""What is said on a connection to the mail relay, command by command and in groups, and what a relay may make of it."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from functools import partial

import pytest

from bot.channels.email.carriers import Carriers
from bot.channels.email.channel import EmailChannel
from bot.channels.email.connection import Connection, Relay
from bot.channels.email.prepared import Envelope
from bot.core.channel import Gone, Receipt, Refused, SendError, TryLater, Uncertain
from tests.channels.email_world import BOT, letter
from tests.channels.test_email_channel import channel_to, crowd

Conversation = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@asynccontextmanager
async def handing_to(converse: Conversation) -> AsyncIterator[EmailChannel]:
    """A channel whose relay speaks so, over one connection."""
    relay = await asyncio.start_server(converse, "127.0.0.1", 0)
    channel = channel_to(f"smtp://127.0.0.1:{relay.sockets[0].getsockname()[1]}", connections=1)
    yield channel
    await channel.close()
    relay.close()
    await relay.wait_closed()


async def test_the_text_of_a_mail_and_the_commands_of_the_next_are_one_write() -> None:
    """What a relay far away saves: it is asked once for a mail, not four times."""
    groups: list[bytes] = []

    async def converse(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"220 x\r\n")
        await reader.readline()
        writer.write(b"250-x\r\n250 PIPELINING\r\n")
        begin = b"250 ok\r\n250 ok\r\n354 go\r\n"
        for until, said in (
            (b"DATA\r\n", begin),
            (b"DATA\r\n", b"250 taken\r\n" + begin),
            (b"\r\n.\r\n", b"250 taken\r\n"),
        ):
            groups.append(await reader.readuntil(until))
            writer.write(said)  # not before the whole group is here
        await reader.read()
        writer.close()

    async with handing_to(converse) as channel:
        assert [type(each) for each in await crowd(channel, "a", "b")] == [Receipt, Receipt]
    assert [group.count(b"MAIL FROM") for group in groups] == [1, 1, 0]


async def test_a_server_that_closes_over_one_text_is_not_told_of_the_next() -> None:
    """The one that was announced has lost nothing by it: it goes over a connection of its own."""
    connections = 0

    async def converse(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal connections
        connections += 1
        writer.write(b"220 x\r\n")
        await reader.readline()
        writer.write(b"250-x\r\n250 PIPELINING\r\n")
        await reader.readuntil(b"DATA\r\n")
        writer.write(b"250 ok\r\n250 ok\r\n354 go\r\n")
        await reader.readuntil(b"\r\n.\r\n")
        writer.write(b"421 4.3.2 closing\r\n" if connections == 1 else b"250 taken\r\n")
        await reader.read()
        writer.close()

    async with handing_to(converse) as channel:
        assert [type(each) for each in await crowd(channel, "a", "b")] == [TryLater, Receipt]
    assert connections == 2


@pytest.mark.parametrize("said", [b"what?\r\n250 taken\r\n", b"250-and\r\n" * 64 + b"250 taken\r\n"])
async def test_what_comes_behind_no_reply_at_all_is_no_reply_either(said: bytes) -> None:
    """Also where all of it comes in one packet: whether the mail was taken stays in doubt."""

    async def converse(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"220 x\r\n")
        await reader.readline()
        writer.write(b"250-x\r\n250 PIPELINING\r\n")
        await reader.readuntil(b"DATA\r\n")
        writer.write(b"250 ok\r\n250 ok\r\n354 go\r\n")
        await reader.readuntil(b"\r\n.\r\n")
        writer.write(said)
        await reader.read()
        writer.close()

    async with handing_to(converse) as channel:
        with pytest.raises(Uncertain):
            await channel.send(letter())


@dataclass
class Script:
    """A conversation as it went."""

    address: str
    lines: list[str] = field(default_factory=list)  # the client's
    ended: asyncio.Event = field(default_factory=asyncio.Event)  # the server says no more


@asynccontextmanager
async def scripted(*replies: str, hangs_up: bool = False) -> AsyncIterator[Script]:
    """A server that answers each line with the next reply, then never again. The text of a mail is one line, and so is
    the dot that stands for none.
    """
    script = Script("")
    writers: set[asyncio.StreamWriter] = set()

    async def converse(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writers.add(writer)
        for answer in replies:
            writer.write(answer.encode() + b"\r\n")
            with suppress(asyncio.IncompleteReadError, ConnectionError):
                heard = await reader.readuntil(b"\r\n")
                while answer.startswith("354") and not f"\r\n{heard.decode()}".endswith("\r\n.\r\n"):
                    heard += await reader.readuntil(b"\r\n")
                script.lines.append(heard.decode().rstrip())
        script.ended.set()
        if hangs_up:
            writer.close()
        await reader.read()

    server = await asyncio.start_server(converse, "127.0.0.1", 0)
    script.address = f"127.0.0.1:{server.sockets[0].getsockname()[1]}"
    try:
        yield script
    finally:
        server.close()
        for writer in writers:
            writer.transport.abort()
        await server.wait_closed()
        await asyncio.sleep(0)


PIPELINED = ("220 x", "250-x\r\n250 PIPELINING")


@pytest.mark.parametrize(
    ("replies", "error", "said"),
    [
        (("450 4.7.1 slow down",), TryLater, "sender: 450 4.7.1 slow down"),
        (("250 ok", "550 5.1.1 unknown"), Gone, "recipient: 550 5.1.1 unknown"),
        (("250 ok", "421 4.7.0 too many"), TryLater, "recipient: 421 4.7.0 too many"),
        (("250 ok", "250 ok", "452 4.3.1 full"), TryLater, "data: 452 4.3.1 full"),
    ],
)
@pytest.mark.parametrize("greeting", [("220 x", "250 x"), PIPELINED], ids=["command by command", "pipelined"])
async def test_what_a_server_said_before_it_hung_up_counts(
    greeting: tuple[str, ...], replies: tuple[str, ...], error: type[SendError], said: str
) -> None:
    async with scripted(*greeting, *replies, hangs_up=True) as script:
        failure = await fails(f"smtp://{script.address}")
    assert (type(failure), str(failure)) == (error, said)


async def test_a_server_that_says_it_closes_and_does_not_is_not_waited_for() -> None:
    async with scripted(*PIPELINED, "250 ok", "421 4.7.0 too many") as script:
        assert str(await fails(f"smtp://{script.address}")) == "recipient: 421 4.7.0 too many"


@pytest.mark.parametrize("greeting", [("220 x", "250 x"), PIPELINED], ids=["command by command", "pipelined"])
async def test_a_text_that_is_neither_taken_nor_refused_is_in_doubt(greeting: tuple[str, ...]) -> None:
    async with scripted(*greeting, "250 ok", "250 ok", "354 go", "300 still\r\n250 taken") as script:
        channel = channel_to(f"smtp://{script.address}", connections=1)
        with pytest.raises(Uncertain, match="300 still"):
            await channel.send(letter())
        async with asyncio.timeout(5):
            await script.ended.wait()
        await channel.close()
    assert len(script.lines) == 5  # behind the text nothing is said: who knows what its reply would answer


@pytest.mark.parametrize("replies", [("450 4.7.1 later", "250 ok"), ("250 ok", "450 4.2.0 later")])
async def test_a_text_that_is_asked_for_all_the_same_is_none(replies: tuple[str, str]) -> None:
    async with scripted(*PIPELINED, *replies, "354 go", "554 nobody to send to", "250 ok") as script:
        error = await fails(f"smtp://{script.address}", seconds=0.5)
    assert isinstance(error, TryLater)
    assert "later" in str(error)
    assert [line.split(" ")[0] for line in script.lines] == ["EHLO", "MAIL", "RCPT", "DATA", ".", "RSET", "QUIT"]


async def fails(url: str, *, to: str = "b@example.pl", seconds: float = 5.0) -> SendError:
    channel = channel_to(url, seconds=seconds)
    with pytest.raises(SendError) as caught:
        await channel.send(letter(address=f"mailto:{to}"))
    await channel.close()
    return caught.value


async def test_starttls_is_never_left_out() -> None:
    async with scripted("220 x", "250-x\r\n250 AUTH PLAIN") as script:
        error = await fails(f"smtp+starttls://user:secret@{script.address}", seconds=0.5)
    assert isinstance(error, TryLater)
    assert error.whole
    assert [line.split()[0] for line in script.lines if line] == ["EHLO"]


async def test_smtputf8_that_the_relay_does_not_speak() -> None:
    async with scripted("220 x", "250 x", "250 ok") as script:
        assert isinstance(await fails(f"smtp://{script.address}", to="żaneta@example.pl"), Refused)


async def test_a_relay_whose_name_is_none_costs_no_letter() -> None:
    error = await fails("smtp://mail..example.pl")
    assert isinstance(error, TryLater)
    assert error.whole


async def test_a_wrong_password_stops_the_whole_channel() -> None:
    async with scripted("220 x", "250-x\r\n250 AUTH PLAIN", "535 5.7.8 wrong") as script:
        error = await fails(f"smtp://user:secret@{script.address}")
    assert isinstance(error, TryLater)
    assert error.whole
    assert "secret" not in str(error)


@pytest.mark.parametrize(
    ("replies", "error"),
    [
        ((), TryLater),
        (("220 x",), TryLater),
        (("220 x", "250 x", "250 ok", "250 ok"), TryLater),
        (("220 x", "250 x", "250 ok", "250 ok", "354 go"), Uncertain),
    ],
)
async def test_a_server_that_falls_silent(replies: tuple[str, ...], error: type[SendError]) -> None:
    async with scripted(*replies) as script:
        assert isinstance(await fails(f"smtp://{script.address}", seconds=0.2), error)


REFUSALS = [
    ("220 x", "250 x", "250 ok", "550 5.1.1 unknown"),
    (*PIPELINED, "250 ok", "550 5.1.1 unknown", "554 nobody to send to"),
]


@pytest.mark.parametrize("replies", REFUSALS, ids=["command by command", "pipelined"])
async def test_a_server_that_falls_silent_after_a_refusal(replies: tuple[str, ...]) -> None:
    async with scripted(*replies) as script, asyncio.timeout(5):
        assert isinstance(await fails(f"smtp://{script.address}", seconds=0.2), Gone)


@pytest.mark.parametrize("greeting", [("220 x", "250 x"), PIPELINED], ids=["command by command", "pipelined"])
async def test_what_is_in_doubt_does_not_leave_any_more(greeting: tuple[str, ...]) -> None:
    """A relay that has stalled and wakes finds no more than had left when the time was over."""
    heard = b""
    wakes, ended = asyncio.Event(), asyncio.Event()

    async def converse(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal heard
        for answer in (*greeting, "250 ok", "250 ok", "354 go"):
            writer.write(answer.encode() + b"\r\n")
            if not answer.startswith("354"):
                await reader.readline()
        await wakes.wait()
        with suppress(ConnectionError):
            while said := await reader.read(1_000_000):
                heard = heard[-5:] + said
        writer.close()
        ended.set()

    relay = await asyncio.start_server(converse, "127.0.0.1", 0)
    url = f"smtp://127.0.0.1:{relay.sockets[0].getsockname()[1]}"
    connect = partial(Connection, Relay.parse(url), local_hostname="x", timeout=1.0, tls=None)
    carriers = Carriers(connect, size=1, seconds=1.0, plain_sender=BOT.plain)
    large = (b"x" * 70 + b"\r\n") * 300_000 + b".\r\n"  # far more than sockets take that nobody reads from
    with pytest.raises(Uncertain):
        await carriers.carry(Envelope(BOT.plain, "a@example.pl", "<1@x>", large, international=False), bulk=False)
    wakes.set()
    async with asyncio.timeout(5):
        await ended.wait()
    await carriers.close()
    relay.close()
    await relay.wait_closed()
    assert not heard.endswith(b"\r\n.\r\n")


async def test_a_send_that_is_cancelled_leaves_no_half_mail_on_the_connection() -> None:
    async with scripted("220 x", "250 x", "250 ok", "250 ok", "354 go") as script:
        channel = channel_to(f"smtp://{script.address}", connections=1)
        sending = asyncio.create_task(channel.send(letter()))
        async with asyncio.timeout(5):
            await script.ended.wait()
        sending.cancel()
        await asyncio.gather(sending, return_exceptions=True)
        assert sending.cancelled()
        await channel.close()
