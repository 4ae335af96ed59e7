from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier

import pytest

from monitor.domain.article import ArticleId, SourceName
from monitor.domain.ledger.change import Change, Known
from monitor.domain.visiting.visit import Owed
from monitor.store.engine.database import Database, connect
from monitor.store.ledger import Ledger
from monitor.store.outbox import Outbox
from monitor.store.visits import Visits
from tests.store.processes import heard, open_it, other_process
from tests.store.values import (
    EMAIL,
    KENT,
    NOW,
    READING,
    article,
    delivery,
    event,
    evidence,
    inspection,
    keep,
)

THREADS = 8


def at_once(work: Callable[[int], None]) -> None:
    """In as many threads, which begin together; an exception in one of them is raised here."""
    start = Barrier(THREADS)

    def begin(number: int) -> None:
        start.wait()
        work(number)

    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(begin, range(THREADS)))


def open_if_none_is_known(name: str) -> Callable[[Known], Change]:
    """As two papers do that report one inspection: each has an event of its own to offer."""

    def decide(known: Known) -> Change:
        words = (evidence(inspection(), name),)
        if known.of(KENT):
            return Change(evidence=words)
        news = event(f"by {name}")
        return Change((inspection(),), words, (news,), (delivery(news),))

    return decide


@pytest.mark.parametrize("_round", range(5))
def test_many_articles_about_one_inspection_make_one_event(
    _round: int, ledger: Ledger, outbox: Outbox
) -> None:
    def record(number: int) -> None:
        name = str(number)
        ledger.record(article(name), READING, (KENT,), open_if_none_is_known(name))

    at_once(record)
    assert len(ledger.events()) == len(outbox.deliveries()) == 1
    assert ledger.entries(inspection().id) == (inspection(),)
    assert len(ledger.evidence(inspection().id)) == THREADS


def test_nothing_is_lost_between_threads(ledger: Ledger, visits: Visits) -> None:
    each = 20

    def work(number: int) -> None:
        for turn in range(each):
            visits.failed(SourceName("feed"), "no", NOW, NOW)
            visits.owe(ArticleId("owed"), NOW)
            keep(ledger, Change(), f"{number}-{turn}")
            assert ledger.seen(ArticleId(f"{number}-{turn}"))

    at_once(work)
    assert visits.of(SourceName("feed")).failures == THREADS * each
    assert visits.owed(ArticleId("owed")) == Owed(THREADS * each, NOW, NOW)


def test_a_baseline_loaded_by_many_is_there_once(ledger: Ledger) -> None:
    baseline = [inspection(f"20{year}") for year in range(10, 24)]
    added: list[int] = []
    at_once(lambda _number: added.append(ledger.load_baseline(baseline)))
    assert sum(added) == len(baseline)
    assert len(ledger.inspections()) == len(baseline)


def test_more_readers_than_the_pool_has_connections(ledger: Ledger, database: Database) -> None:
    entered = Barrier(20)

    def look(_number: int) -> None:
        with database.reading():
            entered.wait()

    with ThreadPoolExecutor(20) as pool:
        list(pool.map(look, range(20)))


def test_a_new_database_may_be_opened_by_many_threads(url: str) -> None:
    at_once(lambda _number: connect(url).close())
    with connect(url) as database:
        assert keep(Ledger(database), Change(entries=(inspection(),))).entries


def test_a_new_database_may_be_opened_by_two_processes(url: str) -> None:
    with other_process(open_it, url) as (_a, first), other_process(open_it, url) as (_b, second):
        assert [heard(first), heard(second)] == ["ready", "ready"]
        first.send("now")
        second.send("now")
        assert [heard(first), heard(second)] == ["opened", "opened"]


def test_an_outbox_read_while_others_write_sees_whole_rows(ledger: Ledger, outbox: Outbox) -> None:
    def work(number: int) -> None:
        news = replace(event(str(number)), reasons=(f"{number}",))
        keep(ledger, Change(events=(news,), deliveries=(delivery(news),)), str(number))
        for one in outbox.claim(EMAIL, NOW, NOW):
            assert one.events[0].reasons == (one.events[0].key,)

    at_once(work)
    assert len(outbox.claim(EMAIL, NOW, NOW)) == THREADS
