"""Ratings laid out over the years."""

from datetime import date

import pytest

from monitor.domain.ledger.standing import Standing
from monitor.domain.rating import Rating
from monitor.domain.showing.timeline import Mark, timeline
from tests.domain.samples import KENT, RULES, inspection

BODY = RULES.gazetteer.bodies[KENT]
TODAY = date(2026, 11, 22)


def of(*inspections, end=TODAY):
    return timeline(Standing(BODY, inspections), end)


def test_a_rating_stands_until_the_next_one_is_published():
    line = of(inspection(Rating.GOOD, "2019-05"), inspection(Rating.INADEQUATE, "2024"))
    first, second = line.marks
    assert first == Mark(Rating.GOOD, date(2019, 5, 1), date(2019, 5, 31), until=date(2024, 1, 1))
    assert second.until == TODAY


def test_an_inspection_without_a_rating_ends_nothing():
    rated, unrated = of(inspection(Rating.GOOD, "2019-05-30"), inspection(None, "2026")).marks
    assert rated.until == TODAY
    assert unrated.until == unrated.last == date(2026, 12, 31)


def test_the_years_reach_from_the_first_day_possible_to_the_end():
    line = of(inspection(Rating.GOOD, "2018-06/2021-06"), end=date(2023, 3, 31))
    assert (line.first_year, line.last_year, line.years) == (2018, 2023, 6)


def test_what_was_published_after_the_end_is_still_shown():
    line = of(inspection(Rating.GOOD, "2021-07"), end=date(2021, 6, 25))
    assert line.marks[0].until == date(2021, 7, 31)


def test_nothing_cannot_be_laid_out():
    with pytest.raises(ValueError, match="pdu-kent"):
        of()


@pytest.mark.parametrize(
    ("day", "column"),
    [
        ("2019-01-01", 0),
        ("2019-06-30", 5),
        ("2019-12-31", 11),
        ("2020-01-01", 12),
        ("2020-12-31", 23),
        ("2018-01-01", 0),  # before the first year: its edge
        ("2030-01-01", 23),
    ],
)
def test_a_day_falls_into_its_share_of_the_width(day, column):
    line = of(inspection(Rating.GOOD, "2019"), end=date(2020, 12, 31))
    assert line.column(date.fromisoformat(day), 24) == column
