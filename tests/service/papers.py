"""Papers on loopback, each with its feed, and the service that visits them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from html import escape
from pathlib import Path

from rich.console import Console

from monitor.bootstrap.clock import Clocks
from monitor.bootstrap.service import App, build
from monitor.config import load
from monitor.data import gazetteer
from monitor.domain.ledger.citation import Citation
from monitor.sources import PARSERS
from tests.empty_database import put_empty_database
from tests.loopback import Reply, Site, article_page, reply, web_site

BEGAN = datetime(2026, 3, 2, 8, tzinfo=UTC)
FOLLOWED = '[[subscription]]\nname = "All"\nto = ["console"]\nfollow_ups = true\n'


def row(title: str, link: str, at: datetime | None = None, guid: str = "", more: str = "") -> str:
    """One item of RSS."""
    date = f"<pubDate>{format_datetime(at)}</pubDate>" if at else ""
    named = f'<guid isPermaLink="false">{escape(guid)}</guid>' if guid else ""
    return (
        f"<item><title>{escape(title)}</title><link>{escape(link)}</link>{named}{date}{more}</item>"
    )


def feed(*rows: str) -> Reply:
    """RSS of these items, in this order."""
    body = f'<rss version="2.0"><channel><title>Paper</title>{"".join(rows)}</channel></rss>'
    return reply(body, media="application/rss+xml")


@dataclass
class Press:
    """``visit()`` visits every paper once; ``told`` are all events so far, oldest first."""

    folder: Path
    site: Site
    now: datetime = BEGAN

    def clock(self) -> datetime:
        return self.now

    def start(self) -> None:
        settings = load(self.folder, PARSERS.keys(), gazetteer(), {})
        self.app: App = build(settings, Console(quiet=True), Clocks(self.clock, self.clock))

    def restart(self) -> None:
        self.app.__exit__()
        self.start()

    def lists(self, paper: str, *rows: str) -> None:
        """From now on its feed has these items."""
        self.site.pages[f"/{paper}/rss"] = feed(*rows)

    def prints(
        self, paper: str, headline: str, text: str, path: str = "/story", published: str = ""
    ) -> str:
        """A page of that paper; its address."""
        self.site.pages[f"/{paper}{path}"] = article_page(headline, text, published)
        return f"{self.site.url}/{paper}{path}"

    def visit(self, **later: float) -> list[str]:
        """The kinds of all that was told by then."""
        self.now += timedelta(**later)
        faults = [each.reason for each in self.app.rounds.visit_all() if each.reason]
        assert faults == []
        return self.kinds

    @property
    def kinds(self) -> list[str]:
        return [str(event.kind) for event in reversed(self.app.records.ledger.events())]

    @property
    def cited(self) -> tuple[Citation, ...]:
        return self.app.records.lookback.citations()


@contextmanager
def press(folder: Path, *papers: str, baseline: bool = False, more: str = "") -> Iterator[Press]:
    """The papers have been visited once, and had nothing. ``more``: of each [[source]]."""
    with web_site() as site:
        (folder / "monitor.toml").write_text(
            f'database = "sqlite:///{folder}/m.sqlite3"\ngap_seconds = 0\n'
            f'baseline = {str(baseline).lower()}\nprivate_hosts = ["localhost"]\n'
        )
        (folder / "subscriptions.toml").write_text(FOLLOWED)
        (folder / "sources.toml").write_text(
            "".join(
                f'[[source]]\nname = "{paper}"\nkind = "feed"\nurl = "{site.url}/{paper}/rss"\n'
                f"may_be_empty = true\n{more}"
                for paper in papers
            )
        )
        put_empty_database(folder / "m.sqlite3")
        opened = Press(folder, site)
        for paper in papers:
            opened.lists(paper)
        opened.start()
        assert opened.visit() == []
        yield opened
        opened.app.__exit__()
