"""What came back from the wire: written down as attempts, and what becomes of each delivery.

A failure that is nobody's fault uses up no attempt; one that may be the message's does; one that is the address's shuts
it, and the delivery waits to be claimed for the person's other address.
"""

import copy
import re
import time
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from bot.core import bounces, people, questions
from bot.core.channel import Gone, Letter, Moved, Receipt, Refused, SendError, TryLater, Uncertain
from bot.core.inbox import Report
from bot.core.outbox import MOST_ATTEMPTS, TRIED_BEFORE, Attempt, Claimed, DeliveryState, Outcome, Settlement
from bot.core.pacing import Pace
from bot.core.people import Contact, ContactState
from bot.core.store import StorageUnavailable, Store, Transactions, WrittenMeanwhile

BACKOFF = [timedelta(seconds=seconds) for seconds in (5, 30, 120, 600, 1800, 3600, 7200, 14400)]
"""How long to wait after the first, second … attempt that counted; the last wait is repeated. A good day in all."""

_CODES = re.compile(r"\b[245]\d\d\b|\b[245]\.\d{1,3}\.\d{1,3}\b")

_CHANNEL_PAUSE = timedelta(seconds=30)
"""How long a channel rests whose server is away or turns everything down; that uses up nobody's attempts."""

_LONGEST_PATIENCE = timedelta(days=1)
"""No server is left alone longer, whatever it asks for; after that it is asked once more."""


class Sending(NamedTuple):
    """A delivery on the wire."""

    claimed: Claimed
    letter: Letter
    at: datetime
    by: int  # replica
    began: float  # the machine's own seconds


class Result(NamedTuple):
    """What the channel said about it."""

    sending: Sending
    at: datetime
    receipt: Receipt | None
    failure: SendError | None


async def record(store: Store, results: Sequence[Result], pace: Pace) -> None:
    """Writes each result down as an attempt, and settles its delivery or lets it wait for the next."""
    await store.add_attempts([_attempt(each) for each in results])  # first: it waits for whoever is just being erased
    await store.settle([await _settled(store, each, pace) for each in results])
    await _mark_told(store, results)
    await _follow_moves(store, results)


async def record_apart(
    transactions: Transactions, channel: str, results: list[Result], now: datetime, report: Report
) -> bool:
    """Writes down one after the other what could not be written down together, and takes it off the list.

    What the database refuses even so is written down without the server's words: one reply that cannot be kept stops
    nobody else's message. False when there was nothing, or the database takes not even that.
    """
    has_any = bool(results)
    while results:
        for each in (results[0], _without_words(results[0])):
            try:
                async with transactions.transaction() as store:
                    await record(store, [each], await store.pace(channel, now))
            except Exception as error:
                if isinstance(error, StorageUnavailable) and not isinstance(error, WrittenMeanwhile):
                    return True  # the next turn will see whether it is back
                report("delivery.unrecordable", {"id": each.sending.letter.delivery, "error": type(error).__name__})
            else:
                break
        else:
            return False
        report_sent(channel, [results.pop(0)], report)
    return has_any


def _without_words(result: Result) -> Result:
    if result.receipt is not None:
        return result._replace(receipt=Receipt(""))
    reason = "the server's words cannot be kept"
    if result.failure is None or isinstance(result.failure, Moved):
        return result._replace(failure=TryLater(reason))
    failure = copy.copy(result.failure)
    failure.args = (reason,)
    return result._replace(failure=failure)


def _attempt(result: Result) -> Attempt:
    delivery, contact = result.sending.claimed.delivery, result.sending.claimed.contact
    outcome, began = _OUTCOMES[type(result.failure)], result.sending.at
    if result.receipt is None:
        return Attempt(delivery.id, contact.id, began, result.at, outcome, str(result.failure))
    said, message_id, alias = result.receipt.said, result.receipt.external_id, result.receipt.alias
    return Attempt(delivery.id, contact.id, began, result.at, outcome, said, message_id, alias)


def report_sent(channel: str, results: Sequence[Result], report: Report) -> None:
    """A line of the log for each; of the server's words only its codes, since they may quote a person."""
    for result in results:
        delivery = result.sending.claimed.delivery
        if result.failure is None:
            took = round((time.perf_counter() - result.sending.began) * 1000)
            report("delivery.sent", {"id": delivery.id, "message": delivery.message, "channel": channel, "ms": took})
        else:
            kind, codes = type(result.failure).__name__, " ".join(_CODES.findall(str(result.failure)))
            report("delivery.failed", {"id": delivery.id, "channel": channel, "kind": kind, "codes": codes})


