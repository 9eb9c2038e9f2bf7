"""Long words are cut into parts of a message, and nothing is lost on the way."""

from hypothesis import given
from hypothesis import strategies as st

from bot.core.questions import PAGE, pages


@given(st.text(alphabet="ab \n", max_size=12_000))
def test_parts_hold_every_word(text: str) -> None:
    parts = pages(text)
    assert all(len(part) <= PAGE for part in parts)
    assert "".join("".join(parts).split()) == "".join(text.split())


def test_a_short_text_is_one_part() -> None:
    assert pages("Czy jest parking?") == ["Czy jest parking?"]
