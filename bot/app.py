"""The composition root: builds everything, starts it in order, stops it in the reverse order."""

import asyncio
import contextlib
import gc
import hashlib
import signal
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace
from telegram import Bot
from telegram.error import NetworkError, RetryAfter, TelegramError

from bot import logs, programme, ticks
from bot.channels.email.dkim import Signer
from bot.channels.email.mailbox import Mailbox
from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.face import put_on_face
from bot.channels.telegram.listener import TelegramListener, TokenRefused, build_bot, hello, use_polling
from bot.core.channel import Channel
from bot.core.clock import Clock, SystemClock
from bot.core.funding import FundingMark
from bot.core.inbox import Inbox
from bot.core.language import Language
from bot.core.loops import uninterrupted
from bot.core.pacing import Limits
from bot.core.relay import Relay
from bot.core.store import StorageUnavailable
from bot.settings import Settings, SettingsInvalid, secret
from bot.storage.database import Database
from bot.storage.replica import EmbeddedReplica, PostgresReplica
from bot.text import Phrasebook, default_folder

_STOP_SECONDS = 20
"""What is on the wire may take this long to finish once the service is told to stop."""

_INTRODUCE_AGAIN_SECONDS = 30
_DUTY_SECONDS = 1.0
_LOOKS_FOR_RUBBISH = (10_000, 10, 10)  # after so many new objects; every tenth time among older ones, too


class NothingToRun(Exception):
    """Neither Telegram nor e-mail is configured."""


class CannotListen(Exception):
    """An address to listen on is taken or not ours; the text names the setting."""


class Wires(Struct, frozen=True):
    """Where the service touches the machine and the network. A simulated season puts its own in their place."""

    database: Callable[[str], Database] = Database
    bot: Callable[[str, str | None], Bot] = build_bot


@dataclass
class App:
    """The service: what it is made of, and what runs in it."""

    settings: Settings
    clock: Clock
    secret: bytes
    phrasebook: Phrasebook
    database: Database
    replica: EmbeddedReplica | PostgresReplica
    inbox: Inbox
    bot: Bot | None
    mailbox: Mailbox | None
    relay: Relay
    channels: tuple[str, ...]
    loops: list[asyncio.Task[None]] = field(default_factory=list)
    lmtp_address: str = ""  # where mail is taken in, when LMTP is on
    web_address: str = ""  # where pages are served, when there is a public address


def spare_what_is_loaded() -> None:
    """What is loaded by now is never rubbish, and most of what is made later is dropped without being looked for.

    Looking through all of it stops the service for 50 ms; every 700 new objects, as Python has it, that takes a tenth
    of the time of a broadcast.
    """
    gc.freeze()
    gc.set_threshold(*_LOOKS_FOR_RUBBISH)
    gc.enable()


async def serve(settings: Settings) -> None:
    """Runs the service until SIGTERM or SIGINT, or until one of its loops dies, whose error is then raised."""
    stopping = asyncio.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(name, stopping.set)
    async with running(settings) as app:
        stop = asyncio.create_task(stopping.wait())
        await asyncio.wait({stop, *app.loops}, return_when=asyncio.FIRST_COMPLETED)
        stop.cancel()
        for loop in app.loops:
            if loop.done():
                loop.result()


@asynccontextmanager
async def running(settings: Settings, clock: Clock | None = None, wires: Wires | None = None) -> AsyncIterator[App]:
    """The whole service, running inside the block. On leaving, the timetable and intake stop first, then
    what is on the wire finishes.

    Raises NothingToRun, CannotListen, TokenRefused, ProgrammeInvalid, LocaleError, SchemaUnfit, AlreadyRunning or
    StorageUnavailable, each with what to do.
    """
    if not (settings.telegram_on or settings.mail_on):
        raise NothingToRun(
            "Neither Telegram nor e-mail is configured. Set MOSTY_TELEGRAM_TOKEN or MOSTY_MAIL_ADDRESS, "
            "or try everything without them: mosty rehearse"
        )
    plan = programme.read(settings.programme)
    wires = wires or Wires()
    async with AsyncExitStack() as stack:
        app = await build(stack, settings, plan, clock or SystemClock(), wires)
        await app.database.prepare()
        await app.replica.join()
        stack.push_async_callback(app.replica.leave)
        await _open_books(app, plan)
        await _loop(stack, app, "relay", app.relay.run())
        await _listen(stack, app)
        await stack.enter_async_context(ticks.ticking(app.database, app.clock, logs.report, app.replica))
        logs.report("service.started", {"channels": " ".join(sorted(app.channels))})
        yield app
    logs.report("service.stopped", {})


