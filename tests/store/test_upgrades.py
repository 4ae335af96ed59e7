"""Databases of every step there ever was, with something in every table: nothing of it is lost."""

import re
import resource
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from hashlib import sha256
from multiprocessing.connection import Connection as Pipe
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Column, Connection, MetaData, Table, create_engine, insert, select

import monitor.store
from monitor.store.engine.database import connect
from monitor.store.engine.migration import HEAD
from monitor.store.examination import examined
from monitor.store.ledger import Ledger
from monitor.store.tables import METADATA
from tests.empty_database import put_empty_database
from tests.store.processes import heard, other_process
from tests.store.rows import made_up
from tests.store.values import change, keep

SCRIPTS = Path(monitor.store.__file__).with_name("migrations")
RELEASED = Path(__file__).with_name("released_steps.txt")

Rows = dict[str, list[dict[str, object]]]


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    config.attributes["connection"] = connection
    return config


STEPS = [one.revision for one in ScriptDirectory.from_config(_config()).walk_revisions()][::-1]


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Rows:
    """Every table of today with a row at least."""
    file = tmp_path_factory.mktemp("full") / "full.sqlite3"
    put_empty_database(file)
    with connect(f"sqlite:///{file}") as database:
        keep(Ledger(database), change())
        with database.writing() as connection:
            for table in METADATA.sorted_tables:
                if connection.execute(select(table)).first() is None:
                    connection.execute(insert(table), made_up(connection, table))
        with database.reading() as connection:
            return {table.name: _rows(connection, table) for table in METADATA.sorted_tables}


def _rows(connection: Connection, table: Table) -> list[dict[str, object]]:
    return [dict(row._mapping) for row in connection.execute(select(table))]


def made_at(step: str, file: Path, full: Rows) -> Rows:
    """A database as that step made it, with as much of ``full`` as it could hold."""
    engine = create_engine(f"sqlite:///{file}")
    with engine.begin() as connection:
        command.upgrade(_config(connection), step)
        old = MetaData()
        old.reflect(connection)
        kept = {
            table.name: [_fitting(table, row, full) for row in full[table.name]]
            for table in old.sorted_tables
            if table.name in full
        }
        for name, rows in kept.items():
            _put(connection, name, rows)
    engine.dispose()
    return kept


def _fitting(table: Table, row: dict[str, object], full: Rows) -> dict[str, object]:
    (told,) = full["delivery_events"]
    names = {"event_key": told["event_key"], **row}  # which a delivery itself held at first
    return {column.name: names[column.name] for column in table.columns if column.name in names}


def _put(connection: Connection, name: str, rows: list[dict[str, object]]) -> None:
    """Written by the types of today, since those of the file alone know no JSON."""
    today = METADATA.tables[name]
    for row in rows:
        columns = [Column(key, today.c[key].type if key in today.c else None) for key in row]
        connection.execute(insert(Table(name, MetaData(), *columns)), row)


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/old.sqlite3"


@pytest.mark.parametrize("step", STEPS)
def test_what_a_database_of_that_step_held_it_holds_today(
    step: str, full: Rows, tmp_path: Path, url: str
) -> None:
    kept = made_at(step, tmp_path / "old.sqlite3", full)
    with connect(url) as upgraded, upgraded.reading() as connection:
        for name, rows in kept.items():
            names = [key for key in rows[0] if key in METADATA.tables[name].c]
            columns = [METADATA.tables[name].c[key] for key in names]
            now = [dict(row._mapping) for row in connection.execute(select(*columns))]
            assert [{key: row[key] for key in names} for row in rows] == now, name
    assert examined(tmp_path / "old.sqlite3") == HEAD
    with closing(sqlite3.connect(tmp_path / "old.sqlite3")) as database:
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []


def test_every_table_of_today_is_among_them(full: Rows) -> None:
    assert [name for name, rows in full.items() if not rows] == []
    assert full.keys() == METADATA.tables.keys()


def test_steps_that_were_released_are_never_edited() -> None:
    """A database that took them would differ from one made today, and nobody would know."""
    digests = {
        file.name: sha256(file.read_bytes()).hexdigest()
        for file in sorted((SCRIPTS / "versions").glob("v*.py"))
    }
    released = dict(line.split()[::-1] for line in RELEASED.read_text().splitlines())
    assert {name: digests.get(name) for name in released} == released


def _connect_when_told(pipe: Pipe, url: str) -> None:
    pipe.send("here")
    pipe.recv()
    with connect(url, busy_timeout=30.0) as database:
        pipe.send(len(Ledger(database).inspections()))


def test_of_two_that_start_at_once_one_upgrades_and_the_other_waits(
    full: Rows, tmp_path: Path, url: str
) -> None:
    """More than two seconds: two processes are started."""
    made_at(STEPS[0], tmp_path / "old.sqlite3", full)
    with (
        other_process(_connect_when_told, url) as (_, one),
        other_process(_connect_when_told, url) as (_, other),
    ):
        assert (heard(one), heard(other)) == ("here", "here")
        for pipe in (one, other):
            pipe.send("go")
        assert (heard(one), heard(other)) == (1, 1)
    assert examined(tmp_path / "old.sqlite3") == HEAD


_UPGRADE = (
    "import sys; from monitor.store.engine.database import connect; connect(sys.argv[1]).close()"
)


def test_an_upgrade_for_which_the_disk_has_no_room_changes_nothing(
    full: Rows, tmp_path: Path, url: str
) -> None:
    file = tmp_path / "old.sqlite3"
    made_at(STEPS[0], file, full)

    def little_room() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        most = file.stat().st_size + 8192
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))

    done = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", _UPGRADE, url],
        preexec_fn=little_room,
        capture_output=True,
        text=True,
        check=False,
    )
    assert re.search(r"StoreError: \S+: the disk (is full|cannot be read or written)", done.stderr)
    assert examined(file) == STEPS[0]
    with connect(url) as upgraded:
        assert len(Ledger(upgraded).inspections()) == 1
