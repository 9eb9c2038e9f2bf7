"""The commands about what goes out and what came in."""

import asyncio
from typing import Annotated

import typer

from bot.cli.terminal import Json, print_rows, say, with_store
from bot.core.outbox import DeliveryState
from bot.core.store import Store
from bot.settings import load


def deliveries(
    failed: Annotated[bool, typer.Option("--failed", help="Only those refused or gone.")] = False,
    uncertain: Annotated[bool, typer.Option("--uncertain", help="Only those nobody knows about.")] = False,
    limit: Annotated[int, typer.Option(help="At most so many, newest first.")] = 50,
    as_json: Json = False,
) -> None:
    """Shows how deliveries stand."""
    states = [DeliveryState.REFUSED, DeliveryState.GONE] if failed else []
    states += [DeliveryState.UNCERTAIN] if uncertain else []

    async def show(store: Store) -> None:
        if not states:
            counts = sorted((await store.count_deliveries()).items())
            rows: list[dict[str, object]] = [{"state": str(state), "count": count} for state, count in counts]
            if doubtful := await store.count_doubtful():
                rows.append({"state": "of these perhaps twice", "count": doubtful})
            print_rows(rows, as_json)
            return
        rows = [
            {"id": each.id, "message": each.message, "state": str(each.state), "reason": each.reason, "key": each.key}
            for each in await store.deliveries(states, limit)
        ]
        print_rows(rows, as_json)

    with_store(show)


def inbound(
    failed: Annotated[bool, typer.Option("--failed", help="What came in and could not be worked.")] = True,
    retry: Annotated[bool, typer.Option("--retry", help="Tries all of it again.")] = False,
    as_json: Json = False,
) -> None:
    """Shows what came in and could not be worked, and tries it again."""
    if retry:
        from bot.retry import retry_failed

        again = asyncio.run(retry_failed(load()))
        say(f"Worked now: {again.worked}; failed again: {again.failed}")
        return

    async def show(store: Store) -> None:
        rows = [{"id": id, "channel": channel, "error": error} for id, channel, _, error in await store.failed()]
        print_rows(rows, as_json)

    if failed:
        with_store(show)
