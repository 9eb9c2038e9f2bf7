"""Two small simulated seasons: every promise holds, and a seed is always the same. `make simulate` plays large ones."""

import re
import subprocess
import sys

_PEOPLE = "8"


def season(*asked: str) -> subprocess.CompletedProcess[str]:
    """Plays seasons in a process of their own, which ends without waking what was killed in it."""
    command = [sys.executable, "-m", "bot.rehearsal.season", "--people", _PEOPLE, *asked]
    return subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)


def test_every_promise_holds_and_a_seed_is_always_the_same_season() -> None:
    played = season("--seasons", "2", "--from", "1")
    assert played.returncode == 0, played.stdout[-4000:] + played.stderr[-2000:]
    assert "2 seasons, 0 broken" in played.stdout
    trace = re.findall(r"trace (\w+)", played.stdout)[0]
    assert f"trace {trace}" in season("--seed", "1").stdout
