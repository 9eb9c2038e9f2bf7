"""The way in from Telegram: long polling (Bot API, getUpdates), or the webhook through `work`.

Telegram forgets an update once a later offset is asked for. So updates are worked one after the other, and the offset
passes each only when its transaction is committed, or when it is kept raw because it cannot be read: a crash anywhere
loses nothing, and what comes twice is known by its id. Updates of one chat thereby stay in order.
"""

import asyncio
import json
from collections.abc import Awaitable, Mapping
from datetime import timedelta
from typing import Any

from telegram import Bot
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot.channels.telegram.errors import TOKEN_REFUSED
from bot.channels.telegram.parse import ALLOWED_UPDATES, parse
from bot.channels.telegram.request import AiohttpRequest, Unanswered, trust
from bot.core.clock import Clock
from bot.core.inbox import Inbox, Report
from bot.core.loops import uninterrupted
from bot.core.store import StorageUnavailable

_TELEGRAM = "https://api.telegram.org"
_CONNECTIONS = 256
_POLL_SECONDS = 25
_POLL_SLACK_SECONDS = 10.0
"""A line that died in silence is noticed after both; a button press lives 150 seconds at Telegram."""

_FIRST_PAUSE, _LONGEST_PAUSE = 0.5, 5.0
_LONGEST_WISH = 300.0  # seconds that a Retry-After of getUpdates may ask for
_FAREWELL_SECONDS = 2.0

_CONFLICT = (
    "Somebody else reads the updates of this bot. Stop the other program that runs with this token; "
    "if a webhook is set, choose MOSTY_TELEGRAM_MODE=webhook or delete the webhook."
)


class TokenRefused(Exception):
    """Telegram does not accept the token; the text says what to do."""


def build_bot(token: str, api: str | None) -> Bot:
    """A bot on connections of its own, still closed: `hello` opens them, `bot.shutdown()` closes them.

    `api` is the base URL of another Bot API server, with or without its `/bot`; the token follows after that.
    """
    base = (api or _TELEGRAM).rstrip("/").removesuffix("/bot")
    trusting = trust() if base.startswith("https:") else None
    return Bot(
        token,
        base_url=f"{base}/bot",
        base_file_url=f"{base}/file/bot",
        request=AiohttpRequest(connections=_CONNECTIONS, trusting=trusting),
        get_updates_request=AiohttpRequest(connections=1, trusting=trusting),
    )


async def hello(bot: Bot) -> str:
    """Opens the connections and asks Telegram who we are (Bot API, getMe); returns the username, without @.

    Raises TokenRefused, NetworkError while Telegram cannot be reached, and RetryAfter while it asks for patience. The
    connections are open even then, so that everything goes on as soon as it can.
    """
    try:
        await bot.initialize()
    except InvalidToken:
        raise TokenRefused(TOKEN_REFUSED) from None  # the library's own text quotes the token
    return bot.username


async def use_polling(bot: Bot) -> None:
    """Takes a webhook away, which polling cannot stand beside; what waits is kept (Bot API, deleteWebhook).

    Raises TelegramError. Never to be called on stopping: it would silence replicas that still run.
    """
    await bot.delete_webhook(drop_pending_updates=False)


