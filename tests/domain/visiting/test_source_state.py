"""The states of a source, as a table of what its visits showed."""

from datetime import UTC, datetime, timedelta

import pytest

from monitor.domain.visiting.source_state import (
    READ,
    Condition,
    Sight,
    State,
    after,
    longest_silence,
)

NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)
EVERY = timedelta(minutes=10)
GOOD, WELL = Sight(), Condition()


def walked(*states: State, start: Condition = WELL, step: timedelta = EVERY) -> Condition:
    """Visits that showed these, one interval after the other."""
    condition = start
    for number, state in enumerate(states):
        sight = GOOD if state is State.HEALTHY else Sight(state, f"it is {state}")
        condition = after(condition, sight, EVERY, NOW + number * step)
    return condition


OK, DOWN, GONE = State.HEALTHY, State.UNREACHABLE, State.GONE


@pytest.mark.parametrize(
    ("shown", "state"),
    [
        ((OK,), OK),
        ((DOWN,), OK),
        ((DOWN, DOWN), OK),
        ((DOWN, DOWN, DOWN), DOWN),
        ((DOWN, DOWN, OK, DOWN, DOWN), OK),
        ((DOWN, DOWN, GONE), GONE),
        ((DOWN, DOWN, DOWN, OK), OK),
        ((DOWN, DOWN, DOWN, GONE, GONE), DOWN),
        ((DOWN, DOWN, DOWN, GONE, GONE, GONE), GONE),
        ((DOWN, DOWN, DOWN, GONE, DOWN, GONE, GONE), DOWN),
        ((State.EMPTY,) * 3, State.EMPTY),
        ((State.SHAPE_CHANGED,) * 3, State.SHAPE_CHANGED),
        ((State.BLOCKED,) * 3, State.BLOCKED),
        ((State.MOVED,), OK),
        ((State.MOVED,) * 2, State.MOVED),
        ((State.MOVED, State.MOVED, OK), OK),
        ((State.LYING_VALIDATOR,), State.LYING_VALIDATOR),
        ((State.LYING_VALIDATOR, OK, OK), State.LYING_VALIDATOR),
    ],
)
def test_what_visits_show_makes_a_state(shown, state):
    assert walked(*shown).state is state


def test_three_bad_visits_in_a_hurry_are_no_three():
    assert walked(DOWN, DOWN, DOWN, step=timedelta(minutes=1)).state is OK


def test_a_state_is_entered_when_it_was_first_seen_and_keeps_its_last_words():
    condition = walked(DOWN, DOWN, DOWN)
    assert (condition.since, condition.detail) == (NOW, "it is unreachable")
    later = after(condition, Sight(DOWN, "HTTP 502"), EVERY, NOW + timedelta(hours=3))
    assert (later.since, later.detail) == (NOW, "HTTP 502")


def test_a_lie_is_forgiven_after_a_week():
    lied = walked(State.LYING_VALIDATOR)
    assert after(lied, GOOD, EVERY, NOW + timedelta(days=6)).state is State.LYING_VALIDATOR
    assert after(lied, GOOD, EVERY, NOW + timedelta(days=7)).state is OK


def days(*numbers: float) -> list[datetime]:
    return [NOW - timedelta(days=number) for number in numbers]


def test_the_longest_silence_needs_eight_dates():
    assert longest_silence(days(0, 1, 2, 3, 4, 5, 6)) is None
    assert longest_silence([*days(9, 0, 1, 2, 3, 4, 5, 6), None]) == timedelta(days=3)


@pytest.mark.parametrize(
    ("silence", "waited", "state"),
    [
        (timedelta(days=3), 8.9, OK),
        (timedelta(days=3), 9.1, State.LATE),
        (timedelta(hours=1), 1.9, OK),
        (timedelta(hours=1), 2.1, State.LATE),
        (None, 999, OK),
    ],
)
def test_late_is_three_times_as_long_as_ever_before(silence, waited, state):
    condition = Condition(newest=NOW, silence=silence)
    assert after(condition, Sight(), EVERY, NOW + timedelta(days=waited)).state is state


def test_what_is_late_is_so_until_something_new_comes():
    known = Condition(newest=NOW, silence=timedelta(days=1))
    late = after(known, Sight(), EVERY, NOW + timedelta(days=5))
    assert late.detail == "nothing new for 5 days; its longest silence before was 1 days"
    still = after(late, Sight(newest=NOW), EVERY, NOW + timedelta(days=6))
    assert (still.state, still.detail[:22]) == (State.LATE, "nothing new for 6 days")
    fresh = Sight(newest=NOW + timedelta(days=6))
    assert after(still, fresh, EVERY, NOW + timedelta(days=6)).state is OK


def test_a_source_that_was_not_looked_at_for_long_is_not_late_for_that():
    known = Condition(newest=NOW, silence=timedelta(days=1))
    brought = Sight(newest=NOW + timedelta(days=29))
    assert after(known, brought, EVERY, NOW + timedelta(days=30)).state is OK


def test_trouble_hides_lateness_and_not_the_other_way_round():
    late = Condition(State.LATE, newest=NOW, silence=timedelta(days=1))
    assert walked(DOWN, DOWN, DOWN, start=late).state is DOWN


def test_what_reaches_us_reaches_us():
    assert {State.HEALTHY, State.LATE, State.MOVED, State.LYING_VALIDATOR} == READ
