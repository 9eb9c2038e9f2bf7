"""A message as the emulated Telegram keeps it, and its wire form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any, Literal

from msgspec import Struct

from bot.rehearsal.telegram import markup
from bot.rehearsal.telegram.entities import Entity
from bot.rehearsal.telegram.markup import Rows

if TYPE_CHECKING:
    from bot.rehearsal.telegram.chats import Chat, Person

ANONYMOUS = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}


class Document(Struct, frozen=True):
    """A file known to the emulated Telegram by its `file_id`."""

    file_id: str
    name: str
    mime_type: str
    content: bytes

    def wire(self) -> dict[str, Any]:
        return {
            "file_id": self.file_id,
            "file_unique_id": f"u{self.file_id}",
            "file_name": self.name,
            "mime_type": self.mime_type,
            "file_size": len(self.content),
        }


@dataclass(eq=False)
class Message:
    """One message as everybody in the chat sees it now, edits applied."""

    id: int  # counts within its chat
    chat: Chat
    sender: Person | Literal["bot"]
    date: datetime  # aware, UTC, as the given clock told it
    text: str = ""  # plain; the caption when there is a document
    entities: tuple[Entity, ...] = ()
    rows: Rows = ()  # inline buttons
    replies: tuple[tuple[str, ...], ...] | None = None  # reply keyboard set (or taken away) by this message
    reply_to: Message | None = None
    thread: int | None = None  # forum topic
    document: Document | None = None
    service: Mapping[str, Any] = field(default_factory=dict)  # of service messages: their one wire field
    reactions: dict[str, str] = field(default_factory=dict)  # emoji by "bot" or the person's id
    anonymous: bool = False  # an administrator who writes as the group
    edited: datetime | None = None
    deleted: bool = False

    @property
    def by_bot(self) -> bool:
        return self.sender == "bot"

    @property
    def labels(self) -> list[str]:
        """The texts of the inline buttons, from left to right and downwards."""
        return [button.label for row in self.rows for button in row]

    def wire(self, bot: Mapping[str, Any], *, deep: bool = True) -> dict[str, Any]:
        """The message as the Bot API writes it; `deep` includes the message it replies to."""
        chat = self.chat
        shown: dict[str, Any] = {
            "message_id": self.id,
            "date": int(self.date.timestamp()),
            "chat": chat.wire(),
            "from": self._from(bot),
        }
        if self.anonymous:
            shown["sender_chat"] = chat.wire()
        if self.edited is not None:
            shown["edit_date"] = int(self.edited.timestamp())
        if self.thread is not None:
            shown |= {"message_thread_id": self.thread, "is_topic_message": True}
        if deep and self.reply_to is not None and not self.reply_to.deleted:
            shown["reply_to_message"] = self.reply_to.wire(bot, deep=False)
        shown |= self._content()
        shown |= self.service
        if self.rows:
            shown["reply_markup"] = markup.wire(self.rows)
        return shown

    def snapshot(self) -> dict[str, Any]:
        """The message for a page: JSON-able, times in ISO 8601."""
        return {
            "id": self.id,
            "sender": "bot" if self.sender == "bot" else self.sender.name,
            "text": self.text,
            "entities": [entity.wire(self.chat.person_wire) for entity in self.entities],
            "rows": [
                [{"label": b.label, "callback_data": b.callback_data, "url": b.url} for b in row] for row in self.rows
            ],
            "replies": [list(row) for row in self.replies] if self.replies is not None else None,
            "reply_to": self.reply_to.id if self.reply_to else None,
            "thread": self.thread,
            "document": self.document.name if self.document else None,
            "service": next(iter(self.service), None),
            "reactions": dict(self.reactions),
            "date": self.date.isoformat(),
            "edited": self.edited.isoformat() if self.edited else None,
            "deleted": self.deleted,
        }

    def _from(self, bot: Mapping[str, Any]) -> dict[str, Any]:
        if self.anonymous:
            return dict(ANONYMOUS)
        return dict(bot) if self.sender == "bot" else self.sender.wire()

    def _content(self) -> dict[str, Any]:
        entities = [entity.wire(self.chat.person_wire) for entity in self.entities]
        if self.document is not None:
            shown: dict[str, Any] = {"document": self.document.wire()}
            if self.text:
                shown["caption"] = self.text
            return shown | ({"caption_entities": entities} if entities else {})
        if not self.text:
            return {}
        return {"text": self.text} | ({"entities": entities} if entities else {})
