"""Updates on their way in, over HTTP from an emulated Telegram into the real inbox: nothing is lost, nothing twice."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup

from bot.channels.telegram.listener import TelegramListener, use_polling
from bot.channels.telegram.parse import ALLOWED_UPDATES
from bot.core.clock import MovableClock
from bot.core.inbox import Inbox
from bot.core.outbox import Delivery, DeliveryState
from bot.core.store import StorageUnavailable, Store
from bot.rehearsal.telegram import Phone, TelegramServer
from bot.storage.database import Database
from tests.channels.conftest import NOW


class Storage:
    """The database, out of order for the first few transactions."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.errors: list[Exception] = []

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Store]:
        if self.errors:
            raise self.errors.pop(0)
        async with self.database.transaction() as store:
            yield store


class Log:
    """What was reported."""

    def __init__(self) -> None:
        self.lines: list[tuple[str, dict[str, object]]] = []

    def __call__(self, name: str, values: dict[str, object]) -> None:
        self.lines.append((name, values))

    def named(self, name: str) -> list[dict[str, object]]:
        return [values for each, values in self.lines if each == name]


@pytest.fixture
async def storage(sqlite_file: Path) -> AsyncIterator[Storage]:
    database = Database(f"sqlite:///{sqlite_file}")
    await database.prepare()
    yield Storage(database)
    await database.close()


@pytest.fixture
def log() -> Log:
    return Log()


@pytest.fixture
def listener(bot: Bot, storage: Storage, clock: MovableClock, log: Log) -> TelegramListener:
    return TelegramListener(bot, Inbox(storage, secret=b"secret", report=log), clock, log, first_pause=0.001)


@pytest.fixture
async def running(listener: TelegramListener) -> AsyncIterator[None]:
    async with kept_running(listener):
        yield


@pytest.fixture
def ania(server: TelegramServer) -> Phone:
    return server.person(first_name="Ania", language_code="pl")


@pytest.fixture
def david(server: TelegramServer) -> Phone:
    return server.person(first_name="David", language_code="cs")


@asynccontextmanager
async def kept_running(listener: TelegramListener) -> AsyncIterator[None]:
    task = asyncio.create_task(listener.run())
    yield
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task


async def until(condition: Callable[[], bool]) -> None:
    """Lets everything else run until it is so."""
    async with asyncio.timeout(5):
        while not condition():  # noqa: ASYNC110 - what is waited for happens in several places, none of which tells
            await asyncio.sleep(0)


async def confirmed(server: TelegramServer) -> None:
    """Telegram has been told that everything is worked."""
    await until(lambda: not server.world.updates.pending())


async def answers(storage: Storage) -> list[Delivery]:
    async with storage.database.transaction() as store:
        return list(await store.deliveries([DeliveryState.WAITING], limit=100))


async def failures(storage: Storage) -> list[tuple[str, str, bytes, str]]:
    async with storage.database.transaction() as store:
        return list(await store.failed())


def received(log: Log) -> list[object]:
    return [values["id"] for values in log.named("inbound.received")]


def acts(log: Log) -> list[object]:
    """What was done, once for each update: one that is refused is worked again to say why."""
    return list({values["id"]: values["act"] for values in log.named("inbound.received")}.values())


@pytest.mark.usefixtures("running")
async def test_words_are_worked_and_then_confirmed(server: TelegramServer, storage: Storage, ania: Phone) -> None:
    ania.start()
    await confirmed(server)
    async with storage.database.transaction() as store:
        contact = await store.contact_at(f"telegram:{ania.id}")
        assert contact is not None
    assert [answer.contact_id for answer in await answers(storage)] == [contact.id]
    poll = server.calls("getUpdates")[0].parameters
    assert (poll["offset"], poll["allowed_updates"]) == (0, ALLOWED_UPDATES)


async def test_what_waited_is_worked_in_its_order(
    server: TelegramServer, listener: TelegramListener, log: Log, ania: Phone, david: Phone
) -> None:
    await listener.bot.get_updates(allowed_updates=ALLOWED_UPDATES)
    ania.start()
    for number in range(20):
        (ania, david)[number % 2].start(str(number))
    ids = [f"telegram:{update.id}" for update in server.world.updates.pending()]
    async with kept_running(listener):
        await confirmed(server)
    assert received(log) == ids


