"""What a mail says of a stand: a line for what it shows, for a table, for electricity, for the time of setting up."""

import re

from msgspec import Struct

from bot.core import words

_SHOWS = {"pokazemy", "pokazujemy", "ukazeme", "predstavime"}
_NEEDS = {"stol": "table", "stul": "table", "prad": "power", "elektrina": "power", "proud": "power"}
_SLOT = {"godzina", "godz", "cas", "hodina"}
_YES, _NO = {"tak", "ano"}, {"nie", "ne"}
_LINE = re.compile(r"\s*(?P<label>[^\W\d_]+)\s*:\s*(?P<said>\S.*?)\s*")
_TIME = re.compile(r"(?P<hours>\d{1,2})[:.](?P<minutes>\d{2})")


class StandLines(Struct, frozen=True):
    """What such lines ask for; nothing where there is none."""

    shows: str = ""
    needs: tuple[tuple[str, bool], ...] = ()  # of rsvps.NEEDS, and whether it is wanted
    slot: str = ""  # "08:30"

    def __bool__(self) -> bool:
        """Whether there was any such line."""
        return bool(self.shows or self.needs or self.slot)


def read(text: str) -> tuple[StandLines, str]:
    """The lines about a stand, in Polish or in Czech, and what else stands in the text."""
    shows, needs, slot, rest = "", [], "", []
    for line in text.splitlines():
        match = _LINE.fullmatch(line)
        label, said = (words.plain(match["label"]), match["said"]) if match else ("", "")
        answer, time = words.plain(said), _TIME.fullmatch(said)
        if label in _SHOWS:
            shows = said
        elif label in _NEEDS and answer in _YES | _NO:
            needs.append((_NEEDS[label], answer in _YES))
        elif label in _SLOT and time:
            slot = f"{int(time['hours']):02}:{time['minutes']}"
        else:
            rest.append(line)
    return StandLines(shows, tuple(needs), slot), "\n".join(rest).strip()
