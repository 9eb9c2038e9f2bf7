"""Update → Inbound. Pure: what it cannot read raises, and the listener keeps it."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from telegram import CallbackQuery, Chat, ChatMember, ChatMemberRestricted, ChatMemberUpdated, Message, Update, User
from telegram.constants import ChatType

from bot.core.actions import Action
from bot.core.errors import ActionUnknown
from bot.core.inbound import (
    Act,
    Blocked,
    Commanded,
    Garbled,
    Ignored,
    Inbound,
    Pressed,
    Renamed,
    Said,
    Sender,
    Started,
    Unblocked,
    Unreadable,
)
from bot.core.language import proposed

ALLOWED_UPDATES = ["message", "callback_query", "my_chat_member"]
"""What Telegram is asked for; always said explicitly, because it remembers the last list (Bot API, getUpdates)."""

_COMMAND = re.compile(r"/([A-Za-z0-9_]{1,32})(?:@[A-Za-z0-9_]+)?(?:\s+(.*))?", re.DOTALL)
_OURS_AGAIN = (ChatMember.MEMBER, ChatMember.ADMINISTRATOR, ChatMember.OWNER)
_SOMEBODY = "telegram:0"


def parse(update: Mapping[str, Any] | Update, at: datetime) -> Inbound:
    """What a person did, read from an update as it came in. Raises whatever a malformed one makes it raise."""
    if not isinstance(update, Update):
        update = Update.de_json(dict(update), None)
    inbound_id = f"telegram:{update.update_id}"
    if (message := update.message) is not None:
        sender, act = _sender(message.chat, message.from_user, message), _message(message)
        return Inbound(inbound_id, sender, act, at, reference=str(message.message_id))
    if (query := update.callback_query) is not None:
        on = query.message  # None for a message of inline mode, which is none of ours
        sender = _person(query.from_user) if on is None else _sender(on.chat, query.from_user)
        return Inbound(inbound_id, sender, _press(query), at)
    if (change := update.my_chat_member) is not None:
        return Inbound(inbound_id, _sender(change.chat, change.from_user), _membership(change), at)
    return Inbound(inbound_id, Sender(_SOMEBODY, proven=True), Ignored("no such update was asked for"), at)


def _message(message: Message) -> Act:
    if message.migrate_to_chat_id is not None:
        return Renamed(f"telegram:{message.migrate_to_chat_id}")
    if (reason := _not_from_a_person(message)) is not None:
        return Ignored(reason)
    if message.text is not None:
        return _words(message.text, message)
    if message.caption is not None:
        return Said(message.caption, _replied_to(message))
    if message.effective_attachment is not None or message.checklist is not None:
        return Unreadable(_replied_to(message))
    return Ignored("a service message")


def _words(text: str, message: Message) -> Act:
    command = _COMMAND.fullmatch(text)
    if command is None:
        return Said(text, _replied_to(message))
    name, argument = command[1].lower(), (command[2] or "").strip()
    return Started(argument) if name == "start" else Commanded(name, argument)


def _replied_to(message: Message) -> str:
    """The message answered; every message of a forum topic also "answers" the one that opened the topic."""
    replied = message.reply_to_message
    return str(replied.message_id) if replied is not None and replied.forum_topic_created is None else ""


def _not_from_a_person(message: Message) -> str | None:
    if message.sender_chat is not None:  # an anonymous administrator writes as the group itself, through a bot
        return None if message.sender_chat.id == message.chat.id else "written by a channel"
    if message.from_user is None or message.chat.type == ChatType.CHANNEL:
        return "written by nobody"
    return "written by a bot" if message.from_user.is_bot else None


def _press(query: CallbackQuery) -> Act:
    try:
        action = Action.parse(query.data or "")
    except ActionUnknown:
        return Garbled()
    return Pressed(action, on=str(query.message.message_id) if query.message is not None else "")


def _membership(change: ChatMemberUpdated) -> Act:
    """In a private chat Telegram tells of nothing but blocking and unblocking (Bot API, ChatMemberUpdated)."""
    if change.chat.type == ChatType.CHANNEL:
        return Ignored("a channel")
    now = change.new_chat_member
    is_in = now.is_member if isinstance(now, ChatMemberRestricted) else now.status in _OURS_AGAIN
    return Unblocked() if is_in else Blocked()


def _sender(chat: Chat, user: User | None, message: Message | None = None) -> Sender:
    """The person, or the group with the member who spoke."""
    if chat.type == ChatType.PRIVATE and user is not None:
        return _person(user)
    return Sender(f"telegram:{chat.id}", proven=True, name=chat.title or "", member=_member(user, message))


def _person(user: User) -> Sender:
    language = proposed(user.language_code)
    return Sender(f"telegram:{user.id}", proven=True, name=user.full_name, language=language)


def _member(user: User | None, message: Message | None) -> str:
    if message is not None and message.sender_chat is not None:
        return message.author_signature or message.sender_chat.title or ""
    return user.full_name if user is not None else ""
