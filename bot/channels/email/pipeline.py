"""The rest of an SMTP session that aiosmtplib has opened, with commands sent in groups (RFC 2920).

The text of a mail and the commands that begin the next one leave in one write, so a mail costs one round trip instead
of four. The next text leaves only when the reply to this one is here: on a line that breaks, one mail is in doubt.
"""

import asyncio
from collections import deque
from typing import cast

import aiosmtplib

_LONGEST_LINE, _LONGEST_REPLY = 65_536, 64  # bytes, lines
_START_BODY = 354


class Pipeline(asyncio.Protocol):
    """Speaks over the transport that it takes over. Raises SMTPServerDisconnected when the line breaks."""

    def __init__(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)
        self._received = b""  # of a line that is not over
        self._lines: list[str] = []  # of a reply that is not over
        self._replies: deque[aiosmtplib.SMTPResponse] = deque()  # and not read yet
        self._ended: str | None = None  # why nothing more can be read
        self._news: asyncio.Future[None] | None = None  # for whoever reads
        self._transport.set_protocol(self)

    # What the transport calls

    def data_received(self, data: bytes) -> None:
        """More of the replies. Behind a line that is of no reply nothing is read: nobody knows what it answers."""
        if self._ended is not None:
            return
        *lines, self._received = (self._received + data).split(b"\n")
        for line in lines:
            if not line[:3].isdigit():
                self._end("connection lost")
                break
            self._lines.append(line[4:].decode("utf-8", "replace").strip())
            if line[3:4] != b"-":
                self._replies.append(aiosmtplib.SMTPResponse(int(line[:3]), "\n".join(self._lines)))
                self._lines.clear()
            elif len(self._lines) == _LONGEST_REPLY:
                self._end("a reply without end")
                break
        if len(self._received) > _LONGEST_LINE:
            self._end("a reply without end")
        self._wake()

    def eof_received(self) -> None:
        """The server has said its last; the transport closes."""
        self._end("connection lost")

    def connection_lost(self, exc: Exception | None) -> None:
        """The line is gone."""
        self._end("connection lost")

    def _end(self, why: str) -> None:
        self._ended = self._ended or why
        self._wake()

    def _wake(self) -> None:
        if self._news is not None and not self._news.done():
            self._news.set_result(None)

    # What the connection calls

    def write(self, data: bytes) -> None:
        """Puts commands, or a text and commands, on the wire."""
        if self._transport.is_closing():
            raise aiosmtplib.SMTPServerDisconnected("connection lost")
        self._transport.write(data)

    async def reply(self) -> aiosmtplib.SMTPResponse:
        """The reply to the oldest command that has none yet."""
        while not self._replies:
            if self._ended is not None:
                raise aiosmtplib.SMTPServerDisconnected(self._ended)
            self._news = asyncio.get_running_loop().create_future()
            await self._news
        return self._replies.popleft()

    async def discard(self, ready: aiosmtplib.SMTPResponse) -> None:
        """Ends a transaction of which DATA was accepted with nobody to deliver to (RFC 2920, 3.1)."""
        if ready.code == _START_BODY:
            self.write(b".\r\n")
            await self.reply()

    @property
    def is_open(self) -> bool:
        """Whether the connection stands, as far as this side knows."""
        return not self._transport.is_closing() and self._ended is None

    def close(self) -> None:
        """Drops the connection."""
        self._transport.close()
