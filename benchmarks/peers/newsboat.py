"""newsboat as a contender: ``python -m benchmarks.peers.newsboat FOLDER PORT FEEDS WORKERS``.

https://newsboat.org/; each round is a process that it starts anew, as from cron.
"""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

from benchmarks.peers.town import addresses
from benchmarks.peers.turns import take_turns


def main(folder: Path, port: int, feeds: int, workers: int) -> None:
    """It stores what it is told, and reads nothing in it."""
    kept, config, urls = folder / "cache.db", folder / "config", folder / "urls"
    urls.write_text("\n".join(addresses(port, feeds)) + "\n")
    config.write_text(f"reload-threads {workers}\n")
    command = ["newsboat", "-q", "-u", str(urls), "-c", str(kept), "-C", str(config)]

    def go() -> None:
        subprocess.run(  # noqa: S603 - what the person who runs the bench has installed
            [*command, "-x", "reload"],
            check=True,
            env={**os.environ, "HOME": str(folder)},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
        )

    take_turns(go, lambda: _held(kept))


def _held(file: Path) -> int:
    with closing(sqlite3.connect(file)) as database:
        (count,) = database.execute("SELECT count(*) FROM rss_item").fetchone()
    return int(count)


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(int, sys.argv[2:]))
