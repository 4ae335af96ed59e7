"""What comes out is what went in, field by field."""

from collections.abc import Callable, Iterator
from typing import TypeVar

import pytest
from hypothesis import given, settings

from monitor.domain.article import Article
from monitor.domain.delivery import Delivery
from monitor.domain.event import Event
from monitor.domain.inspection import Evidence, Inspection, Status
from monitor.domain.ledger.change import Change
from monitor.store.engine.database import Database, connect
from monitor.store.ledger import Ledger
from monitor.store.outbox import Outbox
from tests.store.strategies import ARTICLES, DELIVERIES, EVENTS, EVIDENCE, INSPECTIONS
from tests.store.values import READING, keep

MANY = 10_000
Test = TypeVar("Test", bound=Callable[..., None])
unhurried: Callable[[Test], Test] = settings(deadline=None, max_examples=60)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """One for all examples: no two values have the same id."""
    file = tmp_path_factory.mktemp("round_trip") / "monitor.sqlite3"
    with connect(f"sqlite:///{file}") as database:
        yield database


@unhurried
@given(ARTICLES)
def test_an_article(shared: Database, article: Article) -> None:
    ledger = Ledger(shared)
    ledger.record(article, READING, (), lambda known: Change())
    assert ledger.article(article.id) == article


@unhurried
@given(INSPECTIONS)
def test_an_entry_of_the_ledger(shared: Database, entry: Inspection) -> None:
    ledger = Ledger(shared)
    assert keep(ledger, Change(entries=(entry,))).entries == (entry,)
    assert ledger.entries(entry.id) == (entry,)
    stands = entry.status is not Status.RETRACTED
    assert (entry in ledger.inspections(entry.body_id)) is stands
    assert keep(ledger, Change(entries=(entry,))).entries == ()


@unhurried
@given(EVIDENCE)
def test_evidence(shared: Database, evidence: Evidence) -> None:
    ledger = Ledger(shared)
    keep(ledger, Change(evidence=(evidence,)))
    assert ledger.evidence(evidence.inspection_id) == (evidence,)


@unhurried
@given(EVENTS)
def test_an_event(shared: Database, event: Event) -> None:
    ledger = Ledger(shared)
    keep(ledger, Change(events=(event,)))
    assert event in ledger.events(limit=MANY)


@unhurried
@given(DELIVERIES)
def test_a_delivery(shared: Database, delivery: Delivery) -> None:
    keep(Ledger(shared), Change(events=delivery.events, deliveries=(delivery,)))
    assert delivery in Outbox(shared).deliveries(limit=MANY, state=delivery.state)
