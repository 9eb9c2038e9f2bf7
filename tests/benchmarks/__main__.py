"""python -m tests.benchmarks: measures, prints one table, and writes everything as JSON.

Everything is on this machine and on loopback; nothing is left running.
"""

import argparse
import asyncio
import json
import os
import platform
import tempfile
import time
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tests.benchmarks.figure import Figure
from tests.benchmarks.ground import ground

FIGURES = (
    "compose",
    "mail",
    "inbound",
    "telegram",
    "pace",
    "cancel",
    "tap",
    "publish",
    "look",
    "answers",
    "card",
    "start",
)
"""One file each, with `async def measure(ground, runs) -> list[Figure]`; its docstring says what is measured."""


def main() -> None:
    """Runs the benchmarks that are asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--only", action="append", choices=FIGURES, help="this figure alone; may be given again")
    parser.add_argument("--runs", type=int, default=3, help="how often each is measured; the median counts")
    parser.add_argument("--json", type=Path, default=Path("var/bench.json"), help="where everything is written")
    wanted = parser.parse_args()
    console = Console()
    console.width = max(console.width, 160)  # also where the output is no terminal
    figures: list[Figure] = []
    wanted.json.parent.mkdir(parents=True, exist_ok=True)
    for name in wanted.only or FIGURES:
        figures += _measured(name, wanted.runs, console)
        wanted.json.write_text(json.dumps(_record(figures, wanted.runs), ensure_ascii=False, indent=2) + "\n")
    console.print(_table(figures))
    short = [figure for figure in figures if figure.shortfalls]
    for figure in short:
        console.print(f"[red]falls short[/red] {figure.name}: {' and '.join(figure.shortfalls)}")
    console.print("[green]every target is met[/green]" if not short else "")
    console.print(f"everything is in {wanted.json}")


def _measured(name: str, runs: int, console: Console) -> list[Figure]:
    begun = time.monotonic()
    with (
        tempfile.TemporaryDirectory(prefix="mosty-bench-", ignore_cleanup_errors=True) as folder,
        console.status(f"{name} …"),
        ground(Path(folder)) as place,
    ):
        figures: list[Figure] = asyncio.run(import_module(f"tests.benchmarks.{name}").measure(place, runs))
    console.print(f"[dim]{name}: {time.monotonic() - begun:.0f} s[/dim]")
    return figures


def _table(figures: list[Figure]) -> Table:
    table = Table(title=f"Mosty on {_machine()}: medians", caption_justify="left")
    for heading in ("figure", "median", "runs", "baseline", "÷", "target", ""):
        table.add_column(heading, justify="right" if heading in ("median", "÷") else "left")
    for each in figures:
        ratio = f"{each.ratio:.2f}" if each.ratio is not None else ""
        mark = "" if not each.targets else "[red]short[/red]" if each.shortfalls else "[green]met[/green]"
        values = " ".join(map(_short, each.values))
        beside = f"{_short(sorted(each.baselines)[len(each.baselines) // 2])} {each.baseline}" if each.baselines else ""
        note = f"\n[dim]{each.note}[/dim]" if each.note else ""
        value = f"{_short(each.value)} {each.unit}" if each.values else "–"
        cells = (each.name + note, value, values, beside, ratio, ", ".join(each.targets))
        table.add_row(*cells, mark)
    return table


def _short(number: float) -> str:
    return f"{number:,.0f}" if number >= 100 else f"{number:.1f}" if number >= 10 else f"{number:.2f}"


def _record(figures: list[Figure], runs: int) -> dict[str, object]:
    return {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": _machine(),
        "runs": runs,
        "figures": [figure.as_json() for figure in figures],
    }


def _machine() -> str:
    return f"{os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"


if __name__ == "__main__":
    main()
