"""LMTP (RFC 2033): the mail server hands each mail in and hears 250 only when it is worked and committed.

Until then the mail is the server's, which brings it again; nothing is lost by a crash here.
"""

import asyncio
import logging
from pathlib import Path
from typing import Any

from aiosmtpd.lmtp import LMTP
from aiosmtpd.smtp import Envelope, Session

from bot.channels.email.intake import Intake, Keep, Receive, Report
from bot.channels.email.mailbox import Mailbox
from bot.core.clock import Clock
from bot.core.store import StorageUnavailable

MOST_BYTES = 25_000_000
"""The largest mail taken; more is refused with 552 before it is read."""

_TAKEN = "250 2.0.0 Taken"
_LATER = "451 4.3.0 Not now, please bring it again"


class LmtpListener:
    """Listens on `host:port` or on a socket path, in the running event loop."""

    def __init__(
        self, *, listen: str, mailbox: Mailbox, inbox_receive: Receive, keep: Keep, clock: Clock, report: Report
    ) -> None:
        self._listen = listen
        self._hostname = mailbox.domain
        self._intake = Intake(mailbox=mailbox, inbox_receive=inbox_receive, keep=keep, clock=clock)
        self._report = report
        self._server: asyncio.Server | None = None
        self._sessions: set[_Lmtp] = set()

    @property
    def address(self) -> str:
        """Where it listens: the port is the real one, also when 0 was asked for."""
        if self._server is not None and self._server.sockets and not self._is_path:
            host, port = self._server.sockets[0].getsockname()[:2]
            return f"{host}:{port}"
        return self._listen

    async def start(self) -> None:
        """Begins to listen. Raises OSError when the address is taken."""
        logging.getLogger("mail.log").setLevel(logging.CRITICAL)  # aiosmtpd writes addresses into this log
        loop = asyncio.get_running_loop()
        if self._is_path:
            path = Path(self._listen)
            await asyncio.to_thread(path.unlink, missing_ok=True)  # left behind by a process that was killed
            self._server = await loop.create_unix_server(self._session, str(path))
        else:
            host, _, port = self._listen.rpartition(":")
            self._server = await loop.create_server(self._session, host.strip("[]"), int(port))

    async def stop(self) -> None:
        """Stops listening and hangs up. A mail in hand is brought again by its server."""
        if self._server is None:
            return
        self._server.close()
        sessions = list(self._sessions)
        for session in sessions:
            session.hang_up()
        await asyncio.gather(*(session.ended.wait() for session in sessions))
        await self._server.wait_closed()
        if self._is_path:
            await asyncio.to_thread(Path(self._listen).unlink, missing_ok=True)

    async def handle_DATA(self, server: LMTP, session: Session, envelope: Envelope) -> str:
        """One reply per recipient, as RFC 2033 §4.2 demands and aiosmtpd alone does not give."""
        content = envelope.original_content or b""
        sender = (envelope.mail_from or "").strip("<>")
        return "\r\n".join(
            [await self._take(_delivered(content, sender, recipient), recipient) for recipient in envelope.rcpt_tos]
        )

    async def handle_exception(self, error: Exception) -> str:
        """A bug of ours, or a command beyond understanding: the server keeps its mail."""
        self._report("lmtp.failed", {"error": type(error).__name__})
        return _LATER

    async def _take(self, raw: bytes, recipient: str) -> str:
        try:
            await self._intake.take(raw, recipient)
        except StorageUnavailable:
            self._report("lmtp.deferred", {})
            return _LATER
        return _TAKEN

    def _session(self) -> "_Lmtp":
        return _Lmtp(self, self._sessions, hostname=self._hostname)

    @property
    def _is_path(self) -> bool:
        return "/" in self._listen


def _delivered(content: bytes, sender: str, recipient: str) -> bytes:
    """The mail with its envelope written on it, as mail servers do on delivery: so it is the same mail in a mailbox."""
    envelope = f"Return-Path: <{sender}>\r\nDelivered-To: {recipient}\r\n"
    return envelope.encode("utf-8", "surrogateescape") + content  # as it came, in whatever charset


class _Lmtp(LMTP):
    """One connection."""

    line_length_limit = 100_000  # programs that write long lines meet a mail server before; it need not refuse twice

    def __init__(self, listener: LmtpListener, sessions: "set[_Lmtp]", *, hostname: str) -> None:
        super().__init__(
            listener,
            data_size_limit=MOST_BYTES,
            enable_SMTPUTF8=True,
            hostname=hostname,
            ident="Mosty",
            loop=asyncio.get_running_loop(),
        )
        self._sessions = sessions
        self.ended = asyncio.Event()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._sessions.add(self)
        super().connection_made(transport)

    def connection_lost(self, error: Exception | None) -> None:
        super().connection_lost(error)
        self._sessions.discard(self)
        self.ended.set()

    def hang_up(self) -> None:
        """Drops the connection."""
        transport: Any = self.transport
        if transport is not None:
            transport.abort()
