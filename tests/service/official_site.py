"""An inspectorate on loopback, and the service that visits it at the hours a test says."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from html import escape

from rich.console import Console

from monitor.bootstrap.clock import Clocks
from monitor.bootstrap.service import App, build
from monitor.config import load
from monitor.data import gazetteer
from monitor.domain.event import Event
from monitor.domain.visiting.visit import Outcome
from monitor.sources import PARSERS
from tests.empty_database import put_empty_database
from tests.loopback import Site, reply, web_site

BEGAN = datetime(2025, 9, 1, 12, tzinfo=UTC)


@dataclass
class World:
    """``visit()`` is one visit to the listing; ``told`` are all events so far, oldest first."""

    site: Site
    now: datetime = BEGAN
    listed: dict[str, str] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)
    app: App = field(init=False)

    def clock(self) -> datetime:
        return self.now

    def publish(
        self,
        path: str,
        title: str,
        *lines: str,
        stamp: str = "2025-09-01T10:00:00+01:00",
        markup: str = "",
        listed: bool = True,
    ) -> None:
        """A page at ``path``, and its row in the listing; published at ``stamp``.

        ``markup`` is HTML that comes before the words.
        """
        shown = f'<time class="published-date" datetime="{stamp}"></time>'
        words = "".join(f"<p>{escape(line)}</p>" for line in lines)
        kind = path.split("/")[1]
        number = self.numbers.setdefault(path, len(self.numbers) + 1)
        self.site.pages[path] = reply(
            f'<div id="primary"><article id="post-{number}" '
            f'class="type-{kind} flexible-post-type-single"><h1>{escape(title)}</h1>{shown}{markup}'
            f'<div class="document-content">{words}</div></article></div>'
        )
        if listed:
            self.listed[path] = (
                f'<div class="list-item"><h2><a href="{path}">{escape(title)}</a></h2>{shown}</div>'
            )
        self.site.pages["/list"] = reply("<main>" + "".join(self.listed.values()) + "</main>")

    def file(self, path: str, body: bytes) -> None:
        self.site.pages[path] = reply(body, media="application/pdf")

    def visit(self, **later: float) -> Outcome:
        self.now += timedelta(**later)
        (outcome,) = self.app.rounds.visit_all()
        return outcome

    @property
    def told(self) -> list[Event]:
        return list(reversed(self.app.records.ledger.events()))


@contextmanager
def official_site(folder) -> Iterator[World]:
    with web_site() as site:
        put_empty_database(folder / "m.sqlite3")
        (folder / "monitor.toml").write_text(
            f'database = "sqlite:///{folder}/m.sqlite3"\nbaseline = false\ngap_seconds = 0\n'
        )
        (folder / "sources.toml").write_text(
            f'[[source]]\nname = "Official"\nkind = "listing"\nurl = "{site.url}/list"\n'
            "official = true\nmay_be_empty = true\n"
        )
        world = World(site)
        site.pages["/list"] = reply("<main></main>")
        clocks = Clocks(now=world.clock, wall=world.clock)
        with build(
            load(folder, PARSERS.keys(), gazetteer(), {}), Console(quiet=True), clocks
        ) as world.app:
            world.visit()
            yield world
