"""How fast a channel may be used. Pure: the clock is an argument, and waiting is left to the caller.

A channel's pace is one moment: until when what was sent has used the channel up (the generic cell rate algorithm). It
is kept in the database, so that it outlives a restart and holds across replicas. Two lanes share it: an answer may go a
few messages ahead of its time, and bulk, which may not, pays for it. Bulk leaves in groups of two or three, each when
the first of it is due.

An even pace at this end is none at the other when the way between them stalls: what was held up arrives in one clump.
So each process also watches its own wire, and sends nothing that could be one too many within a second over there.
"""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from msgspec import Struct

BULK_SHARE = 0.85
"""What bulk leaves of a channel while people are being answered."""

_ANSWERS_AHEAD = 4
"""So many answers may go out at once, ahead of their time."""

_BULK_AT_ONCE = timedelta(milliseconds=105)
"""What bulk may send within so long goes out at once: a transaction for each message costs more than the message.

At thirty a second that makes three, no more than ten times three of them within any second; two while people are
answered, who would wait longer for more transactions than for one message more.
"""

_ANSWERING = timedelta(seconds=5)
"""For so long after an answer, the next ones are expected."""

_SLACK = 0.98
"""On the way to the server messages come closer together: without it the 31st of a second is refused now and then."""

_CATCH_UP = timedelta(milliseconds=10)
"""A clock wakes its sleepers a little late; so much of it is made up for."""

_MORE = 3
"""What leaves at the same time grows by so many for each that is answered soon: four times as many each time."""

_FIRST, _LATELY = 100, 1000
"""So many answers have to tell how long the way takes, since the first ones wait for a connection; and so many are
remembered: a way that has been slow for some seconds may be as fast as before at any moment.
"""

_ON_THE_WAY = timedelta(seconds=1)
"""A message to a private address is answered within so long, most often: only then its server has surely counted it."""

_SECOND = timedelta(seconds=1)
_MINUTE = timedelta(minutes=1)


class Limits(Struct, frozen=True):
    """What a channel bears."""

    rate: float  # messages a second over the whole channel
    address_rate: float | None = None  # messages a second to one private address
    address_burst: int = 3  # so many answers at once to one private address, and no more in the time they stand for
    group_rate: int | None = None  # messages to one group in any 60 seconds
    most_in_a_second: int | None = None  # so many may arrive in any second; None: nobody over there counts
    together: int = 8  # sends at the same time in one lane
    together_when_slow: int | None = None  # so many at first, and while answers take long; None: as many as ever
    bulk_in_one_place: bool = False  # one replica at a time sends bulk: an even pace on the wire
    shared: bool = False  # other replicas send over it, unseen: bulk always leaves answers their share

    @property
    def interval(self) -> timedelta:
        """Between two messages."""
        return timedelta(seconds=1 / (self.rate * _SLACK))