class TelegramListener:
    """Follows the updates of one bot, by `run` or by `follow_webhook`."""

    def __init__(
        self, bot: Bot, inbox: Inbox, clock: Clock, report: Report, *, first_pause: float = _FIRST_PAUSE
    ) -> None:
        """`first_pause`: seconds to wait after the first trouble; each further pause is twice as long, up to 5 s."""
        self.bot = bot
        self._inbox = inbox
        self._clock = clock
        self._report = report
        self._offset = 0
        self._first_pause = self._pause = first_pause
        self._trouble = ""
        self._answers: set[asyncio.Task[None]] = set()

    async def run(self) -> None:
        """Polls until cancelled, whatever happens in between; then lets the last buttons stop spinning."""
        try:
            while True:
                await self._attempt(self._step())
        finally:
            await self._farewell()

    async def follow_webhook(self, url: str, secret: str) -> None:
        """Has Telegram send updates there, with the secret in a header (Bot API, setWebhook), until cancelled.

        Tried until it succeeds; what then arrives is to be given to `work`.
        """
        try:
            while not await self._attempt(
                self.bot.set_webhook(url, secret_token=secret, allowed_updates=ALLOWED_UPDATES)
            ):
                pass
            await asyncio.Event().wait()
        finally:
            await self._farewell()

    async def work(self, update: Mapping[str, Any]) -> None:
        """Works one update, from a poll or the webhook. When it returns, it is safe to confirm.

        Raises StorageUnavailable, and ValueError for what is no update at all.
        """
        update_id = _id_of(update)
        raw, now = json.dumps(update).encode(), self._clock.now()
        try:
            inbound = parse(update, now)
        except Exception as error:  # whatever an unforeseen shape makes the library raise
            sender = _sender_of(update)
            await self._inbox.keep(f"telegram:{update_id}", "telegram", raw, repr(error), now, sender=sender)
        else:
            await self._inbox.receive(inbound, raw)
        self._stop_spinner(update)

    async def _attempt(self, step: Awaitable[object]) -> bool:
        """Whether the step succeeded; if not, it is reported and a pause is made."""
        try:
            await step
        except Exception as error:  # whatever it is: the updates wait at Telegram, and nothing else takes them
            await asyncio.sleep(self._pause_after(error))
            return False
        self._recovered()
        return True

    async def _step(self) -> None:
        for update in await self._poll():
            update_id = _id_of(update)
            await uninterrupted(self.work(update))
            self._offset = update_id + 1

    async def _poll(self) -> list[dict[str, Any]]:
        # Not bot.get_updates: it parses the whole batch, and one update it cannot read would hide all the others.
        updates = await self.bot._post(
            "getUpdates",
            {"offset": self._offset, "timeout": _POLL_SECONDS, "allowed_updates": ALLOWED_UPDATES},
            read_timeout=_POLL_SECONDS + _POLL_SLACK_SECONDS,
        )
        if not isinstance(updates, list):
            raise Unanswered("getUpdates did not answer with a list")
        return updates

    def _stop_spinner(self, update: Mapping[str, Any]) -> None:
        query = update.get("callback_query")
        if isinstance(query, Mapping) and isinstance(query.get("id"), str):
            task = asyncio.create_task(self._answer(query["id"]))
            self._answers.add(task)
            task.add_done_callback(self._answers.discard)

    async def _answer(self, query_id: str) -> None:
        try:
            await self.bot.answer_callback_query(query_id)
        except TelegramError as error:  # too old, most often; what was pressed is recorded all the same
            self._report("telegram.spinner", {"because": type(error).__name__})

    async def _farewell(self) -> None:
        if self._answers:
            await asyncio.wait(self._answers, timeout=_FAREWELL_SECONDS)
        for task in self._answers:
            task.cancel()

    # Trouble

    def _pause_after(self, error: Exception) -> float:
        """How many seconds to wait; the trouble is reported once, not at every try."""
        name, values = _described(error)
        if self._trouble != (trouble := f"{name} {values}"):
            self._trouble = trouble
            self._report(name, values)
        pause, self._pause = self._pause, min(self._pause * 2, _LONGEST_PAUSE)
        if isinstance(error, RetryAfter):
            wish = error.retry_after
            seconds = wish.total_seconds() if isinstance(wish, timedelta) else wish
            return max(pause, min(seconds, _LONGEST_WISH))
        return pause

    def _recovered(self) -> None:
        self._pause = self._first_pause
        if self._trouble:
            self._trouble = ""
            self._report("telegram.recovered", {})


def _sender_of(update: Mapping[str, Any]) -> str:
    """The address of the chat in which it was done, or of who did it, in whatever shape it comes; "" for neither."""
    parts = [part for part in update.values() if isinstance(part, Mapping)]
    about = [part.get(name) for part in parts for name in ("chat", "from")]
    numbers = [each.get("id") for each in about if isinstance(each, Mapping)]
    return next((f"telegram:{number}" for number in numbers if isinstance(number, int)), "")


def _id_of(update: object) -> int:
    if isinstance(update, Mapping) and isinstance(update_id := update.get("update_id"), int):
        return update_id
    raise ValueError("an update without a number")


def _described(error: Exception) -> tuple[str, dict[str, object]]:
    match error:
        case StorageUnavailable():
            return "storage.unavailable", {"lane": "telegram", "error": str(error)}
        case InvalidToken():
            return "telegram.unavailable", {"because": TOKEN_REFUSED}
        case Conflict():
            return "telegram.unavailable", {"because": _CONFLICT, "said": str(error)}
        case TelegramError():
            return "telegram.unavailable", {"because": str(error)}
        case _:
            return "telegram.bug", {"error": type(error).__name__}
