"""Many seasons, side by side in as many processes as asked for."""

import multiprocessing
import os
from collections.abc import Iterable, Iterator

from bot import logs
from bot.rehearsal.season.play import Outcome, play


def played(seeds: Iterable[int], people: int, workers: int) -> Iterator[Outcome]:
    """The outcomes, in the order in which the seasons end."""
    given = [(seed, people) for seed in seeds]
    if workers == 1:
        yield from map(_one, given)
        return
    with multiprocessing.get_context("spawn").Pool(workers) as pool:
        yield from pool.imap_unordered(_one, given)


def _one(given: tuple[int, int]) -> Outcome:
    logs.configure("text", "error" if os.environ.get("SEASON_LOG") else "critical")
    return play(*given)
