"""`python -m bot.rehearsal.season`: plays seasons, one seed each, and prints what broke with how to replay it."""

import argparse
import os
import sys
import time

import typer

from bot.rehearsal.season.play import Outcome
from bot.rehearsal.season.runs import played

_LAST_LINES = 25


def main() -> int:
    """The exit status: 0 when every promise held in every season."""
    asked = _asked()
    seeds = [asked.seed] if asked.seed is not None else range(asked.start, asked.start + asked.seasons)
    began = time.perf_counter()
    failed = count = 0
    for outcome in played(seeds, asked.people, asked.workers):
        count += 1
        failed += bool(outcome.broken)
        _show(outcome, asked.people, always=len(seeds) <= 20, counts=len(seeds) == 1)
    typer.echo(f"{count} seasons, {failed} broken, {time.perf_counter() - began:.0f} s")
    return 1 if failed else 0


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bot.rehearsal.season", description=__doc__)
    parser.add_argument("--seed", type=int, help="this one season")
    parser.add_argument("--seasons", type=int, default=1, help="how many")
    parser.add_argument("--from", type=int, default=0, dest="start", help="the first seed")
    parser.add_argument("--people", type=int, default=300, help="how many take part")
    parser.add_argument("--workers", type=int, default=1, help="processes side by side")
    return parser.parse_args()


def _show(outcome: Outcome, people: int, *, always: bool, counts: bool) -> None:
    if outcome.broken:
        typer.echo(f"season {outcome.seed}, step {outcome.steps}: BROKEN: {outcome.broken}")
        typer.echo("\n".join(f"  {line}" for line in outcome.trace[-_LAST_LINES:]))
        typer.echo(f"  replay: make simulate SEED={outcome.seed} PEOPLE={people}")
    elif always:
        typer.echo(f"season {outcome.seed}: {outcome.steps} steps, trace {outcome.digest}, {outcome.seconds:.1f} s")
    if counts:
        typer.echo("  " + ", ".join(f"{name} {count}" for name, count in sorted(outcome.counts.items())))
    sys.stdout.flush()


if __name__ == "__main__":
    if os.environ.get("PYTHONHASHSEED") != "0":  # sets of words are walked in the same order every time
        os.execve(  # noqa: S606 - this program itself, and no shell
            sys.executable,
            [sys.executable, "-m", "bot.rehearsal.season", *sys.argv[1:]],
            {**os.environ, "PYTHONHASHSEED": "0"},
        )
    sys.exit(main())
