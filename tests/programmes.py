"""The programme of a world of its own: one city, one sector, one meeting."""

from datetime import datetime, timedelta
from pathlib import Path

_PROGRAMME = """
[edition]
id = "small"
name = {{ pl = "Spotkania", cs = "Setkání" }}
timezone = "Europe/Warsaw"
funding = {{ pl = "Projekt współfinansowany", cs = "Projekt spolufinancovaný" }}
[[city]]
id = "karvina"
name = {{ pl = "Karwina", cs = "Karviná" }}
country = "CZ"
[[kind]]
id = "ngo"
name = {{ pl = "Organizacja pozarządowa", cs = "Nezisková organizace" }}
[[sector]]
id = "culture"
name = {{ pl = "Kultura", cs = "Kultura" }}
[[meeting]]
id = "culture"
kind = "sector-meeting"
sectors = ["culture"]
host = "karvina"
starts = {starts:%Y-%m-%dT%H:%M:%SZ}
ends = {ends:%Y-%m-%dT%H:%M:%SZ}
title = {{ pl = "{pl}", cs = "{cs}" }}
venue = {{ pl = "Rynek", cs = "Náměstí" }}
capacity = 80
{ladder}
"""


def write_programme(
    folder: Path, starts: datetime, *, ladder: str, pl: str = "Spotkanie kultury", cs: str = "Setkání kultury"
) -> Path:
    """A file in the folder with the meeting "culture", which starts then; `ladder` is the line with its steps."""
    path = folder / "programme.toml"
    text = _PROGRAMME.format(starts=starts, ends=starts + timedelta(hours=4), pl=pl, cs=cs, ladder=ladder)
    path.write_text(text, "utf-8")
    return path
