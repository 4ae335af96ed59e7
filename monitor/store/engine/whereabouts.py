"""Which database a URL means: a file of SQLite, or a database of PostgreSQL."""

from pathlib import Path

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from monitor.errors import StoreError

_SERVER = "postgresql"


def parsed(url: str) -> URL:
    """``sqlite:///var/monitor.sqlite3`` or ``postgresql://user@host/name``.

    Raises StoreError, without quoting the URL: it may hold a password.
    """
    try:
        found = make_url(url)
    except (ArgumentError, ValueError):  # ValueError: a port that is no number
        raise StoreError("the database URL cannot be read; example: sqlite:///var/a.db") from None
    if found.get_backend_name() not in ("sqlite", _SERVER):
        raise StoreError(f"databases of the kind {found.get_backend_name()} are not supported")
    if found.get_backend_name() == _SERVER and not found.database:
        raise StoreError("the database URL must name a database: postgresql://host/name")
    if found.get_backend_name() == "sqlite" and not _names_a_file(found):
        raise StoreError("the database URL must name a file: sqlite:///var/monitor.sqlite3")
    return found


def file_of(url: str) -> Path | None:
    """Its file; None for a database of a server. Raises StoreError."""
    found = parsed(url)
    return None if found.get_backend_name() == _SERVER else Path(found.database or "")


def database_path(url: str) -> Path:
    """Its file, where there has to be one. Raises StoreError."""
    file = file_of(url)
    if file is None:
        raise StoreError(
            f"{shown(url)} is a database of PostgreSQL and no file: use PostgreSQL's own tools,"
            " such as pg_dump and pg_restore"
        )
    return file


def shown(url: str) -> str:
    """For people: the file, or host and name of the database; never a user or a password."""
    found = parsed(url)
    if found.get_backend_name() != _SERVER:
        return str(Path(found.database or ""))
    host = found.host or found.query.get("host") or "this machine"
    port = f":{found.port}" if found.port else ""
    return f"{found.database} at {host}{port}"


def _names_a_file(url: URL) -> bool:
    return bool(url.database) and not str(url.database).startswith((":", "file:"))
