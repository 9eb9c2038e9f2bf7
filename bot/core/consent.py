"""The consent ledger: what a person agreed to, in which words, when and by which act. Nothing in it is changed."""

from dataclasses import dataclass, field
from datetime import datetime

from bot.core.language import Language
from bot.core.people import Subscriber
from bot.core.store import Store

WORDING = "2026-12"
"""Version of the text `ask-consent`; raise it when the meaning of the text changes."""


@dataclass(eq=False)
class ConsentEntry:
    """One line of the ledger."""

    subscriber_id: int
    given: bool  # False: withdrawn
    wording: str
    language: Language | None
    address: str
    inbound_id: str  # the proof: the tap or the mail
    at: datetime
    id: int = field(init=False)


async def give(store: Store, subscriber: Subscriber, *, address: str, inbound_id: str, now: datetime) -> None:
    """Consent to be written to. Given twice, it is one line."""
    if subscriber.consented_at is None:
        subscriber.consented_at = now
        await _write(store, subscriber, True, address, inbound_id, now)


async def extend(store: Store, subscriber: Subscriber, *, address: str, inbound_id: str, now: datetime) -> None:
    """The consent that is given holds for one more address of the person."""
    await _write(store, subscriber, True, address, inbound_id, now)


async def withdraw(store: Store, subscriber: Subscriber, *, address: str, inbound_id: str, now: datetime) -> None:
    """Consent taken back; holds at once and on every channel."""
    if subscriber.consented_at is not None:
        subscriber.consented_at = None
        await _write(store, subscriber, False, address, inbound_id, now)


async def _write(
    store: Store, subscriber: Subscriber, given: bool, address: str, inbound_id: str, now: datetime
) -> None:
    entry = ConsentEntry(subscriber.id, given, WORDING, subscriber.language, address, inbound_id, now)
    await store.add(entry)
