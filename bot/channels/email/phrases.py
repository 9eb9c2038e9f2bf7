"""Phrases that are looked for in text as `words.plain` leaves it: lower case, no diacritics, no punctuation."""

import re

from bot.core.patterns import pattern


def any_of(*phrases: str) -> re.Pattern[str]:
    """Any of these phrases, each a regular expression, beginning where a word begins."""
    return pattern(r"\b(?:" + "|".join(phrases) + ")")
