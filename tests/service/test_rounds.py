"""Visits side by side."""

import threading
from datetime import timedelta

import pytest

from monitor.domain.article import SourceName, Validators
from monitor.domain.pause import Pause
from monitor.domain.source import Source
from monitor.domain.visiting.visit import Answered, Outcome
from monitor.errors import StoreError
from monitor.service.rounds import Plan, Rounds
from tests.service.conftest import NOW


def source(name, host=None):
    return Source(
        SourceName(name), "feed", f"https://{host or name}.org/rss", timedelta(minutes=15)
    )


@pytest.fixture
def rounds(records, clock):
    made = []

    def make(poll, *sources, workers=2):
        plan = Plan(sources, poll, workers)
        made.append(Rounds(plan, records.visits, records.pauses, records.requests, clock))
        return made[-1]

    yield make
    for each in made:
        each.stop(5)


def test_all_are_visited_however_few_the_workers(rounds):
    seen = []

    def poll(each):
        seen.append(each.name)
        return Outcome(each)

    work = rounds(poll, *map(source, "abcdef"))
    assert len(list(work.visit_all())) == 6
    assert sorted(seen) == list("abcdef")


def test_sources_of_one_host_are_visited_one_after_the_other(rounds):
    busy, overlaps = threading.Lock(), []

    def poll(each):
        overlaps.append(not busy.acquire(blocking=False))
        if not overlaps[-1]:
            busy.release()
        return Outcome(each)

    work = rounds(poll, *(source(name, "one") for name in "abcd"), workers=4)
    assert len(list(work.visit_all())) == 4
    assert not any(overlaps)


def test_a_hung_source_leaves_room_for_the_others(rounds):
    release, others = threading.Event(), threading.Event()

    def poll(each):
        (release.wait(10) if each.name == "slow" else others.set())
        return Outcome(each)

    work = rounds(poll, source("slow"), source("quick"))
    work.start_due()
    assert others.wait(5)
    assert work.stop(0.01) is False
    release.set()


def stuck(release, *quick):
    """All but these keep their visitor waiting."""

    def poll(each):
        if each.name not in quick:
            release.wait(10)
        return Outcome(each)

    return poll


@pytest.mark.attack("V16")
def test_slow_hosts_in_every_place_leave_room_for_the_others(rounds, clock):
    release = threading.Event()
    slow = [source(name, f"slow-{name}") for name in "ab"]
    work = rounds(stuck(release, "quick"), *slow, source("quick"))
    work.start_due()
    assert work.start_due() == ()
    clock.pass_by(seconds=10)
    assert names(work.start_due()) == ["quick"]
    release.set()


def test_however_many_wait_for_slow_hosts_there_is_an_end_of_threads(rounds, clock):
    release, began = threading.Event(), 0
    work = rounds(stuck(release), *(source(f"s{n}") for n in range(99)), workers=30)
    for _look in range(60):
        began += len(work.start_due())
        clock.pass_by(seconds=10)
    assert began == 64
    release.set()


def test_a_source_under_way_is_not_started_twice(rounds):
    release = threading.Event()

    def poll(each):
        release.wait(10)
        return Outcome(each)

    work = rounds(poll, source("slow"))
    (first,) = work.start_due()
    assert work.start_due() == ()
    release.set()
    assert first.result(5).source.name == "slow"


def paused(records, name, until=None):
    records.pauses.begin([Pause(SourceName(name), NOW, until, "moves")])


def names(started):
    return sorted(each.result(5).source.name for each in started)


def test_what_is_paused_is_left_alone_until_it_is_over(rounds, records, clock):
    paused(records, "a", NOW + timedelta(hours=1))
    paused(records, "b")
    work = rounds(Outcome, *map(source, "abc"), workers=3)
    assert names(work.start_due()) == ["c"]
    assert [each.source.name for each in work.visit_all()] == ["c"]
    clock.pass_by(hours=1)
    assert names(work.start_due()) == ["a", "c"]
    assert records.pauses.end(SourceName("b"), clock())
    assert not records.pauses.end(SourceName("b"), clock())
    assert "b" in names(work.start_due())


def test_who_asks_gets_a_visit_at_once_due_or_not_paused_or_not(rounds, records, clock):
    due = NOW + timedelta(minutes=5)
    for name in "abc":
        records.visits.succeeded(name, Answered("https://x.org", Validators()), NOW, due)
    paused(records, "b")
    records.requests.ask([SourceName("a"), SourceName("b"), SourceName("stranger")], NOW)
    work = rounds(Outcome, *map(source, "abc"))
    assert names(work.start_due()) == ["a", "b"]
    assert work.start_due() == ()
    assert set(records.requests.waiting()) == {"stranger"}


def test_who_asks_during_a_visit_gets_another(rounds, records, clock):
    def poll(each):
        clock.pass_by(seconds=5)
        records.requests.ask([each.name], clock())
        return Outcome(each)

    records.requests.ask([SourceName("a")], NOW)
    work = rounds(poll, source("a"))
    names(work.start_due())
    assert set(records.requests.waiting()) == {"a"}


def test_another_plan_counts_from_the_next_visit_on(rounds):
    release, seen = threading.Event(), []

    def before(each):
        release.wait(10)
        return Outcome(each, reason="before")

    def after(each):
        seen.append(each.name)
        return Outcome(each)

    work = rounds(before, source("going", "one"), source("stays", "two"))
    old = work.start_due()
    work.follow(Plan((source("stays", "three"), source("new", "one"), source("x")), after, 3))
    # The host of a source that was taken out is busy until its visit is over.
    assert names(work.start_due()) == ["x"]
    release.set()
    assert {each.result(5).reason for each in old} == {"before"}
    assert names(work.start_due()) == ["new", "stays", "x"]


def test_what_is_not_due_is_left_alone(rounds, records):
    due = NOW + timedelta(minutes=5)
    records.visits.succeeded("a", Answered("https://x.org", Validators()), NOW, due)
    work = rounds(Outcome, source("a"), source("b"))
    assert [each.result(5).source.name for each in work.start_due()] == ["b"]


@pytest.mark.parametrize("fault", [StoreError("disk full"), RuntimeError("a bug")])
def test_a_fault_in_one_visit_is_told_and_ends_no_other(rounds, fault, caplog):
    def poll(each):
        if each.name == "bad":
            raise fault
        return Outcome(each)

    outcomes = {
        o.source.name: o.reason for o in rounds(poll, source("bad"), source("x")).visit_all()
    }
    assert outcomes["x"] is None
    assert str(fault) in str(outcomes["bad"])
    assert "visit_" in caplog.text


def test_a_bug_is_marked_on_the_source_and_not_tried_every_second(rounds, records):
    def poll(_each):
        raise RuntimeError("a bug")

    list(rounds(poll, source("bad")).visit_all())
    visit = records.visits.of("bad")
    assert "RuntimeError" in str(visit.reason)
    assert visit.next_due_at == NOW + timedelta(minutes=10)


def test_a_source_is_not_hammered_while_the_database_takes_no_note(rounds, clock):
    def poll(_each):
        raise StoreError("disk full")

    work = rounds(poll, source("a"))
    (first,) = work.start_due()
    first.result(5)
    assert work.start_due() == ()
    clock.pass_by(minutes=11)
    assert len(work.start_due()) == 1
