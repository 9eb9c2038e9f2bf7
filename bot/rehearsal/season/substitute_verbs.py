"""A place is passed on: a link is asked for, found by somebody it was forwarded to, and taken up or left."""

import re

from bot.rehearsal.season.people import Person
from bot.rehearsal.season.stage import Stage, Verb, free, nothing, press

_LINK = re.compile(r"\?start=(place-[a-z0-9]+)")


def _can_pass_on(stage: Stage, person: Person) -> bool:
    found = person.button("delegate:")
    return free(person) and found is not None and (found[1].callback_data or "").count(":") == 1


async def _pass_on(stage: Stage, person: Person) -> None:
    """Asks for the link. Whether somebody takes the place, and what she answers then, the next answer shows."""
    if (found := person.button("delegate:")) is None:
        return
    meeting = (found[1].callback_data or "").split(":")[1]
    press(person, *found)
    stage.did(person, "asks for a link", lambda: person.unsure.add(meeting))


def _can_forward(stage: Stage, person: Person) -> bool:
    return free(person) and _link(person) is not None


async def _forward(stage: Stage, person: Person) -> None:
    """Somebody who takes part has the link, and opens it; a second one may do so, too."""
    link, substitute = _link(person), stage.somebody_else(person)
    if link is not None and substitute is not None:
        substitute.own_phone.start(link)
        stage.did(substitute, "opens a forwarded link", nothing)


def _can_take_over(stage: Stage, person: Person) -> bool:
    found = person.button("delegate:")
    return free(person) and found is not None and (found[1].callback_data or "").count(":") == 2


async def _take_over(stage: Stage, person: Person) -> None:
    """Takes what may have been taken already, or leaves it."""
    if (found := person.button("delegate:")) is None:
        return
    message, _ = found
    buttons = [button for row in message.rows for button in row]
    press(person, message, buttons[0] if stage.likely(0.8) else buttons[1])

    def effect() -> None:
        for meeting in stage.dates.ahead():
            person.answers.setdefault(meeting, "ACCEPTED")
        person.is_unsure_of_all()

    stage.did(person, "takes over or leaves", effect)


def _link(person: Person) -> str | None:
    if person.phone is None:
        return None
    texts = (message.text for message in reversed(person.phone.chat.messages.values()) if message.by_bot)
    return next((match[1] for text in texts if (match := _LINK.search(text))), None)


SUBSTITUTE_VERBS = (
    Verb("ask for a link", 4, _can_pass_on, _pass_on),
    Verb("forward a link", 12, _can_forward, _forward),
    Verb("take over or leave", 30, _can_take_over, _take_over),
)
