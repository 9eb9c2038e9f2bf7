"""The mail relay's wire without sockets: an SMTP server behind the loop's `create_connection`, and the weather between.

The service's own SMTP client talks to it byte by byte. What people write goes the other way, through a post office that
brings a mail again until the service has taken it.
"""

import asyncio
import contextvars
import random
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bot.rehearsal.season.life import Life
from bot.rehearsal.season.weather import Trouble, Weather

HOST = "relay.invalid"
_WORLD = contextvars.copy_context()
_GREETING = b"220 relay.invalid ESMTP\r\n"
_HELLO = b"250-relay.invalid\r\n250-SIZE 25000000\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250 ENHANCEDSTATUSCODES\r\n"
_LATER = b"451 4.3.0 Not now\r\n"
_CLOSING = b"421 4.3.2 Too many of you\r\n"
_STAGES = ("MAIL", "RCPT", "DATA", ".")

Taken = Callable[[str, str, bytes], None]
"""Told of every mail the relay took: envelope sender, recipient, content."""


class MailWire:
    """The relay: takes mail for everybody, unless `verdicts` has another answer for a recipient."""

    def __init__(self, weather: Weather, chance: random.Random, taken: Taken) -> None:
        self.weather = weather
        self.chance = chance
        self.taken = taken
        self.verdicts: dict[str, str] = {}  # address → what RCPT is answered with
        self.under_way = 0

    async def dial(
        self, protocol_factory: Callable[[], asyncio.Protocol]
    ) -> tuple[asyncio.Transport, asyncio.Protocol]:
        """Opens a connection. Raises OSError."""
        life = Life.now()
        await life.step("before connecting")
        trouble = self.weather.trouble("email")
        await asyncio.sleep(self.weather.delay("email"))
        if trouble in (Trouble.UNSENT, Trouble.GATEWAY):
            raise ConnectionRefusedError("nobody is there")
        protocol = protocol_factory()
        line = Line(self, life, protocol)
        protocol.connection_made(line)
        line.reply(_CLOSING if trouble is Trouble.FLOOD else _GREETING)
        return line, protocol


