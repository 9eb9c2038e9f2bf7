"""Never oversold: many answer, shrink, leave and take offers at once, while the room changes and offers lapse."""

import asyncio
from collections import defaultdict
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from bot import programme
from bot.core import consent, meetings, places
from bot.core.actions import Action
from bot.core.inbound import Inbound, Pressed, Sender
from bot.core.inbox import Inbox
from bot.core.language import Language
from bot.core.people import Contact, ContactState, Subscriber
from bot.core.places import HOLDING, Place, PlaceState
from bot.core.store import WrittenMeanwhile
from bot.storage.database import Database

_BEGINS = datetime(2027, 2, 1, 8, 0, tzinfo=UTC)
_EXAMPLE = Path(__file__).parents[2] / "deploy" / "programme.example.toml"
_MEETING = "culture"
_PEOPLE, _TASKS, _ACTS = 24, 6, 12
_SMALLEST, _LARGEST = 4, 9  # seats
_FICKLE = range(0, _PEOPLE, 3)
"""Whose party changes: who was passed over as too large may be small by now, so her turn says nothing of the order."""


class Crowd:
    """People who press buttons, each as soon as the last press is worked; several at a time."""

    def __init__(self, database: Database, seed: int) -> None:
        self.database = database
        self.chance = Random(seed)
        self.reports: dict[str, int] = defaultdict(int)
        self.inbox = Inbox(database, secret=b"secret", report=lambda name, values: self._note(name))
        self.subscribers: list[int] = []
        self.presses = 0
        self.seen: set[PlaceState] = set()
        self.now = _BEGINS

    async def gather(self) -> None:
        """The meeting and everyone whom it is for."""
        async with self.database.transaction() as store:
            await programme.apply(store, programme.read(_EXAMPLE), self.now)
            (await meetings.find(store, _MEETING)).capacity = _SMALLEST
            for number in range(_PEOPLE):
                person = Subscriber(self.now, Language.PL, f"P{number}")
                await store.add(person)
                await store.add(Contact(person.id, f"telegram:{number + 1}", ContactState.ACTIVE, self.now))
                await consent.give(store, person, address=f"telegram:{number + 1}", inbound_id="test", now=self.now)
                self.subscribers.append(person.id)

    async def act(self) -> None:
        """One of all the things that may happen to a meeting."""
        who = self.chance.randrange(_PEOPLE)
        match self.chance.choices(("yes", "no", "party", "offer", "room", "time"), weights=(8, 3, 2, 4, 1, 1))[0]:
            case "yes":
                await self.press(who, f"answer:{_MEETING}:ACCEPTED")
            case "no":
                await self.press(who, f"answer:{_MEETING}:DECLINED")
            case "party" if who in _FICKLE:
                await self.press(who, f"party:{_MEETING}:{self.chance.randint(1, 3)}")
            case "offer":
                for place in await self.places():
                    if place.state == PlaceState.OFFERED and self.chance.random() < 0.5:
                        choice = self.chance.choice(("take", "take", "leave"))
                        await self.press(self.subscribers.index(place.subscriber_id), f"place:{place.id}:{choice}")
            case "room":
                await self.change_room(self.chance.randint(_SMALLEST, _LARGEST))
            case "time":
                self.now += timedelta(hours=self.chance.randint(1, 12))
                await self.tick()

    async def press(self, who: int, data: str) -> None:
        self.presses += 1
        sender = Sender(f"telegram:{who + 1}", proven=True)
        pressed = Pressed(Action.parse(data), on="1")
        await self.inbox.receive(Inbound(f"test:{self.presses}", sender, pressed, self.now), b"")

    async def change_room(self, seats: int) -> None:
        async with self.database.transaction() as store:
            await store.lock_places(_MEETING)
            meeting = await meetings.find(store, _MEETING)
            meeting.capacity = seats
            await places.fill(store, meeting, places.WHOLE, self.now)

    async def tick(self) -> None:
        try:
            async with self.database.transaction() as store:
                await places.fill_all(store, self.now)
        except WrittenMeanwhile:
            self._note("tick.again")  # as the timetable does: the next one makes up for it

    async def places(self) -> list[Place]:
        async with self.database.transaction() as store:
            held = [await store.place(_MEETING, places.WHOLE, each) for each in self.subscribers]
        return [place for place in held if place is not None]

    async def taken(self) -> int:
        """The seats held at one moment."""
        async with self.database.transaction() as store:
            self.seen |= {state for _, state in await store.count_places(_MEETING)}
            return (await store.seats_taken(_MEETING)).get(places.WHOLE, 0)

    def _note(self, name: str) -> None:
        self.reports[name] += 1


@pytest.mark.parametrize("seed", [1, 2])
async def test_no_seat_is_promised_twice_and_the_queue_keeps_its_order(database: Database, seed: int) -> None:
    crowd = Crowd(database, seed)
    await crowd.gather()

    async def press_on() -> None:
        for _ in range(_ACTS):
            await crowd.act()
            assert await crowd.taken() <= _LARGEST

    await asyncio.gather(*(press_on() for _ in range(_TASKS)))
    assert not crowd.reports["inbound.failed"]
    await crowd.change_room(_LARGEST)
    await crowd.tick()
    found = await crowd.places()
    held = [place for place in found if place.state in HOLDING]
    queued = [place for place in found if place.state == PlaceState.QUEUED]
    taken = sum(place.seats for place in held)
    assert taken <= _LARGEST
    assert all(place.seats > _LARGEST - taken for place in queued), "a seat is free, and who waits for it is not asked"
    steady = {crowd.subscribers[who] for who in range(_PEOPLE) if who not in _FICKLE}
    for offered in (place for place in held if place.state == PlaceState.OFFERED and place.subscriber_id in steady):
        before = [place for place in queued if place.since < offered.since and place.subscriber_id in steady]
        assert all(place.seats > offered.seats for place in before), "somebody was passed over"
    assert crowd.seen >= {PlaceState.CONFIRMED, PlaceState.QUEUED, PlaceState.OFFERED, PlaceState.RETURNED}
