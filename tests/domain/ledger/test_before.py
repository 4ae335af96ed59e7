"""The rating before."""

from datetime import UTC, date, datetime

import pytest

from monitor import data
from monitor.domain.body import BodyId
from monitor.domain.event import EventKind
from monitor.domain.ledger.before import earlier_rating, kind_of_change, latest_rated
from monitor.domain.ledger.change import Known
from monitor.domain.ledger.standing import known_of
from monitor.domain.rating import Rating
from tests.domain.samples import finding, inspection

SHIPPED = data.baseline(datetime(2026, 11, 1, tzinfo=UTC))

EARLY = inspection(Rating.GOOD, "2021-06-01")
LATE = inspection(Rating.INADEQUATE, "2024-06-01")


def test_it_is_the_last_one_before_the_day():
    assert latest_rated((EARLY, LATE), date(2023, 1, 1)) == EARLY
    assert latest_rated((EARLY, LATE), date(2025, 1, 1)) == LATE
    assert latest_rated((EARLY, LATE), date(2020, 1, 1)) is None


def test_an_inspection_without_a_rating_is_passed_over():
    assert latest_rated((EARLY, inspection(None, "2023-01-01")), date(2024, 1, 1)) == EARLY


def before_day(day: date) -> Known:
    """The shipped history as it stood then."""
    return known_of(i for i in SHIPPED if i.published.last < day)


@pytest.mark.parametrize(
    ("body", "day", "predecessor", "rating", "published"),
    [
        ("yjs-swansea", date(2022, 2, 15), "Western Bay YJEIS", Rating.INADEQUATE, "March 2019"),
        ("yjs-bridgend", date(2022, 6, 14), "Western Bay YJEIS", Rating.INADEQUATE, "March 2019"),
        (
            "region-greater-manchester",
            date(2023, 1, 1),
            "NPS North West",
            Rating.GOOD,
            "July 2020",
        ),
    ],
)
def test_a_body_that_took_over_is_told_with_the_one_before_it(
    body, day, predecessor, rating, published
):
    gazetteer = data.gazetteer()
    said = finding(Rating.GOOD)
    before = earlier_rating(said, BodyId(body), day, before_day(day), gazetteer)
    assert before
    assert (before.body, before.rating, str(before.published)) == (predecessor, rating, published)
    assert kind_of_change(Rating.GOOD, before, None) is EventKind.FIRST_RATING


def test_once_it_was_rated_itself_its_own_rating_is_the_one_before():
    day = date(2025, 6, 1)
    before = earlier_rating(
        finding(Rating.GOOD), BodyId("yjs-swansea"), day, before_day(day), data.gazetteer()
    )
    assert before
    assert (before.body, str(before.published)) == (None, "15 February 2022")
