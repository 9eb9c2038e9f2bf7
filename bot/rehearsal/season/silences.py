"""The judge of Retry-After: whom a server has asked to be left alone is left alone, also by the life after this one."""

from collections.abc import Callable
from dataclasses import dataclass, field

from msgspec import Struct

from bot.rehearsal.season.broken import Broken
from bot.rehearsal.season.life import Life
from bot.rehearsal.season.weather import Weather

_GRACE = 2.0  # seconds until what the service has heard must be on record and known to every lane


class Silence(Struct, frozen=True):
    """A wish that the service has heard."""

    scope: str  # an address of a group, or the channel
    heard_at: float  # seconds of the loop
    until: float
    by: Life
    weather: Weather

    def binds(self, scopes: tuple[str, ...], now: float) -> bool:
        """Whether it has to be kept now. A life that died at once, or could not write, has told nobody."""
        known_at = self.heard_at + _GRACE
        is_known = self.by.died_at > known_at and self.weather.struck_at < self.heard_at
        return self.scope in scopes and known_at < now < self.until and is_known


@dataclass
class Silences:
    """Every wish that is not over. Raises Broken, named after its promise."""

    now: Callable[[], float]
    weather: Weather
    wishes: list[Silence] = field(default_factory=list)
    kept: int = 0  # how many there were that lasted longer than the grace

    def asked(self, address: str, seconds: float, by: Life) -> None:
        """Telegram's answer to a message to this address has reached the service: not before so many seconds."""
        now = self.now()
        self.kept += seconds > _GRACE
        self.wishes = [wish for wish in self.wishes if wish.until > now]
        self.wishes.append(Silence(_scopes(address)[0], now, now + seconds, by, self.weather))

    def lasting(self, seconds: float) -> Silence | None:
        """A wish of the whole channel that has to be kept, for so many seconds more."""
        now = self.now()
        for wish in self.wishes:
            if wish.binds(("telegram",), now) and wish.until >= now + seconds:
                return wish
        return None

    def leaves(self, address: str) -> None:
        """A message leaves for this address."""
        now = self.now()
        if broken := [wish for wish in self.wishes if wish.binds(_scopes(address), now)]:
            left = broken[0].until - now
            raise Broken("a Retry-After is kept", f"a message left for {address} {left:.1f} s before it was wished for")


def _scopes(address: str) -> tuple[str, ...]:
    """The wishes that hold for an address: a group's are its own, all others are the whole channel's."""
    return (address, "telegram") if address.startswith("telegram:-") else ("telegram",)
