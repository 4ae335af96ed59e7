"""What is held comes back as it was."""

from dataclasses import replace
from datetime import timedelta

import pytest

from monitor.domain.delivery import Delivery
from monitor.domain.document import DocumentType
from monitor.domain.event import Event
from monitor.domain.ledger.newness import Before
from monitor.domain.ledger.quarantine import Verdict, Waiting, notice
from monitor.domain.pages.completion import Completed
from monitor.domain.source import Source
from monitor.store.engine.database import Database
from monitor.store.quarantine import Quarantine
from tests.domain.samples import article
from tests.store.values import NOW, later


def held(database: Database, one: Waiting) -> Quarantine:
    kept = Quarantine(database)
    art = one.made.article
    source = Source(art.source, "feed", art.url, timedelta(minutes=15))

    def tell(number: int) -> tuple[Event, tuple[Delivery, ...]]:
        return notice(number, source, {art.url: one}, 15, NOW), ()

    assert kept.hold(art.source, {art.url: one}, 15, NOW, tell) == 1
    return kept


@pytest.mark.parametrize("owing", [False, True])
def test_a_page_is_kept_whole(database: Database, owing: bool) -> None:
    art = replace(
        article("2026-03-03"), document=DocumentType.REPORT, report_file="https://x.org/a.pdf"
    )
    one = Waiting(Completed(art, owing, "no table"), Before(NOW, later(1), None, later(2)))
    kept = held(database, one)
    assert kept.pages(1) == (one,)
    assert kept.marks_among([art.id]) == {art.id: frozenset({art.entry_mark})}


def test_the_same_text_by_another_list_is_known_from_then_on(database: Database) -> None:
    art = article("2026-03-03")
    kept = held(database, Waiting(Completed(art), Before()))
    assert kept.bars(art.id, art.fingerprint, "other list")
    assert "other list" in kept.marks_among([art.id])[art.id]
    assert not kept.bars(art.id, "other words", art.entry_mark)
    assert kept.runs()[0].pages == 1
    assert kept.settle(1, Verdict.RELEASED, NOW)
    assert not kept.settle(1, Verdict.DROPPED, NOW)
    assert not kept.bars(art.id, art.fingerprint, art.entry_mark)
    assert kept.marks_among([art.id]) == {}
