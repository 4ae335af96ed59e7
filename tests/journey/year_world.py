"""The service in a simulated year: real servers on loopback, a real database, a jumping clock."""

import json
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import groupby
from pathlib import Path

from rich.console import Console

from monitor.bootstrap.clock import Clocks
from monitor.bootstrap.service import App, build
from monitor.config import load
from monitor.data import gazetteer
from monitor.demo.newspaper import Newspaper
from monitor.demo.publication import PostType
from monitor.demo.replica import Markup, Replica, Way
from monitor.domain.event import Event, EventKind
from monitor.domain.inspection import Inspection
from monitor.domain.ledger.withdrawal import PACE
from monitor.domain.rating import Rating
from monitor.sources import PARSERS
from tests.journey.conftest import PLAIN_MAIL, source
from tests.journey.year_story import ARCHIVE, BEGINS, OLD_STORY, Happening
from tests.loopback import MailServer

EVERY = {Way.REST: 10, Way.FEEDS: 10, Way.LISTINGS: 30, Way.SITEMAP: 1440}
"""Minutes between two visits, as they stand in config/sources.toml."""

CACHE = timedelta(hours=1)
"""So long the site may hand out a page as it was before."""

_NONE = timedelta()
_SELDOM = timedelta(days=8)
_HALF_A_DAY = timedelta(hours=12)


@dataclass
class Year:
    """``ways``: those in which the service looks, and the only ones that the site offers.

    ``told``: every event so far, oldest first, by name where two come at once. ``ledger``: as in
    the story.
    """

    folder: Path
    ways: frozenset[Way]
    site: Replica
    paper: Newspaper
    mail: MailServer
    port: int
    now: datetime = BEGINS
    app: App = field(init=False)

    def clock(self) -> datetime:
        return self.now

    def start(self) -> None:
        clocks = Clocks(now=self.clock, wall=self.clock)
        self.app = build(
            load(self.folder, PARSERS.keys(), gazetteer(), {}), Console(quiet=True), clocks
        )

    def restart(self) -> None:
        self.app.__exit__()
        self.start()

    def live(self, happening: Happening, until: datetime) -> None:
        """As it happens, and the hours or days after it, but no longer than ``until``."""
        self.wait(happening.at - timedelta(minutes=15))
        self.now = happening.at
        happening.does(self.site, self.paper)
        self.run(min(happening.at + self.interval + (CACHE if happening.edits else _NONE), until))
        while self.now < min(happening.at + self.patience(happening), until):
            self.wait(self.now + min(happening.later / 2, _HALF_A_DAY))
            self._look_for_withdrawn()

    def patience(self, happening: Happening) -> timedelta:
        """So much later than by the interval may one be told. Of an edit, two ways tell at once."""
        edit_told = happening.edits and self.ways & {Way.REST, Way.SITEMAP}
        return CACHE if edit_told else happening.later

    @property
    def interval(self) -> timedelta:
        """So long after its publication a page is found at the latest."""
        minutes = min(EVERY[way] for way in self.ways)
        cached = CACHE if self.ways == {Way.LISTINGS} else _NONE
        return timedelta(minutes=minutes * 1.05 + 1) + cached

    def wait(self, until: datetime) -> None:
        """Quiet days: the service is looked in on now and then."""
        while self.now < until:
            self.now = min(self.now + _SELDOM, until)
            self._tick()

    def run(self, until: datetime) -> None:
        """Every source is visited whenever it is due."""
        while (due := self._next_due()) <= until:
            self.now = max(due, self.now + timedelta(seconds=5))
            self._tick()

    def _next_due(self) -> datetime:
        visits = (self.app.records.visits.of(each.name) for each in self.app.settings.sources)
        return min(visit.next_due_at or self.now for visit in visits)

    def _tick(self) -> None:
        """What the scheduler does every five seconds; one host at a time, until nothing is due."""
        while started := self.app.rounds.start_due():
            for visit in started:
                visit.result()
        self.app.withdrawals()
        self.app.deliver()

    def _look_for_withdrawn(self) -> None:
        """All that are due: the service asks for one page every ten minutes."""
        asked = -1
        while asked != (asked := len(self.site.asked)):
            self.now += PACE
            self.app.withdrawals()
        self.app.deliver()

    def break_lists(self) -> None:
        """A change of the site that nobody announced. Alone, the other ways break as they can."""
        self.site.markup = Markup.UNKNOWN
        if len(self.ways) == 1:
            self.site.ways -= {Way.REST, Way.SITEMAP}
            self.site.empty_feeds = True

    def mend_lists(self) -> None:
        """The program's parsers know the markup that the site has now."""
        self.site.markup, self.site.ways = Markup.BLOCK, set(self.ways)
        self.site.empty_feeds = False

    @property
    def told(self) -> list[Event]:
        events = self.app.records.ledger.events(1000)
        return sorted(events, key=lambda event: (event.at, event.body))

    @property
    def ledger(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, list[Inspection]] = {}
        for each in self.app.records.ledger.inspections():
            found.setdefault(each.body_id, []).append(each)
        return {
            body: tuple(map(in_short, sorted(each, key=lambda one: one.published.first)))
            for body, each in found.items()
        }

    def course(self, body: str) -> tuple[str, ...]:
        """The status of each entry on a body, in turn; repeated ones once."""
        entries = self.app.records.lookback.entries()
        statuses = [each.status.value for each in entries if each.body_id == body]
        return tuple(status for status, _ in groupby(statuses))

    @property
    def mails(self) -> list[str]:
        """The subjects of all that arrived."""
        return [str(mail["Subject"]) for mail in self.mail.mails]


