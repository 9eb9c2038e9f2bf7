"""Phrasebook: Fluent id, arguments and language → text.

Fluent itself is lenient: it prints what it cannot resolve and says nothing. Here a wrong file stops the start and a
wrong phrase raises, because a text that looks broken, or stands in the other language, must never reach a person.

Texts have one function beside Fluent's own: DAY($at) is a day in short, with its weekday: "czw., 5 mar", "čt 5. 3.".
"""

import re
import secrets
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cache, partial
from pathlib import Path
from typing import Any, cast

from babel import Locale
from babel.dates import format_skeleton
from fluent.runtime import FluentBundle
from fluent.runtime.types import FluentType
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl

Argument = str | int | datetime

REFERENCE = "en"
"""The language developers read; no participant is written to in it, so it is read only when it is asked for."""

_LONGEST = 2_000
"""Characters of an argument that Fluent gets to see; it refuses to insert more than 2500."""


class LocaleError(Exception):
    """A locale file is wrong; the text names the file, the id and what is wrong."""


class PhraseError(Exception):
    """A phrase cannot be said; the text names the id, the language and what is wrong."""


class Phrasebook:
    """All texts in all languages, one folder of .ftl files each."""

    def __init__(self, folder: Path) -> None:
        """Reads the languages of the participants. Raises LocaleError."""
        self._folder = folder
        names = sorted(each.name for each in folder.iterdir() if each.is_dir() and each.name != REFERENCE)
        if not names:
            raise LocaleError(f"{folder}: there is no language in this folder")
        self._bundles = {name: _load(folder / name) for name in names}
        self.languages = tuple(names)  # those participants are written to in

    def phrase(self, id: str, args: Mapping[str, Argument], language: str) -> str:
        """The text of a message, or of one of its attributes ("invitation.title"), in this language and no other.

        Moments are shown as the wall clock of their own time zone. Raises PhraseError.
        """
        bundle = self._bundle(language)
        if bundle is None:
            raise PhraseError(f"{id}: there is no language {str(language)!r}")
        name, _, attribute = id.partition(".")
        if not bundle.has_message(name):
            raise PhraseError(f"{id} [{language}]: there is no such message")
        message = bundle.get_message(name)
        pattern = message.attributes.get(attribute) if attribute else message.value
        if pattern is None:
            raise PhraseError(f"{id} [{language}]: there is no such {'attribute' if attribute else 'value'}")
        short, long = _without_long(args)
        text, errors = bundle.format_pattern(pattern, short)
        naive = [name for name, value in args.items() if isinstance(value, datetime) and value.tzinfo is None]
        if errors or naive or not isinstance(text, str):
            wrong = dict.fromkeys([*map(str, errors), *(f"${name} has no time zone" for name in naive)])
            raise PhraseError(f"{id} [{language}]: {'; '.join(wrong) or 'no text'}")
        return re.sub("|".join(long), lambda mark: long[mark[0]], text) if long else text

    def _bundle(self, language: str) -> FluentBundle | None:
        if language == REFERENCE and REFERENCE not in self._bundles and (self._folder / REFERENCE).is_dir():
            self._bundles[REFERENCE] = _load(self._folder / REFERENCE)
        return self._bundles.get(language)


def default_folder() -> Path:
    """The locales: inside an installed wheel beside this file, in the repository beside the package."""
    here = Path(__file__).parent
    inside = here / "locales"
    return inside if inside.is_dir() else here.parent / "locales"


@cache  # a rehearsal and the tests start the service again and again; the files do not change under a running one
def _load(folder: Path) -> FluentBundle:
    day = cast(Callable[[Any], FluentType], partial(_day, Locale.parse(folder.name)))
    bundle = FluentBundle([folder.name], functions={"DAY": day}, use_isolating=False)
    parser = FluentParser(with_spans=False)
    file_of: dict[str, str] = {}
    for path in sorted(folder.glob("*.ftl")):
        resource = parser.parse(path.read_text(encoding="utf-8"))
        for entry in resource.body:
            if isinstance(entry, ftl.Junk):
                raise LocaleError(f"{path}: {_first_id(entry)}: {'; '.join(_complaints(entry))}")
            if isinstance(entry, ftl.Message | ftl.Term):
                name = ("-" if isinstance(entry, ftl.Term) else "") + entry.id.name
                if name in file_of:
                    raise LocaleError(f"{path}: {name}: stands in {file_of[name]} already")
                file_of[name] = path.name
        bundle.add_resource(resource)
    if not file_of:
        raise LocaleError(f"{folder}: there are no texts in this folder")
    return bundle


def _first_id(junk: ftl.Junk) -> str:
    found = re.search(r"^-?[A-Za-z][\w-]*", junk.content or "", re.MULTILINE)
    return found[0] if found else repr((junk.content or "")[:40])


def _complaints(junk: ftl.Junk) -> list[str]:
    return [f"{each.code} {each.message}" for each in junk.annotations or ()]


def _without_long(args: Mapping[str, Argument]) -> tuple[dict[str, Argument], dict[str, str]]:
    """The arguments with a mark nobody can guess in place of each long text, and the texts by their mark."""
    short, long = dict(args), {}
    for name, value in args.items():
        if isinstance(value, str) and len(value) > _LONGEST:
            mark = secrets.token_hex(16)
            short[name], long[mark] = mark, value
    return short, long


def _day(locale: Locale, at: datetime) -> str:
    return format_skeleton("MMMEd", at, locale=locale)
