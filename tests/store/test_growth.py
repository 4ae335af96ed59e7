"""What is asked all day never reads all articles, however many there are."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import event

from monitor.domain.article import ArticleId, SourceName
from monitor.domain.showing.chronicle import Topic
from monitor.store.chronicle import Chronicle
from monitor.store.engine.database import Database
from monitor.store.ledger import Ledger
from monitor.store.outbox import Outbox
from monitor.store.pages import Pages
from monitor.store.retention import Retention
from monitor.store.reviews import Reviews
from monitor.store.traces import Traces
from monitor.store.visits import Visits
from tests.store.values import NOW, change, keep

pytestmark = pytest.mark.sqlite

ASKED: dict[str, Callable[[Database], object]] = {
    "pages that are watched": lambda found: Pages(found).watched(NOW - timedelta(days=99)),
    "when a page was asked for": lambda found: Pages(found).last_asked(),
    "texts to drop": lambda found: Retention(found).drop(NOW, NOW, (NOW, ArticleId("a"))),
    "known among many": lambda found: Ledger(found).seen_among([ArticleId("a"), ArticleId("b")]),
    "an article": lambda found: Chronicle(found).article(ArticleId("a")),
    "events": lambda found: Chronicle(found).events(Topic(), 10),
    "what came of an article": lambda found: Traces(found).of(ArticleId("a"), ()),
    "when it began": lambda found: Traces(found).began(),
    "what is to be sent": lambda found: Outbox(found).deliveries(10),
    "questions": lambda found: Reviews(found).awaiting(),
    "a source": lambda found: Visits(found).of(SourceName("paper")),
    "recording": lambda found: keep(Ledger(found), change()),
}


@pytest.mark.parametrize("what", ASKED)
def test_no_plan_reads_all_articles_or_their_readings(database: Database, what: str) -> None:
    keep(Ledger(database), change())
    asked: list[tuple[str, object]] = []

    def note(
        _connection: object, _cursor: object, statement: str, given: object, *_: object
    ) -> None:
        asked.append((statement, given))

    event.listen(database.reader, "before_cursor_execute", note)
    event.listen(database.writer, "before_cursor_execute", note)
    ASKED[what](database)
    questions = [each for each in asked if each[0].startswith(("SELECT", "UPDATE", "DELETE"))]
    assert questions
    with database.reader.raw_connection() as raw:
        for statement, given in questions:
            plan = raw.cursor().execute(f"EXPLAIN QUERY PLAN {statement}", given).fetchall()
            for *_, step in plan:
                assert not step.startswith(("SCAN articles", "SCAN readings")), (statement, plan)
