"""A place is passed on: who cannot come forwards a link, and whoever opens it first takes the place over.

What passes is the place, with its party and its turn in the queue; not the answer, the needs or the note of the first,
whose answer is DELEGATED from then on (PARTSTAT, RFC 5545 §3.2.12). The code in the link is good for one use.
"""

import re
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.core import codes, consent, institutions, outbox, places, rsvps, sessions, words
from bot.core.actions import Action
from bot.core.codes import ALPHABET
from bot.core.errors import ActionUnknown, DelegationInvalid, DelegationOwn, NotComing, TooManyInstitutions
from bot.core.meetings import Meeting, find_open, thread_of
from bot.core.outbox import Delivery, Priority, Reply
from bot.core.people import ContactState, Subscriber, introduce, mail_address, revive
from bot.core.places import HOLDING, WANTING, WHOLE
from bot.core.rsvps import PartStat, Rsvp
from bot.core.store import Store

VALID_FOR = timedelta(days=7)

MOST_NAMED = 3
"""To so many addresses one person may have a place of hers at one meeting offered: it is mail nobody has asked for."""

PREFIX = "place-"
"""What a code begins with where other payloads may stand too: /start place-…"""

KEY = "delegation:"
"""What the key of the delivery that carries a code begins with; its number follows."""

EXPECTING = "delegation"
"""What Contact.expecting says while a place is offered to a substitute; the delegation's number follows."""

_HALF = 5
_CODE = re.compile(rf"[{ALPHABET}]{{{2 * _HALF}}}")
_LINE = re.compile(rf"mosty ([{ALPHABET}]{{{_HALF}}}) ?([{ALPHABET}]{{{_HALF}}})")


@dataclass(eq=False)
class Delegation:
    """A place on its way to a substitute. Only the digest of its code is kept."""

    digest: str
    meeting_id: str
    from_id: int  # subscriber whose place it is
    created_at: datetime
    expires_at: datetime
    used_at: datetime | None = None
    to_id: int | None = None  # subscriber who has taken it over
    id: int = field(init=False)

    def is_open(self, now: datetime) -> bool:
        """Whether somebody can still take it over."""
        return self.used_at is None and now < self.expires_at


def code_in(text: str) -> str | None:
    """The code in a line "MOSTY abcde-fghjk", which is of no language; None without such a line."""
    for line in text[:2_000].splitlines():
        if match := _LINE.fullmatch(words.plain(line)):
            return match[1] + match[2]
    return None


async def begin(store: Store, reply: Reply, meeting_id: str) -> None:
    """Makes a link for whoever comes or may come; an earlier one is void. Raises NotComing, or as find_open does."""
    meeting = await find_open(store, meeting_id, reply.now)
    await rsvps.coming_to(store, reply.subscriber, meeting.id, reply.now)
    await _send_link(store, reply, meeting)


async def send_another(store: Store, reply: Reply, meeting_id: str) -> None:
    """Somebody says in her own words that another person comes instead: she gets the link for whoever that is.

    Who has no place yet has thereby answered; who has one keeps it until it is taken over. Raises NotComing, or as
    find_open does.
    """
    meeting = await find_open(store, meeting_id, reply.now)
    await store.lock_places(meeting.id)
    if not await _sends_another(store, reply, meeting):
        raise NotComing
    await _send_link(store, reply, meeting)


async def _send_link(store: Store, reply: Reply, meeting: Meeting) -> None:
    delegation, code = await _pass_on(store, reply, meeting)
    if not reply.muted:
        await store.enqueue(
            Delivery(
                key=f"{KEY}{delegation.id}",
                subscriber_id=reply.subscriber.id,
                contact_id=reply.contact.id,
                message="place-link",
                args={"delegation": delegation.id, "code": code},
                priority=Priority.ANSWER,
                due_at=reply.now,
                created_at=reply.now,
                expires_at=delegation.expires_at,
                thread=thread_of(meeting.id),
                in_reply_to=reply.in_reply_to,
            )
        )


