"""The sending half of LMTP, as a person's mail server speaks it to the bot."""

import asyncio
import re

_SECONDS = 30.0


async def hand_in(address: str, raw: bytes, *, sender: str, recipient: str) -> str:
    """Hands in one mail for one recipient at `host:port` or a socket path; returns the server's last words.

    Raises OSError or EOFError when the server is away or hangs up.
    """
    async with asyncio.timeout(_SECONDS):
        if "/" in address:
            reader, writer = await asyncio.open_unix_connection(address)
        else:
            host, _, port = address.rpartition(":")
            reader, writer = await asyncio.open_connection(host.strip("[]"), int(port))
        try:
            said = await _reply(reader)
            body = re.sub(rb"(?m)^\.", b"..", re.sub(rb"\r?\n", b"\r\n", raw))
            body = body if body.endswith(b"\r\n") else body + b"\r\n"
            for command in (
                b"LHLO rehearsal.invalid\r\n",
                f"MAIL FROM:<{sender}>\r\n".encode(),
                f"RCPT TO:<{recipient}>\r\n".encode(),
                b"DATA\r\n",
                body + b".\r\n",
            ):
                writer.write(command)
                await writer.drain()
                said = await _reply(reader)
                if said[0] not in "23":
                    break
            return said
        finally:
            writer.close()


async def _reply(reader: asyncio.StreamReader) -> str:
    while True:
        line = (await reader.readline()).decode("utf-8", "replace")
        if not line:
            raise EOFError("the server hung up")
        if line[3:4] != "-":
            return line.rstrip()
