"""Announcements for the golden texts, as far as they are written."""

from bot.core import announcements
from bot.core.announcements import Announcement
from bot.core.language import Language
from bot.core.messages import Reader
from bot.core.people import Subscriber
from bot.core.store import Store
from bot.rehearsal.stage import BEGINS
from tests.golden.arranging import Args, Arrange
from tests.golden.persons import out_of_reach

NEWS = {
    "pl": "Zmiana sali: spotykamy się w sali kameralnej na pierwszym piętrze.\n\nKawa od godz. 9:30.",
    "cs": "Změna sálu: sejdeme se v komorním sále v prvním patře.\n\nKáva od 9:30 hodin.",
}


def drafted(*chosen: str, texts: int = 2, published: bool = False, unreachable: bool = False) -> Arrange:
    """The reader has written an announcement, in so many languages."""

    async def arrange(store: Store, reader: Reader) -> Args:
        draft = await _draft(store, reader.subscriber, texts)
        for sector in chosen:
            announcements.toggle_sector(draft, sector)
        if unreachable:
            await out_of_reach(store, reader)
        if published:
            await announcements.publish(store, draft, BEGINS)
        return {"announcement": draft.id}

    return arrange


async def _draft(store: Store, author: Subscriber, texts: int) -> Announcement:
    draft = await announcements.draft(store, author, BEGINS)
    for language in list(Language)[:texts]:
        announcements.write(draft, language, NEWS[language])
    return draft
