from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

from monitor.domain.article import ArticleId, SourceName, Validators
from monitor.domain.visiting.visit import Answered, Owed, Visit
from monitor.store.engine.database import Database
from monitor.store.heartbeats import Heartbeats
from monitor.store.visits import Visits
from tests.store.values import NOW, later

FEED = SourceName("feed")
URL = "https://x.org/rss"
MARKS = Validators('"etag"', "Thu, 30 May 2024 10:00:00 GMT")


def test_a_source_never_visited_has_an_empty_visit(visits: Visits) -> None:
    assert visits.of(FEED) == Visit()
    assert visits.all() == {}


def test_the_begin_of_the_first_visit_outlasts_whatever_comes_after(visits: Visits) -> None:
    visits.begin(FEED, NOW)
    assert visits.of(FEED) == Visit(began_at=NOW)
    visits.begin(FEED, later(5))
    visits.failed(FEED, "503", later(5), later(10))
    assert visits.of(FEED).began_at == NOW


def test_to_the_runs_of_today_a_source_begins_anew_after_one_in_the_past(
    database: Database, visits: Visits
) -> None:
    Visits(database, in_the_past=True).begin(FEED, NOW)
    assert visits.of(FEED) == Visit()
    visits.begin(FEED, later(5))
    assert visits.of(FEED) == Visit(began_at=later(5))


def test_all_due_times_come_at_once_but_those_of_runs_in_the_past(
    database: Database, visits: Visits
) -> None:
    past, other = Visits(database, in_the_past=True), SourceName("other")
    visits.failed(FEED, "503", NOW, later(10))
    past.failed(other, "503", NOW, later(20))
    assert visits.due() == {FEED: later(10)}
    assert past.due() == {FEED: later(10), other: later(20)}


def test_a_good_visit_is_remembered(visits: Visits) -> None:
    visits.succeeded(FEED, Answered(URL, MARKS), NOW, later(5))
    assert visits.of(FEED) == Visit(MARKS, NOW, NOW, later(5), url=URL)


def test_the_digest_of_a_list_is_remembered(visits: Visits) -> None:
    visits.succeeded(FEED, Answered(URL, replace(MARKS, digest="d" * 64)), NOW, later(5))
    visits.succeeded(FEED, Answered(URL, None), later(5), later(10))
    assert visits.of(FEED).validators.digest == "d" * 64


def test_not_modified_keeps_the_validators(visits: Visits) -> None:
    visits.succeeded(FEED, Answered(URL, MARKS), NOW, later(5))
    visits.succeeded(FEED, Answered(URL, None), later(5), later(10))
    assert visits.of(FEED) == Visit(MARKS, later(5), later(5), later(10), url=URL)


def test_empty_validators_take_the_place_of_the_old(visits: Visits) -> None:
    visits.succeeded(FEED, Answered(URL, MARKS), NOW, later(5))
    visits.succeeded(FEED, Answered(URL, Validators()), later(5), later(10))
    assert visits.of(FEED).validators == Validators()


def test_what_its_lists_held_stays_until_it_is_told_anew(visits: Visits) -> None:
    visits.succeeded(FEED, Answered(URL, MARKS, {URL: 25}), NOW, later(5))
    visits.succeeded(FEED, Answered(URL, None), later(5), later(10))
    visits.failed(FEED, "404", later(10), later(15))
    assert visits.of(FEED).held == {URL: 25}
    visits.succeeded(FEED, Answered(URL, MARKS, {}), later(15), later(20))
    assert visits.of(FEED).held == {}


def test_of_a_source_that_moved_its_visits_stay_and_its_lists_are_forgotten(
    visits: Visits,
) -> None:
    visits.succeeded(FEED, Answered(URL, MARKS, {URL: 25}), NOW, later(5))
    visits.failed(FEED, "404", later(5), later(10))
    visits.moved(FEED, "https://x.org/atom")
    moved = Visit(Validators(), NOW, later(5), later(10), 1, "404", "https://x.org/atom")
    assert visits.of(FEED) == moved


def test_failures_are_counted_and_the_last_good_visit_stays(visits: Visits) -> None:
    visits.succeeded(FEED, Answered(URL, MARKS), NOW, later(5))
    visits.failed(FEED, "404", later(5), later(15))
    visits.failed(FEED, "500", later(15), later(35))
    assert visits.of(FEED) == Visit(MARKS, NOW, later(15), later(35), 2, "500", url=URL)


def test_a_first_visit_may_fail(visits: Visits) -> None:
    visits.failed(FEED, "404", NOW, later(5))
    assert visits.of(FEED) == Visit(Validators(), None, NOW, later(5), 1, "404")


def test_a_first_visit_in_parts_is_no_failure(visits: Visits) -> None:
    visits.failed(FEED, "404", NOW, later(5))
    visits.learning(FEED, "pages still owed: 7", later(5), later(15))
    learning = Visit(Validators(), None, later(5), later(15), 0, "pages still owed: 7")
    assert visits.of(FEED) == learning


def test_a_good_visit_ends_the_failures(visits: Visits) -> None:
    visits.failed(FEED, "404", NOW, later(5))
    visits.succeeded(FEED, Answered(URL, None), later(5), later(10))
    assert visits.of(FEED) == Visit(Validators(), later(5), later(5), later(10), 0, None, url=URL)


def test_all_sources_by_name(visits: Visits) -> None:
    visits.failed(SourceName("b"), "404", NOW, later(2))
    visits.failed(SourceName("a"), "500", NOW, later(1))
    assert [(name, visit.reason) for name, visit in visits.all().items()] == [
        ("a", "500"),
        ("b", "404"),
    ]


def test_what_a_run_in_the_past_remembers_is_not_for_the_runs_of_today(database: Database) -> None:
    past, today = Visits(database, in_the_past=True), Visits(database)
    past.succeeded(FEED, Answered(URL, MARKS), NOW, later(5))
    past.succeeded(FEED, Answered(URL, MARKS), later(5), later(10))
    assert past.of(FEED) == Visit(MARKS, later(5), later(5), later(10), url=URL)
    assert today.of(FEED) == Visit()
    assert today.of_today() is None
    today.failed(FEED, "404", later(20), later(25))
    assert today.of(FEED) == Visit(Validators(), None, later(20), later(25), 1, "404")
    assert past.of_today() == later(20)


def test_an_article_is_owed_more_each_time(visits: Visits) -> None:
    for minutes, name in enumerate(("a", "a", "b", "a")):
        visits.owe(ArticleId(name), later(minutes))
    assert visits.owed(ArticleId("a")) == Owed(3, NOW, later(3))
    assert visits.owed(ArticleId("b")) == Owed(1, later(2), later(2))
    assert visits.owed(ArticleId("c")) is None


def test_an_instant_of_another_zone_comes_back_in_utc(visits: Visits) -> None:
    summer = timezone(timedelta(hours=1))
    visits.failed(FEED, "404", NOW, datetime(2024, 6, 1, 0, 30, tzinfo=summer))
    due = visits.of(FEED).next_due_at
    assert due == datetime(2024, 5, 31, 23, 30, tzinfo=UTC)
    assert due.tzinfo is UTC


def test_a_heartbeat_is_the_last_one(database: Database) -> None:
    heartbeats = Heartbeats(database)
    assert heartbeats.all() == {}
    heartbeats.beat("outbox", NOW)
    heartbeats.beat("clock", NOW)
    heartbeats.beat("outbox", later(1))
    assert heartbeats.all() == {"clock": NOW, "outbox": later(1)}
