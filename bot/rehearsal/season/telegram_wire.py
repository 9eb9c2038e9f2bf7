"""Telegram's wire without HTTP: python-telegram-bot above, the emulated Bot API below, the weather between them."""

import asyncio
import contextvars
import json
from collections.abc import Mapping
from typing import Any, Protocol
from urllib.parse import parse_qsl

from telegram.request import BaseRequest, RequestData

from bot.channels.telegram.request import AiohttpRequest, Unanswered, Unsent
from bot.rehearsal.season.life import Life
from bot.rehearsal.season.weather import Trouble, Weather
from bot.rehearsal.telegram.calls import Calls
from bot.rehearsal.telegram.errors import ApiError, too_many_requests
from bot.rehearsal.telegram.flood import COUNTED

_TOO_MANY = 429
_PATIENCE = 30.0  # seconds until a request without an answer is given up, as AiohttpRequest does
_WORLD = contextvars.copy_context()  # nobody's: what has left a process goes on without it


class Watch(Protocol):
    """Who looks on."""

    def left(self, method: str, given: Mapping[str, str]) -> Any:
        """A call leaves the service; what is returned comes back when it arrives."""
        ...

    def heard(self, ticket: Any, method: str, given: Mapping[str, str], outcome: str, result: Any) -> None:
        """Telegram has worked it: "ok", or the refusal in its words."""
        ...

    def asked_for_silence(self, life: Life, method: str, given: Mapping[str, str], seconds: float) -> None:
        """The service has heard that it is to wait so long."""
        ...


class TelegramWire:
    """Carries calls of any life to the one emulated Telegram."""

    def __init__(self, calls: Calls, weather: Weather, watch: Watch) -> None:
        self._calls = calls
        self._weather = weather
        self._watch = watch
        self.under_way = 0

    def request(self) -> BaseRequest:
        """What a Bot is given to send with."""
        return _Request(self)

    async def carry(self, method: str, given: dict[str, str]) -> tuple[int, bytes]:
        """One call there and back. Raises Unsent or Unanswered."""
        if method == "getUpdates":
            return await self._poll(given)
        life = Life.now()
        await life.step(f"before {method}")
        answer: asyncio.Future[tuple[int, bytes]] = asyncio.get_running_loop().create_future()
        self.under_way += 1
        ticket = self._watch.left(method, given)
        asyncio.get_running_loop().create_task(self._travel(ticket, method, given, answer), context=_WORLD.copy())
        answered = await answer
        await life.step(f"after {method}")
        if answered[0] == _TOO_MANY:
            self._watch.asked_for_silence(life, method, given, json.loads(answered[1])["parameters"]["retry_after"])
        return answered

    async def _travel(
        self, ticket: Any, method: str, given: dict[str, str], answer: asyncio.Future[tuple[int, bytes]]
    ) -> None:
        trouble = self._weather.trouble("telegram")
        if trouble is Trouble.NONE and method in COUNTED and self._weather.is_flooded():
            trouble = Trouble.FLOOD
        try:
            await asyncio.sleep(self._weather.delay("telegram"))
            result = await self._arrive(ticket, method, given, trouble)
            await asyncio.sleep(self._weather.delay("telegram"))
            if trouble in (Trouble.SILENT_BEFORE, Trouble.SILENT_AFTER):
                await asyncio.sleep(_PATIENCE)
        finally:
            self.under_way -= 1
        if answer.cancelled():
            return
        if isinstance(result, Exception):
            answer.set_exception(result)
        else:
            answer.set_result(result)

    async def _arrive(
        self, ticket: Any, method: str, given: dict[str, str], trouble: Trouble
    ) -> tuple[int, bytes] | Exception:
        if trouble is Trouble.UNSENT:
            return Unsent("nobody is there")
        if trouble is Trouble.GATEWAY:
            return Unanswered("HTTP 502 from something before Telegram")
        if trouble is Trouble.SILENT_BEFORE:
            return Unanswered("TimeoutError")
        if trouble is Trouble.BUSY:
            return _refusal(ApiError(500, "Internal Server Error: restart"))
        if trouble is Trouble.FLOOD:
            return _refusal(too_many_requests(self._weather.wish()))
        answered = await self._apply(ticket, method, given)
        return Unanswered("ServerDisconnectedError") if trouble is not Trouble.NONE else answered

    async def _apply(self, ticket: Any, method: str, given: dict[str, str]) -> tuple[int, bytes]:
        try:
            result, _ = await self._calls.make(method, given)
        except ApiError as error:
            self._watch.heard(ticket, method, given, f"{error.code} {error.description}", None)
            return _refusal(error)
        self._watch.heard(ticket, method, given, "ok", result)
        return 200, json.dumps({"ok": True, "result": result}).encode()

    async def _poll(self, given: dict[str, str]) -> tuple[int, bytes]:
        """A long poll changes nothing but what it confirms, so it needs no world of its own."""
        trouble = self._weather.trouble("telegram")
        await asyncio.sleep(self._weather.delay("telegram"))
        if trouble is Trouble.NONE:
            try:
                result, _ = await self._calls.make("getUpdates", given)
            except ApiError as error:
                return _refusal(error)
            await asyncio.sleep(self._weather.delay("telegram"))
            return 200, json.dumps({"ok": True, "result": result}).encode()
        if trouble is Trouble.FLOOD:
            return _refusal(too_many_requests(self._weather.wish()))
        raise Unanswered("the poll broke")


class _Request(AiohttpRequest):
    """The service's own request, but for what goes over the network."""

    def __init__(self, wire: TelegramWire) -> None:
        super().__init__(connections=1, trusting=None)
        self._wire = wire

    async def initialize(self) -> None:
        """There is nothing to open."""

    async def shutdown(self) -> None:
        """There is nothing to close."""

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *_: object, **__: object
    ) -> tuple[int, bytes]:
        return await self._wire.carry(url.rpartition("/")[2], _given(request_data))


def _given(data: RequestData | None) -> dict[str, str]:
    encoded = getattr(data, "encoded", None)  # of a form that was made ready before
    if encoded is not None:
        return dict(parse_qsl(encoded.decode(), keep_blank_values=True))
    return dict(data.json_parameters) if data is not None else {}


def _refusal(error: ApiError) -> tuple[int, bytes]:
    body: dict[str, Any] = {"ok": False, "error_code": error.code, "description": error.description}
    if error.parameters:
        body["parameters"] = error.parameters
    return error.code, json.dumps(body).encode()