@dataclass(eq=False)
class Pace:
    """How far a channel is used up."""

    channel: str
    spent_until: datetime
    silent_until: datetime | None = None  # the server asked for silence (Retry-After)
    answered_at: datetime | None = None  # when the last answer went out

    def room(self, limits: Limits, now: datetime, *, bulk: bool) -> int:
        """How many messages may go out now."""
        if self.ready_at(limits, now, bulk=bulk) > now:
            return 0
        ahead = now + self._ahead(limits, bulk=bulk) - max(self._spent_until(limits, now), now - _CATCH_UP)
        return 1 + ahead // self._interval(limits, now, bulk)

    def ready_at(self, limits: Limits, now: datetime, *, bulk: bool) -> datetime:
        """When the next message may go out."""
        ahead = timedelta() if bulk else self._ahead(limits, bulk=False)
        return max(now, self._spent_until(limits, now) - ahead, self.silent_until or now)

    def take(self, limits: Limits, now: datetime, count: int, *, bulk: bool) -> None:
        """So many messages go out now."""
        spent_until = max(self._spent_until(limits, now), now - _CATCH_UP)
        self.spent_until = spent_until + count * self._interval(limits, now, bulk)
        if not bulk and count:
            self.answered_at = now

    def silence(self, until: datetime) -> None:
        """The server asked for silence on the whole channel."""
        self.silent_until = max(until, self.silent_until or until)

    def _spent_until(self, limits: Limits, now: datetime) -> datetime:
        """As it was noted; further away than anything can be it was noted by a clock that has been set back since."""
        furthest = now + self._ahead(limits, bulk=False) + 2 * limits.interval / BULK_SHARE
        return self.spent_until if self.spent_until <= furthest else now

    def _ahead(self, limits: Limits, *, bulk: bool) -> timedelta:
        """How far what leaves now may be ahead of its time: a group of bulk, and answers even when one has just left.

        Where other replicas send unseen, nothing is further ahead than a few answers, whoever sends it.
        """
        group = max(timedelta(), _BULK_AT_ONCE - limits.interval)
        answers = _ANSWERS_AHEAD * limits.interval
        if limits.shared:
            return min(group, answers) if bulk else answers
        return group if bulk else group + answers

    def _interval(self, limits: Limits, now: datetime, bulk: bool) -> timedelta:
        answering = self.answered_at is not None and now < self.answered_at + _ANSWERING
        return limits.interval / BULK_SHARE if bulk and (answering or limits.shared) else limits.interval


@dataclass(eq=False)
class Wire:
    """What one process has on its way over a channel, and what of it may have arrived within the last second.

    A message has arrived at the latest when its answer is here, less what the way takes at its fastest, which is taken
    for nothing until enough have told.

    Where messages stand in line on this side, no more leave than are answered within a second: what has left can be
    taken back no more, is in doubt when the process dies, and whom it goes to is told nothing else meanwhile.
    """

    under_way: int = 0
    borne: int = 0  # so many at the same time were answered soon enough; 0: nobody knows yet
    arrived: deque[datetime] = field(default_factory=deque)
    told: int = 0  # answers, how long the way takes
    took: deque[tuple[int, timedelta]] = field(default_factory=deque)  # each with none faster after it, and its number

    def room(self, limits: Limits, now: datetime) -> int | None:
        """How many more may leave now, whatever happens to them on the way; None: any number."""
        if limits.most_in_a_second is None:
            return None
        while self.arrived and not now - _SECOND < self.arrived[0] <= now:  # later than now: the clock was set back
            self.arrived.popleft()
        return max(0, limits.most_in_a_second - self.under_way - len(self.arrived))

    def ready_at(self, limits: Limits, now: datetime) -> datetime | None:
        """When there is room; None: when an answer comes."""
        if self.room(limits, now) != 0:
            return now
        return self.arrived[0] + _SECOND if self.arrived else None

    def together(self, limits: Limits) -> int:
        """How many of one lane may be under way at the same time."""
        if limits.together_when_slow is None:
            return limits.together
        return min(limits.together, max(limits.together_when_slow, self.borne))

    def leave(self, count: int) -> None:
        """So many messages leave."""
        self.under_way += count

    def answered(self, limits: Limits, left_at: datetime, now: datetime) -> None:
        """The answer to one is here."""
        self.under_way -= 1
        self.borne = self.together(limits) + _MORE if now < left_at + _SECOND else 0
        if limits.most_in_a_second is None:  # nobody asks when it arrived
            return
        self.arrived.append(now - self._fastest(now - left_at))

    def _fastest(self, took: timedelta) -> timedelta:
        """The shortest time that the way has lately taken, this one included."""
        self.told += 1
        while self.took and self.took[-1][1] >= took:
            self.took.pop()
        self.took.append((self.told, took))
        if self.took[0][0] <= self.told - _LATELY:
            self.took.popleft()
        return self.took[0][1] if self.told > _FIRST else timedelta()


def address_ready_at(spent_until: datetime | None, limits: Limits, now: datetime, *, bulk: bool) -> datetime:
    """When one private address may be written to next, by what its messages have used up."""
    if spent_until is None or limits.address_rate is None:
        return spent_until or now
    ahead = timedelta() if bulk else timedelta(seconds=(limits.address_burst - 1) / limits.address_rate)
    return max(now, _used_up_until(spent_until, limits, limits.address_rate, now) - ahead)


