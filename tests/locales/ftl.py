"""The locale files as syntax trees: what stands in each message, without formatting it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fluent.syntax import ast, parse
from fluent.syntax.visitor import Visitor

from bot.text import REFERENCE, default_folder

LANGUAGES = (REFERENCE, "pl", "cs")

PLURALS = {"en": ("one", "other"), "pl": ("one", "few", "many"), "cs": ("one", "few", "other")}
"""The forms whole numbers need, the default last (CLDR; Polish "other" and Czech "many" are for fractions)."""


@dataclass(frozen=True)
class Phrase:
    """The value of a message, or one of its attributes."""

    id: str  # "invitation" or "invitation.title"
    file: str
    pattern: ast.Pattern
    comment: str

    @property
    def variables(self) -> set[str]:
        """The names of the variables in it."""
        return {each.id.name for each in _nodes(self.pattern) if isinstance(each, ast.VariableReference)}

    @property
    def texts(self) -> list[str]:
        """The words themselves, without variables."""
        return [each.value for each in _nodes(self.pattern) if isinstance(each, ast.TextElement)]

    @property
    def plurals(self) -> Iterator[tuple[list[str], str]]:
        """Of each select by number: the forms, and which of them is the default."""
        for each in _nodes(self.pattern):
            if isinstance(each, ast.SelectExpression):
                forms = [variant.key.name for variant in each.variants if isinstance(variant.key, ast.Identifier)]
                default = next(variant.key for variant in each.variants if variant.default)
                if set(forms) & {"zero", "one", "two", "few", "many", "other"}:
                    yield forms, default.name if isinstance(default, ast.Identifier) else str(default.value)


@cache
def phrases(language: str, folder: Path | None = None) -> dict[str, Phrase]:
    """Every phrase of a language by its id."""
    found = {}
    for path in sorted(((folder or default_folder()) / language).glob("*.ftl")):
        for entry in parse(path.read_text(encoding="utf-8")).body:
            if isinstance(entry, ast.Message):
                comment = (entry.comment.content or "") if entry.comment else ""
                if entry.value is not None:
                    found[entry.id.name] = Phrase(entry.id.name, path.name, entry.value, comment)
                for attribute in entry.attributes:
                    name = f"{entry.id.name}.{attribute.id.name}"
                    found[name] = Phrase(name, path.name, attribute.value, comment)
    return found


class _Collector(Visitor):
    def __init__(self) -> None:
        self.nodes: list[ast.BaseNode] = []

    def generic_visit(self, node: ast.BaseNode) -> None:
        self.nodes.append(node)
        super().generic_visit(node)


def _nodes(pattern: ast.Pattern) -> list[ast.BaseNode]:
    collector = _Collector()
    collector.visit(pattern)
    return collector.nodes
