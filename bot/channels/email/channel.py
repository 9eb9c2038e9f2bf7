"""The way out by e-mail: letters to the mail relay over SMTP."""

import asyncio
import ssl
from dataclasses import replace

import aiosmtplib

from bot.channels.email.compose import Envelope, compose
from bot.channels.email.connection import Connection, Pool, Relay
from bot.channels.email.mailbox import Mailbox
from bot.channels.email.replies import Stage, classify
from bot.core.channel import Letter, Receipt, Refused
from bot.core.clock import Clock
from bot.core.language import Language
from bot.core.message import Say
from bot.documents import written

_CLOSING = 421


class EmailChannel:
    """Composes and hands in; decides nothing. Failures are told apart in replies.py."""

    name = "email"

    def __init__(
        self,
        *,
        smtp_url: str,
        connections: int,
        mailbox: Mailbox,
        phrase: Say,
        clock: Clock,
        seconds: float = 60.0,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        """`seconds` limits one attempt, from first to last byte. Raises ValueError for an SMTP address of no use."""
        self._mailbox = mailbox
        self._phrase = phrase
        self._clock = clock
        self._seconds = seconds
        self._plain_sender = False
        self._pool = Pool(
            Relay.parse(smtp_url), size=connections, local_hostname=mailbox.domain, timeout=seconds, tls=tls
        )

    async def send(self, letter: Letter) -> Receipt:
        """Sends one letter. Raises TryLater, Refused, Gone or Uncertain."""
        document = letter.message.document
        try:
            file = await written(document, letter.language or next(iter(Language)), self._phrase) if document else None
            envelope = compose(letter, self._phrase, self._mailbox, self._clock.now(), file=file)
        except ValueError as error:
            raise Refused(str(error)) from error
        async with self._pool.lend() as connection:
            said = await self._hand_in(connection, envelope)
        return Receipt(external_id=envelope.message_id, said=said)

    async def hello(self) -> str:
        """Greets the relay, encrypts and signs in as for a mail. Raises SMTPException or OSError."""
        async with self._pool.lend() as connection:
            await connection.open()
        return "greeted, and signed in where the address says so"

    async def close(self) -> None:
        """Takes leave of the relay."""
        await self._pool.close()

    async def _hand_in(self, connection: Connection, envelope: Envelope) -> str:
        if self._plain_sender:
            envelope = replace(envelope, sender=self._mailbox.plain)
        try:
            async with asyncio.timeout(self._seconds):
                return await self._attempt(connection, envelope)
        except (aiosmtplib.SMTPException, OSError, ValueError) as error:  # TimeoutError is an OSError
            if isinstance(error, TimeoutError) or not await connection.reset():
                connection.close()
            raise classify(connection.stage, error) from error
        except BaseException:
            connection.close()
            raise

    async def _attempt(self, connection: Connection, envelope: Envelope) -> str:
        """One attempt; a second one where the first has surely changed nothing."""
        was_used = connection.used
        try:
            return await self._once(connection, envelope)
        except aiosmtplib.SMTPSenderRefused as error:
            if error.code != _CLOSING or not was_used:
                return await self._from_plain_address(connection, envelope, error)
        except (aiosmtplib.SMTPServerDisconnected, ConnectionError):
            if not was_used or connection.stage == Stage.BODY:
                raise
        connection.close()  # the server hung up while the connection was idle
        return await self._once(connection, envelope)

    async def _from_plain_address(
        self, connection: Connection, envelope: Envelope, error: aiosmtplib.SMTPSenderRefused
    ) -> str:
        """Once more without the token: a hosted mailbox may allow nothing but its own address in the envelope."""
        if error.code < 500 or envelope.sender == self._mailbox.plain or not await connection.reset():
            raise error
        said = await self._once(connection, replace(envelope, sender=self._mailbox.plain))
        self._plain_sender = True
        return said

    async def _once(self, connection: Connection, envelope: Envelope) -> str:
        if not connection.is_open:
            await connection.open()
        return await connection.send(envelope)