async def build(
    stack: AsyncExitStack, settings: Settings, plan: programme.Programme, clock: Clock, wires: Wires | None = None
) -> App:
    """Builds every part and connects them; nothing runs yet. The stack closes them again."""
    wires = wires or Wires()
    key = secret(settings)
    phrasebook = Phrasebook(default_folder())
    database = wires.database(settings.database_url)
    stack.push_async_callback(database.close)
    replica = EmbeddedReplica(database) if database.is_embedded else PostgresReplica(database)
    inbox = Inbox(database, secret=key, report=logs.report)
    bot = None
    channels: dict[str, Channel] = {}
    limits = {}
    if settings.telegram_token is not None:
        bot = wires.bot(settings.telegram_token.value, settings.telegram_api)
        channels["telegram"] = TelegramChannel(bot, phrasebook.phrase)
        limits["telegram"] = Limits(
            rate=settings.telegram_rate,
            address_rate=1,
            group_rate=18,
            most_in_a_second=int(settings.telegram_rate),
            together=256,
            bulk_in_one_place=True,
        )
        stack.push_async_callback(bot.shutdown)
    mailbox = mailbox_of(settings, key, plan.marks)
    if mailbox is not None and settings.smtp_url is not None:
        # only here, and so below: what is not configured is not loaded, and the first poll comes sooner
        from bot.channels.email.channel import EmailChannel

        email = EmailChannel(
            smtp_url=settings.smtp_url.value,
            connections=settings.mail_connections,
            mailbox=mailbox,
            phrase=phrasebook.phrase,
            clock=clock,
        )
        channels["email"] = email
        limits["email"] = Limits(
            rate=settings.mail_rate,
            together=64 * settings.mail_connections,
            # more than there are connections: each sends one mail while it says where the next one goes
            together_when_slow=2 * settings.mail_connections,
        )
        stack.push_async_callback(email.close)
    begin, end = settings.quiet_hours
    relay = Relay(
        database,
        channels,
        clock=clock,
        limits=limits,
        quiet=(begin.hour * 60 + begin.minute, end.hour * 60 + end.minute),
        timezone=ZoneInfo(plan.edition.timezone),
        report=logs.report,
        replica=replica,
    )
    database.on_enqueued = relay.wake
    return App(settings, clock, key, phrasebook, database, replica, inbox, bot, mailbox, relay, tuple(channels))


def mailbox_of(settings: Settings, key: bytes, marks: Sequence[FundingMark]) -> Mailbox | None:
    """The bot's mailbox; None when e-mail is off. Raises SettingsInvalid for a DKIM key of no use."""
    if settings.mail_address is None:
        return None
    mailbox = Mailbox(
        settings.mail_address,
        settings.mail_delimiter,
        key,
        public_url=settings.public_url or "",
        marks=tuple(marks),
        authserv=settings.mail_authserv or "",
    )
    if settings.dkim_key is None:
        return mailbox
    try:
        signer = Signer.load(settings.dkim_key.value, settings.dkim_selector or "", mailbox.domain)
    except ValueError as error:
        raise SettingsInvalid(f"MOSTY_DKIM_KEY: {error}") from error
    return replace(mailbox, signer=signer)


async def _open_books(app: App, plan: programme.Programme) -> None:
    """Reads the texts and loads the programme, and takes back what a run that died had in hand. Raises LocaleError."""
    now = app.clock.now()
    digest = hashlib.sha256(app.settings.programme.read_bytes()).hexdigest()
    async with app.database.transaction() as store:
        changes = programme.Changes()
        if await store.mark("texts.digest") != app.phrasebook.digest:  # they seldom change, and take their time
            app.phrasebook.proofread()
            await store.set_mark("texts.digest", app.phrasebook.digest)
        # an unchanged file is not applied again: it would undo what organisers have moved since
        if await store.mark("programme.digest") != digest:
            changes = await programme.apply(store, plan, now)
            await store.set_mark("programme.digest", digest)
        if await store.mark("mail.address") != (address := app.settings.mail_address or ""):
            await store.set_mark("mail.address", address)  # where people can be asked to write; "" while mail is off
        await store.set_mark("public.url", app.settings.public_url or "")
    if changes or changes.left:
        for line in changes.lines():
            logs.report("programme.changed", {"change": line})
    await app.relay.reclaiming.take_back()


async def _listen(stack: AsyncExitStack, app: App) -> None:
    """Opens the doors."""
    settings = app.settings
    receive: Callable[[dict[str, Any]], Awaitable[None]] | None = None
    if app.bot is not None:
        await _introduce(stack, app, app.bot)
        listener = TelegramListener(app.bot, app.inbox, app.clock, logs.report)
        if settings.telegram_mode == "webhook":
            from bot.web.webhook import WEBHOOK_PATH

            receive = listener.work
            url, key = f"{settings.public_url}{WEBHOOK_PATH}", _webhook_secret(settings)
            await _duty(stack, app, "telegram", partial(listener.follow_webhook, url, key))
        else:
            await _duty(stack, app, "telegram", listener.run)
    if settings.public_url:
        await _serve_pages(stack, app, receive)
    if app.mailbox is not None:
        await _take_mail(stack, app, app.mailbox)


