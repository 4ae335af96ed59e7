from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import select
from sqlalchemy.exc import StatementError

from monitor.domain.article import ArticleId
from monitor.domain.ledger.change import Change
from monitor.domain.reading import Category, Reading
from monitor.store.engine.database import Database
from monitor.store.ledger import Ledger
from monitor.store.tables import READINGS
from tests.store.values import NOW, READING, article


def readings(database: Database) -> list[tuple[object, ...]]:
    with database.reading() as connection:
        return [tuple(row) for row in connection.execute(select(READINGS))]


def record(ledger: Ledger, reading: Reading, fingerprint: str = "print") -> None:
    text = replace(article(), fingerprint=fingerprint)
    ledger.record(text, reading, (), lambda known: Change())


def test_a_reading_is_kept_with_its_reasons_and_doubts(ledger: Ledger, database: Database) -> None:
    record(ledger, READING)
    assert readings(database) == [
        ("a", "print", "rating_report", ["names a body and a rating"], ["a doubt"], NOW)
    ]


def test_reading_the_same_text_again_replaces_what_was_read_in_it(
    ledger: Ledger, database: Database
) -> None:
    record(ledger, READING)
    record(ledger, Reading(Category.UNRELATED, (), (), ("a prison",)))
    assert readings(database) == [("a", "print", "unrelated", ["a prison"], [], NOW)]


def test_an_edited_text_has_a_reading_of_its_own(ledger: Ledger, database: Database) -> None:
    record(ledger, READING)
    record(ledger, READING, "another")
    assert [row[1] for row in readings(database)] == ["print", "another"]


def test_what_no_database_can_store_becomes_a_replacement_character(ledger: Ledger) -> None:
    broken = replace(article("\ud800"), text="half a \udc00 pair, a \0 and a whole \U0001f600")
    ledger.record(broken, READING, (), lambda known: Change())
    kept = ledger.article(ArticleId("\ud800"))
    assert kept is not None
    assert kept.text == "half a \ufffd pair, a \ufffd and a whole \U0001f600"
    assert len(kept.text) == len(broken.text)


def test_an_instant_without_a_zone_is_refused(ledger: Ledger) -> None:
    naive = replace(article(), read_at=datetime(2024, 5, 30))  # noqa: DTZ001 that is the point
    with pytest.raises(StatementError, match="an instant without a time zone"):
        ledger.record(naive, READING, (), lambda known: Change())
    assert ledger.seen(naive.id) is None


def test_instants_sort_by_time_whatever_their_fractions(database: Database) -> None:
    instants = [datetime(2024, 5, 30, 10, 0, 0, micro, tzinfo=UTC) for micro in (0, 5, 100_000)]
    ledger = Ledger(database)
    for number, at in enumerate(reversed(instants)):
        text = article(str(number), at)
        ledger.record(text, READING, (), lambda known: Change())
    with database.reading() as connection:
        in_order = connection.scalars(select(READINGS.c.read_at).order_by(READINGS.c.read_at))
        assert list(in_order) == instants
