"""The emulated world: everybody's accounts, all chats, and what happens in them.

People act through `Phone` and `Group`, the bot through the methods of the API; both meet here.
Every step is synchronous, so that nothing comes between a check and its effect.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Literal

from msgspec import Struct

from bot.core.clock import Clock
from bot.rehearsal.telegram.changes import Change
from bot.rehearsal.telegram.changes import Kind as ChangeKind
from bot.rehearsal.telegram.chats import Chat, Kind, Person, Press
from bot.rehearsal.telegram.entities import Rich
from bot.rehearsal.telegram.errors import bad_request
from bot.rehearsal.telegram.face import Face
from bot.rehearsal.telegram.messages import Document, Message
from bot.rehearsal.telegram.updates import UpdateQueue

# Ids beyond 32 bits by default: code that cuts them off shows at once.
FIRST_PERSON = 7_100_000_001
FIRST_GROUP = -5_100_000_001
FIRST_SUPERGROUP = -1_002_100_000_001
FIRST_UPDATE = 480_000_001
FIRST_PRESS = 4_611_686_018_427_000_001


class Account(Struct, frozen=True):
    """The bot's own account."""

    id: int
    username: str

    def wire(self, name: str) -> dict[str, Any]:
        """A User object."""
        return {"id": self.id, "is_bot": True, "first_name": name, "username": self.username}


