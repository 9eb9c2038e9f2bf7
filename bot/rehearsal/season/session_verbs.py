"""What people do about workshops: choose one, full or not, or at the hour of another, and leave it."""

from bot.rehearsal.season.people import Person
from bot.rehearsal.season.stage import Stage, Verb, free, nothing, press

_CARDS = ("answer-recorded", "choose-sessions")
_NUMBERS = ("1", "2", "3", "1, 3", "2, 3", "1, 2", "0")


def _can_look(stage: Stage, person: Person) -> bool:
    return free(person) and person.button("sessions:") is not None


async def _look(stage: Stage, person: Person) -> None:
    if (found := person.button("sessions:")) is not None:
        press(person, *found)
        stage.did(person, "looks at workshops", nothing)


def _can_toggle(stage: Stage, person: Person) -> bool:
    return free(person) and person.button("session:") is not None


async def _toggle(stage: Stage, person: Person) -> None:
    """Chooses or leaves one; whether there is a seat, and whether she is elsewhere then, is for the service to say."""
    if (found := person.button("session:")) is None:
        return
    message, _ = found
    offered = [button for row in message.rows for button in row if (button.callback_data or "").startswith("session:")]
    data = stage.chosen(*(button.callback_data or "" for button in offered))
    press(person, message, next(button for button in offered if button.callback_data == data))
    stage.did(person, "workshop", nothing)


def _can_number(stage: Stage, person: Person) -> bool:
    card = person.card(*_CARDS)
    return free(person) and person.mailbox is not None and card is not None and stage.dates.has_sessions(card.meeting)


async def _number(stage: Stage, person: Person) -> None:
    mail = stage.letters.opened(person.newest(*_CARDS), person.own_mailbox.address)
    await person.own_mailbox.reply(mail, stage.chosen(*_NUMBERS))
    stage.did(person, "workshop numbers", nothing)


SESSION_VERBS = (
    Verb("look at workshops", 30, _can_look, _look),
    Verb("workshop", 60, _can_toggle, _toggle),
    Verb("workshop numbers", 20, _can_number, _number),
)
