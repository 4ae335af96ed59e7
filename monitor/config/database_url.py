"""Where everything may be kept: a file of SQLite, or a database of PostgreSQL."""

import re
from urllib.parse import urlsplit

_FILE = re.compile(r"sqlite:///[^:]")
_SERVER = "postgresql://"


def fault_of_database(value: str) -> str | None:
    """What is wrong with the URL, as the end of a sentence; None where nothing is.

    https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING-URIS
    """
    if not value.startswith(_SERVER):
        fine = _FILE.match(value)
        return None if fine else f"must begin with sqlite:/// and a path, or with {_SERVER}"
    try:
        parts = urlsplit(value)
    except ValueError:
        return "is no address"
    if parts.password is not None or "password=" in parts.query:
        return (
            "must hold no password: PostgreSQL takes it from PGPASSWORD, or from the file that"
            " PGPASSFILE names"
        )
    return None if parts.path.strip("/") else "must name a database: postgresql://user@host/name"
