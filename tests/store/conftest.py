"""A real database in a file of its own for each test."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from monitor.store.database import Database, connect
from monitor.store.ledger import Ledger
from monitor.store.outbox import Outbox
from monitor.store.visits import Visits


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "monitor.sqlite3"


@pytest.fixture
def url(file: Path) -> str:
    return f"sqlite:///{file}"


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with its tables made: a copy is quicker than to make them each time."""
    made = tmp_path_factory.mktemp("empty") / "monitor.sqlite3"
    connect(f"sqlite:///{made}").close()
    return made


@pytest.fixture
def database(url: str, file: Path, empty: Path) -> Iterator[Database]:
    shutil.copy(empty, file)
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
