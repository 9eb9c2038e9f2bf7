"""What people do about workshops: choose one, full or not, or at the hour of another, and leave it.

Most of them want the same one, which stands first: so a workshop with few seats has a queue, and who leaves it frees a
seat that somebody is offered.
"""

from bot.rehearsal.season.people import Card, Person
from bot.rehearsal.season.stage import Stage, Verb, free, nothing, press

_CARDS = ("answer-recorded", "choose-sessions")
_SOUGHT_AFTER = 0.6  # the share of choices that fall on the first
_FIRST = ("1", "1, 3")
_NUMBERS = ("1", "2", "3", "1, 3", "2, 3", "1, 2", "0")
_YES = {"pl": "Tak", "cs": "Ano"}
_NO = {"pl": "Nie", "cs": "Ne"}


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
    wanted = offered[:1] if stage.likely(_SOUGHT_AFTER) else offered
    data = stage.chosen(*(button.callback_data or "" for button in wanted))
    press(person, message, next(button for button in offered if button.callback_data == data))
    stage.did(person, "workshop", nothing)


def _can_number(stage: Stage, person: Person) -> bool:
    card = person.card(*_CARDS)
    return free(person) and person.mailbox is not None and card is not None and stage.dates.has_sessions(card.meeting)


async def _number(stage: Stage, person: Person) -> None:
    mail = stage.letters.opened(person.newest(*_CARDS), person.own_mailbox.address)
    numbers = _FIRST if stage.likely(_SOUGHT_AFTER) else _NUMBERS
    await person.own_mailbox.reply(mail, stage.chosen(*numbers))
    stage.did(person, "workshop numbers", nothing)


def _can_reply(stage: Stage, person: Person) -> bool:
    return free(person) and _letter(stage, person) is not None


async def _reply(stage: Stage, person: Person) -> None:
    """Answers an offer, or the entry in her calendar; in time or not, it is about the workshop and nothing else."""
    if (card := _letter(stage, person)) is None:
        return
    said = _YES if stage.likely(0.6) else _NO
    mail = stage.letters.opened(card, person.own_mailbox.address)
    await person.own_mailbox.reply(mail, said[person.language])
    stage.did(person, "yes or no to a workshop", nothing)


def _letter(stage: Stage, person: Person) -> Card | None:
    card = person.session_card()
    return card if card is not None and stage.dates.takes_answers(card.meeting) else None


SESSION_VERBS = (
    Verb("look at workshops", 30, _can_look, _look),
    Verb("workshop", 60, _can_toggle, _toggle),
    Verb("workshop numbers", 20, _can_number, _number),
    Verb("yes or no to a workshop", 20, _can_reply, _reply),
)
