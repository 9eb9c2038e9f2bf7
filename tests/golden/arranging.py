"""What the moments of the golden texts begin with: nothing, or an invitation and its answer."""

from collections.abc import Awaitable, Callable, Mapping

from bot.core import invitations, rsvps
from bot.core.language import Language
from bot.core.messages import Reader
from bot.core.store import Store
from bot.rehearsal.stage import BEGINS

Args = Mapping[str, str | int]
Arrange = Callable[[Store, Reader], Awaitable[Args]]
PAGES = "https://mosty.example.org"
"""Where the public pages are, in texts that name them."""

WORKSHOP, PANEL = "workshop-culture", "panel-plan"
CULTURE, CONFERENCE, STAND = "culture", "conference", "stand-karvina"
NOTE = {
    Language.PL: "Przyjedziemy autobusem o 9:30 i przywieziemy roll-up.",
    Language.CS: "Přijedeme autobusem v 9:30 a přivezeme roll-up.",
    None: "–",
}


def nothing(**args: str | int) -> Arrange:
    """Nothing has to happen before."""

    async def arrange(store: Store, reader: Reader) -> Args:
        return args

    return arrange


def invited(meeting: str = CULTURE, answer: str = "") -> Arrange:
    """Everybody is invited; the reader may have answered."""

    async def arrange(store: Store, reader: Reader) -> Args:
        await invitations.invite(store, meeting, BEGINS)
        if answer:
            await rsvps.record(store, reader.subscriber, meeting, answer, inbound_id="golden", now=BEGINS)
        return {"meeting": meeting}

    return arrange


def with_args(arrange: Arrange, **more: str | int) -> Arrange:
    """The same, with more arguments."""

    async def arranged(store: Store, reader: Reader) -> Args:
        return {**await arrange(store, reader), **more}

    return arranged


def in_own_language(arrange: Arrange) -> Arrange:
    """The same, with the reader's language as an argument."""

    async def arranged(store: Store, reader: Reader) -> Args:
        return {**await arrange(store, reader), "language": (reader.subscriber.language or Language.PL).value}

    return arranged
