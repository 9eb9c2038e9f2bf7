"""The phrases of a language, ready to be looked for: the longest that stands at a place."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from bot.core import czech, dialect, polish
from bot.core.language import Language
from bot.core.phrasing import Kind


@dataclass(frozen=True)
class Phrases:
    """The phrases of one kind."""

    kind: Kind
    any: re.Pattern[str]  # matches where one of them does; quick to say no
    each: tuple[re.Pattern[str], ...]

    def longest(self, clause: str, at: int) -> re.Match[str] | None:
        """The longest of them that stands there."""
        if self.any.match(clause, at) is None:
            return None
        found = [match for phrase in self.each if (match := phrase.match(clause, at)) is not None]
        return max(found, key=lambda match: match.end())


def _phrases(kind: Kind, text: str) -> Phrases:
    """They stand on lines of their own, or behind a bar outside of brackets."""
    lines = _CONTINUED.sub("", text.strip()).splitlines()
    written = [phrase for line in lines for phrase in _alternatives(line.strip())]
    unnamed = "|".join(re.sub(r"\?P<\w+>", "?:", phrase) for phrase in written)
    each = tuple(re.compile(rf"(?:{phrase})(?= |$)") for phrase in written)
    return Phrases(kind, re.compile(rf"(?:{unnamed})(?= |$)"), each)


_CONTINUED = re.compile(r"\\\n\s*")
"""A phrase too long for one line."""


def _alternatives(text: str) -> list[str]:
    parts, depth, begun = [], 0, 0
    for index, sign in enumerate(text):
        depth += (sign == "(") - (sign == ")")
        if sign == "|" and not depth:
            parts.append(text[begun:index])
            begun = index + 1
    return [part for part in (*parts, text[begun:]) if part]


@cache
def phrases_of(language: Language) -> Sequence[Phrases]:
    """What is known of a language; made when words of it are first read, since hundreds of patterns take their time."""
    written = _WRITTEN[language].items()
    return [_phrases(kind, f"{text}\n{dialect.PHRASES.get(kind, '')}") for kind, text in written]


_WRITTEN = {Language.PL: polish.PHRASES, Language.CS: czech.PHRASES}
