"""An emulated mail world: a real SMTP server that takes what the bot sends, and people whose answers go back over LMTP.

What can be broken in the real world can be broken here on demand: see Faults.
"""

import asyncio
import logging
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from aiosmtpd.smtp import SMTP, Envelope, Session
from msgspec import Struct

from bot.core.clock import Clock
from bot.rehearsal.lmtp import hand_in
from bot.rehearsal.mailboxes import Mail, Mailbox

__all__ = ["Fault", "Faults", "Mail", "MailServer", "Mailbox", "Record"]


@dataclass
class Fault:
    """One rule; `left` counts the times it will still strike, None is for ever."""

    stage: str  # "connect", "mail", "rcpt" or "data"
    recipient: str | None
    reply: str
    drop: str  # "": reply; "before": hang up, nothing is kept; "after": keep the mail, then hang up
    left: int | None


class Faults:
    """The rules in force, tried in the order in which they were added."""

    def __init__(self) -> None:
        self._faults: list[Fault] = []

    def add(
        self,
        *,
        recipient: str | None = None,
        stage: str = "rcpt",
        reply: str = "450 4.2.1 Not now",
        drop: str = "",
        times: int | None = 1,
    ) -> Fault:
        """Lets the next `times` mails go wrong; None for all from now on. Raises ValueError for an unknown stage."""
        if stage not in ("connect", "mail", "rcpt", "data") or drop not in ("", "before", "after"):
            raise ValueError(f"no such fault: {stage} {drop}")
        fault = Fault(stage, recipient.lower() if recipient else None, reply, drop, times)
        self._faults.append(fault)
        return fault

    def clear(self) -> None:
        """Ends all faults."""
        self._faults.clear()

    def take(self, stage: str, recipients: list[str]) -> Fault | None:
        """The fault that strikes now, counted down."""
        for fault in self._faults:
            if fault.stage == stage and (fault.recipient is None or fault.recipient in recipients) and fault.left != 0:
                if fault.left is not None:
                    fault.left -= 1
                return fault
        return None


class Record(Struct, frozen=True):
    """Something that happened, for the page and for the tests."""

    at: datetime
    kind: str  # "received" by a person, "refused" by her server, "sent" to the bot, "waiting" for it
    address: str  # the person's
    subject: str
    said: str = ""  # the words of the server that took or refused it


