"""Places for the golden texts, at meetings and in sessions, taken and given up through real verbs."""

from datetime import timedelta

from bot.core import meetings, places, rsvps, sessions, staff
from bot.core.messages import Reader
from bot.core.people import EVERYWHERE, RoleKind, Subscriber
from bot.core.store import Store
from bot.rehearsal.stage import BEGINS
from tests.golden import institutions
from tests.golden.arranging import CONFERENCE, CULTURE, NOTE, PANEL, STAND, WORKSHOP, Args, Arrange, invited
from tests.golden.world import SECRET, other


def detailed(meeting: str = CULTURE) -> Arrange:
    """The reader comes with two more, and has told what she needs."""

    async def arrange(store: Store, reader: Reader) -> Args:
        args = await invited(meeting, "ACCEPTED")(store, reader)
        await rsvps.resize(store, reader.subscriber, meeting, 3, BEGINS)
        for need in ("cs-pl", "access"):
            await rsvps.toggle_need(store, reader.subscriber, meeting, need, BEGINS)
        await rsvps.write_note(store, reader.subscriber, meeting, NOTE[reader.subscriber.language], BEGINS)
        return args

    return arrange


def full(answer: str = "ACCEPTED") -> Arrange:
    """One seat, and somebody else sits on it."""

    async def arrange(store: Store, reader: Reader) -> Args:
        args = await invited(CULTURE)(store, reader)
        (await meetings.find(store, CULTURE)).capacity = 1
        quick, _ = await other(store, reader)
        for person in (quick, reader.subscriber) if answer else (quick,):
            await rsvps.record(store, person, CULTURE, answer or "ACCEPTED", inbound_id="golden", now=BEGINS)
        return args

    return arrange


def freed(*, lapsed: bool = False) -> Arrange:
    """The seat is free again, and is offered to the reader."""

    async def arrange(store: Store, reader: Reader) -> Args:
        await full()(store, reader)
        quick, _ = await other(store, reader)
        await rsvps.record(store, quick, CULTURE, "DECLINED", inbound_id="golden", now=BEGINS)
        if lapsed:
            await places.fill_all(store, BEGINS + timedelta(days=2))
        return await _own_place(store, reader.subscriber) | ({} if lapsed else {"offer": 1})

    return arrange


def asked_for_place(meeting: str = STAND, *, admit: bool | None = None, by_reader: bool = False) -> Arrange:
    """Somebody asks for a place that an organiser gives; perhaps it is decided."""

    async def arrange(store: Store, reader: Reader) -> Args:
        code = await staff.issue(store, RoleKind.ORGANISER, EVERYWHERE, BEGINS, secret=SECRET)
        asker, _ = await other(store, reader)
        if by_reader:
            asker = reader.subscriber
        else:
            await staff.redeem(store, code, reader.subscriber, BEGINS, secret=SECRET)
        asker.city, asker.kind = "jastrzebie", "company"
        await rsvps.record(store, asker, meeting, "ACCEPTED", inbound_id="golden", now=BEGINS)
        await institutions.describe_stand(store, asker, meeting)
        await rsvps.write_note(store, asker, meeting, NOTE[reader.subscriber.language], BEGINS)
        args = await _own_place(store, asker)
        if admit is not None:
            await places.decide(store, int(args["place"]), admit=admit, now=BEGINS)
        return args

    return arrange


async def _own_place(store: Store, person: Subscriber) -> dict[str, str | int]:
    [place] = await store.places_of(person.id)
    return {"place": place.id}


def seated(*chosen: str, full: bool = False, **args: str | int) -> Arrange:
    """The reader has a place at the conference, and has chosen these sessions; perhaps somebody was faster."""

    async def arrange(store: Store, reader: Reader) -> Args:
        await invited(CONFERENCE, "ACCEPTED")(store, reader)
        for id in chosen:
            session = await sessions.find(store, id)
            if full:
                quick, _ = await other(store, reader)
                session.capacity = 1
                await rsvps.record(store, quick, CONFERENCE, "ACCEPTED", inbound_id="golden", now=BEGINS)
                await sessions.choose(store, quick, session, BEGINS)
            await sessions.choose(store, reader.subscriber, session, BEGINS)
        return args or {"meeting": CONFERENCE}

    return arrange


def session_freed(*, lapsed: bool = False) -> Arrange:
    """A seat in a session is free again, and is offered to the reader."""

    async def arrange(store: Store, reader: Reader) -> Args:
        await seated(WORKSHOP, full=True)(store, reader)
        quick, _ = await other(store, reader)
        await sessions.leave(store, quick, await sessions.find(store, WORKSHOP), BEGINS)
        if lapsed:
            await places.fill_all(store, BEGINS + timedelta(days=2))
        return await _session_place(store, reader) | ({} if lapsed else {"offer": 1})

    return arrange


async def in_session(store: Store, reader: Reader) -> dict[str, str | int]:
    """The reader has a place in a session."""
    await seated(WORKSHOP)(store, reader)
    return await _session_place(store, reader)


async def session_given_up(store: Store, reader: Reader) -> Args:
    """The reader had a place in a session."""
    args = await in_session(store, reader)
    await sessions.leave(store, reader.subscriber, await sessions.find(store, WORKSHOP), BEGINS)
    return args


async def session_moved(store: Store, reader: Reader) -> Args:
    """A workshop begins when the reader is in the panel."""
    await seated(WORKSHOP, PANEL)(store, reader)
    session = await sessions.find(store, WORKSHOP)
    was, later = session.starts, timedelta(hours=3)
    await sessions.move(store, session, starts=was + later, ends=session.ends + later, now=BEGINS)
    return {"session": WORKSHOP, "sequence": 1, "was": was.isoformat()}


async def session_cancelled(store: Store, reader: Reader) -> Args:
    """A workshop is called off."""
    await seated(WORKSHOP)(store, reader)
    session = await sessions.find(store, WORKSHOP)
    await sessions.cancel(store, await meetings.find(store, CONFERENCE), session, BEGINS)
    return {"session": WORKSHOP}


async def _session_place(store: Store, reader: Reader) -> dict[str, str | int]:
    place = await store.place(CONFERENCE, WORKSHOP, reader.subscriber.id)
    assert place is not None
    return {"place": place.id}
