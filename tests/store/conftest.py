"""A real database of its own for each test: a file of SQLite and, with the slow tests, one of
PostgreSQL, too."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from monitor.store.engine.database import Database, connect
from monitor.store.ledger import Ledger
from monitor.store.outbox import Outbox
from monitor.store.visits import Visits
from tests import postgres
from tests.empty_database import put_empty_database

_KINDS = ("sqlite", pytest.param("postgresql", marks=pytest.mark.slow))


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """On both kinds, but for what is marked ``sqlite``."""
    if "kind" in metafunc.fixturenames:
        of_a_file = any(metafunc.definition.iter_markers("sqlite"))
        metafunc.parametrize("kind", _KINDS[:1] if of_a_file else _KINDS)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "monitor.sqlite3"


@pytest.fixture
def url(kind: str, file: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """Of a file that is not there yet, or of a database with nothing in its tables."""
    if kind == "sqlite":
        yield f"sqlite:///{file}"
        return
    server: postgres.Server = request.getfixturevalue("server")
    made = server.empty_database()
    yield made
    server.drop(made)


@pytest.fixture
def database(kind: str, url: str, file: Path) -> Iterator[Database]:
    if kind == "sqlite":
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
