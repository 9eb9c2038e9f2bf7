"""An action fits a button and comes back as it was; anything else is refused."""

import pytest

from bot.core.actions import Action, Verb, press
from bot.core.errors import ActionUnknown


def test_there_and_back() -> None:
    for action in (press(Verb.HOME), press(Verb.ANSWER, "culture", "NEEDS-ACTION"), press(Verb.PUBLISH, 7)):
        assert Action.parse(str(action)) == action


def test_the_longest_fits_into_callback_data() -> None:
    longest = press(max(Verb, key=len), "m" * 32, "NEEDS-ACTION")
    assert len(str(longest).encode()) <= 64


@pytest.mark.parametrize(
    "data",
    ["", "nothing", "answer:culture:ACCEPTED:more", "answer:Culture:ACCEPTED", "answer:kultura ě:x", "home:", "a" * 64],
)
def test_what_we_never_made_is_refused(data: str) -> None:
    with pytest.raises(ActionUnknown):
        Action.parse(data)


def test_a_missing_argument_is_refused_when_it_is_asked_for() -> None:
    with pytest.raises(ActionUnknown):
        _ = press(Verb.MEETING).subject
    with pytest.raises(ActionUnknown):
        _ = press(Verb.ANSWER, "culture").choice
    with pytest.raises(ActionUnknown):
        _ = press(Verb.PUBLISH, "culture").number
