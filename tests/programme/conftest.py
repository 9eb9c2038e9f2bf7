"""A file for each test to write its programme into."""

from pathlib import Path

import pytest


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the programme is written."""
    return tmp_path / "programme.toml"
