"""Which news is still news."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from monitor.domain.article import Entry
from monitor.domain.freshness import Telling, not_yet_published, telling
from tests.domain.samples import article

NOW = datetime(2024, 5, 10, 12, tzinfo=UTC)
WINDOW = timedelta(hours=48)


@pytest.mark.parametrize(
    ("day", "last_good", "expected"),
    [
        ("2024-05-09", None, Telling.TELL),
        ("2024-05-01", None, Telling.LEARN),
        ("2024-05-09", NOW - timedelta(minutes=15), Telling.TELL),
        ("2024-05-01", NOW - timedelta(minutes=15), Telling.RECORD),
        ("2024-05-01", NOW - timedelta(days=10), Telling.TELL),
        ("2024-04-01", NOW - timedelta(days=10), Telling.RECORD),
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
    assert telling(article(day), last_good, NOW, WINDOW) is expected


def test_an_undated_article_is_news_only_where_the_source_was_seen_before():
    undated = replace(article("2024-05-10"), published=None, read_at=NOW)
    assert telling(undated, None, NOW, WINDOW) is Telling.LEARN
    assert telling(undated, NOW - timedelta(hours=1), NOW, WINDOW) is Telling.TELL


def entry(published):
    return Entry("https://example.org/a", "t", published, "")


def test_a_run_in_the_past_does_not_see_what_came_later():
    wall = NOW + timedelta(days=400)
    assert not_yet_published(entry(NOW + timedelta(days=30)), NOW, wall)
    assert not not_yet_published(entry(NOW - timedelta(days=1)), NOW, wall)


def test_a_date_ahead_of_the_true_time_is_a_mistake_and_no_reason_to_wait():
    assert not not_yet_published(entry(NOW + timedelta(days=900)), NOW, NOW)
