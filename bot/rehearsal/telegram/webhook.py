"""Delivery of updates to a webhook, by the rules of the Bot API server.

Updates of one lane go out one after the other and the next only after a 2xx; lanes run side by side. A failed
delivery is repeated at once, then after 2 s doubling up to a random 60 to 120 s, until the update is too old.
Pauses follow the given clock.
"""

import asyncio
import json
import random
import re
from collections import deque
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import aiohttp

from bot.core.clock import Clock
from bot.rehearsal.telegram.errors import bad_request, conflict, strict
from bot.rehearsal.telegram.links import checked
from bot.rehearsal.telegram.updates import Update, UpdateQueue

_PORTS = frozenset({443, 80, 88, 8443})
_LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
_ANSWER_TIME = aiohttp.ClientTimeout(total=60)

Call = Callable[[str, Mapping[str, str]], Awaitable[None]]


@dataclass
class _Lane:
    waiting: deque[Update] = field(default_factory=deque)
    task: asyncio.Task[None] | None = None


class Webhook:
    """Where updates are sent; nowhere while `url` is empty."""

    def __init__(self, updates: UpdateQueue, clock: Clock, call: Call) -> None:
        self.url = ""
        self.secret = ""
        self.connections = 40
        self.last_error: tuple[int, str] | None = None
        self._updates = updates
        self._clock = clock
        self._call = call
        self._lanes: dict[str, _Lane] = {}
        self._slots = asyncio.Semaphore(self.connections)
        self._session: aiohttp.ClientSession | None = None
        updates.on_arrival(self._take)

    async def set(self, url: str, *, secret: str, connections: int) -> str:
        """Begins to deliver to `url`, "" ends it; returns the server's description. Raises ApiError."""
        if not url:
            was, self.url = self.url, ""
            await self.stop()
            return "Webhook was deleted" if was else "Webhook is already deleted"
        _check(url, secret, connections)
        if (url, secret, connections) == (self.url, self.secret, self.connections):
            return "Webhook is already set"
        await self.stop()
        self._updates.end_poll(conflict("terminated by setWebhook request"))
        self.url, self.secret, self.connections = url, secret, connections
        self._slots = asyncio.Semaphore(connections)
        self.last_error = None
        for update in self._updates.pending():
            self._take(update)
        return "Webhook was set"

    def info(self) -> dict[str, Any]:
        """A WebhookInfo."""
        shown: dict[str, Any] = {
            "url": self.url,
            "has_custom_certificate": False,
            "pending_update_count": len(self._updates.pending()),
        }
        if self.url:
            shown["max_connections"] = self.connections
            if self.last_error:
                shown["last_error_date"], shown["last_error_message"] = self.last_error
        if self._updates.allowed:
            shown["allowed_updates"] = list(self._updates.allowed)
        return shown

    async def stop(self) -> None:
        """Ends all deliveries; what is not delivered stays in the queue."""
        tasks = [lane.task for lane in self._lanes.values() if lane.task is not None]
        self._lanes.clear()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        if self._session is not None:
            await self._session.close()
            self._session = None

    def _take(self, update: Update) -> None:
        if not self.url:
            return
        lane = self._lanes.setdefault(update.lane, _Lane())
        lane.waiting.append(update)
        if lane.task is None or lane.task.done():
            lane.task = asyncio.get_running_loop().create_task(self._run(lane))

    async def _run(self, lane: _Lane) -> None:
        while lane.waiting:
            await self._bring(lane.waiting.popleft())

    async def _bring(self, update: Update) -> None:
        failures = 0
        while update.until > self._clock.now():
            async with self._slots:
                pause = await self._try(update)
            if pause is None:
                self._updates.confirm(update.id)
                return
            failures += 1
            backoff = 0.0 if failures == 1 else min(2.0 ** (failures - 1), random.uniform(60, 120))
            if wait := max(pause, backoff):
                await self._clock.wait(self._clock.now() + timedelta(seconds=wait))

    async def _try(self, update: Update) -> float | None:
        """One attempt: None for success, else the seconds that the receiver asked to be left alone."""
        if self._session is None:
            self._session = aiohttp.ClientSession(timeout=_ANSWER_TIME)
        headers = {"X-Telegram-Bot-Api-Secret-Token": self.secret} if self.secret else {}
        try:
            async with self._session.post(self.url, json=update.wire(), headers=headers) as response:
                body = await response.read()
                if 200 <= response.status < 300:
                    await self._answered(response, body)
                    return None
                self._fail(f"Wrong response from the webhook: {response.status} {response.reason}")
                asked = response.headers.get("Retry-After", "")
                return min(float(asked), 3600.0) if asked.isdigit() else 0.0
        except aiohttp.ClientConnectorError:
            self._fail("Connection refused")
        except TimeoutError:
            self._fail("Read timeout expired")
        except aiohttp.ClientError:
            self._fail("Connection closed unexpectedly")
        return 0.0

    async def _answered(self, response: aiohttp.ClientResponse, body: bytes) -> None:
        """A 2xx answer may hold a call, which is made without anybody learning its result."""
        if response.content_type != "application/json" or not body:
            return
        try:
            answer = json.loads(body)
        except ValueError:
            return
        if isinstance(answer, dict) and isinstance(answer.get("method"), str):
            await self._call(answer.pop("method"), as_texts(answer))

    def _fail(self, text: str) -> None:
        self.last_error = (int(self._clock.now().timestamp()), text)


def as_texts(values: Mapping[str, Any]) -> dict[str, str]:
    """A JSON body's values as the server reads them: texts as they are, all else as JSON; null is left out."""
    return {
        name: value if isinstance(value, str) else json.dumps(value)
        for name, value in values.items()
        if value is not None
    }


def _check(url: str, secret: str, connections: int) -> None:
    parts = re.fullmatch(r"(https?)://(\[[^\]]+\]|[^/:]+)(?::(\d+))?(/.*)?", url)
    if parts is None:
        raise bad_request("bad webhook: Wrong HTTP URL", ours=True)
    scheme, host, port = parts[1], parts[2].strip("[]"), int(parts[3] or 443)
    # A bot in a rehearsal lives on this machine, as with a local Bot API server: plain HTTP and any port will do.
    if host not in _LOOPBACK:
        _check_public(url, scheme, port)
    if not re.fullmatch(r"[A-Za-z0-9_-]*", secret):
        raise bad_request("secret token contains unallowed characters", ours=True)
    if len(secret) > 256:
        raise bad_request("secret token is too long", ours=True)
    if not 1 <= connections <= 100:
        raise strict("max_connections must be 1 to 100")


def _check_public(url: str, scheme: str, port: int) -> None:
    if scheme != "https":
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook", ours=True)
    if port not in _PORTS:
        raise bad_request("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443", ours=True)
    try:
        checked(url)
    except ValueError as error:
        raise bad_request(f"bad webhook: {error}", ours=True) from error
