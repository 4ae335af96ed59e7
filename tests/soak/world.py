"""A thousand sources, most of them healthy, around one folder of the service."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from tests.crash.sinks import MailSink
from tests.crash.world import bodies, tells
from tests.journey.conftest import PLAIN_MAIL, source
from tests.soak.hostile import WAYS
from tests.soak.papers import FEED, Papers
from tests.soak.scale import Scale
from tests.soak.tempo import Tempo
from tests.soak.town import Town
from tests.soak.wire import FLIPPING, INSIDE, MIXED, STAND_IN

NOBODY = "nobody there"
NAMES = (FLIPPING, MIXED)


@dataclass
class World:
    """``ill``: of each way to be hostile, its hosts. ``arrived``: when each body was told."""

    folder: Path
    scale: Scale
    clock: Tempo
    papers: Papers
    town: Town
    mail: MailSink
    healthy: list[str]
    ill: dict[str, list[str]] = field(default_factory=dict)
    arrived: dict[str, datetime] = field(default_factory=dict)
    _read: int = 0

    def note_arrivals(self) -> None:
        """What came since the last look, came now."""
        fresh, self._read = self.mail.arrived[self._read :], len(self.mail.arrived)
        waited = [r.body for r in self.papers.told if r.body not in self.arrived]
        for mail in fresh:
            for body in waited:
                if tells(mail, body):
                    self.arrived.setdefault(body, self.clock())


@contextmanager
def world(folder: Path, scale: Scale) -> Iterator[World]:
    """All of it, listening; the service has not begun."""
    clock, mail = Tempo(scale.speed), MailSink()
    papers = Papers(clock, list(bodies()))
    with mail.running() as port, Town() as town:
        made = World(folder, scale, clock, papers, town, mail, _hosts(10, _well(scale)))
        town.settle([*made.healthy, STAND_IN], papers.answer)
        town.settle([INSIDE], lambda guest: guest.answer(b"the secret"))
        made.ill = _settled(made)
        _configure(made, port)
        yield made


def _well(scale: Scale) -> int:
    return scale.sources - scale.hostile


def _hosts(quarter: int, count: int) -> list[str]:
    return [f"127.{quarter}.{n // 200}.{n % 200 + 1}" for n in range(count)]


def _settled(made: World) -> dict[str, list[str]]:
    """Hosts in turn for every way; those that are names, or where nobody listens, need no ear."""
    hosts = _hosts(20, made.scale.hostile)
    ways = (*WAYS, NOBODY, *NAMES)
    ill = {way: hosts[n :: len(ways)] for n, way in enumerate(ways)}
    for way, conduct in WAYS.items():
        made.town.settle(ill[way], conduct)
    return ill


def _configure(made: World, mail_port: int) -> None:
    (made.folder / "monitor.toml").write_text(
        f'database = "sqlite:///{made.folder}/monitor.sqlite3"\n'
        f"workers = {made.scale.workers}\nbaseline = false\naudit_every_minutes = 0\n"
        'contact = "desk@example.org"\n' + PLAIN_MAIL.format(port=mail_port)
    )
    rows = list(_rows(made))
    random.Random(3).shuffle(rows)  # noqa: S311 - an order
    (made.folder / "sources.toml").write_text("".join(rows))


def _rows(made: World) -> Iterator[str]:
    port, every = made.town.port, made.scale.every
    for host in made.healthy:
        url = f"http://{host}:{port}{FEED}"
        yield source(f"paper {host}", url, every_minutes=every, may_be_empty=True)
    for way, hosts in made.ill.items():
        for host in hosts:
            name = f"{way}-{host}.example" if way in NAMES else host
            scheme = "https" if way == "TLS garbage" else "http"
            yield source(f"{way} {host}", f"{scheme}://{name}:{port}{FEED}", every_minutes=every)
