"""Answers, workshops, moves, new capacities and expiries in any order: the promises hold after every one of them.

A sequence that breaks is replayed by its number, FIRST=… SEQUENCES=1; `make sequences` plays a hundred thousand.
"""

import os
from pathlib import Path

import pytest

from tests.rehearsal.sequences import play

FIRST, SEQUENCES = int(os.environ.get("FIRST", "80")), int(os.environ.get("SEQUENCES", "60"))
"""From where places are offered in several of so few: offers are rare."""


@pytest.fixture
def path(tmp_path: Path, sqlite_template: Path) -> Path:
    """An empty database."""
    path = tmp_path / "mosty.db"
    path.write_bytes(sqlite_template.read_bytes())
    return path


def test_the_promises_hold_through_every_sequence(path: Path) -> None:
    seen = play(path, range(FIRST, FIRST + SEQUENCES))
    assert seen >= {"queued", "offered", "confirmed", "returned"} or SEQUENCES < 60  # it was no empty play
