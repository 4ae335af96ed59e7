"""Whatever moment the process is killed at, what was committed is there, and whole."""

import pytest

from monitor.domain.article import ArticleId
from monitor.store.engine.database import connect
from monitor.store.ledger import Ledger
from monitor.store.outbox import Outbox
from tests.store.processes import (
    heard,
    other_process,
    record_for_ever,
    record_one_and_begin_another,
)
from tests.store.values import change, keep


def test_what_was_committed_stays_and_what_was_not_is_not_there(url: str) -> None:
    with other_process(record_one_and_begin_another, url) as (_pid, pipe):
        assert [heard(pipe), heard(pipe)] == ["kept", "deciding"]
    with connect(url) as database:
        ledger = Ledger(database)
        assert ledger.events() == change().events
        assert Outbox(database).deliveries() == change().deliveries
        assert ledger.seen(ArticleId("second")) is None


def test_the_write_lock_of_a_killed_process_is_free(url: str) -> None:
    with other_process(record_one_and_begin_another, url) as (_pid, pipe):
        assert [heard(pipe), heard(pipe)] == ["kept", "deciding"]
    with connect(url, busy_timeout=0) as database:
        keep(Ledger(database), change("third"))


@pytest.mark.parametrize("kept", [0, 3, 11])
def test_a_kill_amid_the_work_loses_nothing_and_leaves_no_half(url: str, kept: int) -> None:
    with other_process(record_for_ever, url) as (_pid, pipe):
        while heard(pipe) != kept:
            pass
    with connect(url) as database:
        events = {one.key for one in Ledger(database).events(limit=10_000)}
        told = {
            event.key for one in Outbox(database).deliveries(limit=10_000) for event in one.events
        }
    assert events >= {str(number) for number in range(kept + 1)}
    assert told == events
