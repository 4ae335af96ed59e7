"""The inspectorate's site, the papers, a mail server and Slack around one folder of the service."""

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

from rich.console import Console

from monitor import data
from monitor.bootstrap.clock import Clocks, utc_now
from monitor.bootstrap.service import App, build
from monitor.bootstrap.settings import read_config
from monitor.demo.publication import Heading, PostType, Publication
from monitor.demo.replica import Replica
from monitor.domain.body import BodyKind
from tests.crash.sinks import NEWS, Arrived, MailSink, SlackSink, WebhookSink
from tests.loopback import Site, article_page, rss, web_site

MAILBOXES = ("desk@example.org", "council@example.org")
PLACES = (*(f"email to {box}" for box in MAILBOXES), "Slack")

_MONITOR = """
database = "sqlite:///{folder}/monitor.sqlite3"
baseline = false
gap_seconds = 0
[email]
host = "127.0.0.1"
port = {port}
security = "none"
sender = "Probation Monitor <alerts@example.org>"
to = {boxes}
timeout_seconds = 3
[dashboard]
port = 0
"""


def bodies() -> tuple[str, ...]:
    """Names of units, none a part of another; and no predecessors, whom an heir's alert names."""
    every = data.gazetteer().bodies.values()
    units = [b for b in every if b.kind is BodyKind.PDU and not b.succeeded_by]
    names = [unit.short_name for unit in units if unit.short_name != "Wigan PDU"]
    return tuple(name for name in names if not any(name in o for o in names if o != name))


_LONG_AGO = datetime(2024, 5, 8, 9, tzinfo=UTC)
_NEWS = Publication(2, PostType.NEWS, "news", "A new chief inspector", _LONG_AGO, "", ("Welcome.",))


@dataclass
class World:
    """``ahead``: what the clocks of site and service show beside the true time. ``feeds``: of the
    papers, what each lists. ``places``: where all is to be told. ``hook``: where one is set up.
    """

    folder: Path
    chance: random.Random
    mail: MailSink
    slack: SlackSink
    papers: Site
    site: Replica = field(init=False)
    ahead: timedelta = timedelta()
    told: list[str] = field(default_factory=list)
    feeds: list[list[tuple[str, str, str]]] = field(default_factory=list)
    env: dict[str, str] = field(default_factory=dict)
    places: tuple[str, ...] = PLACES
    hook: WebhookSink | None = None
    left: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.site = Replica(self.clock)
        self.left = list(bodies())
        self.chance.shuffle(self.left)

    def clock(self) -> datetime:
        return utc_now() + self.ahead

    def publish(self, most: int) -> None:
        """So many rated reports at most: on the inspectorate's site, in a paper, or in both."""
        for _report in range(min(self.chance.randint(0, most), len(self.left))):
            self.report()

    def report(self) -> None:
        """A rated report on a body that was never rated before."""
        name = self.left.pop()
        way = self.chance.choice(("site", "site", "paper", "both"))
        rating = self.chance.choice(("Outstanding", "Good", "Requires improvement", "Inadequate"))
        if way != "paper":
            self.site.publish(_report(len(self.told) + 3, name, rating, self.clock()))
        if way != "site":
            self._print(self.chance.randrange(len(self.feeds)), name, rating)
        self.told.append(name)

    def _print(self, paper: int, name: str, rating: str) -> None:
        path = f"/{paper}/story-{len(self.told)}"
        headline = f"{name} rated"
        text = f"HM Inspectorate of Probation has given {name} an overall rating of ‘{rating}’."
        items = self.feeds[paper]
        items.insert(0, (headline, self.elsewhere + path, format_datetime(self.clock())))
        self.papers.pages[path] = article_page(headline, text)
        self.papers.pages[f"/{paper}/rss"] = rss(items)

    @property
    def elsewhere(self) -> str:
        """The papers' address under another host's name than the inspectorate's."""
        return self.papers.url.replace("127.0.0.1", "localhost")

    def service(self) -> App:
        """The service in this process, on the world's clock."""
        settings = read_config(self.folder, self.env)
        return build(settings, Console(quiet=True), Clocks(self.clock, self.clock))

    def settle(self) -> None:
        """The first visits: what stands on the site by now is learned in silence."""
        with self.service() as service:
            faults = [outcome.reason for outcome in service.rounds.visit_all() if outcome.reason]
        assert not faults, faults

    @property
    def arrived(self) -> tuple[Arrived, ...]:
        hooked = self.hook.arrived if self.hook else ()
        return (*self.mail.arrived, *self.slack.arrived, *hooked)

    def missing(self) -> list[tuple[str, str]]:
        """(place, body) of the alerts that are still to come."""
        texts = {place: [a for a in self.arrived if a.place == place] for place in self.places}
        return [
            (place, name)
            for place in self.places
            for name in self.told
            if not any(tells(arrived, name) for arrived in texts[place])
        ]

    def configure(self, port: int, webhook: str, every_minutes: int) -> None:
        self.env["MONITOR_SLACK_WEBHOOK"] = webhook
        boxes = str(list(MAILBOXES)).replace("'", '"')
        text = _MONITOR.format(folder=self.folder, port=port, boxes=boxes)
        (self.folder / "monitor.toml").write_text(text)
        (self.folder / "sources.toml").write_text("".join(self._rows(every_minutes)))

    def _rows(self, every: int) -> Iterator[str]:
        site = self.site
        yield _row("REST", "wordpress", site.rest, every, official=True)
        yield _row("news", "listing", site.news, every, official=True)
        yield _row("reports", "listing", site.reports, every, official=True)
        yield _row("feed", "feed", site.feed(PostType.DOCUMENT), every, official=True)
        yield _row("sitemap", "sitemap", site.sitemap, every, official=True)
        for paper in range(len(self.feeds)):
            self.papers.pages[f"/{paper}/rss"] = rss([])
            yield _row(f"paper {paper}", "feed", f"{self.elsewhere}/{paper}/rss", every)


