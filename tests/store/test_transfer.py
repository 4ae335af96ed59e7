"""Everything in another database, proved by counts and digests, and again when more came."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import insert, select

from monitor.domain.article import ArticleId
from monitor.errors import StoreError
from monitor.store.engine.database import Database, connect
from monitor.store.heartbeats import Heartbeats
from monitor.store.ledger import Ledger
from monitor.store.outbox import Outbox
from monitor.store.tables import HOSTS, METADATA, WORKERS
from monitor.store.transfer import Transferred, transfer
from tests.empty_database import put_empty_database
from tests.store.rows import made_up
from tests.store.values import EMAIL, KENT, NOW, change, inspection, keep, later


@pytest.fixture
def source(tmp_path: Path) -> Iterator[Database]:
    file = tmp_path / "source.sqlite3"
    put_empty_database(file)
    with connect(f"sqlite:///{file}") as opened:
        keep(Ledger(opened), change())
        yield opened


def fill(database: Database) -> None:
    """A row in every table at least."""
    with database.writing() as connection:
        for table in METADATA.sorted_tables:
            if connection.execute(select(table)).first() is None:
                connection.execute(insert(table), made_up(connection, table))


def by_name(found: tuple[Transferred, ...]) -> dict[str, Transferred]:
    return {one.table: one for one in found}


def contents(database: Database) -> dict[str, list[object]]:
    with database.reading() as connection:
        return {
            table.name: sorted(map(tuple, connection.execute(select(table))), key=repr)
            for table in METADATA.sorted_tables
            if table not in (HOSTS, WORKERS)
        }


def test_every_row_of_every_table_arrives(source: Database, database: Database) -> None:
    fill(source)
    found = transfer(source, database)
    assert contents(database) == contents(source)
    assert {one.table for one in found} == contents(source).keys()
    assert all(one.rows == one.new >= 1 for one in found)


def test_a_second_time_brings_what_came_since(source: Database, database: Database) -> None:
    transfer(source, database)
    keep(Ledger(source), change("second", "second"), "second")
    Heartbeats(source).beat("clock", later(5))
    Outbox(source).claim(EMAIL, NOW, later(60))
    found = by_name(transfer(source, database))
    assert contents(database) == contents(source)
    assert (found["articles"].new, found["articles"].changed) == (1, 0)
    assert found["heartbeats"].new + found["heartbeats"].changed == 1
    assert found["deliveries"].changed >= 1
    assert found["evidence"].digest == by_name(transfer(source, database))["evidence"].digest


def test_what_was_struck_out_meanwhile_goes(source: Database, database: Database) -> None:
    Heartbeats(source).beat("of before", NOW)
    transfer(source, database)
    Heartbeats(source).only(["clock"])
    assert by_name(transfer(source, database))["heartbeats"].gone >= 1
    assert "of before" not in Heartbeats(database).all()


def test_what_worked_on_its_own_is_not_written_over(source: Database, database: Database) -> None:
    keep(Ledger(database), change("its own", "its own"), "its own")
    with pytest.raises(StoreError, match=r"no copy of it: give the copy a new database"):
        transfer(source, database)
    assert Ledger(database).seen(ArticleId("its own")) is not None
    assert Ledger(database).seen(ArticleId("a")) is None, "nothing of it was brought"


def test_new_entries_follow_those_that_were_copied(source: Database, database: Database) -> None:
    transfer(source, database)
    ledger = Ledger(database)
    newer = replace(inspection("2031"), body_id=KENT)
    assert ledger.load_baseline([newer]) == 1
    assert ledger.inspections()[-1].published.text == "2031"
