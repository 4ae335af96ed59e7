"""Digests and quiet hours by the clock on a London wall, in the two odd nights too."""

from datetime import UTC, datetime, time

import pytest

from monitor.domain.delivery import Shape
from monitor.domain.telling.timing import Pace, Quiet, last_digest, leaves_at, next_digest

DAILY = Pace(Shape.DAILY, time(8))
MONDAY = Pace(Shape.WEEKLY, time(8), 0)
NIGHT = Pace(Shape.DAILY, time(1, 30))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("pace", "now", "due"),
    [
        (DAILY, "2024-01-10T07:59", "2024-01-10T08:00"),
        (DAILY, "2024-01-10T08:00", "2024-01-11T08:00"),
        (DAILY, "2024-07-10T06:59", "2024-07-10T07:00"),
        (DAILY, "2024-03-30T09:00", "2024-03-31T07:00"),  # the clocks go forward that night
        (DAILY, "2024-10-26T09:00", "2024-10-27T08:00"),  # and back
        (MONDAY, "2024-05-10T12:00", "2024-05-13T07:00"),
        (MONDAY, "2024-05-13T07:00", "2024-05-20T07:00"),
        (NIGHT, "2024-03-30T12:00", "2024-03-31T01:30"),  # 01:30 does not exist: 02:30 it is
        (NIGHT, "2024-10-26T12:00", "2024-10-27T00:30"),  # it comes twice: the first
        (NIGHT, "2024-10-27T00:30", "2024-10-28T01:30"),  # and only once
    ],
)
def test_the_next_digest(pace, now, due):
    assert next_digest(pace, at(now)) == at(due)


def test_the_digest_before():
    assert last_digest(DAILY, at("2024-03-31T07:00")) == at("2024-03-30T08:00")
    assert last_digest(MONDAY, at("2024-05-20T07:00")) == at("2024-05-13T07:00")


@pytest.mark.parametrize(
    ("quiet", "now", "leaves"),
    [
        (Quiet(time(22), time(7)), "2024-01-10T23:00", "2024-01-11T07:00"),
        (Quiet(time(22), time(7)), "2024-01-11T03:00", "2024-01-11T07:00"),
        (Quiet(time(22), time(7)), "2024-01-11T07:00", "2024-01-11T07:00"),
        (Quiet(time(12), time(14)), "2024-01-11T13:00", "2024-01-11T14:00"),
        (Quiet(time(12), time(14)), "2024-01-11T14:00", "2024-01-11T14:00"),
        (Quiet(time(22), time(7)), "2024-03-30T23:00", "2024-03-31T06:00"),
        (None, "2024-01-11T03:00", "2024-01-11T03:00"),
    ],
)
def test_quiet_hours_hold_back(quiet, now, leaves):
    assert leaves_at(Pace(), quiet, at(now)) == at(leaves)
