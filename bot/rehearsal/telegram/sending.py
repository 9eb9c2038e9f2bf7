"""The methods that put messages into chats and change them."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from bot.rehearsal.telegram import entities, links, markup, spec
from bot.rehearsal.telegram.changes import Kind as ChangeKind
from bot.rehearsal.telegram.chats import Chat
from bot.rehearsal.telegram.check import Upload
from bot.rehearsal.telegram.entities import CAPTION_LIMIT, TEXT_LIMIT, Rich
from bot.rehearsal.telegram.errors import bad_request, strict
from bot.rehearsal.telegram.messages import Document, Message
from bot.rehearsal.telegram.updates import PRESS_KEPT
from bot.rehearsal.telegram.world import World

Arguments = Mapping[str, Any]

DELETABLE_FOR = timedelta(hours=48)
TOAST_LIMIT = 200  # characters
UPLOAD_LIMIT = 50 * 1024 * 1024  # bytes


def send_message(world: World, given: Arguments) -> dict[str, Any]:
    rich = _text(world, given, limit=TEXT_LIMIT)
    return _send(world, given, rich).wire(world.bot_wire())


def send_document(world: World, given: Arguments) -> dict[str, Any]:
    document = _document(world, given["document"])
    rich = _text(world, given, limit=CAPTION_LIMIT)
    message = _send(world, given, rich, document=document)
    world.documents[document.file_id] = document
    return message.wire(world.bot_wire())


def copy_message(world: World, given: Arguments) -> dict[str, Any]:
    source = world.open_chat(given["from_chat_id"]).find(given["message_id"])
    if source is None:
        raise bad_request("message to copy not found")
    if source.service:
        raise bad_request("message can't be copied")
    rich = Rich(source.text, source.entities)
    if source.document is not None and "caption" in given:
        rich = _text(world, given, limit=CAPTION_LIMIT)
    return {"message_id": _send(world, given, rich, document=source.document).id}


def edit_message_text(world: World, given: Arguments) -> dict[str, Any]:
    message = _own(world, given)
    rich = _text(world, given, limit=TEXT_LIMIT)
    rows = markup.read(given.get("reply_markup")).rows
    if message.document is not None or message.service:
        raise bad_request("there is no text in the message to edit")
    if (rich.text, rich.entities, rows) == (message.text, message.entities, message.rows):
        raise bad_request(_NOT_MODIFIED)
    message.rows = rows
    world.edit(message, rich)
    return message.wire(world.bot_wire())


def edit_message_reply_markup(world: World, given: Arguments) -> dict[str, Any]:
    message = _own(world, given)
    rows = markup.read(given.get("reply_markup")).rows
    if rows == message.rows:
        raise bad_request(_NOT_MODIFIED)
    message.rows = rows
    world.edit(message, Rich(message.text, message.entities))
    return message.wire(world.bot_wire())


def delete_message(world: World, given: Arguments) -> bool:
    chat = world.open_chat(given["chat_id"])
    message = chat.find(given["message_id"])
    if message is None:
        raise bad_request("message to delete not found")
    foreign = not message.by_bot and chat.person is None and chat.bot_status != "administrator"
    if foreign or world.now() - message.date >= DELETABLE_FOR:
        raise bad_request("message can't be deleted")
    world.delete(message)
    return True


def answer_callback_query(world: World, given: Arguments) -> bool:
    text = given.get("text", "")
    if len(text) > TOAST_LIMIT:
        raise bad_request("MESSAGE_TOO_LONG", ours=True)
    if given.get("url") and not given["url"].startswith(f"https://t.me/{world.account.username}?start="):
        raise bad_request("URL_INVALID", ours=True)
    press = world.presses.get(given["callback_query_id"])
    if press is None or world.now() - press.at >= PRESS_KEPT:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    if press.answered:
        return True
    press.answered, press.text, press.alert = True, text or None, given.get("show_alert", False)
    world.announce(ChangeKind.TOAST, press.message.chat, press.message, press.person, text)
    return True


def send_chat_action(world: World, given: Arguments) -> bool:
    if given["action"] not in spec.CHAT_ACTIONS:
        raise bad_request("wrong parameter action in request", ours=True)
    chat = world.open_chat(given["chat_id"])
    _thread(chat, given.get("message_thread_id"))
    world.announce(ChangeKind.ACTION, chat, text=given["action"])
    return True


def set_message_reaction(world: World, given: Arguments) -> bool:
    reaction = given.get("reaction", [])
    if len(reaction) > 1:
        raise strict("a bot sets one reaction on a message")
    emoji = str(reaction[0].get("emoji", "")).replace("\ufe0f", "") if reaction else ""
    if reaction and emoji not in spec.REACTIONS:
        raise bad_request("REACTION_INVALID", ours=True)
    message = world.open_chat(given["chat_id"]).find(given["message_id"])
    if message is None:
        raise bad_request("message to react not found")
    if emoji:
        message.reactions["bot"] = emoji
    else:
        message.reactions.pop("bot", None)
    world.announce(ChangeKind.REACTION, message.chat, message, text=emoji)
    return True


def _send(world: World, given: Arguments, rich: Rich, *, document: Document | None = None) -> Message:
    keyboard = markup.read(given.get("reply_markup"))
    chat = world.open_chat(given["chat_id"])
    thread = _thread(chat, given.get("message_thread_id"))
    reply_to = _replied(chat, given)
    if thread is None and reply_to is not None:
        thread = _thread(chat, reply_to.thread)  # a reply goes where the message it answers is
    return world.post(
        chat,
        "bot",
        rich,
        reply_to=reply_to,
        thread=thread,
        rows=keyboard.rows,
        replies=keyboard.replies,
        document=document,
    )


def _text(world: World, given: Arguments, *, limit: int) -> Rich:
    name = "text" if limit == TEXT_LIMIT else "caption"
    return entities.read(
        given.get(name, ""),
        parse_mode=given.get("parse_mode"),
        entities=given.get("entities" if name == "text" else "caption_entities"),
        limit=limit,
        met=world.has_met,
    )


def _thread(chat: Chat, thread_id: int | None) -> int | None:
    """The forum topic asked for, if it is open. General is reached by leaving the parameter out, not by 1."""
    if thread_id is None:
        return None
    topic = chat.topic(thread_id)
    if topic is None:
        raise bad_request("message thread not found")
    if topic.closed:
        raise bad_request("TOPIC_CLOSED")
    return topic.id


def _replied(chat: Chat, given: Arguments) -> Message | None:
    reply = given.get("reply_parameters")
    if reply is None:
        return None
    if reply.get("chat_id", chat.id) != chat.id:
        raise strict("the rehearsal does not play replies to another chat")
    message = chat.find(reply["message_id"])
    if message is None and not reply.get("allow_sending_without_reply", False):
        raise bad_request("message to be replied not found")
    return message


def _own(world: World, given: Arguments) -> Message:
    """The message to edit: the bot's own, and named by chat and id."""
    if "inline_message_id" in given:
        raise strict("the rehearsal does not play inline messages")
    if "chat_id" not in given:
        raise bad_request("chat_id is empty", ours=True)
    if "message_id" not in given:
        raise bad_request("message identifier is not specified", ours=True)
    message = world.open_chat(given["chat_id"]).find(given["message_id"])
    if message is None:
        raise bad_request("message to edit not found")
    if not message.by_bot:
        raise bad_request("message can't be edited")
    return message


def _document(world: World, given: Upload | str) -> Document:
    if isinstance(given, Upload):
        if not given.content:
            raise bad_request("file must be non-empty", ours=True)
        if len(given.content) > UPLOAD_LIMIT:
            raise strict("a bot uploads at most 50 MB")
        return Document(f"BQACAgQAAx{len(world.documents) + 1:08d}", given.name, given.mime_type, given.content)
    if given in world.documents:
        return world.documents[given]
    if given.startswith(("http://", "https://")) and _valid(given):
        raise strict("the rehearsal does not fetch files")
    raise bad_request("wrong file identifier/HTTP URL specified", ours=True)


def _valid(url: str) -> bool:
    try:
        links.checked(url)
    except ValueError:
        return False
    return True


_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
