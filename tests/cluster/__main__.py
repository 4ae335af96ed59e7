"""Workers that are killed every few seconds, and what came of it: run ``make cluster-test``."""

import argparse
import sys
import tempfile
from pathlib import Path

from tests import postgres
from tests.cluster.hardship import Account, hardship
from tests.cluster.world import world


def main() -> None:
    """Exit code 1 where anything was lost, told as two, or asked for before its time."""
    wanted = argparse.ArgumentParser(prog="make cluster-test", description=__doc__)
    wanted.add_argument("--sources", type=int, default=2_000)
    wanted.add_argument("--reports", type=int, default=300)
    wanted.add_argument("--workers", type=int, default=3)
    wanted.add_argument("--speed", type=float, default=1.0)
    wanted.add_argument("--folder", type=Path, help="empty, or to be made; kept")
    asked = wanted.parse_args()
    with tempfile.TemporaryDirectory() as passing, postgres.server() as server:
        folder = asked.folder or Path(passing)
        folder.mkdir(parents=True, exist_ok=True)
        with world(folder, server.new_database(), asked.sources, asked.speed) as made:
            account = hardship(made, asked.workers, asked.reports, sys.stdout.write)
    show(account)
    sys.exit(bool(account.lost or account.twice or account.hurried or account.unvisited))


def show(account: Account) -> None:
    """As a table."""
    for name, value in (
        ("workers killed", account.killed),
        ("sources never asked", len(account.unvisited)),
        ("visits", account.visits),
        ("visits before their time", len(account.hurried)),
        ("reports published", account.published),
        ("reports told", account.published - len(account.lost)),
        ("told as two", len(account.twice)),
        ("copies of one alert (same Message-ID)", account.copies),
        ("longest from publication to mail, in s", round(account.slowest)),
    ):
        sys.stdout.write(f"{name:40}{value:>8}\n")


if __name__ == "__main__":
    main()