async def name(store: Store, reply: Reply, meeting: Meeting, address: str) -> bool:
    """Offers the place by mail to the address that a calendar names (DELEGATED-TO, RFC 5546 §3.2.2.3).

    Who has no place yet has thereby answered; who has one keeps it until it is taken over. False when nobody may be
    written to there: it wants no mail, is her own or ours, or she has named too many.
    """
    to = mail_address(address)
    if to is None or to == mail_address(await store.mark("mail.address")):
        return False
    theirs = await store.contact_at(to)
    if theirs is not None and (theirs.subscriber_id == reply.subscriber.id or theirs.state == ContactState.STOPPED):
        return False
    named = [each for each in await store.delegations_of(reply.subscriber.id) if each.meeting_id == meeting.id]
    if len(named) >= MOST_NAMED:
        return False
    await store.lock_places(meeting.id)
    if not await _sends_another(store, reply, meeting):
        return False
    delegation, _ = await _pass_on(store, reply, meeting)
    if theirs is None:
        theirs = await introduce(store, Subscriber(reply.now), to)
    theirs.expecting = f"{EXPECTING}:{delegation.id}"
    await outbox.enqueue(
        store,
        key=f"{KEY}{delegation.id}:named",
        to=theirs.subscriber_id,
        contact_id=theirs.id,
        message="place-passed-on",
        args={"delegation": delegation.id},
        priority=Priority.ANSWER,
        now=reply.now,
        expires_at=delegation.expires_at,
        thread=thread_of(meeting.id),
    )
    await reply.say(store, "substitute-asked", thread=thread_of(meeting.id), meeting=meeting.id, address=address)
    return True


async def show(store: Store, reply: Reply, code: str) -> None:
    """Offers the place to who shows the code. Raises DelegationInvalid, DelegationOwn, or as find_open does."""
    code = code.lower()
    found = await store.delegation_of(_digest(code, reply.secret)) if _CODE.fullmatch(code) else None
    if found is None:
        raise DelegationInvalid
    await _require_open(store, reply, found)
    reply.contact.expecting = f"{EXPECTING}:{found.id}"
    await reply.anew().say(store, "place-passed-on", thread=thread_of(found.meeting_id), delegation=found.id)


async def press(store: Store, reply: Reply, action: Action) -> None:
    """A meeting: makes a link. A delegation with take or leave: what the substitute says.

    Raises ActionUnknown, DelegationInvalid, DelegationOwn, NotComing, or as find_open does.
    """
    if len(action.args) == 1:
        await begin(store, reply, action.subject)
    elif action.choice not in ("take", "leave"):
        raise ActionUnknown
    else:
        await answer(store, reply, action.number, takes=action.choice == "take")


async def answer(store: Store, reply: Reply, delegation_id: int, *, takes: bool) -> None:
    """What a substitute says, who has shown the code on this very contact. Raises as press does."""
    delegation = await store.delegation(delegation_id)
    if delegation is None or reply.contact.expecting != f"{EXPECTING}:{delegation_id}":
        raise DelegationInvalid
    await store.lock_places(delegation.meeting_id)  # before it is looked at: of two who take it one is first
    delegation = await store.delegation(delegation_id) or delegation
    meeting = await _require_open(store, reply, delegation)
    reply.contact.expecting = ""
    if not takes:
        await outbox.enqueue(
            store,
            key=f"substitute-left:{delegation.id}:{reply.subscriber.id}",
            to=delegation.from_id,
            message="substitute-left",
            args={"meeting": meeting.id, "name": reply.subscriber.name},
            priority=Priority.NOTICE,
            now=reply.now,
            expires_at=meeting.starts,
            thread=thread_of(meeting.id),
        )
        await reply.say(store, "place-left", thread=thread_of(meeting.id), meeting=meeting.id)
        return
    await _agree(store, reply)
    delegation.used_at, delegation.to_id = reply.now, reply.subscriber.id
    await store.forget_delegation(delegation.id)
    await _hand_over(store, meeting, delegation.from_id, reply)
    await outbox.enqueue(
        store,
        key=f"place-handed-over:{delegation.id}",
        to=delegation.from_id,
        message="place-handed-over",
        args={"delegation": delegation.id},
        priority=Priority.NOTICE,
        now=reply.now,
        expires_at=meeting.starts,
        thread=thread_of(meeting.id),
    )
    await reply.say(store, "place-taken-over", thread=thread_of(meeting.id), meeting=meeting.id)
    if reply.subscriber.language is None:
        await reply.anew().say(store, "choose-language")


