"""Who hears of a death, and who gets the letter instead."""

from dataclasses import replace

from monitor.domain.delivery import ChannelName, Delivery, Recipient, Shape
from monitor.domain.event import EventKind
from monitor.domain.identity import delivery_id
from monitor.domain.telling.dead_letter import aftermath
from monitor.domain.telling.subscription import Subscription
from tests.store.values import NOW, delivery, event, later

BOSS = Recipient(ChannelName("email"), "boss@example.org")
PHONE = Recipient(ChannelName("slack"))
DEAD = replace(delivery(event()), why=("desk",))
DESK = Subscription("desk", (DEAD.recipient,), fallback=PHONE)


def told_to(*places):
    def route(events, now):
        return tuple(Delivery(f"{place}", tuple(events), place, now) for place in places)

    return route


def after(dead=DEAD, reason="550 no such user", now=NOW, places=(BOSS, PHONE), subscriptions=()):
    return aftermath(dead, reason, now, subscriptions, told_to(*places))


def recipients(change):
    return [one.recipient for one in change.deliveries]


def test_the_notice_goes_through_another_channel():
    assert recipients(after()) == [PHONE]


def test_where_there_is_one_channel_only_it_goes_to_another_address():
    assert recipients(after(places=(BOSS, DEAD.recipient))) == [BOSS]


def test_the_same_cause_is_told_once_a_day_whatever_id_the_server_gave_it():
    (first,) = after(reason="550 no such user (4Xy1234z)").events
    (second,) = after(reason="550 no such user (9Ab5678q)").events
    (other,) = after(reason="550 mailbox full").events
    (tomorrow,) = after(reason="550 no such user (4Xy1234z)", now=later(24 * 60)).events
    assert first.key == second.key
    assert len({first.key, other.key, tomorrow.key}) == 3


def test_a_notice_that_dies_makes_no_further_one():
    (notice,) = after().events
    assert after(replace(DEAD, events=(notice,))).events == ()
    assert notice.kind is EventKind.DELIVERY_DEAD


def test_the_fallback_gets_the_letter_and_who_has_it_already_gets_no_second_one():
    fallback = after(places=(), subscriptions=(DESK,)).deliveries[0]
    assert (fallback.recipient, fallback.events) == (PHONE, DEAD.events)
    assert fallback.instead_of == "email:ann@example.org"
    assert fallback.id == delivery_id([each.key for each in DEAD.events], PHONE)


def test_a_digest_for_the_fallback_is_another_than_the_one_it_gets_anyway():
    digest = replace(DEAD, shape=Shape.DAILY, events=())
    (made,) = after(digest, places=(), subscriptions=(DESK,)).deliveries
    assert made.shape is Shape.DAILY
    assert made.id != digest.id


def test_a_subscription_that_did_not_ask_for_it_gives_no_fallback():
    other = replace(DESK, name="other")
    assert after(places=(), subscriptions=(other,)).deliveries == ()


def test_a_fallbacks_death_ends_there():
    dead = replace(DEAD, instead_of="email:ann@example.org")
    assert after(dead, places=(), subscriptions=(DESK,)).deliveries == ()
