"""When to try again."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from monitor.domain.backoff import next_attempt, next_visit

NOW = datetime(2024, 5, 10, 12, tzinfo=UTC)
QUARTER = timedelta(minutes=15)


def test_a_delivery_waits_longer_each_time_up_to_an_hour():
    waits = [next_attempt(n, NOW) - NOW for n in range(1, 12)]
    assert waits == sorted(waits)
    assert waits[0] == timedelta(seconds=30)
    assert waits[-1] == timedelta(hours=1)


def test_a_delivery_is_tried_for_three_days_and_then_given_up():
    attempts, at = 0, NOW
    while (following := next_attempt(attempts := attempts + 1, at)) is not None:
        at = following
    assert timedelta(days=2, hours=20) < at - NOW < timedelta(days=3, hours=4)


def test_the_provider_may_ask_for_more_time():
    assert next_attempt(1, NOW, asked=600) == NOW + timedelta(minutes=10)


@given(st.integers(0, 10_000), st.floats(0, 1))
def test_a_source_is_never_given_up_and_never_hammered(failures, share):
    pause = next_visit(QUARTER, failures, NOW, share) - NOW
    assert QUARTER * 0.95 <= pause <= timedelta(hours=1) * 1.05


def test_a_source_seldom_visited_is_not_visited_more_often_when_it_fails():
    assert next_visit(timedelta(days=1), 5, NOW, 0.5) == NOW + timedelta(days=1)


def test_sources_of_one_interval_drift_apart():
    assert next_visit(QUARTER, 0, NOW, 0.0) < next_visit(QUARTER, 0, NOW, 1.0)


def test_a_server_that_says_when_is_obeyed():
    assert next_visit(QUARTER, 1, NOW, 0.5, asked=7200) == NOW + timedelta(hours=2)
