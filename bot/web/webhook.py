"""Telegram's webhook: an update is confirmed with 200 only after the commit."""

import hmac
import json
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

from bot.core.store import StorageUnavailable

WEBHOOK_PATH = "/telegram"
_RETRY_AFTER_SECONDS = "5"

Work = Callable[[dict[str, Any]], Awaitable[None]]
"""Works one update; returns when it is safe to confirm it. Raises StorageUnavailable."""


class Webhook:
    """Bot API, setWebhook. The secret of the header is compared in constant time."""

    def __init__(self, secret: str, work: Work) -> None:
        self._secret = secret.encode()
        self._work = work

    def add_to(self, app: web.Application) -> None:
        """Adds the route."""
        app.router.add_post(WEBHOOK_PATH, self._receive)

    async def _receive(self, request: web.Request) -> web.Response:
        given = request.headers.get("X-Telegram-Bot-Api-Secret-Token", "").encode("utf-8", "surrogateescape")
        if not hmac.compare_digest(given, self._secret):
            return web.Response(status=403)
        try:
            update = json.loads(await request.read())
        except (ValueError, RecursionError):  # no JSON, or so deep that nobody means it
            return web.Response(status=400)
        if not isinstance(update, dict) or not isinstance(update.get("update_id"), int):
            return web.Response(status=400)
        try:
            await self._work(update)
        except StorageUnavailable:
            return web.Response(status=503, headers={"Retry-After": _RETRY_AFTER_SECONDS})
        return web.Response()
