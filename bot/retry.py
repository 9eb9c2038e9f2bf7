"""`mosty inbound --retry`: works everything again that came in and could not be worked."""

import asyncio
import json
from contextlib import AsyncExitStack
from datetime import datetime

from msgspec import Struct

from bot import logs, programme
from bot.app import App, build
from bot.channels.email.imap import fetch_again
from bot.channels.email.parse import parse as parse_mail
from bot.channels.telegram.parse import parse as parse_update
from bot.core.clock import SystemClock
from bot.core.inbound import Inbound
from bot.core.store import StorageUnavailable
from bot.settings import Settings
from bot.web.pages import parse as parse_press


class Retried(Struct, frozen=True):
    """What came of trying failed inbound again."""

    worked: int
    failed: int


class NotConfigured(Exception):
    """The channel that it came in by is off."""


async def retry_failed(settings: Settings) -> Retried:
    """Works everything again that came in and could not be worked; what fails again is kept, with its newest error."""
    plan = programme.read(settings.programme)
    async with AsyncExitStack() as stack:
        app = await build(stack, settings, plan, SystemClock())
        await app.database.prepare()
        async with app.database.transaction() as store:
            kept = await store.failed()
        worked = 0
        for inbound_id, channel, raw, _ in kept:
            worked += await _try(app, inbound_id, channel, raw)
    return Retried(worked, len(kept) - worked)


async def _try(app: App, inbound_id: str, channel: str, raw: bytes) -> bool:
    """Whether it is worked now. Raises StorageUnavailable."""
    now = app.clock.now()
    try:
        if channel == "email" and not raw:
            raw = await _fetched(app.settings, inbound_id)
        if raw:
            await app.inbox.receive_again(_parsed(app, inbound_id, channel, raw, now), kept_as=inbound_id)
        else:  # the mail is gone from the mailbox
            async with app.database.transaction() as store:
                await store.forget_failed(inbound_id)
    except StorageUnavailable:
        raise
    except Exception as error:  # whatever it is this time
        logs.report("inbound.failed", {"id": inbound_id, "error": type(error).__name__})
        async with app.database.transaction() as store:
            await store.mark_failed(inbound_id, channel, raw, repr(error), now)
        return False
    return True


def _parsed(app: App, inbound_id: str, channel: str, raw: bytes, now: datetime) -> Inbound:
    if channel == "telegram" and app.bot is not None:
        return parse_update(json.loads(raw), now)
    if channel == "email" and app.mailbox is not None:
        return parse_mail(raw, app.mailbox, recipient="", at=now)
    if channel == "web":
        return parse_press(raw, inbound_id, now)
    raise NotConfigured(f"{channel} is not configured")


async def _fetched(settings: Settings, refused: str) -> bytes:
    """A mail that the mailbox did not give; b"" when it is gone by now. Raises what the mailbox raises."""
    if settings.imap_url is None:
        raise NotConfigured("IMAP is not configured")
    return await asyncio.to_thread(fetch_again, settings.imap_url.value, refused)
