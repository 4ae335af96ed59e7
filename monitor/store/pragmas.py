"""What makes SQLite keep its promises; each connection has to be told anew."""

import sqlite3

from monitor.errors import StoreError

_FULL = 2


def set_pragmas(connection: sqlite3.Connection, name: str, busy_timeout: float) -> None:
    """``busy_timeout`` in seconds. Raises StoreError that names the pragma that did not hold.

    synchronous=FULL: a commit survives a power cut; with less, WAL may lose the last ones.
    """
    wanted = {
        "busy_timeout": round(busy_timeout * 1000),
        "journal_mode": "wal",
        "synchronous": _FULL,
        "foreign_keys": 1,
    }
    for pragma, value in wanted.items():
        connection.execute(f"PRAGMA {pragma} = {value}")
        (actual,) = connection.execute(f"PRAGMA {pragma}").fetchone()
        if actual != value:
            raise StoreError(f"{name}: PRAGMA {pragma} is {actual!r}, it must be {value!r}")
