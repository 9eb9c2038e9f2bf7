"""Phrasebook: Fluent id, arguments and language → text.

Fluent itself is lenient: it prints what it cannot resolve and says nothing. Here a wrong file stops the start and a
wrong phrase raises, because a text that looks broken, or stands in the other language, must never reach a person.
Most texts are not said on most days: each is parsed, and Fluent loaded, when it first is.

Texts have one function beside Fluent's own: DAY($at) is a day in short, with its weekday: "czw., 5 mar", "čt 5. 3.".
"""

import hashlib
import re
import secrets
from collections.abc import Mapping
from datetime import datetime
from functools import cache, cached_property, partial
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from babel import Locale
    from fluent.runtime import FluentBundle
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
        """Looks through the languages of the participants. Raises LocaleError where one has no texts, or one twice."""
        self._folder = folder
        names = sorted(each.name for each in folder.iterdir() if each.is_dir() and each.name != REFERENCE)
        if not names:
            raise LocaleError(f"{folder}: there is no language in this folder")
        self._texts = {name: _texts(folder / name) for name in names}
        self.languages = tuple(names)  # those participants are written to in

    @property
    def digest(self) -> str:
        """Another one as soon as a text is."""
        return hashlib.sha256("".join(each.digest for each in self._texts.values()).encode()).hexdigest()

    def proofread(self) -> None:
        """Parses every text of the participants' languages; takes some tenths of a second. Raises LocaleError."""
        for name in self.languages:
            _proofread(self._folder / name)

    def phrase(self, id: str, args: Mapping[str, Argument], language: str) -> str:
        """The text of a message, or of one of its attributes ("invitation.title"), in this language and no other.

        Moments are shown as the wall clock of their own time zone. Raises PhraseError.
        """
        texts = self._in(language)
        if texts is None:
            raise PhraseError(f"{id}: there is no language {str(language)!r}")
        name, _, attribute = id.partition(".")
        bundle = texts.bundle_with(name)
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

    def _in(self, language: str) -> "_Texts | None":
        if language == REFERENCE and REFERENCE not in self._texts and (self._folder / REFERENCE).is_dir():
            self._texts[REFERENCE] = _texts(self._folder / REFERENCE)
        return self._texts.get(language)


def default_folder() -> Path:
    """The locales: inside an installed wheel beside this file, in the repository beside the package."""
    here = Path(__file__).parent
    inside = here / "locales"
    return inside if inside.is_dir() else here.parent / "locales"


class _Texts:
    """The texts of one language, as they are written, and those in a bundle that have been asked for."""

    def __init__(self, folder: Path) -> None:
        self._language = folder.name
        self._lock = RLock()
        self._written: dict[str, str] = {}  # by name; a term's begins with a hyphen
        file_of: dict[str, str] = {}
        for path in sorted(folder.glob("*.ftl")):
            for entry in _BEGINS.split(path.read_text(encoding="utf-8"))[1:]:
                name = entry.partition("=")[0].strip()
                if name in file_of:
                    raise LocaleError(f"{path}: {name}: stands in {file_of[name]} already")
                file_of[name], self._written[name] = path.name, entry
        if not file_of:
            raise LocaleError(f"{folder}: there are no texts in this folder")
        self.digest = hashlib.sha256("".join(self._written.values()).encode()).hexdigest()

    @cached_property
    def _bundle(self) -> "FluentBundle":
        from babel import Locale
        from fluent.runtime import FluentBundle

        day: Any = partial(_day, Locale.parse(self._language))
        return FluentBundle([self._language], functions={"DAY": day}, use_isolating=False)

    def bundle_with(self, name: str) -> "FluentBundle":
        """With that text in it, and all that it quotes, as far as there are such texts."""
        with self._lock:  # a document is written in a thread of its own
            if (entry := self._written.pop(name, None)) is not None:
                from fluent.syntax import FluentParser

                for quoted in _QUOTES.findall(entry):
                    self.bundle_with(quoted)
                self._bundle.add_resource(FluentParser(with_spans=False).parse(entry))
            return self._bundle


# a rehearsal and the tests start the service again and again; the files do not change under a running one
_texts = cache(_Texts)


@cache
def _proofread(folder: Path) -> None:
    from fluent.syntax import FluentParser, ast

    parser = FluentParser(with_spans=False)
    for path in sorted(folder.glob("*.ftl")):
        for entry in parser.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(entry, ast.Junk):
                raise LocaleError(f"{path}: {_first_id(entry)}: {'; '.join(_complaints(entry))}")


_BEGINS = re.compile(r"^(?=-?[A-Za-z][\w-]* *=)", re.MULTILINE)
"""Where a message or a term begins; what belongs to it stands further in."""

_QUOTES = re.compile(r"[{(,]\s*(-?[A-Za-z][\w-]*)")
"""Where a text can name another one."""


def _first_id(junk: "ftl.Junk") -> str:
    found = re.search(r"^-?[A-Za-z][\w-]*", junk.content or "", re.MULTILINE)
    return found[0] if found else repr((junk.content or "")[:40])


def _complaints(junk: "ftl.Junk") -> list[str]:
    return [f"{each.code} {each.message}" for each in junk.annotations or ()]


def _without_long(args: Mapping[str, Argument]) -> tuple[dict[str, Argument], dict[str, str]]:
    """The arguments with a mark nobody can guess in place of each long text, and the texts by their mark."""
    short, long = dict(args), {}
    for name, value in args.items():
        if isinstance(value, str) and len(value) > _LONGEST:
            mark = secrets.token_hex(16)
            short[name], long[mark] = mark, value
    return short, long


def _day(locale: "Locale", at: datetime) -> str:
    from babel.dates import format_skeleton

    return format_skeleton("MMMEd", at, locale=locale)
