"""A table of a TOML file, asked for one value after the other; every problem is noted with its line and what to write.

tomllib gives no line numbers for what parses but is wrong, so Lines finds them by a small scan of the source.
"""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import UTC, date, datetime, time
from difflib import get_close_matches
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from bot.core.actions import ID_PATTERN
from bot.core.ladder import after, before
from bot.core.language import Language, Texts
from bot.core.scheduling import ProgrammeInvalid

Key = tuple[str | int, ...]

_TEXTS = '{ pl = "…", cs = "…" }'
_NAMES = {Language.PL: "Polish", Language.CS: "Czech"}
_FIRST_YEAR, _LAST_YEAR = 2000, 2999
_MOST = 1_000_000
_BEFORE = "is no time before the start; write such as -P7D, -P1DT12H, -PT2H or answer_by-P1D"
_NEAR = 0.75  # what is less alike than this is not offered as what was meant


class Table:
    """One table of the file. Asked for a value it cannot give, it notes the problem and gives a stand-in."""

    def __init__(self, problems: "Problems", values: dict[str, Any], path: Key, label: str) -> None:
        self._problems = problems
        self._values = values
        self._path = path
        self._label = label
        self._asked: set[str] = set()

    def problem(self, key: str, what: str) -> None:
        """Notes what is wrong with a key, such as "title.cs"."""
        label = " → ".join(part for part in (self._label, key) if part)
        self._problems.note((*self._path, *key.split(".")), f"{label}: {what}")

    def close(self) -> None:
        """Notes every key that nobody has asked for."""
        for key in self._values.keys() - self._asked:
            near = get_close_matches(key, self._asked, n=1, cutoff=_NEAR)
            hint = f"did you mean {near[0]}?" if near else f"the keys here are {', '.join(sorted(self._asked))}"
            self.problem(key, f"is not known; {hint}")

    def table(self, key: str) -> "Table":
        """The one table [key]."""
        value = self._ask(key, dict, f"is not a table; write [{key}]", f"is missing; write [{key}]")
        # what a missing table lacks is not said again for each of its keys
        problems = Problems(Path(), Lines("")) if value is None else self._problems
        return Table(problems, value or {}, (*self._path, key), self._named(key))

    def tables(self, key: str, *, needed: bool = True) -> Iterator["Table"]:
        """The tables [[key]], each labelled with its id, or with its number where it has none."""
        header = f"[[{'.'.join([*(part for part in self._path if isinstance(part, str)), key])}]]"
        missing = f"is missing; write at least one {header}" if needed else ""
        values = self._ask(key, list, f"is one table; write {header}, with double brackets", missing) or []
        for number, value in enumerate(values):
            if not isinstance(value, dict):
                self.problem(key, f"is not a table; write {header}")
                continue
            name = f'"{value["id"]}"' if isinstance(value.get("id"), str) else str(number + 1)
            yield Table(self._problems, value, (*self._path, key, number), self._named(f"{key} {name}"))

    def text(self, key: str, example: str) -> str:
        """A text; "" where there is none."""
        hint = f'write {key} = "{example}"'
        return self._ask(key, str, f"is no text; {hint}", f"is missing; {hint}") or ""

    def id(self, what: str) -> str:
        """The table's id, unlike any other of its sort."""
        value = self.text("id", "culture")
        if value and not re.fullmatch(ID_PATTERN, value):
            self.problem("id", f"{shown(value)} is no id; write up to 32 of the characters a-z, 0-9 and -")
        if value and not self._problems.is_first(what, value):
            self.problem("id", f"{shown(value)} is there twice; pick another id")
        return value

    def texts(self, key: str) -> Texts:
        """A text in every language."""
        return self._texts(key, f"is missing; write {key} = {_TEXTS}") or _STAND_IN

    def texts_if_any(self, key: str) -> Texts | None:
        """A text in every language, or none at all."""
        return self._texts(key, "")

    def _texts(self, key: str, missing: str) -> Texts | None:
        value = self._ask(key, dict, f"is not a text in two languages; write {key} = {_TEXTS}", missing)
        if value is None:
            return None
        fit = True
        for name in value.keys() - set(Language):
            hint = "; Czech is cs (CZ is the country)" if name in ("cz", "CZ") else ""
            self.problem(f"{key}.{name}", f"is not a language here; the languages are pl and cs{hint}")
        for language in Language:
            text = value.get(language)
            if text is not None and not isinstance(text, str):
                self.problem(f"{key}.{language}", f'is no text; write {language} = "…"')
            elif not (text or "").strip():
                self.problem(f"{key}.{language}", f'the {_NAMES[language]} text is missing; write {language} = "…"')
            else:
                continue
            fit = False
        return Texts(value) if fit else _STAND_IN

    def timezone(self, key: str) -> str:
        """The name of a time zone that exists; UTC where there is none."""
        if not (value := self.text(key, "Europe/Warsaw")):
            return "UTC"
        try:
            return ZoneInfo(value).key
        except (KeyError, ValueError, OSError):  # OSError: a folder of the time zone database, such as "Europe"
            hint = choose(value, available_timezones(), "Europe/Warsaw")
            self.problem(key, f"{shown(value)} is no time zone; {hint}")
            return "UTC"

    def span(self, zone: ZoneInfo) -> tuple[datetime | None, datetime | None]:
        """From when to when."""
        starts, ends = self.moment("starts", zone), self.moment("ends", zone)
        if starts and ends and starts >= ends:
            self.problem("ends", "is not after starts; write a later moment")
            return starts, None
        return starts, ends

    def moment(self, key: str, zone: ZoneInfo, *, needed: bool = True) -> datetime | None:
        """A moment, in UTC; one without an offset is read as the wall clock of the zone."""
        hint = f"write {key} = 2027-02-18T10:00:00"
        value = self._ask(key, object, "", f"is missing; {hint}" if needed else "")
        if value is None:
            return None
        if not isinstance(value, datetime):
            lacks = {date: "is a day without a time", time: "is a time without a day", str: "is text"}
            self.problem(key, f"{lacks.get(type(value), 'is no moment')}; {hint}, without quotes")
            return None
        if not _FIRST_YEAR <= value.year <= _LAST_YEAR:
            self.problem(key, f"the year {value.year} cannot be meant; {hint}")
            return None
        if value.tzinfo is not None:
            return value.astimezone(UTC)
        at = value.replace(tzinfo=zone).astimezone(UTC)
        if at.astimezone(zone).replace(tzinfo=None) != value:
            self.problem(
                key, f"{value:%Y-%m-%d %H:%M} does not exist in {zone.key}: clocks go forward then; write another hour"
            )
            return None
        return at

    def positive(self, key: str, example: int, *, default: int | None = None) -> int:
        """A whole number, at least 1."""
        hint = f"write {key} = {example}"
        value = self._ask(key, object, "", f"is missing; {hint}" if default is None else "")
        if value is not None and (type(value) is not int or not 0 < value <= _MOST):  # a bool is an int, too
            self.problem(key, f"{shown(value)} is no whole number from 1 to {_MOST}; {hint}")
            return example
        return value or default or example

    def one_of(self, key: str, choices: Collection[str], *, default: str | None = None) -> str:
        """One of the choices; the first where there is none."""
        example = next(iter(choices), "…")
        missing = f"is missing; {choose('', choices, example)}" if default is None else ""
        value = self._ask(key, str, f"is no text; {choose('', choices, example)}", missing)
        if value is None:
            return example if default is None else default
        if choices and value not in choices:
            self.problem(key, f"{shown(value)} is not known; {choose(value, choices, example)}")
            return example
        return str(value)

    def several(self, key: str, choices: Collection[str], *, default: list[str] | None = None) -> list[str]:
        """Some of the choices, at least one."""
        example = next(iter(choices), "…")
        values = self._words(key, f'write {key} = ["{example}"]', needed=default is None)
        if values == []:
            self.problem(key, f'is empty; write {key} = ["{example}"]')
        return (default or []) if values is None else self._known(key, values, choices)

    def any_of(self, key: str, choices: Collection[str], *, default: list[str]) -> list[str]:
        """Some of the choices, or none of them."""
        values = self._words(key, f'write {key} = ["{next(iter(choices), "…")}"]', needed=False)
        return default if values is None else self._known(key, values, choices)

    def _known(self, key: str, values: list[str], choices: Collection[str]) -> list[str]:
        for value in values:
            if choices and value not in choices:  # no choices: that they are missing is said already
                example = next(iter(choices))
                self.problem(key, f"{shown(value)} is not known; {choose(value, choices, example)}")
        return values

    def offsets(self, key: str, *, default: Sequence[str] = ()) -> list[str]:
        """Times before the start or before the answer deadline, for a ladder; an empty array is none at all."""
        values = self._words(key, f'write {key} = ["-P7D", "-PT2H"]', needed=False)
        for value in values or ():
            self._check_offset(key, value, before, _BEFORE)
        return list(default) if values is None else values

    def offset_before(self, key: str) -> str:
        """One time before the start; "" where there is none."""
        value = self._ask(key, str, f'is no text; write {key} = "-PT1H"', "") or ""
        return self._check_offset(key, value, before, _BEFORE) if value else ""

    def offset_after(self, key: str) -> str:
        """One time after the end; "" where there is none."""
        value = self._ask(key, str, f'is no text; write {key} = "PT3H"', "") or ""
        return (
            self._check_offset(key, value, after, "is no time after the end; write such as PT3H or P1D")
            if value
            else ""
        )

    def _check_offset(self, key: str, value: str, read: Callable[[str], object], hint: str) -> str:
        try:
            read(value)
        except (ValueError, OverflowError):
            self.problem(key, f"{shown(value)} {hint}")
            return ""
        return value

    def flag(self, key: str) -> bool:
        """True or false; false where there is none."""
        return self._ask(key, bool, f"is neither true nor false; write {key} = true", "") or False

    def link(self, key: str) -> str:
        """An https address; "" where there is none."""
        value: str = self._ask(key, str, f'is no text; write {key} = "https://…"', "") or ""
        if value and not re.fullmatch(r"https://[!-~]{1,500}", value):
            self.problem(key, f'{shown(value)} is no https address; write {key} = "https://…"')
            return ""
        return value

    def clock_times(self, key: str) -> list[str]:
        """Times of a day, each as "08:30"; left out: none."""
        values = self._words(key, f'write {key} = ["08:00", "08:30"]', needed=False) or []
        for value in values:
            if not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", value):
                self.problem(key, f"{shown(value)} is no time of a day; write such as 08:30")
        return values

    def _words(self, key: str, hint: str, *, needed: bool) -> list[str] | None:
        values = self._ask(key, list, f"is no list; {hint}", f"is missing; {hint}" if needed else "")
        if values is None:
            return None
        if not all(isinstance(value, str) for value in values):
            self.problem(key, f"is no list of texts; {hint}")
            return None
        for value in sorted({value for value in values if values.count(value) > 1}):
            self.problem(key, f"{shown(value)} is there twice; write it once")
        return list(values)

    def _ask(self, key: str, kind: type, unfit: str, missing: str) -> Any:
        """The value if it is of that kind, else None."""
        self._asked.add(key)
        if key not in self._values:
            if missing:
                self.problem(key, missing)
            return None
        if not isinstance(self._values[key], kind):
            self.problem(key, unfit)
            return None
        return self._values[key]

    def _named(self, name: str) -> str:
        return f"{self._label} → {name}" if self._label else name


