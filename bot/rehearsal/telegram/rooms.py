"""The methods that look at chats and their members, and those that run forum topics."""

from collections.abc import Mapping
from typing import Any

from bot.rehearsal.telegram import spec
from bot.rehearsal.telegram.changes import Kind as ChangeKind
from bot.rehearsal.telegram.chats import Chat, Kind, Topic
from bot.rehearsal.telegram.errors import bad_request, strict
from bot.rehearsal.telegram.world import World

Arguments = Mapping[str, Any]


def get_chat(world: World, given: Arguments) -> dict[str, Any]:
    chat = world.chat(given["chat_id"])
    if chat.person is None:
        chat.require_open()
    return chat.wire() | {
        "accent_color_id": abs(chat.id) % 7,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(
            ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"), False
        ),
    }


def get_chat_member(world: World, given: Arguments) -> dict[str, Any]:
    chat = world.open_chat(given["chat_id"])
    if given["user_id"] == world.account.id:
        return world.standing(chat, chat.bot_status)
    person = world.people.get(given["user_id"])
    if person is None or not (person.met or person.id in chat.members):
        raise bad_request("invalid user_id specified")
    return world.standing(chat, _status(chat, person.id), person)


def get_chat_administrators(world: World, given: Arguments) -> list[dict[str, Any]]:
    chat = world.open_chat(given["chat_id"])
    if chat.person is not None:
        raise bad_request("there are no administrators in the private chat")
    shown = [world.standing(chat, "creator", world.people[who]) for who in list(chat.members)[:1]]
    shown += [
        world.standing(chat, "administrator", chat.members[who])
        for who in sorted(chat.administrators & chat.members.keys())
        if _status(chat, who) == "administrator"
    ]
    if chat.bot_status == "administrator":
        shown.append(world.standing(chat, "administrator"))
    return shown


def leave_chat(world: World, given: Arguments) -> bool:
    chat = world.open_chat(given["chat_id"])
    if chat.person is not None:
        raise bad_request("chat member status can't be changed in private chats")
    world.turn_bot(chat, "left", "bot")
    return True


def create_forum_topic(world: World, given: Arguments) -> dict[str, Any]:
    chat = _forum(world, given)
    colour = given.get("icon_color", spec.ICON_COLOURS[0])
    if colour not in spec.ICON_COLOURS:
        raise strict(f"no topic colour {colour}")
    topic = Topic(chat.last_id + 1, given["name"], colour)
    chat.topics[topic.id] = topic
    shown = {"name": topic.name, "icon_color": colour}
    # The server tells a bot of its own topics' service messages, though not of its other messages (SRV).
    world.service(chat, "bot", {"forum_topic_created": shown}, thread=topic.id)
    world.announce(ChangeKind.TOPIC, chat, text=topic.name)
    return {"message_thread_id": topic.id, **shown}


def edit_forum_topic(world: World, given: Arguments) -> bool:
    chat, topic = _topic(world, given)
    name = given.get("name", "") or topic.name
    if name == topic.name and "icon_custom_emoji_id" not in given:
        raise bad_request("TOPIC_NOT_MODIFIED")
    topic.name = name
    world.service(chat, "bot", {"forum_topic_edited": {"name": name}}, thread=topic.id)
    world.announce(ChangeKind.TOPIC, chat, text=name)
    return True


def close_forum_topic(world: World, given: Arguments) -> bool:
    return _turn(world, given, closed=True)


def reopen_forum_topic(world: World, given: Arguments) -> bool:
    return _turn(world, given, closed=False)


def delete_forum_topic(world: World, given: Arguments) -> bool:
    chat, topic = _topic(world, given)
    topic.deleted = True
    for message in list(chat.messages.values()):
        if message.thread == topic.id and not message.deleted:
            world.delete(message)
    world.announce(ChangeKind.TOPIC, chat, text=topic.name)
    return True


def _turn(world: World, given: Arguments, *, closed: bool) -> bool:
    chat, topic = _topic(world, given)
    if topic.closed == closed:
        raise bad_request("TOPIC_NOT_MODIFIED")
    topic.closed = closed
    world.service(chat, "bot", {"forum_topic_closed" if closed else "forum_topic_reopened": {}}, thread=topic.id)
    world.announce(ChangeKind.TOPIC, chat, text=topic.name)
    return True


def _forum(world: World, given: Arguments) -> Chat:
    chat = world.open_chat(given["chat_id"])
    if chat.kind is not Kind.SUPERGROUP or not chat.forum:
        raise bad_request("the chat is not a forum")
    if chat.bot_status != "administrator":
        raise bad_request("not enough rights to create a topic")
    return chat


def _topic(world: World, given: Arguments) -> tuple[Chat, Topic]:
    chat = _forum(world, given)
    topic = chat.topic(given["message_thread_id"])
    if topic is None:
        raise bad_request("TOPIC_ID_INVALID")
    return chat, topic


def _status(chat: Chat, person_id: int) -> str:
    if chat.person is not None:
        return "member"
    if person_id not in chat.members:
        return "left"
    if person_id == next(iter(chat.members)):
        return "creator"
    return "administrator" if person_id in chat.administrators else "member"
