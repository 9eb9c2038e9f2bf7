"""The methods about the bot itself: who it is and the face it shows."""

from collections.abc import Mapping
from typing import Any

from bot.rehearsal.telegram import face
from bot.rehearsal.telegram.changes import Kind as ChangeKind
from bot.rehearsal.telegram.world import World

Arguments = Mapping[str, Any]


def get_me(world: World, given: Arguments) -> dict[str, Any]:
    return world.bot_wire() | {
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def set_my_commands(world: World, given: Arguments) -> bool:
    world.face.set_commands(given["commands"], face.scope(given), face.language(given))
    world.announce(ChangeKind.FACE)
    return True


def get_my_commands(world: World, given: Arguments) -> list[dict[str, str]]:
    return world.face.get_commands(face.scope(given), face.language(given))


def delete_my_commands(world: World, given: Arguments) -> bool:
    world.face.set_commands([], face.scope(given), face.language(given))
    world.announce(ChangeKind.FACE)
    return True


def set_my_name(world: World, given: Arguments) -> bool:
    return _set(world, world.face.names, given, "name")


def get_my_name(world: World, given: Arguments) -> dict[str, str]:
    return {"name": world.face.name(face.language(given))}


def set_my_description(world: World, given: Arguments) -> bool:
    return _set(world, world.face.descriptions, given, "description")


def get_my_description(world: World, given: Arguments) -> dict[str, str]:
    return {"description": world.face.description(face.language(given))}


def set_my_short_description(world: World, given: Arguments) -> bool:
    return _set(world, world.face.short_descriptions, given, "short_description")


def get_my_short_description(world: World, given: Arguments) -> dict[str, str]:
    return {"short_description": world.face.short_description(face.language(given))}


def set_my_default_administrator_rights(world: World, given: Arguments) -> bool:
    return True


def _set(world: World, texts: dict[str, str], given: Arguments, name: str) -> bool:
    world.face.set_text(texts, given.get(name, ""), face.language(given))
    world.announce(ChangeKind.FACE)
    return True
