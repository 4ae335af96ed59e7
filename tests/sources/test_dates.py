"""Dates that software writes where it knows none."""

import json
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.sources.dates import from_feed, from_iso, from_words
from tests.sources.arrivals import index

NONE_AT_ALL = ("0001-01-01T00:00:00Z", "9999-12-31T23:59:59-05:00", "1989-12-31", "2101-01-01")


@pytest.mark.parametrize("written", NONE_AT_ALL)
def test_an_impossible_year_is_no_date(written: str) -> None:
    assert from_iso(written) is None


def test_the_years_between_are_dates() -> None:
    assert all(from_iso(f"{year}-06-01") for year in (1990, 2026, 2100))


@pytest.mark.parametrize("year", ["0001", "1066", "9999"])
def test_an_impossible_year_in_words_is_no_date(year: str) -> None:
    assert from_words(f"Published 1 January {year}") is None


@pytest.mark.parametrize("year", [1, 9999])
def test_an_impossible_year_in_a_feed_is_no_date(year: int) -> None:
    at = (year, 1, 1, 0, 0, 0, 0, 1, 0)
    assert from_feed(at, f"Mon, 01 Jan {year:04} 00:00:00 BST") is None


@pytest.mark.parametrize("written", NONE_AT_ALL)
def test_an_impossible_date_in_a_feed_costs_only_that_date(written: str) -> None:
    good = {"url": "https://a.example/1", "title": "A", "date_published": "2026-03-02T08:00:00Z"}
    bad = {"url": "https://a.example/2", "title": "B", "date_published": written}
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "x", "items": [bad, good]}
    found = index("feed", json.dumps(feed), "application/feed+json")
    assert [entry.published is None for entry in found] == [True, False]


@given(
    st.integers(min_value=631_238_400, max_value=4_102_272_000),
    st.sampled_from(["GMT", "+0000", "-0000", "+0100", "-0530", "+1345", "+0199", "+2500", "UT"]),
    st.booleans(),
)
def test_a_date_written_as_in_mails_is_what_python_itself_takes_it_for(seconds, zone, weekday):
    moment = datetime.fromtimestamp(seconds, UTC)
    told = moment.strftime(f"{'%a, ' if weekday else ''}%d %b %Y %H:%M:%S {zone}")
    try:
        known = parsedate_to_datetime(told)
    except ValueError:
        assert from_feed(None, told) is None
        return
    aware = known if known.tzinfo else known.replace(tzinfo=UTC)
    assert from_feed(None, told) == aware


@pytest.mark.parametrize(
    "told", ["31 Feb 2024 10:00:00 GMT", "30 Apr 2024 24:00:00 GMT", "00 May 2024 10:00:00 GMT"]
)
def test_a_day_or_hour_that_there_is_not_is_no_date(told):
    assert from_feed(None, told) is None
