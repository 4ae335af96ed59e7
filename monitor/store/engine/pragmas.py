"""What makes SQLite keep its promises; each connection has to be told anew."""

import sqlite3
import time

from monitor.errors import StoreError

GIVING_BACK = "PRAGMA auto_vacuum = 2"
"""A file that is made now can give room back in small steps; one that is there already, once it is
written anew: https://www.sqlite.org/pragma.html#pragma_auto_vacuum"""

_FULL = 2
_PAUSE = 0.02


def set_pragmas(connection: sqlite3.Connection, name: str, busy_timeout: float) -> None:
    """``busy_timeout`` in seconds. Raises StoreError that names the pragma that did not hold.

    synchronous=FULL: a commit survives a power cut; with less, WAL may lose the last ones.
    """
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    if not pages:
        connection.execute(GIVING_BACK)
    wanted = {
        "busy_timeout": round(busy_timeout * 1000),
        "journal_mode": "wal",
        "synchronous": _FULL,
        "foreign_keys": 1,
    }
    for pragma, value in wanted.items():
        _set(connection, f"PRAGMA {pragma} = {value}", time.monotonic() + busy_timeout)
        (actual,) = connection.execute(f"PRAGMA {pragma}").fetchone()
        if actual != value:
            raise StoreError(f"{name}: PRAGMA {pragma} is {actual!r}, it must be {value!r}")


def _set(connection: sqlite3.Connection, statement: str, until: float) -> None:
    # Where several switch a new file to WAL at once, SQLite refuses without having waited: it
    # does not call the busy handler there (https://www.sqlite.org/c3ref/busy_handler.html).
    while True:
        try:
            connection.execute(statement)
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() >= until:
                raise
            time.sleep(_PAUSE)
