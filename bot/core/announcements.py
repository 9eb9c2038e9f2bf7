"""Announcements: drafted in both languages, previewed, published to an audience."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from bot.core import broadcasts
from bot.core.audience import Audience, Count, everyone_in
from bot.core.broadcasts import Broadcast
from bot.core.errors import AnnouncementSettled, NotAllowed, TextMissing, TextTooLong
from bot.core.language import Language, Texts
from bot.core.outbox import Priority
from bot.core.people import Subscriber
from bot.core.store import Store

LONGEST = 3_000
"""Characters of an announcement in one language: with its heading it fits into one Telegram message."""


class AnnouncementState(StrEnum):
    DRAFT = "draft"
    PUBLISHED = "published"
    DISCARDED = "discarded"


@dataclass(eq=False)
class Announcement:
    """A text that an organiser publishes to an audience."""

    author_id: int | None  # subscriber id; None: from the command line
    drafts: dict[str, str]  # language code → text, as far as they are written
    sectors: list[str]  # none: all subscribers
    state: AnnouncementState
    created_at: datetime
    published_at: datetime | None = None
    id: int = field(init=False)

    @property
    def texts(self) -> Texts:
        """The text in both languages. Raises TextMissing."""
        return Texts(self.drafts)

    @property
    def audience(self) -> Audience:
        """Who it is for."""
        return everyone_in(self.sectors)


async def draft(store: Store, author: Subscriber | None, now: datetime) -> Announcement:
    """Begins an announcement."""
    announcement = Announcement(author.id if author else None, {}, [], AnnouncementState.DRAFT, now)
    await store.add(announcement)
    return announcement


def write(announcement: Announcement, language: Language, text: str) -> None:
    """Sets the text in one language. Raises TextTooLong, TextMissing when nothing can be read, AnnouncementSettled."""
    _require_draft(announcement)
    if not any(letter.isalnum() for letter in text):  # there are signs that show nothing and are no white space
        raise TextMissing(language=language)
    if len(text) > LONGEST:
        raise TextTooLong(most=LONGEST)
    announcement.drafts = {**announcement.drafts, language.value: text.strip()}


def take_out(announcement: Announcement, language: Language) -> bool:
    """Takes the text in one language away; whether there was one. Raises AnnouncementSettled."""
    _require_draft(announcement)
    had = announcement.drafts
    announcement.drafts = {other: text for other, text in had.items() if other != language}
    return announcement.drafts != had


def write_anew(announcement: Announcement) -> None:
    """Takes the texts away, so that others can be written. Raises AnnouncementSettled."""
    _require_draft(announcement)
    announcement.drafts = {}


def toggle_sector(announcement: Announcement, sector_id: str) -> None:
    """Adds a sector to the audience or takes it out; none at all means everyone. Raises AnnouncementSettled."""
    _require_draft(announcement)
    announcement.sectors = sorted(set(announcement.sectors) ^ {sector_id})


async def preview(store: Store, announcement: Announcement) -> Count:
    """How many it would reach now."""
    return await store.count(announcement.audience)


async def find_own(store: Store, author: Subscriber, announcement_id: int) -> Announcement:
    """The author's announcement. Raises NotAllowed when it is somebody else's or none."""
    announcement = await store.announcement(announcement_id)
    if announcement is None or announcement.author_id != author.id:
        raise NotAllowed
    return announcement


async def publish(store: Store, announcement: Announcement, now: datetime) -> Broadcast:
    """Sends the announcement to everyone in its audience, from a minute from now on.

    Raises TextMissing when a language is missing, AudienceEmpty, or AnnouncementSettled when it is no draft any more.
    """
    _require_draft(announcement)
    _ = announcement.texts
    broadcast = await broadcasts.start(
        store,
        announcement.audience,
        key=f"announcement:{announcement.id}",
        message="announcement",
        args={"announcement": announcement.id},
        priority=Priority.ANNOUNCEMENT,
        now=now,
        expires_at=now + broadcasts.WORTH_SENDING,
        thread=f"announcement:{announcement.id}",
        author=announcement.author_id,
    )
    announcement.state = AnnouncementState.PUBLISHED
    announcement.published_at = now
    return broadcast


def take_back(announcement: Announcement) -> None:
    """Nobody has it: it is a draft again, with its texts and its audience."""
    announcement.state = AnnouncementState.DRAFT
    announcement.published_at = None


def discard(announcement: Announcement) -> None:
    """Drops a draft. Raises AnnouncementSettled."""
    _require_draft(announcement)
    announcement.state = AnnouncementState.DISCARDED


def _require_draft(announcement: Announcement) -> None:
    if announcement.state != AnnouncementState.DRAFT:
        raise AnnouncementSettled
