"""The service as a contender: ``python -m benchmarks.peers.ours FOLDER PORT FEEDS WORKERS``."""

import sqlite3
import sys
from contextlib import closing
from pathlib import Path

from rich.console import Console

from benchmarks.peers.town import configured
from benchmarks.peers.turns import take_turns
from monitor.bootstrap.service import build
from monitor.bootstrap.settings import read_config


def main(folder: Path, port: int, feeds: int, workers: int) -> None:
    """Rounds of the real service: only the pauses between two visits are left out."""
    file = folder / "monitor.sqlite3"
    configured(folder, port, feeds, workers)
    settings = read_config(folder, {})
    with build(settings, Console(quiet=True)) as app:

        def go() -> None:
            for outcome in app.rounds.visit_all():
                if outcome.reason:
                    raise SystemExit(f"{outcome.source.name}: {outcome.reason}")

        take_turns(go, lambda: _held(file))


def _held(file: Path) -> int:
    """Articles that were read, each with what was made of it."""
    with closing(sqlite3.connect(file)) as database:
        (count,) = database.execute(
            "SELECT count(DISTINCT a.id) FROM articles a JOIN readings r ON r.article_id = a.id"
        ).fetchone()
    return int(count)


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(int, sys.argv[2:]))
