"""Editions follow one another: who came last time, and who came again."""

from bot.core.audience import Audience
from bot.core.meetings import Meeting, MeetingStatus
from bot.core.rsvps import PartStat
from bot.core.store import Store


async def last_time(store: Store, meeting: Meeting) -> tuple[str, ...]:
    """The ids of the meetings of the edition before that shared a sector with this one; none in the first edition.

    The edition before is the newest of those that had begun before this one did. A stand is compared with stands.
    """
    others = [each for each in await store.meetings() if each.status != MeetingStatus.CANCELLED]
    begins: dict[str, Meeting] = {}
    for each in others:  # in the order of their starts
        begins.setdefault(each.edition_id, each)
    own = begins.get(meeting.edition_id, meeting)
    before = [first for first in begins.values() if first.starts < own.starts and first.edition_id != own.edition_id]
    if not before:
        return ()
    edition = max(before, key=lambda first: first.starts).edition_id
    alike = [each for each in others if each.edition_id == edition and each.kind == meeting.kind]
    return tuple(each.id for each in alike if set(each.sectors) & set(meeting.sectors))


async def count_again(store: Store, meeting: Meeting) -> int:
    """How many of those who come were there last time."""
    before = await last_time(store, meeting)
    if not before:
        return 0
    counted = await store.count(Audience(meeting=meeting.id, answers=(PartStat.ACCEPTED.value,), came_to=before))
    return counted.total + counted.unreachable
