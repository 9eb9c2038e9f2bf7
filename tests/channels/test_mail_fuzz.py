"""Mutated mails never crash the reading, never answer without a valid token, and are read within bounds.

`make fuzz` runs many more of them, and says how long they took: tests/benchmarks/fuzz.py.
"""

from hypothesis import HealthCheck, given, settings
from msgspec.structs import replace

from bot.channels.email.parse import parse
from bot.core.inbound import Inbound, Pressed, Proposed, Said
from bot.core.language import Language
from bot.core.spoken import answer_in, is_courtesy, is_question
from bot.core.words import numbers_in, sectors_in, word_in
from tests.channels.email_world import BOT, NOW
from tests.channels.mutations import corpus, mutated

MAILS = corpus()
STRANGER = replace(BOT, secret=b"of another Mosty")
"""A mailbox that has signed none of the tokens in them."""

REASONS = ("the mail names no sender", "the mail is too large, or has too many parts")


def read(raw: bytes) -> Inbound | None:
    """Reads a mail as far as the inbox would; None when it is kept for the operator. Raises what must not be raised."""
    try:
        inbound = parse(raw, STRANGER, at=NOW)
    except ValueError as error:
        if str(error) not in REASONS:
            raise
        return None
    if isinstance(inbound.act, Said):
        text = inbound.act.text
        for language in Language:
            answer_in(text, language)
        word_in(text), sectors_in(text), numbers_in(text, 9), is_question(text), is_courtesy(text)
    return inbound


def test_no_sample_answers_where_its_token_is_none() -> None:
    for raw in MAILS:
        inbound = read(raw)
        assert inbound is None or inbound.conversation is None
        assert inbound is None or not isinstance(inbound.act, Pressed | Proposed)


@settings(max_examples=150, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
@given(mutated(MAILS))
def test_a_mutated_mail_is_read_and_answers_nothing(raw: bytes) -> None:
    inbound = read(raw)
    if inbound is not None:
        assert inbound.conversation is None
        assert not inbound.sender.proven
        assert not isinstance(inbound.act, Pressed | Proposed)
