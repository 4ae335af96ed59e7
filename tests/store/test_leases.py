"""Two real processes at one outbox: nothing is with both, and nothing stays with the dead."""

from datetime import timedelta
from multiprocessing.connection import Connection

from monitor.domain.delivery import DeliveryState
from monitor.domain.ledger.change import Change
from monitor.store.engine.database import connect
from monitor.store.ledger import Ledger
from monitor.store.outbox import Outbox
from tests.store.processes import PATIENCE, heard, other_process
from tests.store.values import EMAIL, NOW, delivery, event, keep, later

MESSAGES = 120
HOUR = timedelta(hours=1)


def send_all(pipe: Connection, url: str, number: int) -> None:
    """Claims and settles until nothing is left; says what it had."""
    outbox = Outbox(connect(url, busy_timeout=PATIENCE))
    pipe.send("ready")
    pipe.recv()
    had: list[str] = []
    while mine := outbox.claim(EMAIL, NOW, NOW + HOUR, limit=3 + number):
        had += [one.id for one in mine]
        for one in mine:
            outbox.sent(one, NOW)
    pipe.send(had)


def claim_and_hang(pipe: Connection, url: str) -> None:
    """Has one for an hour, and dies with it."""
    outbox = Outbox(connect(url))
    pipe.send([one.id for one in outbox.claim(EMAIL, NOW, NOW + HOUR)])
    pipe.recv()


def fill(ledger: Ledger, count: int) -> None:
    news = tuple(event(str(number)) for number in range(count))
    keep(ledger, Change(events=news, deliveries=tuple(map(delivery, news))))


def test_two_processes_never_have_the_same_message(
    ledger: Ledger, outbox: Outbox, url: str
) -> None:
    fill(ledger, MESSAGES)
    with (
        other_process(send_all, url, 0) as (_one, first),
        other_process(send_all, url, 4) as (_other, second),
    ):
        assert [heard(first), heard(second)] == ["ready", "ready"]
        first.send("go")
        second.send("go")
        mine, theirs = heard(first), heard(second)
    assert isinstance(mine, list)
    assert isinstance(theirs, list)
    assert len(mine + theirs) == len({*mine, *theirs}) == MESSAGES
    sent = outbox.deliveries(limit=MESSAGES, state=DeliveryState.SENT)
    assert [one.attempts for one in sent] == [1] * MESSAGES


def test_what_a_killed_process_had_is_free_at_the_next_start(
    ledger: Ledger, outbox: Outbox, url: str
) -> None:
    fill(ledger, 1)
    with other_process(claim_and_hang, url) as (_pid, pipe):
        assert heard(pipe) == ["0/email"]
    assert outbox.claim(EMAIL, later(1), later(61)) == ()
    assert outbox.free(later(1)) == 1
    assert len(outbox.claim(EMAIL, later(1), later(61))) == 1


def test_what_a_killed_process_had_is_free_after_an_hour(
    ledger: Ledger, outbox: Outbox, url: str
) -> None:
    fill(ledger, 1)
    with other_process(claim_and_hang, url) as (_pid, pipe):
        heard(pipe)
    assert outbox.claim(EMAIL, later(59), later(119)) == ()
    assert len(outbox.claim(EMAIL, later(60), later(120))) == 1


def test_what_is_handed_back_untried_is_free_and_burns_no_attempt(
    ledger: Ledger, outbox: Outbox
) -> None:
    fill(ledger, 1)
    (mine,) = outbox.claim(EMAIL, NOW, later(60))
    outbox.release(mine, later(60))
    (again,) = outbox.claim(EMAIL, NOW, later(60))
    assert again.attempts == 0


def test_who_hands_back_too_late_takes_it_from_nobody(ledger: Ledger, outbox: Outbox) -> None:
    fill(ledger, 1)
    (mine,) = outbox.claim(EMAIL, NOW, later(60))
    outbox.claim(EMAIL, later(61), later(121))
    outbox.release(mine, later(60))
    assert outbox.claim(EMAIL, later(62), later(122)) == ()


def test_what_may_have_arrived_is_never_told_under_another_id(
    ledger: Ledger, outbox: Outbox
) -> None:
    fill(ledger, 3)
    (begun,) = outbox.claim(EMAIL, NOW, NOW + HOUR, limit=1)
    much_later = later(3 * 24 * 60)
    outbox.free(much_later)
    (together,) = outbox.fold(EMAIL, much_later - HOUR, much_later)
    assert len(together.events) == 2
    found = outbox.claim(EMAIL, much_later, much_later + HOUR)
    assert begun.id in {one.id for one in found}
    outbox.retry(begun, much_later, "451 later")
    outbox.retry(together, much_later, "451 later")
    assert outbox.fold(EMAIL, later(9 * 24 * 60), later(9 * 24 * 60)) == (), "nor once refused"