class Line(asyncio.Transport):
    """One connection: the client's transport, and the server's session at its other end."""

    def __init__(self, wire: MailWire, life: Life, protocol: asyncio.Protocol) -> None:
        super().__init__()
        self._wire = wire
        self._life = life
        self._protocol = protocol
        self._context = contextvars.copy_context()  # the client's: it hears nothing any more when it is dead
        self._loop = asyncio.get_running_loop()
        self._closed = False
        self._received = b""
        self._body: bytes | None = None
        self._sender = self._recipient = ""
        self._stage = self._trouble_at()

    # The client's end

    def write(self, data: bytes | bytearray | memoryview) -> None:
        if self._closed:
            return
        self._wire.under_way += 1
        self._loop.call_later(self._wire.weather.delay("email"), self._arrived, bytes(data), context=_WORLD)

    def writelines(self, list_of_data: Any) -> None:
        self.write(b"".join(list_of_data))

    def close(self) -> None:
        self._hang_up(None)

    def abort(self) -> None:
        self._hang_up(None)

    def is_closing(self) -> bool:
        return self._closed

    def get_extra_info(self, name: str, default: Any = None) -> Any:
        return default

    def set_write_buffer_limits(self, high: int | None = None, low: int | None = None) -> None:
        """Everything fits."""

    def get_write_buffer_size(self) -> int:
        return 0

    def pause_reading(self) -> None:
        """Nobody asks for it."""

    def resume_reading(self) -> None:
        """Nobody asks for it."""

    def reply(self, words: bytes) -> None:
        """The server says something; the client hears it a little later."""
        self._loop.call_later(self._wire.weather.delay("email"), self._heard, words, context=self._context)

    def _heard(self, words: bytes) -> None:
        if not self._closed:
            self._protocol.data_received(words)

    def _hang_up(self, error: Exception | None) -> None:
        if not self._closed:
            self._closed = True
            self._loop.call_soon(self._protocol.connection_lost, error, context=self._context)

    # The server's end

    def _trouble_at(self) -> tuple[str, Trouble]:
        """What the next mail on this connection meets, and where."""
        return self._wire.chance.choice(_STAGES), self._wire.weather.trouble("email")

    def _arrived(self, data: bytes) -> None:
        self._wire.under_way -= 1
        self._received += data
        while True:
            if self._body is not None:
                content, end, rest = self._received.partition(b"\r\n.\r\n")
                if not end:
                    return
                self._received = rest
                self._body = None
                self._take(content + b"\r\n")
                continue
            line, end, rest = self._received.partition(b"\r\n")
            if not end:
                return
            self._received = rest
            self._obey(line.decode("utf-8", "replace"))

    def _obey(self, line: str) -> None:
        verb = line[:4].upper()
        if verb == "MAIL":
            self._stage = self._trouble_at()
            self._sender = line.partition("<")[2].partition(">")[0]
        if verb in _STAGES and self._struck(verb):
            return
        if verb in ("EHLO", "HELO"):
            self.reply(_HELLO)
        elif verb == "RCPT":
            self._recipient = line.partition("<")[2].partition(">")[0].lower()
            verdict = self._wire.verdicts.get(self._recipient)
            self.reply(f"{verdict or '250 2.1.5 Taken'}\r\n".encode())
        elif verb == "DATA":
            self._body = b""
            self.reply(b"354 Go on\r\n")
        elif verb == "QUIT":
            self.reply(b"221 2.0.0 Goodbye\r\n")
        else:
            self.reply(b"250 2.0.0 Well\r\n")

    def _struck(self, verb: str) -> bool:
        """Whether the trouble of this mail comes at this command, which it then answers in its own way."""
        stage, trouble = self._stage
        if stage != verb or trouble is Trouble.NONE:
            return False
        self._stage = (stage, Trouble.NONE)
        if trouble is Trouble.BUSY:
            self.reply(_LATER)
        elif trouble is Trouble.FLOOD:
            self.reply(_CLOSING)
            self._break()
        elif trouble not in (Trouble.SILENT_BEFORE, Trouble.SILENT_AFTER):
            self._break()
        return True

    def _take(self, content: bytes) -> None:
        stage, trouble = self._stage
        if stage == "." and trouble in (
            Trouble.BUSY,
            Trouble.FLOOD,
            Trouble.UNSENT,
            Trouble.GATEWAY,
            Trouble.SILENT_BEFORE,
        ):
            self._struck(".")
            return
        self._wire.taken(self._sender, self._recipient, content.replace(b"\r\n..", b"\r\n."))
        if stage == "." and trouble is not Trouble.NONE:
            self._struck(".")
            return
        self.reply(b"250 2.0.0 Taken\r\n")

    def _break(self) -> None:
        self._loop.call_later(
            self._wire.weather.delay("email") + 0.2, self._hang_up, ConnectionResetError("it broke"), context=_WORLD
        )


@dataclass
class Parcel:
    """A mail on its way to the service."""

    raw: bytes
    recipient: str  # of the envelope
    taken: Callable[[], None] = lambda: None


class PostOffice:
    """Brings people's mails to the service, in order, again and again until it has taken each."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self.queue: deque[Parcel] = deque()
        self._busy = False

    def post(self, raw: bytes, recipient: str) -> None:
        """Takes a mail from a person."""
        self.queue.append(Parcel(raw, recipient))

    async def deliver(self, life: Life) -> None:
        """Brings what waits until the life ends or asks for patience."""
        if self._busy:
            return
        self._busy = True
        try:
            while self.queue and life.app is not None and not life.dead:
                parcel = self.queue[0]
                work = life.do(life.intake.take(parcel.raw, parcel.recipient))
                await _either(work, life.ended)
                if not work.done() or work.exception() is not None:
                    return
                if self._chance.random() < 0.01:
                    return  # its confirmation was lost on the way: it comes again
                self.queue.popleft()
                parcel.taken()
        finally:
            self._busy = False


async def _either(work: asyncio.Task[Any], ended: asyncio.Event) -> None:
    end = asyncio.ensure_future(ended.wait())
    await asyncio.wait({work, end}, return_when=asyncio.FIRST_COMPLETED)
    end.cancel()
