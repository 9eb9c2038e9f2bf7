"""The card of a broadcast is brought up to date, also when that goes wrong half-way."""

from datetime import UTC, datetime

from bot.core import broadcasts, progress
from bot.core.audience import Audience
from bot.core.broadcasts import BroadcastState
from bot.core.language import Language
from bot.core.outbox import Delivery, DeliveryState, Lane, Priority, Settlement
from bot.core.people import EVERYWHERE, Contact, ContactState, Role, RoleKind, Subscriber
from bot.core.store import Store
from bot.storage.database import Database

NOW = datetime(2027, 2, 1, 9, tzinfo=UTC)
REPLICA = 1


async def claimed(store: Store, *, bulk: bool) -> list[Delivery]:
    """What goes onto the wire."""
    lane = Lane("telegram", bulk)
    found, _ = await store.claim(lane, lane.priorities, now=NOW, limit=10)
    await store.mark_claimed(found, REPLICA, NOW)
    return [each.delivery for each in found]


async def delivered(store: Store, deliveries: list[Delivery]) -> None:
    await store.settle([Settlement(each.id, DeliveryState.DELIVERED, NOW, 1, by=REPLICA) for each in deliveries])


async def test_a_card_on_the_wire_while_its_broadcast_ends_is_brought_up_to_date_afterwards(database: Database) -> None:
    async with database.transaction() as store:
        await store.add(person := Subscriber(NOW, Language.PL, consented_at=NOW))
        await store.add(contact := Contact(person.id, "telegram:1", ContactState.ACTIVE, NOW))
        await store.add(Role(person.id, RoleKind.ORGANISER, EVERYWHERE, NOW))
        broadcast = await broadcasts.publish(
            store,
            Audience(),
            key="announcement:1",
            message="announcement",
            args={"announcement": 1},
            priority=Priority.ANNOUNCEMENT,
            now=NOW,
            author=person.id,
        )
        assert broadcast is not None
        progress.show_on(broadcast, contact, "77")
        await progress.report_progress(store, NOW)
        copies = await claimed(store, bulk=True)
    async with database.transaction() as store:
        await delivered(store, copies)
        [card] = await claimed(store, bulk=False)  # as it stood
        await progress.report_progress(store, NOW)
        assert await claimed(store, bulk=False) == []
        await delivered(store, [card])
        await progress.report_progress(store, NOW)
        waiting = await store.deliveries([DeliveryState.WAITING], limit=10)
        assert [each.replaces for each in waiting] == ["", "77"]  # and the end is said aloud
        assert (await broadcasts.find(store, broadcast.id)).state == BroadcastState.FINISHED
