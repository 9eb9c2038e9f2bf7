"""A Bot API server that costs next to nothing, in a process of its own: a bare asyncio.Protocol.

It answers each call after a set time, counts what is sent, remembers when it was first polled, and can tap buttons:
then it measures how long it takes until the tapped card is edited.
"""

import asyncio
import json
import re
import time
from collections import Counter
from typing import Any
from urllib.parse import parse_qs

from tests.benchmarks.processes import arguments, obey

TOKEN = "7000000001:BENCHMARK"

_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
_ME = {"id": 7000000001, "is_bot": True, "first_name": "Mosty", "username": "mosty_bot"}
_BUTTONS = [[{"text": "❓ Zapytaj moderatora", "callback_data": "ask"}, {"text": "🏠 Menu", "callback_data": "home"}]]
_CARD = {
    "from": _ME,
    "date": 1_800_000_000,
    "text": "Ogłoszenie\n\n" + "Spotkanie rozpoczyna się o dziesiątej w sali obrad Urzędu Miasta. " * 4,
    "entities": [{"offset": 0, "length": 10, "type": "bold"}],
    "link_preview_options": {"is_disabled": True},
    "reply_markup": {"inline_keyboard": _BUTTONS},
}
_SENT = json.dumps(_CARD)[1:].encode()
_FACE = {
    "getMyCommands": b"[]",
    "getMyName": b'{"name":""}',
    "getMyShortDescription": b'{"short_description":""}',
    "getMyDescription": b'{"description":""}',
}
_LONGEST_POLL = 25.0


class Api:
    """What the connections share."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds  # from a call to its answer
        self.calls: Counter[str] = Counter()
        self.sent_at: list[float] = []
        self.first_poll: float | None = None
        self.tapped: dict[int, float] = {}  # message → when its button was tapped
        self.answered: list[float] = []  # seconds from a tap to the edit it causes
        self._numbers = iter(range(1, 1 << 40))
        self._updates: list[dict[str, Any]] = []
        self._poll: Wire | None = None

    def answer(self, wire: "Wire", method: str, body: bytes) -> None:
        """Answers one call, now or in good time."""
        self.calls[method] += 1
        match method:
            case "sendMessage" | "editMessageText":
                if method == "editMessageText":
                    self._note_edit(body)
                else:
                    self.sent_at.append(time.monotonic())
                wire.reply(
                    b'{"ok":true,"result":{"message_id":%d,' % next(self._numbers) + self._chat(body), self.seconds
                )
            case "getMe":
                wire.reply(json.dumps({"ok": True, "result": _ME}).encode())
            case "getUpdates":
                self.first_poll = self.first_poll or time.monotonic()
                self._take_poll(wire, body)
            case _:
                wire.reply(b'{"ok":true,"result":%b}' % _FACE.get(method, b"true"))

    async def tap(self, *, first_chat: int, people: int, count: int, rate: float) -> dict[str, Any]:
        """Taps `count` buttons, `rate` a second, one person after the other; then waits for the last answers."""
        self.answered.clear()
        self.tapped.clear()
        begun = time.monotonic()
        for number in range(count):
            await asyncio.sleep(max(0.0, begun + number / rate - time.monotonic()))
            self._tap(first_chat + number % people)
        for _ in range(100):
            if not self.tapped:
                break
            await asyncio.sleep(0.05)
        return {"answered": self.answered, "unanswered": len(self.tapped)}

    def _tap(self, chat: int) -> None:
        number = next(self._numbers)
        person = {"id": chat, "is_bot": False, "first_name": "Ania", "language_code": "pl"}
        query = {
            "id": str(number),
            "from": person,
            "chat_instance": "1",
            "data": "meetings",
            "message": {"message_id": number, "chat": {"id": chat, "type": "private", "first_name": "Ania"}} | _CARD,
        }
        self._updates.append({"update_id": 1_000_000 + number, "callback_query": query})
        self.tapped[number] = time.monotonic()
        if self._poll is not None:
            self._hand_out(self._poll)

    def _note_edit(self, body: bytes) -> None:
        message = int(parse_qs(body.decode())["message_id"][0])
        if (at := self.tapped.pop(message, None)) is not None:
            self.answered.append(time.monotonic() - at)

    def _chat(self, body: bytes) -> bytes:
        chat = re.search(rb"(?:^|&)chat_id=(\d+)", body)
        number = chat[1] if chat else b"0"
        return b'"chat":{"id":' + number + b',"type":"private","first_name":"Ania"},' + _SENT + b"}"

    def _take_poll(self, wire: "Wire", body: bytes) -> None:
        offset = int(parse_qs(body.decode()).get("offset", ["0"])[0])
        self._updates = [update for update in self._updates if update["update_id"] >= offset]
        if self._updates:
            self._hand_out(wire)
            return
        self._poll = wire
        asyncio.get_running_loop().call_later(_LONGEST_POLL, self._end_poll, wire)

    def _hand_out(self, wire: "Wire") -> None:
        self._poll = None
        wire.reply(json.dumps({"ok": True, "result": self._updates[:100]}).encode())

    def _end_poll(self, wire: "Wire") -> None:
        if self._poll is wire:
            self._hand_out(wire)


class Wire(asyncio.Protocol):
    """One connection."""

    def __init__(self, api: Api) -> None:
        self._api = api
        self._heard = b""
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._heard += data
        while (end := self._heard.find(b"\r\n\r\n")) >= 0:
            head = self._heard[:end]
            length = _LENGTH.search(head)
            full = end + 4 + (int(length[1]) if length else 0)
            if len(self._heard) < full:
                return
            body, self._heard = self._heard[end + 4 : full], self._heard[full:]
            path = head.split(b" ", 2)[1]
            self._api.answer(self, path.rpartition(b"/")[2].decode(), body)

    def reply(self, body: bytes, seconds: float = 0.0) -> None:
        """Sends the answer after so many seconds."""
        if seconds:
            asyncio.get_running_loop().call_later(seconds, self.reply, body)
        elif self._transport is not None and not self._transport.is_closing():
            head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(body)
            self._transport.write(head + body)


async def _serve(milliseconds: float) -> None:
    api = Api(milliseconds / 1000)
    server = await asyncio.get_running_loop().create_server(lambda: Wire(api), "127.0.0.1", 0, backlog=1024)

    async def orders(order: dict[str, Any]) -> dict[str, Any]:
        match order.pop("do"):
            case "tap":
                return await api.tap(**order)
            case "forget":
                api.calls.clear()
                api.sent_at.clear()
                api.first_poll = None
        return {"calls": api.calls, "sent_at": api.sent_at if order.get("times") else [], "first_poll": api.first_poll}

    await obey({"url": f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"}, orders)


if __name__ == "__main__":
    asyncio.run(_serve(**arguments()))
