"""Keyboards: what hangs under a message or takes the place of the phone's keyboard."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from msgspec import Struct

from bot.rehearsal.telegram import links
from bot.rehearsal.telegram.errors import bad_request, strict

DATA_LIMIT = 64  # bytes
ROW_LIMIT = 8
BUTTON_LIMIT = 100

_ACTIONS = (
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "pay",
)
_STYLES = frozenset({"danger", "success", "primary"})


@dataclass(frozen=True)
class Button:
    """An inline button with its one action; `shown` is its wire form."""

    label: str
    callback_data: str | None = None
    url: str | None = None
    shown: Mapping[str, Any] = field(default_factory=dict, compare=False)


Rows = tuple[tuple[Button, ...], ...]


class Keyboard(Struct, frozen=True):
    """What a call asked for: inline rows, labels in place of the phone's keyboard, or its removal."""

    rows: Rows = ()
    replies: tuple[tuple[str, ...], ...] | None = None  # () takes the reply keyboard away


def read(markup: Mapping[str, Any] | None) -> Keyboard:
    """The keyboard of a checked `reply_markup`; refuses buttons that Telegram refuses or cuts off."""
    if markup is None or "force_reply" in markup:
        return Keyboard()
    if "remove_keyboard" in markup:
        return Keyboard(replies=())
    if "keyboard" in markup:
        replies = tuple(tuple(str(button["text"]) for button in row) for row in markup["keyboard"])
        _measure([len(row) for row in replies])
        return Keyboard(replies=replies)
    rows = tuple(tuple(_button(button) for button in row) for row in markup["inline_keyboard"])
    _measure([len(row) for row in rows])
    return Keyboard(rows=tuple(row for row in rows if row))


def wire(rows: Rows) -> dict[str, Any]:
    """An InlineKeyboardMarkup."""
    return {"inline_keyboard": [[dict(button.shown) for button in row] for row in rows]}


def _button(button: Mapping[str, Any]) -> Button:
    label = str(button["text"])
    if not label.strip():
        raise strict("an inline button needs a text")
    if "style" in button and button["style"] not in _STYLES:
        raise strict(f"no button style {button['style']!r}")
    actions = [name for name in _ACTIONS if name in button]
    data = button.get("callback_data")
    if not actions or data == "":
        raise bad_request(
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard", ours=True
        )
    if len(actions) > 1:
        raise strict(f"the button {label!r} must have exactly one action, not {', '.join(actions)}")
    if data is not None and len(data.encode()) > DATA_LIMIT:
        raise bad_request("BUTTON_DATA_INVALID", ours=True)
    if "pay" in button:
        raise strict("pay buttons belong to invoices")
    url = button.get("url")
    if url is None:
        return Button(label, data, None, dict(button))
    try:
        url = links.checked(url)
    except ValueError as error:
        raise bad_request(f"inline keyboard button URL '{button['url']}' is invalid: {error}", ours=True) from error
    return Button(label, None, url, {**button, "url": url})


def _measure(widths: list[int]) -> None:
    if sum(widths) > BUTTON_LIMIT:
        raise bad_request("reply markup is too long", ours=True)
    if max(widths, default=0) > ROW_LIMIT:
        raise strict(f"a row of more than {ROW_LIMIT} buttons")
