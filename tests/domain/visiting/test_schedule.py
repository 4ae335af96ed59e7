"""Which sources may be visited now."""

from datetime import UTC, datetime, timedelta

from monitor.domain.article import SourceName
from monitor.domain.source import Source
from monitor.domain.visiting.schedule import ready

NOW = datetime(2024, 5, 10, 12, tzinfo=UTC)


def source(name, host="a.org"):
    return Source(SourceName(name), "feed", f"https://{host}/{name}", timedelta(minutes=15))


def names(chosen):
    return [each.name for each in chosen]


def test_the_longest_overdue_comes_first():
    sources = [source("late", "a.org"), source("later", "b.org"), source("new", "c.org")]
    due = {"late": NOW - timedelta(hours=1), "later": NOW - timedelta(hours=2)}
    assert names(ready(sources, due, set(), 9, NOW)) == ["later", "late", "new"]


def test_what_is_not_due_waits():
    assert not ready([source("x")], {"x": NOW + timedelta(seconds=1)}, set(), 9, NOW)


def test_one_visit_per_host_at_a_time():
    sources = [source("one"), source("two"), source("three", "b.org")]
    assert names(ready(sources, {}, set(), 9, NOW)) == ["one", "three"]
    assert names(ready(sources, {}, {"one"}, 9, NOW)) == ["three"]


def test_no_more_than_there_is_room_for():
    sources = [source(str(n), f"{n}.org") for n in range(9)]
    assert len(ready(sources, {}, set(), 3, NOW)) == 3
    assert not ready(sources, {}, set(), 0, NOW)


def test_a_due_time_that_no_pause_explains_does_not_silence_a_source():
    far = {"x": NOW + timedelta(days=900)}
    assert names(ready([source("x")], far, set(), 9, NOW)) == ["x"]
