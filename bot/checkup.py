"""`mosty check`: looks at everything a start needs, and says hello to every configured server."""

import asyncio
from collections.abc import Awaitable, Callable

from msgspec import Struct

from bot import programme
from bot.channels.email.channel import EmailChannel
from bot.channels.email.imap import Account
from bot.channels.email.mailbox import Mailbox
from bot.channels.telegram.listener import build_bot, hello
from bot.core.clock import SystemClock
from bot.settings import Settings, secret
from bot.storage.database import Database
from bot.text import Phrasebook, default_folder

_SECONDS = 20.0


class Finding(Struct, frozen=True):
    """One thing that was looked at, and what it said."""

    what: str
    good: bool
    said: str


async def examine(settings: Settings) -> list[Finding]:
    """Looks at everything; a server that does not answer within 20 seconds is a bad finding like any other."""
    looks: list[tuple[str, Callable[[], Awaitable[str]]]] = [
        ("secret", lambda: _secret(settings)),
        ("locales", _locales),
        ("programme", lambda: _programme(settings)),
        ("database", lambda: _database(settings)),
    ]
    if settings.telegram_token is not None:
        token = settings.telegram_token.value
        looks.append(("telegram", lambda: _telegram(token, settings.telegram_api)))
    if settings.mail_address is not None and settings.smtp_url is not None:
        mailbox = Mailbox(settings.mail_address, settings.mail_delimiter, b"")
        smtp_url = settings.smtp_url.value
        looks.append(("smtp", lambda: _smtp(smtp_url, mailbox)))
    if settings.imap_url is not None:
        account = Account.parse(settings.imap_url.value)
        looks.append(("imap", lambda: asyncio.to_thread(account.hello)))
    return [await _look(what, look) for what, look in looks]


async def _look(what: str, look: Callable[[], Awaitable[str]]) -> Finding:
    try:
        async with asyncio.timeout(_SECONDS):
            return Finding(what, True, await look())
    except TimeoutError:
        return Finding(what, False, f"no answer within {_SECONDS:.0f} seconds")
    except Exception as error:  # whatever is wrong is the finding
        return Finding(what, False, str(error) or type(error).__name__)


async def _secret(settings: Settings) -> str:
    secret(settings)
    return "there"


async def _locales() -> str:
    phrasebook = Phrasebook(default_folder())
    phrasebook.proofread()
    return ", ".join(phrasebook.languages)


async def _programme(settings: Settings) -> str:
    plan = programme.read(settings.programme)
    return f"edition {plan.edition.id}: {len(plan.meetings)} meetings, {len(plan.sectors)} sectors"


async def _database(settings: Settings) -> str:
    database = Database(settings.database_url)
    try:
        await database.prepare()
        async with database.transaction() as store:
            failed = len(await store.failed())
            waiting = await store.count_deliveries()
    finally:
        await database.close()
    counts = ", ".join(f"{count} {state}" for state, count in sorted(waiting.items())) or "no deliveries yet"
    return f"schema fits; {counts}; {failed} inbound failed"


async def _telegram(token: str, api: str) -> str:
    bot = build_bot(token, api)
    try:
        return f"@{await hello(bot)}"
    finally:
        await bot.shutdown()


async def _smtp(url: str, mailbox: Mailbox) -> str:
    phrase = Phrasebook(default_folder()).phrase
    channel = EmailChannel(smtp_url=url, connections=1, mailbox=mailbox, phrase=phrase, clock=SystemClock())
    try:
        return await channel.hello()
    finally:
        await channel.close()
