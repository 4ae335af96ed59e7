"""``migrate-to``: everything into a database of PostgreSQL, and the service works on there."""

from contextlib import ExitStack

import pytest
from rich.console import Console

from monitor.bootstrap.records import open_records
from monitor.bootstrap.service import build
from monitor.bootstrap.settings import read_config
from monitor.errors import BusyError, DataError
from monitor.store.engine.database import connect
from monitor.store.ledger import Ledger
from tests import postgres
from tests.store.values import change, keep


@pytest.fixture
def url(server: postgres.Server):
    made = server.new_database()
    yield made
    server.drop(made)


def kept(desk) -> int:
    with open_records(read_config(desk.folder, {})) as records:
        keep(Ledger(records.database), change())
        return len(records.ledger.inspections())


def test_all_of_it_is_there_and_the_next_step_is_told(desk, url):
    made = desk()
    known = kept(made)
    said = made.show("migrate-to", url, columns=100)
    assert "Nobody worked with the old one meanwhile." in said
    assert f'database = "{url}"' in said
    with connect(url) as database:
        assert len(Ledger(database).inspections()) == known


def test_while_the_service_works_it_is_a_first_copy(desk, url):
    made = desk()
    kept(made)
    with build(read_config(made.folder, {}), Console(quiet=True)):
        assert "stop it, and run this once more" in made.show("migrate-to", url)
    again = made.show("migrate-to", url)
    assert "Nobody worked with the old one meanwhile." in again


def test_a_database_that_workers_use_is_left_alone(desk, url):
    made = desk()
    kept(made)
    made.show("migrate-to", url)
    with ExitStack() as workers:
        on_server(made, url)
        for _ in range(2):
            workers.enter_context(
                build(read_config(made.folder, {}), Console(quiet=True), beside=True)
            )
        on_file(made)
        done = made.call("migrate-to", url)
    assert isinstance(done.exception, BusyError)
    assert "is in use by another run of this program" in str(done.exception)


def test_a_command_that_must_be_alone_is_refused_beside_workers(desk, url):
    made = desk()
    on_server(made, url)
    settings = read_config(made.folder, {})
    with build(settings, Console(quiet=True), beside=True):
        done = made.call("once")
    assert isinstance(done.exception, BusyError)
    assert "stop the workers first" in str(done.exception)


def test_commands_that_only_look_see_what_is_on_the_server(desk, url):
    made = desk()
    kept(made)
    made.show("migrate-to", url)
    on_server(made, url)
    assert "Kent" in made.show("history", "Kent")
    assert "PostgreSQL" in made.call("doctor", "--offline").output
    done = made.call("backup")
    assert "pg_dump" in str(done.exception)


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("mysql://h/n", "must begin with sqlite:/// and a path, or with postgresql://"),
        ("postgresql://u:hush-hush@h/n", "must hold no password"),
        ("postgresql://h", "must name a database"),
    ],
)
def test_a_url_that_will_not_do_is_refused(desk, url, why):
    done = desk().call("migrate-to", url)
    assert isinstance(done.exception, DataError)
    assert why in str(done.exception)
    assert "hush-hush" not in str(done.exception)


def on_server(desk, url: str) -> None:
    (desk.folder / "monitor.toml").write_text(f'database = "{url}"\n')


def on_file(desk) -> None:
    (desk.folder / "monitor.toml").write_text(
        f'database = "sqlite:///{desk.folder}/monitor.sqlite3"\n'
    )
