"""What a calendar program says beside yes, maybe and no: another time, somebody else, a comment, an overtaken answer.

A counter-proposal changes nothing: the organisers read of it and decide. Somebody else who is named is offered the
place (delegation.py); where that cannot be, the organisers read of it, too.
"""

from collections.abc import Sequence
from datetime import timedelta

from bot.core import delegation, questions, rsvps, staff
from bot.core.inbound import Inbound, Pressed, Proposed
from bot.core.meetings import Meeting, find_open, thread_of
from bot.core.outbox import Reply
from bot.core.store import Store

_FAST = timedelta(minutes=5)
"""A calendar's clock that is ahead of ours by more says nothing of what is newer."""


async def pass_on(store: Store, reply: Reply, inbound: Inbound, proposed: Proposed) -> None:
    """Tells the organisers of the host city, or the moderators where it has none, and says so to the person.

    Raises as meetings.find_open does.
    """
    session = await store.session(proposed.meeting)
    meeting = await find_open(store, session.meeting_id if session else proposed.meeting, reply.now)
    if inbound.forwarded:
        await reply.say(store, "own-place", thread=thread_of(meeting.id), meeting=meeting.id)
        return
    if not inbound.sender.proven and not inbound.elsewhere:
        await reply.say(store, "confirm-by-mail")
        return
    if proposed.delegate and session is None and await delegation.name(store, reply, meeting, proposed.delegate):
        if proposed.note:
            await keep_comment(store, reply, inbound, meeting.id, proposed.note)
        return
    noted = "\n".join(each for each in (proposed.delegate, proposed.note) if each)
    kept = await rsvps.add_note(store, reply.subscriber, meeting.id, noted)
    organisers = await staff.organisers_of(store, meeting.host)
    if organisers and kept:
        await _tell(store, organisers, reply, meeting, proposed)
        await reply.say(store, "proposal-passed-on", thread=thread_of(meeting.id), meeting=meeting.id)
        return
    times = " – ".join(f"{meeting.local(each):%d.%m.%Y %H:%M}" for each in (proposed.starts, proposed.ends) if each)
    await _ask(store, reply, inbound, meeting.id, "\n".join(filter(None, (times, noted))) or "?")


async def keep_comment(store: Store, reply: Reply, inbound: Inbound, meeting_id: str | None, comment: str) -> None:
    """A comment beside a calendar's answer becomes its note; one that asks for something, a question."""
    from bot.core import spoken  # what reads words is large, and whoever taps does not wait for it

    noted = (
        meeting_id is not None
        and (inbound.sender.proven or bool(inbound.elsewhere))
        and not spoken.is_question(comment)
        and await rsvps.add_note(store, reply.subscriber, meeting_id, comment)
    )
    if not noted:
        await _ask(store, reply, inbound, meeting_id, comment)


async def is_overtaken(store: Store, reply: Reply, meeting_id: str, pressed: Pressed) -> bool:
    """Whether a newer answer of the same calendar has arrived before this one; else this is the newest now."""
    rsvp = await store.rsvp(meeting_id, reply.subscriber.id)
    if rsvp is None or pressed.stamp is None:
        return False
    stamp = pressed.stamp if pressed.stamp <= reply.now + _FAST else reply.now
    if rsvp.stamped_at is not None and stamp < rsvp.stamped_at:
        return True
    rsvp.stamped_at = stamp
    return False


async def _ask(store: Store, reply: Reply, inbound: Inbound, meeting_id: str | None, text: str) -> None:
    proven = inbound.sender.proven
    question = await questions.offer(
        store, reply.contact, text, reply.now, meeting=meeting_id, reference=inbound.reference, proven=proven
    )
    await questions.send(store, question, reply.now)
    await questions.acknowledge(store, reply, question)


async def _tell(store: Store, organisers: Sequence[int], reply: Reply, meeting: Meeting, proposed: Proposed) -> None:
    await staff.tell(
        store,
        organisers,
        "proposal",
        key=f"proposal:{reply.inbound_id}",
        args={
            "meeting": meeting.id,
            "person": reply.subscriber.id,
            "starts": proposed.starts.isoformat() if proposed.starts and not proposed.delegate else "",
            "ends": proposed.ends.isoformat() if proposed.ends and not proposed.delegate else "",
        },
        now=reply.now,
        expires_at=meeting.starts,
        thread=thread_of(meeting.id),
    )
