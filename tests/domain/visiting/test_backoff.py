"""When to try again."""

import math
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.domain.visiting.backoff import enough, next_visit, pause

NOW = datetime(2024, 5, 10, 12, tzinfo=UTC)
QUARTER = timedelta(minutes=15)


def test_a_delivery_waits_longer_each_time_up_to_an_hour():
    waits = [pause(n, share=1.0) for n in range(1, 12)]
    assert waits == sorted(waits)
    assert (waits[0], waits[-1]) == (timedelta(seconds=30), timedelta(hours=1))


@given(st.integers(1, 10_000), st.floats(0, 1))
def test_who_failed_together_does_not_come_back_together(failures, share):
    whole = pause(failures, share=1.0)
    assert whole / 2 <= pause(failures, share) <= whole
    assert pause(failures, 0.2) < pause(failures, 0.8)


def test_three_days_of_pauses_are_enough_and_not_a_pause_less():
    assert not enough(timedelta(days=3) - timedelta(seconds=1))
    assert enough(timedelta(days=3))


def test_the_provider_may_ask_for_more_time_and_gets_no_less():
    assert pause(1, 0.0, asked=600) == timedelta(minutes=10)
    assert pause(8, 1.0, asked=1) == pause(8, 1.0)


@pytest.mark.parametrize("asked", [1e12, math.inf, math.nan, -5.0, 0.0])
def test_no_provider_can_silence_us_for_long(asked):
    assert pause(1, 0.5, asked) <= timedelta(hours=1)


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
