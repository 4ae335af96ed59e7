"""What is new in a list is kept in few transactions, and each entry as if it were alone."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from rich.console import Console
from sqlalchemy import Engine, event

from monitor.bootstrap.app import App
from monitor.bootstrap.clock import Clocks
from monitor.bootstrap.service import build
from monitor.bootstrap.settings import read_config
from monitor.domain.reading import Reading, Story
from monitor.domain.visiting.visit import Outcome
from monitor.store.engine.database import connect
from monitor.store.heartbeats import Heartbeats
from tests.loopback import Site, reply, rss, web_site

BEGINS = datetime(2026, 3, 2, 8, tzinfo=UTC)
DATED = "Mon, 02 Mar 2026 07:00:00 GMT"
NEWS = "Probation service in {} rated ‘inadequate’ by inspectors"


def items(count: int, first: int = 0) -> list[tuple[str, str, str]]:
    return [(f"Bins {n}", f"https://a.example/bins/{n}", DATED) for n in range(first, count)]


@dataclass
class World:
    site: Site
    app: App
    now: list[datetime]

    def visit(self, read: Callable[[Story], Reading] | None = None) -> Outcome:
        self.now[0] += timedelta(minutes=30)
        poll = self.app.plan.poll
        if read:
            intake = replace(poll.taking.intake, read=read)  # type: ignore[attr-defined]
            poll = replace(poll, taking=replace(poll.taking, intake=intake))  # type: ignore[attr-defined, type-var]
        return poll(self.app.plan.sources[0])

    @property
    def told(self) -> list[str]:
        return sorted(str(event.body) for event in self.app.records.ledger.events())

    def holds(self) -> int:
        with self.app.records.database.reading() as connection:
            return int(connection.exec_driver_sql("SELECT count(*) FROM readings").scalar_one())


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    now = [BEGINS]

    def clock() -> datetime:
        return now[0]

    (tmp_path / "monitor.toml").write_text(
        f'database = "sqlite:///{tmp_path}/m.sqlite3"\nbaseline = false\ngap_seconds = 0\n'
    )
    with web_site() as site:
        (tmp_path / "sources.toml").write_text(
            f'[[source]]\nname = "A"\nkind = "feed"\nurl = "{site.url}/feed"\nfetch_pages = false\n'
        )
        settings = read_config(tmp_path, {})
        with build(settings, Console(quiet=True), Clocks(clock, clock)) as app:
            yield World(site, app, now)


@contextmanager
def statements() -> Iterator[list[str]]:
    said: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        said.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield said
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def test_a_hundred_new_entries_are_kept_in_few_transactions(world: World) -> None:
    world.site.pages["/feed"] = rss(items(100))
    with statements() as said:
        assert world.visit().reason is None
    assert world.holds() == 100
    begun = [each for each in said if each.startswith("BEGIN IMMEDIATE")]
    assert len(begun) <= 100 / 20 + 10


def test_where_one_breaks_its_neighbours_are_kept_and_it_is_named(world: World) -> None:
    world.site.pages["/feed"] = rss(items(1))
    world.visit()
    names = ("Kent", "Essex", "Norfolk")
    told = [(NEWS.format(f"{n} PDU"), f"https://a.example/{n}", DATED) for n in names]
    world.site.pages["/feed"] = rss([*told, *items(3)])
    read = world.app.plan.poll.taking.intake.read  # type: ignore[attr-defined]

    def stumbling(story: Story) -> Reading:
        if "Essex" in story.title:
            raise ValueError("bad")
        return read(story)

    outcome = world.visit(stumbling)
    assert "a.example/Essex: ValueError" in str(outcome.reason)
    assert world.holds() == 5
    world.site.pages["/feed"] = rss([*told, *items(4)])
    assert world.visit().reason is None
    assert world.holds() == 7


def test_of_two_entries_on_one_article_the_second_meets_the_first(world: World) -> None:
    double = [
        ("Bins", "https://a.example/bins?utm_source=rss", DATED),
        ("Bins", "https://a.example/bins", DATED),
    ]
    world.site.pages["/feed"] = rss(double)
    assert world.visit().reason is None
    assert world.holds() == 1


def test_what_is_known_by_then_is_kept_before_a_page_is_asked_for(tmp_path: Path) -> None:
    held_at_the_page: list[int] = []
    with web_site() as site:
        (tmp_path / "monitor.toml").write_text(
            f'database = "sqlite:///{tmp_path}/m.sqlite3"\nbaseline = false\ngap_seconds = 0\n'
        )
        (tmp_path / "sources.toml").write_text(
            f'[[source]]\nname = "A"\nkind = "feed"\nurl = "{site.url}/feed"\n'
        )
        with build(read_config(tmp_path, {}), Console(quiet=True)) as app:
            world = World(site, app, [BEGINS])

            def page(handler: object) -> None:
                held_at_the_page.append(world.holds())
                reply("<article><p>Inspectors rated Kent PDU ‘Good’.</p></article>")(handler)  # type: ignore[arg-type]

            site.pages["/kent"] = page
            news = (NEWS.format("Kent PDU"), f"{site.url}/kent", DATED)
            site.pages["/feed"] = rss([*items(3), news, *items(5, first=3)])
            assert world.visit().reason is None
    assert held_at_the_page == [3]


def test_what_concerns_nobody_is_kept_in_the_same_few_statements_however_much_it_is(
    world: World,
) -> None:
    counts = []
    for first, count in ((0, 2), (2, 7)):
        world.site.pages["/feed"] = rss(items(count, first))
        with statements() as said:
            assert world.visit().reason is None
        counts.append(sum(each.startswith("INSERT INTO articles") for each in said))
    assert world.holds() == 7
    assert counts == [1, 1]


def test_news_among_what_concerns_nobody_is_told_and_its_copy_is_known_as_one(world: World) -> None:
    world.site.pages["/feed"] = rss(items(1))
    world.visit()
    words = NEWS.format("Essex North PDU")
    told = [(words, f"https://a.example/kent/{n}", DATED) for n in range(2)]
    world.site.pages["/feed"] = rss([told[0], *items(5), told[1]])
    assert world.visit().reason is None
    assert world.holds() == 7
    assert len(world.told) == 1


def test_nobody_waits_for_our_reading(world: World, tmp_path: Path) -> None:
    world.site.pages["/feed"] = rss(items(1))
    world.visit()
    told = [(NEWS.format(f"{n} PDU"), f"https://a.example/{n}", DATED) for n in ("Kent", "Essex")]
    world.site.pages["/feed"] = rss([*told, *items(3)])
    read = world.app.plan.poll.taking.intake.read  # type: ignore[attr-defined]
    with connect(f"sqlite:///{tmp_path}/m.sqlite3", busy_timeout=0.05) as other:

        def meanwhile(story: Story) -> Reading:
            Heartbeats(other).only(["clock"])  # a StoreError where the write lock is held
            return read(story)

        assert world.visit(meanwhile).reason is None
    assert world.holds() == 5