async def _serve_pages(
    stack: AsyncExitStack, app: App, receive: Callable[[dict[str, Any]], Awaitable[None]] | None
) -> None:
    from bot.web.feeds import Feeds
    from bot.web.pages import Pages
    from bot.web.server import WebServer
    from bot.web.webhook import Webhook

    pages = Pages(app.database, app.inbox, app.phrasebook.phrase, app.secret, app.clock)
    feeds = Feeds(app.database, app.phrasebook.phrase, app.secret, app.clock)
    webhook = Webhook(_webhook_secret(app.settings), receive) if receive is not None else None
    web = WebServer(app.settings.web_listen, pages, feeds, webhook)
    await _bind(web.start(), "MOSTY_WEB_LISTEN")
    stack.push_async_callback(web.stop)
    app.web_address = web.address


async def _take_mail(stack: AsyncExitStack, app: App, mailbox: Mailbox) -> None:
    settings, inbox = app.settings, app.inbox
    if settings.lmtp_listen:
        from bot.channels.email.lmtp import LmtpListener

        lmtp = LmtpListener(
            listen=settings.lmtp_listen,
            mailbox=mailbox,
            inbox_receive=inbox.receive,
            keep=inbox.keep,
            clock=app.clock,
            report=logs.report,
        )
        await _bind(lmtp.start(), "MOSTY_LMTP_LISTEN")
        stack.push_async_callback(lmtp.stop)
        app.lmtp_address = lmtp.address
    if settings.imap_url is not None:
        from bot.channels.email.imap import ImapListener

        imap = ImapListener(
            url=settings.imap_url.value,
            mailbox=mailbox,
            inbox_receive=inbox.receive,
            keep=inbox.keep,
            transactions=app.database,
            clock=app.clock,
            report=logs.report,
        )
        await _duty(stack, app, "imap", imap.run)


async def _bind(starting: Coroutine[Any, Any, None], setting: str) -> None:
    try:
        await starting
    except OSError as error:
        raise CannotListen(f"{setting}: cannot listen there: {error.strerror or error}.") from error


def _webhook_secret(settings: Settings) -> str:
    return settings.telegram_webhook_secret.value if settings.telegram_webhook_secret else ""


async def _introduce(stack: AsyncExitStack, app: App, bot: Bot) -> None:
    """Says hello to Telegram, then puts on the bot's face in the background.

    Raises TokenRefused. While Telegram is away or asks for patience everything else runs, and this is tried again.
    """

    async def mark(name: str) -> str:
        async with app.database.transaction() as store:
            return await store.mark(name)

    async def set_mark(name: str, value: str) -> None:
        async with app.database.transaction() as store:
            await store.set_mark(name, value)

    async def introduce() -> None:
        while True:
            try:
                username = await hello(bot)
                if app.settings.telegram_mode == "polling":
                    await use_polling(bot)
                await uninterrupted(set_mark("telegram.username", username))
                if await uninterrupted(mark("telegram.face")) != app.phrasebook.digest:
                    await put_on_face(bot, app.phrasebook.phrase, list(Language))
                    await uninterrupted(set_mark("telegram.face", app.phrasebook.digest))
                return
            except (TelegramError, TokenRefused, StorageUnavailable) as error:
                logs.report("telegram.unintroduced", {"because": str(error)})
                await asyncio.sleep(_INTRODUCE_AGAIN_SECONDS)

    with contextlib.suppress(NetworkError, RetryAfter):
        await hello(bot)
    task = asyncio.create_task(introduce(), name="introduction")

    async def stop() -> None:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task

    stack.push_async_callback(stop)


async def _duty(stack: AsyncExitStack, app: App, name: str, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
    """A loop that only one process runs at a time; another takes it over within seconds when that one dies."""

    async def has_duty() -> bool:
        try:
            return await uninterrupted(app.replica.holds(name))
        except StorageUnavailable:
            return False

    async def run() -> None:
        while True:
            while not await has_duty():  # noqa: ASYNC110 - no event tells of another process's death
                await asyncio.sleep(_DUTY_SECONDS)
            working = asyncio.create_task(work(), name=name)
            try:
                while not working.done() and await has_duty():
                    await asyncio.wait({working}, timeout=_DUTY_SECONDS)
                if working.done():
                    working.result()
            finally:
                working.cancel()
                await asyncio.gather(working, return_exceptions=True)

    await _loop(stack, app, name, run())


async def _loop(stack: AsyncExitStack, app: App, name: str, work: Coroutine[Any, Any, None]) -> None:
    task = asyncio.create_task(work, name=name)
    app.loops.append(task)

    async def stop() -> None:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError, Exception):
            await asyncio.wait_for(task, _STOP_SECONDS)

    stack.push_async_callback(stop)
