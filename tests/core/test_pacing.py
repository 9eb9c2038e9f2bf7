"""The pace of a channel, with the clock in hand."""

from bisect import bisect_left
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.core.pacing import (
    BULK_SHARE,
    Limits,
    Pace,
    Wire,
    address_ready_at,
    address_spent_until,
    burst_ready_at,
    burst_since,
    group_ready_at,
    quiet_until,
    waking_time,
)

NOW = datetime(2027, 2, 1, 9, tzinfo=UTC)
WARSAW = ZoneInfo("Europe/Warsaw")
TELEGRAM = Limits(rate=30, address_rate=1, address_burst=3, group_rate=18)
NIGHT = (21 * 60, 8 * 60)


def after(seconds: float) -> datetime:
    return NOW + timedelta(seconds=seconds)


def bulk_for(seconds: float, pace: Pace, limits: Limits, *, late_ms: int = 1) -> list[datetime]:
    """When bulk goes out, by a clock that wakes its sleepers a little late."""
    sent: list[datetime] = []
    now = NOW
    while (now := max(now, pace.ready_at(limits, now, bulk=True)) + timedelta(milliseconds=late_ms)) < after(seconds):
        room = pace.room(limits, now, bulk=True)
        pace.take(limits, now, room, bulk=True)
        sent += [now] * room
    return sent


def most_in_a_second(sent: list[datetime]) -> int:
    sent = sorted(sent)
    return max(bisect_left(sent, at + timedelta(seconds=1)) - bisect_left(sent, at) for at in sent)


@pytest.mark.parametrize("late_ms", [0, 1, 3, 8])
def test_bulk_keeps_twenty_nine_to_thirty_a_second_and_never_more_in_any_second(late_ms: int) -> None:
    sent = bulk_for(60, Pace("telegram", NOW), TELEGRAM, late_ms=late_ms)
    assert len(sent) >= 29 * 60
    assert most_in_a_second(sent) <= 30


def test_bulk_goes_out_a_few_at_a_time_where_they_would_follow_within_a_moment() -> None:
    for rate, few in ((1, 1), (14, 1), (30, 3), (100, 10)):
        pace, limits = Pace("telegram", NOW), Limits(rate=rate)
        assert pace.room(limits, NOW, bulk=True) == few
        pace.take(limits, NOW, few, bulk=True)
        assert pace.ready_at(limits, NOW, bulk=True) > after(0.95 * few / rate)


def test_while_people_are_answered_bulk_goes_out_by_twos() -> None:
    pace = Pace("telegram", NOW)
    pace.take(TELEGRAM, NOW, 1, bulk=False)
    assert pace.room(TELEGRAM, after(0.04), bulk=True) == 2
    assert pace.room(TELEGRAM, after(6), bulk=True) == 3


def test_beside_other_replicas_bulk_leaves_their_answers_room_before_they_come() -> None:
    shared = replace(TELEGRAM, shared=True)
    pace = Pace("telegram", NOW)
    sent = bulk_for(2, pace, shared)
    assert len(sent) >= 49
    answers = [after(2)] * pace.room(shared, after(2), bulk=False)
    assert len(answers) >= 4
    assert most_in_a_second(sent + answers) <= 30


def test_a_pause_is_not_made_up_for() -> None:
    pace = Pace("telegram", NOW - timedelta(hours=1))
    assert most_in_a_second(bulk_for(3, pace, TELEGRAM)) <= 30


def test_a_very_fast_channel_takes_many_at_once() -> None:
    assert Pace("email", NOW).room(Limits(rate=100_000), after(0.01), bulk=True) > 500


