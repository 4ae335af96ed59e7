"""What comes back is whole and ours, or nothing changes."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from monitor.errors import BusyError, StoreError
from monitor.store.admissions import Admissions
from monitor.store.backup import back_up, restore
from monitor.store.engine.database import connect
from monitor.store.engine.instance_lock import InstanceLock
from monitor.store.ledger import Ledger
from tests.store.values import NOW, change, keep

AT = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A database with one inspection, a session and a token."""
    with connect(f"sqlite:///{tmp_path}/monitor.sqlite3") as database:
        keep(Ledger(database), change())
        Admissions(database).begin("a session", "mark", NOW)
        Admissions(database).make("crm", "a token", NOW)
    return tmp_path / "monitor.sqlite3"


@pytest.fixture
def kept(file: Path) -> Path:
    return back_up(file, file.with_name("kept.sqlite3")).path


def ledger(file: Path) -> int:
    with connect(f"sqlite:///{file}") as database:
        return len(Ledger(database).inspections())


def altered(kept: Path, *statements: str) -> Path:
    with closing(sqlite3.connect(kept)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()
    return kept


def test_it_comes_back_as_it_was(file: Path, kept: Path):
    altered(file, "DELETE FROM evidence", "DELETE FROM ledger")
    before = restore(kept, file, AT)
    assert ledger(file) == 1
    assert before == file.with_name("monitor.sqlite3.before-20260302T120000Z")
    assert ledger(before) == 0
    assert not [path for path in file.parent.iterdir() if path.suffix in {".new", ".half"}]


def test_it_is_taken_while_others_write(file: Path):
    with connect(f"sqlite:///{file}") as database, database.writing():
        made = back_up(file, file.with_name("kept.sqlite3"))
    assert made.inspections == 1
    assert len(made.digest) == 64
    assert made.path.stat().st_mode & 0o777 == 0o600


@pytest.mark.attack("V20")
def test_who_may_use_the_dashboard_is_in_no_backup(kept: Path):
    with closing(sqlite3.connect(kept)) as connection:
        for table in ("sessions", "tokens"):
            query = f"SELECT count(*) FROM {table}"  # noqa: S608
            assert connection.execute(query).fetchone() == (0,)


@pytest.mark.attack("V20")
@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("CREATE TRIGGER t AFTER INSERT ON ledger BEGIN DELETE FROM events; END", "trigger t"),
        ("CREATE VIEW v AS SELECT * FROM articles", "view v"),
        ("CREATE TABLE strange (x)", "strange"),
        ("UPDATE alembic_version SET version_num = '9999'", "newer than this program"),
        ("UPDATE alembic_version SET version_num = '../../x'", "not say which version"),
        ("DELETE FROM alembic_version", "not say which version"),
        ("DROP TABLE alembic_version", "no backup of this program"),
        ("DELETE FROM articles", "damaged: foreign_key_check"),
    ],
)
def test_what_is_not_ours_is_refused(file: Path, kept: Path, statement: str, told: str):
    altered(kept, statement)
    with pytest.raises(StoreError, match=told):
        restore(kept, file, AT)
    assert ledger(file) == 1


@pytest.mark.attack("V20")
@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04 an archive", b"SQLite format 3\x00" + b"\xff" * 5000, b"../../x"]
)
def test_what_is_no_database_is_refused(file: Path, tmp_path: Path, content: bytes):
    hostile = tmp_path / "hostile"
    hostile.write_bytes(content)
    with pytest.raises(StoreError, match="hostile: "):
        restore(hostile, file, AT)
    assert ledger(file) == 1


@pytest.mark.attack("V20")
def test_a_damaged_one_is_refused(file: Path, kept: Path):
    whole = bytearray(kept.read_bytes())
    for at in range(4096 * 3, len(whole), 4096):
        whole[at : at + 64] = b"\xff" * 64
    kept.write_bytes(whole)
    with pytest.raises(StoreError, match=r"damaged|no whole database"):
        restore(kept, file, AT)
    assert ledger(file) == 1


def test_nothing_is_brought_back_under_a_running_service(file: Path, kept: Path):
    with InstanceLock(file), pytest.raises(BusyError):
        restore(kept, file, AT)


@pytest.mark.attack("V19")
def test_nothing_is_written_over(file: Path, kept: Path):
    with pytest.raises(StoreError, match="is there already"):
        back_up(file, kept)
    with pytest.raises(StoreError, match="no such database"):
        back_up(file.with_name("none"), file.with_name("x"))


def test_the_commands_do_it(file: Path, tmp_path: Path):
    (tmp_path / "monitor.toml").write_text(f'database = "sqlite:///{file}"\nbaseline = false\n')
    (tmp_path / "sources.toml").write_text(
        '[[source]]\nname = "A"\nkind = "feed"\nurl = "https://a.example/rss"\n'
    )
    for words in (("backup", str(tmp_path / "b")), ("restore", str(tmp_path / "b"))):
        done = subprocess.run(  # noqa: S603 - our own command
            [sys.executable, "-m", "monitor", *words, "--config", str(tmp_path)],
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
    assert "What it was before" in done.stdout
    assert ledger(file) == 1
