"""How updates reach the bot: the rules of polling, of webhooks, and how long each update is kept."""

import asyncio
import time
from collections.abc import AsyncIterator, Sequence
from datetime import timedelta
from typing import Any

import pytest
from aiohttp import web
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.error import BadRequest, Conflict, NetworkError

from bot.core.clock import MovableClock
from bot.rehearsal.telegram import Phone, TelegramServer
from tests.rehearsal.conftest import new_bot


def texts(updates: Sequence[Update]) -> list[str | None]:
    return [update.message.text if update.message else None for update in updates]


async def waiting(server: TelegramServer, polls: int) -> None:
    """Until so many polls have reached the server."""
    while sum(call.outcome == "waiting" for call in server.calls("getUpdates")) < polls:  # noqa: ASYNC110 - the transcript has no bell
        await asyncio.sleep(0)


async def test_an_offset_confirms_what_is_below_it(bot: Bot, ania: Phone) -> None:
    for text in ("a", "b", "c"):
        ania.send(text)
    first = await bot.get_updates(limit=2)
    assert texts(first) == ["/start", "a"]
    assert texts(await bot.get_updates()) == ["/start", "a", "b", "c"]
    assert [u.update_id - first[0].update_id for u in await bot.get_updates()] == [0, 1, 2, 3]
    assert texts(await bot.get_updates(offset=first[1].update_id + 1)) == ["b", "c"]
    assert texts(await bot.get_updates()) == ["b", "c"]
    assert await bot.get_updates(offset=first[0].update_id + 4) == ()
    assert await bot.get_updates() == ()


async def test_a_negative_offset_keeps_only_the_last(bot: Bot, ania: Phone) -> None:
    for text in ("a", "b", "c"):
        ania.send(text)
    assert texts(await bot.get_updates(offset=-2)) == ["b", "c"]
    assert texts(await bot.get_updates()) == ["b", "c"]


async def test_an_offset_from_another_life_starts_over(bot: Bot, ania: Phone) -> None:
    assert texts(await bot.get_updates(offset=999_999_999)) == ["/start"]


async def test_a_long_poll_ends_as_soon_as_something_arrives(server: TelegramServer, bot: Bot, ania: Phone) -> None:
    (start,) = await bot.get_updates()
    poll = asyncio.create_task(bot.get_updates(offset=start.update_id + 1, timeout=30))
    await waiting(server, 1)
    ania.send("Ahoj")
    assert texts(await poll) == ["Ahoj"]


async def test_a_long_poll_ends_with_nothing_when_its_time_is_up(bot: Bot) -> None:
    begin = time.monotonic()
    assert await bot.get_updates(timeout=1) == ()
    assert 0.9 < time.monotonic() - begin < 2


async def test_a_second_poller_throws_the_first_out(server: TelegramServer, bot: Bot, ania: Phone) -> None:
    (start,) = await bot.get_updates()
    first = asyncio.create_task(bot.get_updates(offset=start.update_id + 1, timeout=30))
    await waiting(server, 1)
    async with new_bot(server) as other:
        second = asyncio.create_task(other.get_updates(offset=start.update_id + 1, timeout=30))
        with pytest.raises(Conflict, match="terminated by other getUpdates request; make sure that only one bot"):
            await first
        ania.send("Ahoj")
        assert texts(await second) == ["Ahoj"]


async def test_hasty_short_polls_are_held_back_when_paced(clock: MovableClock) -> None:
    server = TelegramServer(clock, paced=True)
    await server.start()
    async with new_bot(server) as bot:
        ania = server.person(first_name="Ania")
        assert await bot.get_updates() == ()
        held = asyncio.create_task(bot.get_updates())
        await waiting(server, 1)
        ania.start()
        ania.send("Ahoj")
        assert texts(await held) == ["/start"]
        assert texts(await bot.get_updates(timeout=5)) == ["/start", "Ahoj"]
    await server.stop()


async def test_updates_are_forgotten_in_their_own_time(
    server: TelegramServer, bot: Bot, ania: Phone, clock: MovableClock
) -> None:
    buttons = InlineKeyboardMarkup.from_button(InlineKeyboardButton("Tak", callback_data="y"))
    await bot.send_message(ania.id, "?", reply_markup=buttons)
    ania.tap("Tak")
    ania.block()
    clock.move(timedelta(seconds=149))
    kinds = [update.callback_query is not None for update in await bot.get_updates()]
    assert kinds == [False, True, False]
    clock.move(timedelta(seconds=1))
    assert [update.callback_query for update in await bot.get_updates()] == [None, None]
    assert len(server.world.updates.forgotten) == 1
    clock.move(timedelta(hours=24) - timedelta(seconds=151))
    assert len(await bot.get_updates()) == 2
    clock.move(timedelta(seconds=1))
    assert await bot.get_updates() == ()


async def test_allowed_updates_stick_until_changed(bot: Bot, ania: Phone) -> None:
    (start,) = await bot.get_updates(allowed_updates=["callback_query"])
    ania.send("unheard")
    assert await bot.get_updates(offset=start.update_id + 1) == ()
    ania.send("unheard too")
    assert await bot.get_updates(allowed_updates=[]) == ()
    ania.send("heard")
    assert texts(await bot.get_updates()) == ["heard"]


