"""The stage: the real service between two emulated worlds, Telegram and mail, with a clock that can be moved.

Nothing inside is replaced: real python-telegram-bot, real aiosmtplib, a real database, the real loops.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from bot import logs, ticks
from bot.app import App, Wires, running
from bot.core import staff
from bot.core.clock import Clock, MovableClock
from bot.core.interpreting import ALERT
from bot.core.ladder import rungs
from bot.core.outbox import DeliveryState, Priority
from bot.core.people import EVERYWHERE, RoleKind
from bot.rehearsal import cast
from bot.rehearsal.mail import Mailbox, MailServer
from bot.rehearsal.telegram import Group, Phone, TelegramServer
from bot.settings import Settings, load
from bot.workdays import is_holiday

BEGINS = datetime(2027, 2, 1, 8, 0, tzinfo=UTC)
"""Monday, nine in the morning in Warsaw and Prague; every date of the example programme lies ahead."""

_SOON = timedelta(seconds=3)
_PATIENCE = 30.0  # seconds of the machine's time


@dataclass
class Stage:
    """One rehearsal."""

    folder: Path
    clock: MovableClock
    telegram: TelegramServer
    mail: MailServer
    settings: Settings
    wires: Wires
    app: App = field(init=False)
    phones: dict[str, Phone] = field(default_factory=dict)
    mailboxes: dict[str, Mailbox] = field(default_factory=dict)
    desk: Group = field(init=False)
    _stack: AsyncExitStack = field(default_factory=AsyncExitStack)

    def seat(self, people: Iterable[cast.Character]) -> None:
        """Gives everyone a phone or a mailbox, and Ola her group."""
        for each in people:
            if each.telegram:
                self.phones[each.name] = self.telegram.person(
                    id=each.telegram, first_name=each.name, language_code=each.language
                )
            if each.mail:
                self.mailboxes[each.name] = self.mail.mailbox(each.mail, name=each.name, language=each.language)
        self.desk = self.telegram.group(title=cast.DESK_TITLE, members=[self.phones[cast.OLA.name]])

    async def raise_curtain(self) -> None:
        """Starts the service; also again after it was stopped or killed."""
        self.app = await self._stack.enter_async_context(running(self.settings, self.clock, self.wires))
        self.mail.deliver_to = self.app.lmtp_address

    async def drop_curtain(self) -> None:
        """Stops the service in order; the two worlds stay."""
        await self._stack.aclose()

    async def staff_code(self, kind: RoleKind, scope: str = EVERYWHERE) -> str:
        """What `mosty staff add` prints."""
        async with self.app.database.transaction() as store:
            return await staff.issue(store, kind, scope, self.clock.now(), secret=self.app.secret)

    async def introduced(self) -> None:
        """Returns when the bot has its face on Telegram. Raises TimeoutError after half a minute."""
        async with asyncio.timeout(_PATIENCE):
            while not await self._mark("telegram.face"):
                await asyncio.sleep(0.01)

    async def bind_staff(self) -> None:
        """Ola's group becomes the moderators' desk, Jana an organiser."""
        self.desk.send(self.phones["Ola"], f"/start@{cast.BOT_NAME} {await self.staff_code(RoleKind.MODERATOR)}")
        self.phones["Jana"].start(await self.staff_code(RoleKind.ORGANISER))
        await self.settle()

    async def move(self, **by: float) -> None:
        """Moves the clock forward as timedelta(**by), from one thing that falls due to the next; each happens."""
        until = self.clock.now() + timedelta(**by)
        while (now := self.clock.now()) < until:
            self.clock.move(min(await self._next_moment(now), until) - now)
            await ticks.run_all(self.app.database, self.clock.now(), logs.report)
            await self.settle()

    async def _next_moment(self, now: datetime) -> datetime:
        """When a step of a ladder, the end of the quiet hours or a waiting delivery falls due; or a day later."""
        async with self.app.database.transaction() as store:
            countries = frozenset(city.country for city in await store.cities())
            closed = partial(is_holiday, countries=countries)
            meetings = await store.meetings()
            steps = [rung.at for meeting in meetings for rung in rungs(meeting, closed)]
            waiting = await store.deliveries([DeliveryState.WAITING], limit=1000)
        booking = [each.interpreters_by - ALERT for each in meetings if each.interpreters_by is not None]
        moments = [now + timedelta(days=1), *steps, *booking, *(delivery.due_at for delivery in waiting)]
        if waiting and (quiet := self.app.relay.quiet_until(now)):
            moments.append(quiet)
        return min(moment for moment in moments if moment > now)

    async def settle(self) -> None:
        """Returns when everything said has been worked and everything due has been sent.

        A standing clock is moved by what the pace of the channels asks for. Raises TimeoutError after half a minute.
        """
        async with asyncio.timeout(_PATIENCE):
            while True:
                while self._is_busy():
                    await asyncio.sleep(0.001)
                    self._raise_from_the_dead()
                await self.mail.flush()
                due = await self._next_due()
                if self._is_busy():
                    continue
                if due is None or due > self.clock.now() + _SOON:
                    return
                self._move_on(due)

    def _raise_from_the_dead(self) -> None:
        """What a loop of the service has died of."""
        for loop in self.app.loops:
            if loop.done():
                loop.result()

    def _move_on(self, due: datetime) -> None:
        """To what falls due; where that is already due, to when the relay looks again."""
        now = self.clock.now()
        self.clock.move((due if due > now else self.clock.next_awaited() or now + _SOON) - now)

    async def _mark(self, name: str) -> str:
        async with self.app.database.transaction() as store:
            return await store.mark(name)

    def _is_busy(self) -> bool:
        return bool(self.telegram.world.updates.pending()) or self.app.relay.is_at_work

    async def _next_due(self) -> datetime | None:
        async with self.app.database.transaction() as store:
            waiting = await store.deliveries([DeliveryState.WAITING, DeliveryState.CLAIMED], limit=100_000)
        quiet = self.app.relay.quiet_until(self.clock.now())
        return min(
            (delivery.due_at for delivery in waiting if quiet is None or delivery.priority <= Priority.NOTICE),
            default=None,
        )


@asynccontextmanager
async def rehearsal(
    folder: Path,
    *,
    database_url: str | None = None,
    ticking: bool = False,
    begins: datetime = BEGINS,
    environ: Mapping[str, str] | None = None,
    mail: Callable[[Clock], MailServer] = MailServer,
    wires: Wires | None = None,
) -> AsyncIterator[Stage]:
    """A rehearsal with its curtain up.

    `environ` overrides settings of the service, `mail` its mail world, `wires` how it touches the machine.
    """
    clock = MovableClock(begins, ticking=ticking)
    telegram = TelegramServer(clock, token=cast.BOT_TOKEN, username=cast.BOT_NAME)
    post = mail(clock)
    async with AsyncExitStack() as stack:
        stack.push_async_callback(telegram.stop)
        await telegram.start()
        stack.push_async_callback(post.stop)
        await post.start()
        wanted = {
            "MOSTY_DATABASE_URL": database_url or f"sqlite:///{folder / 'mosty.db'}",
            "MOSTY_SECRET": "rehearsal-secret-that-guards-nothing-real",
            "MOSTY_TELEGRAM_TOKEN": cast.BOT_TOKEN,
            "MOSTY_TELEGRAM_API": telegram.base_url,
            "MOSTY_MAIL_ADDRESS": cast.BOT_ADDRESS,
            "MOSTY_SMTP_URL": post.smtp_url,
            "MOSTY_LMTP_LISTEN": "127.0.0.1:0",
            "MOSTY_MAIL_RATE": "30",
            **(environ or {}),
        }
        stage = Stage(folder, clock, telegram, post, load(wanted, env_file=None), wires or Wires())
        stage.seat(cast.EVERYONE)
        stack.push_async_callback(stage.drop_curtain)
        await stage.raise_curtain()
        yield stage