class World:
    """Holds the state; raises ApiError in Telegram's words where the bot has no access."""

    def __init__(self, clock: Clock, account: Account, *, name: str, paced: bool = False) -> None:
        self.clock = clock
        self.account = account
        self.face = Face(name)
        self.updates = UpdateQueue(clock.now, first_id=FIRST_UPDATE, paced=paced)
        self.people: dict[int, Person] = {}
        self.chats: dict[int, Chat] = {}
        self.presses: dict[str, Press] = {}
        self.documents: dict[str, Document] = {}
        self._listeners: list[Callable[[Change], None]] = []
        self._free: dict[int, int] = {}

    def now(self) -> datetime:
        return self.clock.now()

    def bot_wire(self) -> dict[str, Any]:
        return self.account.wire(self.face.name())

    def subscribe(self, listener: Callable[[Change], None]) -> Callable[[], None]:
        """Calls back with every visible change; returns what ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def announce(
        self,
        kind: ChangeKind,
        chat: Chat | None = None,
        message: Message | None = None,
        person: Person | None = None,
        text: str = "",
    ) -> None:
        """Tells the subscribers."""
        change = Change(kind, self.now(), chat, message, person, text)
        for listener in list(self._listeners):
            listener(change)

    # People and chats.

    def add_person(self, person: Person) -> Chat:
        """A new account with its private chat. Raises ValueError for an id already taken."""
        if person.id in self.people:
            raise ValueError(f"there is a person {person.id} already")
        self.people[person.id] = person
        return self.add_chat(Chat(person.id, Kind.PRIVATE, person=person, bot_status="member"))

    def add_chat(self, chat: Chat) -> Chat:
        chat.everyone = self.people
        self.chats[chat.id] = chat
        return chat

    def free_id(self, first: int) -> int:
        """The next id not yet taken, counting away from zero."""
        number = self._free.get(first, first)
        while number in self.chats:
            number += 1 if first > 0 else -1
        self._free[first] = number
        return number

    def has_met(self, person_id: int) -> bool:
        """Whether the bot has seen this person anywhere."""
        person = self.people.get(person_id)
        return person is not None and person.met

    def chat(self, chat_id: int | str) -> Chat:
        """The chat, open or not; raises ApiError when the bot never saw it."""
        chat = self.chats.get(chat_id) if isinstance(chat_id, int) else None
        if chat is None or (chat.person is not None and not chat.person.met):
            raise bad_request("chat not found")
        return chat

    def open_chat(self, chat_id: int | str) -> Chat:
        """The chat, in which the bot may act now."""
        chat = self.chat(chat_id)
        chat.require_open()
        return chat

    # Messages.

    def post(
        self,
        chat: Chat,
        sender: Person | Literal["bot"],
        rich: Rich,
        *,
        reply_to: Message | None = None,
        thread: int | None = None,
        **more: Any,
    ) -> Message:
        """Puts a message into a chat; what a person writes also becomes an update, if the bot may see it."""
        message = Message(
            chat.next_id(),
            chat,
            sender,
            self.now(),
            text=rich.text,
            entities=rich.entities,
            reply_to=reply_to,
            thread=thread,
            **more,
        )
        chat.messages[message.id] = message
        if isinstance(sender, Person):
            self.deliver("message", message)
        self.announce(ChangeKind.MESSAGE, chat, message)
        return message

    def service(
        self,
        chat: Chat,
        sender: Person | Literal["bot"],
        content: Mapping[str, Any],
        *,
        thread: int | None = None,
        told: bool = True,
    ) -> Message:
        """A service message; the bot is told of it unless `told` is False."""
        message = Message(chat.next_id(), chat, sender, self.now(), service=content, thread=thread)
        chat.messages[message.id] = message
        if told:
            self.deliver("message", message)
        self.announce(ChangeKind.MESSAGE, chat, message)
        return message

    def deliver(self, kind: str, message: Message) -> None:
        """Queues a message for the bot, if it is in the chat and privacy mode lets it through."""
        chat = message.chat
        if chat.bot_status in {"left", "kicked"} or (chat.person and chat.person.blocked):
            return
        if chat.bot_status == "member" and chat.person is None and not self._meant_for_bot(message):
            return
        if isinstance(message.sender, Person):
            message.sender.met = True
        self.updates.add(kind, message.wire(self.bot_wire()), lane=f"chat {chat.id}")

    def _meant_for_bot(self, message: Message) -> bool:
        """Privacy mode: an ordinary member gets commands, replies to itself and service messages only."""
        if message.service or (message.reply_to is not None and message.reply_to.by_bot):
            return True
        commands = [e for e in message.entities if e.type == "bot_command"]
        return bool(commands) or f"@{self.account.username}" in message.text

    def edit(self, message: Message, rich: Rich) -> None:
        """Another text for a message; a person's edit becomes an update."""
        message.text, message.entities, message.edited = rich.text, rich.entities, self.now()
        if isinstance(message.sender, Person):
            self.deliver("edited_message", message)
        self.announce(ChangeKind.EDIT, message.chat, message)

    def delete(self, message: Message) -> None:
        message.deleted = True
        self.announce(ChangeKind.DELETION, message.chat, message)

    # Buttons.

    def press(self, person: Person, message: Message, data: str) -> Press:
        """A tap on a button with callback data: a query, open for 150 seconds."""
        press = Press(str(FIRST_PRESS + len(self.presses)), person, message, data, self.now())
        self.presses[press.id] = press
        person.met = True
        message.chat.presses.append(press)
        body = {
            "id": press.id,
            "from": person.wire(),
            "message": message.wire(self.bot_wire()),
            "chat_instance": str(-message.chat.id * 7919),
            "data": data,
        }
        self.updates.add("callback_query", body, lane=f"person {person.id}")
        self.announce(ChangeKind.PRESS, message.chat, message, person, data)
        return press

    # Membership.

    def turn_bot(self, chat: Chat, status: str, by: Person | Literal["bot"]) -> None:
        """Changes the bot's standing in a chat; the bot learns of it by `my_chat_member`."""
        old, chat.bot_status = chat.bot_status, status
        self.tell_membership(chat, by, old, status)

    def tell_membership(self, chat: Chat, by: Person | Literal["bot"], old: str, new: str) -> None:
        """Queues `my_chat_member` with the two states of the bot."""
        body = {
            "chat": chat.wire(),
            "from": self.bot_wire() if by == "bot" else by.wire(),
            "date": int(self.now().timestamp()),
            "old_chat_member": self.standing(chat, old),
            "new_chat_member": self.standing(chat, new),
        }
        self.updates.add("my_chat_member", body, lane=f"member {chat.id}")
        self.announce(ChangeKind.MEMBERSHIP, chat, person=None if by == "bot" else by, text=new)

    def standing(self, chat: Chat, status: str, person: Person | None = None) -> dict[str, Any]:
        """A ChatMember object of a person, or of the bot."""
        shown: dict[str, Any] = {"user": self.bot_wire() if person is None else person.wire(), "status": status}
        if status == "kicked":
            shown["until_date"] = 0
        if status == "administrator":
            shown |= dict.fromkeys(_RIGHTS, True) | {"can_be_edited": False, "is_anonymous": False}
            if chat.kind is Kind.SUPERGROUP:
                shown["can_manage_topics"] = True
        if status == "creator":
            shown["is_anonymous"] = False
        return shown


_RIGHTS = (
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_pin_messages",
)
