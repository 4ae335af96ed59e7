"""The library ``reader`` as a contender, in an environment of its own.

https://github.com/lemon24/reader; as ``python -m benchmarks.peers.feed_reader FOLDER PORT FEEDS
WORKERS``, with nothing of ours but the turns.
"""

import sys
from pathlib import Path

from reader import make_reader  # type: ignore[import-not-found, unused-ignore]

from benchmarks.peers.town import addresses
from benchmarks.peers.turns import take_turns


def main(folder: Path, port: int, feeds: int, workers: int) -> None:
    """It stores what it is told, and reads nothing in it."""
    reader = make_reader(str(folder / "reader.sqlite"))
    for url in addresses(port, feeds):
        reader.add_feed(url)

    def go() -> None:
        for result in reader.update_feeds_iter(scheduled=False, workers=workers):
            if isinstance(result.value, Exception):
                raise result.value

    take_turns(go, lambda: reader.get_entry_counts().total or 0)


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(int, sys.argv[2:]))
