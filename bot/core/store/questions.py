"""Questions, their answers, and announcements."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from bot.core.announcements import Announcement
    from bot.core.questions import Answer, Question


class Questions(Protocol):
    async def question(self, question_id: int) -> Question | None: ...
    async def open_questions(self) -> Sequence[Question]: ...
    async def held_questions(self, *, before: datetime) -> Sequence[Question]:
        """Mails of before that moment, by people with consent, which were asked back and never explained."""
        ...

    async def held_words(self, contact_id: int) -> Sequence[Question]:
        """What that contact has written and is still only offered, oldest first."""
        ...

    async def questions_of(self, subscriber_id: int) -> Sequence[Question]: ...
    async def answers(self, question_id: int) -> Sequence[Answer]: ...
    async def answer(self, answer_id: int) -> Answer | None: ...
    async def announcement(self, announcement_id: int) -> Announcement | None: ...
