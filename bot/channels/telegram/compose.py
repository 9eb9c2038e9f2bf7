"""Letter → what Telegram is given: HTML with everything escaped, and buttons under it."""

from collections.abc import Sequence
from functools import cached_property
from html import escape
from urllib.parse import urlencode

from msgspec import Struct
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions
from telegram.constants import ParseMode

from bot.core.actions import Action
from bot.core.channel import Letter
from bot.core.language import Language
from bot.core.message import Message, Say, Wording, say

TEXT_LIMIT = 4096  # code points after the entities are parsed; Bot API, sendMessage
CAPTION_LIMIT = 1024  # the same of a text under a file; Bot API, sendDocument
_DATA_LIMIT = 64  # bytes; Bot API, InlineKeyboardButton
_ROW_LIMIT = 8
_BUTTON_LIMIT = 100
_BETWEEN = "\n\n"
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True).to_json()


class Outgoing(Struct, frozen=True, dict=True):
    """A message ready for sendMessage or editMessageText, with parse_mode HTML."""

    text: str
    keyboard: InlineKeyboardMarkup | None
    before: tuple["Outgoing", ...] = ()  # what is said in messages of their own before it

    @cached_property
    def form(self) -> bytes:
        """The parameters of either method but for the recipient, as a form: encoded once, however many read it."""
        fields = {"text": self.text, "parse_mode": ParseMode.HTML.value, "link_preview_options": _NO_PREVIEW}
        if self.keyboard is not None:
            fields["reply_markup"] = self.keyboard.to_json()
        return urlencode(fields).encode()


def compose(letter: Letter, phrase: Say) -> Outgoing:
    """Puts the letter into words. Raises ValueError for what Telegram would not take."""
    return put(letter.message, letter.language, phrase)


def put(message: Message, language: Language | None, phrase: Say) -> Outgoing:
    """The same for everyone who reads that language; where it is not known, every language, one below the other, or
    where that is too long, each in a message of its own, with the buttons under the last one.

    Raises ValueError for what Telegram would not take.
    """
    languages = tuple(Language) if language is None else (language,)
    wordings = [say(message, each, phrase) for each in languages]
    is_whole = message.document is not None or _length(wordings) <= TEXT_LIMIT
    *before, text = [_text(message, each) for each in ([wordings] if is_whole else [[each] for each in wordings])]
    return Outgoing(text, _keyboard(wordings), tuple(Outgoing(each, None) for each in before))


def _text(message: Message, wordings: Sequence[Wording]) -> str:
    length, limit = _length(wordings), CAPTION_LIMIT if message.document else TEXT_LIMIT
    if not 0 < length <= limit:
        raise ValueError(f"{message.id}: a text of {length} characters; Telegram takes 1 to {limit}")
    return _BETWEEN.join(map(_html, wordings))


def _length(wordings: Sequence[Wording]) -> int:
    return len(_BETWEEN.join(part for wording in wordings for part in _parts(wording)))


def _parts(wording: Wording) -> list[str]:
    return [part for part in (wording.title, wording.body) if part]


def _html(wording: Wording) -> str:
    title = f"<b>{escape(wording.title, quote=False)}</b>" if wording.title else ""
    return _BETWEEN.join(part for part in (title, escape(wording.body, quote=False)) if part)


def _keyboard(wordings: Sequence[Wording]) -> InlineKeyboardMarkup | None:
    """One button for each action, labelled in each language that has a word of its own for it."""
    rows = [
        [
            _button([label for label, _ in said], said[0][1])
            for said in zip(*(wording.rows[index] for wording in wordings), strict=True)
        ]
        for index in range(len(wordings[0].rows))
    ]
    if max(map(len, rows), default=0) > _ROW_LIMIT or sum(map(len, rows)) > _BUTTON_LIMIT:
        raise ValueError(f"Telegram takes {_ROW_LIMIT} buttons in a row and {_BUTTON_LIMIT} in all")
    return InlineKeyboardMarkup(rows) if rows else None


def _button(labels: Sequence[str], action: Action) -> InlineKeyboardButton:
    data = str(action)
    if len(data.encode()) > _DATA_LIMIT:
        raise ValueError(f"{action.verb}: more than {_DATA_LIMIT} bytes of callback data")
    return InlineKeyboardButton(" / ".join(dict.fromkeys(labels)), callback_data=data)
