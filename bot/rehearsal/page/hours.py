"""Time passes for a rehearsal that people look at: everything that falls due on the way happens, and can be watched."""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta

from bot import logs, ticks
from bot.core.ladder import StepKind, rungs
from bot.core.meetings import Meeting
from bot.core.outbox import Lane
from bot.core.rsvps import PartStat
from bot.rehearsal.stage import Stage

_STEP = timedelta(hours=6)
_LOOKS = 300
_LOOK_AGAIN = 0.01  # seconds of the machine's time
_COMING = (PartStat.ACCEPTED, PartStat.TENTATIVE)


async def pass_until(stage: Stage, until: datetime, passed: Callable[[], None]) -> None:
    """Moves the clock to `until`; calls `passed` after each step. Other people's doings go on meanwhile.

    A step is six hours, but never leaps over a moment at which something falls due.
    """
    while (left := until - stage.clock.now()) > timedelta():
        stage.clock.move(min(_STEP, left, await _until_something_is_due(stage)))
        await ticks.run_all(stage.app.database, stage.clock.now(), logs.report)
        await _finish(stage)
        passed()


async def next_reminder(stage: Stage) -> datetime | None:
    """When the next reminder that has a reader goes out, quiet hours considered; None when there is none."""
    now = stage.clock.now()
    moments: list[datetime] = []
    async with stage.app.database.transaction() as store:
        for meeting in await store.meetings_ahead(now):
            answers = await store.count_answers(meeting.id)
            if any(answers.get(each) for each in _COMING):
                moments += _moments(meeting, StepKind.REMINDER, StepKind.HERE)
            if answers.get(PartStat.NEEDS_ACTION):
                moments += _moments(meeting, StepKind.NUDGE)
    due = min((moment for moment in moments if moment > now), default=None)
    return due and (stage.app.relay.quiet_until(due) or due)


async def _until_something_is_due(stage: Stage) -> timedelta:
    now = stage.clock.now()
    moments = [stage.app.relay.quiet_until(now)]
    async with stage.app.database.transaction() as store:
        for meeting in await store.meetings_ahead(now):
            moments += [meeting.starts, *_moments(meeting, *StepKind)]
        for lane in (Lane(channel, bulk) for channel in ("telegram", "email") for bulk in (False, True)):
            moments += (await store.dues(lane)).values()
    return min((moment - now for moment in moments if moment is not None and moment > now), default=_STEP)


def _moments(meeting: Meeting, *kinds: StepKind) -> list[datetime]:
    return [rung.at for rung in rungs(meeting) if rung.kind in kinds]


async def _finish(stage: Stage) -> None:
    """Waits until nothing is under way any more; not for ever: what fails is tried again later anyway."""
    for _ in range(_LOOKS):
        if not await _is_busy(stage):
            return
        await asyncio.sleep(_LOOK_AGAIN)


async def _is_busy(stage: Stage) -> bool:
    if stage.telegram.world.updates.pending() or stage.app.relay.is_at_work:
        return True
    now = stage.clock.now()
    lanes = (False,) if stage.app.relay.quiet_until(now) else (False, True)
    async with stage.app.database.transaction() as store:
        dues = [await store.dues(Lane(channel, bulk)) for channel in ("telegram", "email") for bulk in lanes]
    return any(moment <= now for each in dues for moment in each.values())
