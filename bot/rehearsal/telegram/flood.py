"""Flood rules: how many messages the whole bot, one private chat and one group may carry.

Telegram does not publish its thresholds; the numbers are those of its FAQ for bots.
"""

import math
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from msgspec import Struct

from bot.rehearsal.telegram.errors import too_many_requests

# Edits share the group's allowance with sends, and a new topic counts as a message (tdlib/td issue 2592).
COUNTED = frozenset(
    {
        "sendMessage",
        "sendDocument",
        "copyMessage",
        "editMessageText",
        "editMessageReplyMarkup",
        "createForumTopic",
        "editForumTopic",
        "closeForumTopic",
        "reopenForumTopic",
    }
)


class Limits(Struct, frozen=True):
    """How many messages may pass: the bot in a second, a person on average and at once, a group in a minute."""

    bot_per_second: int = 30
    chat_per_second: float = 1.0
    chat_burst: int = 3
    group_per_minute: int = 20


@dataclass
class _Bucket:
    """At most `most` in any `window` seconds."""

    most: int
    window: float
    passed: deque[float] = field(default_factory=deque)

    def wait(self, now: float) -> float:
        while self.passed and self.passed[0] <= now - self.window:
            self.passed.popleft()
        return 0.0 if len(self.passed) < self.most else self.passed[0] + self.window - now


class Flood:
    """Lets calls through or refuses them with a pause; stands aside unless `on`.

    Time comes from `now`, in seconds: by default the machine's monotonic clock, since a rehearsal's clock may stand.
    """

    def __init__(
        self, *, on: bool = False, limits: Limits | None = None, now: Callable[[], float] = time.monotonic
    ) -> None:
        self.on = on
        self.limits = limits or Limits()
        self._now = now
        self._bot = _Bucket(self.limits.bot_per_second, 1.0)
        self._chats: dict[int | str, _Bucket] = {}

    def admit(self, method: str, chat_id: int | str | None) -> None:
        """Counts the call; raises ApiError 429 with whole seconds to wait when a bucket is full."""
        if not self.on or chat_id is None or method not in COUNTED:
            return
        now = self._now()
        buckets = [self._bot, self._chat(chat_id)]
        wait = max(bucket.wait(now) for bucket in buckets)
        if wait > 0:
            raise too_many_requests(max(1, math.ceil(wait)))
        for bucket in buckets:
            bucket.passed.append(now)

    def _chat(self, chat_id: int | str) -> _Bucket:
        if chat_id not in self._chats:
            limits = self.limits
            private = isinstance(chat_id, int) and chat_id > 0
            self._chats[chat_id] = (
                _Bucket(limits.chat_burst, limits.chat_burst / limits.chat_per_second)
                if private
                else _Bucket(limits.group_per_minute, 60.0)
            )
        return self._chats[chat_id]
