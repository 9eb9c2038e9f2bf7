"""A connection to the mail relay: it carries one letter at a time and knows how far that has come."""

import asyncio
import ssl
from collections.abc import Callable
from contextlib import suppress
from ipaddress import ip_address
from urllib.parse import unquote, urlsplit

import aiosmtplib
from msgspec import Struct

from bot.channels.email.pipeline import Pipeline
from bot.channels.email.prepared import Envelope
from bot.channels.email.replies import Stage

_SCHEMES = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}
_START_BODY, _CLOSING = 354, 421
_BREAKS = frozenset(" <>")
_RESET_SECONDS = 5.0

Following = Callable[[], Envelope | None]
"""Asked at the moment when the next letter can be announced: which one it is, if there is one."""


class Relay(Struct, frozen=True):
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
        self._reset_seconds = min(timeout, _RESET_SECONDS)
        self._pipeline: Pipeline | None = None  # where the relay takes commands in groups
        self.stage = Stage.CONNECT
        self.carried = 0  # letters, in this session
        self.announced: Envelope | None = None  # the relay was told of it; its replies are not read yet
        self.idle_since = 0.0

    async def open(self) -> None:
        """Greets, and where the address says so encrypts and signs in."""
        self.close()  # one whose server hung up while it was idle: aiosmtplib connects only when it has been closed
        self.stage = Stage.CONNECT
        self.carried = 0
        await self._smtp.connect()
        if self._smtp.is_ehlo_or_helo_needed:
            await self._smtp.ehlo()
        if self._smtp.supports_extension("pipelining") and self._smtp.transport is not None:
            self._pipeline = Pipeline(self._smtp.transport)

    async def send(self, envelope: Envelope, following: Following) -> str:
        """Hands in one mail; returns the server's words. Raises what aiosmtplib raises; `stage` says where.

        While its text is under way the following one is announced, if there is one and the relay takes it so.
        """
        self.stage = Stage.SENDER
        if self._pipeline is None:
            taken = await self._hand_in(envelope)
        else:
            taken = await self._hand_in_grouped(self._pipeline, envelope, following)
        if not 200 <= taken.code < 300:
            if taken.code < 400 or taken.code == _CLOSING:  # or the reply to the text is still to come
                self.close()
            raise aiosmtplib.SMTPDataError(taken.code, taken.message)
        self.carried += 1
        return f"{taken.code} {taken.message}"

    async def reset(self) -> bool:
        """Clears a transaction that the server refused; False when the connection is of no more use."""
        if not self.is_open:
            return False
        if self.announced is not None:  # the refused one has ended, and the next has begun
            return self.stage == Stage.BODY
        with suppress(aiosmtplib.SMTPException, OSError):  # TimeoutError is an OSError
            if self._pipeline is None:
                await self._smtp.rset(timeout=self._reset_seconds)
                return True
            self._pipeline.write(b"RSET\r\n")
            async with asyncio.timeout(self._reset_seconds):
                return (await self._pipeline.reply()).code < 300
        return False

    def close(self) -> None:
        """Drops the connection; what has not left yet of a mail in doubt never leaves."""
        if isinstance(self._smtp.transport, asyncio.WriteTransport):
            self._smtp.transport.abort()
        self._forget()

    async def quit(self) -> None:
        """Takes leave, or drops the connection where the server does not listen any more."""
        with suppress(aiosmtplib.SMTPException, OSError):
            if self._pipeline is None:
                await self._smtp.quit(timeout=2)
            elif self._pipeline.is_open:
                self._pipeline.write(b"QUIT\r\n")
        self._forget()

    @property
    def is_open(self) -> bool:
        """Whether the connection stands, as far as this side knows."""
        return self._smtp.is_connected if self._pipeline is None else self._pipeline.is_open

    def _forget(self) -> None:
        self._smtp.close()
        if self._pipeline is not None:
            self._pipeline.close()
        self.announced = self._pipeline = None

    async def _hand_in(self, envelope: Envelope) -> aiosmtplib.SMTPResponse:
        """One command after the other."""
        encoding = _encoding(envelope)
        await self._smtp.mail(envelope.sender, options=self._options(envelope), encoding=encoding)
        self.stage = Stage.RECIPIENT
        await self._smtp.rcpt(envelope.recipient, encoding=encoding)
        self.stage = Stage.DATA
        ready = await self._smtp.execute_command(b"DATA")
        if ready.code != _START_BODY:
            raise aiosmtplib.SMTPDataError(ready.code, ready.message)
        if self._smtp.protocol is None:
            raise aiosmtplib.SMTPServerDisconnected("connection lost")
        self._smtp.protocol.write(envelope.data)
        self.stage = Stage.BODY
        return await self._smtp.protocol.read_response(timeout=self._smtp.timeout)

    async def _hand_in_grouped(
        self, pipeline: Pipeline, envelope: Envelope, following: Following
    ) -> aiosmtplib.SMTPResponse:
        """The commands in one group; then the text, together with the commands of the following one."""
        if self.announced is not envelope:
            pipeline.write(self._commands(envelope))
        self.announced = None
        await self._accepted(pipeline, envelope)
        then = b""
        if (follower := following()) is not None:
            with suppress(aiosmtplib.SMTPNotSupported, ValueError):  # it says so when it is its turn
                then, self.announced = self._commands(follower), follower
        self.stage = Stage.BODY
        pipeline.write(envelope.data + then)
        return await pipeline.reply()

    async def _accepted(self, pipeline: Pipeline, envelope: Envelope) -> None:
        """Reads the replies to its commands, all of them also when one says no."""
        sender = await pipeline.reply()
        if sender.code >= 300:
            await self._clear(pipeline, sender, unread=2)
            raise aiosmtplib.SMTPSenderRefused(sender.code, sender.message, envelope.sender)
        self.stage = Stage.RECIPIENT
        recipient = await pipeline.reply()
        if recipient.code >= 300:
            await self._clear(pipeline, recipient, unread=1)
            raise aiosmtplib.SMTPRecipientRefused(recipient.code, recipient.message, envelope.recipient)
        self.stage = Stage.DATA
        ready = await pipeline.reply()
        if ready.code != _START_BODY:
            raise aiosmtplib.SMTPDataError(ready.code, ready.message)

    async def _clear(self, pipeline: Pipeline, refusal: aiosmtplib.SMTPResponse, *, unread: int) -> None:
        """Reads the replies behind a refusal, which counts also when the server hangs up then."""
        if refusal.code == _CLOSING:
            self.close()
            return
        with suppress(aiosmtplib.SMTPServerDisconnected):
            for _ in range(unread):
                ready = await pipeline.reply()
            await pipeline.discard(ready)

    def _commands(self, envelope: Envelope) -> bytes:
        """What begins its transaction. Raises ValueError for an address that cannot stand in a command."""
        for address in (envelope.sender, envelope.recipient):
            if not address.isprintable() or not _BREAKS.isdisjoint(address):
                raise ValueError("an address that cannot stand in a command")
        sender = " ".join((f"MAIL FROM:<{envelope.sender}>", *self._options(envelope)))
        return f"{sender}\r\nRCPT TO:<{envelope.recipient}>\r\nDATA\r\n".encode(_encoding(envelope))

    def _options(self, envelope: Envelope) -> list[str]:
        options = []
        if self._smtp.supports_extension("size"):
            options.append(f"SIZE={len(envelope.data)}")
        if envelope.international:
            if not self._smtp.supports_extension("smtputf8"):
                raise aiosmtplib.SMTPNotSupported("the relay does not take addresses beyond ASCII")
            options.append("SMTPUTF8")
        return options


def _encoding(envelope: Envelope) -> str:
    return "utf-8" if envelope.international else "ascii"


def _is_local(host: str) -> bool:
    if host == "localhost":
        return True
    with suppress(ValueError):
        return ip_address(host).is_loopback
    return False
