"""The Channel contract and the send errors."""

from collections.abc import Mapping
from datetime import timedelta
from typing import NamedTuple, Protocol

from msgspec import Struct

from bot.core.bounces import Failure
from bot.core.language import Language
from bot.core.message import Message


class Letter(Struct, frozen=True):
    """One delivery, addressed: everything a channel needs to send it, and nothing it has to look up."""

    delivery: int
    address: str  # "telegram:123", "mailto:a@b"
    language: Language | None  # None: not chosen yet, so it is said in every language
    message: Message
    name: str = ""
    replaces: str = ""  # external id of an earlier copy, to be edited in place where the channel can
    conversation: int | None = None
    thread: str = ""
    in_reply_to: str = ""  # external id of the person's own message
    bulk: bool = False  # sent to many: carries the list headers
    sectors: tuple[str, ...] = ()  # what is sent to many: the sectors it is for; none: for all of them
    funding: Mapping[Language, str] | None = None


class Receipt(NamedTuple):
    """The server has it."""

    external_id: str
    said: str = ""  # the server's own words
    alias: str = ""  # the id it says it has given the letter, which may stand in place of ours


def legible(said: str) -> str:
    """Somebody else's words as every database and log can keep them.

    PostgreSQL has no NUL in a text (8.3); bytes that are no UTF-8 stand in a server's reply as halves of characters.
    """
    return said.replace("\0", "").encode("utf-8", "replace").decode()


class SendError(Exception):
    """Why a letter was not sent; each kind tells the relay what to do next.

    `failure` and `status` (RFC 3463) are what the server said of the address, where it said something.
    """

    def __init__(self, reason: str, *, failure: Failure | None = None, status: str = "") -> None:
        super().__init__(legible(reason))
        self.failure = failure
        self.status = status


class TryLater(SendError):
    """Surely not sent; worth another try.

    `after` is the server's own wish (Retry-After), which uses up no attempt; `whole` says it holds for the whole
    channel and not for this address alone.
    """

    def __init__(
        self,
        reason: str,
        after: timedelta | None = None,
        *,
        whole: bool = False,
        failure: Failure | None = None,
        status: str = "",
    ) -> None:
        super().__init__(reason, failure=failure, status=status)
        self.after = after
        self.whole = whole


class Refused(SendError):
    """This message cannot be sent: our fault."""


class Gone(SendError):
    """This person cannot be reached at this address any more."""


class Moved(SendError):
    """The chat has a new address."""

    def __init__(self, reason: str, address: str) -> None:
        super().__init__(reason)
        self.address = address


class Uncertain(SendError):
    """Sent or not? The line broke after the request left."""


class Channel(Protocol):
    """A way out. It translates and sends; it decides nothing."""

    name: str

    async def send(self, letter: Letter) -> Receipt:
        """Sends one letter. Raises TryLater, Refused, Gone, Moved or Uncertain."""
        ...
