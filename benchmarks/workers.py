"""One worker beside two, at one PostgreSQL: ``python -m benchmarks.workers --feeds 400``.

Each worker, with the processes that it starts, has one core, as on a machine of its own; the server
of the database and that of the feeds take their share of both. Told is how many feeds of 50 new
entries a second were visited from the first to the last, in turns of one worker and of two. Linux.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from sqlalchemy import func, select

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


def main() -> None:
    """Prints each turn, and the ratio of the medians."""
    wanted = argparse.ArgumentParser(description=__doc__)
    wanted.add_argument("--feeds", type=int, default=400)
    wanted.add_argument("--times", type=int, default=3)
    asked = wanted.parse_args()
    rates: dict[int, list[float]] = {1: [], 2: []}
    with postgres.server() as server, _far_end(asked.feeds) as port:
        for _ in range(asked.times):
            for workers, made in rates.items():
                made.append(_rate(server.new_database(), port, asked.feeds, workers))
                print(f"{workers} at work: {made[-1]:6.1f} feeds a second", flush=True)
    print(f"two do {median(rates[2]) / median(rates[1]):.2f} times the work of one")


@contextmanager
def _far_end(feeds: int) -> Iterator[int]:
    with Partner(Path(sys.executable), "far_end", str(feeds), str(ENTRIES)) as far_end:
        yield int(far_end.line())


def _rate(database: str, port: int, feeds: int, workers: int) -> float:
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
            return feeds / _seconds(opened, feeds)
        finally:
            for process in begun:
                process.kill()
                process.join()


def _seconds(database: Database, feeds: int) -> float:
    """From the first visit to the last."""
    first, until = 0.0, time.monotonic() + PATIENCE_S
    while (done := _visited(database)) < feeds:
        if time.monotonic() > until:
            raise SystemExit(f"{done} of {feeds} feeds were visited; then nothing more happened")
        first = first or (time.monotonic() if done else 0.0)
        time.sleep(LOOK_S)
    return time.monotonic() - first


def _visited(database: Database) -> int:
    with database.reading() as connection:
        asked = select(func.count()).where(SOURCES.c.last_good_at.is_not(None))
        return int(connection.execute(asked).scalar_one())


if __name__ == "__main__":
    main()
