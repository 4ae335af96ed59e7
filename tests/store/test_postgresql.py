"""What holds on a server alone."""

from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
from sqlalchemy.exc import DBAPIError

from monitor.domain.article import ArticleId
from monitor.domain.ledger.change import Change
from monitor.errors import StoreError
from monitor.store.engine.database import Database, connect
from monitor.store.heartbeats import Heartbeats
from monitor.store.ledger import Ledger
from tests import postgres
from tests.store.values import NOW, READING, article, keep


@pytest.fixture
def url(server: postgres.Server) -> Iterator[str]:
    made = server.empty_database()
    yield made
    server.drop(made)


@pytest.fixture
def database(url: str) -> Iterator[Database]:
    with connect(url) as opened:
        yield opened


def test_the_first_start_makes_the_tables_and_the_second_leaves_them(
    server: postgres.Server,
) -> None:
    url = server.new_database()
    for _start in range(2):
        with connect(url) as database:
            Heartbeats(database).beat("clock", NOW)
            assert Heartbeats(database).all() == {"clock": NOW}


def test_of_two_that_start_at_once_one_makes_the_tables(server: postgres.Server) -> None:
    url = server.new_database()
    faults: list[BaseException] = []

    def start() -> None:
        try:
            connect(url, busy_timeout=30).close()
        except BaseException as error:  # noqa: BLE001 - it is told below
            faults.append(error)

    threads = [Thread(target=start) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []


def test_who_writes_waits_for_another_process_and_says_so_in_the_end(url: str) -> None:
    with connect(url) as one, connect(url, busy_timeout=0.3) as other, one.writing():
        with pytest.raises(StoreError, match="the database is locked"):
            Heartbeats(other).only(["clock"])
        assert Heartbeats(other).all() == {}, "reading waits for nobody"


def test_a_note_waits_for_notes_about_the_same_and_for_nobody_else(url: str) -> None:
    with connect(url) as one, connect(url, busy_timeout=0.3) as other:
        with one.writing(), one.noting("A"):
            Heartbeats(other).beat("clock", NOW)
        with one.noting("clock"):
            Heartbeats(other).beat("visits", NOW)
            with pytest.raises(StoreError, match="the database is locked"):
                Heartbeats(other).beat("clock", NOW)
        assert set(Heartbeats(other).all()) == {"clock", "visits"}


def test_a_note_made_together_with_others_is_kept_or_undone_with_them(database: Database) -> None:
    def broken() -> None:
        with database.together("A"):
            Heartbeats(database).beat("clock", NOW)
            raise LookupError

    with pytest.raises(LookupError):
        broken()
    assert Heartbeats(database).all() == {}


def test_who_wrote_sees_what_the_one_before_wrote(url: str) -> None:
    # A snapshot from before the wait would hide it, and the article would be new twice.
    with connect(url) as one, connect(url, busy_timeout=30) as other:
        late: list[bool] = []

        def second() -> None:
            decided = Ledger(other).record(article(), READING, (), lambda _known: Change())
            late.append(decided is not None)

        with one.writing():
            thread = Thread(target=second)
            thread.start()
            thread.join(0.2)
            assert late == []
        thread.join()
        assert late == [True]
        assert Ledger(one).seen(ArticleId("a")) is not None


def test_who_reads_can_write_nothing(database: Database) -> None:
    with pytest.raises(StoreError, match="may not be written"), database.reading() as connection:
        connection.exec_driver_sql("INSERT INTO heartbeats VALUES ('clock', now())")


def test_connections_that_the_server_cut_are_made_anew(
    server: postgres.Server, database: Database, url: str
) -> None:
    Heartbeats(database).beat("clock", NOW)
    server.cut(url)
    assert Heartbeats(database).all() == {"clock": NOW}


def test_a_server_that_is_not_there_is_told_without_the_password() -> None:
    with pytest.raises(StoreError, match=r"^news at 127\.0\.0\.1:1: ") as caught:
        connect("postgresql://us:hush-hush@127.0.0.1:1/news", busy_timeout=0.5)
    assert "hush-hush" not in str(caught.value)


def test_a_database_that_is_not_there_is_told(server: postgres.Server) -> None:
    with pytest.raises(StoreError, match='database "nowhere" does not exist'):
        connect(server.url("nowhere"))


def test_text_of_any_kind_comes_back(database: Database) -> None:
    strange = "A\x00B \ud800 \u2028 'quoted' %s :name \\x00 {} [] \N{PILE OF POO}"
    keep(Ledger(database), Change(), strange)
    kept = Ledger(database).seen(
        ArticleId(strange.replace("\x00", "\ufffd").replace("\ud800", "\ufffd"))
    )
    assert kept is not None


def test_names_sort_as_they_do_in_a_file(database: Database, tmp_path: Path) -> None:
    names = ["b", "A", "a", "Z", "é", "_", "1", "B b", "B-a"]
    orders = []
    with connect(f"sqlite:///{tmp_path}/a.sqlite3") as file:
        for one in (database, file):
            for name in names:
                Heartbeats(one).beat(name, NOW)
            orders.append(list(Heartbeats(one).all()))
    assert orders[0] == orders[1] == sorted(names)


def test_a_fault_of_the_server_is_no_traceback(database: Database) -> None:
    with pytest.raises(StoreError) as caught, database.writing() as connection:
        connection.exec_driver_sql("SELECT 1 FROM nothing_like_it")
    assert isinstance(caught.value.__cause__, DBAPIError)
    assert "\n" not in str(caught.value)
