"""The store's part for questions, their answers, and announcements."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import bindparam, select

from bot.core.announcements import Announcement
from bot.core.questions import Answer, Question, QuestionState
from bot.storage import tables as t
from bot.storage.transaction import Transaction


class Questions(Transaction):
    """Asking for what people asked and what they are told, within one transaction."""

    async def question(self, question_id: int) -> Question | None:
        return await self._session.get(Question, question_id)

    async def open_questions(self) -> Sequence[Question]:
        query = select(Question).where(t.question.c.state == QuestionState.OPEN).order_by(t.question.c.id)
        return await self._all(query)

    async def held_words(self, contact_id: int) -> Sequence[Question]:
        return await self._all(_HELD_WORDS, contact=contact_id)

    async def held_questions(self, *, before: datetime) -> Sequence[Question]:
        return await self._all(_HELD, before=before)

    async def questions_of(self, subscriber_id: int) -> Sequence[Question]:
        query = select(Question).where(t.question.c.subscriber_id == subscriber_id).order_by(t.question.c.id)
        return await self._all(query)

    async def answers(self, question_id: int) -> Sequence[Answer]:
        return await self._all(select(Answer).where(t.answer.c.question_id == question_id).order_by(t.answer.c.id))

    async def answer(self, answer_id: int) -> Answer | None:
        return await self._session.get(Answer, answer_id)

    async def announcement(self, announcement_id: int) -> Announcement | None:
        return await self._session.get(Announcement, announcement_id)


_HELD_WORDS = (
    select(Question)
    .where(t.question.c.contact_id == bindparam("contact"), t.question.c.state == QuestionState.OFFERED)
    .order_by(t.question.c.id)
)
_HELD = (
    select(Question)
    .join(t.contact, t.contact.c.id == t.question.c.contact_id)
    .join(t.subscriber, t.subscriber.c.id == t.question.c.subscriber_id)
    .where(
        t.question.c.state == QuestionState.OFFERED,
        t.question.c.asked_at <= bindparam("before", type_=t.question.c.asked_at.type),
        t.contact.c.address.like("mailto:%"),
        t.subscriber.c.consented_at.is_not(None),
    )
    .order_by(t.question.c.id)
)
