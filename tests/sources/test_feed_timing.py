"""What feeds say of how often they are to be asked for."""

from datetime import timedelta

import pytest

from monitor.domain.article import Page, Validators
from monitor.domain.source import Timing
from monitor.sources import PARSERS
from monitor.sources.feed_timing import timing

ITEM = "<item><title>ttl</title><ttl>999</ttl></item>"


def page(head: str) -> Page:
    body = f"<rss version='2.0'><channel><title>t</title>{head}{ITEM}</channel></rss>"
    return Page("https://a.example/rss", body.encode(), "text/xml", Validators())


@pytest.mark.parametrize(
    ("head", "fresh"),
    [
        ("", timedelta()),
        ("<ttl>15</ttl>", timedelta(minutes=15)),
        ("<ttl> 60 </ttl>", timedelta(hours=1)),
        ("<ttl>soon</ttl><ttl>-5</ttl>", timedelta()),
        ("<ttl>99999999999999</ttl>", timedelta()),
        ("<sy:updatePeriod>\n\thourly </sy:updatePeriod>", timedelta(hours=1)),
        (
            "<sy:updatePeriod>daily</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency>",
            timedelta(hours=6),
        ),
        (
            "<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>0</sy:updateFrequency>",
            timedelta(hours=1),
        ),
        ("<sy:updatePeriod>sometimes</sy:updatePeriod>", timedelta()),
    ],
)
def test_for_how_long_nothing_new_comes(head, fresh):
    assert timing(page(head)) == Timing(fresh=fresh)


def test_hours_and_days_without_news():
    head = (
        "<skipHours><hour>0</hour><hour>24</hour><hour>3</hour><hour>77</hour></skipHours>"
        "<skipDays><day>Sunday</day><day>monday</day><day>Someday</day></skipDays>"
    )
    assert timing(page(head)) == Timing(quiet_hours=frozenset({0, 3}), quiet_days=frozenset({0, 6}))


def test_feeds_are_asked_and_other_lists_have_no_such_words():
    said = page("<ttl>15</ttl>")
    assert PARSERS["feed"].timing(said).fresh == timedelta(minutes=15)
    assert PARSERS["listing"].timing(said) == Timing()
