"""What the code asks the locales for, read from the source of bot/: ids, and the arguments that come with them."""

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from msgspec.structs import fields

from bot.channels.telegram.face import COMMANDS
from bot.core.attendance import AttendanceState
from bot.core.broadcasts import BroadcastState, Tally
from bot.core.errors import Refusal
from bot.core.ladder import StepKind
from bot.core.language import Language
from bot.core.meetings import MeetingKind
from bot.core.messages import CATALOGUE
from bot.core.messages.broadcasts import REASONS
from bot.core.messages.hosting import _ASIDE
from bot.core.messages.participants import _COLUMNS, _COUNT_COLUMNS, _INSTITUTION_COLUMNS, _PLACES, _SESSION_COLUMNS
from bot.core.people import RoleKind
from bot.core.places import PlaceState
from bot.core.rsvps import GIVEN, NEEDS, PartStat
from bot.core.sectors import Wish

BOT = Path(__file__).parents[2] / "bot"

_GIVEN = [stat.lower() for stat in GIVEN]
_CHANNELS = ["telegram", "email"]

FAMILIES: Mapping[str, list[str]] = {
    "answer-{}": [stat.lower() for stat in PartStat],
    "broadcast-confirm-{}": ["cancel", "failed", "uncertain"],
    "broadcast-count-{}": [each.name for each in fields(Tally) if each.name not in ("too_late", "doubtful")],
    "broadcast-is-{}": [*BroadcastState, "undoable", "held", "undone"],
    "broadcast-of-{}": [
        "invitation",
        "reminder",
        "nudge",
        "we-are-here",
        "thanks",
        "materials",
        "meeting-moved",
        "meeting-corrected",
        "meeting-cancelled",
        "session-reminder",
    ],
    "step-{}": [kind for kind in StepKind if kind != StepKind.INTERPRETING],
    "button-change-{}": [f"{what}-{language}" for what in ("venue", "title") for language in Language],
    "change-{}": ["venue", "title"],
    "change-write-{}": ["venue", "title"],
    "broadcast-word-{}": [*BroadcastState, "undoable", "undone"],
    "button-{}-over": ["take", "leave"],
    "button-{}-place": ["take", "leave"],
    "button-broadcast-{}-yes": ["cancel", "failed", "uncertain"],
    "button-{}": [*_GIVEN, "admit", "refuse", "readmit"],
    "button-language-{}": [*Language],
    "call-reason-{}": sorted({reason for _, reason in REASONS}),
    "channel-{}": _CHANNELS,
    "command-{}": [*COMMANDS],
    "column-{}": sorted({name for name, _ in (*_COLUMNS, *_SESSION_COLUMNS, *_INSTITUTION_COLUMNS, *_COUNT_COLUMNS)}),
    "headcount-{}": [*_ASIDE],
    "headcount-need-{}": [*NEEDS],
    "kind-{}": [*MeetingKind],
    "language-{}": [*Language],
    "languages-{}": ["pl", "cs", "pl-cs"],
    "mail-answer-{}": _GIVEN,
    "need-{}": [*NEEDS],
    "request-because-{}": ["approval", "late", "quota"],
    "request-{}": [*PlaceState],
    "role-{}": [*RoleKind],
    "session-{}": ["workshop", "panel"],
    "sheet-answer-{}": [stat.lower() for stat in PartStat],
    "sheet-place-{}": [*_PLACES],
    "attendance-{}": [*AttendanceState],
    "wish-{}": [*Wish],
    "{}-{}": [],  # language-{} and channel-{}, counted
    "{}.title": [],  # of every message of the catalogue
}
"""Every id that the code puts together, and the values that fill the place. A new one has to be declared here."""

FACE = {
    "bot-name",
    "bot-short-description",
    "bot-description",
    *(f"command-{name}" for name in COMMANDS),
}
"""How the bot presents itself on Telegram."""

_TITLED = {"Message", "_section"}
"""What asks for a text and its title."""

_ASKING = {"line", "Line", "button", "phrase", *_TITLED}


@dataclass
class Asked:
    """What the source asks for."""

    ids: set[str] = field(default_factory=set)
    titled: set[str] = field(default_factory=set)  # those that have a title as well
    families: set[str] = field(default_factory=set)
    constants: set[str] = field(default_factory=set)  # every text in the source: an id may be named in a table
    args: dict[str, set[str]] = field(default_factory=dict)  # of lines and buttons, by id
    messages: dict[str, set[str]] = field(default_factory=dict)  # arguments of messages, by id


@cache
def asked() -> Asked:
    """Reads the source of bot/."""
    found = Asked()
    for path in sorted(BOT.rglob("*.py")):
        if path.parent.name == "season":  # its people press buttons, whose data is no id of a text
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
                found.constants.add(node.value)
            if isinstance(node, ast.Call) and _name(node.func) in _ASKING and node.args:
                _note(found, node)
    for path in (BOT / "core" / "messages").glob("*.py"):
        found.messages |= _messages(ast.parse(path.read_text(encoding="utf-8")))
    return found


def ids() -> set[str]:
    """Every id the code can ask for."""
    made = {family.format(value) for family, values in FAMILIES.items() for value in values}
    refusals = {refusal.message_id() for refusal in Refusal.__subclasses__()}
    return asked().ids | made | refusals | set(CATALOGUE) | FACE


def _note(found: Asked, call: ast.Call) -> None:
    for asked_for in _ways(call.args[0]):
        if isinstance(asked_for, ast.Constant) and isinstance(asked_for.value, str):
            found.ids.add(asked_for.value)
            if _name(call.func) in _TITLED:
                found.titled.add(asked_for.value)
            if _name(call.func) in {"line", "button"}:
                given = {keyword.arg for keyword in call.keywords if keyword.arg}
                known = found.args.setdefault(asked_for.value, given)
                known &= given
        elif isinstance(asked_for, ast.JoinedStr):
            parts = [str(part.value) if isinstance(part, ast.Constant) else "{}" for part in asked_for.values]
            found.families.add("".join(parts))
        elif isinstance(asked_for, ast.BinOp) and isinstance(asked_for.left, ast.Constant):
            found.families.add(str(asked_for.left.value) + "{}")


def _ways(node: ast.expr) -> Iterator[ast.expr]:
    if isinstance(node, ast.IfExp):
        yield from (*_ways(node.body), *_ways(node.orelse))
    else:
        yield node


def _messages(module: ast.Module) -> dict[str, set[str]]:
    """Arguments are written as pairs ("name", value) in the function that makes the message, or one it calls."""
    functions = {
        node.name: node for node in ast.walk(module) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    found: dict[str, set[str]] = {}
    for function in functions.values():
        for call in ast.walk(function):
            if isinstance(call, ast.Call) and _name(call.func) == "Message" and isinstance(call.args[0], ast.Constant):
                names = _pairs(function) | {
                    name
                    for inner in ast.walk(function)
                    if isinstance(inner, ast.Call) and (helper := _helpers().get(_name(inner.func))) is not None
                    for name in _pairs(helper)
                }
                found[str(call.args[0].value)] = names
    return found


@cache
def _helpers() -> dict[str, ast.AST]:
    return {
        node.name: node
        for path in (BOT / "core" / "messages").glob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.name in {"card", "_profile", "_counts", "session_facts"}
    }


def _pairs(function: ast.AST) -> set[str]:
    return {
        str(node.elts[0].value)
        for node in ast.walk(function)
        if isinstance(node, ast.Tuple) and len(node.elts) == 2 and isinstance(node.elts[0], ast.Constant)
    }


def _name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""
