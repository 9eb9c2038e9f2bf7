"""The bot's face: commands, name and descriptions, in each language and for readers of any other.

Telegram shows the text of the app's language, and the default where there is none. The default stands in every
language of ours at once, so that nobody is greeted in the other one alone.
"""

from collections.abc import Mapping, Sequence

from msgspec import Struct
from telegram import Bot, BotCommand

from bot.core.language import Language
from bot.core.message import Say

COMMANDS = ("start", "meetings", "ask", "settings", "stop", "help")

_NAME_LIMIT = 64  # characters; Bot API, setMyName
_SHORT_LIMIT = 120  # setMyShortDescription
_DESCRIPTION_LIMIT = 512  # setMyDescription
_COMMAND_LIMIT = 256  # BotCommand


class Face(Struct, frozen=True):
    """What people of one language see before they write."""

    name: str
    short: str
    description: str
    commands: Mapping[str, str]


async def put_on_face(bot: Bot, phrase: Say, languages: Sequence[Language]) -> None:
    """Sets what differs from what Telegram shows already: it limits these calls to a few a day.

    Raises TelegramError; what was set by then is not set again.
    """
    for code, face in _faces(phrase, languages).items():
        await _put_on(bot, face, code or None)


def _faces(phrase: Say, languages: Sequence[Language]) -> dict[str, Face]:
    """By language code; "" is for everybody else."""
    own = {
        language.value: Face(
            name=phrase("bot-name", {}, language),
            short=phrase("bot-short-description", {}, language),
            description=phrase("bot-description", {}, language),
            commands={name: phrase(f"command-{name}", {}, language) for name in COMMANDS},
        )
        for language in languages
    }
    each = list(own.values())
    spoken = " / ".join(phrase(f"button-language-{language}", {}, language) for language in languages)
    name = _together([face.name for face in each], " / ", _NAME_LIMIT, each[0].name)
    common = Face(
        name=name,
        short=_together([face.short for face in each], "\n", _SHORT_LIMIT, f"{name}: {spoken}"),
        description=_together([face.description for face in each], "\n\n", _DESCRIPTION_LIMIT, f"{name}: {spoken}"),
        commands={
            command: _together([face.commands[command] for face in each], " / ", _COMMAND_LIMIT, command)
            for command in COMMANDS
        },
    )
    return {"": common, **own}


def _together(texts: Sequence[str], between: str, limit: int, instead: str) -> str:
    """The texts of all languages as one, each different one once; something shorter where that is too long."""
    together = between.join(dict.fromkeys(texts))
    return together if len(together) <= limit else instead


async def _put_on(bot: Bot, face: Face, code: str | None) -> None:
    commands = tuple(BotCommand(name, text) for name, text in face.commands.items())
    if await bot.get_my_commands(language_code=code) != commands:
        await bot.set_my_commands(commands, language_code=code)
    if (await bot.get_my_name(language_code=code)).name != face.name:
        await bot.set_my_name(face.name, language_code=code)
    if (await bot.get_my_short_description(language_code=code)).short_description != face.short:
        await bot.set_my_short_description(face.short, language_code=code)
    if (await bot.get_my_description(language_code=code)).description != face.description:
        await bot.set_my_description(face.description, language_code=code)
