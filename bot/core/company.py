"""How many come, as somebody says it: a count, people who come along, or both; and these may be the same people."""

import re

from msgspec import Struct

from bot.core.patterns import pattern
from bot.core.phrasing import NUMBERS, Kind

_TOGETHER = pattern(
    r"(?:^| )(?:w|we|v|ve|vo|razem|lacznie|celkem|dohromady|obo\w+|obydwo\w+|oba\w*|obe|obaj|obie|nas)(?: |$)"
)
"""How a count is said to be of all: "we dwoje", "ve dvou", "razem 3 osoby"."""

_ADDED = pattern(r"plus ")
_GOES_ON = pattern(r"(?:i|a|oraz|aj) ")
"""How people are named who are not among those counted; and who are of a kind with those named before."""


class Company(Struct, frozen=True):
    """What words say of how many come, the writer included."""

    counted: int | None = None  # "3 osoby"
    together: bool = False  # the count is said to be of all
    beside: int = 0  # "plus dziecko"
    along: int = 0  # "z żoną": counted already, or not

    @property
    def is_said(self) -> bool:
        """Whether anything is said of it."""
        return self.counted is not None or self.beside + self.along > 0

    @property
    def total(self) -> int | None:
        """How many come in all; None where nothing says so, or the words can be taken either way."""
        if self.counted is None:
            return 1 + self.beside + self.along if self.is_said else None
        if not self.along or self.counted == self.along + 1 or (self.together and self.counted > self.along):
            return self.counted + self.beside
        return 1 + self.beside + self.along if self.counted == 1 else None

    def __add__(self, other: "Company") -> "Company":
        """What two phrases of one clause say, of which one counts at most."""
        counted = self.counted if self.counted is not None else other.counted
        beside, along = self.beside + other.beside, self.along + other.along
        return Company(counted, self.together or other.together, beside, along)

    def joined(self, later: "Company") -> "Company":
        """With what the next clause says: a count sums up what stood before it."""
        return later if later.counted is not None else self + later


NOTHING_SAID = Company()


def company_in(kind: Kind, found: re.Match[str], before: Company = NOTHING_SAID) -> Company:
    """What a phrase about how many come says, behind what its clause has said already."""
    said = found[0]
    if kind == Kind.MORE:
        count = counted_in(found) or 1
        others = _ADDED.match(said) or (_GOES_ON.match(said) and not before.along)
        return Company(beside=count) if others else Company(along=count)
    if found.groupdict().get("sam"):
        return Company(1)
    if found.groupdict().get("oboje") or found.groupdict().get("manzele"):
        return Company(2, together=True)
    counted, besides = counted_in(found), found.groupdict().get("m")
    if counted is not None and besides:
        return Company(counted + _number(besides), together=True)  # "dwoje dorosłych i troje dzieci"
    return Company(counted, together=_TOGETHER.search(said) is not None)


def counted_in(found: re.Match[str]) -> int | None:
    """The number a phrase names; None when it names none."""
    groups = found.groupdict()
    said = groups.get("n") or groups.get("sent") or groups.get("of")
    return _number(said) if said else None


def _number(said: str) -> int:
    return NUMBERS.get(said) or int(said)
