"""From claimed deliveries to letters: consent, language and the state of everything are read at the last moment."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from msgspec import Struct

from bot.core.channel import Letter
from bot.core.errors import Refusal
from bot.core.language import Language
from bot.core.meetings import meeting_in
from bot.core.messages import Pointless, Reader, compose
from bot.core.outbox import TOO_LATE, Claimed, Priority
from bot.core.people import Correspondence
from bot.core.store import StorageUnavailable, Store

_CONVERSATION_KEPT = timedelta(days=400)


class Prepared(Struct, frozen=True):
    """It can go onto the wire."""

    claimed: Claimed
    letter: Letter


class Skipped(Struct, frozen=True):
    """It makes no sense any more."""

    because: str


class Uncomposable(Struct, frozen=True):
    """A bug of ours."""

    error: Exception


async def prepare(
    store: Store, claimed: Sequence[Claimed], now: datetime, quiet_until: datetime | None = None
) -> list[Prepared | Skipped | Uncomposable]:
    """What each of them has come to. What many of them need to know is looked up once for all."""
    if not claimed:
        return []
    lookup = store.looking_ahead([each.subscriber.id for each in claimed])
    conversations = await store.conversations_with(
        [(each.contact.id, each.delivery.thread) for each in claimed if each.contact.channel == "email"],
        now + _CONVERSATION_KEPT,
    )
    return [
        await _prepare(
            lookup,
            each,
            conversations.get((each.contact.id, each.delivery.thread)),
            await _funding(lookup, each.delivery.thread),
            now,
            quiet_until,
        )
        for each in claimed
    ]


async def _funding(store: Store, thread: str) -> Mapping[Language, str] | None:
    """Who pays for what it is about: two editions may run side by side."""
    about = meeting_in(thread)
    meeting = await store.meeting(about) if about is not None else None
    edition = await (store.edition(meeting.edition_id) if meeting else store.current_edition())
    return edition.funding if edition else None


async def _prepare(
    store: Store,
    claimed: Claimed,
    conversation: Correspondence | None,
    funding: Mapping[Language, str] | None,
    now: datetime,
    quiet_until: datetime | None,
) -> Prepared | Skipped | Uncomposable:
    delivery, contact, subscriber = claimed.delivery, claimed.contact, claimed.subscriber
    bulk = delivery.priority > Priority.ANSWER
    if delivery.expires_at is not None and delivery.expires_at <= now:
        return Skipped(TOO_LATE)
    if bulk and subscriber.consented_at is None:
        return Skipped("no consent")
    try:
        message = await compose(store, Reader(subscriber, contact, now, quiet_until), delivery.message, delivery.args)
    except (Pointless, Refusal) as reason:
        return Skipped(str(reason))
    except StorageUnavailable:
        raise
    except Exception as error:
        return Uncomposable(error)
    here = delivery.contact_id in (None, contact.id)  # ids of messages mean nothing to another contact
    letter = Letter(
        delivery=delivery.id,
        address=contact.address,
        language=subscriber.language,
        message=message,
        name=subscriber.name,
        replaces=delivery.replaces if here else "",
        conversation=conversation.id if conversation else None,
        thread=delivery.thread,
        in_reply_to=(delivery.in_reply_to if here else "") or (conversation.last_inbound if conversation else ""),
        bulk=bulk,
        sectors=await _sectors(store, claimed) if bulk else (),
        funding=funding,
    )
    return Prepared(claimed, letter)


async def _sectors(store: Store, claimed: Claimed) -> tuple[str, ...]:
    """The sectors that a meeting or an announcement is for; none: for all of them, or for nobody in particular."""
    announcement_id = claimed.delivery.args.get("announcement")
    if isinstance(announcement_id, int):
        announcement = await store.announcement(announcement_id)
        return tuple(announcement.sectors) if announcement else ()
    about = meeting_in(claimed.delivery.thread)
    meeting = await store.meeting(about) if about is not None else None
    return tuple(meeting.sectors) if meeting else ()
