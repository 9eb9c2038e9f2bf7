"""What goes wrong on demand, and what goes wrong when a bot hurries."""

import asyncio
import time
from collections.abc import AsyncIterator
from datetime import timedelta

import aiohttp
import pytest
from telegram import Bot
from telegram.error import BadRequest, ChatMigrated, NetworkError, RetryAfter, TelegramError

from bot.core.clock import MovableClock
from bot.rehearsal.telegram import Flood, Limits, Phone, TelegramServer
from tests.rehearsal.conftest import new_bot


@pytest.fixture(autouse=True)
def pauses_are_timedeltas(monkeypatch: pytest.MonkeyPatch) -> None:
    """python-telegram-bot warns of whole seconds otherwise."""
    monkeypatch.setenv("PTB_TIMEDELTA", "true")


def heard(phone: Phone) -> list[str]:
    return [message.text for message in phone.messages if message.by_bot]


async def test_an_error_strikes_as_often_as_told(server: TelegramServer, bot: Bot, ania: Phone) -> None:
    fault = server.faults.add(kind="error", method="sendMessage", times=2)
    for _ in range(2):
        with pytest.raises(NetworkError, match="Internal Server Error: restart"):
            await bot.send_message(ania.id, "x")
    assert fault.left == 0
    await bot.send_message(ania.id, "y")
    assert heard(ania) == ["y"]
    assert [call.applied for call in server.calls("sendMessage")] == [False, False, True]


async def test_an_error_takes_code_text_and_parameters(server: TelegramServer, bot: Bot, ania: Phone) -> None:
    server.faults.add(
        kind="error", code=429, description="Too Many Requests: retry after 7", parameters={"retry_after": 7}
    )
    with pytest.raises(RetryAfter) as paused:
        await bot.send_message(ania.id, "x")
    assert paused.value.retry_after == timedelta(seconds=7)
    server.faults.add(
        kind="error", code=400, description="Bad Request: moved", parameters={"migrate_to_chat_id": -1002100000009}
    )
    with pytest.raises(ChatMigrated) as moved:
        await bot.send_message(ania.id, "x")
    assert moved.value.new_chat_id == -1002100000009
    assert server.violations == []


async def test_a_fault_may_be_meant_for_one_chat_and_for_ever(server: TelegramServer, bot: Bot, ania: Phone) -> None:
    bartek = server.person(first_name="Bartek")
    bartek.start()
    server.faults.add(kind="error", code=400, description="Bad Request: no", chat_id=ania.id, times=None)
    for _ in range(3):
        with pytest.raises(BadRequest):
            await bot.send_message(ania.id, "x")
    await bot.send_message(bartek.id, "x")
    server.faults.clear()
    await bot.send_message(ania.id, "x")
    assert (heard(ania), heard(bartek)) == (["x"], ["x"])


async def test_a_connection_dropped_before_and_after(server: TelegramServer, bot: Bot, ania: Phone) -> None:
    server.faults.add(kind="drop_before", method="sendMessage")
    server.faults.add(kind="drop_after", method="sendMessage")
    with pytest.raises(NetworkError):
        await bot.send_message(ania.id, "never")
    assert heard(ania) == []
    with pytest.raises(NetworkError):
        await bot.send_message(ania.id, "twice")
    await bot.send_message(ania.id, "twice")
    assert heard(ania) == ["twice", "twice"]
    calls = server.calls("sendMessage")
    assert [(call.applied, call.outcome) for call in calls] == [
        (False, "drop_before"),
        (True, "drop_after"),
        (True, "ok"),
    ]


async def test_a_gateway_page_and_an_answer_that_is_no_json(server: TelegramServer, bot: Bot, ania: Phone) -> None:
    server.faults.add(kind="bad_gateway")
    server.faults.add(kind="malformed")
    with pytest.raises(NetworkError, match="Bad Gateway"):
        await bot.send_message(ania.id, "never")
    with pytest.raises(TelegramError, match="Invalid server response"):
        await bot.send_message(ania.id, "once")
    assert heard(ania) == ["once"]