async def _sends_another(store: Store, reply: Reply, meeting: Meeting) -> bool:
    """Who has no place has answered by sending somebody else; False for who was never asked."""
    rsvp = await store.rsvp(meeting.id, reply.subscriber.id)
    if rsvp is not None and rsvp.partstat not in (PartStat.ACCEPTED, PartStat.TENTATIVE):
        rsvps.delegate(rsvp, meeting, inbound_id=reply.inbound_id, now=reply.now)
    return rsvp is not None


async def _require_open(store: Store, reply: Reply, delegation: Delegation) -> Meeting:
    meeting = await find_open(store, delegation.meeting_id, reply.now)
    if delegation.from_id == reply.subscriber.id:
        raise DelegationOwn
    if not delegation.is_open(reply.now) or not await _is_hers(store, delegation):
        raise DelegationInvalid
    return meeting


async def _is_hers(store: Store, delegation: Delegation) -> bool:
    """Whether the place is the first's to pass on; who says no has given it back."""
    rsvp = await store.rsvp(delegation.meeting_id, delegation.from_id)
    return rsvp is not None and rsvp.partstat in (PartStat.ACCEPTED, PartStat.TENTATIVE, PartStat.DELEGATED)


async def _pass_on(store: Store, reply: Reply, meeting: Meeting) -> tuple[Delegation, str]:
    """The place on its way, with its code; an earlier one is void."""
    for earlier in await store.delegations_of(reply.subscriber.id):
        if earlier.meeting_id == meeting.id and earlier.is_open(reply.now):
            earlier.expires_at = reply.now
            await store.forget_delegation(earlier.id)
    code = codes.draw(ALPHABET, 2 * _HALF)
    until = min(meeting.starts, reply.now + VALID_FOR)
    delegation = Delegation(_digest(code, reply.secret), meeting.id, reply.subscriber.id, reply.now, until)
    await store.add(delegation)
    return delegation, code


async def _agree(store: Store, reply: Reply) -> None:
    """Taking the place is the consent that stood beside it: a substitute is written to about the meeting."""
    contact, person = reply.contact, reply.subscriber
    await consent.give(store, person, address=contact.address, inbound_id=reply.inbound_id, now=reply.now)
    revive(contact)
    person.preferred_contact_id = person.preferred_contact_id or contact.id


async def _hand_over(store: Store, meeting: Meeting, from_id: int, reply: Reply) -> None:
    first, substitute = await store.subscriber(from_id), reply.subscriber
    party = None
    offered: list[str] = []  # to her, which others can have now
    for place in await store.places_in(meeting.id, first.id):
        if place.state not in WANTING:
            continue
        held = await store.place(meeting.id, place.part, substitute.id)
        if held is not None and held.is_as_good_as(place):
            continue  # her own stays, and this one goes to the queue below
        if held is not None and held.state in HOLDING:
            offered.append(held.part)
        if place.part != WHOLE:
            await places.hand_over(store, place, substitute.id, reply.now)
            continue
        if held is not None:
            await store.remove(held)
        place.subscriber_id, party = substitute.id, place.seats
        await _stand_for(store, substitute, place.institution_id, reply.now)
    if await store.rsvp(meeting.id, substitute.id) is None:
        await store.add(Rsvp(meeting.id, substitute.id, PartStat.NEEDS_ACTION, invited_at=reply.now))
    await rsvps.record(
        store, substitute, meeting.id, PartStat.ACCEPTED, inbound_id=reply.inbound_id, now=reply.now, party=party
    )
    await places.give_back(store, meeting, WHOLE, first.id, reply.now)
    for part in offered:
        await places.fill(store, meeting, part, reply.now)
    await sessions.settle(store, substitute, reply.now)
    answered = await store.rsvp(meeting.id, first.id)
    if answered is not None:
        rsvps.delegate(answered, meeting, inbound_id=reply.inbound_id, now=reply.now)


async def _stand_for(store: Store, substitute: Subscriber, institution_id: int | None, now: datetime) -> None:
    if institution_id is None:
        return
    with suppress(TooManyInstitutions):  # the place is the institution's all the same
        await institutions.join(store, substitute, await institutions.find(store, institution_id), now)


def _digest(code: str, secret: bytes) -> str:
    return codes.digest("delegation", code, secret)
