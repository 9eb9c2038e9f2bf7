"""What people do about their places: parties grow and shrink, needs are told, offers are taken, left or forgotten."""

from bot.rehearsal.season.people import Person
from bot.rehearsal.season.stage import Stage, Verb, free, nothing, press
from bot.rehearsal.telegram import Button, Message

_SIZES = ("1", "2", "3", "5", "8", "8")


def _can_open_details(stage: Stage, person: Person) -> bool:
    return free(person) and _ahead(stage, person, "details:") is not None


async def _open_details(stage: Stage, person: Person) -> None:
    if (found := _ahead(stage, person, "details:")) is not None:
        press(person, *found)
        stage.did(person, "details", nothing)


def _can_size(stage: Stage, person: Person) -> bool:
    return free(person) and _ahead(stage, person, "party:") is not None


async def _size(stage: Stage, person: Person) -> None:
    """So many come; whether they fit is for the service to say."""
    if (found := _ahead(stage, person, "party:")) is not None:
        message, button = found
        wanted = f"party:{_meeting_of(button)}:{stage.chosen(*_SIZES)}"
        choice = next((each for row in message.rows for each in row if each.callback_data == wanted), None)
        if choice is not None:
            press(person, message, choice)
            stage.did(person, "party", nothing)


def _can_need(stage: Stage, person: Person) -> bool:
    return free(person) and _ahead(stage, person, "need:") is not None


async def _need(stage: Stage, person: Person) -> None:
    if (found := _ahead(stage, person, "need:")) is not None:
        press(person, *found)
        stage.did(person, "need", nothing)


def _can_decide(stage: Stage, person: Person) -> bool:
    return free(person) and person.button("place:") is not None


async def _take_or_leave(stage: Stage, person: Person) -> None:
    """Answers an offer, in time or long after it is over."""
    if (found := person.button("place:")) is None:
        return
    message, _ = found
    buttons = [button for row in message.rows for button in row if (button.callback_data or "").startswith("place:")]
    button = buttons[0] if stage.likely(0.7) else buttons[-1]
    press(person, message, button)
    # an offer may be over, or the meeting: what came of it the next answer shows
    stage.did(person, "offer", person.is_unsure_of_all)


def _ahead(stage: Stage, person: Person, starts: str) -> tuple[Message, Button] | None:
    found = person.button(starts)
    return found if found is not None and stage.dates.takes_answers(_meeting_of(found[1])) else None


def _meeting_of(button: Button) -> str:
    return (button.callback_data or "").split(":")[1]


ANSWERS_AN_OFFER = Verb("answer an offer", 12, _can_decide, _take_or_leave)

PLACE_VERBS = (
    Verb("open details", 15, _can_open_details, _open_details),
    Verb("party", 25, _can_size, _size),
    Verb("need", 3, _can_need, _need),
    ANSWERS_AN_OFFER,
)
