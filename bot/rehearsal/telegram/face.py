"""The bot's face: commands, name and descriptions, each per language."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from bot.rehearsal.telegram.errors import bad_request, strict

COMMAND_LIMIT = 100  # per scope and language

Scope = tuple[str, int | str | None, int | None]
DEFAULT_SCOPE: Scope = ("default", None, None)


class Face:
    """What people see before they write: "" is the language for all who have no text of their own."""

    def __init__(self, name: str) -> None:
        self.names: dict[str, str] = {"": name}
        self.descriptions: dict[str, str] = {}
        self.short_descriptions: dict[str, str] = {}
        self._commands: dict[tuple[Scope, str], list[dict[str, str]]] = {}

    def name(self, language: str = "") -> str:
        """The bot's name for people with this two-letter language."""
        return self.names.get(language) or self.names[""]

    def description(self, language: str = "") -> str:
        """The text of an empty chat with the bot."""
        return self.descriptions.get(language) or self.descriptions.get("", "")

    def short_description(self, language: str = "") -> str:
        """The text of the bot's profile."""
        return self.short_descriptions.get(language) or self.short_descriptions.get("", "")

    def commands(self, language: str = "", scope: Scope = DEFAULT_SCOPE) -> dict[str, str]:
        """Descriptions by command, exactly as set for this language and scope; {} when nothing is set."""
        return {c["command"]: c["description"] for c in self._commands.get((scope, language), [])}

    def set_text(self, texts: dict[str, str], text: str, language: str) -> None:
        """Sets one text of a language; an empty one takes it away."""
        if text:
            texts[language] = text
        elif texts is not self.names or language:
            texts.pop(language, None)

    def set_commands(self, commands: Sequence[Mapping[str, str]], scope: Scope, language: str) -> None:
        """Replaces the commands; raises ApiError for a name or description that Telegram does not take."""
        if len(commands) > COMMAND_LIMIT:
            raise strict(f"more than {COMMAND_LIMIT} commands")
        for command in commands:
            if not re.fullmatch(r"[a-z0-9_]{1,32}", command["command"]):
                raise bad_request("BOT_COMMAND_INVALID", ours=True)
            if not 1 <= len(command["description"]) <= 256:
                raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID", ours=True)
        if commands:
            self._commands[scope, language] = [dict(command) for command in commands]
        else:
            self._commands.pop((scope, language), None)

    def get_commands(self, scope: Scope, language: str) -> list[dict[str, str]]:
        return [dict(command) for command in self._commands.get((scope, language), [])]

    def snapshot(self) -> dict[str, Any]:
        """Everything, for a page."""
        return {
            "names": dict(self.names),
            "descriptions": dict(self.descriptions),
            "short_descriptions": dict(self.short_descriptions),
            "commands": {
                language: self.commands(language) for scope, language in self._commands if scope == DEFAULT_SCOPE
            },
        }


def language(arguments: Mapping[str, Any]) -> str:
    """The `language_code` of a call: two letters or nothing."""
    code = str(arguments.get("language_code", ""))
    if code and not re.fullmatch(r"[a-z]{2}", code):
        raise bad_request("invalid language code specified", ours=True)
    return code


def scope(arguments: Mapping[str, Any]) -> Scope:
    """The scope of a call as a key."""
    given = arguments.get("scope") or {"type": "default"}
    return given["type"], given.get("chat_id"), given.get("user_id")