@pytest.mark.usefixtures("running")
async def test_a_pressed_button_stops_spinning(
    server: TelegramServer, bot: Bot, storage: Storage, ania: Phone, log: Log
) -> None:
    ania.start()
    for data in ("language:pl", "forged by hand"):
        await bot.send_message(ania.id, "?", reply_markup=_keyboard(data))
        ania.tap(data)
        await until(lambda: not ania.spinning)
    await confirmed(server)
    assert acts(log) == ["started", "pressed", "garbled"]
    assert [answer.message for answer in await answers(storage)].count("refusal") == 1


@pytest.mark.usefixtures("running")
async def test_a_press_too_old_to_be_answered_is_worked_all_the_same(
    server: TelegramServer, bot: Bot, clock: MovableClock, ania: Phone, log: Log
) -> None:
    ania.start()
    await bot.send_message(ania.id, "?", reply_markup=_keyboard("language:pl"))
    server.faults.add(
        kind="error",
        method="answerCallbackQuery",
        code=400,
        description="Bad Request: query is too old and response timeout expired or query ID is invalid",
    )
    ania.tap("language:pl")
    await until(lambda: bool(log.named("telegram.spinner")))
    await confirmed(server)
    assert acts(log) == ["started", "pressed"]


async def test_one_that_cannot_be_read_is_kept_and_the_others_are_worked(
    server: TelegramServer, listener: TelegramListener, storage: Storage, log: Log, ania: Phone
) -> None:
    ania.start()
    body = {"message_id": 7, "date": 0, "text": "Gdzie?", "from": {"id": ania.person.id}}  # no chat
    broken = server.world.updates.add("message", body, lane="x")
    ania.send("Dzień dobry")
    async with kept_running(listener):
        await confirmed(server)
    assert broken is not None
    ((inbound_id, channel, raw, error),) = await failures(storage)
    assert (inbound_id, channel, json.loads(raw)) == (f"telegram:{broken.id}", "telegram", broken.wire())
    assert "TypeError" in error
    assert len(received(log)) == 2


async def test_a_bug_of_ours_is_kept_as_well(
    server: TelegramServer, listener: TelegramListener, storage: Storage, ania: Phone
) -> None:
    storage.errors = [RuntimeError("a bug")]
    ania.start()
    async with kept_running(listener):
        await confirmed(server)
    assert [error for *_, error in await failures(storage)] == ["RuntimeError('a bug')"]


@pytest.mark.parametrize(
    ("errors", "reported"),
    [
        ([StorageUnavailable("locked")], "storage.unavailable"),
        ([StorageUnavailable("locked")] * 3, "storage.unavailable"),
        ([RuntimeError("a bug"), StorageUnavailable("locked")], "storage.unavailable"),
        ([RuntimeError("a bug"), RuntimeError("and no way to keep it")], "telegram.bug"),
    ],
)
async def test_while_the_storage_is_away_telegram_keeps_it(
    server: TelegramServer,
    listener: TelegramListener,
    storage: Storage,
    log: Log,
    ania: Phone,
    david: Phone,
    errors: list[Exception],
    reported: str,
) -> None:
    ania.start()
    david.start()
    storage.errors = list(errors)
    async with kept_running(listener):
        await confirmed(server)
    offsets = [call.parameters["offset"] for call in server.calls("getUpdates")]
    assert offsets[:2] == [0, 0]
    assert len(set(received(log))) == 2
    assert await failures(storage) == []
    assert len(log.named(reported)) == 1
    assert len(log.named("telegram.recovered")) == 1


async def test_only_what_is_worked_is_passed(
    server: TelegramServer, listener: TelegramListener, storage: Storage, ania: Phone, david: Phone, log: Log
) -> None:
    ania.start()
    david.start()
    ids = [update.id for update in server.world.updates.pending()]

    def break_down(name: str, values: dict[str, object]) -> None:
        if name == "inbound.received" and values["id"] == f"telegram:{ids[0]}":
            storage.errors = [StorageUnavailable("full")]

    halting = TelegramListener(
        listener.bot,
        Inbox(storage, secret=b"secret", report=break_down),
        MovableClock(NOW, ticking=False),
        log,
        first_pause=0.001,
    )
    async with kept_running(halting):
        await confirmed(server)
    assert [call.parameters["offset"] for call in server.calls("getUpdates")][:2] == [0, ids[1]]


