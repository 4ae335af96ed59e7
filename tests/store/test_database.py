import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path

import pytest

from monitor.domain.article import ArticleId, SourceName
from monitor.domain.ledger.change import Change
from monitor.domain.visiting.visit import Answered
from monitor.errors import StoreError
from monitor.store.engine.database import Database, connect
from monitor.store.engine.pragmas import set_pragmas
from monitor.store.engine.whereabouts import database_path
from monitor.store.heartbeats import Heartbeats
from monitor.store.ledger import Ledger
from monitor.store.outbox import Outbox
from monitor.store.visits import Visits
from tests.store.values import NOW, READING, article, change, delivery, event, inspection, keep

NOBODY = 65534
FEED = SourceName("feed")
PATIENCE = 0.05

WRITES: dict[str, Callable[[Database], object]] = {
    "record": lambda database: keep(Ledger(database), change()),
    "load_baseline": lambda database: Ledger(database).load_baseline([inspection()]),
    "sent": lambda database: Outbox(database).sent(delivery(event()), NOW),
    "retry": lambda database: Outbox(database).retry(delivery(event()), NOW, "no"),
    "give_up": lambda database: Outbox(database).give_up(delivery(event()), "no"),
    "succeeded": lambda database: Visits(database).succeeded(FEED, Answered("u", None), NOW, NOW),
    "failed": lambda database: Visits(database).failed(FEED, "no", NOW, NOW),
    "owe": lambda database: Visits(database).owe(ArticleId("a"), NOW),
    "beat": lambda database: Heartbeats(database).beat("clock", NOW),
}