async def test_a_poll_ends_when_the_server_stops_and_what_is_pending_stays(
    server: TelegramServer, bot: Bot, ania: Phone
) -> None:
    (start,) = await bot.get_updates()
    poll = asyncio.create_task(bot.get_updates(offset=start.update_id + 1, timeout=30))
    await waiting(server, 1)
    await server.stop()
    with pytest.raises(NetworkError):
        await poll
    ania.send("while down")
    await server.start()
    async with new_bot(server) as bot_again:
        assert texts(await bot_again.get_updates()) == ["while down"]


class Receiver:
    """A webhook of ours: answers as told and keeps what came."""

    def __init__(self) -> None:
        self.answers: list[web.Response] = []
        self.gate: asyncio.Event | None = None
        self.bodies: list[dict[str, Any]] = []
        self.secrets: list[str | None] = []
        self.came = asyncio.Event()
        self.url = ""

    async def take(self, request: web.Request) -> web.Response:
        self.bodies.append(await request.json())
        self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        self.came.set()
        if self.gate is not None and "message" in self.bodies[-1]:
            await self.gate.wait()
        return self.answers.pop(0) if self.answers else web.Response()

    async def until(self, count: int) -> None:
        async with asyncio.timeout(5):
            while len(self.bodies) < count:
                self.came.clear()
                await self.came.wait()


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    receiver = Receiver()
    app = web.Application()
    app.router.add_post("/hook", receiver.take)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    receiver.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield receiver
    await runner.cleanup()


async def none_pending(bot: Bot) -> None:
    while (await bot.get_webhook_info()).pending_update_count:
        pass


async def test_a_webhook_gets_what_is_pending_and_what_comes(
    server: TelegramServer, bot: Bot, ania: Phone, receiver: Receiver
) -> None:
    assert await bot.set_webhook(receiver.url, secret_token="s3cret", allowed_updates=["message"])
    await receiver.until(1)
    ania.send("Ahoj")
    await receiver.until(2)
    assert [body["message"]["text"] for body in receiver.bodies] == ["/start", "Ahoj"]
    assert receiver.secrets == ["s3cret", "s3cret"]
    await none_pending(bot)
    info = await bot.get_webhook_info()
    assert (info.url, info.allowed_updates, info.last_error_date) == (receiver.url, ("message",), None)
    with pytest.raises(Conflict, match="can't use getUpdates method while webhook is active"):
        await bot.get_updates()
    await bot.delete_webhook()
    ania.send("later")
    assert texts(await bot.get_updates()) == ["later"]


async def test_setting_a_webhook_ends_a_poll(server: TelegramServer, bot: Bot, receiver: Receiver) -> None:
    poll = asyncio.create_task(bot.get_updates(timeout=30))
    await waiting(server, 1)
    await bot.set_webhook(receiver.url)
    with pytest.raises(Conflict, match="terminated by setWebhook request"):
        await poll


async def test_a_failed_delivery_is_repeated_at_once_then_after_a_pause(
    bot: Bot, ania: Phone, receiver: Receiver, clock: MovableClock
) -> None:
    receiver.answers = [web.Response(status=500), web.Response(status=503, headers={"Retry-After": "30"})]
    await bot.set_webhook(receiver.url)
    await receiver.until(2)
    refused = "Wrong response from the webhook: 503 Service Unavailable"
    while (await bot.get_webhook_info()).last_error_message != refused:
        pass
    clock.move(timedelta(seconds=29))
    assert (await bot.get_webhook_info()).pending_update_count == 1
    assert len(receiver.bodies) == 2
    clock.move(timedelta(seconds=1))
    await receiver.until(3)
    assert len({body["update_id"] for body in receiver.bodies}) == 1
    await none_pending(bot)


async def test_one_chat_waits_while_other_lanes_go_on(bot: Bot, ania: Phone, receiver: Receiver) -> None:
    receiver.gate = asyncio.Event()
    await bot.set_webhook(receiver.url)
    await receiver.until(1)
    ania.send("second")
    ania.block()
    await receiver.until(2)
    assert [next(key for key in body if key != "update_id") for body in receiver.bodies] == [
        "message",
        "my_chat_member",
    ]
    receiver.gate.set()
    await receiver.until(3)
    assert receiver.bodies[2]["message"]["text"] == "second"


async def test_an_answer_to_an_update_may_be_a_call(
    server: TelegramServer, bot: Bot, ania: Phone, receiver: Receiver
) -> None:
    receiver.answers = [web.json_response({"method": "sendMessage", "chat_id": ania.id, "text": "Witaj"})]
    await bot.set_webhook(receiver.url)
    assert (await ania.expect("Witaj")).by_bot


@pytest.mark.parametrize(
    ("url", "secret", "text"),
    [
        ("http://example.org/hook", "", "bad webhook: An HTTPS URL must be provided for webhook"),
        ("https://example.org:8080/", "", "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443"),
        ("https://example.org/", "not allowed", "secret token contains unallowed characters"),
    ],
)
async def test_a_webhook_that_telegram_does_not_take(
    server: TelegramServer, bot: Bot, url: str, secret: str, text: str
) -> None:
    with pytest.raises(BadRequest):
        await bot.set_webhook(url, secret_token=secret)
    assert [violation.description for violation in server.violations] == [f"Bad Request: {text}"]
