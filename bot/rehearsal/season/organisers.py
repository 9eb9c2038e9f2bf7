"""What the organisers and moderators do in a season: invite, announce, move, cancel, answer questions."""

import asyncio
from collections.abc import Callable, Coroutine
from datetime import datetime
from typing import Any, Protocol

from bot.app import App
from bot.core import consent, corrections, meetings, moves, organising, places, sessions
from bot.core.errors import BroadcastOver, TooLateToUndo
from bot.core.language import Language, Texts
from bot.core.people import EVERYWHERE, Contact, ContactState, Role, RoleKind, Subscriber
from bot.core.sectors import Subscription, SubscriptionState
from bot.core.store import StorageUnavailable, Store
from bot.rehearsal.season.life import Life
from bot.rehearsal.season.people import Person
from bot.rehearsal.telegram import Button, Group, Message, Phone

_PATIENCE = 1800.0  # seconds until a card that does not come is given up
_QUIET_LOOKS = 5  # so often nothing is under way any more: it will not come
_AGAIN = 2.0
_UNDOABLE, _SECOND_THOUGHTS = 62.0, 20.0  # seconds until something has begun to go out; and of a pause
_DECIDED, _ADMITTED = 0.6, 0.7  # the share of requests she decides on in one look, and of those, whom she admits


class House(Protocol):
    """What the organisers need of the season."""

    jana: Phone
    ola: Phone
    desk: Group

    def now(self) -> float: ...
    def is_busy(self) -> bool: ...
    async def alive(self) -> Life: ...
    def note(self, line: str) -> None: ...


async def found(store: Store, app: App, house: House, people: list[Person]) -> None:
    """Before the season: Jana organises, Ola's group is the desk, and these people have subscribed."""
    now = app.clock.now()
    jana = Subscriber(now, Language.CS, "Jana")
    desk = Subscriber(now, Language.PL, "OLZA")
    for subscriber, chat, role in (
        (jana, house.jana.id, RoleKind.ORGANISER),
        (desk, house.desk.id, RoleKind.MODERATOR),
    ):
        await store.add(subscriber)
        await store.add(Contact(subscriber.id, f"telegram:{chat}", ContactState.ACTIVE, now))
        await store.add(Role(subscriber.id, role, EVERYWHERE, now))
    for person in people:
        subscriber = Subscriber(now, Language(person.language), person.name, person.city, person.kind)
        await store.add(subscriber)
        for address in filter(None, (person.address, person.other_address)):
            await store.add(Contact(subscriber.id, address, ContactState.ACTIVE, now))
        for sector in sorted(person.sectors):
            await store.add(Subscription(subscriber.id, sector, SubscriptionState.CONFIRMED, now))
        await consent.give(store, subscriber, address=person.address, inbound_id="before the season", now=now)


async def invite(house: House, meeting: str) -> bool:
    """Jana invites by her phone. Returns whether she saw it done."""
    house.jana.send("/invite")
    for data in (f"invite:{meeting}", f"invite:{meeting}:yes"):
        if not await _pressed(house, data):
            return False
    return True


async def announce(house: House, number: int) -> bool:
    """Jana writes an announcement in both languages and publishes it."""
    before = house.jana.chat.last_id
    house.jana.send("/announce")
    if not await _heard(house, before, 1):
        return False
    house.jana.send(f"Zmiana nr {number}: spotykamy się w Sali Lustrzanej.")
    if not await _heard(house, before, 2):
        return False
    house.jana.send(f"Změna č. {number}: sejdeme se v Zrcadlovém sále.")
    return await _pressed(house, "preview:") and await _pressed(house, "publish:")


async def hold(house: House, *, and_go_on: bool) -> bool:
    """Jana pauses what is going out, and lets it go on in a while or calls it off; whether it was not over before."""
    await asyncio.sleep(_UNDOABLE)
    found = _button(house.jana, "broadcast:", ":pause")
    if found is None:
        return False
    card, pause = found
    which = (pause.callback_data or "").removesuffix(":pause")
    house.jana.tap(pause.label, on=card)
    await asyncio.sleep(_SECOND_THOUGHTS)
    steps = ("resume",) if and_go_on else ("cancel", "cancel-yes")
    return all([await _pressed(house, f"{which}:{step}") for step in steps])


async def move(house: House, meeting: str, starts: datetime, ends: datetime) -> None:
    """The meeting gets another date."""

    async def moved(store: Store, app: App) -> None:
        which = await meetings.find(store, meeting)
        await moves.move(store, which, starts=starts, ends=ends, venue=which.venue, now=app.clock.now())

    await _decree(house, moved)


async def cancel(house: House, meeting: str) -> None:
    """The meeting is off."""

    async def cancelled(store: Store, app: App) -> None:
        await meetings.cancel(store, await meetings.find(store, meeting), now=app.clock.now())

    await _decree(house, cancelled)


