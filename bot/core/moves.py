"""Moves: a meeting gets another time or place. Everyone concerned is told old → new, once, and asked again.

The notice waits for MERGED_WITHIN: what is changed meanwhile is told in the same one, and it can be taken back. Each
person is told what changed since she was last told, so nobody needs to have read every notice in between.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from msgspec import Struct

from bot.core import broadcasts, sessions
from bot.core.broadcasts import Broadcast
from bot.core.errors import TooLateToUndo
from bot.core.language import Texts
from bot.core.meetings import Meeting, concerned, find, find_open, thread_of
from bot.core.outbox import Priority
from bot.core.rsvps import PartStat, Rsvp
from bot.core.store import Store

MERGED_WITHIN = timedelta(minutes=10)
"""How long the notice of a move waits. Shortly before the start it waits less."""

_SHARE_OF_THE_WAIT = 6
"""The notice waits for at most this part of the time that is left until the start, the old or the new one."""

_OUTDATED = ("reminder", "nudge", "meeting-moved")
"""What is about one date. An invitation or an offer that still waits tells the new one."""


@dataclass(eq=False)
class Move:
    """What one revision of a meeting changed: the time and the place that held before it."""

    meeting_id: str
    sequence: int  # of the meeting since then
    old_starts: datetime
    old_ends: datetime
    old_venue: Texts
    at: datetime
    broadcast_id: int | None = None  # the notice that tells of it; None: there was nobody to tell
    id: int = field(init=False)

    def is_back(self, meeting: Meeting) -> bool:
        """Whether the meeting is again when and where it was before this move."""
        return (self.old_starts, self.old_ends, self.old_venue) == (meeting.starts, meeting.ends, meeting.venue)


class Reconfirmation(Struct, frozen=True):
    """How those stand to a move who came, or might have come, before it."""

    coming: int  # yes or maybe, said since
    left: int  # no, said since
    silent: int  # the yes or maybe is from before


async def move(
    store: Store,
    meeting: Meeting,
    *,
    starts: datetime,
    ends: datetime,
    venue: Texts,
    now: datetime,
    author: int | None = None,
) -> Broadcast | None:
    """A new time or place; answers and places stay. Returns the notice, which is held; None when nobody is to be told.

    In the same transaction the sequence rises, which re-arms the reminders, the sessions are carried along, and what
    still waits is withdrawn, an earlier notice that has not begun included. A move that changes nothing does nothing.
    Raises MeetingCancelled or MeetingBegun.
    """
    await store.lock_places(meeting.id)  # two who move it at once are one after the other
    await find_open(store, meeting.id, now)
    if (meeting.starts, meeting.ends, meeting.venue) == (starts, ends, venue):
        return None
    merged = await _unhold(store, meeting, now)
    was = meeting.starts
    soonest = min(was, starts)
    made = await _revise(store, meeting, starts, ends, venue, now)
    is_back = bool(merged) and merged[0].is_back(meeting)
    if is_back:
        await _carry_answers(store, meeting, merged[0])
    wait = min(MERGED_WITHIN, max(soonest - now, timedelta()) / _SHARE_OF_THE_WAIT)
    notice = await _tell(store, meeting, now, starts_at=now + wait, author=author)
    if is_back:
        await sessions.carry_back(store, meeting, was, now, since=merged[0].at)
    else:
        await sessions.carry(store, meeting, was, now, at=notice.starts_at if notice else now)
    for each in (*merged, made):
        each.broadcast_id = notice.id if notice else None
    return notice


async def take_back(store: Store, notice: Broadcast, now: datetime) -> None:
    """The notice has been undone: the meeting is where it was. Who has learned of the new date already is told so."""
    meeting = await find(store, str(notice.args["meeting"]))
    await store.lock_places(meeting.id)
    undone = [each for each in await store.moves(meeting.id) if each.broadcast_id == notice.id]
    if not undone:
        return
    for each in undone:
        each.broadcast_id = None
    first, was = undone[0], meeting.starts
    back = await _revise(store, meeting, first.old_starts, first.old_ends, first.old_venue, now)
    await _carry_answers(store, meeting, first)
    await sessions.carry_back(store, meeting, was, now, since=first.at)
    if await store.is_told(meeting.id, since=first.sequence, before=meeting.sequence):
        back_notice = await _tell(store, meeting, now, starts_at=now, author=None)
        back.broadcast_id = back_notice.id if back_notice else None


async def respell(store: Store, meeting: Meeting, venue: Texts) -> None:
    """The same place, spelt better, also where a move says that it was there before."""
    for each in await store.moves(meeting.id):
        if each.old_venue == meeting.venue:
            each.old_venue = venue
    meeting.venue = venue


async def reconfirmation(store: Store, meeting: Meeting) -> Reconfirmation | None:
    """Who of those who came is still coming since the last move; None for a meeting that was never moved."""
    if not meeting.sequence or not await store.moves(meeting.id):
        return None
    counted = await store.count_answers_to(meeting.id, meeting.sequence)
    comes = (PartStat.ACCEPTED, PartStat.TENTATIVE)
    return Reconfirmation(
        coming=sum(counted.get((stat, True), 0) for stat in comes),
        left=counted.get((PartStat.DECLINED, True), 0),
        silent=sum(counted.get((stat, False), 0) for stat in comes),
    )


def known_to(rsvp: Rsvp | None) -> int | None:
    """The SEQUENCE of the time and place the person knows; None when she has not been told of the meeting yet."""
    if rsvp is None:
        return None
    if rsvp.told is not None:
        return rsvp.told
    return rsvp.answered_to if rsvp.answered_at is not None else None


async def first_since(store: Store, meeting: Meeting, revision: int) -> Move | None:
    """What put an end to the time and place which that revision told; None while they hold."""
    return next((move for move in await store.moves(meeting.id) if move.sequence > revision), None)


async def as_known(store: Store, meeting: Meeting, rsvp: Rsvp | None) -> Meeting:
    """The meeting at the time and place that the person was told of last."""
    known = known_to(rsvp)
    since = await first_since(store, meeting, known) if known is not None else None
    if since is None:
        return meeting
    return replace(meeting, starts=since.old_starts, ends=since.old_ends, venue=since.old_venue)


async def holds(store: Store, meeting: Meeting, revision: int) -> bool:
    """Whether an answer to that revision is one to the date that holds: since never given up, or come back to.

    RFC 5546 §2.1.4 lets an organizer leave a reply to an earlier SEQUENCE aside because it is about another date; where
    it is about the same one, it is what she means.
    """
    since = await first_since(store, meeting, revision) if revision < meeting.sequence else None
    return since is None or since.is_back(meeting)


async def _carry_answers(store: Store, meeting: Meeting, undone: Move) -> None:
    """The meeting is where it was before that move: who knew it then knows it now, and her answer stands. Whose answer
    was confirmed with a date in between has read that one, and is told that it does not hold.
    """
    before = undone.sequence
    await store.mark_answered_as_told(meeting.id, since=before, before=meeting.sequence)
    await store.carry_answers(meeting.id, since=before - 1, before=before, to=meeting.sequence)


async def _revise(
    store: Store, meeting: Meeting, starts: datetime, ends: datetime, venue: Texts, now: datetime
) -> Move:
    old_starts, old_ends, old_venue = meeting.starts, meeting.ends, meeting.venue
    meeting.starts, meeting.ends, meeting.venue = starts, ends, venue
    meeting.sequence += 1
    made = Move(meeting.id, meeting.sequence, old_starts, old_ends, old_venue, now)
    await store.add(made)
    await store.withdraw(thread_of(meeting.id), "the meeting has been moved", only=_OUTDATED)
    return made


async def _unhold(store: Store, meeting: Meeting, now: datetime) -> list[Move]:
    """The moves whose notice has not begun; it is undone, for the next one to tell of them too."""
    made = await store.moves(meeting.id)
    held = made[-1].broadcast_id if made else None
    notice = await store.broadcast(held) if held is not None else None
    if notice is None:
        return []
    try:
        await broadcasts.undo(store, notice, now)
    except TooLateToUndo:
        return []
    return [each for each in made if each.broadcast_id == held]


async def _tell(
    store: Store, meeting: Meeting, now: datetime, *, starts_at: datetime, author: int | None
) -> Broadcast | None:
    return await broadcasts.publish(
        store,
        concerned(meeting),
        key=f"meeting-moved:{meeting.id}:{meeting.sequence}",
        message="meeting-moved",
        args={"meeting": meeting.id, "sequence": meeting.sequence},
        priority=Priority.NOTICE,
        now=now,
        starts_at=starts_at,
        author=author,
        expires_at=max(meeting.starts, now),
        thread=thread_of(meeting.id),
    )
