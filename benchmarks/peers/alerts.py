"""How soon somebody is told: from a report's appearance on the replica of the inspectorate's site
until a mail server has accepted the mail about it. By the running service: its own clock, its own
ticks, the report's page read.
"""

import random
import re
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import quantiles

from rich.console import Console

from monitor import scheduler
from monitor.bootstrap.reference import gazetteer
from monitor.bootstrap.service import build
from monitor.bootstrap.settings import read_config
from monitor.config import Config
from monitor.demo.mail_sink import MailSink
from monitor.demo.publication import Heading, PostType, Publication
from monitor.demo.replica import Replica
from monitor.domain.body import Body, BodyKind

_EVERY_S = 3.0
"""The list is visited so often. Nobody may configure less than a minute: the bench has no days."""

_BETWEEN_S = (0.3, 0.9)
"""From one report to the next, by chance, so that they fall anywhere between two visits."""

_PATIENCE_S = 60.0
_NAMED = re.compile(rb"inspection-number-(\d+)")


@dataclass
class _Box(MailSink):
    """Notes when the first mail on each report was accepted."""

    folder: Path
    accepted: dict[int, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        super().__init__(self.folder)

    def keep(self, to: str, raw: bytes) -> None:
        """Which it is about, by the address of the report in it."""
        now = time.monotonic()
        for number in set(map(int, _NAMED.findall(raw))):
            self.accepted.setdefault(number, now)


def alerts(events: int) -> tuple[tuple[str, float, str], ...]:
    """Name, value and unit of each figure. Ends the bench where one report was never told of."""
    delays = sorted(_delays(events))
    name = f"report to mail, {len(delays)} reports, a look every {_EVERY_S:g} s"
    cuts = quantiles(delays, n=100, method="inclusive")
    return (
        (f"{name}: median", cuts[49], "s"),
        (f"{name}: 99th percentile", cuts[98], "s"),
        (f"{name}: longest", delays[-1], "s"),
    )


def _delays(events: int) -> Iterator[float]:
    with tempfile.TemporaryDirectory() as made, Replica() as site, _Box(Path(made) / "m") as box:
        site.publish(*_there_before())
        settings = _configured(Path(made), site, box)
        published: dict[int, float] = {}
        with build(settings, Console(quiet=True)) as app:
            for outcome in app.rounds.visit_all():
                assert not outcome.reason, outcome.reason  # noqa: S101
            work = (site, published, box, _reports(events), app.stopping.set)
            threading.Thread(target=_publish, args=work).start()
            scheduler.serve(app, lambda _app: None)
        for number, at in published.items():
            if number not in box.accepted:
                raise SystemExit(f"nobody was told of report {number}")
            yield box.accepted[number] - at


def _publish(
    site: Replica,
    published: dict[int, float],
    box: _Box,
    reports: Sequence[Publication],
    end: Callable[[], None],
) -> None:
    by_chance = random.Random(1)  # noqa: S311 - the same at every run
    time.sleep(_EVERY_S)
    for report in reports:
        time.sleep(by_chance.uniform(*_BETWEEN_S))
        published[report.number] = time.monotonic()
        site.publish(replace(report, published=datetime.now(UTC)))
    until = time.monotonic() + _PATIENCE_S
    while published.keys() - box.accepted.keys() and time.monotonic() < until:
        time.sleep(0.1)
    end()


def _reports(events: int) -> list[Publication]:
    """Each about another body, so that each is news of its own."""
    kinds = (BodyKind.PDU, BodyKind.YJS)
    bodies = [body for body in gazetteer() if body.kind in kinds and not body.renamed_to]
    if len(bodies) < events:
        raise SystemExit(f"there are no more than {len(bodies)} bodies to report on")
    return [_report(1000 + nth, body) for nth, body in enumerate(bodies[:events])]


def _report(number: int, body: Body) -> Publication:
    what = "probation services" if body.kind is BodyKind.PDU else "youth justice services"
    return Publication(
        number,
        PostType.DOCUMENT,
        f"inspection-number-{number}",
        f"An inspection of {what} in {body.name}",
        datetime.now(UTC),
        f"This is the report of an inspection of {body.name}.",
        (Heading("Foreword"), f"Overall, {body.name} is rated as ‘Good’."),
    )


def _there_before() -> Iterator[Publication]:
    """The list is not empty."""
    long_ago = datetime.now(UTC) - timedelta(days=400)
    page = _report(1, next(iter(gazetteer())))
    yield replace(page, slug="an-older-one", published=long_ago)


def _configured(folder: Path, site: Replica, box: MailSink) -> Config:
    (folder / "monitor.toml").write_text(
        f'database = "sqlite:///{folder}/m.sqlite3"\nbaseline = false\ngap_seconds = 0\n'
        "audit_every_minutes = 0\n[dashboard]\non = false\n"
        f'[email]\nhost = "127.0.0.1"\nport = {box.port}\nsecurity = "none"\n'
        'sender = "alerts@example.org"\nto = ["desk@example.org"]\n'
    )
    (folder / "sources.toml").write_text(
        f'[[source]]\nname = "reports"\nkind = "feed"\nurl = "{site.feed(PostType.DOCUMENT)}"\n'
        "official = true\n"
    )
    settings = read_config(folder, {})
    often = timedelta(seconds=_EVERY_S)
    return replace(settings, sources=tuple(replace(s, every=often) for s in settings.sources))
