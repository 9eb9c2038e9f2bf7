"""A meeting for the golden texts: answered, moved, changed, called off, on its day and after it."""

from datetime import datetime, timedelta

from bot.core import changes, meetings, moves, rsvps
from bot.core.language import Texts
from bot.core.messages import Reader
from bot.core.store import Store
from bot.rehearsal.stage import BEGINS
from tests.golden.arranging import CONFERENCE, CULTURE, NOTE, Args, Arrange, invited, nothing
from tests.golden.world import other

CULTURE_BEGINS = datetime.fromisoformat("2027-02-18T10:00:00+01:00")


def noted(answer: str) -> Arrange:
    """The reader has answered, and written why."""

    async def arrange(store: Store, reader: Reader) -> Args:
        args = await invited(CULTURE, answer)(store, reader)
        await rsvps.add_note(store, reader.subscriber, CULTURE, NOTE[reader.subscriber.language])
        return args

    return arrange


def proposed(starts: str, ends: str) -> Arrange:
    """Somebody else's calendar proposes another time, or another person."""

    async def arrange(store: Store, reader: Reader) -> Args:
        await invited(CULTURE)(store, reader)
        person, _ = await other(store, reader)
        await rsvps.record(store, person, CULTURE, "TENTATIVE", inbound_id="golden", now=BEGINS)
        await rsvps.add_note(store, person, CULTURE, NOTE[reader.subscriber.language])
        return {"meeting": CULTURE, "person": person.id, "starts": starts, "ends": ends}

    return arrange


async def answered_elsewhere(store: Store, reader: Reader) -> Args:
    """The reader has answered from an address of hers that nobody knew."""
    return {**await invited(answer="ACCEPTED")(store, reader), "address": "b.zak@gmail.example"}


def counted(meeting: str, sequence: int, answer: str = "") -> Arrange:
    """The same, for a message that holds for one sequence of the meeting only."""

    async def arrange(store: Store, reader: Reader) -> Args:
        return {**await invited(meeting, answer)(store, reader), "sequence": sequence}

    return arrange


def moved(*, later: timedelta = timedelta(), venue: Texts | None = None, answer: str = "") -> Arrange:
    """The meeting gets another time, another place, or both."""

    async def arrange(store: Store, reader: Reader) -> Args:
        await invited(CULTURE, answer)(store, reader)
        await store.mark_told(CULTURE, 0, [reader.subscriber.id])
        meeting = await meetings.find(store, CULTURE)
        starts, ends = meeting.starts + later, meeting.ends + later
        await moves.move(store, meeting, starts=starts, ends=ends, venue=venue or meeting.venue, now=BEGINS)
        return {"meeting": CULTURE, "sequence": 1}

    return arrange


def changing(**said: str) -> Arrange:
    """The reader organises, and is about to change this."""

    async def arrange(store: Store, reader: Reader) -> Args:
        args = await invited()(store, reader)
        which = await meetings.find(store, CULTURE)
        for what, text in said.items():
            await changes.write(store, which, reader.subscriber.id, what.replace("_", "-"), text, BEGINS)
        return args

    return arrange


async def overtaken(store: Store, reader: Reader) -> Args:
    """Somebody else has moved the meeting before the reader could put it off."""
    await changing(time="2027-03-04 10:00")(store, reader)
    which, later = await meetings.find(store, CULTURE), timedelta(days=7)
    starts, ends = which.starts + later, which.ends + later
    await moves.move(store, which, starts=starts, ends=ends, venue=which.venue, now=BEGINS)
    return {"meeting": CULTURE, "overtaken": 1}


async def since_a_move(store: Store, reader: Reader) -> Args:
    """The meeting was moved; one has not said since whether the yes still stands."""
    await moved(later=timedelta(days=7), answer="ACCEPTED")(store, reader)
    return {"meeting": CULTURE}


async def in_the_calendar(store: Store, reader: Reader) -> Args:
    """The reader comes, and wants a file."""
    return {**await invited(CULTURE, "ACCEPTED")(store, reader), "uids": "culture.r0@mosty.example.org"}


def on_the_day(map: str = "") -> Arrange:
    """The reader comes; there may be a map."""

    async def arrange(store: Store, reader: Reader) -> Args:
        (await meetings.find(store, CULTURE)).map = map
        return await counted(CULTURE, 0, "ACCEPTED")(store, reader)

    return arrange


def afterwards(materials: Texts | None, *, counted: bool = True) -> Arrange:
    """The reader was there."""

    async def arrange(store: Store, reader: Reader) -> Args:
        args = await invited(CULTURE, "ACCEPTED")(store, reader)
        (await meetings.find(store, CULTURE)).materials = materials
        return {**args, "sequence": 0} if counted else args

    return arrange


def missed(kind: str, people: int) -> Arrange:
    """A step was due while nothing ran."""
    return nothing(meeting=CULTURE, kind=kind, at=before(CULTURE_BEGINS, days=1).isoformat(), people=people)


async def cancelled(store: Store, reader: Reader) -> Args:
    """The meeting is called off."""
    await invited(CULTURE, "ACCEPTED")(store, reader)
    await meetings.cancel(store, await meetings.find(store, CULTURE), now=BEGINS)
    return {"meeting": CULTURE}


async def two_invitations(store: Store, reader: Reader) -> Args:
    """One answered, one open."""
    await invited(CULTURE, "ACCEPTED")(store, reader)
    await invited(CONFERENCE)(store, reader)
    return {}


async def nobody_left(store: Store, reader: Reader) -> Args:
    """Everybody is invited already."""
    await invited(CULTURE)(store, reader)
    return {"meeting": CULTURE}


def before(meeting_day: datetime, **ahead: int) -> datetime:
    return meeting_day - timedelta(**ahead)
