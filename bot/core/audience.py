"""Who is meant: sector × city × kind × answer × attendance."""

from collections.abc import Sequence

from msgspec import Struct, field

from bot.core.language import Language


class Audience(Struct, frozen=True):
    """Everyone with consent who matches each part that is given; an empty part asks for nothing.

    `meeting` together with `answers` means those invited to it whose answer is one of these;
    `meeting` without `answers` means everyone invited to it. `turn` counts from 0: the institution's spokesperson is
    first, at the next turn the next of its people; where somebody has answered for it, nobody is meant. Who stands for
    no institution is meant at every turn.
    """

    sectors: tuple[str, ...] = ()
    cities: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    meeting: str | None = None
    answers: tuple[str, ...] = ()
    uninvited_to: str | None = None  # only those not yet invited to this meeting
    session: str | None = None  # only those who have a confirmed place in this session
    came_to: tuple[str, ...] = ()  # only who was at one of these meetings; where attendance is unknown, who said yes
    turn: int | None = None  # of each institution nobody of which has answered `meeting` only one person


class Count(Struct, frozen=True):
    """How many an audience reaches, and why the rest would be left out."""

    by_language: dict[Language, int] = field(default_factory=dict)
    by_channel: dict[str, int] = field(default_factory=dict)
    unreachable: int = 0  # with consent, but with no address that works

    @property
    def total(self) -> int:
        """Everyone who would receive it."""
        return sum(self.by_channel.values())


class Origins(Struct, frozen=True):
    """Where the people of an audience come from; an institution's country is that of the city."""

    by_city: dict[str, int] = field(default_factory=dict)  # ids of cities, institutions.ELSEWHERE, "": not said
    by_kind: dict[str, int] = field(default_factory=dict)  # ids of kinds, "": not said
    by_sector: dict[str, int] = field(default_factory=dict)  # whoever subscribes to two counts in both
    institutions: int = 0


def everyone_in(sectors: Sequence[str]) -> Audience:
    """All who subscribe to one of the sectors; no sector means all subscribers."""
    return Audience(sectors=tuple(sectors))
