"""A paused source is nobody's trouble; one that may be forgotten is told of."""

from dataclasses import replace
from datetime import timedelta

import pytest

from monitor.data import gazetteer
from monitor.domain.article import SourceName
from monitor.domain.delivery import ChannelName, Recipient, Shape
from monitor.domain.event import OPERATIONAL, EventKind
from monitor.domain.pause import Pause, holding
from monitor.domain.source import Source
from monitor.domain.telling.routing import Router
from monitor.domain.telling.subscription import Subscription, Wants
from monitor.domain.visiting.forgotten_pause import reminder
from monitor.domain.visiting.source_state import Sight, State, after
from monitor.service.editions import Editions
from monitor.service.reminders import Reminders
from monitor.service.watch import Watch
from tests.service.conftest import NOW
from tests.store import values

PAPER = SourceName("Kent Online")
SOURCE = Source(PAPER, "feed", "https://kent.example/rss", timedelta(minutes=15))
OPERATORS = Subscription("ops", (Recipient(ChannelName("console")),), Wants(events=OPERATIONAL))
ROUTER = Router((OPERATORS,), gazetteer().bodies)
HOUR = timedelta(hours=1)


def paused(records, until=None, since=NOW):
    records.pauses.begin([Pause(PAPER, since, until, "it moves")])


def failed(records, clock, times=1):
    for _ in range(times):
        clock.pass_by(minutes=20)
        records.visits.failed(PAPER, "HTTP 500", clock(), clock())
        sight = Sight(State.UNREACHABLE, "HTTP 500")
        before = records.states.of(PAPER)
        records.states.keep(PAPER, after(before, sight, SOURCE.every, clock()))


@pytest.fixture
def watch(records, clock):
    return Watch(
        sources=(SOURCE,),
        visits=records.visits,
        states=records.states,
        pauses=records.pauses,
        troubles=records.troubles,
        audits=records.audits,
        announcements=records.announcements,
        router=ROUTER,
        audit_every=None,
        began=NOW,
        clock=clock,
    )


def test_a_paused_source_is_not_told_of_as_broken_before_it_was_visited_again(
    watch, records, clock
):
    failed(records, clock, 3)
    paused(records, clock() + HOUR, clock())
    assert watch() == ()
    clock.pass_by(hours=2)
    assert watch() == ()
    failed(records, clock)
    assert [event.kind for event in watch()] == [EventKind.SOURCE_BROKEN]


def test_what_was_broken_before_the_pause_is_back_after_a_good_visit_only(watch, records, clock):
    failed(records, clock, 3)
    assert [event.kind for event in watch()] == [EventKind.SOURCE_BROKEN]
    paused(records, since=clock())
    clock.pass_by(days=3)
    assert records.pauses.end(PAPER, clock())
    assert watch() == ()


def test_a_pause_is_remembered_as_it_was_said(records, clock):
    paused(records, NOW + HOUR)
    assert records.pauses.all() == {PAPER: Pause(PAPER, NOW, NOW + HOUR, "it moves")}
    assert set(holding(records.pauses.all(), NOW)) == {PAPER}
    assert holding(records.pauses.all(), NOW - HOUR) == holding(records.pauses.all(), NOW + HOUR)
    paused(records)
    assert records.pauses.all()[PAPER].until is None


def test_of_a_pause_without_an_end_one_is_reminded_once_a_fortnight(records, clock):
    remind = Reminders(records.pauses, records.announcements, ROUTER, clock)
    paused(records)
    told = []
    for _day in range(43):
        told += [(event.at - NOW).days for event in remind()]
        clock.pass_by(days=1)
    assert told == [14, 28, 42]
    (first, *_) = records.outbox.claim(ChannelName("console"), clock(), clock() + HOUR)
    assert first.events[0].reasons == ("paused since 10 May 2024, without an end", "it moves")
    assert records.pauses.end(PAPER, clock())
    clock.pass_by(days=30)
    assert remind() == ()


def test_a_pause_with_an_end_needs_no_reminder():
    assert reminder(Pause(PAPER, NOW, NOW + 90 * 24 * HOUR), NOW + 60 * 24 * HOUR) is None


def test_a_digest_names_what_is_paused():
    pause = Pause(PAPER, NOW, None)
    editions = Editions(tuple, tuple, lambda _since, _until: None, lambda: (pause,))
    digest = replace(values.delivery(values.event("e1", NOW)), shape=Shape.DAILY)
    edition = editions(digest, NOW)
    assert edition is not None
    assert edition.paused == (pause,)
