"""Many seasons, side by side in as many processes as asked for."""

import multiprocessing
import os
import warnings
from collections.abc import Iterable, Iterator

from bot import logs
from bot.rehearsal.season.play import Outcome, play

_SEASONS_A_PROCESS = 10  # the dead are kept until their process ends


def played(seeds: Iterable[int], people: int, workers: int) -> Iterator[Outcome]:
    """The outcomes, in the order in which the seasons end."""
    given = [(seed, people) for seed in seeds]
    if workers == 1 and len(given) <= _SEASONS_A_PROCESS:
        yield from map(_one, given)
        return
    with multiprocessing.get_context("spawn").Pool(workers, maxtasksperchild=_SEASONS_A_PROCESS) as pool:
        yield from pool.imap_unordered(_one, given)


def _one(given: tuple[int, int]) -> Outcome:
    logs.configure("text", "error" if os.environ.get("SEASON_LOG") else "critical")
    warnings.simplefilter("ignore")  # of coroutines that belong to the dead
    return play(*given)
