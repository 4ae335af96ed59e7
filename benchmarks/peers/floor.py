"""The least that must be done: ask, parse, insert. ``python -m benchmarks.peers.floor ...``.

One thread, no validators, no dates, no care.
"""

import http.client
import sqlite3
import sys
from pathlib import Path
from urllib.parse import urlsplit

from lxml import etree  # type: ignore[import-untyped]

from benchmarks.peers.town import addresses
from benchmarks.peers.turns import take_turns

_TOLD = ("link", "title", "pubDate", "description")


def main(folder: Path, port: int, feeds: int, _workers: int) -> None:
    """One insert per entry, one transaction per feed."""
    database = sqlite3.connect(folder / "floor.sqlite3")
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("CREATE TABLE entries (link PRIMARY KEY, title, published, told)")

    def go() -> None:
        for url in addresses(port, feeds):
            _visit(database, url)

    take_turns(go, lambda: int(database.execute("SELECT count(*) FROM entries").fetchone()[0]))


def _visit(database: sqlite3.Connection, url: str) -> None:
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.netloc, timeout=30)
    connection.request("GET", parts.path)
    root = etree.fromstring(connection.getresponse().read())
    connection.close()
    with database:
        for item in root.iter("item"):
            row = [item.findtext(name) for name in _TOLD]
            database.execute("INSERT OR IGNORE INTO entries VALUES (?, ?, ?, ?)", row)


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(int, sys.argv[2:]))
