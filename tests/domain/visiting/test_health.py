"""What operators are told of sources, and how often."""

from datetime import UTC, datetime, timedelta

import pytest

from monitor.domain.event import EventKind
from monitor.domain.source import Source, SourceName
from monitor.domain.visiting.health import (
    Trouble,
    change_of,
    excused_by_network,
    network_is_down,
    of_network,
    told_of,
    told_of_network,
)
from monitor.domain.visiting.source_state import Condition, State
from monitor.domain.visiting.visit import Visit

NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)
WELL, DOWN, GONE = Condition(), Condition(State.UNREACHABLE), Condition(State.GONE)


def source(name: str, host: str = "x.org") -> Source:
    return Source(SourceName(name), "feed", f"https://{host}/{name}", timedelta(minutes=10))


def later(**span: float) -> datetime:
    return NOW + timedelta(**span)


TOLD = Trouble(NOW, None, State.UNREACHABLE)
OVER = Trouble(NOW, later(hours=1), State.UNREACHABLE)


@pytest.mark.parametrize(
    ("condition", "told", "now", "expected"),
    [
        (WELL, None, NOW, None),
        (DOWN, None, NOW, TOLD),
        (DOWN, TOLD, later(hours=5), None),
        (WELL, TOLD, later(hours=1), OVER),
        (WELL, OVER, later(hours=2), None),
        (DOWN, OVER, later(hours=23), None),
        (DOWN, OVER, later(hours=24), Trouble(later(hours=24))),
        (GONE, TOLD, later(hours=23), None),
        (GONE, TOLD, later(hours=24), Trouble(later(hours=24), None, State.GONE)),
        (DOWN, TOLD, later(hours=24), Trouble(NOW, reminded_at=later(hours=24))),
    ],
)
def test_told_once_reminded_of_and_told_when_it_is_over(condition, told, now, expected):
    assert change_of(condition, told, now) == expected


def test_after_the_first_reminder_there_is_one_a_week():
    reminded = Trouble(NOW, reminded_at=later(days=1))
    assert change_of(DOWN, reminded, later(days=7)) is None
    again = change_of(DOWN, reminded, later(days=8))
    assert again == Trouble(NOW, reminded_at=later(days=8))


def test_each_notice_is_an_event_of_its_own_and_says_the_state_first():
    visit = Visit(last_good_at=NOW, failures=3)
    gone = Condition(State.GONE, detail="HTTP 404 Not Found")
    first = told_of(source("A"), gone, visit, Trouble(NOW, None, State.GONE))
    reminder = told_of(source("A"), gone, visit, Trouble(NOW, None, State.GONE, later(days=1)))
    back = told_of(source("A"), WELL, visit, Trouble(NOW, later(days=2), State.GONE))
    assert len({first.key, reminder.key, back.key}) == 3
    assert first.reasons == (
        "gone: HTTP 404 Not Found, at the last 3 visits; last good visit 2 March 2026, 08:00",
    )
    assert (back.kind, back.reasons) == (EventKind.SOURCE_BACK, ())
    late = told_of(source("A"), Condition(State.LATE), Visit(), Trouble(NOW, None, State.LATE))
    assert late.kind is EventKind.SOURCE_SILENT


def asked(**answered: bool) -> tuple:
    sources = tuple(source(name, f"{name}.org") for name in answered)
    visits = {each.name: Visit(last_tried_at=NOW) for each in sources}
    conditions = {each.name: Condition(answered=answered[each.name]) for each in sources}
    return sources, visits, conditions


@pytest.mark.parametrize(
    ("answered", "down"),
    [
        ({"a": False, "b": False}, None),
        ({"a": False, "b": False, "c": False}, True),
        ({"a": False, "b": False, "c": False, "d": True}, False),
        ({"a": True}, False),
    ],
)
def test_no_answer_from_anybody_is_a_fault_on_our_side(answered, down):
    assert network_is_down(*asked(**answered), NOW) is down
    assert network_is_down(*asked(**answered), later(hours=3)) is None


def fell_silent(minutes: int, times: int = 1) -> Condition:
    return Condition(
        suspected=State.UNREACHABLE,
        times=times,
        suspected_at=later(minutes=minutes),
        answered=False,
    )


@pytest.mark.parametrize(
    ("conditions", "down"),
    [
        ((fell_silent(1, 2), fell_silent(2), fell_silent(3)), True),
        ((fell_silent(1), fell_silent(2), fell_silent(3)), False),
        ((fell_silent(-9, 2), fell_silent(2, 2), fell_silent(3, 2)), False),
        ((fell_silent(1, 2), fell_silent(2)), False),
    ],
)
def test_what_answered_before_the_others_fell_silent_says_nothing(conditions, down):
    known = {SourceName("seldom"): Condition()}
    known |= {SourceName(f"s{n}"): each for n, each in enumerate(conditions)}
    sources = tuple(source(name, f"{name}.org") for name in known)
    visits = {
        name: Visit(last_tried_at=NOW if each.answered else later(minutes=9))
        for name, each in known.items()
    }
    assert network_is_down(sources, visits, known, later(minutes=10)) is down


def test_a_second_outage_on_the_same_day_is_told_of_and_excuses_as_the_first():
    over = Trouble(NOW, later(hours=1))
    again = of_network(True, over, later(hours=5))
    assert again == Trouble(later(hours=5))
    tried = Visit(last_tried_at=later(hours=5))
    assert excused_by_network(Condition(answered=False), tried, again)


def test_several_sources_of_one_site_are_no_network():
    sources, visits, conditions = asked(a=False, b=False, c=False)
    same = tuple(source(each.name) for each in sources)
    assert network_is_down(same, visits, conditions, NOW) is None


def test_while_the_network_is_down_its_sources_are_excused():
    told = of_network(True, None, NOW)
    assert told == Trouble(NOW)
    assert told_of_network(told).reasons == ("unreachable: no source answers, of any site",)
    silent, visit = Condition(answered=False), Visit(last_tried_at=later(minutes=5))
    assert excused_by_network(silent, visit, told)
    assert not excused_by_network(Condition(answered=True), visit, told)
    over = of_network(False, told, later(minutes=30))
    assert excused_by_network(silent, visit, over)
    assert not excused_by_network(silent, Visit(last_tried_at=later(minutes=31)), over)
    assert of_network(None, told, later(hours=9)) is None
