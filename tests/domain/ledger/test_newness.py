"""Which news is still news."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from monitor.domain.ledger.newness import Before, Telling, telling
from tests.domain.samples import article

NOW = datetime(2024, 5, 10, 12, tzinfo=UTC)
WINDOW = timedelta(hours=48)


@pytest.mark.parametrize(
    ("day", "last_good", "expected"),
    [
        ("2024-05-09", None, Telling.TELL),
        ("2024-05-01", None, Telling.LEARN),
        ("2024-05-09", NOW - timedelta(minutes=15), Telling.TELL),
        ("2024-05-01", NOW - timedelta(minutes=15), Telling.LEARN),
        ("2024-05-01", NOW - timedelta(days=10), Telling.TELL),
        ("2024-04-01", NOW - timedelta(days=10), Telling.LEARN),
    ],
    ids=[
        "first visit, young",
        "first visit, from the archive",
        "young",
        "old",
        "changed during an outage",
        "older than the outage",
    ],
)
def test_the_window_counts_from_the_last_good_visit(day, last_good, expected):
    assert telling(article(day), Before(last_good), NOW, WINDOW) is expected


def test_an_undated_article_is_news_only_where_the_source_was_seen_before():
    undated = replace(article("2024-05-10"), published=None, read_at=NOW)
    assert telling(undated, Before(None), NOW, WINDOW) is Telling.LEARN
    assert telling(undated, Before(NOW - timedelta(hours=1)), NOW, WINDOW) is Telling.TELL


def test_a_report_listed_days_after_its_date_is_news_where_the_site_is_known():
    late = article("2024-05-04", official=True)
    assert telling(late, Before(NOW - timedelta(minutes=10)), NOW, WINDOW) is Telling.TELL
    assert telling(late, Before(None), NOW, WINDOW) is Telling.LEARN
    migrated = article("2022-11-01", official=True)
    assert telling(migrated, Before(NOW - timedelta(minutes=10)), NOW, WINDOW) is Telling.LEARN


def test_what_is_published_while_the_first_visit_goes_on_is_news_however_late_it_is_read():
    begun = Before(began=NOW - timedelta(days=20))
    assert telling(article("2024-05-01"), begun, NOW, WINDOW) is Telling.TELL
    assert telling(article("2024-04-19"), begun, NOW, WINDOW) is Telling.TELL
    assert telling(article("2024-04-01"), begun, NOW, WINDOW) is Telling.LEARN
    ahead = Before(began=NOW + timedelta(days=20))  # the clock was set back since
    assert telling(article("2024-05-09"), ahead, NOW, WINDOW) is Telling.TELL
