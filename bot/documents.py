"""The bytes of a document, in one language. What takes long is made in a thread of its own, beside the event loop."""

import asyncio
from dataclasses import dataclass, field

from bot.core.documents import CalendarFile, Document, Workbook
from bot.core.language import Language
from bot.core.message import Say


@dataclass(frozen=True)
class File:
    """A file as it goes out."""

    name: str
    media_type: str
    content: bytes = field(repr=False)


async def written(document: Document, language: Language, phrase: Say) -> File:
    """The document, put into words."""
    content = document.content
    if isinstance(content, Workbook):
        from bot.spreadsheet import write  # its library is large, and seldom needed

        content = await asyncio.to_thread(write, content, language, phrase)
    elif isinstance(content, CalendarFile):
        from bot.calendars import Organizer, publish  # so is this one

        organizer = Organizer(content.organizer, content.organizer_name)
        content = publish(content.entries, organizer, language)
    return File(document.name, document.media_type, content)