class MailServer:
    """The whole of it. The bot sends to `smtp_url`; what people write goes to `deliver_to`, the bot's LMTP address."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.deliver_to = ""
        self.inboxes: dict[str, list[Mail]] = defaultdict(list)
        self.faults = Faults()
        self.transcript: list[Record] = []
        self._mailboxes: dict[str, Mailbox] = {}
        self._queue: deque[tuple[Mailbox, bytes, str, str]] = deque()
        self._flushing = asyncio.Lock()
        self._callbacks: list[Callable[[Record], None]] = []
        self._server: asyncio.Server | None = None
        self._sessions: set[asyncio.Transport] = set()
        self._sent = 0
        self.connections = 0  # the bot has opened so far
        self.pipelining = True  # commands may come in groups (RFC 2920)

    @property
    def smtp_url(self) -> str:
        """Where the bot hands its mail in."""
        if self._server is None:
            raise RuntimeError("the mail server is not started")
        host, port = self._server.sockets[0].getsockname()[:2]
        return f"smtp://{host}:{port}"

    async def start(self, port: int = 0) -> None:
        """Listens on 127.0.0.1; 0 takes any free port."""
        logging.getLogger("mail.log").setLevel(logging.CRITICAL)  # aiosmtpd writes addresses into this log
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(self._session, "127.0.0.1", port)

    async def stop(self) -> None:
        """Stops listening and hangs up."""
        if self._server is not None:
            self._server.close()
            self.hang_up()
            await self._server.wait_closed()
            await asyncio.sleep(0)

    def hang_up(self) -> None:
        """Drops every connection of the bot."""
        for transport in list(self._sessions):
            transport.abort()

    def mailbox(self, address: str, *, name: str = "", language: str = "pl", program: str = "gmail") -> Mailbox:
        """A person with a mailbox. `program` writes her answers: gmail, thunderbird, outlook or seznam."""
        address = address.lower()
        if address not in self._mailboxes:
            self._mailboxes[address] = Mailbox(self, address, name=name, language=language, program=program)
        return self._mailboxes[address]

    def subscribe(self, callback: Callable[[Record], None]) -> Callable[[], None]:
        """Calls back for every record from now on; returns what ends it."""
        self._callbacks.append(callback)
        return lambda: self._callbacks.remove(callback)

    async def post(self, mailbox: Mailbox, raw: bytes, *, sender: str, recipient: str) -> None:
        """Queues a person's mail to the bot, and delivers what it can."""
        self._queue.append((mailbox, raw, sender, recipient))
        await self.flush()

    async def flush(self) -> int:
        """Delivers what waits, in order, until the bot is away or says "later". Returns how many wait on."""
        async with self._flushing:
            while self._queue and self.deliver_to:
                mailbox, raw, sender, recipient = self._queue[0]
                try:
                    said = await hand_in(self.deliver_to, raw, sender=sender, recipient=recipient)
                except (OSError, EOFError) as error:
                    self._note("waiting", mailbox, raw, type(error).__name__)
                    break
                if said.startswith("4"):
                    self._note("waiting", mailbox, raw, said)
                    break
                self._queue.popleft()
                self._note("sent" if said.startswith("2") else "refused", mailbox, raw, said)
        return len(self._queue)

    def next_number(self) -> int:
        """A number of its own for every mail a person sends."""
        self._sent += 1
        return self._sent

    async def handle_EHLO(
        self, server: SMTP, session: Session, envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        session.host_name = hostname
        return [*responses[:-1], "250-PIPELINING", responses[-1]] if self.pipelining else responses

    async def handle_MAIL(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if (fault := self.faults.take("mail", [])) is not None:
            return await _strike(server, fault)
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 2.1.0 Sender taken"

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if (fault := self.faults.take("rcpt", [address.lower()])) is not None:
            self._record("refused", address.lower(), "", fault.reply)
            return await _strike(server, fault)
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 Recipient taken"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        recipients = [address.lower() for address in envelope.rcpt_tos]
        fault = self.faults.take("data", recipients)
        if fault is None or fault.drop == "after":
            for recipient in recipients:
                self._receive(envelope, recipient)
        if fault is not None:
            return await _strike(server, fault)
        return "250 2.0.0 Taken"

    def _receive(self, envelope: Envelope, recipient: str) -> None:
        mail = Mail.read(
            envelope.original_content or b"",
            recipient=recipient,
            envelope_from=envelope.mail_from or "",
            received_at=self.clock.now(),
        )
        self.inboxes[recipient].append(mail)
        self._record("received", recipient, mail.subject)

    def _note(self, kind: str, mailbox: Mailbox, raw: bytes, said: str) -> None:
        subject = Mail.read(raw, recipient="", envelope_from="", received_at=self.clock.now()).subject
        self._record(kind, mailbox.address, subject, said)

    def _record(self, kind: str, address: str, subject: str, said: str = "") -> None:
        record = Record(self.clock.now(), kind, address, subject, said)
        self.transcript.append(record)
        for callback in list(self._callbacks):
            callback(record)

    def _session(self) -> asyncio.BaseProtocol:
        self.connections += 1
        if (fault := self.faults.take("connect", [])) is not None:
            return _Unwelcoming(fault.reply if not fault.drop else "")
        return _Smtp(self, self._sessions)


class _Smtp(SMTP):
    """One connection of the bot."""

    def __init__(self, server: MailServer, sessions: set[asyncio.Transport]) -> None:
        loop = asyncio.get_running_loop()
        super().__init__(server, enable_SMTPUTF8=True, hostname="rehearsal.invalid", ident="rehearsal", loop=loop)
        self._sessions = sessions
        self._own: asyncio.Transport | None = None

    def connection_made(self, transport: Any) -> None:
        self._own = transport
        self._sessions.add(transport)
        super().connection_made(transport)

    def connection_lost(self, error: Exception | None) -> None:
        super().connection_lost(error)
        if self._own is not None:
            self._sessions.discard(self._own)

    async def push(self, status: Any) -> None:
        """Says it; surrogate escapes stand for bytes that are no UTF-8."""
        await super().push(status.encode("utf-8", "surrogateescape") if isinstance(status, str) else status)


class _Unwelcoming(asyncio.Protocol):
    """Greets with a refusal, or not at all, and hangs up."""

    def __init__(self, reply: str) -> None:
        self._reply = reply

    def connection_made(self, transport: Any) -> None:
        if self._reply:
            transport.write(self._reply.encode() + b"\r\n")
        transport.close()


async def _strike(server: SMTP, fault: Fault) -> str:
    if not fault.drop:
        return fault.reply
    transport: Any = server.transport
    transport.abort()
    await asyncio.Event().wait()  # the lost connection cancels this session
    return fault.reply