async def _mark_told(store: Store, results: Sequence[Result]) -> None:
    """Who has been told the time and place of a meeting in full need not be told them again."""
    told: dict[tuple[str, int], list[int]] = {}
    for result in results:
        tells = result.sending.letter.message.tells
        if result.receipt is not None and tells is not None:
            told.setdefault(tells, []).append(result.sending.claimed.subscriber.id)
    for (meeting_id, sequence), people_told in told.items():
        await store.mark_told(meeting_id, sequence, people_told)


async def _follow_moves(store: Store, results: Sequence[Result]) -> None:
    """Last: what waits for an address that turns out to be known goes out once, and that is told by what is settled."""
    for result in results:
        if isinstance(result.failure, Moved):
            contact = await store.find_contact(result.sending.claimed.contact.id)
            if contact is not None:
                await questions.follow(store, contact, result.failure.address, result.at)


async def _settled(store: Store, result: Result, pace: Pace) -> Settlement:
    claimed, failure = result.sending.claimed, result.failure
    delivery = claimed.delivery
    now, reason, by = result.at, str(failure or ""), result.sending.by
    tried = delivery.attempts + 1
    contact = await store.find_contact(claimed.contact.id) if failure is not None else None  # None: gone meanwhile
    if contact is not None and failure is not None and failure.failure is not None:
        await bounces.take(store, contact, failure.failure, failure.status, now, said=reason)
    match failure:
        case None:
            return Settlement(delivery.id, DeliveryState.DELIVERED, now, tried, by=by)
        case TryLater(after=after, whole=whole) if whole or after is not None:
            ready = now + min(after or _CHANNEL_PAUSE, _LONGEST_PATIENCE)
            if whole:
                pace.silence(ready)
            elif contact is not None:
                contact.ready_at = ready
            return put_back(claimed, now, ready, reason, by)
        case Refused():
            return Settlement(delivery.id, DeliveryState.REFUSED, now, tried, reason, by=by)
        case Gone():
            if contact is not None and failure.failure is None:
                people.stop(contact, reason)
            elif contact is not None and contact.state != ContactState.STOPPED:  # many at once: an outage, which passes
                return await _later_or_elsewhere(store, claimed, contact, now, reason, by)
            if delivery.proves or (contact is not None and contact.is_silenced):
                return Settlement(delivery.id, DeliveryState.GONE, now, tried, reason, by=by)
            return Settlement(delivery.id, DeliveryState.WAITING, now, tried, reason, due_at=now, by=by)
        case Moved() if tried < MOST_ATTEMPTS:
            return Settlement(delivery.id, DeliveryState.WAITING, now, tried, reason, due_at=now, by=by)
        case TryLater() if contact is not None:
            return await _later_or_elsewhere(store, claimed, contact, now, reason, by)
        case _:
            return back_off(claimed, now, reason, by, uncertain=isinstance(failure, Uncertain))


async def _later_or_elsewhere(
    store: Store, claimed: Claimed, contact: Contact, now: datetime, reason: str, by: int
) -> Settlement:
    """It waits longer from time to time; when its attempts are used up, it begins anew at another address of hers."""
    settlement = back_off(claimed, now, reason, by)
    if settlement.state == DeliveryState.WAITING or not await store.readdress(claimed.delivery.id, contact):
        return settlement
    return Settlement(claimed.delivery.id, DeliveryState.WAITING, now, TRIED_BEFORE, reason, due_at=now, by=by)


def put_back(claimed: Claimed, now: datetime, due_at: datetime, reason: str, by: int) -> Settlement:
    """Not its fault: it waits, and no attempt is used up."""
    delivery = claimed.delivery
    return Settlement(delivery.id, DeliveryState.WAITING, now, delivery.attempts, reason, due_at, by)


def back_off(claimed: Claimed, now: datetime, reason: str, by: int, *, uncertain: bool = False) -> Settlement:
    """It waits longer from time to time, until its attempts are used up."""
    delivery, attempts = claimed.delivery, claimed.delivery.attempts + 1
    if attempts >= MOST_ATTEMPTS:
        state = DeliveryState.UNCERTAIN if uncertain else DeliveryState.REFUSED
        return Settlement(delivery.id, state, now, attempts, reason, by=by)
    due_at = now + BACKOFF[min(attempts, len(BACKOFF)) - 1]
    return Settlement(delivery.id, DeliveryState.WAITING, now, attempts, reason, due_at, by)


_OUTCOMES: Mapping[type[SendError] | type[None], Outcome] = {
    type(None): Outcome.DELIVERED,
    TryLater: Outcome.DEFERRED,
    Moved: Outcome.DEFERRED,
    Refused: Outcome.REFUSED,
    Gone: Outcome.GONE,
    Uncertain: Outcome.UNCERTAIN,
}
