"""An emulated Telegram: the Bot API over real HTTP, with people and groups that act on it.

For rehearsals and tests. `TelegramServer` is the whole of it; calls that Telegram would refuse are refused in its
words, and mistakes that Telegram would swallow are refused too and kept in `violations`.
"""

from .calls import Call, Violation
from .changes import Change
from .changes import Kind as ChangeKind
from .chats import Chat, Person, Press, Topic
from .entities import Entity
from .faults import Fault
from .faults import Kind as FaultKind
from .flood import Flood, Limits
from .groups import Group
from .markup import Button
from .messages import Document, Message
from .people import Impossible, NoSuchButton, Phone
from .server import TelegramServer

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
