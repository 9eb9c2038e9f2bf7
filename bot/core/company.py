"""How many come, as somebody says it: a count, people who come along, or both; and these may be the same people."""

import re
from dataclasses import dataclass

from bot.core.phrasing import NUMBERS, ONE_OF, Kind

_TOGETHER = re.compile(
    r"(?:^| )(?:w|we|v|ve|vo|razem|lacznie|celkem|dohromady|obo\w+|obydwo\w+|oba\w*|obe|obaj|obie|nas)(?: |$)"
)
"""How a count is said to be of all: "we dwoje", "ve dvou", "razem 3 osoby"."""

_LISTED = re.compile(r"(?:^| )(?:i|a|z|s)(?: )")
"""How people are named one by one: "ja i żona"."""

_WITH = re.compile(r"ja |(?:my )?(?:razem |wspolnie |spolu |spolecne )?(?:z|ze|s|se|so) ")
"""How people are named who may be among those counted: "dwoje, ja i żona", "we dwoje z żoną"; "plus" names others."""


@dataclass(frozen=True)
class Company:
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


def company_in(kind: Kind, found: re.Match[str]) -> Company:
    """What a phrase about how many come says."""
    said = found[0]
    if kind == Kind.MORE:
        count = counted_in(found) or max(len(ONE_OF.findall(said)), 1)
        return Company(along=count) if _WITH.match(said) else Company(beside=count)
    if found.groupdict().get("sam"):
        return Company(1)
    if found.groupdict().get("oboje"):
        return Company(along=1) if _LISTED.search(said) else Company(2, together=True)
    return Company(counted_in(found), together=_TOGETHER.search(said) is not None)


def counted_in(found: re.Match[str]) -> int | None:
    """The number a phrase names; None when it names none."""
    said = found.groupdict().get("n")
    return (NUMBERS.get(said) or int(said)) if said else None
