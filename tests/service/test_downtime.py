"""Down, slow, refused, switched off: nothing is lost, nobody flooded, nobody waits for others."""

from datetime import timedelta
from itertools import pairwise
from threading import Event

import pytest

from monitor.data import gazetteer
from monitor.domain.delivery import ChannelName, DeliveryState, Recipient, Shape
from monitor.domain.event import OPERATIONAL, EventKind
from monitor.domain.telling.routing import Router
from monitor.domain.telling.subscription import NEWS, Subscription, Wants
from monitor.errors import DeliveryError
from monitor.service.deliver import Deliver
from tests.service.conftest import NOW, Post, saved

EMAIL, SLACK = ChannelName("email"), ChannelName("slack")
LATER = DeliveryError("not now", permanent=False)
NEVER = DeliveryError("550 5.1.1 no such user (id 20240510abc)", permanent=True)
DESK = tuple(f"email {name}@a.org" for name in "abcdef")


class Box(Post):
    """Keeps the letters, too."""

    def __init__(self, *given, **more):
        super().__init__(*given, **more)
        self.letters = []

    def send(self, letter, address):
        super().send(letter, address)
        self.letters.append((address, letter))


def deliver(records, clock, *, subscriptions=(), **channels):
    return Deliver(
        records.outbox,
        {ChannelName(name): post for name, post in channels.items()},
        clock,
        Event().is_set,
        subscriptions=subscriptions,
        route=Router(subscriptions, gazetteer().bodies),
        silences=lambda: records.silences.active(clock()),
        share=lambda: 1.0,
    )


def of(records, state):
    return records.outbox.deliveries(state=state)


def pass_hours(work, clock, hours):
    for _quarter in range(4 * hours):
        work()
        clock.pass_by(minutes=15)


def test_a_channel_that_is_down_is_tried_by_one_and_the_rest_burns_no_attempt(records, clock):
    saved(records, *DESK)
    post = Box(LATER)
    work = deliver(records, clock, email=post)
    pass_hours(work, clock, 8)
    waiting = of(records, DeliveryState.PENDING)
    assert len(waiting) == 6
    assert post.tried <= 4 * 8 + 4
    assert sum(each.attempts for each in waiting) == post.tried
    post.fault = None
    clock.pass_by(minutes=15)
    assert len(work().sent) == 6


def test_the_pauses_of_a_channel_that_is_down_grow(records, clock):
    saved(records, *DESK)
    post = Post(LATER)
    work = deliver(records, clock, email=post)
    tried = []
    for _half_minute in range(120):
        before = post.tried
        work.through(EMAIL)
        tried += [clock()] if post.tried > before else []
        clock.pass_by(seconds=30)
    pauses = [(b - a).total_seconds() for a, b in pairwise(tried)]
    assert pauses[:5] == [30, 60, 120, 240, 480]
    assert set(pauses[5:]) == {900}


def test_who_cannot_be_reached_is_remembered_over_a_restart(records, clock):
    saved(records, *DESK)
    first = Post(LATER)
    deliver(records, clock, email=first)()
    again = Post(LATER)
    deliver(records, clock, email=again)()
    assert (first.tried, again.tried) == (2, 0)


def test_one_recipient_refused_for_days_delays_no_other(records, clock):
    saved(records, "email slow@a.org", "email quick@a.org", count=3)
    post = Box(LATER, refusing=frozenset({"slow@a.org"}))
    work = deliver(records, clock, email=post)
    assert len(work().sent) == 3
    pass_hours(work, clock, 10)
    assert len(of(records, DeliveryState.SENT)) == 3
    assert post.tried < 3 + 20


def test_a_message_is_given_up_after_three_days_of_trying(records, clock):
    saved(records, EMAIL)
    work = deliver(records, clock, email=Post(LATER))
    for _hour in range(70):
        work()
        clock.pass_by(hours=1)
    assert len(of(records, DeliveryState.PENDING)) == 1
    pass_hours(work, clock, 8)
    assert len(of(records, DeliveryState.DEAD)) == 1


def test_hours_in_which_the_machine_was_off_are_no_failure(records, clock):
    saved(records, EMAIL)
    work = deliver(records, clock, email=Post(LATER))
    for _month in range(20):
        work()
        clock.pass_by(days=30)
    assert len(of(records, DeliveryState.PENDING)) == 1


def test_who_waits_behind_a_dead_channel_waits_as_long_as_the_one_that_is_tried(records, clock):
    saved(records, *DESK)
    work = deliver(records, clock, email=Post(LATER))
    pass_hours(work, clock, 24 * 3 + 3)
    assert len(of(records, DeliveryState.DEAD)) == 6


@pytest.mark.parametrize("asked", [1e9, float("inf"), float("nan")])
def test_no_provider_silences_a_recipient_for_long(records, clock, asked):
    saved(records, EMAIL)
    post = Post(DeliveryError("busy", permanent=False, retry_after=asked))
    work = deliver(records, clock, email=post)
    work()
    post.fault = None
    clock.pass_by(hours=1)
    assert len(work().sent) == 1


def test_what_leaves_hours_after_its_time_says_so(records, clock):
    saved(records, EMAIL, SLACK)
    clock.pass_by(minutes=59)
    mail, slack = Box(), Box()
    deliver(records, clock, email=mail)()
    clock.pass_by(minutes=2)
    deliver(records, clock, slack=slack)()
    assert [letter.late for _to, letter in mail.letters + slack.letters] == [False, True]


