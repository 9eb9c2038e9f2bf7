"""Offsets of the ladder, RFC 5545 §3.3.6."""

from datetime import timedelta

import pytest

from bot.core.reminders import before


@pytest.mark.parametrize(
    ("offset", "long"),
    [
        ("-P7D", timedelta(days=7)),
        ("-P1W", timedelta(weeks=1)),
        ("-PT2H", timedelta(hours=2)),
        ("-P1DT12H", timedelta(days=1, hours=12)),
        ("-PT90M", timedelta(minutes=90)),
    ],
)
def test_offsets(offset: str, long: timedelta) -> None:
    assert before(offset) == long


@pytest.mark.parametrize("offset", ["", "-P", "-PT", "P7D", "7 days", "-P7", "-P1M"])
def test_anything_else_is_refused_with_an_example(offset: str) -> None:
    with pytest.raises(ValueError, match="-P7D"):
        before(offset)
