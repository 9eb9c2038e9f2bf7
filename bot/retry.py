"""`mosty inbound --retry`: works everything again that came in and could not be worked."""

import asyncio
import imaplib
import json
from contextlib import AsyncExitStack
from dataclasses import dataclass

from imap_tools.errors import ImapToolsError

from bot import logs, programme
from bot.app import build
from bot.channels.email.imap import fetch_again
from bot.channels.email.intake import Intake
from bot.channels.telegram.listener import TelegramListener
from bot.core.clock import SystemClock
from bot.settings import Settings


@dataclass(frozen=True)
class Retried:
    """What came of trying failed inbound again."""

    worked: int
    failed: int


async def retry_failed(settings: Settings) -> Retried:
    """Works everything again that came in and could not be worked; what fails again is kept again."""
    plan = programme.read(settings.programme)
    async with AsyncExitStack() as stack:
        app = await build(stack, settings, plan, SystemClock())
        await app.database.prepare()
        async with app.database.transaction() as store:
            kept = await store.failed()
        listener = TelegramListener(app.bot, app.inbox, app.clock, logs.report) if app.bot else None
        for inbound_id, channel, raw, _ in kept:
            if channel == "email" and not raw:
                fetched = await _fetched(settings, inbound_id)
                if fetched is None:
                    continue
                raw = fetched
            async with app.database.transaction() as store:
                await store.forget_failed(inbound_id)
            now = app.clock.now()
            if channel == "telegram" and listener is not None:
                await listener.work(json.loads(raw))
            elif channel == "email" and app.mailbox is not None:
                intake = Intake(
                    mailbox=app.mailbox, inbox_receive=app.inbox.receive, keep=app.inbox.keep, clock=app.clock
                )
                if raw:
                    await intake.take(raw)
            else:
                await app.inbox.keep(inbound_id, channel, raw, f"{channel} is not configured", now)
        async with app.database.transaction() as store:
            failed = len(await store.failed())
        return Retried(worked=len(kept) - failed, failed=failed)


async def _fetched(settings: Settings, refused: str) -> bytes | None:
    """A mail that the mailbox did not give: b"" when it is gone by now, None when it still does not give it."""
    if settings.imap_url is None:
        return None
    try:
        return await asyncio.to_thread(fetch_again, settings.imap_url.get_secret_value(), refused)
    except (ImapToolsError, imaplib.IMAP4.error, OSError):
        return None
