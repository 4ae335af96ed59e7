"""A real database in a file of its own for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from monitor.store.database import Database, connect
from monitor.store.ledger import Ledger
from monitor.store.outbox import Outbox
from monitor.store.visits import Visits
from tests.empty_database import put_empty_database


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "monitor.sqlite3"


@pytest.fixture
def url(file: Path) -> str:
    return f"sqlite:///{file}"


@pytest.fixture
def database(url: str, file: Path) -> Iterator[Database]:
    put_empty_database(file)
    with connect(url) as opened:
        yield opened


@pytest.fixture
def ledger(database: Database) -> Ledger:
    return Ledger(database)


@pytest.fixture
def outbox(database: Database) -> Outbox:
    return Outbox(database)


@pytest.fixture
def visits(database: Database) -> Visits:
    return Visits(database)
