"""The commands about people: asking them to subscribe, what is held about one, and its end."""

from pathlib import Path
from typing import Annotated, NoReturn

import typer

from bot.cli.terminal import fail, now, print_rows, read_rows, require_yes, say, with_store
from bot.core import enrolment, places
from bot.core.store import Store

person_app = typer.Typer(no_args_is_help=True, help="What is held about a person.")


def import_people(
    file: Annotated[
        Path,
        typer.Argument(help="CSV with a header: address, language, and if you like sectors, city, kind, institution."),
    ],
) -> None:
    """Asks people by mail to subscribe; nobody is subscribed who does not answer."""
    rows = read_rows(file)

    async def enrol(store: Store) -> None:
        asked = 0
        for number, row in enumerate(rows, start=2):
            try:
                asked += await enrolment.ask(store, row, now(), after=asked)
            except enrolment.RowInvalid as error:
                fail(f"{file}, line {number}: {error}. Nothing has been imported.")
        say(f"Asked to subscribe: {asked}; known already: {len(rows) - asked}")

    with_store(enrol)


@person_app.command("show")
def show_person(address: Annotated[str, typer.Argument(help="anna@example.org or telegram:123")]) -> None:
    """Shows everything held about a person, as JSON."""

    async def show(store: Store) -> None:
        print_rows(await enrolment.everything_about(store, address) or _unknown(address), as_json=True)

    with_store(show)


@person_app.command("erase")
def erase_person(
    address: Annotated[str, typer.Argument(help="anna@example.org or telegram:123")],
    yes: Annotated[bool, typer.Option("--yes", help="Erases without asking.")] = False,
) -> None:
    """Deletes everything held about a person."""

    async def find(store: Store) -> int:
        contact = await store.contact_at(enrolment.as_address(address)) or _unknown(address)
        return contact.subscriber_id

    async def erase(store: Store) -> None:
        person = await find(store)
        await places.give_back_all(store, person, now())
        await store.erase(person)
        say("Erased.")

    if not yes:
        with_store(find)
        require_yes("Delete everything about this person? This cannot be undone")
    with_store(erase)


def _unknown(address: str) -> NoReturn:
    fail(f"Nobody is known at {address}.")
