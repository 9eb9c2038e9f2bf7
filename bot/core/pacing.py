"""How fast a channel may be used. Pure: the clock is an argument, and waiting is left to the caller.

Two lanes share a channel. Answers to people take what they need at once and leave a debt; bulk waits until the debt is
paid, so a broadcast never delays an answer.
"""

from collections import deque
from dataclasses import dataclass, field
from datetime import datetime, timedelta

_GROUP_WINDOW = timedelta(minutes=1)


@dataclass
class Bucket:
    """Tokens that come back at a steady rate, up to a burst."""

    rate: float  # tokens a second
    burst: float
    tokens: float = field(init=False)
    filled_at: datetime | None = None

    def __post_init__(self) -> None:
        self.tokens = self.burst

    def ready_at(self, now: datetime) -> datetime:
        """When the next token is there; now, when it already is."""
        self._fill(now)
        return now if self.tokens >= 1 else now + timedelta(seconds=(1 - self.tokens) / self.rate)

    def available(self, now: datetime) -> int:
        """How many whole tokens there are."""
        self._fill(now)
        return max(0, int(self.tokens))

    def take(self, now: datetime) -> None:
        """Takes a token, into debt if there is none."""
        self._fill(now)
        self.tokens -= 1

    def _fill(self, now: datetime) -> None:
        if self.filled_at is not None and now > self.filled_at:
            self.tokens = min(self.burst, self.tokens + (now - self.filled_at).total_seconds() * self.rate)
        if self.filled_at is None or now > self.filled_at:
            self.filled_at = now


@dataclass(frozen=True)
class Limits:
    """What a channel bears."""

    rate: float  # messages a second over the whole channel
    burst: float = 3
    address_rate: float | None = None  # messages a second to one private address
    address_burst: float = 3
    group_rate: int | None = None  # messages to one group in any 60 seconds
    together: int = 8  # sends at the same time in one lane


class Pace:
    """The pace of one channel."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._whole = Bucket(limits.rate, limits.burst)
        self._addresses: dict[str, Bucket] = {}
        self._groups: dict[str, deque[datetime]] = {}
        self._paused_until: datetime | None = None

    def pause(self, until: datetime) -> None:
        """The server asked for silence on the whole channel."""
        self._paused_until = max(until, self._paused_until or until)

    def bulk_ready_at(self, now: datetime) -> datetime:
        """When the bulk lane may send next."""
        return max(self._pause_end(now), self._whole.ready_at(now))

    def bulk_room(self, now: datetime) -> int:
        """How many bulk messages may go out now."""
        return 0 if self._pause_end(now) > now else self._whole.available(now)

    def answers_ready_at(self, now: datetime) -> datetime:
        """When an answer may go out: at once, unless the server asked for silence."""
        return self._pause_end(now)

    def address_ready_at(self, address: str, now: datetime, *, group: bool) -> datetime:
        """When this address may be written to next."""
        if group and self.limits.group_rate is not None:
            sent = self._groups.setdefault(address, deque())
            while sent and sent[0] <= now - _GROUP_WINDOW:
                sent.popleft()
            return now if len(sent) < self.limits.group_rate else sent[0] + _GROUP_WINDOW
        if not group and self.limits.address_rate is not None:
            return self._bucket(address).ready_at(now)
        return now

    def take(self, address: str, now: datetime, *, group: bool) -> None:
        """A message goes out to this address."""
        self._whole.take(now)
        if group and self.limits.group_rate is not None:
            self._groups.setdefault(address, deque()).append(now)
        elif self.limits.address_rate is not None:
            self._bucket(address).take(now)

    def _pause_end(self, now: datetime) -> datetime:
        return max(now, self._paused_until or now)

    def _bucket(self, address: str) -> Bucket:
        if address not in self._addresses:
            if len(self._addresses) > 10_000:  # full buckets are the same as new ones
                self._addresses.clear()
            rate = self.limits.address_rate or 1
            self._addresses[address] = Bucket(rate, self.limits.address_burst)
        return self._addresses[address]


def quiet_until(now: datetime, quiet: tuple[int, int], minute_of_day: int) -> datetime | None:
    """When the quiet hours end, if it is quiet now; None when it is not.

    `quiet` is (begin, end) in minutes after local midnight, over midnight when begin is later than end;
    `minute_of_day` is the local time now. Equal bounds mean no quiet hours.
    """
    begin, end = quiet
    inside = begin <= minute_of_day < end if begin < end else (minute_of_day >= begin or minute_of_day < end)
    if begin == end or not inside:
        return None
    return now + timedelta(minutes=(end - minute_of_day) % (24 * 60))
