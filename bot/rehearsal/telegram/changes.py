"""What became visible to somebody: the stream that a live page follows."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from msgspec import Struct

from bot.rehearsal.telegram.chats import Chat, Person
from bot.rehearsal.telegram.messages import Message


class Kind(StrEnum):
    """What happened, seen from the phones."""

    MESSAGE = "message"
    EDIT = "edit"
    DELETION = "deletion"
    REACTION = "reaction"
    PRESS = "press"
    TOAST = "toast"
    ACTION = "action"  # typing, uploading…
    MEMBERSHIP = "membership"  # blocked, unblocked, added, removed
    TOPIC = "topic"
    MIGRATION = "migration"
    FACE = "face"


class Change(Struct, frozen=True):
    """One visible change; `at` is aware, UTC, by the given clock."""

    kind: Kind
    at: datetime
    chat: Chat | None = None
    message: Message | None = None
    person: Person | None = None
    text: str = ""

    def snapshot(self) -> dict[str, Any]:
        """The change for a page: JSON-able."""
        return {
            "kind": self.kind.value,
            "at": self.at.isoformat(),
            "chat": self.chat.id if self.chat else None,
            "message": self.message.snapshot() if self.message else None,
            "person": self.person.id if self.person else None,
            "text": self.text,
        }
