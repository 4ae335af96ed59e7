"""A look at a database that changes nothing in it: not even its tables are brought up to date."""

import sqlite3
from contextlib import closing
from pathlib import Path

from monitor.errors import StoreError
from monitor.store.migration import HEAD


def examined(file: Path) -> str:
    """The step its tables are at; empty for a file without any table.

    Raises StoreError, beginning with the file, where it is damaged, of another program, or newer
    than this one.
    """
    try:
        with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as database:
            found = database.execute("PRAGMA quick_check(1)").fetchone()
            if found != ("ok",):
                raise _damaged(file, found[0])
            return _step(database, file)
    except sqlite3.OperationalError as error:  # it cannot be opened, or is locked
        raise StoreError(f"{file}: {error}") from error
    except sqlite3.DatabaseError as error:
        raise _damaged(file, error) from error


def _damaged(file: Path, how: object) -> StoreError:
    said = " ".join(str(how).replace("*** in database main ***", "").split())
    return StoreError(
        f"{file}: the database is damaged ({said}): bring a backup back with "
        "probation-monitor restore FILE"
    )


def _step(database: sqlite3.Connection, file: Path) -> str:
    tables = {name for (name,) in database.execute("SELECT name FROM sqlite_schema")}
    if not tables:
        return ""
    if "alembic_version" not in tables:
        raise StoreError(f"{file}: the database belongs to another program")
    (step,) = database.execute("SELECT version_num FROM alembic_version").fetchone()
    if step > HEAD:
        raise StoreError(f"{file}: the database is newer than this program: update the program")
    return str(step)