@pytest.fixture
def open_to_all() -> Iterator[Path]:
    """A database in a folder that another user can reach."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        file = Path(folder) / "monitor.sqlite3"
        connect(f"sqlite:///{file}").close()
        yield file


@pytest.fixture
def as_nobody() -> Iterator[Callable[[], None]]:
    """Permissions mean nothing to root: a function that steps down to one they bind."""
    user = os.geteuid()
    yield lambda: os.seteuid(NOBODY) if user == 0 else None
    os.seteuid(user)


def test_what_is_written_together_is_seen_inside_and_by_others_at_the_end(url: str) -> None:
    with connect(url) as database, connect(url) as other:
        with database.together("A"):
            Visits(database).owe(ArticleId("a"), NOW)
            assert Visits(database).owed(ArticleId("a")) is not None
            assert Visits(other).owed(ArticleId("a")) is None
        assert Visits(other).owed(ArticleId("a")) is not None


def test_where_a_part_breaks_all_is_undone_even_if_nobody_hears_of_it(database: Database) -> None:
    def stumble() -> None:
        with suppress(ZeroDivisionError), database.noting("A"):
            _ = 1 / 0

    def all_of_it() -> None:
        with database.together("A"):
            Visits(database).owe(ArticleId("a"), NOW)
            stumble()

    with pytest.raises(StoreError, match="belongs together"):
        all_of_it()
    assert Visits(database).owed(ArticleId("a")) is None
    with database.together("A"):
        Visits(database).owe(ArticleId("b"), NOW)
    assert Visits(database).owed(ArticleId("b")) is not None


def test_a_decision_is_no_part_of_notes_and_undoes_them(database: Database) -> None:
    def all_of_it() -> None:
        with database.together("A"):
            Visits(database).owe(ArticleId("a"), NOW)
            with pytest.raises(StoreError, match="a decision is no part of notes"):
                Heartbeats(database).only(["clock"])

    with pytest.raises(StoreError, match="belongs together"):
        all_of_it()
    assert Visits(database).owed(ArticleId("a")) is None


def test_what_one_thread_writes_together_is_no_part_of_what_another_writes(
    database: Database,
) -> None:
    with ThreadPoolExecutor(1) as pool:
        with suppress(ZeroDivisionError), database.together("A"):
            Visits(database).owe(ArticleId("a"), NOW)
            later = pool.submit(Visits(database).owe, ArticleId("b"), NOW)
            _ = 1 / 0
        later.result()
    assert Visits(database).owed(ArticleId("a")) is None
    assert Visits(database).owed(ArticleId("b")) is not None


def test_the_folder_of_the_file_is_made(tmp_path: Path) -> None:
    file = tmp_path / "var" / "deep" / "monitor.sqlite3"
    connect(f"sqlite:///{file}").close()
    assert file.exists()


def test_a_folder_that_cannot_be_made_is_a_store_error(tmp_path: Path) -> None:
    (tmp_path / "var").write_text("a file where the folder should be")
    with pytest.raises(StoreError, match=r"var/monitor\.sqlite3: its folder cannot be made"):
        connect(f"sqlite:///{tmp_path}/var/monitor.sqlite3")


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("monitor.sqlite3", "cannot be read"),
        ("", "cannot be read"),
        ("sqlite://", "must name a file"),
        ("sqlite:///:memory:", "must name a file"),
        ("sqlite:///file:monitor.sqlite3?uri=true", "must name a file"),
        ("mysql://ann:hush@db/monitor", "of the kind mysql are not supported"),
    ],
)
def test_a_url_that_will_not_do_is_refused_without_its_password(url: str, reason: str) -> None:
    with pytest.raises(StoreError, match=reason) as caught:
        connect(url)
    assert "hush" not in str(caught.value)


def test_the_path_of_a_url() -> None:
    assert database_path("sqlite:///var/monitor.sqlite3") == Path("var/monitor.sqlite3")
    assert database_path("sqlite:////srv/monitor.sqlite3") == Path("/srv/monitor.sqlite3")


@pytest.mark.sqlite
def test_every_connection_keeps_the_promises(database: Database) -> None:
    with database.reading() as first, database.reading() as second:
        for connection in (first, second):
            pragmas = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
            values = [connection.exec_driver_sql(f"PRAGMA {pragma}").scalar() for pragma in pragmas]
            assert values == ["wal", 2, 1, 5000]


def test_a_pragma_that_does_not_hold_is_named() -> None:
    # A database in memory has no write-ahead log.
    with (
        closing(sqlite3.connect(":memory:")) as memory,
        pytest.raises(StoreError, match="here: PRAGMA journal_mode is 'memory'"),
    ):
        set_pragmas(memory, "here", busy_timeout=1)


def test_a_failed_transaction_leaves_nothing(database: Database) -> None:
    def stumble() -> None:
        with database.writing() as connection:
            connection.exec_driver_sql("INSERT INTO heartbeats VALUES ('clock', '2024-05-30')")
            raise KeyError

    with pytest.raises(KeyError):
        stumble()
    assert Heartbeats(database).all() == {}


def test_a_reader_sees_one_state_while_another_writes(database: Database) -> None:
    query = "SELECT count(*) FROM heartbeats"
    with database.reading() as connection:
        before = connection.exec_driver_sql(query).scalar()
        Heartbeats(database).beat("clock", NOW)
        assert connection.exec_driver_sql(query).scalar() == before == 0
    assert len(Heartbeats(database).all()) == 1


@pytest.mark.sqlite
@pytest.mark.parametrize("write", WRITES.values(), ids=WRITES.keys())
def test_a_locked_database_is_a_store_error_and_can_still_be_read(
    url: str, file: Path, write: Callable[[Database], object]
) -> None:
    with connect(url, busy_timeout=PATIENCE) as database, closing(sqlite3.connect(file)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match=r"monitor\.sqlite3: the database is locked"):
            write(database)
        assert Visits(database).all() == {}
        other.rollback()
        write(database)


def test_a_decision_that_writes_on_its_own_is_stopped(url: str) -> None:
    with connect(url, busy_timeout=PATIENCE) as database:
        ledger = Ledger(database)
        with pytest.raises(StoreError, match="the database is locked"):
            ledger.record(article("b"), READING, (), lambda known: keep(ledger, change()))
        assert ledger.seen(ArticleId("b")) is None


@pytest.mark.sqlite
def test_a_file_that_is_no_database_is_left_as_it_is(url: str, file: Path) -> None:
    file.write_bytes(b"Dear diary, today I was not a database. " * 50)
    before = file.read_bytes()
    with pytest.raises(StoreError, match=r"monitor\.sqlite3: the file is not a database"):
        connect(url)
    assert file.read_bytes() == before


@pytest.mark.sqlite
def test_a_damaged_database_is_a_store_error(url: str, file: Path) -> None:
    connect(url).close()
    whole = file.read_bytes()
    file.write_bytes(whole[:4096] + b"\xa5" * (len(whole) - 4096))
    with pytest.raises(StoreError, match="the database is damaged"), connect(url) as database:
        Visits(database).all()


@pytest.mark.sqlite
def test_a_folder_in_place_of_the_file_is_a_store_error(url: str, file: Path) -> None:
    file.mkdir()
    with pytest.raises(StoreError, match="the file cannot be opened"):
        connect(url)


def test_a_file_that_may_not_be_written_is_a_store_error(
    open_to_all: Path, as_nobody: Callable[[], None]
) -> None:
    open_to_all.chmod(0o444)
    open_to_all.parent.chmod(0o777)
    as_nobody()
    with (
        connect(f"sqlite:///{open_to_all}") as database,
        pytest.raises(StoreError, match="the file may not be written"),
    ):
        Visits(database).failed(FEED, "no", NOW, NOW)


def test_a_folder_that_may_not_be_written_is_a_store_error(
    open_to_all: Path, as_nobody: Callable[[], None]
) -> None:
    open_to_all.parent.chmod(0o555)
    as_nobody()
    with pytest.raises(StoreError, match=r"may not be written|cannot be opened"):
        connect(f"sqlite:///{open_to_all}")


@pytest.mark.sqlite
def test_a_full_disk_is_a_store_error_and_nothing_is_lost(database: Database) -> None:
    visits, ledger = Visits(database), Ledger(database)
    visits.failed(FEED, "no", NOW, NOW)
    _limit_pages(database, 1)  # no more than there are
    with pytest.raises(StoreError, match=r"monitor\.sqlite3: the disk is full"):
        _keep_a_long_one(ledger)
    assert ledger.seen(ArticleId("a")) is None
    assert visits.of(FEED).reason == "no"
    _limit_pages(database, 100_000)
    _keep_a_long_one(ledger)
    assert ledger.seen(ArticleId("a")) is not None


def _keep_a_long_one(ledger: Ledger) -> None:
    long = replace(article(), text="long " * 100_000)
    ledger.record(long, READING, (), lambda known: Change())


def _limit_pages(database: Database, pages: int) -> None:
    with database.reading() as connection:
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
