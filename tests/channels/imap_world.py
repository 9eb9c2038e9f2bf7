"""A real IMAP server (pymap) in this process, which can be told to refuse a mail."""

import asyncio
from argparse import Namespace
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from proxyprotocol.sock import SocketInfoLocal
from pymap.backend.dict import DictBackend
from pymap.imap import IMAPServer
from pymap.parsing.message import AppendMessage

from tests.channels.email_world import TOKEN

TODAY = datetime.now(UTC)  # the server dates what it is given by the machine's clock


@dataclass
class ImapServer:
    """pymap with one mailbox."""

    backend: DictBackend
    server: asyncio.Server | None = None
    port: int = 0
    writers: set[asyncio.StreamWriter] = field(default_factory=set)
    connections: int = 0
    refuses: dict[int, bytes] = field(default_factory=dict)  # a UID it does not give, and what it says to that
    refused: int = 0  # times
    finds: bytes = b""  # what it answers, once, to a search

    async def start(self) -> None:
        imap = IMAPServer(self.backend.login, self.backend.config)

        async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            self.connections += 1
            self.writers.add(writer)
            heard = asyncio.StreamReader()
            listening = asyncio.create_task(self.listen(reader, writer, heard))
            with suppress(ConnectionError, EOFError, asyncio.IncompleteReadError):
                await imap(heard, writer, SocketInfoLocal(writer))
            listening.cancel()
            self.writers.discard(writer)

        self.server = await asyncio.start_server(serve, "127.0.0.1", self.port)
        self.port = self.server.sockets[0].getsockname()[1]

    async def listen(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, heard: asyncio.StreamReader
    ) -> None:
        """Passes on what the client says, but what is to be refused."""
        while line := await reader.readline():
            tag, *words = line.split()
            if words[:2] == [b"UID", b"SEARCH"] and self.finds:
                writer.write(b"* SEARCH " + self.finds + b"\r\n" + tag + b" OK Search completed\r\n")
                self.finds = b""
                continue
            uid = int(words[2]) if words[:2] == [b"UID", b"FETCH"] else 0
            if uid not in self.refuses:
                heard.feed_data(line)
                continue
            self.refused += 1
            if answer := self.refuses[uid]:
                writer.write(answer.replace(b"TAG", tag) + b"\r\n")
            else:
                writer.transport.abort()
        heard.feed_eof()

    async def stop(self) -> None:
        if self.server is not None:
            self.server.close()
            for writer in list(self.writers):
                writer.transport.abort()
            await self.server.wait_closed()
            self.server = None

    async def inbox(self) -> Any:
        mailboxes, _ = self.backend.config.set_cache["bot"]
        return await mailboxes.get_mailbox("INBOX")

    @property
    def url(self) -> str:
        """Of its mailbox, as in MOSTY_IMAP_URL."""
        return f"imap://bot:secret@127.0.0.1:{self.port}/INBOX"

    async def deliver(self, text: str, *, at: datetime = TODAY) -> None:
        """Puts words of Bartek's into the mailbox."""
        raw = f"From: Bartek <bartek@hufiec.example.pl>\r\nTo: spotkania+{TOKEN}@bot.example.pl\r\n\r\n{text}\r\n"
        await self.put(raw.encode(), at=at)

    async def put(self, raw: bytes, *, at: datetime = TODAY) -> None:
        """Puts a mail into the mailbox."""
        async with self.backend.login.demo_user_identity.new_session() as session:
            await session.append_messages("INBOX", [AppendMessage(raw, at, frozenset())])


@asynccontextmanager
async def imap_server() -> AsyncIterator[ImapServer]:
    """Started, with an empty mailbox; stopped on leaving."""
    args = Namespace(
        host="127.0.0.1", port=0, cert=None, key=None, tls=False, debug=False, proxy_protocol=None,
        inherited_sockets=None, passlib_cfg=None, demo_user="bot", demo_password="secret", demo_data=False,
    )  # fmt: skip
    backend, _ = await DictBackend.init(args)
    server = ImapServer(backend)
    await server.start()
    yield server
    await server.stop()
