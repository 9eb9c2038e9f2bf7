"""What the relay has in hand of one lane: on the wire, come back and not recorded yet, and when it looks again."""

import asyncio
from dataclasses import dataclass, field
from datetime import UTC, datetime

from bot.core.outbox import Lane
from bot.core.results import Result

_LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass(eq=False)
class WorkingLane:
    """One lane at work."""

    lane: Lane
    wake: asyncio.Event = field(default_factory=asyncio.Event)
    on_wire: dict[asyncio.Task[None], int] = field(default_factory=dict)  # with the number of the delivery
    results: list[Result] = field(default_factory=list)  # not recorded yet
    has_failures: bool = False  # among them
    recording: list[Result] = field(default_factory=list)  # taken by its turn, maybe from both lanes, and not kept yet
    gathering: asyncio.TimerHandle | None = None  # until when they wait for others
    rests: bool = True
    until: datetime | None = None  # it rests; None: when it is woken
    looked_at: datetime = _LONG_AGO  # when its last turn began
    ready_at: datetime = _LONG_AGO  # no sooner does the channel's pace let anything of it out
    asks_for_room: bool = False  # something may be due that has not had its turn, or found the channel used up
    gives_way: bool = False  # it has let answers go before, and is rung for when they have had their turn
    passed_over: bool = False  # something is due that could not be claimed: its person's message is on the wire
    recorded_beside: bool = False  # the other lane has recorded something since this one's turn began
    stood_by: bool = False  # another replica had the duty when this one last asked
    takes_over_at: datetime = _LONG_AGO

    @property
    def in_hand(self) -> list[int]:
        """The deliveries that this process has claimed and not recorded yet."""
        return [*self.on_wire.values(), *(each.sending.letter.delivery for each in (*self.recording, *self.results))]

    def take_results(self) -> list[Result]:
        """What has come back, to be recorded now; nothing waits for others any more."""
        results, self.results = self.results, []
        self.has_failures = False
        if self.gathering is not None:
            self.gathering.cancel()
            self.gathering = None
        return results

    def give_back(self) -> None:
        """What has been taken and could not be recorded is the first to be recorded next time."""
        self.results[:0] = self.recording
        self.has_failures |= any(each.failure for each in self.recording)
        self.recording = []


def wake_who_waits(lane: WorkingLane, beside: WorkingLane) -> None:
    """At the end of a turn, in both lanes of a channel.

    What one has passed over waits until what its person was sent is recorded, in whichever of both; what gave way to
    answers waits until they have had their turn.
    """
    is_passed_over = lane.passed_over or beside.passed_over
    for each, other in ((lane, beside), (beside, lane)):
        if (is_passed_over and each.results) or (each.passed_over and each.recorded_beside):
            each.wake.set()
        if each.gives_way and not other.asks_for_room:
            each.gives_way = False
            each.wake.set()