class Problems:
    """What is wrong with the file so far."""

    def __init__(self, path: Path, lines: "Lines") -> None:
        self._path = path
        self._lines = lines
        self._noted: list[tuple[int, str]] = []
        self._ids: set[tuple[str, str]] = set()

    def note(self, key: Key, what: str) -> None:
        """Notes a problem under the line of its key, or of the nearest table around it."""
        line = self._lines.of(key)
        self._noted.append((line, f"{self._path}:{line}: {what}" if line else f"{self._path}: {what}"))

    def is_first(self, what: str, id: str) -> bool:
        """Whether that id has not been there before."""
        is_first = (what, id) not in self._ids
        self._ids.add((what, id))
        return is_first

    def settle(self) -> None:
        """Raises ProgrammeInvalid if there is any problem."""
        if self._noted:
            raise ProgrammeInvalid(text for _, text in sorted(self._noted))


class Lines:
    """On which line of the source a key stands."""

    _HEADER = re.compile(r"\s*(\[\[?)\s*([\w\s.\"'-]+?)\s*\]")
    _KEY = re.compile(r"\s*((?:\"[^\"]*\"|'[^']*'|[\w-]+)(?:\s*\.\s*(?:\"[^\"]*\"|'[^']*'|[\w-]+))*)\s*=")

    def __init__(self, source: str) -> None:
        self._lines: dict[Key, int] = {}
        self._counts: dict[Key, int] = {}
        table: Key = ()
        quoting = ""  # the delimiter of the text over several lines that we are in
        for number, line in enumerate(source.splitlines(), start=1):
            if not quoting:
                if header := self._HEADER.match(line):
                    table = self._enter(header[2], number, is_array=header[1] == "[[")
                elif key := self._KEY.match(line):
                    parts = tuple(part.strip().strip("\"'") for part in key[1].split("."))
                    for length in range(1, len(parts) + 1):
                        self._lines.setdefault((*table, *parts[:length]), number)
            for delimiter in re.findall(r'"""|\'\'\'', line):
                quoting = "" if quoting == delimiter else quoting or delimiter

    def of(self, key: Key) -> int:
        """The line of the key, or of the nearest table around it; 0 when there is none."""
        while key and key not in self._lines:
            key = key[:-1]
        return self._lines.get(key, 0)

    def _enter(self, name: str, number: int, *, is_array: bool) -> Key:
        """The path of a table header; a name of an array stands for its newest table."""
        path: Key = ()
        parts = [part.strip().strip("\"'") for part in name.split(".")]
        for index, part in enumerate(parts):
            path = (*path, part)
            if is_array and index == len(parts) - 1:
                self._counts[path] = self._counts.get(path, -1) + 1
            self._lines.setdefault(path, number)
            if path in self._counts:
                path = (*path, self._counts[path])
        self._lines.setdefault(path, number)
        return path


def choose(value: str, choices: Collection[str], example: str) -> str:
    """What to write instead of a value: the choice that was meant, or all of them where they are few."""
    near = get_close_matches(value, choices, n=1, cutoff=_NEAR)
    if near:
        return f'did you mean "{near[0]}"?'
    return f'write "{example}"' if len(choices) > 12 else f"write one of {', '.join(map(shown, choices))}"


def shown(value: object) -> str:
    """A value as it stands in the file."""
    if isinstance(value, bool):
        return str(value).lower()
    return f'"{value}"' if isinstance(value, str) else str(value)


_STAND_IN = Texts(pl="?", cs="?")
