"""What is silent is held back, never dropped; digests come, and say what is so."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from threading import Event

import pytest

from monitor.data import gazetteer
from monitor.domain.delivery import ChannelName, Recipient, Shape
from monitor.domain.digest import Coverage
from monitor.domain.event import EventKey, EventKind
from monitor.domain.ledger.change import Change
from monitor.domain.silence import Scope, Silence
from monitor.domain.telling.routing import Router
from monitor.domain.telling.subscription import Subscription
from monitor.domain.telling.timing import Pace
from monitor.service.deliver import Deliver
from monitor.service.digests import Digests
from monitor.service.editions import Editions
from tests.domain.samples import KENT
from tests.service.conftest import NOW, saved
from tests.service.test_downtime import Box
from tests.store import values

EMAIL = ChannelName("email")
DESK = Recipient(EMAIL, "desk@a.org")
DAILY = Subscription("daily", (DESK,), pace=Pace(Shape.DAILY, time(8)), empty_digests=True)
WEEKLY = replace(DAILY, name="weekly", pace=Pace(Shape.WEEKLY, time(8)))
FOUND = Coverage(3, 3, timedelta(minutes=4), 5, 5)


def silence(records, scope, target, hours=6.0):
    until = NOW + timedelta(hours=hours)
    return records.silences.add(Silence(scope, target, "known to all", NOW, until))


def deliver(records, clock, post, slack=None):
    def silences():
        return records.silences.active(clock())

    return Deliver(
        records.outbox,
        {EMAIL: post} | ({ChannelName("slack"): slack} if slack else {}),
        clock,
        Event().is_set,
        silences=silences,
        edition=Editions(silences, records.reviews.awaiting, lambda _since, _until: FOUND),
    )


def happened(records, *events, to=DAILY, now=NOW):
    made = tuple(events)
    deliveries = Router((to,), gazetteer().bodies)(made, now)
    change = Change(events=made, deliveries=deliveries)
    return records.ledger.record(values.article(), values.READING, (), lambda _known: change)


def event(key, body="pdu-west-kent", **more):
    return replace(values.event(key, NOW), body_id=body, **more)


def shapes(post):
    return [(letter.shape, [e.key for e in letter.events]) for _to, letter in post.letters]


def test_a_silent_body_is_held_back_and_told_when_the_silence_ends(records, clock):
    saved(records, "email a@a.org")
    silence(records, Scope.BODY, KENT)
    post = Box()
    work = deliver(records, clock, post)
    work()
    clock.pass_by(hours=5, minutes=59)
    assert (work().sent, post.letters) == ((), [])
    clock.pass_by(minutes=2)
    assert len(work().sent) == 1


@pytest.mark.parametrize(("scope", "target"), [(Scope.SOURCE, "paper"), (Scope.CHANNEL, "email")])
def test_a_silent_source_and_a_silent_channel_hold_alike(records, clock, scope, target):
    number = silence(records, scope, target)
    saved(records, "email a@a.org")
    work = deliver(records, clock, Box())
    assert work().sent == ()
    records.silences.end(number, clock())
    assert len(work().sent) == 1


def test_a_silent_channel_holds_up_no_other(records, clock):
    saved(records, "email a@a.org", "slack")
    silence(records, Scope.CHANNEL, "email")
    slack = Box()
    deliver(records, clock, Box(), slack)()
    assert len(slack.letters) == 1


def test_what_others_want_to_hear_leaves_without_what_is_silent(records, clock):
    at_once = Subscription("desk", (DESK,))
    happened(records, event("one"), event("other", "pdu-east-kent"), to=at_once)
    silence(records, Scope.BODY, "pdu-west-kent")
    post = Box()
    work = deliver(records, clock, post)
    work()
    assert shapes(post) == [(Shape.ALERT, ["other"])]
    clock.pass_by(hours=7)
    work()
    assert shapes(post)[1:] == [(Shape.ALERT, ["one"])]


def test_what_was_silent_for_longer_than_the_window_is_told_together(records, clock):
    saved(records, "email a@a.org", count=3)
    silence(records, Scope.BODY, KENT, hours=72)
    post = Box()
    work = deliver(records, clock, post)
    work()
    clock.pass_by(hours=73)
    work()
    assert [(letter.shape, len(letter.events)) for _to, letter in post.letters] == [
        (Shape.CATCH_UP, 3)
    ]


def test_a_silence_ended_early_sets_free_what_it_held(records, clock):
    saved(records, "email a@a.org", count=2)
    number = silence(records, Scope.BODY, KENT)
    post = Box()
    work = deliver(records, clock, post)
    work()
    assert records.silences.end(number, clock()) == 2
    assert len(work().sent) == 2
    assert records.silences.active(clock()) == ()


def test_a_digest_tells_its_span_what_is_silent_what_waits_and_the_coverage(records, clock):
    asked = event("asked", kind=EventKind.NEEDS_REVIEW)
    happened(records, event("one", "pdu-east-kent"), asked)
    silence(records, Scope.BODY, "pdu-west-kent", hours=48)
    post = Box()
    clock.pass_by(days=1)
    deliver(records, clock, post)()
    ((_to, letter),) = post.letters
    assert [e.key for e in letter.events] == ["one"]
    assert letter.edition is not None
    span = (datetime(2024, 5, 10, 7, tzinfo=UTC), datetime(2024, 5, 11, 7, tzinfo=UTC))
    assert (letter.edition.since, letter.edition.until) == span
    assert [one.target for one in letter.edition.silences] == ["pdu-west-kent"]
    assert [e.key for e in letter.edition.awaiting] == ["asked"]
    assert letter.edition.coverage == FOUND
    assert not letter.late


def test_what_a_digest_left_out_is_an_alert_when_the_silence_ends(records, clock):
    happened(records, event("one", "pdu-west-kent"))
    silence(records, Scope.BODY, "pdu-west-kent", hours=30)
    post = Box()
    work = deliver(records, clock, post)
    for hours in (24, 7):
        clock.pass_by(hours=hours)
        work()
    assert shapes(post) == [(Shape.DAILY, []), (Shape.ALERT, ["one"])]


def test_what_somebody_acknowledged_waits_no_more(records, clock):
    happened(records, event("asked", kind=EventKind.NEEDS_REVIEW))
    records.reviews.acknowledge(EventKey("asked"), clock())
    assert records.reviews.awaiting() == ()
    assert records.reviews.unacknowledged() == ()


def test_a_digest_comes_at_its_hour_without_any_news(records, clock):
    made = Digests((DAILY, WEEKLY), records.outbox, clock)
    assert len(made()) == 2
    assert made() == ()
    post = Box()
    work = deliver(records, clock, post)
    work()
    assert post.letters == []
    clock.now = datetime(2024, 5, 11, 7, tzinfo=UTC)
    work()
    made()
    clock.now = datetime(2024, 5, 13, 7, tzinfo=UTC)
    work()
    assert [shape for shape, _keys in shapes(post)] == [Shape.DAILY, Shape.DAILY, Shape.WEEKLY]


def test_an_hour_that_passed_while_we_slept_is_not_left_out(records, clock):
    Digests((DAILY,), records.outbox, clock)()
    clock.pass_by(days=1, hours=5)
    post = Box()
    deliver(records, clock, post)()
    assert shapes(post) == [(Shape.DAILY, [])]


def test_a_digest_without_news_goes_with_its_subscription(records, clock):
    Digests((DAILY, WEEKLY), records.outbox, clock)()
    moved = replace(DAILY, pace=Pace(Shape.DAILY, time(9)))
    (made,) = Digests((moved,), records.outbox, clock)()
    assert records.outbox.deliveries() == (made,)


def test_a_digest_with_news_comes_though_its_subscription_has_gone(records, clock):
    Digests((DAILY,), records.outbox, clock)()
    happened(records, event("1"))
    Digests((), records.outbox, clock)()
    (kept,) = records.outbox.deliveries()
    assert len(kept.events) == 1


def test_what_happens_before_the_hour_joins_the_digest_that_is_there(records, clock):
    Digests((DAILY,), records.outbox, clock)()
    happened(records, event("one"))
    clock.pass_by(days=1)
    post = Box()
    deliver(records, clock, post)()
    assert shapes(post) == [(Shape.DAILY, ["one"])]


def test_what_comes_too_late_for_a_digest_travels_in_one_of_its_own(records, clock):
    """Noticed before the hour, kept after it; or the clock was set back."""
    happened(records, event("one"))
    clock.pass_by(days=1)
    post = Box()
    work = deliver(records, clock, post)
    work()
    happened(records, event("two"))
    work()
    assert shapes(post) == [(Shape.DAILY, ["one"]), (Shape.DAILY, ["two"])]


def test_a_digest_that_a_killed_sender_had_takes_nothing_in_any_more(records, clock):
    """It may have arrived, and who has it sees no second one of the same id."""
    happened(records, event("one"))
    clock.pass_by(days=1)
    records.outbox.claim(EMAIL, clock(), clock() + timedelta(hours=1))
    records.outbox.free(clock())
    happened(records, event("two"))
    post = Box()
    deliver(records, clock, post)()
    assert sorted(shapes(post)) == [(Shape.DAILY, ["one"]), (Shape.DAILY, ["two"])]


@pytest.mark.parametrize(
    "noon", [datetime(2024, 3, 30, 12, tzinfo=UTC), datetime(2024, 10, 26, 12, tzinfo=UTC)]
)
def test_in_the_nights_when_clocks_change_each_digest_comes_once(records, clock, noon):
    night = replace(DAILY, pace=Pace(Shape.DAILY, time(1, 30)))
    clock.now = noon
    post = Box()
    work = deliver(records, clock, post)
    for _quarter in range(4 * 24):
        Digests((night,), records.outbox, clock)()
        work()
        clock.pass_by(minutes=15)
    assert len(post.letters) == 1
