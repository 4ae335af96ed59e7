"""What the database complains of, in words for the operator."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from monitor.errors import StoreError

_WORDS = {
    sqlite3.SQLITE_BUSY: "the database is locked",
    sqlite3.SQLITE_LOCKED: "the database is locked",
    sqlite3.SQLITE_FULL: "the disk is full",
    sqlite3.SQLITE_NOTADB: "the file is not a database",
    sqlite3.SQLITE_CORRUPT: "the database is damaged",
    sqlite3.SQLITE_READONLY: "the file may not be written",
    sqlite3.SQLITE_CANTOPEN: "the file cannot be opened",
    sqlite3.SQLITE_IOERR: "the disk cannot be read or written",
}
_PRIMARY = 0xFF  # an extended code carries its primary code in the low byte


@contextmanager
def in_words(name: str) -> Iterator[None]:
    """Any complaint of the database becomes a StoreError that begins with ``name``."""
    try:
        yield
    except DBAPIError as error:
        raise StoreError(f"{name}: {_words(error.orig)}") from error


def _words(error: BaseException | None) -> str:
    code = getattr(error, "sqlite_errorcode", None)
    known = _WORDS.get(code & _PRIMARY) if code is not None else None
    return f"{known} ({error})" if known else str(error)
