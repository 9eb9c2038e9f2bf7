"""The phrases of a language, ready to be looked for: the longest that stands at a place.

There are hundreds, and compiling one takes a millisecond: each is compiled when a place begins with one of its
letters.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from msgspec import Struct

from bot.core import czech, dialect, polish
from bot.core.language import Language
from bot.core.patterns import pattern
from bot.core.phrasing import Kind


class Phrases(Struct, frozen=True):
    """The phrases of one kind."""

    kind: Kind
    by_letter: Mapping[str, Sequence[re.Pattern[str]]]  # with which they can begin, as _letter has it
    others: Sequence[re.Pattern[str]]  # those that can begin with any

    def longest(self, clause: str, at: int) -> re.Match[str] | None:
        """The longest of them that stands there."""
        phrases = self.by_letter.get(_letter(clause[at]), self.others)
        found = [match for phrase in phrases if (match := phrase.match(clause, at)) is not None]
        return max(found, key=lambda match: match.end(), default=None)


def _letter(sign: str) -> str:
    return "0" if sign.isdecimal() else sign


def _phrases(kind: Kind, text: str) -> Phrases:
    """They stand on lines of their own, or behind a bar outside of brackets."""
    lines = _CONTINUED.sub("", text.strip()).splitlines()
    written = [phrase for line in lines for phrase in _alternatives(line.strip()) if phrase]
    each = [(_beginnings(phrase), pattern(rf"(?:{phrase})(?= |$)")) for phrase in written]
    letters = {letter for begins, _ in each for letter in begins or ()}
    return Phrases(
        kind,
        {letter: [phrase for begins, phrase in each if begins is None or letter in begins] for letter in letters},
        [phrase for begins, phrase in each if begins is None],
    )


_CONTINUED = re.compile(r"\\\n\s*")
"""A phrase too long for one line."""


def _alternatives(text: str) -> list[str]:
    parts, depth, begun = [], 0, 0
    for index, sign in enumerate(text):
        depth += (sign == "(") - (sign == ")")
        if sign == "|" and not depth:
            parts.append(text[begun:index])
            begun = index + 1
    return [*parts, text[begun:]]


def _beginnings(phrase: str) -> set[str] | None:
    """The letters of which it begins with one; None where that may be any, or nothing."""
    letters: set[str] = set()
    for piece, needed in _pieces(phrase):
        begins = _first_of(piece)
        if begins is None:
            return None
        letters |= begins
        if needed:
            return letters
    return None


def _pieces(phrase: str) -> Iterator[tuple[str, bool]]:
    """What follows one another in a regular expression, brackets in one piece, and whether it has to stand there."""
    at = 0
    while at < len(phrase):
        end = at + 1 + (phrase[at] == "\\")
        if phrase[at] in "([":
            close = {"(": ")", "[": "]"}[phrase[at]]
            depth = 1
            while depth:
                depth += (phrase[end] == phrase[at]) - (phrase[end] == close)
                end += 1
        repeated = _REPEATED.match(phrase, end)
        piece, at = phrase[at:end], repeated.end() if repeated else end
        if not piece.startswith(_LOOKS_AROUND):
            yield piece, repeated is None or not repeated[0].startswith(("?", "*", "{0"))


_REPEATED = re.compile(r"(?:[?*+]|\{\d+(?:,\d*)?\})[?+]?")
_LOOKS_AROUND = ("(?=", "(?!", "(?<=", "(?<!")
_GROUP = re.compile(r"\((?:\?:|\?P<\w+>)?")


def _first_of(piece: str) -> set[str] | None:
    if piece.startswith("("):
        inside = _GROUP.sub("", piece, count=1)[:-1]
        each = [_beginnings(alternative) for alternative in _alternatives(inside)]
        return None if None in each else set[str]().union(*(begins for begins in each if begins is not None))
    if piece.startswith("["):
        return set(piece[1:-1]) if piece[1:-1].isalpha() else None
    if piece == r"\d":
        return {"0"}
    return {_letter(piece)} if piece.isalnum() or piece == " " else None


@cache
def phrases_of(language: Language) -> Sequence[Phrases]:
    """What is known of a language; made when words of it are first read."""
    written = _WRITTEN[language].items()
    return [_phrases(kind, f"{text}\n{dialect.PHRASES.get(kind, '')}") for kind, text in written]


_WRITTEN = {Language.PL: polish.PHRASES, Language.CS: czech.PHRASES}
