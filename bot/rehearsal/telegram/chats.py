"""People, private chats and groups: who is in them and what the bot may do there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from bot.rehearsal.telegram.errors import ApiError, bad_request, forbidden
from bot.rehearsal.telegram.messages import Message


class Kind(StrEnum):
    """Telegram's own words for a chat's type."""

    PRIVATE = "private"
    GROUP = "group"
    SUPERGROUP = "supergroup"


@dataclass(eq=False)
class Person:
    """Somebody with a Telegram account, and how things stand between them and the bot."""

    id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    language_code: str | None = None  # of the app, an IETF tag
    met: bool = False  # the bot has seen them somewhere
    started: bool = False
    blocked: bool = False
    deactivated: bool = False

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}" if self.last_name else self.first_name

    def wire(self) -> dict[str, Any]:
        """A User object."""
        shown: dict[str, Any] = {"id": self.id, "is_bot": False, "first_name": self.first_name}
        for field_name in ("last_name", "username", "language_code"):
            if (value := getattr(self, field_name)) is not None:
                shown[field_name] = value
        return shown


@dataclass(eq=False)
class Topic:
    """A forum topic; its id is the id of the service message that opened it."""

    id: int
    name: str
    icon_color: int
    closed: bool = False
    deleted: bool = False


@dataclass(eq=False)
class Press:
    """A tap on a button: a callback query, its spinner turning until it is answered."""

    id: str
    person: Person
    message: Message
    data: str
    at: datetime  # aware, UTC
    answered: bool = False
    text: str | None = None
    alert: bool = False


@dataclass(eq=False)
class Chat:
    """A private chat or a group, with its messages by id."""

    id: int
    kind: Kind
    title: str = ""
    person: Person | None = None  # of a private chat
    members: dict[int, Person] = field(default_factory=dict)
    administrators: set[int] = field(default_factory=set)
    bot_status: str = "left"  # administrator, member, left or kicked
    forum: bool = False
    topics: dict[int, Topic] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict)
    presses: list[Press] = field(default_factory=list)
    moved_to: Chat | None = None
    gone: bool = False
    last_id: int = 0
    everyone: Mapping[int, Person] = field(default_factory=dict, repr=False)

    def wire(self) -> dict[str, Any]:
        """A Chat object."""
        if self.person is not None:
            person = self.person.wire()
            names = {name: person[name] for name in ("first_name", "last_name", "username") if name in person}
            return {"id": self.id, "type": self.kind.value} | names
        group: dict[str, Any] = {"id": self.id, "type": self.kind.value, "title": self.title}
        return group | ({"is_forum": True} if self.forum else {})

    def person_wire(self, person_id: int) -> dict[str, Any]:
        """The User object of anybody in this world, for entities that mention them."""
        return self.everyone[person_id].wire()

    def next_id(self) -> int:
        self.last_id += 1
        return self.last_id

    def find(self, message_id: int) -> Message | None:
        """The message, unless it was deleted."""
        message = self.messages.get(message_id)
        return None if message is None or message.deleted else message

    def topic(self, thread_id: int) -> Topic | None:
        """The topic, unless it was deleted. General has none: its id 1 is not accepted either."""
        topic = self.topics.get(thread_id)
        return None if topic is None or topic.deleted else topic

    def newest_with(self, label: str) -> Message | None:
        """The newest message that has a button with exactly this text."""
        return next((m for m in reversed(self.messages.values()) if not m.deleted and label in m.labels), None)

    def require_open(self) -> None:
        """Raises the ApiError that anything the bot does in this chat would meet."""
        if self.moved_to is not None:
            raise bad_request(
                "group chat was upgraded to a supergroup chat",
                parameters={"migrate_to_chat_id": self.moved_to.id},
            )
        if self.person is not None:
            _require_reachable(self.person)
        elif self.gone:
            raise forbidden("the group chat was deleted")
        elif self.bot_status in {"left", "kicked"}:
            raise self._shut_out()

    def _shut_out(self) -> ApiError:
        name = f"{self.kind} chat"
        return forbidden(
            f"bot was kicked from the {name}" if self.bot_status == "kicked" else f"bot is not a member of the {name}"
        )


def _require_reachable(person: Person) -> None:
    if person.deactivated:
        raise forbidden("user is deactivated")
    if not person.met:
        raise bad_request("chat not found")
    if not person.started:
        raise forbidden("bot can't initiate conversation with a user")
    if person.blocked:
        raise forbidden("bot was blocked by the user")
