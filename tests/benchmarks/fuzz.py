"""python -m tests.benchmarks.fuzz [COUNT]: mutated mails by the thousand, each within time and memory.

Nothing may be raised, and no mail may answer or be proven without a valid token; else it stops, with the mail in a
file. Time is that of the processor for one mail; memory is what one mail holds at most while it is read, measured
apart for one in a hundred, since measuring it is slow.
"""

import sys
import time
import tracemalloc
from pathlib import Path
from statistics import median

from hypothesis import HealthCheck, Phase, given, seed, settings
from rich.console import Console

from bot.core.inbound import Pressed, Proposed
from tests.channels.mutations import mutated
from tests.channels.test_mail_fuzz import MAILS, read

_BATCH = 1_000
_MEASURED = 100  # one in so many
_FAILED = Path("var/fuzz.eml")


def main() -> None:
    """Reads as many mails as asked for, 100,000 by default."""
    console = Console()
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    times: list[float] = []
    peaks: list[int] = []
    for raw in MAILS:
        read(raw)  # patterns are made when they are first needed; that is no mail's own time

    def look(raw: bytes) -> None:
        _look(raw, times, peaks)

    for batch in range(wanted // _BATCH or 1):
        rules = settings(
            max_examples=min(_BATCH, wanted),
            deadline=None,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        seed(batch)(rules(given(mutated(MAILS))(look)))()
        console.print(f"{len(times):,} mails", end="\r")
    times.sort()
    most = times[len(times) * 99 // 100]
    console.print(
        f"{len(times):,} mails: median {median(times) * 1000:.2f} ms, 99 % below {most * 1000:.1f} ms, "
        f"longest {times[-1] * 1000:.0f} ms; memory at most {max(peaks) / 1e6:.1f} MB in {len(peaks):,} of them"
    )


def _look(raw: bytes, times: list[float], peaks: list[int]) -> None:
    measured = (len(times) + len(peaks)) % _MEASURED == 0
    if measured:
        tracemalloc.start()
    begun = time.process_time()
    try:
        inbound = read(raw)
        assert inbound is None or inbound.conversation is None
        assert inbound is None or not inbound.sender.proven
        assert inbound is None or not isinstance(inbound.act, Pressed | Proposed)
    except BaseException:
        _FAILED.parent.mkdir(parents=True, exist_ok=True)
        _FAILED.write_bytes(raw)
        raise
    if measured:
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    else:
        times.append(time.process_time() - begun)


if __name__ == "__main__":
    main()
