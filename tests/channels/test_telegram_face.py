"""Commands, name and descriptions, for Poles, for Czechs, and for everybody else."""

from collections.abc import AsyncIterator, Mapping
from pathlib import Path

import pytest
from telegram import Bot
from telegram.error import RetryAfter

from bot.channels.telegram.face import COMMANDS, put_on_face
from bot.core.clock import MovableClock
from bot.core.language import Language
from bot.core.message import Plain
from bot.rehearsal.telegram import TelegramServer
from bot.text import Phrasebook

LANGUAGES = list(Language)
phrase = Phrasebook(Path("locales")).phrase


@pytest.fixture
async def server(clock: MovableClock) -> AsyncIterator[TelegramServer]:
    server = TelegramServer(clock, name="bot42")
    await server.start()
    yield server
    await server.stop()
    assert server.violations == []


def changes(server: TelegramServer) -> list[str]:
    return [call.method for call in server.transcript if call.method.startswith("set")]


async def test_everybody_is_greeted_in_her_language(server: TelegramServer, bot: Bot) -> None:
    await put_on_face(bot, phrase, LANGUAGES)
    for language in Language:
        assert server.face.name(language) == "Mosty"
        assert server.face.short_description(language) == phrase("bot-short-description", {}, language)
        assert server.face.description(language) == phrase("bot-description", {}, language)
        assert server.face.commands(language) == {name: phrase(f"command-{name}", {}, language) for name in COMMANDS}


async def test_who_reads_neither_sees_both(server: TelegramServer, bot: Bot) -> None:
    await put_on_face(bot, phrase, LANGUAGES)
    descriptions = [phrase("bot-description", {}, language) for language in Language]
    assert server.face.name() == "Mosty"
    assert server.face.short_description() == "Mosty: Polski / Čeština"
    assert server.face.description() == "\n\n".join(descriptions)
    asks = [phrase("command-ask", {}, language) for language in Language]
    assert server.face.commands()["ask"] == " / ".join(asks)


async def test_the_same_texts_are_put_on_once(server: TelegramServer, bot: Bot) -> None:
    await put_on_face(bot, phrase, LANGUAGES)
    server.transcript.clear()
    await put_on_face(bot, phrase, LANGUAGES)
    assert changes(server) == []


async def test_only_what_differs_is_set(server: TelegramServer, bot: Bot) -> None:
    await put_on_face(bot, phrase, LANGUAGES)
    server.transcript.clear()

    def other(id: str, args: Mapping[str, Plain], language: Language) -> str:
        own = id == "bot-description" and language == Language.CS
        return "Spojujeme břehy." if own else phrase(id, args, language)

    await put_on_face(bot, other, LANGUAGES)
    assert changes(server) == ["setMyDescription", "setMyDescription"]
    assert server.face.description("cs") == "Spojujeme břehy."
    assert server.face.description("pl") == phrase("bot-description", {}, Language.PL)


async def test_what_was_cut_short_goes_on_where_it_stopped(server: TelegramServer, bot: Bot) -> None:
    server.faults.add(
        kind="error",
        method="setMyDescription",
        code=429,
        description="Too Many Requests: retry after 900",
        parameters={"retry_after": 900},
    )
    with pytest.raises(RetryAfter):
        await put_on_face(bot, phrase, LANGUAGES)
    server.transcript.clear()
    await put_on_face(bot, phrase, LANGUAGES)
    assert changes(server).count("setMyName") == 0
    assert server.face.description("cs") == phrase("bot-description", {}, Language.CS)
