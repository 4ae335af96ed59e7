from datetime import datetime

import pytest

from monitor.domain.delivery import Delivery, DeliveryState
from monitor.domain.ledger.change import Change
from monitor.store.engine.database import connect
from monitor.store.ledger import Ledger
from monitor.store.outbox import Outbox
from tests.store.values import EMAIL, NOW, delivery, event, keep, later


@pytest.fixture
def first(ledger: Ledger) -> Delivery:
    """One delivery that is due now."""
    waiting = delivery(event())
    keep(ledger, Change(events=(event(),), deliveries=(waiting,)))
    return waiting


def fill(ledger: Ledger, *minutes: int) -> None:
    for minute in minutes:
        news = event(str(minute))
        waiting = delivery(news, due_at=later(minute))
        keep(ledger, Change(events=(news,), deliveries=(waiting,)))


def keys(found: tuple[Delivery, ...]) -> list[str]:
    return [one.events[0].key for one in found]


def due(outbox: Outbox, now: datetime, limit: int = 20) -> tuple[Delivery, ...]:
    """Claimed for no time at all."""
    return outbox.claim(EMAIL, now, now, limit)


def only(outbox: Outbox) -> Delivery:
    (found,) = outbox.deliveries()
    return found


def test_what_is_due_comes_oldest_first(ledger: Ledger, outbox: Outbox) -> None:
    fill(ledger, 3, 1, 2, 4)
    assert keys(due(outbox, later(3))) == ["1", "2", "3"]
    assert keys(due(outbox, later(3), limit=2)) == ["1", "2"]
    assert due(outbox, NOW) == ()


def test_a_due_delivery_carries_its_event_whole(first: Delivery, outbox: Outbox) -> None:
    assert due(outbox, NOW) == (first,)


def test_what_was_sent_is_not_due_again(first: Delivery, outbox: Outbox) -> None:
    outbox.sent(first, later(5))
    assert due(outbox, later(9)) == ()
    after = only(outbox)
    assert (after.state, after.attempts, after.sent_at) == (DeliveryState.SENT, 1, later(5))


def test_a_retry_waits_counts_and_says_why(first: Delivery, outbox: Outbox) -> None:
    outbox.retry(first, later(5), "refused")
    outbox.retry(first, later(6), "refused again")
    assert due(outbox, later(5)) == ()
    (again,) = due(outbox, later(6))
    assert (again.attempts, again.error, again.due_at) == (2, "refused again", later(6))


def test_sending_forgets_the_error_before(first: Delivery, outbox: Outbox) -> None:
    outbox.retry(first, later(5), "refused")
    outbox.sent(first, later(6))
    assert (only(outbox).error, only(outbox).attempts) == (None, 2)


def test_what_is_given_up_is_dead_and_says_why(first: Delivery, outbox: Outbox) -> None:
    outbox.give_up(first, "no such address")
    assert due(outbox, later(9)) == ()
    after = only(outbox)
    assert (after.state, after.error, after.sent_at) == (
        DeliveryState.DEAD,
        "no such address",
        None,
    )


def test_what_was_sent_cannot_be_unsent(first: Delivery, outbox: Outbox) -> None:
    outbox.sent(first, NOW)
    outbox.retry(first, NOW, "late news")
    outbox.give_up(first, "late news")
    outbox.sent(first, later(1))
    after = only(outbox)
    assert (after.state, after.sent_at, after.error) == (DeliveryState.SENT, NOW, None)
    assert after.attempts == 1


def test_what_the_provider_took_after_all_is_not_dead(first: Delivery, outbox: Outbox) -> None:
    outbox.give_up(first, "no answer")
    outbox.sent(first, NOW)
    assert only(outbox).state is DeliveryState.SENT


def test_settling_one_leaves_the_others(ledger: Ledger, outbox: Outbox) -> None:
    fill(ledger, 1, 2)
    outbox.sent(due(outbox, later(1))[0], NOW)
    assert keys(due(outbox, later(2))) == ["2"]


def test_the_list_is_newest_first_and_can_be_of_one_state(ledger: Ledger, outbox: Outbox) -> None:
    fill(ledger, 1, 2, 3)
    outbox.sent(due(outbox, later(1))[0], NOW)
    assert keys(outbox.deliveries()) == ["3", "2", "1"]
    assert keys(outbox.deliveries(limit=1)) == ["3"]
    assert keys(outbox.deliveries(state=DeliveryState.SENT)) == ["1"]
    assert keys(outbox.deliveries(state=DeliveryState.DEAD)) == []


def test_what_waits_is_still_due_after_a_restart(first: Delivery, url: str) -> None:
    with connect(url) as reopened:
        assert due(Outbox(reopened), NOW) == (first,)
