"""Publishing an announcement to 100,000 people: from the organiser's word until every copy is safe in the outbox.

In a process of its own each time, so that the growth of its memory (the highest RSS, less what it held before) can be
told. What PostgreSQL itself needs is not counted.
"""

import asyncio
import time
from datetime import UTC, datetime
from typing import Any

from bot.storage.database import Database
from tests.benchmarks import harness
from tests.benchmarks.figure import Figure
from tests.benchmarks.ground import DATABASES, Ground
from tests.benchmarks.processes import arguments, helper, memory, obey

_PEOPLE = 100_000


async def measure(ground: Ground, runs: int) -> list[Figure]:
    """On both databases."""
    figures = []
    for kind in DATABASES:
        took = Figure(f"Publish to {_PEOPLE:,}, {kind}", "s", below=2)
        grew = Figure(f"Publish to {_PEOPLE:,}, {kind}: memory", "MB more")
        for _ in range(runs):
            with ground.database(kind, people=_PEOPLE) as url:
                async with helper("publish", url=url) as publisher:
                    took.add(publisher.ready["seconds"])
                    grew.add(publisher.ready["megabytes"])
        figures += [took, grew]
    return figures


async def _publish(url: str) -> None:
    database = Database(url)
    await database.prepare()
    async with database.transaction() as store:
        await store.sectors()  # connected, and what is loaded at the first question is loaded
    before = memory()
    begun = time.perf_counter()
    count = await harness.publish(database, datetime.now(UTC))
    seconds = time.perf_counter() - begun
    assert count == _PEOPLE, f"published to {count}"
    grown = memory(highest=True) - before
    await database.close()

    async def orders(order: dict[str, Any]) -> dict[str, Any]:
        return {}

    await obey({"seconds": seconds, "megabytes": max(0.0, grown)}, orders)


if __name__ == "__main__":
    asyncio.run(_publish(**arguments()))
