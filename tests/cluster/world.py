"""Papers, a mail server and a database, around any number of workers."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from itertools import pairwise
from multiprocessing.process import BaseProcess
from pathlib import Path

from monitor import data
from monitor.domain.body import BodyKind
from tests.cluster import worker
from tests.crash.sinks import MailSink
from tests.crash.world import tells
from tests.journey.conftest import PLAIN_MAIL, source
from tests.soak.papers import FEED, Papers
from tests.soak.tempo import Tempo
from tests.soak.town import Town

EVERY_MINUTES = 5


@dataclass
class World:
    """``arrived``: when each body was told."""

    folder: Path
    clock: Tempo
    papers: Papers
    mail: MailSink
    hosts: list[str]
    workers: list[BaseProcess] = field(default_factory=list)
    arrived: dict[str, datetime] = field(default_factory=dict)
    _read: int = 0
    _begun: int = 0

    def begin_worker(self) -> BaseProcess:
        """One more."""
        self._begun += 1
        log = self.folder / f"worker-{self._begun}.log"
        made = worker.begin(self.folder, self.clock, log)
        self.workers.append(made)
        return made

    def kill(self, process: BaseProcess) -> None:
        """It cannot tidy up."""
        process.kill()
        process.join()
        self.workers.remove(process)

    def end(self) -> None:
        """All that are left, as an operator ends them."""
        for process in self.workers:
            process.terminate()
        for process in self.workers:
            process.join(30)
            if process.exitcode is None:
                process.kill()
        self.workers.clear()

    def note_arrivals(self) -> None:
        """What came since the last look, came now."""
        fresh, self._read = self.mail.arrived[self._read :], len(self.mail.arrived)
        waited = [r.body for r in self.papers.told if r.body not in self.arrived]
        for mail in fresh:
            for body in waited:
                if tells(mail, body):
                    self.arrived.setdefault(body, self.clock())

    def told_twice(self) -> list[str]:
        """Bodies of which more than one alert came; a second copy of one has the same key."""
        keys = {body: {m.key for m in self.mail.arrived if tells(m, body)} for body in self.arrived}
        return [body for body, found in keys.items() if len(found) > 1]

    def copies(self) -> int:
        """Alerts that came again: whoever sent them was killed before it could note that."""
        return sum(count - 1 for count in Counter(m.key for m in self.mail.arrived).values())

    def hurried(self) -> list[str]:
        """Papers that were asked again before their time."""
        least = EVERY_MINUTES * 60 * 0.9
        return [
            host
            for host, asked in self.papers.asked.items()
            if any((b - a).total_seconds() < least for a, b in pairwise(asked))
        ]


@contextmanager
def world(folder: Path, database: str, sources: int, speed: float) -> Iterator[World]:
    """All of it, listening; no worker has begun."""
    clock, mail = Tempo(speed), MailSink()
    papers = Papers(clock, _bodies())
    hosts = [f"127.30.{n // 200}.{n % 200 + 1}" for n in range(sources)]
    with mail.running() as mail_port, Town() as town:
        town.settle(hosts, papers.answer)
        _configure(folder, database, mail_port)
        rows = (
            source(
                f"paper {host}",
                f"http://{host}:{town.port}{FEED}",
                every_minutes=EVERY_MINUTES,
                may_be_empty=True,
            )
            for host in hosts
        )
        (folder / "sources.toml").write_text("".join(rows))
        made = World(folder, clock, papers, mail, hosts)
        try:
            yield made
        finally:
            made.end()


def _bodies() -> list[str]:
    """All that a report can be about, of today and of former days; no name begins another."""
    every = data.gazetteer().bodies.values()
    names = sorted({body.short_name for body in every if body.kind is not BodyKind.NATIONAL})
    return [one for one in names if not any(n.startswith(one) for n in names if n != one)]


def _configure(folder: Path, database: str, mail_port: int) -> None:
    (folder / "monitor.toml").write_text(
        f'database = "{database}"\n'
        "workers = 8\nbaseline = false\naudit_every_minutes = 0\n"
        'contact = "desk@example.org"\n' + PLAIN_MAIL.format(port=mail_port)
    )
