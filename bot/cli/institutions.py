"""The commands about institutions: which there are, and that two of them are one."""

from typing import Annotated

import typer

from bot.cli.terminal import LARGEST_ID, Json, harmless, print_rows, say, with_store
from bot.core import institutions
from bot.core.meetings import find
from bot.core.store import Store

institution_app = typer.Typer(no_args_is_help=True, help="Institutions and who stands for them.")

Id = Annotated[int, typer.Argument(max=LARGEST_ID, help="The id that `institution list` shows.")]


@institution_app.command("list")
def list_institutions(
    twins: Annotated[bool, typer.Option("--twins", help="Only those that may be one and the same.")] = False,
    as_json: Json = False,
) -> None:
    """Lists the institutions, and how many people stand for each."""

    async def read(store: Store) -> None:
        listed = await store.institutions_with_size()
        if twins:
            alike = {
                id for pair in institutions.likely_twins([(each.id, each.key) for each, _ in listed]) for id in pair
            }
            listed = [(each, size) for each, size in listed if each.id in alike]
        rows = [
            {
                "id": each.id,
                "name": harmless(each.name),
                "city": each.city or "",
                "kind": each.kind or "",
                "people": size,
            }
            for each, size in listed
        ]
        print_rows(rows, as_json)

    with_store(read)


@institution_app.command()
def silent(
    meeting: Annotated[str, typer.Argument(help="The meeting's id in the programme.")], as_json: Json = False
) -> None:
    """Lists the invited institutions nobody of which has answered, with who is asked first."""

    async def read(store: Store) -> None:
        await find(store, meeting)
        rows = [
            {
                "id": each.id,
                "name": harmless(each.name),
                "people": [harmless(person.name) for person in people],
            }
            for each, people in await store.unheard_institutions(meeting)
        ]
        print_rows(rows, as_json)

    with_store(read)


@institution_app.command()
def merge(duplicate: Id, into: Id) -> None:
    """Makes one institution of two: the second stays, with everybody of both."""

    async def join(store: Store) -> None:
        stays = await institutions.merge(store, duplicate, into)
        say(f"One institution now: {stays.name} ({len(await store.members(stays.id))} people).")

    with_store(join)
