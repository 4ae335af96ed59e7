"""A look at a database that changes nothing in it: not even its tables are brought up to date."""

import sqlite3
from contextlib import closing
from pathlib import Path
from threading import Event, Timer

from monitor.errors import StoreError
from monitor.store.engine.migration import HEAD


def examined(file: Path, seconds: float | None = None) -> str:
    """The step its tables are at; empty for a file without any table.

    It is read from end to end, or as far as ``seconds`` reach: a gigabyte takes several.

    Raises StoreError, beginning with the file, where it is damaged, of another program, or newer
    than this one.
    """
    try:
        with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as database:
            found = _damage(database, seconds)
            if found is not None:
                raise _damaged(file, found)
            return _step(database, file)
    except sqlite3.OperationalError as error:  # it cannot be opened, or is locked
        raise StoreError(f"{file}: {error}") from error
    except sqlite3.DatabaseError as error:
        raise _damaged(file, error) from error


def _damage(database: sqlite3.Connection, seconds: float | None) -> str | None:
    """None where none was found in time."""
    late = Event()

    def stop() -> None:
        late.set()
        database.interrupt()

    timer = Timer(seconds, stop) if seconds is not None else None
    if timer:
        timer.start()
    try:
        (found,) = database.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.OperationalError:
        if not late.is_set():
            raise
    finally:
        if timer:
            timer.cancel()
            timer.join()
    # Of a look that was cut short nothing is believed: what it did not reach looks like damage.
    return None if late.is_set() or found == "ok" else str(found)


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
