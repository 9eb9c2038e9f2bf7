"""The way of one call through the emulated API: checked, perhaps struck by a fault, slowed by flood rules, applied.

Every call is written down; every call that no correct bot makes is a violation besides.
"""

import asyncio
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from msgspec import Struct, field

from bot.core.clock import Clock
from bot.rehearsal.telegram import check, own, rooms, sending, spec
from bot.rehearsal.telegram.check import Upload
from bot.rehearsal.telegram.errors import ApiError, conflict
from bot.rehearsal.telegram.faults import Faults, Kind
from bot.rehearsal.telegram.flood import Flood
from bot.rehearsal.telegram.updates import WEBHOOK_ACTIVE
from bot.rehearsal.telegram.webhook import Webhook
from bot.rehearsal.telegram.world import World

TRANSCRIPT_LIMIT = 200_000  # calls kept

METHODS: dict[str, Callable[[World, Mapping[str, Any]], Any]] = {
    "getMe": own.get_me,
    "setMyCommands": own.set_my_commands,
    "getMyCommands": own.get_my_commands,
    "deleteMyCommands": own.delete_my_commands,
    "setMyName": own.set_my_name,
    "getMyName": own.get_my_name,
    "setMyDescription": own.set_my_description,
    "getMyDescription": own.get_my_description,
    "setMyShortDescription": own.set_my_short_description,
    "getMyShortDescription": own.get_my_short_description,
    "setMyDefaultAdministratorRights": own.set_my_default_administrator_rights,
    "sendMessage": sending.send_message,
    "sendDocument": sending.send_document,
    "copyMessage": sending.copy_message,
    "editMessageText": sending.edit_message_text,
    "editMessageReplyMarkup": sending.edit_message_reply_markup,
    "deleteMessage": sending.delete_message,
    "answerCallbackQuery": sending.answer_callback_query,
    "sendChatAction": sending.send_chat_action,
    "setMessageReaction": sending.set_message_reaction,
    "getChat": rooms.get_chat,
    "getChatMember": rooms.get_chat_member,
    "getChatAdministrators": rooms.get_chat_administrators,
    "leaveChat": rooms.leave_chat,
    "createForumTopic": rooms.create_forum_topic,
    "editForumTopic": rooms.edit_forum_topic,
    "closeForumTopic": rooms.close_forum_topic,
    "reopenForumTopic": rooms.reopen_forum_topic,
    "deleteForumTopic": rooms.delete_forum_topic,
}


@dataclass(eq=False)
class Call:
    """One call as it came and as it ended."""

    method: str
    parameters: dict[str, Any]
    at: datetime  # aware, UTC, by the given clock
    outcome: str = "waiting"  # ok; "400 Bad Request: …"; or the fault that struck
    applied: bool = False  # whether it took effect, whatever was answered
    result: Any = None

    @property
    def chat_id(self) -> int | str | None:
        return self.parameters.get("chat_id")


class Violation(Struct, frozen=True):
    """A call that no correct bot makes."""

    method: str
    description: str
    parameters: Mapping[str, Any] = field(default_factory=dict)


class Struck(Exception):
    """A fault left the call without a proper answer."""

    def __init__(self, kind: Kind) -> None:
        super().__init__(kind.value)
        self.kind = kind


class Calls:
    """Makes calls and remembers them."""

    def __init__(self, world: World, clock: Clock, flood: Flood) -> None:
        self.world = world
        self.flood = flood
        self.faults = Faults()
        self.violations: list[Violation] = []
        self.transcript: deque[Call] = deque(maxlen=TRANSCRIPT_LIMIT)
        self.webhook = Webhook(world.updates, clock, self._from_webhook)

    async def make(
        self, method: str, raw: Mapping[str, str], uploads: Mapping[str, Upload] | None = None
    ) -> tuple[Any, str | None]:
        """One call with its parameters as texts; returns the result and the server's remark on it, if any.

        Raises ApiError for an error answer and Struck when a fault leaves no proper answer.
        """
        name = spec.NAMES.get(method.lower())
        if name is None:
            raise ApiError(404, "Not Found: method not found")
        call = Call(name, dict(raw), self.world.now())
        self.transcript.append(call)
        try:
            return await self._make(call, raw, uploads or {})
        except ApiError as error:
            call.outcome = f"{error.code} {error.description}"
            if error.ours:
                self.violations.append(Violation(name, error.description, call.parameters))
            raise
        except Struck as struck:
            call.outcome = struck.kind.value
            raise

    async def _make(self, call: Call, raw: Mapping[str, str], uploads: Mapping[str, Upload]) -> tuple[Any, str | None]:
        call.parameters = check.arguments(call.method, raw, uploads)
        afterwards = await self._strike(call)
        self.flood.admit(call.method, call.chat_id)
        call.result, remark = await self._apply(call)
        call.applied, call.outcome = True, "ok"
        if afterwards is not None:
            raise Struck(afterwards)
        return call.result, remark

    async def _strike(self, call: Call) -> Kind | None:
        """Plays the faults that come before the effect; returns the one that comes after it."""
        for fault in self.faults.take(call.method, call.chat_id):
            if fault.kind is Kind.DELAY:
                await asyncio.sleep(fault.seconds)
            elif fault.kind is Kind.ERROR:
                raise ApiError(fault.code, fault.description, parameters=fault.parameters)
            elif fault.kind in {Kind.DROP_BEFORE, Kind.BAD_GATEWAY}:
                raise Struck(fault.kind)
            else:
                return fault.kind
        return None

    async def _apply(self, call: Call) -> tuple[Any, str | None]:
        given = call.parameters
        if call.method == "getUpdates":
            return await self._get_updates(given), None
        if call.method == "getWebhookInfo":
            return self.webhook.info(), None
        if call.method in {"setWebhook", "deleteWebhook"}:
            return True, await self._set_webhook(given)
        return METHODS[call.method](self.world, given), None

    async def _get_updates(self, given: Mapping[str, Any]) -> list[dict[str, Any]]:
        if self.webhook.url:
            raise conflict(WEBHOOK_ACTIVE)
        updates = self.world.updates
        updates.allow(given.get("allowed_updates"))
        found = await updates.poll(
            offset=given.get("offset", 0), limit=given.get("limit", 100), patience=given.get("timeout", 0)
        )
        return [update.wire() for update in found]

    async def _set_webhook(self, given: Mapping[str, Any]) -> str:
        self.world.updates.allow(given.get("allowed_updates"))
        if given.get("drop_pending_updates", False):
            self.world.updates.clear()
        return await self.webhook.set(
            given.get("url", ""),
            secret=given.get("secret_token", ""),
            connections=given.get("max_connections", 40),
        )

    async def _from_webhook(self, method: str, raw: Mapping[str, str]) -> None:
        """A call inside the answer to an update: its failure is nobody's to learn but the transcript's."""
        try:
            await self.make(method, raw)
        except (ApiError, Struck):
            return
