"""The service among its papers: real HTTP on many hosts, a real mail server and database, and a
clock that jumps."""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from rich.console import Console

from monitor.bootstrap.app import App
from monitor.bootstrap.clock import Clocks
from monitor.bootstrap.service import build
from monitor.config import load
from monitor.data import gazetteer
from monitor.domain.event import Event
from monitor.sources import PARSERS
from tests.journey.conftest import PLAIN_MAIL, source
from tests.loopback import MailServer
from tests.quarter.items import Story
from tests.quarter.net import Net
from tests.quarter.papers import Break, Paper, Trouble
from tests.quarter.press import Press

STEP = timedelta(hours=6)


@dataclass
class Quarter:
    """``press``: the servers' side of it."""

    folder: Path
    mail: MailServer
    now: datetime
    press: Press = field(init=False)
    net: Net = field(init=False)
    app: App = field(init=False)

    def clock(self) -> datetime:
        return self.now

    def start(self) -> None:
        clocks = Clocks(now=self.clock, wall=self.clock)
        known = load(self.folder, PARSERS.keys(), gazetteer(), {})
        self.app = build(known, Console(quiet=True), clocks)

    def restart(self) -> None:
        self.app.__exit__()
        self.start()

    def run(self, until: datetime) -> None:
        """What is due at each step is visited, watched and told."""
        while self.now < until:
            self.now = min(self.now + STEP, until)
            self._cut_and_join()
            while started := self.app.rounds.start_due():
                for visit in started:
                    visit.result()
            self.app.watch()
            self.app.deliver()

    @property
    def told(self) -> list[Event]:
        """Every event so far, oldest first."""
        return sorted(self.app.records.ledger.events(10_000), key=lambda event: event.at)

    def _cut_and_join(self) -> None:
        hosts = {paper.name: paper.host for paper in self.press.papers if _is_there(paper)}
        refusing = (each for each in self.press.troubles if each.broken is Break.REFUSED)
        down = {hosts[n] for each in refusing if each.holds(self.now) for n in each.papers}
        self.net.join(set(hosts.values()) - down)
        self.net.cut(down)


@contextmanager
def a_quarter(
    folder: Path,
    papers: Iterable[Paper],
    stories: Iterable[Story],
    troubles: Iterable[Trouble],
    began: datetime,
) -> Iterator[Quarter]:
    """Before the first visit."""
    mail = MailServer()
    quarter = Quarter(folder, mail, began)
    press = Press(tuple(papers), tuple(stories), tuple(troubles), began, quarter.clock)
    with mail.running() as port, Net(press.answer) as net:
        quarter.net, quarter.press = net, press
        net.join({paper.host for paper in press.papers if _is_there(paper)})
        _configure(quarter, port)
        quarter.start()
        yield quarter
        quarter.app.__exit__()


def _is_there(paper: Paper) -> bool:
    """Has its host an address?"""
    return paper.host.startswith("127.")


def _configure(quarter: Quarter, mail_port: int) -> None:
    (quarter.folder / "monitor.toml").write_text(
        f"database = {json.dumps(f'sqlite:///{quarter.folder}/monitor.sqlite3')}\n"
        'baseline = false\ngap_seconds = 0\ncontact = "desk@example.org"\n'
        + PLAIN_MAIL.format(port=mail_port)
    )
    rows = (_row(paper, quarter.net.port) for paper in quarter.press.papers)
    (quarter.folder / "sources.toml").write_text("".join(rows))


def _row(paper: Paper, port: int) -> str:
    canaries = {"canaries": [paper.pinned]} if paper.pinned else {}
    return source(
        paper.name,
        f"http://{paper.host}:{port}{paper.path}",
        paper.form.kind,
        every_minutes=paper.every // timedelta(minutes=1),
        fetch_pages=paper.form.pages,
        **canaries,
    )
