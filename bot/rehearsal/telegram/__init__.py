"""An emulated Telegram: the Bot API over real HTTP, with people and groups that act on it.

For rehearsals and tests. `TelegramServer` is the whole of it; calls that Telegram would refuse are refused in its
words, and mistakes that Telegram would swallow are refused too and kept in `violations`.
"""

from bot.rehearsal.telegram.calls import Call, Violation
from bot.rehearsal.telegram.changes import Change
from bot.rehearsal.telegram.changes import Kind as ChangeKind
from bot.rehearsal.telegram.chats import Chat, Person, Press, Topic
from bot.rehearsal.telegram.entities import Entity
from bot.rehearsal.telegram.faults import Fault
from bot.rehearsal.telegram.faults import Kind as FaultKind
from bot.rehearsal.telegram.flood import Flood, Limits
from bot.rehearsal.telegram.groups import Group
from bot.rehearsal.telegram.markup import Button
from bot.rehearsal.telegram.messages import Document, Message
from bot.rehearsal.telegram.people import Impossible, NoSuchButton, Phone
from bot.rehearsal.telegram.server import TelegramServer

__all__ = [
    "Button",
    "Call",
    "Change",
    "ChangeKind",
    "Chat",
    "Document",
    "Entity",
    "Fault",
    "FaultKind",
    "Flood",
    "Group",
    "Impossible",
    "Limits",
    "Message",
    "NoSuchButton",
    "Person",
    "Phone",
    "Press",
    "TelegramServer",
    "Topic",
    "Violation",
]
