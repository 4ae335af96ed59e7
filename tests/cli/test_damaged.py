"""A database that is damaged, of a newer program, or no database: the service says so and ends."""

import pytest
from rich.console import Console

from monitor.bootstrap.service import build
from monitor.bootstrap.settings import read_config
from monitor.errors import StoreError


@pytest.fixture
def home(desk):
    return desk().folder


def started(home):
    with build(read_config(home, {}), Console(quiet=True)):
        pass


def test_one_page_that_went_bad_is_noticed_before_anything_is_done(home):
    file = home / "monitor.sqlite3"
    whole = bytearray(file.read_bytes())
    whole[-4096:] = bytes(4096)
    file.write_bytes(whole)
    with pytest.raises(StoreError, match=r"the database is damaged .*probation-monitor restore"):
        started(home)
    assert file.read_bytes() == whole


def test_what_is_no_database_is_left_as_it_is(home):
    file = home / "monitor.sqlite3"
    file.write_text("somebody's notes, of which no copy exists " * 100)
    before = file.read_bytes()
    with pytest.raises(StoreError, match="file is not a database"):
        started(home)
    assert file.read_bytes() == before


def test_after_a_refusal_the_database_is_free_again(home):
    file = home / "monitor.sqlite3"
    whole = file.read_bytes()
    file.write_bytes(b"x" * 5000)
    with pytest.raises(StoreError):
        started(home)
    file.write_bytes(whole)
    started(home)
