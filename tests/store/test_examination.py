"""A look at a database that leaves it as it is."""

import sqlite3
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest

from monitor.errors import StoreError
from monitor.store.engine.migration import HEAD
from monitor.store.examination import examined
from tests.empty_database import put_empty_database


@pytest.fixture
def file(tmp_path: Path) -> Path:
    put_empty_database(tmp_path / "100% ü.sqlite3")
    return tmp_path / "100% ü.sqlite3"


def execute(file: Path, *statements: str) -> None:
    with closing(sqlite3.connect(file)) as database:
        for statement in statements:
            database.execute(statement)
        database.commit()


def test_it_says_at_which_step_the_tables_are(file: Path) -> None:
    assert examined(file) == HEAD


def test_an_older_one_stays_as_old_as_it_is(file: Path) -> None:
    execute(file, "UPDATE alembic_version SET version_num = '0003'")
    before = sha256(file.read_bytes()).digest()
    assert examined(file) == "0003"
    assert sha256(file.read_bytes()).digest() == before


def test_a_file_without_tables_is_at_no_step(tmp_path: Path) -> None:
    (tmp_path / "new.sqlite3").touch()
    assert examined(tmp_path / "new.sqlite3") == ""


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE alembic_version SET version_num = '9999'", "newer than this program"),
        ("DROP TABLE alembic_version", "belongs to another program"),
    ],
)
def test_what_is_not_ours_to_touch_is_told(file: Path, statement: str, told: str) -> None:
    execute(file, statement)
    with pytest.raises(StoreError, match=told):
        examined(file)


def test_what_is_no_database_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("not a database, however long it is " * 100)
    with pytest.raises(
        StoreError, match=r"the database is damaged \(file is not a database\): bring a backup back"
    ):
        examined(tmp_path / "a.txt")


def test_a_look_that_was_cut_short_calls_nothing_damaged(file: Path) -> None:
    execute(
        file,
        "CREATE TABLE many (words TEXT)",
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200000)"
        " INSERT INTO many SELECT printf('%0100d', i) FROM n",
        "CREATE INDEX of_many ON many (words)",
    )
    for seconds in (0.0, 0.001, 0.01, 60.0):
        assert examined(file, seconds) == HEAD


def test_what_is_damaged_is_told_as_long_as_there_is_time(file: Path) -> None:
    with file.open("r+b") as content:
        content.seek(4096 * 3)
        content.write(bytes(range(256)) * 16)
    with pytest.raises(StoreError, match="is damaged"):
        examined(file, 60.0)
