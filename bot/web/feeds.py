"""The calendar feed behind a private address: what its reader comes to, as iCalendar. A GET only shows."""

import hashlib

from aiohttp import web

from bot.calendars import Organizer, feed
from bot.core import entries
from bot.core.calendars import FEED
from bot.core.clock import Clock
from bot.core.language import Language
from bot.core.meetings import local_zone
from bot.core.message import Calendar, Say
from bot.core.people import Contact, Subscriber
from bot.core.store import Store, Transactions
from bot.core.tokens import Purpose, verify

_HEADERS = {
    "Cache-Control": "private, no-cache",
    "Content-Disposition": 'inline; filename="mosty.ics"',
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Robots-Tag": "noindex, nofollow",
}


class Feeds:
    """Serves `/c/<token>.ics`."""

    def __init__(self, transactions: Transactions, phrase: Say, secret: bytes, clock: Clock) -> None:
        self._transactions = transactions
        self._phrase = phrase
        self._secret = secret
        self._clock = clock

    def add_to(self, app: web.Application) -> None:
        """Adds the route."""
        app.router.add_get("/c/{token}.ics", self._show)

    async def _show(self, request: web.Request) -> web.Response:
        signed = verify(request.match_info["token"], self._secret)
        async with self._transactions.transaction() as store:
            conversation = await store.conversation(signed[1]) if signed and signed[0] == Purpose.FEED else None
            if conversation is None or conversation.thread != FEED or conversation.expires_at <= self._clock.now():
                return web.Response(status=404, headers=_HEADERS)
            contact = await store.contact(conversation.contact_id)
            content = await self._content(
                store, conversation.id, contact, await store.subscriber(contact.subscriber_id)
            )
        tag = hashlib.sha256(content).hexdigest()[:32]
        headers = {**_HEADERS, "ETag": f'"{tag}"'}
        if any(known.value in (tag, "*") for known in request.if_none_match or ()):
            return web.Response(status=304, headers=headers)
        return web.Response(body=content, content_type="text/calendar", charset="utf-8", headers=headers)

    async def _content(self, store: Store, feed_id: int, contact: Contact, subscriber: Subscriber) -> bytes:
        language = subscriber.language or next(iter(Language))
        address, username = await store.mark("mail.address"), await store.mark("telegram.username")
        mine: list[tuple[str, Calendar]] = await entries.coming(
            store, subscriber, [contact, *await store.contacts(subscriber.id)], secret=self._secret, feed=feed_id
        )
        return feed(
            mine,
            self._phrase("feed-name", {}, language),
            await local_zone(store),
            Organizer(f"mailto:{address}" if address else f"https://t.me/{username}", "Mosty"),
            language,
        )
