"""Climbing the ladder: what has fallen due goes out, what is too late is told to the organisers."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from bot.core import broadcasts, staff
from bot.core.audience import Audience
from bot.core.ladder import IsHoliday, Rung, StepKind, rungs
from bot.core.language import Texts
from bot.core.meetings import Meeting, MeetingStatus, thread_of
from bot.core.outbox import Priority
from bot.core.rsvps import PartStat
from bot.core.store import Store

_LOOKED_BACK = timedelta(days=30)
"""A meeting that ended longer ago has no step left."""


class StepOutcome(StrEnum):
    SENT = "sent"  # to whoever was in its audience then
    OVERTAKEN = "overtaken"  # a newer one of its kind had fallen due as well, or it lay behind when it was planned
    TOO_LATE = "too late"  # the service was away for longer than its grace


@dataclass(eq=False)
class Step:
    """One step of one meeting's ladder that has been dealt with; a move (a new sequence) begins the ladder anew."""

    meeting_id: str
    sequence: int
    kind: StepKind
    offset: str
    at: datetime
    outcome: StepOutcome
    id: int = field(init=False)


async def enqueue_due(store: Store, now: datetime, is_holiday: IsHoliday = lambda _: False) -> int:
    """Deals with every step that has fallen due; returns how many messages that made.

    After an outage only the newest missed step of a kind is sent, and only within its grace: nobody needs "in a week"
    and "tomorrow" at once. One that is too late is told to the organisers, if it would have had anybody to go to.
    """
    enqueued = 0
    for meeting in await store.meetings():
        if meeting.status != MeetingStatus.CANCELLED and meeting.ends > now - _LOOKED_BACK:
            enqueued += await _climb(store, meeting, rungs(meeting, is_holiday), now)
    return enqueued


async def share_materials(store: Store, meeting: Meeting, materials: Texts | None, now: datetime) -> None:
    """What those who came are given. They get it with the thanks, or by itself if those have gone out already."""
    meeting.materials = materials
    done = await store.steps_done(meeting.id, meeting.sequence)
    if materials and any(kind == StepKind.THANKS for kind, _ in done):
        await broadcasts.publish(
            store,
            Audience(meeting=meeting.id, answers=(PartStat.ACCEPTED,)),
            key=f"materials:{meeting.id}:{now.isoformat()}",
            message="materials",
            args={"meeting": meeting.id},
            priority=Priority.ANNOUNCEMENT,
            now=now,
            thread=thread_of(meeting.id),
        )


async def _climb(store: Store, meeting: Meeting, ladder: Sequence[Rung], now: datetime) -> int:
    fallen_due = [rung for rung in ladder if rung.at <= now]
    if not fallen_due:
        return 0
    done = await store.steps_done(meeting.id, meeting.sequence)
    due = [rung for rung in fallen_due if (rung.kind, rung.offset) not in done]
    if not due:
        return 0
    moves = await store.moves(meeting.id)
    enqueued = 0
    for rung in due:
        outcome = _outcome(rung, fallen_due, moves[-1].at if moves else None, now)
        await store.add(Step(meeting.id, meeting.sequence, rung.kind, rung.offset, now, outcome))
        if outcome == StepOutcome.SENT:
            following = (other.at for other in ladder if other.kind == rung.kind and other.at > now)
            enqueued += await _send(store, meeting, rung, min(following, default=rung.until), now)
        elif outcome == StepOutcome.TOO_LATE:
            await _report(store, meeting, rung, now)
    return enqueued


def _outcome(rung: Rung, fallen_due: Sequence[Rung], moved_at: datetime | None, now: datetime) -> StepOutcome:
    newest = [other for other in fallen_due if other.kind == rung.kind][-1]
    if rung != newest or (moved_at is not None and rung.at <= moved_at):
        return StepOutcome.OVERTAKEN
    return StepOutcome.SENT if now <= rung.at + rung.grace and now < rung.until else StepOutcome.TOO_LATE


async def _send(store: Store, meeting: Meeting, rung: Rung, until: datetime, now: datetime) -> int:
    broadcast = await broadcasts.publish(
        store,
        await _audience(store, meeting, rung),
        key=f"{rung.kind}:{meeting.id}:{meeting.sequence}:{rung.offset}",
        message=_MESSAGES[rung.kind],
        args={"meeting": meeting.id, "sequence": meeting.sequence},
        priority=Priority.NOTICE if rung.kind == StepKind.HERE else Priority.REMINDER,  # that day begins early
        now=now,
        expires_at=min(until, rung.until),
        thread=thread_of(meeting.id),
    )
    return broadcast.audience if broadcast is not None else 0


async def _report(store: Store, meeting: Meeting, rung: Rung, now: datetime) -> None:
    missed = (await store.count(await _audience(store, meeting, rung))).total
    if not missed:
        return
    await staff.tell(
        store,
        await staff.organisers_of(store, meeting.host),
        "step-missed",
        key=f"step-missed:{meeting.id}:{meeting.sequence}:{rung.kind}:{rung.offset}",
        args={"meeting": meeting.id, "kind": rung.kind, "at": rung.at.isoformat(), "people": missed},
        now=now,
        thread=thread_of(meeting.id),
    )


async def nudged(store: Store, meeting: Meeting) -> Audience:
    """Whom the next nudge is for, an organiser's or the ladder's: who has not answered.

    Of a silent institution each goes to another person, not time after time to the first.
    """
    turn = await store.count_broadcasts("nudge", thread_of(meeting.id))
    return Audience(meeting=meeting.id, answers=_ANSWERS[StepKind.NUDGE], turn=turn)


async def _audience(store: Store, meeting: Meeting, rung: Rung) -> Audience:
    if rung.kind == StepKind.NUDGE:
        return await nudged(store, meeting)
    return Audience(meeting=meeting.id, answers=_ANSWERS[rung.kind])


_ANSWERS: dict[StepKind, tuple[str, ...]] = {
    StepKind.REMINDER: (PartStat.ACCEPTED, PartStat.TENTATIVE),
    StepKind.NUDGE: (PartStat.NEEDS_ACTION,),
    StepKind.HERE: (PartStat.ACCEPTED,),
    StepKind.THANKS: (PartStat.ACCEPTED,),
}
_MESSAGES = {
    StepKind.REMINDER: "reminder",
    StepKind.NUDGE: "nudge",
    StepKind.HERE: "we-are-here",
    StepKind.THANKS: "thanks",
}