async def test_what_comes_twice_is_worked_once(
    server: TelegramServer, listener: TelegramListener, storage: Storage, log: Log, ania: Phone
) -> None:
    ania.start()
    (update,) = server.world.updates.pending()
    await listener.work(update.wire())
    await listener.work(update.wire())
    async with kept_running(listener):
        await confirmed(server)
    assert len(received(log)) == len(await answers(storage)) == 1


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        ({"kind": "error", "code": 500, "description": "Internal Server Error: restart"}, "restart"),
        ({"kind": "error", "code": 401, "description": "Unauthorized"}, "MOSTY_TELEGRAM_TOKEN"),
        ({"kind": "error", "code": 409, "description": "Conflict: terminated by other getUpdates request"}, "token"),
        ({"kind": "drop_before"}, "ServerDisconnectedError"),
        ({"kind": "bad_gateway"}, "502"),
        ({"kind": "malformed"}, "not one of Telegram's"),
    ],
)
async def test_trouble_is_said_once_and_outlived(
    server: TelegramServer,
    listener: TelegramListener,
    log: Log,
    ania: Phone,
    fault: dict[str, Any],
    sentence: str,
) -> None:
    ania.start()
    server.faults.add(method="getUpdates", times=3, **fault)
    async with kept_running(listener):
        await confirmed(server)
    ((_, values),) = [line for line in log.lines if line[0] == "telegram.unavailable"]
    assert sentence in str(values["because"])
    assert server.token not in str(log.lines)
    assert len(received(log)) == len(log.named("telegram.recovered")) == 1


async def test_a_flood_of_polls_waits_as_long_as_telegram_asks(
    server: TelegramServer, listener: TelegramListener, ania: Phone
) -> None:
    ania.start()
    server.faults.add(
        kind="error", method="getUpdates", code=429, description="Too Many Requests", parameters={"retry_after": 1}
    )
    began = asyncio.get_running_loop().time()
    async with kept_running(listener):
        await confirmed(server)
    assert asyncio.get_running_loop().time() - began > 0.9


async def test_stopping_lets_the_last_spinner_stop(
    server: TelegramServer, listener: TelegramListener, ania: Phone, log: Log
) -> None:
    ania.start()
    await listener.bot.send_message(ania.id, "?", reply_markup=_keyboard("language:pl"))
    server.faults.add(kind="delay", method="answerCallbackQuery", seconds=0.05)
    async with kept_running(listener):
        ania.tap("language:pl")
        await until(lambda: len(received(log)) == 2)
        await until(lambda: bool(server.calls("answerCallbackQuery")))
    assert not ania.spinning


async def test_a_webhook_is_set_as_soon_as_telegram_lets_us(
    server: TelegramServer, listener: TelegramListener, log: Log, bot: Bot
) -> None:
    server.faults.add(kind="error", method="setWebhook", code=500)
    hook = asyncio.create_task(listener.follow_webhook("https://mosty.example.org:8443/telegram", "s3cret"))
    await until(lambda: server.webhook.url != "")
    assert (server.webhook.url, server.webhook.secret) == ("https://mosty.example.org:8443/telegram", "s3cret")
    assert list(server.world.updates.allowed) == ALLOWED_UPDATES
    assert len(log.named("telegram.unavailable")) == 1
    hook.cancel()
    with pytest.raises(asyncio.CancelledError):
        await hook
    async with kept_running(listener):
        await until(lambda: "webhook" in str(log.lines[-1]))
    await use_polling(bot)
    assert server.webhook.url == ""


async def test_what_has_no_number_is_no_update(listener: TelegramListener) -> None:
    for wrong in ({}, {"update_id": "7"}):
        with pytest.raises(ValueError, match="number"):
            await listener.work(wrong)


async def test_updates_expire_by_the_clock_of_telegram_alone(
    server: TelegramServer, listener: TelegramListener, clock: MovableClock, log: Log, ania: Phone
) -> None:
    ania.start()
    clock.move(timedelta(hours=23))
    async with kept_running(listener):
        await confirmed(server)
    assert len(received(log)) == 1


def _keyboard(data: str) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup.from_button(InlineKeyboardButton(data, callback_data=data))
