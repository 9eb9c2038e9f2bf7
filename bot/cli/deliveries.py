"""The commands about what goes out and what came in."""

import asyncio
from collections import Counter
from datetime import timedelta
from typing import Annotated

import typer

from bot.cli.terminal import Json, now, print_rows, say, with_store
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
    failed: Annotated[bool, typer.Option("--failed", help="Lists what could not be worked, with the error.")] = False,
    retry: Annotated[bool, typer.Option("--retry", help="Tries all that could not be worked again.")] = False,
    as_json: Json = False,
) -> None:
    """Shows what came in: how much in a day by each way, when last, and how much of all could not be worked."""
    if retry:
        from bot.retry import retry_failed

        again = asyncio.run(retry_failed(load()))
        say(f"Worked now: {again.worked}; failed again: {again.failed}")
        return

    async def list_failed(store: Store) -> None:
        rows = [{"id": id, "channel": channel, "error": error} for id, channel, _, error in await store.failed()]
        print_rows(rows, as_json)

    async def count(store: Store) -> None:
        came = await store.count_seen(now() - timedelta(days=1))
        lost = Counter(channel for _, channel, _, _ in await store.failed())
        rows = [
            {"channel": channel, "in a day": count, "last": f"{last:%Y-%m-%d %H:%M} UTC", "failed": lost[channel]}
            for channel, (count, last) in sorted(came.items())
        ]
        print_rows(rows, as_json)

    with_store(list_failed if failed else count)
