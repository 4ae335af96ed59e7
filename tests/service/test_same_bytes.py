"""A server that knows of no validators sends the same list again and again: it is read once."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from rich.console import Console

from monitor.bootstrap.clock import Clocks
from monitor.bootstrap.service import build
from monitor.bootstrap.settings import read_config
from tests.loopback import Site, reply, rss, web_site

BEGINS = datetime(2026, 3, 2, 8, tzinfo=UTC)
BINS = ("Bins", "https://a.example/bins", "Mon, 02 Mar 2026 07:00:00 GMT")
BUSES = ("Buses", "https://a.example/buses", "Mon, 02 Mar 2026 07:30:00 GMT")


@pytest.fixture
def site() -> Iterator[Site]:
    with web_site() as site:
        yield site


@pytest.fixture
def visit(site: Site, tmp_path: Path) -> Iterator[Callable[..., int | None]]:
    """One visit, so many minutes after the last; entries of the list, None: it is as before."""
    now = [BEGINS]

    def clock() -> datetime:
        return now[0]

    (tmp_path / "monitor.toml").write_text(
        f'database = "sqlite:///{tmp_path}/monitor.sqlite3"\ngap_seconds = 0\nbaseline = false\n'
    )
    (tmp_path / "sources.toml").write_text(
        f'[[source]]\nname = "A"\nkind = "feed"\nurl = "{site.url}/feed"\nfetch_pages = false\n'
    )
    settings = read_config(tmp_path, {})
    with build(settings, Console(quiet=True), Clocks(clock, clock)) as app:

        def once(minutes: int = 30) -> int | None:
            now[0] += timedelta(minutes=minutes)
            (outcome,) = app.rounds.visit_all()
            assert not outcome.reason, outcome.reason
            return outcome.entries

        yield once


def test_the_same_bytes_are_read_once(site: Site, visit: Callable[..., int | None]):
    site.pages["/feed"] = rss([BINS])
    assert [visit(), visit(), visit()] == [1, None, None]


def test_another_list_is_read_and_so_is_the_first_when_it_comes_back(
    site: Site, visit: Callable[..., int | None]
):
    for listed in ([BINS], [BUSES, BINS], [BINS]):
        site.pages["/feed"] = rss(listed)
        assert [visit(), visit()] == [len(listed), None]


def test_once_a_day_it_is_read_all_the_same(site: Site, visit: Callable[..., int | None]):
    site.pages["/feed"] = rss([BINS])
    assert [visit() for _ in range(60)].count(1) in {2, 3}


def test_after_a_fault_the_list_is_read_again(site: Site, visit: Callable[..., int | None]):
    site.pages["/feed"] = rss([BINS])
    visit()
    site.pages["/feed"] = reply("<rss><channel><item>", media="application/rss+xml")
    with pytest.raises(AssertionError, match="breaks off"):
        visit()
    site.pages["/feed"] = rss([BINS])
    assert [visit(), visit()] == [1, None]
