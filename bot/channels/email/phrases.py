"""Phrases that are looked for in text as `words.plain` leaves it: lower case, no diacritics, no punctuation."""

import re


def any_of(*phrases: str) -> re.Pattern[str]:
    """Any of these phrases, each a regular expression, beginning where a word begins."""
    return re.compile(r"\b(?:" + "|".join(phrases) + ")")
