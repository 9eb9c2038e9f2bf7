"""A programme file as an operator writes it, with one meeting and one session in it."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot import programme
from bot.programme import Programme, ProgrammeInvalid

EXAMPLE = Path("deploy/programme.example.toml")
NOW = datetime(2027, 2, 1, 8, 0, tzinfo=UTC)

TEXT = """\
[edition]
id = "2027"
name = { pl = "Spotkania", cs = "Setkání" }
timezone = "Europe/Warsaw"
funding = { pl = "UE", cs = "EU" }

[[city]]
id = "karvina"
name = { pl = "Karwina", cs = "Karviná" }
country = "CZ"

[[kind]]
id = "ngo"
name = { pl = "NGO", cs = "NNO" }

[[sector]]
id = "safety"
name = { pl = "Bezpieczeństwo", cs = "Bezpečnost" }

[[sector]]
id = "sport"
name = { pl = "Sport", cs = "Sport" }

[[meeting]]
id = "safety"
kind = "conference"
sectors = ["safety"]
host = "karvina"
starts = 2027-04-15T09:00:00
ends = 2027-04-15T15:00:00
title = { pl = "Konferencja", cs = "Konference" }
venue = { pl = "Ratusz", cs = "Radnice" }
capacity = 60

  [[meeting.session]]
  id = "panel"
  kind = "panel"
  starts = 2027-04-15T10:00:00
  ends = 2027-04-15T11:00:00
  capacity = 20
  title = { pl = "Panel", cs = "Panel" }
"""


def read_with(file: Path, *edits: tuple[str, str]) -> Programme:
    """The programme above, with the first of each text exchanged."""
    text = TEXT
    for old, new in edits:
        assert old in text
        text = text.replace(old, new, 1)
    file.write_text(text, "utf-8")
    return programme.read(file)


def problems(file: Path, *edits: tuple[str, str]) -> list[str]:
    with pytest.raises(ProgrammeInvalid) as caught:
        read_with(file, *edits)
    return [line.removeprefix(f"{file}:") for line in str(caught.value).splitlines()]