def over(
    wire: Wire,
    stalls: list[tuple[float, float]],
    *,
    seconds: float,
    there: float = 0.02,
    slow: tuple[float, float] = (0, 0),
) -> list[datetime]:
    """When messages arrive whose way takes `there` seconds, six times as long while it is slow (begin, end).

    Nothing moves on it during the stalls (begin, end).
    """
    limits, pace = Limits(rate=30, most_in_a_second=30), Pace("telegram", NOW)
    arrived: list[datetime] = []
    under_way: list[tuple[datetime, datetime]] = []  # answered at, left at
    now = NOW

    def held_up(at: datetime) -> datetime:
        return max([at, *(after(end) for begin, end in stalls if after(begin) <= at < after(end))])

    while now < after(seconds):
        for answer in sorted(each for each in under_way if each[0] <= now):
            under_way.remove(answer)
            wire.answered(limits, answer[1], answer[0])
        room = wire.room(limits, now)
        assert room is not None
        count = min(room, pace.room(limits, now, bulk=True))
        pace.take(limits, now, count, bulk=True)
        wire.leave(count)
        way = timedelta(seconds=6 * there if after(slow[0]) <= now < after(slow[1]) else there)
        for _ in range(count):
            arrived.append(held_up(now + way))
            under_way.append((held_up(arrived[-1] + way), now))
        now += timedelta(milliseconds=2)
    return arrived


def test_an_even_way_costs_nothing_once_it_is_known() -> None:
    arrived = over(Wire(), [], seconds=24, there=0.05)
    assert sum(at > after(4) for at in arrived) >= 29 * 20


@given(st.lists(st.tuples(st.floats(0, 6), st.floats(0.05, 2)), max_size=4))
@settings(max_examples=30, deadline=None)
def test_a_way_that_stalls_makes_no_second_too_full(stalls: list[tuple[float, float]]) -> None:
    arrived = over(Wire(), [(begin, begin + length) for begin, length in stalls], seconds=8)
    assert most_in_a_second(arrived) <= 30


@given(st.floats(4, 5), st.floats(4, 9), st.floats(0.005, 0.05))
@settings(max_examples=20, deadline=None)
def test_a_way_that_was_slow_for_a_while_makes_no_second_too_full(begin: float, length: float, there: float) -> None:
    arrived = over(Wire(), [], seconds=begin + length + 2, there=there, slow=(begin, begin + length))
    assert most_in_a_second(arrived) <= 30


def test_a_few_answers_go_ahead_of_their_time_and_bulk_pays_for_them() -> None:
    pace = Pace("telegram", NOW)
    pace.take(TELEGRAM, NOW, 3, bulk=True)
    assert pace.room(TELEGRAM, NOW, bulk=True) == 0
    assert pace.room(TELEGRAM, NOW, bulk=False) >= 4
    pace.take(TELEGRAM, NOW, 4, bulk=False)
    assert pace.ready_at(TELEGRAM, NOW, bulk=True) >= after(7 / 30)
    assert pace.room(TELEGRAM, NOW, bulk=False) == 0
    assert NOW < pace.ready_at(TELEGRAM, NOW, bulk=False) < after(0.05)


def test_bulk_leaves_a_share_while_people_are_answered() -> None:
    pace = Pace("telegram", NOW)
    pace.take(TELEGRAM, NOW, 1, bulk=False)
    sent = bulk_for(4, pace, TELEGRAM)
    assert len(sent) / 4 <= 30 * BULK_SHARE
    assert len(bulk_for(4, Pace("telegram", NOW), TELEGRAM)) / 4 >= 29


def test_a_clock_that_was_set_back_makes_nobody_wait_until_it_is_where_it_was() -> None:
    for bulk in (False, True):
        pace = Pace("telegram", after(3 * 3600))
        assert pace.ready_at(TELEGRAM, NOW, bulk=bulk) < after(1)
        assert pace.room(TELEGRAM, after(1), bulk=bulk) > 0
    limits, wire = replace(TELEGRAM, most_in_a_second=1), Wire()
    wire.leave(1)
    wire.answered(limits, after(3 * 3600), after(3 * 3600))
    assert wire.ready_at(limits, NOW) == NOW


