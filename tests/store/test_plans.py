"""What happens for each article and each visit must not grow with what is stored."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import event as sqlalchemy_event

from monitor.domain.article import ArticleId, SourceName
from monitor.domain.delivery import DeliveryState
from monitor.store.engine.database import Database
from monitor.store.ledger import Ledger
from monitor.store.outbox import Outbox
from monitor.store.visits import Visits
from tests.store.values import EMAIL, NOW, change, delivery, event, inspection, keep

FREQUENT: dict[str, Callable[[Database], object]] = {
    "seen": lambda database: Ledger(database).seen(ArticleId("a")),
    "record": lambda database: keep(Ledger(database), change()),
    "entries": lambda database: Ledger(database).entries(inspection().id),
    "evidence": lambda database: Ledger(database).evidence(inspection().id),
    "inspections of one body": lambda database: Ledger(database).inspections(inspection().body_id),
    "events": lambda database: Ledger(database).events(),
    "due": lambda database: Outbox(database).claim(EMAIL, NOW, NOW),
    "deliveries": lambda database: Outbox(database).deliveries(),
    "dead deliveries": lambda database: Outbox(database).deliveries(state=DeliveryState.DEAD),
    "sent": lambda database: Outbox(database).sent(delivery(event()), NOW),
    "visit": lambda database: Visits(database).of(SourceName("feed")),
    "failed": lambda database: Visits(database).failed(SourceName("feed"), "no", NOW, NOW),
    "waiting": lambda database: Outbox(database).waiting(),
    "owed": lambda database: Visits(database).owed(ArticleId("a")),
    "owe": lambda database: Visits(database).owe(ArticleId("a"), NOW),
}


def plans(database: Database, work: Callable[[Database], object]) -> list[str]:
    """How SQLite goes about each statement of the work."""
    statements: list[tuple[str, Any]] = []

    def note(_connection: Any, _cursor: Any, sql: str, values: Any, *_rest: Any) -> None:
        if sql.startswith(("SELECT", "UPDATE", "DELETE")):
            statements.append((sql, values))

    sqlalchemy_event.listen(database.reader, "before_cursor_execute", note)
    work(database)
    sqlalchemy_event.remove(database.reader, "before_cursor_execute", note)
    with database.reading() as connection:
        return [
            row.detail
            for sql, values in statements
            for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", values)
        ]


@pytest.mark.sqlite
@pytest.mark.parametrize("work", FREQUENT.values(), ids=FREQUENT.keys())
def test_no_table_is_read_from_end_to_end(
    database: Database, work: Callable[[Database], object]
) -> None:
    scans = [step for step in plans(database, work) if step.startswith("SCAN")]
    assert [step for step in scans if "USING INDEX" not in step] == []


@pytest.mark.sqlite
def test_a_scan_would_be_seen(database: Database) -> None:
    steps = plans(database, lambda database: Visits(database).all() or Ledger(database).events())
    assert any(step.startswith("SCAN") for step in steps)
