"""Where in its work a process is to die: told by SQLAlchemy's own events, so that no code of ours
is touched. https://docs.sqlalchemy.org/en/20/core/events.html
"""

import os
import signal
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from typing import Any

from sqlalchemy import Connection, Engine, event
from sqlalchemy.pool import Pool

_LOOKING_ONLY = ("SELECT", "PRAGMA", "BEGIN")


@dataclass(frozen=True)
class CommitFault:
    """``number``: the first commit that wrote something is 1. ``after``: once it is on the disk.

    ``of``: only commits count that wrote a statement with these words in it.
    """

    number: int
    after: bool
    of: str = ""


def arm(fault: CommitFault) -> None:
    """From now on this process lives up to that commit, in whichever thread it comes."""
    numbers = count(1)

    def wrote(
        connection: Connection, _cursor: Any, statement: str, *_rest: Any, **_more: Any
    ) -> None:
        looks = statement.lstrip().upper().startswith(_LOOKING_ONLY)
        if not looks and fault.of in statement:
            connection.info["wrote"] = True

    def before_commit(connection: Connection) -> None:
        if not connection.info.pop("wrote", False) or next(numbers) != fault.number:
            return
        if not fault.after:
            die()
        connection.info["last"] = True

    def given_back(_connection: Any, record: Any) -> None:
        # A connection goes back to the pool right behind its commit.
        if record.info.get("last"):
            die()

    event.listen(Engine, "before_cursor_execute", wrote)
    event.listen(Engine, "commit", before_commit)
    event.listen(Pool, "checkin", given_back)


@contextmanager
def no_room() -> Iterator[None]:
    """Databases opened now cannot grow: SQLite says what it says of a full disk, SQLITE_FULL."""

    def limit(connection: sqlite3.Connection, _record: Any) -> None:
        connection.execute("PRAGMA max_page_count = 1")  # never less than there are: no page more

    event.listen(Engine, "connect", limit)
    try:
        yield
    finally:
        event.remove(Engine, "connect", limit)


def die() -> None:
    """No handler, no finally, no flush."""
    os.kill(os.getpid(), signal.SIGKILL)
