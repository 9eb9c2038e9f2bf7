"""A place is passed on: a link is asked for, found by somebody it was forwarded to, and taken up or left."""

import re

from bot.rehearsal.season.people import Person
from bot.rehearsal.season.stage import Stage, Verb, free, nothing, press

_LINK = re.compile(r"\?start=(place-[a-z0-9]+)")


def _can_pass_on(stage: Stage, person: Person) -> bool:
    """Whether she has something to pass on, as far as she knows."""
    return free(person) and (meeting := _meeting(person)) is not None and stage.dates.takes_answers(meeting)


async def _pass_on(stage: Stage, person: Person) -> None:
    """Asks for the link. Whether somebody takes the place, and what she answers then, the next answer shows."""
    if (meeting := _meeting(person)) is None or (found := person.button(f"delegate:{meeting}")) is None:
        return
    press(person, *found)

    def effect() -> None:
        person.unsure.add(meeting)
        person.passed_on.add(meeting)

    stage.did(person, "asks for a link", effect)


def _can_forward(stage: Stage, person: Person) -> bool:
    return free(person) and _link(person) is not None


async def _forward(stage: Stage, person: Person) -> None:
    """Somebody who takes part has the link, and opens it; a second one may do so, too."""
    link, substitute = _link(person), stage.somebody_else(person)
    if link is not None and substitute is not None:
        substitute.own_phone.start(link)
        stage.did(substitute, "opens a forwarded link", nothing)


def _can_take_over(stage: Stage, person: Person) -> bool:
    return free(person) and person.button("delegate:", ends=":take") is not None


async def _take_over(stage: Stage, person: Person) -> None:
    """Takes what may have been taken already, or leaves it."""
    choice = ":take" if stage.likely(0.8) else ":leave"
    if (found := person.button("delegate:", ends=choice)) is None:
        return
    press(person, *found)

    def effect() -> None:
        for meeting in stage.dates.unbegun():
            person.answers.setdefault(meeting, "ACCEPTED")
        person.is_unsure_of_all()

    stage.did(person, "takes over or leaves", effect)


def _meeting(person: Person) -> str | None:
    """The meeting whose place she can pass on by the newest card that offers it and that she comes to."""
    for meeting, answer in reversed(person.answers.items()):
        if answer in ("ACCEPTED", "TENTATIVE") and person.button(f"delegate:{meeting}") is not None:
            return meeting
    return None


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
