"""The rating before."""

from datetime import date

from monitor.domain.before import latest_rated
from monitor.domain.rating import Rating
from tests.domain.samples import inspection

EARLY = inspection(Rating.GOOD, "2021-06-01")
LATE = inspection(Rating.INADEQUATE, "2024-06-01")


def test_it_is_the_last_one_before_the_day():
    assert latest_rated((EARLY, LATE), date(2023, 1, 1)) == EARLY
    assert latest_rated((EARLY, LATE), date(2025, 1, 1)) == LATE
    assert latest_rated((EARLY, LATE), date(2020, 1, 1)) is None


def test_an_inspection_without_a_rating_is_passed_over():
    assert latest_rated((EARLY, inspection(None, "2023-01-01")), date(2024, 1, 1)) == EARLY
