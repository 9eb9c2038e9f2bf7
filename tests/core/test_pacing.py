"""The pace of a channel, with the clock in hand."""

from datetime import UTC, datetime, timedelta

from bot.core.pacing import Limits, Pace, quiet_until

NOW = datetime(2027, 2, 1, 9, tzinfo=UTC)
TELEGRAM = Limits(rate=30, burst=3, address_rate=1, address_burst=3, group_rate=18)


def after(seconds: float) -> datetime:
    return NOW + timedelta(seconds=seconds)


def test_bulk_keeps_the_rate_after_a_small_burst() -> None:
    pace, now, sent = Pace(TELEGRAM), NOW, 0
    while now < after(60):
        now = max(now, pace.bulk_ready_at(now))
        for number in range(pace.bulk_room(now)):
            pace.take(f"telegram:{sent}-{number}", now, group=False)
            sent += 1
        now += timedelta(milliseconds=1)
    assert 1790 <= sent <= 1803


def test_answers_never_wait_for_bulk_and_bulk_pays_for_them() -> None:
    pace = Pace(TELEGRAM)
    for number in range(33):
        assert pace.answers_ready_at(NOW) == NOW
        pace.take(f"telegram:{number}", NOW, group=False)
    assert pace.bulk_room(NOW) == 0
    assert after(1) <= pace.bulk_ready_at(NOW) <= after(1.1)


def test_one_chat_gets_one_message_a_second_after_three() -> None:
    pace = Pace(TELEGRAM)
    for _ in range(3):
        assert pace.address_ready_at("telegram:1", NOW, group=False) == NOW
        pace.take("telegram:1", NOW, group=False)
    assert pace.address_ready_at("telegram:1", NOW, group=False) == after(1)
    assert pace.address_ready_at("telegram:2", NOW, group=False) == NOW


def test_a_group_gets_eighteen_in_any_minute() -> None:
    pace = Pace(TELEGRAM)
    for second in range(18):
        pace.take("telegram:-1", after(second), group=True)
    assert pace.address_ready_at("telegram:-1", after(20), group=True) == after(60)
    assert pace.address_ready_at("telegram:-1", after(60), group=True) == after(60)
    pace.take("telegram:-1", after(60), group=True)
    assert pace.address_ready_at("telegram:-1", after(60), group=True) == after(61)


def test_a_pause_holds_both_lanes() -> None:
    pace = Pace(TELEGRAM)
    pace.pause(after(20))
    pace.pause(after(10))
    assert pace.bulk_ready_at(NOW) == pace.answers_ready_at(NOW) == after(20)
    assert pace.bulk_room(NOW) == 0
    assert pace.bulk_room(after(20)) == 3


def test_quiet_hours_over_midnight() -> None:
    hours = (21 * 60, 8 * 60)
    assert quiet_until(NOW, hours, 20 * 60 + 59) is None
    assert quiet_until(NOW, hours, 21 * 60) == NOW + timedelta(hours=11)
    assert quiet_until(NOW, hours, 7 * 60 + 30) == NOW + timedelta(minutes=30)
    assert quiet_until(NOW, hours, 8 * 60) is None
    assert quiet_until(NOW, (60, 120), 90) == NOW + timedelta(minutes=30)
    assert quiet_until(NOW, (0, 0), 0) is None