def as_told(event: Event) -> str:
    """kind, body, and the rating before and after where there are any."""
    if event.kind is EventKind.REPORT_UNRATED:
        return f"{event.kind} {event.body}"
    after = event.after.label if event.after else "nothing"
    before = f"{event.before.rating.label} → " if event.before else ""
    return f"{event.kind} {event.body}: {before}{after}"


def in_short(entry: Inspection) -> str:
    rating = entry.rating.label if entry.rating else "no rating"
    points = "".join(str(each.rating - Rating.INADEQUATE) for each in entry.standards) or "-"
    return f"{entry.published.first} {rating} {entry.score or '-'} {points} {entry.status}"


@contextmanager
def a_year(folder: Path, ways: Collection[Way]) -> Iterator[Year]:
    """The site as it stood before the year, and the service after its first visits."""
    mail = MailServer()
    paper = Newspaper("Pennine Courier")
    year: Year
    site = Replica(lambda: year.now)
    with mail.running() as port, paper, site:
        year = Year(folder, frozenset(ways), site, paper, mail, port)
        site.ways, site.page_cache = set(ways), True
        site.publish(*ARCHIVE)
        paper.publish(OLD_STORY)
        _configure(year)
        year.start()
        year.wait(BEGINS + timedelta(days=2))
        yield year
        year.app.__exit__()


def _configure(year: Year) -> None:
    (year.folder / "monitor.toml").write_text(
        f"database = {json.dumps(f'sqlite:///{year.folder}/monitor.sqlite3')}\n"
        "baseline = false\ngap_seconds = 0\n" + PLAIN_MAIL.format(port=year.port)
    )
    paper_every = min(240, *(EVERY[way] for way in year.ways))
    rows = [source("paper", year.paper.rss, every_minutes=paper_every)]
    for way in Way:
        if way in year.ways:
            rows += _rows(year.site, way)
    (year.folder / "sources.toml").write_text("".join(rows))


def _rows(site: Replica, way: Way) -> list[str]:
    listed = {
        Way.REST: [("rest", site.rest, "wordpress")],
        Way.FEEDS: [(f"feed of {kind}", site.feed(kind), "feed") for kind in list(PostType)[:2]],
        Way.LISTINGS: [("news", site.news, "listing"), ("reports", site.reports, "listing")],
        Way.SITEMAP: [("sitemap", site.sitemap, "sitemap")],
    }[way]
    return [
        source(name, url, kind, official=True, every_minutes=EVERY[way])
        for name, url, kind in listed
    ]
