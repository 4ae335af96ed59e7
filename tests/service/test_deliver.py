"""Emptying the outbox."""

from dataclasses import replace
from datetime import timedelta
from threading import Event

from monitor.domain.delivery import ChannelName, DeliveryState
from monitor.errors import DeliveryError
from monitor.service.deliver import Deliver
from tests.service.conftest import NOW, Post, saved

EMAIL, SLACK = ChannelName("email"), ChannelName("slack")
LATER = DeliveryError("not now", permanent=False)
NEVER = DeliveryError("no such address", permanent=True)


def deliver(records, clock, **channels):
    return Deliver(
        records.outbox, {ChannelName(n): c for n, c in channels.items()}, clock, Event().is_set
    )


def states(records):
    return sorted(d.state for d in records.outbox.deliveries())


def test_what_was_accepted_is_not_sent_again(records, clock):
    saved(records, EMAIL)
    post = Post()
    work = deliver(records, clock, email=post)
    assert len(work().sent) == 1
    assert work().sent == ()
    assert len(post.got) == 1


def test_what_was_refused_for_now_comes_again_when_it_is_due(records, clock):
    saved(records, EMAIL)
    post = Post(LATER)
    work = deliver(records, clock, email=post)
    assert len(work().postponed) == 1
    assert work().postponed == ()
    clock.pass_by(seconds=31)
    post.fault = None
    assert len(work().sent) == 1


def test_what_can_never_arrive_is_given_up_at_once(records, clock):
    saved(records, EMAIL)
    assert len(deliver(records, clock, email=Post(NEVER))().dead) == 1
    (row,) = records.outbox.deliveries()
    assert (row.state, row.error) == (DeliveryState.DEAD, "no such address")


def test_an_alert_that_waited_out_a_long_stop_is_not_given_up_at_its_first_failure(records, clock):
    saved(records, EMAIL)
    clock.pass_by(days=30)
    assert len(deliver(records, clock, email=Post(LATER))().postponed) == 1


def test_a_dead_channel_is_tried_once_in_a_pass_and_holds_up_no_other(records, clock):
    saved(records, EMAIL, SLACK, count=3)
    mail, slack = Post(LATER), Post()
    tally = deliver(records, clock, email=mail, slack=slack)()
    assert (mail.tried, slack.tried) == (1, 3)
    assert (len(tally.postponed), len(tally.sent)) == (3, 3)


def test_one_address_that_is_put_off_delays_no_other(records, clock):
    saved(records, "email slow@a.org", "email quick@a.org", count=2)
    post = Post(LATER, refusing=frozenset({"slow@a.org"}))
    tally = deliver(records, clock, email=post)()
    assert {d.recipient.address for d in tally.sent} == {"quick@a.org"}
    assert (len(tally.sent), len(tally.postponed), post.tried) == (2, 2, 3)


def test_a_mail_server_that_is_down_is_tried_twice_in_a_pass(records, clock):
    saved(records, *(f"email {name}@a.org" for name in "abcdef"))
    post = Post(LATER)
    assert len(deliver(records, clock, email=post)().postponed) == 6
    assert post.tried == 2


def test_all_that_is_due_leaves_in_one_pass(records, clock):
    saved(records, *(f"email {number}@a.org" for number in range(45)))
    assert len(deliver(records, clock, email=Post())().sent) == 45


def test_one_odd_alert_does_not_stop_those_behind_it(records, clock, caplog):
    saved(records, EMAIL, count=3)

    class Odd(Post):
        def send(self, letter, address):
            if letter.events[0].origin.article_id == "0":
                raise ValueError("cannot be rendered")
            super().send(letter, address)

    tally = deliver(records, clock, email=Odd())()
    assert (len(tally.sent), len(tally.postponed)) == (2, 1)
    assert "delivery_broke" in caplog.text
    kept = [one.error for one in records.outbox.deliveries() if one.error]
    assert kept == ["a fault of this program: ValueError; its log says more"]


def test_an_alert_for_a_channel_taken_out_of_the_configuration_waits(records, clock):
    saved(records, SLACK)
    assert len(deliver(records, clock, email=Post())().postponed) == 1
    assert "not configured" in str(records.outbox.deliveries()[0].error)
    assert states(records) == [DeliveryState.PENDING]


def test_a_provider_that_says_when_is_obeyed(records, clock):
    saved(records, EMAIL)
    deliver(records, clock, email=Post(DeliveryError("busy", permanent=False, retry_after=600.0)))()
    assert records.outbox.deliveries()[0].due_at == NOW + timedelta(seconds=600)


def test_a_long_pass_gives_signs_of_life(records, clock):
    saved(records, EMAIL, count=5)
    signs = []

    class Slow(Post):
        def send(self, letter, address):
            clock.pass_by(seconds=15)
            return super().send(letter, address)

    work = replace(deliver(records, clock, email=Slow()), alive=signs.append)
    assert len(work().sent) == 5
    assert signs == [EMAIL] * 2
