"""What LMTP and IMAP share: a raw mail goes to the inbox, and what cannot be read is kept."""

from collections.abc import Awaitable, Callable
from datetime import datetime

from bot.channels.email.mailbox import Mailbox
from bot.channels.email.mime import Mail
from bot.channels.email.parse import parse
from bot.channels.email.whose import inbound_id
from bot.core.clock import Clock
from bot.core.inbound import Inbound

Receive = Callable[[Inbound, bytes], Awaitable[None]]
Keep = Callable[[str, str, bytes, str, datetime], Awaitable[None]]
Report = Callable[[str, dict[str, object]], None]


class Intake:
    """Takes one raw mail at a time; when take() returns, the mail may be confirmed to its server."""

    def __init__(self, *, mailbox: Mailbox, inbox_receive: Receive, keep: Keep, clock: Clock) -> None:
        self._mailbox = mailbox
        self._receive = inbox_receive
        self._keep = keep
        self._clock = clock

    async def take(self, raw: bytes, recipient: str = "") -> None:
        """Reads and works one mail. Raises StorageUnavailable: then it must come again."""
        now = self._clock.now()
        try:
            inbound = parse(raw, self._mailbox, recipient=recipient, at=now)
        except Exception as error:  # ValueError says why; anything else is a bug of ours, and must not stop the queue
            await self._keep(inbound_id(Mail(raw), raw, None), "email", raw, f"{type(error).__name__}: {error}", now)
        else:
            await self._receive(inbound, raw)
