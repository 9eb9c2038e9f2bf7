"""Where a participant comes from: the city and the kind of institution."""

from dataclasses import dataclass

from bot.core.language import Texts

ELSEWHERE = "elsewhere"
"""The choice of a person whose city is not in the programme."""


@dataclass(eq=False)
class City:
    """A city of the programme."""

    id: str
    name: Texts
    country: str  # ISO 3166-1 alpha-2: PL, CZ
    position: int


@dataclass(eq=False)
class InstitutionKind:
    """A kind of institution: an NGO, a school, a company …"""

    id: str
    name: Texts
    position: int