def test_what_is_older_than_the_window_is_told_to_each_in_one_message(records, clock):
    saved(records, "email a@a.org", "email b@a.org", count=4)
    clock.pass_by(days=3)
    post = Box()
    tally = deliver(records, clock, email=post)()
    assert {to for to, _letter in post.letters} == {"a@a.org", "b@a.org"}
    assert [(letter.shape, len(letter.events)) for _to, letter in post.letters] == [
        (Shape.CATCH_UP, 4)
    ] * 2
    assert len(tally.sent) == 2
    folded = of(records, DeliveryState.FOLDED)
    assert len(folded) == 8
    assert {each.folded_into for each in folded} == {letter.id for _to, letter in post.letters}


def test_what_changed_two_days_ago_at_most_is_told_as_ever(records, clock):
    saved(records, EMAIL, count=3)
    clock.pass_by(hours=47)
    post = Box()
    deliver(records, clock, email=post)()
    assert [(letter.shape, letter.late) for _to, letter in post.letters] == [
        (Shape.ALERT, True)
    ] * 3


def test_a_channel_back_after_days_brings_one_probe_and_one_message(records, clock):
    saved(records, EMAIL, count=5)
    post = Box(LATER)
    work = deliver(records, clock, email=post)
    for _hour in range(60):
        work()
        clock.pass_by(hours=1)
    post.fault = None
    work()
    assert [(letter.shape, len(letter.events)) for _to, letter in post.letters] == [
        (Shape.ALERT, 1),
        (Shape.CATCH_UP, 4),
    ]


def operators(*, fallback=None):
    to = (Recipient(EMAIL, "boss@a.org"), Recipient(SLACK))
    desk = Subscription(
        "desk", (Recipient(EMAIL, "a@a.org"),), Wants(events=NEWS), fallback=fallback
    )
    return desk, Subscription("operators", to, Wants(events=OPERATIONAL))


def test_a_death_is_told_to_the_operators_through_another_channel_once(records, clock):
    saved(records, "email a@a.org", count=5)
    slack = Box()
    work = deliver(records, clock, subscriptions=operators(), email=Post(NEVER), slack=slack)
    assert len(work().dead) == 5
    work()
    (notice,) = slack.got
    assert (notice.kind, notice.body) == (EventKind.DELIVERY_DEAD, "email:a@a.org")
    assert str(NEVER) in notice.reasons


def test_a_notice_of_a_death_that_dies_is_the_end_of_it(records, clock):
    saved(records, "email a@a.org", count=3)
    work = deliver(records, clock, subscriptions=operators(), email=Post(NEVER), slack=Post(NEVER))
    for _time in range(5):
        work()
    assert len(of(records, DeliveryState.DEAD)) == 4
    assert of(records, DeliveryState.PENDING) == ()


def test_the_fallback_gets_what_could_not_be_brought_to_the_first(records, clock):
    saved(records, "email a@a.org")
    slack = Box()
    subscriptions = operators(fallback=Recipient(SLACK, "#desk"))
    work = deliver(records, clock, subscriptions=subscriptions, email=Post(NEVER), slack=slack)
    work()
    work()
    ((_to, letter),) = [each for each in slack.letters if each[0] == "#desk"]
    assert letter.instead_of == "email:a@a.org"
    assert letter.events[0].kind is EventKind.FIRST_RATING


def test_a_fallback_that_dies_is_the_end_of_it(records, clock):
    saved(records, "email a@a.org")
    subscriptions = operators(fallback=Recipient(SLACK, "#desk"))
    slack = Post(NEVER, refusing=frozenset({"#desk"}))
    work = deliver(records, clock, subscriptions=subscriptions, email=Post(NEVER), slack=slack)
    for _time in range(4):
        work()
    dead = {str(each.recipient) for each in of(records, DeliveryState.DEAD)}
    assert {"email:a@a.org", "slack:#desk"} <= dead
    assert len([e for e in slack.got if e.kind is EventKind.DELIVERY_DEAD]) <= 1


def test_a_dead_one_that_is_tried_again_leaves_at_once(records, clock):
    saved(records, EMAIL)
    post = Box(NEVER)
    work = deliver(records, clock, email=post)
    work()
    post.fault = None
    (dead,) = records.outbox.dead()
    records.outbox.revive(dead, clock())
    assert len(work().sent) == 1


@pytest.mark.parametrize("jump", [timedelta(hours=2), timedelta(hours=-2)])
def test_a_clock_that_jumps_loses_nothing_and_sends_nothing_twice(records, clock, jump):
    saved(records, *DESK)
    post = Box(LATER)
    work = deliver(records, clock, email=post)
    pass_hours(work, clock, 2)
    clock.now += jump
    post.fault = None
    for _minute in range(3 * 60):
        work()
        clock.pass_by(minutes=1)
    assert sorted(to for to, _letter in post.letters) == [f"{name}@a.org" for name in "abcdef"]


def test_nothing_of_what_was_sent_comes_again_when_the_clock_goes_back(records, clock):
    saved(records, *DESK)
    post = Box()
    work = deliver(records, clock, email=post)
    work()
    clock.now = NOW - timedelta(hours=2)
    work()
    assert len(post.letters) == 6
