"""What is held about a person: shown to her, erased by her, and pruned when it is old."""

from datetime import datetime, timedelta

from bot.core import consent, linking, places
from bot.core.outbox import Reply
from bot.core.store import Store

KEPT_FOR = timedelta(days=7)
"""How long inbound ids, settled deliveries without a meeting, and newcomers who never confirmed are kept.

Longer than the 24 hours for which Telegram repeats an update; after a quiet week its ids begin anew at random.
"""


MAILS_KNOWN_FOR = timedelta(days=400)
"""How long the ids of mails are kept, which hold nothing of a person: as long as a token is good, so that a mail that
is played again is not heard again.
"""


async def erase(store: Store, reply: Reply) -> None:
    """Deletes everything held about the person, then says so in a last message.

    The last message goes to a contact row of its own, which the daily prune deletes.
    """
    await consent.withdraw(
        store, reply.subscriber, address=reply.contact.address, inbound_id=reply.inbound_id, now=reply.now
    )
    await places.give_back_all(store, reply.subscriber.id, reply.now)
    await store.erase(reply.subscriber.id, keep_contact=reply.contact.id)
    await reply.say(store, "erased")


async def prune(store: Store, now: datetime) -> int:
    """Deletes what is older than KEPT_FOR and needed no more, and codes that expired; returns how many rows."""
    codes = await store.prune_codes(now - linking.KEPT_FOR) + await store.prune_delegations(now)
    return await store.prune(now - KEPT_FOR, mails_before=now - MAILS_KNOWN_FOR) + codes
