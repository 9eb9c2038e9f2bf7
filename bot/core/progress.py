"""How a broadcast goes: foretold, shown on its author's card, and told aloud when it has ended or is asked about."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.core import invitations, staff
from bot.core.broadcasts import CANCELLED, NOTICES, Broadcast, BroadcastState, Tally, steps
from bot.core.outbox import REPLY, Delivery, Priority
from bot.core.people import Contact, ContactState, RoleKind
from bot.core.store import Store

LATELY = timedelta(minutes=10)
"""At the pace of so long its end is foretold: so no pause and no night counts."""

_NEWS = (BroadcastState.FINISHED, BroadcastState.LATE)


async def time_left(
    store: Store, broadcast: Broadcast, tally: Tally, now: datetime, quiet_until: datetime | None
) -> timedelta | None:
    """How long it will still take at the pace of the last minutes; None when that cannot be told."""
    if broadcast.state != BroadcastState.RUNNING or broadcast.rests_until(quiet_until) or not tally.left:
        return None
    done, since = await store.settled_since(broadcast.id, now - LATELY)
    return (now - since) / done * tally.left if since is not None else None


def show_on(broadcast: Broadcast, contact: Contact, card: str) -> None:
    """From now on that message on the author's contact shows how it goes, where a message can be edited.

    `card` is its external id, or the key of the answer that will be the message.
    """
    broadcast.card_contact_id, broadcast.shown = contact.id, ""
    broadcast.card = card if contact.channel != "email" else ""


async def report_progress(store: Store, now: datetime) -> int:
    """Ends what has nobody left, and brings the authors' cards up to date; returns how many cards.

    Whoever was sent a cancelled invitation that did not arrive is not invited either.
    """
    cards = 0
    for broadcast in await store.unfinished_broadcasts():
        if broadcast.waits_for_others(now):
            continue
        tally = await store.tally(broadcast.id)
        if not (tally.left or broadcast.is_over) and now >= broadcast.starts_at:  # till then it can be undone
            was_cancelled = await store.has_skipped(broadcast.id, CANCELLED)  # and some of it was sent again since
            broadcast.state = BroadcastState.CANCELLED if was_cancelled else BroadcastState.FINISHED
        if broadcast.state == BroadcastState.CANCELLED and not tally.left:  # nothing of it is on the wire any more
            await invitations.let_go(store, broadcast, now)
        cards += await _refresh_card(store, broadcast, tally, now)
    return cards


async def _refresh_card(store: Store, broadcast: Broadcast, tally: Tally, now: datetime) -> int:
    is_ending = broadcast.state == BroadcastState.CANCELLED and tally.left  # what is on the wire is still to be told
    stands = "ending" if is_ending else broadcast.state
    shows = f"{stands}:{_told_at(broadcast, now)}:{tally}"
    if shows == broadcast.shown:
        return 0
    is_news = broadcast.state in _NEWS and not broadcast.shown.startswith(f"{broadcast.state}:")
    author, contact = await _author(store, broadcast), await _find_card(store, broadcast)
    if author is not None and contact is not None and not contact.is_shut and broadcast.card:
        card = _card(broadcast, _key_of_card(broadcast), author, broadcast.card_contact_id, now)
        if _is_to_come(broadcast) or not await store.rearm(card):
            return 0  # on the wire as it was: it is brought up to date once that is back
    broadcast.shown = shows
    if not is_news:
        return int(bool(broadcast.card))
    broadcast.card = ""
    hears_at = contact.id if contact is not None and contact.state == ContactState.ACTIVE else None
    told = await _who_is_told(store, broadcast, tally, author)
    for person in told:  # in a message of its own: an edited card makes no sound
        key = f"broadcast:{broadcast.id}:{broadcast.state}:{now.isoformat()}:{person}"
        offered = steps(broadcast, tally, person, now)
        await store.enqueue(_card(broadcast, key, person, hears_at, now, offered=offered))
    return len(told)


def _told_at(broadcast: Broadcast, now: datetime) -> str:
    """What passes of itself is told anew: the minute in which it can be undone, the quiet hours, how long it takes."""
    if broadcast.state != BroadcastState.RUNNING or broadcast.starts_at > now:
        return ""
    return f"{now:%d.%H}.{now.minute // 15}"


async def _find_card(store: Store, broadcast: Broadcast) -> Contact | None:
    """The contact on which the card is; the card is given up where it is not there any more."""
    contact = await store.find_contact(broadcast.card_contact_id) if broadcast.card_contact_id is not None else None
    if contact is not None and _is_to_come(broadcast):
        message = await store.message_of(broadcast.card, contact.id)
        broadcast.card = broadcast.card if message is None else message
    elif contact is None or await store.is_refused(_key_of_card(broadcast)):
        broadcast.card = ""
    return contact


def _is_to_come(broadcast: Broadcast) -> bool:
    """Whether the card is an answer that has not gone out yet, as far as is known."""
    return broadcast.card.startswith(REPLY)


def _key_of_card(broadcast: Broadcast) -> str:
    return f"broadcast:{broadcast.id}:card:{broadcast.card}"


async def _author(store: Store, broadcast: Broadcast) -> int | None:
    """Who has sent it, as long as she organises: who does not any more can do nothing about it."""
    roles = await store.roles(broadcast.author_id) if broadcast.author_id is not None else ()
    return broadcast.author_id if any(role.kind == RoleKind.ORGANISER for role in roles) else None


async def _who_is_told(store: Store, broadcast: Broadcast, tally: Tally, author: int | None) -> Sequence[int]:
    """The author; where nobody hears there, every organiser who decides, or calls those whom a change did not reach."""
    if author is not None and any(each.state == ContactState.ACTIVE for each in await store.contacts(author)):
        return [author]
    if broadcast.state == BroadcastState.LATE:
        return await staff.organisers(store)
    if broadcast.message in NOTICES and tally.to_call:
        meeting = await store.meeting(str(broadcast.args["meeting"]))
        return await staff.organisers_of(store, meeting.host) if meeting is not None else []
    return []


def _card(
    broadcast: Broadcast, key: str, to: int, contact_id: int | None, now: datetime, offered: Sequence[str] = ()
) -> Delivery:
    """With what is offered it is a message of its own; without, the card is brought up to date."""
    return Delivery(
        key=key,
        subscriber_id=to,
        message="broadcast",
        args={"broadcast": broadcast.id, **({"offers": "+".join(offered)} if offered else {"in_place": 1})},
        priority=Priority.ANSWER,
        due_at=now,
        created_at=now,
        contact_id=contact_id if to == broadcast.author_id else None,
        thread=broadcast.thread_of(offered),
        replaces=broadcast.card,
    )