def test_silence_holds_both_lanes_and_the_longest_wish_counts() -> None:
    pace = Pace("telegram", NOW)
    pace.silence(after(30))
    pace.silence(after(5))
    for bulk in (False, True):
        assert pace.room(TELEGRAM, NOW, bulk=bulk) == 0
        assert pace.ready_at(TELEGRAM, NOW, bulk=bulk) == after(30)
        assert pace.room(TELEGRAM, after(30), bulk=bulk) > 0


@given(st.lists(st.tuples(st.integers(0, 400), st.booleans()), max_size=80))
def test_room_and_ready_agree_and_bulk_is_never_ahead(steps: list[tuple[int, bool]]) -> None:
    pace, now = Pace("telegram", NOW), NOW
    for wait_ms, bulk in steps:
        now += timedelta(milliseconds=wait_ms)
        room, ready = pace.room(TELEGRAM, now, bulk=bulk), pace.ready_at(TELEGRAM, now, bulk=bulk)
        assert (room > 0) == (ready <= now)
        if room and bulk:
            assert pace.spent_until <= now
        if room:
            pace.take(TELEGRAM, now, 1, bulk=bulk)


def test_one_chat_bears_three_answers_at_once_and_bulk_waits_for_its_second() -> None:
    spent = None
    for _ in range(3):
        assert address_ready_at(spent, TELEGRAM, NOW, bulk=False) == NOW
        spent = address_spent_until(spent, TELEGRAM, NOW)
    assert address_ready_at(spent, TELEGRAM, NOW, bulk=False) == after(1)
    assert address_ready_at(spent, TELEGRAM, NOW, bulk=True) == after(3)


def test_a_clock_that_was_set_back_keeps_no_chat_waiting_until_it_is_where_it_was() -> None:
    spent = address_spent_until(None, TELEGRAM, after(3600))
    for bulk in (False, True):
        assert address_ready_at(spent, TELEGRAM, NOW, bulk=bulk) == NOW
    assert address_spent_until(spent, TELEGRAM, NOW) == after(1)


def test_bulk_to_one_chat_goes_once_a_second() -> None:
    spent = address_spent_until(None, TELEGRAM, NOW)
    assert address_ready_at(spent, TELEGRAM, NOW, bulk=True) == after(1)
    assert address_ready_at(spent, TELEGRAM, after(1), bulk=True) == after(1)


@given(
    st.lists(
        st.tuples(st.integers(0, 1500), st.booleans(), st.integers(1, 400), st.integers(1, 400)),
        min_size=4,
        max_size=60,
    )
)
def test_no_chat_gets_more_than_three_messages_within_three_seconds(steps: list[tuple[int, bool, int, int]]) -> None:
    spent, now = None, NOW
    sent: list[tuple[datetime, datetime]] = []
    arrived: list[datetime] = []
    for rest, bulk, there, back in steps:
        now += timedelta(milliseconds=rest)
        while (at := chat_ready_at(spent, sent, now, bulk=bulk)) > now:
            now = at
        spent = address_spent_until(spent, TELEGRAM, now)
        arrived.append(now + timedelta(milliseconds=there))
        sent.append((now, arrived[-1] + timedelta(milliseconds=back)))
        now = sent[-1][1]
    assert all(later - first >= timedelta(seconds=3) for first, later in zip(arrived, arrived[3:], strict=False))


def chat_ready_at(
    spent: datetime | None, sent: list[tuple[datetime, datetime]], now: datetime, *, bulk: bool
) -> datetime:
    """As what was sent there began and was answered."""
    at, since = address_ready_at(spent, TELEGRAM, now, bulk=bulk), burst_since(spent, TELEGRAM, now)
    if at > now or since is None:
        return at
    return burst_ready_at([answered for began, answered in sent if began > since], TELEGRAM, now)


def test_who_was_not_written_to_within_seconds_has_had_no_burst() -> None:
    assert burst_since(None, TELEGRAM, NOW) is None
    spent = address_spent_until(None, TELEGRAM, NOW)
    assert burst_since(spent, TELEGRAM, after(0.5)) == after(-3.5)
    assert burst_since(spent, TELEGRAM, after(2)) is None


