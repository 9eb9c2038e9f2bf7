"""Many numbers as one parameter: a list of parameters would make a new statement of each length of it.

PostgreSQL then plans the statement once and not each time, and neither driver has to fill in hundreds of places. The
parameter is written as a text for both, which is done at once; psycopg asks of each number of a list how it is written.
"""

import json
from collections.abc import Callable, Iterable
from typing import Any, Self

from sqlalchemy import ARRAY, BigInteger, Boolean, ColumnElement, Dialect, String, bindparam
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.sql.operators import OperatorType
from sqlalchemy.types import TypeDecorator, TypeEngine


def among(column: ColumnElement[Any], parameter: str) -> ColumnElement[bool]:
    """Whether the column holds one of the numbers of the parameter of that name."""
    return _Among(column, bindparam(parameter, type_=_Numbers))


class _Numbers(TypeDecorator[Iterable[int]]):
    impl = String
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        # of a text in a CAST PostgreSQL would make an array again for each row that it looks at
        return dialect.type_descriptor(ARRAY(BigInteger) if dialect.name == "postgresql" else String())

    def bind_processor(self, dialect: Dialect) -> Callable[[Iterable[int] | None], str]:
        return _as_array if dialect.name == "postgresql" else _as_json


def _as_array(numbers: Iterable[int] | None) -> str:
    """As PostgreSQL reads an array (8.15.2)."""
    return "{" + ",".join(map(str, numbers or ())) + "}"


def _as_json(numbers: Iterable[int] | None) -> str:
    return json.dumps(list(numbers or ()))


class _Among(FunctionElement[bool]):
    type = Boolean()
    inherit_cache = True

    def self_group(self, against: OperatorType | None = None) -> Self:
        """As it is: where a database has no Booleans SQLAlchemy compares it with 1, and then no index leads to it."""
        return self


@compiles(_Among, "postgresql")
def _any(element: _Among, compiler: SQLCompiler, **how: Any) -> str:
    column, numbers = (compiler.process(each, **how) for each in element.clauses)
    return f"{column} = ANY ({numbers})"


@compiles(_Among, "sqlite")
def _each(element: _Among, compiler: SQLCompiler, **how: Any) -> str:
    column, numbers = (compiler.process(each, **how) for each in element.clauses)
    return f"{column} IN (SELECT value FROM json_each({numbers}))"  # noqa: S608 - both are compiled
