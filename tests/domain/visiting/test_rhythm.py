"""How often a source is asked. 2 March 2026 was a Monday; London keeps UTC then."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from monitor.domain.article import SourceName
from monitor.domain.source import Source, Timing
from monitor.domain.visiting.rhythm import Rhythm, floor, interval, usual_silence

NOON, NIGHT = datetime(2026, 3, 2, 12, tzinfo=UTC), datetime(2026, 3, 2, 23, tzinfo=UTC)
SATURDAY = datetime(2026, 3, 7, 12, tzinfo=UTC)
PAPER = Source(SourceName("Paper"), "feed", "https://paper.example/rss", timedelta(minutes=20))
REPORTS = replace(PAPER, every=timedelta(minutes=10), official=True)
SELDOM = replace(PAPER, every=timedelta(hours=6))


def fresh(**long: float) -> Rhythm:
    return Rhythm(Timing(fresh=timedelta(**long)))


def minutes(source: Source, rhythm: Rhythm, now: datetime) -> float:
    return interval(source, rhythm, now) / timedelta(minutes=1)


@pytest.mark.parametrize(
    ("source", "rhythm", "now", "wanted"),
    [
        (PAPER, Rhythm(), NOON, 20),
        (PAPER, Rhythm(), NIGHT, 40),
        (PAPER, Rhythm(), SATURDAY, 40),
        (PAPER, Rhythm(usual=timedelta(minutes=30)), NOON, 20),
        (PAPER, Rhythm(usual=timedelta(hours=4)), NOON, 30),
        (PAPER, Rhythm(usual=timedelta(days=30)), NOON, 60),
        (PAPER, fresh(minutes=5), NOON, 20),
        (PAPER, fresh(minutes=45), NOON, 45),
        (PAPER, fresh(days=365), NIGHT, 60),
        (PAPER, Rhythm(Timing(quiet_hours=frozenset({12}))), NOON, 60),
        (PAPER, Rhythm(Timing(quiet_hours=frozenset({11}))), NOON, 20),
        (PAPER, Rhythm(Timing(quiet_days=frozenset({0}))), NOON, 60),
        (PAPER, Rhythm(Timing(quiet_days=frozenset({1}))), NOON, 20),
        (REPORTS, Rhythm(usual=timedelta(days=30)), NIGHT, 10),
        (REPORTS, fresh(minutes=12), NOON, 12),
        (REPORTS, fresh(hours=1), NOON, 15),
        (SELDOM, fresh(days=365), NIGHT, 360),
    ],
)
def test_until_the_next_visit(source, rhythm, now, wanted):
    assert minutes(source, rhythm, now) == wanted


def test_the_hours_are_those_of_london():
    summer = datetime(2026, 7, 6, 6, 30, tzinfo=UTC)
    assert minutes(PAPER, Rhythm(), summer) == 20
    assert minutes(PAPER, Rhythm(), summer - timedelta(minutes=31)) == 40


def test_what_is_fresh_is_not_asked_for_within_bounds():
    assert floor(PAPER, fresh(minutes=45)) == timedelta(minutes=45)
    assert floor(PAPER, fresh(days=365)) == timedelta(hours=1)
    assert floor(REPORTS, fresh(days=365)) == timedelta(minutes=15)


def test_the_usual_silence_is_the_middle_one():
    days = [NOON + timedelta(days=n) for n in (0, 1, 2, 3, 4, 5, 6, 30)]
    assert usual_silence([*days, None]) == timedelta(days=1)
    assert usual_silence(days[:7]) is None
