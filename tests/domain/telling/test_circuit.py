"""Who cannot be reached for now, and how anybody finds out that it is over."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from monitor.domain.telling.circuit import Circuits, Failure

NOW = datetime(2024, 5, 10, 12, tzinfo=UTC)
FAILURE = Failure("refused", 1.0)
MINUTE = timedelta(minutes=1)


def failed(*addresses, now=NOW):
    circuits = Circuits()
    for address in addresses:
        circuits = circuits.failed(address, now, FAILURE)
    return circuits


def test_one_who_is_put_off_says_nothing_of_the_others():
    circuits = failed("a", "a", "a")
    assert circuits.open_for("a", NOW)
    assert not circuits.open_for("b", NOW)
    assert not circuits.channel_down


def test_a_second_one_in_a_row_speaks_for_the_channel():
    circuits = failed("a", "b")
    assert circuits.open_for("c", NOW)
    assert circuits.channel_down


def test_two_between_whom_somebody_was_reached_do_not():
    circuits = failed("a").accepted("b").failed("c", NOW, FAILURE)
    assert not circuits.open_for("b", NOW)
    assert circuits.open_for("c", NOW)
    assert circuits.open_for("a", NOW)


def test_once_a_channel_takes_something_nobody_is_held_against_it():
    assert failed("a", "b", "c").accepted("c") == Circuits()


def test_a_channel_is_tried_again_after_a_quarter_of_an_hour_at_the_latest():
    circuits = failed(*"ab" * 20)
    assert not circuits.open_for("a", NOW + 15 * MINUTE)


def test_a_pause_that_a_wrong_clock_made_is_none():
    circuits = failed("a", now=NOW + timedelta(hours=2))
    assert not circuits.open_for("a", NOW)


@given(st.lists(st.tuples(st.sampled_from("abc"), st.booleans(), st.integers(0, 90)), max_size=40))
def test_whatever_happens_everybody_is_tried_again_within_an_hour(story):
    circuits, now = Circuits(), NOW
    for address, accepted, minutes in story:
        now += minutes * MINUTE
        circuits = (
            circuits.accepted(address) if accepted else circuits.failed(address, now, FAILURE)
        )
    assert not any(circuits.open_for(address, now + 60 * MINUTE) for address in "abc")
