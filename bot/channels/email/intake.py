"""What LMTP and IMAP share: a raw mail goes to the inbox, and what cannot be read is kept."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from bot.channels.email.mailbox import Mailbox
from bot.channels.email.mime import Mail, mailbox_in
from bot.channels.email.whose import inbound_id
from bot.core.clock import Clock
from bot.core.inbound import Cursor, Inbound

Report = Callable[[str, dict[str, object]], None]


class Receive(Protocol):
    """Works an inbound in one transaction (`Inbox.receive`)."""

    async def __call__(self, inbound: Inbound, raw: bytes, cursor: Cursor | None = None) -> None: ...


class Keep(Protocol):
    """Keeps what cannot be worked (`Inbox.keep`)."""

    async def __call__(
        self,
        inbound_id: str,
        channel: str,
        raw: bytes,
        error: str,
        now: datetime,
        cursor: Cursor | None = None,
        *,
        sender: str = "",
    ) -> None: ...


class Intake:
    """Takes one raw mail at a time; when take() returns, the mail may be confirmed to its server."""

    def __init__(self, *, mailbox: Mailbox, inbox_receive: Receive, keep: Keep, clock: Clock) -> None:
        self._mailbox = mailbox
        self._receive = inbox_receive
        self._keep = keep
        self._clock = clock

    async def take(self, raw: bytes, recipient: str = "", cursor: Cursor | None = None) -> None:
        """Reads and works one mail, and moves the cursor with it.

        Raises StorageUnavailable: then the mail must come again.
        """
        now = self._clock.now()
        try:
            # a long one, and the first one with words in it, would hold up everybody who taps meanwhile
            inbound = await asyncio.to_thread(_parsed, raw, self._mailbox, recipient=recipient, at=now)
        except Exception as error:  # ValueError says why; anything else is a bug of ours, and must not stop the queue
            mail, reason = Mail(raw), f"{type(error).__name__}: {error}"
            _, address = mailbox_in(mail.first("From"))
            sender = f"mailto:{address}" if address else ""
            await self._keep(inbound_id(mail, raw, None), "email", raw, reason, now, cursor, sender=sender)
        else:
            await self._receive(inbound, raw, cursor)


def _parsed(raw: bytes, mailbox: Mailbox, *, recipient: str, at: datetime) -> Inbound:
    from bot.channels.email.parse import parse  # large, and not needed before the first mail

    return parse(raw, mailbox, recipient=recipient, at=at)
