"""The rest of an SMTP session that aiosmtplib has opened, with commands sent in groups (RFC 2920).

The text of a mail and the commands that begin the next one leave in one write, so a mail costs one round trip instead
of four. The next text leaves only when the reply to this one is here: on a line that breaks, one mail is in doubt.
"""

import asyncio
from typing import cast

import aiosmtplib

_LONGEST_REPLY = 64  # lines
_START_BODY = 354


class Pipeline:
    """Speaks over the transport that it takes over. Raises SMTPServerDisconnected when the line breaks."""

    def __init__(self, transport: asyncio.BaseTransport) -> None:
        loop = asyncio.get_running_loop()
        over = cast(asyncio.Transport, transport)
        self._reader = asyncio.StreamReader(loop=loop)
        protocol = asyncio.StreamReaderProtocol(self._reader, loop=loop)
        over.set_protocol(protocol)
        protocol.connection_made(over)
        self._writer = asyncio.StreamWriter(over, protocol, self._reader, loop)

    def write(self, data: bytes) -> None:
        """Puts commands, or a text and commands, on the wire."""
        if self._writer.is_closing():
            raise aiosmtplib.SMTPServerDisconnected("connection lost")
        self._writer.write(data)

    async def reply(self) -> aiosmtplib.SMTPResponse:
        """The reply to the oldest command that has none yet."""
        lines: list[str] = []
        while len(lines) < _LONGEST_REPLY:
            try:
                line = await self._reader.readline()
            except ValueError as error:  # longer than the reader bears
                raise aiosmtplib.SMTPServerDisconnected("a reply without end") from error
            if not line.endswith(b"\n") or not line[:3].isdigit():
                raise aiosmtplib.SMTPServerDisconnected("connection lost")
            lines.append(line[4:].decode("utf-8", "replace").strip())
            if line[3:4] != b"-":
                return aiosmtplib.SMTPResponse(int(line[:3]), "\n".join(lines))
        raise aiosmtplib.SMTPServerDisconnected("a reply without end")

    async def discard(self, ready: aiosmtplib.SMTPResponse) -> None:
        """Ends a transaction of which DATA was accepted with nobody to deliver to (RFC 2920, 3.1)."""
        if ready.code == _START_BODY:
            self.write(b".\r\n")
            await self.reply()

    @property
    def is_open(self) -> bool:
        """Whether the connection stands, as far as this side knows."""
        return not self._writer.is_closing() and not self._reader.at_eof()

    def close(self) -> None:
        """Drops the connection."""
        self._writer.close()


def body(content: bytes) -> bytes:
    """A text as it goes over the wire, with the dot that ends it (RFC 5321, 4.5.2)."""
    first = b"." if content.startswith(b".") else b""
    return first + content.replace(b"\n.", b"\n..") + b".\r\n"
