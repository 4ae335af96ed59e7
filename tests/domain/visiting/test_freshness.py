"""Which entries and pages are worth asking for."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from monitor.domain.article import Entry, SourceName
from monitor.domain.seen import Seen
from monitor.domain.source import Source
from monitor.domain.visiting.freshness import (
    asks_anew,
    may_ask,
    must_be_read,
    not_yet_published,
    still_hoped_for,
)
from monitor.domain.visiting.visit import Owed, Visit

NOW = datetime(2024, 5, 10, 12, tzinfo=UTC)
WINDOW = timedelta(hours=48)


def entry(published):
    return Entry("https://example.org/a", "t", published, "")


def test_a_run_in_the_past_does_not_see_what_came_later():
    wall = NOW + timedelta(days=400)
    assert not_yet_published(entry(NOW + timedelta(days=30)), NOW, wall)
    assert not not_yet_published(entry(NOW - timedelta(days=1)), NOW, wall)


def test_a_date_ahead_of_the_true_time_is_a_mistake_and_no_reason_to_wait():
    assert not not_yet_published(entry(NOW + timedelta(days=900)), NOW, NOW)


def source(name="paper", *, official=False):
    every = timedelta(minutes=15)
    return Source(SourceName(name), "feed", "https://example.org/rss", every, official=official)


def seen(name="paper", *, official=False, hours=1.0):
    at = NOW - timedelta(hours=hours)
    return Seen(SourceName(name), official, "mark", "print", at, at)


@pytest.mark.parametrize(
    ("known", "mark", "by", "expected"),
    [
        (None, "mark", source(), True),
        (seen(), "mark", source(), False),
        (seen(), "edited", source(), True),
        (seen("other paper"), "edited", source(), False),
        (seen("other paper"), "edited", source("site", official=True), True),
        (seen("site", official=True), "edited", source("site feed", official=True), False),
        (seen("site", official=True, hours=7), "mark", source("site", official=True), True),
        (seen("site", official=True, hours=999), "mark", source("site", official=True), False),
    ],
    ids=[
        "a stranger",
        "unchanged",
        "edited",
        "listed by another paper in other words",
        "listed by the inspectorate too",
        "in two lists of the inspectorate",
        "young and official: it may have been corrected in place",
        "old and official",
    ],
)
def test_what_must_be_read(known, mark, by, expected):
    assert must_be_read(known, mark, by, NOW) is expected


def test_an_official_list_is_asked_without_conditions_every_six_hours():
    site = source(official=True)
    now = NOW + timedelta(hours=3)
    earlier = [Visit(last_good_at=now - timedelta(minutes=m)) for m in (1, 30, 400)]
    assert [asks_anew(site, visit, now) for visit in earlier] == [False, False, True]


def test_any_other_list_is_asked_for_whole_once_a_day_at_an_hour_of_its_own():
    quarters = [NOW + timedelta(minutes=15) * n for n in range(3 * 96 + 1)]
    hours = set()
    for name in ("mail", "post", "echo", "argus"):
        site = replace(source(), name=SourceName(name))
        anew = [
            later
            for before, later in pairwise(quarters)
            if asks_anew(site, Visit(last_good_at=before), later)
        ]
        assert [later - before for before, later in pairwise(anew)] == [timedelta(days=1)] * 2
        hours.add(anew[0])
    assert len(hours) == 4
    assert not asks_anew(source(), Visit(), NOW)


def owed(attempts, hours, last=0.1):
    return Owed(attempts, NOW - timedelta(hours=hours), NOW - timedelta(hours=last))


def test_a_page_that_does_not_arrive_is_asked_for_less_and_less():
    assert may_ask(None, NOW)
    assert may_ask(owed(4, 1), NOW)
    assert not may_ask(owed(5, 1), NOW)
    assert may_ask(owed(5, 2, last=1), NOW)


def test_what_may_pass_is_hoped_for_longer_than_what_looks_final():
    assert still_hoped_for(None, NOW, transient=False)
    assert still_hoped_for(owed(30, 47), NOW, transient=True)
    assert not still_hoped_for(owed(30, 49), NOW, transient=True)
    assert still_hoped_for(owed(30, 5), NOW, transient=False)
    assert not still_hoped_for(owed(30, 7), NOW, transient=False)


@pytest.mark.parametrize(
    ("minutes_before", "by", "expected"),
    [
        (30, source("rest", official=True), True),
        (70, source("rest", official=True), True),
        (130, source("rest", official=True), False),
        (30, source("rest"), False),
    ],
    ids=[
        "edited since it was read",
        "read so soon after the edit that it may have come from a cache",
        "edited long before it was read",
        "what a paper says of it does not count",
    ],
)
def test_an_edit_counts_in_whichever_official_list_it_stands(minutes_before, by, expected):
    site = seen("site", official=True, hours=1.0)
    modified = NOW - timedelta(minutes=minutes_before)
    assert must_be_read(site, "other mark", by, NOW, modified) is expected


def test_a_page_that_may_have_come_from_a_cache_is_not_asked_for_before_that_is_over():
    site = seen("site", official=True, hours=0.9)
    assert not must_be_read(site, "mark", source("rest", official=True), NOW, site.last_read_at)


def test_any_list_of_the_inspectorate_makes_a_young_page_be_looked_at_again():
    site = seen("site", official=True, hours=7)
    assert must_be_read(site, "mark", source("feed", official=True), NOW)


@pytest.mark.parametrize(
    ("kept", "row", "hours", "expected"),
    [
        ("an old mark", "edited now", 2, False),
        ("an old mark", "edited now", 0.5, True),
        ("edited now", "edited now", 2, False),
        ("edited then", "edited now", 2, True),
        ("edited then", "an old mark", None, True),
    ],
    ids=[
        "kept before marks told of edits, and not edited since",
        "kept before marks told of edits, and edited since",
        "the same",
        "edited since",
        "the row no longer says when",
    ],
)
def test_a_mark_of_another_sort_is_no_edit(kept, row, hours, expected):
    modified = None if hours is None else NOW - timedelta(hours=hours)
    known = replace(seen(), entry_mark=kept)
    assert must_be_read(known, row, source(), NOW, modified) is expected