async def take_back(house: House, meeting: str) -> bool:
    """The notice of the last move is undone, and the move with it; whether it was not too late for that."""
    undone: list[bool] = []

    async def taken_back(store: Store, app: App) -> None:
        notice = await store.last_broadcast("meeting-moved", meetings.thread_of(meeting))
        if undone or notice is None:
            return
        try:
            await organising.undo(store, notice, app.clock.now())
        except (TooLateToUndo, BroadcastOver):
            return
        undone.append(True)

    await _decree(house, taken_back)
    return bool(undone)


async def correct(house: House, meeting: str, mark: str) -> None:
    """A title was misspelt: what was sent is corrected."""

    async def corrected(store: Store, app: App) -> None:
        which = await meetings.find(store, meeting)
        which.title = Texts({language: f"{text.partition(' (')[0]} ({mark})" for language, text in which.title.items()})
        await corrections.correct(store, which, app.clock.now())

    await _decree(house, corrected)


async def seat(house: House, meeting: str, seats: int, part: str = places.WHOLE) -> None:
    """A part of the meeting gets so many seats; what comes free by it is offered in the same transaction."""

    async def seated(store: Store, app: App) -> None:
        which = await meetings.find(store, meeting)
        await store.lock_places(meeting)
        room = which if part == places.WHOLE else await sessions.find(store, part)
        room.capacity = seats
        await places.fill(store, which, part, app.clock.now())

    await _decree(house, seated)


def admit_or_refuse(house: House, done: set[int], likely: Callable[[float], bool]) -> int:
    """Jana decides on who has asked for a place, once on each card; returns on how many."""
    count = 0
    for id, message in list(house.jana.chat.messages.items()):
        if id in done:
            continue
        buttons = {(button.callback_data or "").rpartition(":")[2]: button for row in message.rows for button in row}
        if message.deleted or not {"admit", "refuse"} <= buttons.keys() or not likely(_DECIDED):
            continue
        done.add(id)
        house.jana.tap(buttons["admit" if likely(_ADMITTED) else "refuse"].label, on=message)
        count += 1
    return count


def answer_at_desk(house: House, done: set[int]) -> int:
    """Ola answers what stands at the desk and is not answered yet; returns how many."""
    count = 0
    for message in house.desk.messages:
        if message.by_bot and "Parking" in message.text and message.id not in done and not message.service:
            done.add(message.id)
            house.desk.send(house.ola, f"OK {message.id}", reply_to=message)
            count += 1
    return count


async def decide_on_late(house: House, *, send: bool) -> bool:
    """Jana lets go out after all what was held for being late, or calls it off; whether there was anything."""
    found = _button(house.jana, "broadcast:", ":resume")
    if found is None:
        return False
    card, go_on = found
    which = (go_on.callback_data or "").removesuffix(":resume")
    if send:
        house.jana.tap(go_on.label, on=card)
    else:
        await _pressed(house, f"{which}:cancel")
        await _pressed(house, f"{which}:cancel-yes")
    await _comes(house, "her decision", lambda: _button(house.jana, f"{which}:resume") is None)
    return True


async def _decree(house: House, change: Callable[[Store, App], Coroutine[Any, Any, None]]) -> None:
    """A change from the command line. Whoever gives it repeats it until it is done; done twice it is done once."""
    done: list[bool] = []

    async def work(app: App) -> None:
        async with app.database.transaction() as store:
            await change(store, app)
        done.append(True)

    while not done:
        life = await house.alive()
        if life.app is not None:
            task = life.do(work(life.app))
            end = asyncio.ensure_future(life.ended.wait())
            await asyncio.wait({task, end}, return_when=asyncio.FIRST_COMPLETED)
            end.cancel()
            if task.done() and (error := task.exception()) is not None and not isinstance(error, StorageUnavailable):
                raise error
        if not done:
            await asyncio.sleep(_AGAIN)


async def _pressed(house: House, data: str) -> bool:
    """Presses the newest such button as soon as it is there."""
    if not await _comes(house, data, lambda: _button(house.jana, data) is not None):
        return False
    if (found := _button(house.jana, data)) is not None:
        house.jana.tap(found[1].label, on=found[0])
    return True


async def _heard(house: House, before: int, count: int) -> bool:
    """Waits until the bot has said so many things since."""
    messages = house.jana.chat.messages
    return await _comes(
        house, "a card", lambda: sum(message.by_bot for id, message in messages.items() if id > before) >= count
    )


async def _comes(house: House, what: str, is_there: Callable[[], bool]) -> bool:
    """Waits for something on Jana's phone: in vain when nothing that could bring it is under way any more."""
    until = house.now() + _PATIENCE
    quiet = 0
    while not is_there():
        quiet = 0 if house.is_busy() else quiet + 1
        if quiet > _QUIET_LOOKS or house.now() > until:
            house.note(f"Jana waits for {what} in vain")
            return False
        await asyncio.sleep(_AGAIN)
    return True


def _button(phone: Phone, data: str, ends: str = "") -> tuple[Message, Button] | None:
    exact = not data.endswith(":")
    for message in reversed(phone.chat.messages.values()):
        for row in message.rows:
            for button in row:
                given = button.callback_data or ""
                if given == data or (not exact and given.startswith(data) and given.endswith(ends)):
                    return message, button
    return None
