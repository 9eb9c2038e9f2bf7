"""The commands about addresses that mail does not reach."""

from typing import Annotated

import typer

from bot.cli.terminal import LARGEST_ID, Json, fail, now, print_rows, say, with_store
from bot.core import bounces
from bot.core.errors import ActionUnknown
from bot.core.store import Store

bounce_app = typer.Typer(no_args_is_help=True, help="Addresses that mail has come back from.")


@bounce_app.command("list")
def list_bounces(as_json: Json = False) -> None:
    """Lists the addresses that nothing is sent to any more, newest first."""

    async def show(store: Store) -> None:
        rows = [
            {"id": each.bounce.id, "at": each.bounce.at, "name": each.name, "address": each.address}
            | {"status": each.bounce.status, "reason": each.reason}
            for each in await bounces.recent(store, now())
        ]
        print_rows(rows, as_json)

    with_store(show)


@bounce_app.command()
def undo(id: Annotated[int, typer.Argument(max=LARGEST_ID, help="The id that `bounce list` shows.")]) -> None:
    """Writes to the address again."""

    async def reopen(store: Store) -> None:
        try:
            contact = await bounces.undo(store, id, now())
        except ActionUnknown:
            fail(f"There is no address shut under {id}. See: mosty bounce list")
        say(f"{contact.address} is written to again.")

    with_store(reopen)