async def test_a_delay_comes_on_top_of_another_fault(server: TelegramServer, bot: Bot, ania: Phone) -> None:
    server.faults.add(kind="delay", seconds=0.05, times=2)
    server.faults.add(kind="bad_gateway")
    begin = time.monotonic()
    with pytest.raises(NetworkError):
        await bot.send_message(ania.id, "x")
    await bot.send_message(ania.id, "y")
    assert time.monotonic() - begin >= 0.1
    assert heard(ania) == ["y"]


async def test_a_call_takes_effect_though_the_caller_has_gone(server: TelegramServer, bot: Bot, ania: Phone) -> None:
    server.faults.add(kind="delay", seconds=0.1)
    expected = asyncio.create_task(ania.expect("late"))
    with pytest.raises(NetworkError):
        await bot.send_message(ania.id, "late", read_timeout=0.02)
    assert (await expected).text == "late"


def test_an_unknown_kind_of_fault_is_an_error(server: TelegramServer) -> None:
    with pytest.raises(ValueError, match="earthquake"):
        server.faults.add(kind="earthquake")


class Watch:
    """Seconds that pass when told."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
async def hurried(clock: MovableClock) -> AsyncIterator[tuple[TelegramServer, Watch]]:
    watch = Watch()
    server = TelegramServer(clock, flood=Flood(on=True, limits=Limits(), now=watch))
    await server.start()
    yield server, watch
    await server.stop()


async def test_one_chat_takes_a_short_burst_and_then_one_a_second(hurried: tuple[TelegramServer, Watch]) -> None:
    server, watch = hurried
    ania, bartek = server.person(first_name="Ania"), server.person(first_name="Bartek")
    ania.start()
    bartek.start()
    async with new_bot(server) as bot:
        for _ in range(3):
            await bot.send_message(ania.id, "x")
        with pytest.raises(RetryAfter) as paused:
            await bot.send_message(ania.id, "x")
        assert paused.value.retry_after == timedelta(seconds=3)
        await bot.send_message(bartek.id, "x")
        watch.seconds += 3
        await bot.send_message(ania.id, "x")
    assert [call.outcome for call in server.calls("sendMessage")].count("429 Too Many Requests: retry after 3") == 1
    assert len(heard(ania)) == 4
    assert server.violations == []


async def test_a_group_takes_twenty_a_minute_edits_included(hurried: tuple[TelegramServer, Watch]) -> None:
    server, watch = hurried
    ola = server.person(first_name="Ola")
    desk = server.group(title="Biurko", members=[ola], forum=True)
    async with new_bot(server) as bot:
        topic = await bot.create_forum_topic(desk.id, "Pytanie 1")
        for number in range(10):
            watch.seconds += 0.5
            sent = await bot.send_message(desk.id, str(number), message_thread_id=topic.message_thread_id)
        for number in range(9):
            watch.seconds += 0.5
            await bot.edit_message_text(f"{number} edited", desk.id, sent.message_id)
        with pytest.raises(RetryAfter) as paused:
            await bot.send_message(desk.id, "x")
        assert paused.value.retry_after == timedelta(seconds=51)
        await bot.send_chat_action(desk.id, "typing")
        watch.seconds += 50.5
        await bot.send_message(desk.id, "x")


async def test_the_whole_bot_takes_thirty_a_second_and_says_so_in_a_header(
    hurried: tuple[TelegramServer, Watch],
) -> None:
    server, _ = hurried
    phones = [server.person(first_name=f"P{number}") for number in range(31)]
    for phone in phones:
        phone.start()
    async with aiohttp.ClientSession() as client:
        url = f"{server.base_url}{server.token}/sendMessage"
        answers = [await client.post(url, data={"chat_id": phone.id, "text": "x"}) for phone in phones]
        assert [answer.status for answer in answers] == [200] * 30 + [429]
        assert answers[-1].headers["Retry-After"] == "1"
        assert await answers[-1].json() == {
            "ok": False,
            "error_code": 429,
            "description": "Too Many Requests: retry after 1",
            "parameters": {"retry_after": 1},
        }
        server.flood.on = False
        assert (await client.post(url, data={"chat_id": phones[0].id, "text": "x"})).status == 200
