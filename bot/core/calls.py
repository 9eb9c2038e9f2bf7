"""Whom a broadcast could not reach: to be called, with all that is known of how to reach them."""

from collections.abc import Sequence

from msgspec import Struct

from bot.core.outbox import UNREACHABLE
from bot.core.people import ContactState
from bot.core.store import Store

WORKS = "works"
"""What is said of an address that works by now."""


class ToCall(Struct, frozen=True):
    """One of them, and each of her addresses with the reason why that one does not work."""

    name: str
    institutions: tuple[str, ...]
    addresses: tuple[tuple[str, str], ...]


async def look_up(store: Store, unreached: Sequence[tuple[str, str, str]]) -> list[ToCall]:
    """The same people as the store lists them, each by one address and what was said of her copy."""
    return [await _look_up(store, *each) for each in unreached]


async def _look_up(store: Store, name: str, address: str, reason: str) -> ToCall:
    known = await store.contact_at(address) if address else None
    if known is None:
        return ToCall(name, (), ((address, reason),))
    addresses = tuple(
        (each.address, each.stopped_because or (reason if each is known and reason != UNREACHABLE else WORKS))
        for each in await store.contacts(known.subscriber_id)
        if each.state != ContactState.UNVERIFIED
    )
    institutions = tuple(each.name for each in await store.institutions_of(known.subscriber_id))
    return ToCall(name, institutions, addresses or ((address, reason),))
