"""What every command needs: the database for one transaction, the time, and a way to print or to give up."""

import asyncio
import contextlib
import csv
import io
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn, TypeVar

import typer

from bot.core.store import Store, WrittenMeanwhile
from bot.settings import Settings, load

if TYPE_CHECKING:
    from bot.storage.database import Database

T = TypeVar("T")

_TRIES = 3  # of what two do at the same moment

Json = Annotated[bool, typer.Option("--json", help="For a script to read.")]

LARGEST_ID = 2**63 - 1
"""What a database takes for the id of a row."""


def with_store(work: Callable[[Store], Awaitable[T]], settings: Settings | None = None) -> T:
    """Does the work in one transaction, and returns what it does. On SQLite nobody else writes meanwhile.

    Where the service has written the same first, the work begins anew, as the service's own does. Raises what the work
    raises, SettingsInvalid, SchemaUnfit, StorageUnavailable.
    """

    async def run_in_transaction() -> T:
        async with database(settings or load()) as opened:
            for _ in range(_TRIES - 1):
                with contextlib.suppress(WrittenMeanwhile):
                    async with opened.transaction() as store:
                        return await work(store)
            async with opened.transaction() as store:
                return await work(store)

    return asyncio.run(run_in_transaction())


def require_yes(question: str) -> None:
    """Asks, and ends with status 1 without a yes. Never within a transaction: the service could not write meanwhile."""
    if not typer.confirm(question):
        raise typer.Exit(1)


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


def read_text(file: Path) -> str:
    """The text of a file; the command ends where it cannot be read."""
    try:
        return file.read_bytes().decode("utf-8-sig")
    except OSError as error:
        fail(f"{file} cannot be read ({error.strerror}). Name another file.")
    except UnicodeDecodeError as error:
        fail(f'{file} is not UTF-8 text (byte {error.start}). Save it as UTF-8, a spreadsheet as "CSV UTF-8".')


def read_rows(file: Path) -> list[dict[str, str]]:
    """The rows of a CSV file under its header; with semicolons, as spreadsheets write it here, or with commas."""
    text = read_text(file)
    header = text.partition("\n")[0]
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=header.count)))


def harmless(cell: str) -> str:
    """A name for a spreadsheet, which would run a cell that begins like a formula."""
    return "'" + cell if cell[:1] in "=+-@\t\r" else cell


def print_rows(rows: Sequence[Mapping[str, Any]] | Mapping[str, Any], as_json: bool) -> None:
    """Prints JSON, or rows as a table."""
    if as_json or isinstance(rows, Mapping):
        say(json.dumps(rows, ensure_ascii=False, indent=2, default=str))
        return
    if not rows:
        say("Nothing.")
        return
    from rich.console import Console
    from rich.table import Table

    table = Table(*(str(name) for name in rows[0]))
    for row in rows:
        table.add_row(*(str(value) for value in row.values()))
    Console().print(table)


def now() -> datetime:
    """The time of this machine."""
    return datetime.now(UTC)


def say(line: str) -> None:
    """Prints a line."""
    typer.echo(line)


def fail(line: str, status: int = 2) -> NoReturn:
    """Prints a line to standard error and ends with that status: 2 says that the same again would fail again."""
    typer.echo(line, err=True)
    raise SystemExit(status)
