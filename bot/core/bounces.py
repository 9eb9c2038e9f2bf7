"""Mail that comes back, and what it says of an address: a score that fades, never one strike but for a dead address.

Many at one domain within an hour are an outage of theirs or of ours, and nobody's dead address: whom it has shut out is
let in again, and the organisers are told. They see whoever has been shut out, and can undo it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from msgspec import Struct

from bot.core import people, staff
from bot.core.errors import ActionUnknown
from bot.core.people import Contact, ContactState
from bot.core.store import Store


class Failure(StrEnum):
    """Why a mail did not arrive, as far as the server that gave up says so."""

    DEAD = "dead"  # there is no such address: unknown, moved, closed for good
    FULL = "full"  # refused for now or for a reason of that one mail: a full mailbox, another status of class 5
    DELAYED = "delayed"  # still on its way
    EXPIRED = "expired"  # given up after passing trouble (class 4): says nothing about the address
    POLICY = "policy"  # refused because of us (5.7.x): says nothing about the address
    UNKNOWN = "unknown"  # it came back, and nobody can read why


STOP_AT = 2.5
"""Three full mailboxes within a fortnight shut an address; one a month never does."""

_POINTS = {Failure.DEAD: STOP_AT, Failure.FULL: 1.0, Failure.UNKNOWN: 0.5}
_POINT_FADES_IN = timedelta(days=30)
_ONCE_IN = timedelta(days=1)
"""What comes back on one day counts once, however many mails it is."""

OUTAGE_WITHIN = timedelta(hours=1)
"""What comes back from one domain within this time is looked at together."""

_FEWEST_IN_OUTAGE = 5
_SHARE_IN_OUTAGE = 0.2
"""Of all addresses at the domain: one in fifty dead ones among five hundred at a large provider are just that."""

SHOWN_FOR = timedelta(days=30)
"""How long organisers see an address that has been shut."""

THREAD = "bounces"
"""The conversation with an organiser about all this."""


@dataclass(eq=False)
class Bounce:
    """One mail that came back, or was turned away at the door."""

    contact_id: int
    domain: str
    failure: Failure
    status: str  # RFC 3463; "" when none was named
    at: datetime
    stopped: bool = False  # it shut the address
    undone_at: datetime | None = None
    id: int = field(init=False)


class Shut(Struct, frozen=True):
    """An address that nothing is sent to any more, as organisers see it."""

    bounce: Bounce
    name: str
    address: str
    reason: str


async def take(store: Store, contact: Contact, failure: Failure, status: str, now: datetime, *, said: str = "") -> bool:
    """Counts what came back from an address; True when the address is shut by it. `said` are the server's words."""
    bounce = Bounce(contact.id, contact.address.rpartition("@")[2], failure, status, now)
    await store.add(bounce)
    if failure == Failure.POLICY:
        await _tell_of_domain(store, "mail-turned-away", bounce.domain, now, status=status or "5.7.0")
    if failure not in _POINTS:
        return False
    _score(contact, failure, now)
    if await _is_outage(store, bounce.domain, now):
        people.forgive(contact)
        await store.let_in_again(bounce.domain, now - OUTAGE_WITHIN, now)
        await _tell_of_domain(store, "mail-outage", bounce.domain, now)
        return False
    if contact.bounce_score < STOP_AT:
        return False
    bounce.stopped = contact.state != ContactState.STOPPED  # a code may knock at an address that is shut
    people.stop(contact, said or because(status))
    return True


def because(status: str) -> str:
    """Why something is given up that came back with this status."""
    return f"bounced {status}".rstrip()


async def undo(store: Store, bounce_id: int, now: datetime) -> Contact:
    """The organisers know better: the address is written to again. Raises ActionUnknown when it was not shut."""
    bounce = await store.bounce(bounce_id)
    contact = await store.find_contact(bounce.contact_id) if bounce is not None else None
    if bounce is None or contact is None or not bounce.stopped or bounce.undone_at is not None or not contact.is_shut:
        raise ActionUnknown
    bounce.undone_at = now
    people.revive(contact)
    return contact


async def tell_organisers(store: Store, now: datetime) -> int:
    """Shows them the addresses shut since they were last told, an hour later: an outage has been found out by then."""
    known = int(await store.mark(_TOLD) or 0)
    shut = [each for each in await recent(store, now) if each.bounce.at <= now - OUTAGE_WITHIN]
    newest = max((each.bounce.id for each in shut), default=0)
    if newest <= known:
        return 0
    await store.set_mark(_TOLD, str(newest))
    return await _tell(store, "bounces", f"bounces:{newest}", now)


_TOLD = "bounces.told"


async def recent(store: Store, now: datetime) -> Sequence[Shut]:
    """The addresses shut lately that nobody has opened again, newest first."""
    return await store.shut_since(now - SHOWN_FOR)


def _score(contact: Contact, failure: Failure, now: datetime) -> None:
    since = now - contact.bounced_at if contact.bounced_at is not None else None
    faded = max(contact.bounce_score - since / _POINT_FADES_IN, 0.0) if since is not None else 0.0
    if failure == Failure.DEAD:
        contact.bounce_score = max(faded, STOP_AT)
    elif since is None or since >= _ONCE_IN:
        contact.bounce_score = faded + _POINTS[failure]
    else:
        return
    contact.bounced_at = now


async def _is_outage(store: Store, domain: str, now: datetime) -> bool:
    bounced = await store.count_bounced(domain, list(_POINTS), now - OUTAGE_WITHIN)
    if bounced < _FEWEST_IN_OUTAGE:
        return False
    return bounced >= _SHARE_IN_OUTAGE * await store.count_addresses(domain)


async def _tell_of_domain(store: Store, message: str, domain: str, now: datetime, **args: str) -> None:
    """Once a day for each domain."""
    await _tell(store, message, f"{message}:{domain}:{now:%Y-%m-%d}", now, domain=domain, **args)


async def _tell(store: Store, message: str, key: str, now: datetime, **args: str) -> int:
    organisers = await staff.organisers(store)
    return await staff.tell(store, organisers, message, key=key, args=args, now=now, thread=THREAD)
