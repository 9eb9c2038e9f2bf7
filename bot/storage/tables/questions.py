"""Questions, their answers, and announcements."""

from sqlalchemy import JSON, Boolean, Column, ForeignKey, String, Table, Text

from bot.core.announcements import Announcement, AnnouncementState
from bot.core.language import Language
from bot.core.questions import Answer, Question, QuestionState
from bot.storage.tables.columns import TEXT_ID, mapper, metadata, numbered, person
from bot.storage.types import Id, UtcDateTime, Word

question = Table(
    "question",
    metadata,
    numbered(),
    person(),
    Column("contact_id", Id, ForeignKey("contact.id"), nullable=False),
    Column("text", Text, nullable=False),
    Column("language", Word(Language)),
    Column("state", Word(QuestionState), nullable=False, index=True),
    Column("asked_at", UtcDateTime, nullable=False),
    Column("sector", TEXT_ID),
    Column("meeting", TEXT_ID),
    Column("reference", Text, nullable=False),
    Column("proven", Boolean, nullable=False),
    sqlite_autoincrement=True,  # its number stands on the moderators' card, which they may answer after an erasure
)

answer = Table(
    "answer",
    metadata,
    numbered(),
    Column("question_id", Id, ForeignKey("question.id"), nullable=False, index=True),
    Column("text", Text, nullable=False),
    Column("by", Id, nullable=False),
    Column("member", String(200), nullable=False),
    Column("at", UtcDateTime, nullable=False),
)

announcement = Table(
    "announcement",
    metadata,
    numbered(),
    Column("author_id", Id),
    Column("drafts", JSON, nullable=False),
    Column("sectors", JSON, nullable=False),
    Column("state", Word(AnnouncementState), nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("published_at", UtcDateTime),
)

mapper.map_imperatively(Question, question)
mapper.map_imperatively(Answer, answer)
mapper.map_imperatively(Announcement, announcement)
