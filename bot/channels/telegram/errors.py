"""What an error of Telegram means for a letter. First its kind and parameters are asked, then its text.

The texts are those of TELEGRAM.md §1.5, from Telegram's own server; python-telegram-bot takes "Bad Request: " off.
"""

import re
from datetime import timedelta

from telegram.error import BadRequest, ChatMigrated, Conflict, Forbidden, InvalidToken, NetworkError, RetryAfter

from bot.channels.telegram.request import Unsent
from bot.core.channel import Gone, Moved, Refused, SendError, TryLater, Uncertain
from bot.core.people import is_group

_NETWORK_PAUSE = timedelta(seconds=5)
_FLOOD_PAUSE = timedelta(seconds=30)
_TOKEN_PAUSE = timedelta(minutes=5)
_LONGEST_REASON = 300  # characters

TOKEN_REFUSED = (
    "Telegram does not accept the bot's token. Copy it again from @BotFather into MOSTY_TELEGRAM_TOKEN and restart."  # noqa: S105 - a sentence
)

_CODES = {BadRequest: 400, Forbidden: 403, Conflict: 409, RetryAfter: 429}
"""The library takes the number off; the log shows nothing but numbers."""

_GONE = (
    "chat not found",
    "not enough rights to send",
    "have no rights to send",
    "chat_write_forbidden",
)
_NOT_MODIFIED = "message is not modified"
_NOT_EDITABLE = (
    "message to edit not found",
    "message can't be edited",
    "message_id_invalid",
    "there is no text in the message to edit",  # it is a file
)
_UPGRADED = "group chat was upgraded to a supergroup chat"
_TOO_MANY = "too many requests"
_PATIENCE = re.compile(r"retry after (\d{1,6})\b")
_TOO_LARGE = "request entity too large"
_OWN_BUG = "unknown error in http implementation"


def classify(error: Exception, address: str) -> SendError:
    """What the relay is to do about a letter to that address."""
    said = f"{_CODES.get(type(error), '')} {error}".strip()[:_LONGEST_REASON]
    match error:  # BadRequest and TimedOut are NetworkErrors too
        case ChatMigrated():
            return Moved(said, f"telegram:{error.new_chat_id}")
        case RetryAfter():
            # Telegram does not say whose limit it was; a private chat hardly has one of its own
            return TryLater(said, _as_timedelta(error.retry_after), whole=not is_group(address))
        case Forbidden():
            return Gone(said)
        case InvalidToken():
            return TryLater(TOKEN_REFUSED, _TOKEN_PAUSE, whole=True)
        case Conflict():
            return TryLater(said)
        case BadRequest():
            return _bad_request(said)
        case Unsent():
            return TryLater(said, _NETWORK_PAUSE, whole=True)
        case NetworkError() if type(error) is NetworkError:
            return _other_answer(said, address)
        case _:
            return Uncertain(said)


def is_unchanged(error: BadRequest) -> bool:
    """Whether an edit failed only because everything stands there already."""
    return _NOT_MODIFIED in str(error).lower()


def is_uneditable(error: BadRequest) -> bool:
    """Whether an edit failed because the message is gone or cannot be edited any more."""
    return any(text in str(error).lower() for text in _NOT_EDITABLE)


def _bad_request(said: str) -> SendError:
    text = said.lower()
    if any(each in text for each in _GONE):
        return Gone(said)
    if _UPGRADED in text:  # without the new id; the group's own service message brings it
        return TryLater(said)
    return Refused(said)


def _other_answer(said: str, address: str) -> SendError:
    """An answer of Telegram with a status the library has no class for: 5xx, 413, or 429 without its parameter."""
    text = said.lower()
    if _OWN_BUG in text:
        return Uncertain(said)
    if _TOO_LARGE in text:
        return Refused(said)
    if _TOO_MANY in text:
        asked = _PATIENCE.search(text)
        pause = timedelta(seconds=int(asked[1])) if asked else _FLOOD_PAUSE
        return TryLater(said, pause, whole=not is_group(address))
    return TryLater(said)


def _as_timedelta(seconds: int | timedelta) -> timedelta:
    return seconds if isinstance(seconds, timedelta) else timedelta(seconds=seconds)