def tells(arrived: Arrived, name: str) -> bool:
    """Is it news of that body? Notices of the service itself name bodies, too."""
    return f"{NEWS} {name}" in arrived.text


def _nothing_more(_world: World) -> None:
    pass


@contextmanager
def world(
    folder: Path,
    seed: int,
    every_minutes: int,
    feeds: int,
    set_up: Callable[[World], None] = _nothing_more,
) -> Iterator[World]:
    """All of it, running, and visited once. ``feeds``: so many papers. ``set_up``: changes it
    before the first visit."""
    mail, slack = MailSink(), SlackSink()
    chance = random.Random(seed)  # noqa: S311 - a moment, not a secret
    with web_site() as papers, mail.running() as port, slack.running() as webhook:
        lists = [[] for _ in range(feeds)]
        made = World(folder, chance, mail, slack, papers, feeds=lists)
        with made.site:
            made.site.publish(_report(1, "Wigan PDU", "Good", _LONG_AGO), _NEWS)
            made.configure(port, webhook, every_minutes)
            set_up(made)
            made.settle()
            yield made


def _row(name: str, kind: str, url: str, every: int, *, official: bool = False) -> str:
    return (
        f'[[source]]\nname = "{name}"\nkind = "{kind}"\nurl = "{url}"\nmay_be_empty = true\n'
        f"official = {str(official).lower()}\nevery_minutes = {every}\n"
    )


def _report(number: int, name: str, rating: str, at: datetime) -> Publication:
    return Publication(
        number,
        PostType.DOCUMENT,
        f"report-{number}",
        f"An inspection of probation services in {name}",
        at,
        f"This is the report of an inspection of {name}.",
        (Heading("Foreword"), f"Overall, {name} is rated as ‘{rating}’."),
    )