def test_mail_has_no_limit_per_address() -> None:
    mail = Limits(rate=10)
    assert burst_since(NOW, mail, NOW) is None
    assert address_spent_until(None, mail, NOW) is None
    assert address_ready_at(None, mail, NOW, bulk=True) == NOW


def test_a_group_gets_eighteen_in_any_minute() -> None:
    sent = [after(second) for second in range(18)]
    assert group_ready_at(sent[:17], TELEGRAM, after(20)) == after(20)
    assert group_ready_at(sent, TELEGRAM, after(20)) == after(60)
    assert group_ready_at(sent, TELEGRAM, after(60)) == after(60)
    assert group_ready_at([*sent, after(60)], TELEGRAM, after(60)) == after(61)


def test_a_clock_that_was_set_back_keeps_no_group_waiting_until_it_is_where_it_was() -> None:
    sent = [after(3600 + second) for second in range(18)]
    assert group_ready_at(sent, TELEGRAM, NOW) == NOW
    assert group_ready_at([after(-1), *sent], TELEGRAM, NOW) == NOW


def test_quiet_hours_over_midnight() -> None:
    evening, midnight = datetime(2027, 2, 1, 21, 30, tzinfo=UTC), datetime(2027, 2, 1, 23, tzinfo=UTC)
    assert quiet_until(evening, NIGHT, WARSAW) == evening + timedelta(hours=9, minutes=30)
    assert quiet_until(NOW, NIGHT, WARSAW) is None
    assert quiet_until(midnight, (0, 0), WARSAW) is None


@pytest.mark.parametrize(
    ("begin", "end", "hours"),
    [
        ("2027-02-01 10:00", "2027-02-01 13:00", 3),
        ("2027-02-01 20:59", "2027-02-02 08:01", 2 / 60),
        ("2027-02-01 22:00", "2027-02-02 07:00", 0),
        ("2027-02-01 12:00", "2027-02-03 12:00", 26),
        ("2027-03-27 20:00", "2027-03-28 09:00", 2),  # the clocks go forward
        ("2027-10-30 20:00", "2027-10-31 09:00", 2),  # and back
        ("2027-02-01 00:00", "2027-03-01 00:00", 28 * 24),
    ],
)
def test_waiting_counts_outside_the_quiet_hours(begin: str, end: str, hours: float) -> None:
    starts, ends = (datetime.fromisoformat(each).replace(tzinfo=WARSAW).astimezone(UTC) for each in (begin, end))
    assert waking_time(starts, ends, NIGHT, WARSAW) == timedelta(hours=hours)


def test_as_many_leave_at_the_same_time_as_are_answered_within_a_second() -> None:
    limits, wire = Limits(rate=100, together=20, together_when_slow=4), Wire()
    assert wire.together(limits) == 4
    wire.leave(10)
    for count in range(10):
        assert wire.together(limits) == min(4 + 3 * count, 20)
        wire.answered(limits, NOW, after(0.9))
    wire.leave(1)
    wire.answered(limits, NOW, after(1))
    assert wire.together(limits) == 4


def test_a_wire_that_is_full_opens_a_second_after_the_first_has_arrived() -> None:
    limits, wire = replace(TELEGRAM, most_in_a_second=2), Wire()
    assert wire.ready_at(limits, NOW) == NOW
    wire.leave(2)
    assert wire.ready_at(limits, NOW) is None  # nothing is known of either yet
    wire.answered(limits, NOW, after(0.05))
    assert wire.ready_at(limits, after(0.05)) == after(1.05)
    assert wire.ready_at(limits, after(1.05)) == after(1.05)


def test_where_nobody_counts_the_arrivals_they_are_not_kept() -> None:
    limits, wire = Limits(rate=10), Wire()
    for _ in range(3):
        wire.leave(1)
        wire.answered(limits, NOW, after(0.05))
    assert (wire.under_way, list(wire.arrived), wire.room(limits, after(0.05))) == (0, [], None)
