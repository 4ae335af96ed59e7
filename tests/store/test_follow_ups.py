"""The message that a follow-up hangs on."""

from dataclasses import replace

from monitor.domain.delivery import ChannelName, Receipt, Recipient, Shape, Thread
from monitor.domain.event import EventKind
from monitor.domain.ledger.change import Change
from monitor.store.ledger import Ledger
from monitor.store.outbox import Outbox
from tests.store.values import NOW, delivery, event, keep, later

FIRST = delivery(event("first"), "slack")
CONFIRMED = replace(event("sure"), kind=EventKind.CONFIRMED)
FOLLOWING = delivery(CONFIRMED, "slack", later(5))


def sent(ledger: Ledger, outbox: Outbox, *made, named: bool = True) -> None:
    """One minute after the other; named C1/0, C1/1 and so on."""
    for number, one in enumerate(made):
        keep(ledger, Change(events=one.events, deliveries=(one,)))
        outbox.sent(one, later(number), Receipt(f"C1/{number}") if named else None)


def test_a_confirmation_hangs_on_the_first_message(ledger: Ledger, outbox: Outbox) -> None:
    again = delivery(replace(event("again"), kind=EventKind.CORRECTION), "slack")
    sent(ledger, outbox, FIRST, again)
    sure = frozenset({CONFIRMED.inspection_id})
    assert outbox.thread(FOLLOWING) == Thread(Receipt("C1/0"), FIRST.events, (), sure)


def test_what_was_confirmed_before_is_told_with_coverage(ledger: Ledger, outbox: Outbox) -> None:
    sent(ledger, outbox, FIRST)
    coverage = replace(event("more"), kind=EventKind.COVERAGE)
    before = outbox.thread(delivery(coverage, "slack"))
    sent(ledger, outbox, FOLLOWING)
    after = outbox.thread(delivery(coverage, "slack"))
    assert before is not None
    assert after is not None
    assert (before.confirmed, after.confirmed) == (frozenset(), {CONFIRMED.inspection_id})
    assert before.receipt == after.receipt


def test_news_has_no_thread(ledger: Ledger, outbox: Outbox) -> None:
    sent(ledger, outbox, FIRST)
    assert outbox.thread(delivery(event("other"), "slack")) is None


def test_only_the_same_place_counts(ledger: Ledger, outbox: Outbox) -> None:
    elsewhere = Recipient(ChannelName("slack"), "#kent")
    sent(ledger, outbox, FIRST, delivery(event("mail"), "email"))
    assert outbox.thread(replace(FOLLOWING, recipient=elsewhere)) is None


def test_what_waits_has_no_name_or_was_a_digest_is_no_thread(
    ledger: Ledger, outbox: Outbox
) -> None:
    waiting = delivery(event("waiting"), "slack")
    keep(ledger, Change(events=waiting.events, deliveries=(waiting,)))
    sent(ledger, outbox, delivery(event("unnamed"), "slack"), named=False)
    sent(ledger, outbox, replace(delivery(event("day"), "slack", NOW), shape=Shape.DAILY))
    assert outbox.thread(FOLLOWING) is None
