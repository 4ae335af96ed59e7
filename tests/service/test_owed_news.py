"""An article whose page could not be had is news once it can, however long that took."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest
from rich.console import Console

from monitor.bootstrap.clock import Clocks
from monitor.bootstrap.service import App, build
from monitor.config import load
from monitor.data import gazetteer
from monitor.sources import PARSERS
from tests.empty_database import put_empty_database
from tests.loopback import Site, article_page, reply, rss, web_site
from tests.service.conftest import Clock

BEGAN = datetime(2026, 3, 2, 8, tzinfo=UTC)
HEADLINE = "What inspectors found at Plymouth PDU of the Probation Service"
STORY = "HM Inspectorate of Probation has rated Plymouth PDU as ‘Good’ overall."


@pytest.fixture
def paper() -> Iterator[Site]:
    with web_site() as site:
        yield site


@pytest.fixture
def service(tmp_path: Path, paper: Site, clock: Clock) -> Iterator[App]:
    clock.now = BEGAN
    (tmp_path / "monitor.toml").write_text(
        f'database = "sqlite:///{tmp_path}/m.sqlite3"\nbaseline = false\ngap_seconds = 0\n'
    )
    (tmp_path / "sources.toml").write_text(
        f'[[source]]\nname = "Paper"\nkind = "feed"\nurl = "{paper.url}/rss"\nmay_be_empty = true\n'
    )
    put_empty_database(tmp_path / "m.sqlite3")
    paper.pages["/rss"] = rss([])
    settings = load(tmp_path, PARSERS.keys(), gazetteer(), {})
    with build(settings, Console(quiet=True), Clocks(clock, clock)) as app:
        yield app


def told_after(app: App, clock: Clock, **later: float) -> list[str]:
    clock.pass_by(**later)
    for _outcome in app.rounds.visit_all():
        pass
    return [event.body for event in app.records.ledger.events()]


def test_it_is_told_after_two_days_of_asking(service: App, paper: Site, clock: Clock) -> None:
    assert told_after(service, clock) == []
    at = format_datetime(BEGAN + timedelta(minutes=5))
    paper.pages["/rss"] = rss([(HEADLINE, f"{paper.url}/story", at)])
    paper.pages["/story"] = reply("busy", 503)
    for hours in (3, 20, 20, 6):
        assert told_after(service, clock, hours=hours) == []
    paper.pages["/story"] = article_page(HEADLINE, STORY)
    assert told_after(service, clock, hours=1) == ["Plymouth PDU"]
