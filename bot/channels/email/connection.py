"""Connections to the mail relay, kept warm: each carries one letter at a time and knows how far it has come."""

import asyncio
import re
import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import unquote, urlsplit

import aiosmtplib

from bot.channels.email.compose import Envelope
from bot.channels.email.replies import Stage

_SCHEMES = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}
_START_BODY = 354
_LEADING_DOTS = re.compile(rb"(?m)^\.")


@dataclass(frozen=True)
class Relay:
    """Where and how to hand mail in."""

    host: str
    port: int
    use_tls: bool
    start_tls: bool
    username: str | None
    password: str | None

    @classmethod
    def parse(cls, url: str) -> "Relay":
        """Reads smtp://, smtp+starttls:// or smtps://user:password@host:port. Raises ValueError with the reason.

        A password is not sent in clear, except to this very machine.
        """
        parts = urlsplit(url)
        if parts.scheme not in _SCHEMES or not parts.hostname:
            raise ValueError("an SMTP address begins with smtp://, smtp+starttls:// or smtps:// and names a host")
        if parts.scheme == "smtp" and parts.password and not _is_local(parts.hostname):
            raise ValueError("smtp:// would send the password in clear; use smtp+starttls:// or smtps://")
        return cls(
            host=parts.hostname,
            port=parts.port or _SCHEMES[parts.scheme],
            use_tls=parts.scheme == "smtps",
            start_tls=parts.scheme == "smtp+starttls",
            username=unquote(parts.username) if parts.username else None,
            password=unquote(parts.password) if parts.password else None,
        )


class Connection:
    """One session with the relay. `stage` says how far the letter in hand has come."""

    def __init__(self, relay: Relay, *, local_hostname: str, timeout: float, tls: ssl.SSLContext | None) -> None:
        self._smtp = aiosmtplib.SMTP(
            hostname=relay.host,
            port=relay.port,
            username=relay.username,
            password=relay.password,
            use_tls=relay.use_tls,
            start_tls=relay.start_tls,  # False, never None: None takes TLS only if it is offered
            local_hostname=local_hostname,
            timeout=timeout,
            tls_context=tls,
        )
        self.stage = Stage.CONNECT
        self.used = False
        self.idle_since = 0.0

    async def open(self) -> None:
        """Greets, and where the address says so encrypts and signs in."""
        self.stage = Stage.CONNECT
        self.used = False
        await self._smtp.connect()
        if self._smtp.is_ehlo_or_helo_needed:
            await self._smtp.ehlo()

    async def send(self, envelope: Envelope) -> str:
        """Hands in one mail; returns the server's words. Raises what aiosmtplib raises; `stage` says where."""
        encoding = "utf-8" if envelope.international else "ascii"
        self.stage = Stage.SENDER
        await self._smtp.mail(envelope.sender, options=self._options(envelope), encoding=encoding)
        self.stage = Stage.RECIPIENT
        await self._smtp.rcpt(envelope.recipient, encoding=encoding)
        self.stage = Stage.DATA
        ready = await self._smtp.execute_command(b"DATA")
        if ready.code != _START_BODY:
            raise aiosmtplib.SMTPDataError(ready.code, ready.message)
        if self._smtp.protocol is None:
            raise aiosmtplib.SMTPServerDisconnected("connection lost")
        self._smtp.protocol.write(_LEADING_DOTS.sub(b"..", envelope.content) + b".\r\n")
        self.stage = Stage.BODY
        taken = await self._smtp.protocol.read_response(timeout=self._smtp.timeout)
        if not 200 <= taken.code < 300:
            raise aiosmtplib.SMTPDataError(taken.code, taken.message)
        self.used = True
        return f"{taken.code} {taken.message}"

    async def reset(self) -> bool:
        """Clears a transaction that the server refused; False when the connection is of no more use."""
        if not self._smtp.is_connected:
            return False
        with suppress(aiosmtplib.SMTPException, OSError):
            await self._smtp.rset(timeout=5)
            return True
        return False

    def close(self) -> None:
        """Drops the connection."""
        self._smtp.close()

    async def quit(self) -> None:
        """Takes leave, or drops the connection where the server does not listen any more."""
        with suppress(aiosmtplib.SMTPException, OSError):
            await self._smtp.quit(timeout=2)
        self._smtp.close()

    @property
    def is_open(self) -> bool:
        """Whether the connection stands, as far as this side knows."""
        return self._smtp.is_connected

    def _options(self, envelope: Envelope) -> list[str]:
        options = []
        if self._smtp.supports_extension("size"):
            options.append(f"SIZE={len(envelope.content)}")
        if envelope.international:
            if not self._smtp.supports_extension("smtputf8"):
                raise aiosmtplib.SMTPNotSupported("the relay does not take addresses beyond ASCII")
            options.append("SMTPUTF8")
        return options


class Pool:
    """At most `size` connections; the one used last is used next."""

    def __init__(
        self, relay: Relay, *, size: int, local_hostname: str, timeout: float, tls: ssl.SSLContext | None = None
    ) -> None:
        self._relay = relay
        self._local_hostname = local_hostname
        self._timeout = timeout
        self._tls = tls
        self._free = asyncio.Semaphore(size)
        self._idle: list[Connection] = []

    @asynccontextmanager
    async def lend(self) -> AsyncIterator[Connection]:
        """An idle connection, or a new one that is not open yet. Kept afterwards if it still stands and is clear."""
        async with self._free:
            connection = self._take()
            kept = False
            try:
                yield connection
                kept = connection.is_open
            finally:
                if kept:
                    connection.idle_since = asyncio.get_running_loop().time()
                    self._idle.append(connection)
                else:
                    connection.close()

    async def close(self) -> None:
        """Takes leave on every idle connection."""
        idle, self._idle = self._idle, []
        await asyncio.gather(*(connection.quit() for connection in idle))

    def fresh(self) -> Connection:
        """A connection that is not open yet."""
        return Connection(self._relay, local_hostname=self._local_hostname, timeout=self._timeout, tls=self._tls)

    def _take(self) -> Connection:
        now = asyncio.get_running_loop().time()
        while self._idle:
            connection = self._idle.pop()
            if connection.is_open and now - connection.idle_since < _STALE_AFTER:
                return connection
            connection.close()
        return self.fresh()


_STALE_AFTER = 60.0  # seconds; servers hang up on the idle after a minute or more


def _is_local(host: str) -> bool:
    if host == "localhost":
        return True
    with suppress(ValueError):
        return ip_address(host).is_loopback
    return False