def address_spent_until(spent_until: datetime | None, limits: Limits, now: datetime) -> datetime | None:
    """What one more message to a private address makes of it."""
    if limits.address_rate is None:
        return spent_until
    spent_until = _used_up_until(spent_until or now, limits, limits.address_rate, now)
    return max(spent_until, now) + timedelta(seconds=1 / limits.address_rate)


def _used_up_until(spent_until: datetime, limits: Limits, rate: float, now: datetime) -> datetime:
    """As it was noted; twice as far away as it can be it was noted by a clock that has been set back since."""
    furthest = now + 2 * timedelta(seconds=limits.address_burst / rate)
    return spent_until if spent_until <= furthest else now


def burst_since(spent_until: datetime | None, limits: Limits, now: datetime) -> datetime | None:
    """What began since then has to be known of an address before it is written to; None: it has surely had no burst.

    An even pace after a burst is one too many for who counts what arrives in any few seconds.
    """
    if spent_until is None or limits.address_rate is None or spent_until <= now - _ON_THE_WAY:
        return None
    return now - _burst_time(limits.address_rate, limits) - _ON_THE_WAY


def burst_ready_at(sent: Sequence[datetime], limits: Limits, now: datetime) -> datetime:
    """When a private address may be written to next, by when each of what was sent there was answered, oldest first."""
    if limits.address_rate is None:
        return now
    return _window_ready_at(sent, limits.address_burst, _burst_time(limits.address_rate, limits), now)


def _burst_time(rate: float, limits: Limits) -> timedelta:
    return timedelta(seconds=limits.address_burst / rate)


def group_ready_at(sent: Sequence[datetime], limits: Limits, now: datetime) -> datetime:
    """When a group may be written to next, by the moments of what was sent there in the last minute, oldest first."""
    return now if limits.group_rate is None else _window_ready_at(sent, limits.group_rate, _MINUTE, now)


def _window_ready_at(sent: Sequence[datetime], most: int, window: timedelta, now: datetime) -> datetime:
    """What lies as far ahead was noted by a clock that has been set back since."""
    within = [at for at in sent if now - window < at < now + window]
    return now if len(within) < most else within[-most] + window


def quiet_until(now: datetime, quiet: tuple[int, int], timezone: ZoneInfo) -> datetime | None:
    """When the quiet hours end, if it is quiet now; None when it is not.

    `quiet` is (begin, end) in minutes after local midnight, over midnight when begin is later than end. Equal bounds
    mean no quiet hours. They end at that hour on the wall, also in the nights on which the clocks change.
    """
    (begin, end), local = quiet, now.astimezone(timezone)
    minute_of_day = local.hour * 60 + local.minute
    inside = begin <= minute_of_day < end if begin < end else (minute_of_day >= begin or minute_of_day < end)
    if begin == end or not inside:
        return None
    return (local + timedelta(minutes=(end - minute_of_day) % (24 * 60))).astimezone(now.tzinfo)


def waking_time(begin: datetime, end: datetime, quiet: tuple[int, int], timezone: ZoneInfo) -> timedelta:
    """How much of the time from begin to end lies outside the quiet hours; more than a week counts in full."""
    waited = end - begin
    if waited > timedelta(days=7) or quiet[0] == quiet[1]:
        return max(waited, timedelta())
    day = begin.astimezone(timezone).date() - timedelta(days=1)
    while day <= end.astimezone(timezone).date():
        midnight = datetime.combine(day, time(), timezone)
        falls, rises = midnight + timedelta(minutes=quiet[0]), midnight + timedelta(minutes=quiet[1])
        if quiet[1] < quiet[0]:
            rises += timedelta(days=1)
        # in UTC: the difference of two moments of one zone is that of the wall clock, an hour off twice a year
        waited -= max(min(rises.astimezone(UTC), end) - max(falls.astimezone(UTC), begin), timedelta())
        day += timedelta(days=1)
    return waited
