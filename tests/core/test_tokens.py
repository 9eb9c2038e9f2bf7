"""Signed tokens: what we signed comes back, what anybody changed does not."""

from hypothesis import given
from hypothesis import strategies as st

from bot.core.tokens import Purpose, sign, verify

SECRET = b"a secret"


@given(number=st.integers(0, 2**40 - 1), purpose=st.sampled_from(Purpose))
def test_there_and_back(number: int, purpose: Purpose) -> None:
    token = sign(purpose, number, SECRET)
    assert len(token) == 25
    assert token == token.lower()
    assert verify(token.upper(), SECRET) == (purpose, number)


@given(
    number=st.integers(0, 1000), place=st.integers(0, 24), letter=st.sampled_from("abcdefghijklmnopqrstuvwxyz234567")
)
def test_a_changed_token_is_void(number: int, place: int, letter: str) -> None:
    token = sign(Purpose.CONVERSATION, number, SECRET)
    changed = token[:place] + letter + token[place + 1 :]
    assert changed == token or verify(changed, SECRET) is None


@given(st.text(max_size=60))
def test_rubbish_is_void(text: str) -> None:
    assert verify(text, SECRET) is None


def test_another_secret_or_purpose_is_void() -> None:
    token = sign(Purpose.CONVERSATION, 7, SECRET)
    assert verify(token, b"another") is None
    assert verify(Purpose.STOP + token[1:], SECRET) is None
