"""The replica of the inspectorate's site, and the service that looks at it in chosen ways."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from rich.console import Console

from monitor.bootstrap.clock import Clocks
from monitor.bootstrap.service import App, build
from monitor.config import load
from monitor.data import gazetteer
from monitor.demo.publication import Heading, PostType, Publication
from monitor.demo.replica import Replica, Way
from monitor.domain.article import SourceName
from monitor.domain.event import Event
from monitor.domain.visiting.visit import Outcome, Visit
from monitor.sources import PARSERS
from tests.empty_database import put_empty_database

BEGAN = datetime(2026, 3, 2, 8, tzinfo=UTC)


def report(number: int, place: str, rating: str, at: datetime, slug: str = "") -> Publication:
    """A report of an inspection of a PDU."""
    return Publication(
        number,
        PostType.DOCUMENT,
        slug or f"an-inspection-of-{place.lower()}-pdu",
        f"An inspection of probation services in {place} PDU",
        at,
        f"This is the report of an inspection of {place} PDU.",
        (Heading("Foreword"), f"Overall, {place} PDU is rated as ‘{rating}’."),
    )


OLD = report(100, "Wigan", "Good", BEGAN - timedelta(days=400))
OLD_NEWS = replace(
    OLD, number=101, type=PostType.NEWS, slug="wigan-rated-good", title="Wigan PDU rated ‘Good’"
)


@dataclass
class World:
    """``visit()`` visits every source once; ``told`` are all events so far, oldest first."""

    folder: Path
    now: datetime = BEGAN
    site: Replica = field(init=False)
    app: App = field(init=False)

    def __post_init__(self) -> None:
        self.site = Replica(self.clock)

    def clock(self) -> datetime:
        return self.now

    def start(self) -> None:
        settings = load(self.folder, PARSERS.keys(), gazetteer(), {})
        clocks = Clocks(now=self.clock, wall=self.clock)
        self.app = build(settings, Console(quiet=True), clocks)

    def stop(self) -> None:
        self.app.__exit__()

    def restart(self) -> None:
        self.stop()
        self.start()

    def visit(self, **later: float) -> dict[str, Outcome]:
        self.now += timedelta(**later)
        self.site.asked.clear()
        return {outcome.source.name: outcome for outcome in self.app.rounds.visit_all()}

    def publish(self, number: int, place: str, rating: str, slug: str = "") -> Publication:
        page = report(number, place, rating, self.now, slug)
        self.site.publish(page)
        return page

    def visit_of(self, name: str) -> Visit:
        return self.app.records.visits.of(SourceName(name))

    def fetched(self, page: Publication) -> int:
        """How often it was asked for in the last visit, at any address."""
        return sum(asked.rstrip("/") == page.path.rstrip("/") for asked in self.site.asked)

    @property
    def told(self) -> list[tuple[str, str]]:
        events: list[Event] = list(reversed(self.app.records.ledger.events()))
        return [(event.body, event.after.label if event.after else event.kind) for event in events]


def rows(site: Replica) -> dict[Way, str]:
    """The sources of each way, as they stand in sources.toml."""
    feeds = [_row(f"feed {kind}", "feed", site.feed(kind)) for kind in list(PostType)[:2]]
    lists = [_row("news", "listing", site.news), _row("reports", "listing", site.reports)]
    return {
        Way.REST: _row("rest", "wordpress", site.rest),
        Way.FEEDS: "".join(feeds),
        Way.LISTINGS: "".join(lists),
        Way.SITEMAP: _row("sitemap", "sitemap", site.sitemap, every_minutes=1440),
    }


def _row(name: str, kind: str, url: str, every_minutes: int = 10) -> str:
    return (
        f'[[source]]\nname = "{name}"\nkind = "{kind}"\nurl = "{url}"\n'
        f"official = true\nevery_minutes = {every_minutes}\n"
    )


@contextmanager
def watching(
    folder: Path,
    *ways: Way,
    pages: Iterable[Publication] = (),
    settled: bool = True,
    more: str = "",
) -> Iterator[World]:
    """The service looks in these ways only, and has made its first visits.

    ``settled``: are these to be done, and without a fault? ``more``: of monitor.toml.
    """
    world = World(folder)
    with world.site:
        world.site.publish(OLD, OLD_NEWS, *pages)
        put_empty_database(folder / "m.sqlite3")
        (folder / "monitor.toml").write_text(
            f'database = "sqlite:///{folder}/m.sqlite3"\nbaseline = false\ngap_seconds = 0\n{more}'
        )
        listed = rows(world.site)
        (folder / "sources.toml").write_text("".join(listed[way] for way in ways))
        world.start()
        faults = [o.reason for o in world.visit().values() if o.reason]
        assert not (settled and faults)
        assert world.told == []
        yield world
        world.stop()
