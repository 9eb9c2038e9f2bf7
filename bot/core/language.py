"""The languages people read, and texts that exist in all of them."""

from collections.abc import Mapping
from enum import StrEnum

from bot.core.errors import TextMissing


class Language(StrEnum):
    """A language a person reads, as its ISO 639-1 code (`cs` is the language, CZ the country)."""

    PL = "pl"
    CS = "cs"


_LANGUAGES = tuple(Language)  # to go through the members of an enumeration itself costs a call for each


class Texts(dict[Language, str]):
    """One text in every language. Raises TextMissing when a language is absent or blank."""

    def __init__(self, texts: Mapping[str, str] | None = None, **by_language: str) -> None:
        super().__init__()
        given = {**(texts or {}), **by_language}
        for language in _LANGUAGES:
            self[language] = str(given.get(language) or "").strip()
            if not self[language]:
                raise TextMissing(language=language)

    def __hash__(self) -> int:  # type: ignore[override]  # never changed after it is made
        return hash(tuple(self.items()))


def proposed(tag: str | None) -> Language | None:
    """The language an app's IETF tag suggests ("pl-PL" → pl); None when it is none of ours."""
    prefix = (tag or "").lower().replace("_", "-").split("-")[0]
    return Language(prefix) if prefix in set(Language) else None
