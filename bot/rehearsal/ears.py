"""Which language a text is in: heard by the words that only one of the locales knows."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache

from bot.settings import example_programme
from bot.text import REFERENCE, default_folder

_WORD = re.compile(r"[^\W\d_]{4,}")
_ENTRY = re.compile(r"^(?:[\w-]+|\s+\.title) =", re.MULTILINE)
_BILINGUAL = re.compile(r"^.*(?:Česky\?|Po polsku\?|button-language|ČESKY|POLSKI|CZESKI|POLSKY).*$", re.MULTILINE)


def languages_heard(text: str) -> set[str]:
    """The languages of which the text has a word that no other one has."""
    words = {word.casefold() for word in _WORD.findall(text)}
    return {language for language, own in _own_words().items() if words & own}


@cache
def _own_words() -> Mapping[str, frozenset[str]]:
    heard = {}
    programme = tomllib.loads(example_programme().read_text("utf-8"))
    for folder in default_folder().iterdir():
        if folder.is_dir() and folder.name != REFERENCE:
            ftl = "\n".join(path.read_text("utf-8") for path in folder.glob("*.ftl"))
            heard[folder.name] = _words_of(ftl) | _words_in(programme, folder.name)
    return {
        language: frozenset(words.difference(*(other for name, other in heard.items() if name != language)))
        for language, words in heard.items()
    }


def _words_in(value: object, language: str) -> set[str]:
    """The words of every text in that language, wherever it stands in the programme."""
    if isinstance(value, dict):
        own = [value[language]] if isinstance(value.get(language), str) else []
        return {word.casefold() for text in own for word in _WORD.findall(text)}.union(
            *(_words_in(each, language) for each in value.values())
        )
    return set().union(*(_words_in(each, language) for each in value)) if isinstance(value, list) else set()


def _words_of(ftl: str) -> set[str]:
    texts = re.sub(r"^#.*$", "", _BILINGUAL.sub("", ftl), flags=re.MULTILINE)
    texts = re.sub(r"\{[^}]*\}", " ", _ENTRY.sub(" ", texts))
    return {word.casefold() for word in _WORD.findall(texts)}
