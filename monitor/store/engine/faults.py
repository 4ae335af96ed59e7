"""What the database complains of, in words for the operator."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoConnection

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
_STATES = {  # https://www.postgresql.org/docs/current/errcodes-appendix.html
    "55P03": "the database is locked",
    "53100": "the disk is full",
    "53300": "the server has no connection left",
    "25006": "the database may not be written",
    "42501": "the database may not be written",
    "XX001": "the database is damaged",
    "XX002": "the database is damaged",
}
_PRIMARY = 0xFF  # an extended code carries its primary code in the low byte


@contextmanager
def in_words(name: str) -> Iterator[None]:
    """Any complaint of the database becomes a StoreError that begins with ``name``."""
    try:
        yield
    except DBAPIError as error:
        raise StoreError(f"{name}: {_words(error.orig)}") from error
    except NoConnection as error:
        raise StoreError(f"{name}: all connections are in use") from error


def _words(error: BaseException | None) -> str:
    code = getattr(error, "sqlite_errorcode", None)
    state = getattr(error, "sqlstate", None)
    known = _WORDS.get(code & _PRIMARY) if code is not None else _STATES.get(state or "")
    said = " ".join(str(error).split())  # a server speaks in several lines
    return f"{known} ({said})" if known else said
