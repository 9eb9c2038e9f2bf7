"""What every command needs: the database for one transaction, the time, and a way to print or to give up."""

import asyncio
import csv
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from bot.core.store import Store
from bot.settings import Settings, load

if TYPE_CHECKING:
    from bot.storage.database import Database

Json = Annotated[bool, typer.Option("--json", help="For a script to read.")]


def with_store(work: Callable[[Store], Awaitable[None]], settings: Settings | None = None) -> None:
    """Does the work in one transaction. Raises what it raises, SettingsInvalid, SchemaUnfit, StorageUnavailable."""

    async def run_in_transaction() -> None:
        async with database(settings or load()) as opened, opened.transaction() as store:
            await work(store)

    asyncio.run(run_in_transaction())


@asynccontextmanager
async def database(settings: Settings) -> AsyncIterator["Database"]:
    """The database inside the block. Raises SchemaUnfit or StorageUnavailable."""
    from bot.storage.database import Database

    opened = Database(settings.database_url)
    try:
        await opened.prepare()
        yield opened
    finally:
        await opened.close()


def read_rows(file: Path) -> list[dict[str, str]]:
    """The rows of a CSV file under its header, as a spreadsheet writes it."""
    with file.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def print_rows(rows: Sequence[Mapping[str, Any]] | Mapping[str, Any], as_json: bool) -> None:
    """Prints JSON, or rows as a table."""
    if as_json or isinstance(rows, Mapping):
        say(json.dumps(rows, ensure_ascii=False, indent=2, default=str))
        return
    from rich.console import Console
    from rich.table import Table

    table = Table(*(str(name) for name in (rows[0] if rows else {"nothing": ""})))
    for row in rows:
        table.add_row(*(str(value) for value in row.values()))
    Console().print(table)


def now() -> datetime:
    """The time of this machine."""
    return datetime.now(UTC)


def say(line: str) -> None:
    """Prints a line."""
    typer.echo(line)


def fail(line: str) -> NoReturn:
    """Prints a line to standard error and ends with status 2."""
    typer.echo(line, err=True)
    raise SystemExit(2)
