"""How values of the core stand in a column."""

from collections.abc import Callable
from datetime import UTC, datetime
from enum import Enum, IntEnum, StrEnum
from typing import Any

from sqlalchemy import JSON, BigInteger, DateTime, Dialect, Integer, String
from sqlalchemy.types import TypeDecorator

from bot.core.language import Texts

Id = BigInteger().with_variant(Integer(), "sqlite")  # SQLite numbers rows by itself only for INTEGER


class UtcDateTime(TypeDecorator[datetime]):
    """An aware moment, kept in UTC. Refuses naive ones."""

    impl = DateTime(timezone=True)
    cache_ok = True

    # In the way of each row stand these functions alone: what SQLAlchemy puts together costs three times as much

    def bind_processor(self, dialect: Dialect) -> Callable[[datetime | None], Any]:
        return _as_text if dialect.name == "sqlite" else _as_utc

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], datetime | None] | None:
        return _of_text if dialect.name == "sqlite" else None  # our connections to PostgreSQL stand in UTC


def _as_utc(value: datetime | None) -> datetime | None:
    if value is None:
        return None
    if value.tzinfo is None:
        raise ValueError(f"a naive datetime is not a moment: {value!r}")
    return value.astimezone(UTC)


def _as_text(value: datetime | None) -> str | None:
    """As SQLAlchemy writes it, who reads it too where it is no column of ours."""
    utc = _as_utc(value)
    return None if utc is None else utc.isoformat(" ", "microseconds").removesuffix(_UTC)


def _of_text(value: str | None) -> datetime | None:
    return None if value is None else datetime.fromisoformat(value + _UTC)


_UTC = "+00:00"


class BothLanguages(TypeDecorator[Texts]):
    """A text in every language."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: Texts | None, dialect: Dialect) -> dict[str, str] | None:
        return None if value is None else {str(language): text for language, text in value.items()}

    def process_result_value(self, value: Any, dialect: Dialect) -> Texts | None:
        return None if value is None else Texts(value)


class Word(TypeDecorator[Any]):
    """A member of a StrEnum, as its text."""

    impl = String
    cache_ok = True

    def __init__(self, words: type[StrEnum]) -> None:
        super().__init__(32)
        self.words = words

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        return None if value is None else str(value)

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[str | None], Any]:
        return _member_of(self.words)


class Rank(TypeDecorator[Any]):
    """A member of an IntEnum, as its number."""

    impl = Integer
    cache_ok = True

    def __init__(self, ranks: type[IntEnum]) -> None:
        super().__init__()
        self.ranks = ranks

    def process_bind_param(self, value: Any, dialect: Dialect) -> int | None:
        return None if value is None else int(value)

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[int | None], Any]:
        return _member_of(self.ranks)


def _member_of(members: type[Enum]) -> Callable[[Any], Any]:
    """From what stands in a column to its member; raises KeyError for what is none."""
    known: dict[Any, Any] = {None: None, **{each.value: each for each in members}}
    return known.__getitem__
