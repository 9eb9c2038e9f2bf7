"""The way out by e-mail: letters to the mail relay over SMTP."""

import ssl
from collections import OrderedDict
from functools import partial

from bot.channels.email.carriers import Carriers
from bot.channels.email.compose import Content, prepare
from bot.channels.email.connection import Connection, Relay
from bot.channels.email.mailbox import Mailbox
from bot.channels.email.prepared import Prepared
from bot.channels.email.replies import alias_in
from bot.core.channel import Letter, Receipt, Refused, legible
from bot.core.clock import Clock
from bot.core.language import Language
from bot.core.message import Say
from bot.documents import written

_MOST_PREPARED = 32
"""So many different mails are kept prepared; a broadcast has one for each language."""


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
        self._prepared: OrderedDict[Content, Prepared] = OrderedDict()
        relay = Relay.parse(smtp_url)
        self._connect = partial(Connection, relay, local_hostname=mailbox.domain, timeout=seconds, tls=tls)
        self._carriers = Carriers(self._connect, size=connections, seconds=seconds, plain_sender=mailbox.plain)

    async def send(self, letter: Letter) -> Receipt:
        """Sends one letter. Raises TryLater, Refused, Gone or Uncertain."""
        document = letter.message.document
        try:
            file = await written(document, letter.language or next(iter(Language)), self._phrase) if document else None
            envelope = self._prepare(Content.of(letter, file)).address(letter, self._clock.now())
        except ValueError as error:
            raise Refused(str(error)) from error
        said = legible(await self._carriers.carry(envelope, bulk=letter.bulk))
        return Receipt(external_id=envelope.message_id, said=said, alias=alias_in(said))

    async def hello(self) -> str:
        """Greets the relay, encrypts and signs in as for a mail. Raises SMTPException or OSError."""
        connection = self._connect()
        try:
            await connection.open()
        finally:
            await connection.quit()
        return "greeted, and signed in where the address says so"

    async def close(self) -> None:
        """Takes leave of the relay."""
        await self._carriers.close()

    def _prepare(self, content: Content) -> Prepared:
        """What everybody who is told this gets, made once."""
        prepared = self._prepared.pop(content, None) or prepare(content, self._phrase, self._mailbox)
        self._prepared[content] = prepared  # the one used last stands last
        if len(self._prepared) > _MOST_PREPARED:
            self._prepared.popitem(last=False)
        return prepared
