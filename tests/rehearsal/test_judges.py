"""The judges of the simulated season find what they are there to find: one that is always content judges nothing."""

import random
import sqlite3
from collections.abc import Iterator

import pytest

from bot.rehearsal.season.broken import Broken
from bot.rehearsal.season.life import Life
from bot.rehearsal.season.seating import Seat, Seating
from bot.rehearsal.season.silences import Silences
from bot.rehearsal.season.virtual import VirtualLoop
from bot.rehearsal.season.weather import Weather

PHONE, OTHER_PHONE, GROUP = "telegram:5200000001", "telegram:5200000002", "telegram:-5100000001"


@pytest.fixture
def loop() -> Iterator[VirtualLoop]:
    loop = VirtualLoop()
    yield loop
    loop.close()


@pytest.fixture
def silences(loop: VirtualLoop) -> Silences:
    return Silences(loop.time, Weather(random.Random(0), loop.time))


def place(state: str) -> Seat:
    return Seat(1, "conference", "workshop", state, 1, "2027-06-01", "ACCEPTED", reachable=True)


@pytest.mark.parametrize("was", ["returned", "refused", "confirmed"])
def test_a_seat_is_offered_to_nobody_but_the_queue(was: str) -> None:
    seating = Seating(sqlite3.connect(":memory:"))
    seating.only_the_queue_is_offered([(place("queued"), place("offered")), (None, place("confirmed"))])
    with pytest.raises(Broken, match="only the queue is offered anything"):
        seating.only_the_queue_is_offered([(place(was), place("offered"))])


@pytest.mark.parametrize("to", [PHONE, OTHER_PHONE, GROUP])
def test_nothing_leaves_while_telegram_wants_silence(loop: VirtualLoop, silences: Silences, to: str) -> None:
    silences.asked(PHONE, 10, Life(1, loop))
    loop.leap(1)
    silences.leaves(to)  # what was on its way when the wish came is let through
    loop.leap(4)
    assert silences.lasting(4) is not None
    assert silences.lasting(6) is None
    with pytest.raises(Broken, match="a Retry-After is kept"):
        silences.leaves(to)
    loop.leap(6)
    silences.leaves(to)


def test_the_silence_of_a_group_is_its_own(loop: VirtualLoop, silences: Silences) -> None:
    silences.asked(GROUP, 10, Life(1, loop))
    loop.leap(5)
    silences.leaves(PHONE)
    with pytest.raises(Broken, match="a Retry-After is kept"):
        silences.leaves(GROUP)


def test_whoever_died_before_he_could_tell_binds_nobody(loop: VirtualLoop, silences: Silences) -> None:
    life = Life(1, loop)
    silences.asked(PHONE, 10, life)
    loop.leap(1)
    life.kill("at once")
    loop.leap(4)
    silences.leaves(PHONE)
