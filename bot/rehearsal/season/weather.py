"""What goes wrong outside, and when: slow, broken and flooded servers, a full disk, all by the season's own chance.

A front is a spell of one kind of trouble. Between the fronts a little goes wrong all the same.
"""

import random
import sqlite3
from collections.abc import Callable
from enum import StrEnum

from msgspec import Struct


def chance(seed: int, of: str) -> random.Random:
    """The chance of a season; each thing has one of its own, so that a change in one leaves the others as they were."""
    return random.Random(f"{of} {seed}")


class Trouble(StrEnum):
    """What one request meets. Only UNANSWERED and SILENT_AFTER have taken effect."""

    NONE = "none"
    UNSENT = "unsent"  # nobody is there; nothing happened
    BUSY = "busy"  # 5xx, 4xx in SMTP: surely not done
    GATEWAY = "gateway"  # something before the server answers for it; nothing happened, but who could tell
    FLOOD = "flood"  # 429 with Retry-After; 421 in SMTP
    UNANSWERED = "unanswered"  # done, and the line broke before the answer
    SILENT_BEFORE = "silent-before"  # no answer in time; nothing happened
    SILENT_AFTER = "silent-after"  # no answer in time, but it is done


class Front(Struct, frozen=True):
    """A spell of trouble on one channel ("telegram", "email", "disk")."""

    channel: str
    until: float  # seconds of the loop
    troubles: tuple[Trouble, ...]
    share: float  # of the requests that meet it
    slow: float = 1.0  # times as slow as usual


_KINDS: tuple[tuple[tuple[Trouble, ...], float, float], ...] = (
    ((Trouble.UNSENT,), 1.0, 1.0),  # away altogether
    ((Trouble.BUSY,), 0.9, 2.0),
    ((Trouble.GATEWAY, Trouble.BUSY), 0.7, 1.0),
    ((Trouble.FLOOD,), 0.5, 1.0),
    ((Trouble.UNANSWERED, Trouble.UNSENT), 0.4, 1.0),
    ((Trouble.SILENT_BEFORE, Trouble.SILENT_AFTER), 0.2, 3.0),
    ((Trouble.NONE,), 1.0, 40.0),  # slow, and nothing else
)
_FLOODED, _TOO_MANY = (20.0, 120.0), 0.5  # seconds, and the share of the messages then
_NOW_AND_THEN = 0.004
_ANYTHING = tuple(trouble for trouble in Trouble if trouble is not Trouble.NONE)


class Weather:
    """Answers for every request what it meets. Two of one seed answer alike."""

    def __init__(self, chance: random.Random, now: Callable[[], float]) -> None:
        self._chance = chance
        self._now = now
        self._fronts: dict[str, Front] = {}
        self._flooded_until = -1.0
        self.struck_at = -1.0  # when the disk last failed
        self.calm = False  # from now on nothing goes wrong: the season ends, and everything has to arrive

    def gather(self) -> Front:
        """A new front begins, on one of the channels or on the disk."""
        channel = self._chance.choice(("telegram", "email", "disk"))
        troubles, share, slow = self._chance.choice(_KINDS)
        seconds = self._chance.choice((20.0, 90.0, 600.0, 2400.0))
        if channel == "disk":
            seconds = min(seconds, 90.0)
        front = Front(channel, self._now() + seconds * self._chance.uniform(0.5, 1.5), troubles, share, slow)
        self._fronts[channel] = front
        return front

    def clear(self) -> None:
        """Fair weather from now on."""
        self._fronts.clear()
        self.calm = True

    def trouble(self, channel: str) -> Trouble:
        """What the next request on the channel meets."""
        if self.calm:
            return Trouble.NONE
        front = self._front(channel)
        if front is not None and self._chance.random() < front.share:
            return self._chance.choice(front.troubles)
        return self._chance.choice(_ANYTHING) if self._chance.random() < _NOW_AND_THEN else Trouble.NONE

    def delay(self, channel: str) -> float:
        """Seconds that a request or an answer is on its way."""
        front = self._front(channel)
        return self._chance.uniform(0.01, 0.15) * (front.slow if front else 1.0)

    def disk_delay(self) -> float:
        """Seconds that a small machine and its disk take to begin or to end a transaction."""
        return self._chance.uniform(0.005, 0.06)

    def strike_disk(self) -> None:
        """Raises, seldom, what SQLite raises when the disk is full or somebody else holds the lock."""
        front = self._front("disk")
        if not self.calm and self._chance.random() < (0.3 if front else 0.0005):
            self.struck_at = self._now()
            error = sqlite3.OperationalError("database or disk is full")
            error.sqlite_errorcode = self._chance.choice((sqlite3.SQLITE_FULL, sqlite3.SQLITE_BUSY))
            raise error

    def flood(self) -> None:
        """Many messages go out by Telegram at once: for a while it thinks that they are too many."""
        self._flooded_until = self._now() + self._chance.uniform(*_FLOODED)

    def is_flooded(self) -> bool:
        """Whether Telegram thinks so of the next message; whoever asks for updates is heard all the same."""
        return not self.calm and self._now() < self._flooded_until and self._chance.random() < _TOO_MANY

    def wish(self) -> int:
        """Seconds that a flooded server asks to be left alone."""
        return self._chance.choice((1, 3, 8, 20, 30))

    def _front(self, channel: str) -> Front | None:
        front = self._fronts.get(channel)
        return front if front is not None and front.until > self._now() else None
