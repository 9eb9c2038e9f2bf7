"""A small simulated season: every promise holds, and a seed is always the same. `make simulate` plays large ones."""

import subprocess
import sys


def season(*asked: str) -> subprocess.CompletedProcess[str]:
    """Plays a season in a process of its own, where a set of words is always walked in the same order."""
    command = [sys.executable, "-m", "bot.rehearsal.season", "--people", "8", *asked]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_every_promise_holds_and_a_seed_is_always_the_same_season() -> None:
    played = season("--seed", "1")
    assert played.returncode == 0, played.stdout[-4000:] + played.stderr[-2000:]
    assert "1 seasons, 0 broken" in played.stdout
    assert played.stderr == ""  # whoever was killed in it is ended in order, too
    trace = played.stdout.partition("trace ")[2][:16]
    assert f"trace {trace}" in season("--seed", "1").stdout
