"""What the ledger would have answered then."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from monitor.domain.article import SourceName
from monitor.domain.inspection import Status
from monitor.domain.ledger.citation import Citation
from monitor.domain.ledger.lookback import as_known_on, cited_by
from monitor.domain.rating import Rating
from tests.domain.samples import KENT, inspection
from tests.store import values

LOADED = datetime(2026, 11, 1, 12, tzinfo=UTC)
SHIPPED = replace(inspection(Rating.GOOD, "2019-05"), recorded_at=LOADED)
LEARNED = replace(inspection(Rating.INADEQUATE, "2024-05-30"), recorded_at=LOADED)


def ratings(day, *entries, shipped=(SHIPPED.id,)):
    known = as_known_on(entries, date.fromisoformat(day), shipped)
    return [entry.rating for entry in known]


@pytest.mark.parametrize(
    ("published", "day", "known"),
    [
        ("2019-05-30", "2019-05-29", False),
        ("2019-05-30", "2019-05-30", True),
        ("2019-05", "2019-05-30", False),  # it may be the last of May
        ("2019-05", "2019-05-31", True),
        ("2018-06/2019-05", "2019-05-31", True),
        ("2026", "2026-10-31", False),
        ("2026", "2026-11-01", True),  # it was out when it was loaded
        ("2026-11-20", "2026-11-19", False),  # loaded by a run in the past
        ("2026-11-20", "2026-11-20", True),
    ],
)
def test_the_baseline_is_known_since_it_was_published(published, day, known):
    entry = replace(SHIPPED, published=replace(SHIPPED.published, text=published))
    assert ratings(day, entry) == ([Rating.GOOD] if known else [])


def test_what_was_learned_is_known_since_it_was_recorded():
    assert ratings("2026-10-31", LEARNED) == []
    assert ratings("2026-11-01", LEARNED) == [Rating.INADEQUATE]


def test_a_day_ends_in_london():
    before_midnight_there = datetime(2026, 6, 30, 22, 59, tzinfo=UTC)
    after = datetime(2026, 6, 30, 23, 0, tzinfo=UTC)
    assert ratings("2026-06-30", replace(LEARNED, recorded_at=before_midnight_there)) != []
    assert ratings("2026-06-30", replace(LEARNED, recorded_at=after)) == []


def test_a_correction_counts_from_its_own_day_even_of_the_baseline():
    corrected = replace(
        SHIPPED,
        rating=Rating.INADEQUATE,
        status=Status.CORRECTED,
        recorded_at=datetime(2026, 11, 9, tzinfo=UTC),
    )
    assert ratings("2026-11-08", SHIPPED, corrected) == [Rating.GOOD]
    assert ratings("2026-11-09", SHIPPED, corrected) == [Rating.INADEQUATE]


def test_of_two_entries_of_one_moment_the_later_written_stands():
    again = replace(LEARNED, rating=Rating.GOOD)
    assert ratings("2027-01-01", LEARNED, again) == [Rating.GOOD]


def test_the_oldest_publication_comes_first():
    dates = ("2024-05-30", "2024", "2018-01-09")
    entries = [inspection(Rating.GOOD, day, body=KENT) for day in dates]
    known = as_known_on(entries, date(2027, 1, 1), ())
    assert [entry.published.text for entry in known] == ["2018-01-09", "2024-05-30", "2024"]


def test_nothing_is_known_before_anything_was_written():
    assert ratings("2017-12-31", SHIPPED, LEARNED) == []


def test_an_article_speaks_from_the_day_on_which_it_was_read():
    piece = values.evidence(values.inspection())
    read = datetime(2024, 5, 30, 10, tzinfo=UTC)
    cited = Citation(piece, "A title", SourceName("paper"), "https://paper.example", None, read)
    assert cited_by([cited], date(2024, 5, 29)) == ()
    assert cited_by([cited], date(2024, 5, 30)) == (cited,)
