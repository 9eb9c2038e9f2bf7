"""One look for work, and one round of the minute's ticks, with 1,000,000 reminders waiting in the future.

÷ the same with 10,000: what waits must cost nothing until it is due.
"""

import time
from statistics import median

from bot.storage.database import Database
from tests.benchmarks import harness
from tests.benchmarks.figure import Figure
from tests.benchmarks.ground import DATABASES, Ground

_PEOPLE = 1000
_LOOKS = 50


async def measure(ground: Ground, runs: int) -> list[Figure]:
    """On both databases."""
    figures = []
    for kind in DATABASES:
        figure = Figure(f"A look among 1,000,000, {kind}", "ms", baseline="among 10,000", ratio_most=1.5)
        with (
            ground.database(kind, people=_PEOPLE, filling="later:10000") as few,
            ground.database(kind, people=_PEOPLE, filling="later:1000000") as many,
        ):
            for _ in range(runs):
                figure.add(await _looks(many), await _looks(few))
        figures.append(figure)
    return figures


async def _looks(url: str) -> float:
    """Milliseconds of one, the median of many."""
    database = Database(url)
    await database.prepare()
    seconds = []
    for _ in range(_LOOKS):
        begun = time.perf_counter()
        await harness.look(database)
        seconds.append(time.perf_counter() - begun)
    await database.close()
    return median(seconds) * 1000
