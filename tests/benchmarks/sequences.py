"""python -m tests.benchmarks.sequences [COUNT] [FIRST]: what may happen to a meeting, in any order, by the thousand.

Each is played against the real store on an SQLite database in memory, and the judge looks after every transaction. A
sequence that breaks a promise stops it, with the command that plays it again. One process for each core.
"""

import sys
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console

from bot.storage.database import migrate
from tests.rehearsal.sequences import STEPS, play

_BATCH = 500  # on one database
_MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None


def main() -> None:
    """Plays as many sequences as asked for, 100,000 by default."""
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    first = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    console = Console()
    batches = [(number, min(_BATCH, first + wanted - number)) for number in range(first, first + wanted, _BATCH)]
    played, spent = 0, 0.0
    with ProcessPoolExecutor() as processes:
        for (_, count), seconds in zip(batches, processes.map(_play, batches), strict=True):
            played, spent = played + count, spent + seconds
            console.print(f"{played:,} sequences, {spent / played * 1000:.0f} s of one core a thousand", end="\r")
    console.print(f"{wanted:,} sequences of {STEPS} steps, none broken: {spent / wanted * 1000:.0f} s a thousand")


def _play(batch: tuple[int, int]) -> float:
    """So many from the first on; the seconds of one core that it took."""
    (first, count), began = batch, time.process_time()
    with TemporaryDirectory(dir=_MEMORY) as folder:
        path = Path(folder) / "mosty.db"
        migrate(f"sqlite:///{path}")
        play(path, range(first, first + count))
    return time.process_time() - began


if __name__ == "__main__":
    main()
