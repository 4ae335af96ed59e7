"""One worker beside two, at one PostgreSQL: ``python -m benchmarks.workers --feeds 400``.

Each worker, with the processes that it starts, has one core, as on a machine of its own; the server
of the database and that of the feeds take their share of both. Told is how many feeds of 50 new
entries a second were visited from the first to the last, in turns of one worker and of two; what
processor time that took, and of whom; and how many it could be if both cores never idled. Linux.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from sqlalchemy import func, select

from benchmarks.peers.gauge import gauged
from benchmarks.peers.race import Partner
from benchmarks.peers.town import configured
from monitor.store.engine.database import Database, connect
from monitor.store.tables import SOURCES
from tests import postgres
from tests.cluster import worker
from tests.soak.tempo import Tempo

ENTRIES = 50
LOOK_S = 0.05
PATIENCE_S = 300.0


@dataclass(frozen=True, slots=True)
class Turn:
    """``rate``: feeds a second; the others: milliseconds of processors for a feed."""

    rate: float
    workers: float
    database: float
    papers: float

    @property
    def spent(self) -> float:
        """By all of them."""
        return self.workers + self.database + self.papers

    def told(self) -> str:
        """In a line."""
        parts = f"{self.workers:.1f} ms, PostgreSQL {self.database:.1f}, papers {self.papers:.1f}"
        return f"{self.rate:6.1f} feeds a second; for a feed the workers took {parts}"


def main() -> None:
    """Prints each turn, the ratio of the medians, and what two cores could do at the most."""
    wanted = argparse.ArgumentParser(description=__doc__)
    wanted.add_argument("--feeds", type=int, default=400)
    wanted.add_argument("--times", type=int, default=3)
    asked = wanted.parse_args()
    turns: dict[int, list[Turn]] = {1: [], 2: []}
    with postgres.server() as server, _far_end(asked.feeds) as (papers, port):
        for _ in range(asked.times):
            for workers, made in turns.items():
                with _at_work(server.new_database(), port, asked.feeds, workers) as (opened, pids):
                    made.append(_turn(opened, asked.feeds, pids, (server.pid, papers)))
                print(f"{workers} at work: {made[-1].told()}", flush=True)
    one, two = (median(turn.rate for turn in made) for made in turns.values())
    print(f"two do {two / one:.2f} times the work of one")
    most = 2000 / median(turn.spent for turn in turns[1])
    print(f"two cores that never idle: {most:.1f} feeds a second, {most / one:.2f} times")


@contextmanager
def _far_end(feeds: int) -> Iterator[tuple[int, int]]:
    """Its process and its port."""
    with Partner(Path(sys.executable), "far_end", str(feeds), str(ENTRIES)) as far_end:
        yield far_end.pid, int(far_end.line())


@contextmanager
def _at_work(
    database: str, port: int, feeds: int, workers: int
) -> Iterator[tuple[Database, list[int]]]:
    """The database, and the processes of the workers."""
    with tempfile.TemporaryDirectory() as passing, connect(database) as opened:
        folder = Path(passing)
        configured(folder, port, feeds, workers=8)
        file = folder / "monitor.toml"
        own = f'database = "sqlite:///{folder}/monitor.sqlite3"'
        file.write_text(file.read_text().replace(own, f'database = "{database}"'))
        begun = [worker.begin(folder, Tempo(), folder / f"{n}.log") for n in range(workers)]
        for core, process in enumerate(begun):
            os.sched_setaffinity(process.pid or 0, {core})
        try:
            yield opened, [process.pid or 0 for process in begun]
        finally:
            for process in begun:
                process.kill()
                process.join()


def _turn(opened: Database, feeds: int, workers: list[int], servers: tuple[int, int]) -> Turn:
    _await_first(opened)
    with ExitStack() as stack:
        used = [stack.enter_context(gauged(pid)) for pid in (*workers, *servers)]
        done = _visited(opened)
        seconds = _seconds(opened, feeds)
    rest = feeds - done
    each = [1000 * one.cpu_s / rest for one in used]
    return Turn(rest / seconds, sum(each[: len(workers)]), *each[len(workers) :])


def _await_first(database: Database) -> None:
    while not _visited(database):
        time.sleep(LOOK_S)


def _seconds(database: Database, feeds: int) -> float:
    """From now to the last visit."""
    began = time.monotonic()
    while (done := _visited(database)) < feeds:
        if time.monotonic() > began + PATIENCE_S:
            raise SystemExit(f"{done} of {feeds} feeds were visited; then nothing more happened")
        time.sleep(LOOK_S)
    return time.monotonic() - began


def _visited(database: Database) -> int:
    with database.reading() as connection:
        asked = select(func.count()).where(SOURCES.c.last_good_at.is_not(None))
        return int(connection.execute(asked).scalar_one())


if __name__ == "__main__":
    main()
