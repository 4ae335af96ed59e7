"""The database as one file to be put away, and such a file in the database's place."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from monitor.errors import StoreError
from monitor.store.engine.instance_lock import InstanceLock
from monitor.store.engine.migration import HEAD
from monitor.store.tables import METADATA

_OWNER_ONLY = 0o600
_ROOM = 64 * 1024 * 1024
"""What a disk must keep beside the copy."""

_PRIVATE = ("sessions", "tokens")
"""Who may use the dashboard is decided anew where a backup is brought back."""

_LITESTREAM = {"_litestream_seq", "_litestream_lock"}
"""Tables of no data that Litestream puts into each database which it copies: https://litestream.io."""

_BESIDE = ("-wal", "-shm")
_AT_ONCE = 2_000  # pages


@dataclass(frozen=True, slots=True)
class Copy:
    """``digest``: SHA-256 of the file. ``size`` in bytes; ``inspections``: in its ledger."""

    path: Path
    digest: str
    size: int
    inspections: int


def back_up(database: Path, to: Path) -> Copy:
    """Of a database in use or not; checked after it was written. No half of it is ever at ``to``.

    By SQLite's own way: https://www.sqlite.org/backup.html. Raises StoreError.
    """
    if not database.is_file():
        raise StoreError(f"{database}: there is no such database")
    if to.exists():
        raise StoreError(f"{to}: is there already, and is not written over")
    half = to.with_name(f"{to.name}.half")
    with _in_words(to), _away(half):
        half.touch(mode=_OWNER_ONLY)
        _copy(database, half)
        made = _checked(half)
        half.rename(to)
        return Copy(to, made.digest, made.size, made.inspections)


def restore(backup: Path, database: Path, now: datetime) -> Path | None:
    """Put it in the database's place; returns where that of before lies now, if there was one.

    Raises BusyError while the service runs on the database; StoreError for what is no backup of
    ours or is damaged: then nothing has changed.
    """
    with InstanceLock(database), _in_words(backup):
        _room_for(backup, database)
        new = database.with_name(f"{database.name}.new")
        with _away(new):
            shutil.copyfile(backup, new)
            new.chmod(_OWNER_ONLY)
            _checked(new)
            before = _set_aside(database, now)
            new.rename(database)
    return before


def _copy(database: Path, half: Path) -> None:
    with closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(half)) as target:
        source.backup(target, pages=_AT_ONCE)
        target.execute("PRAGMA journal_mode = delete")
        target.execute("PRAGMA secure_delete = on")
        for table in _PRIVATE:
            target.execute(f"DELETE FROM {table}")  # noqa: S608 - our own names
        target.commit()


def _checked(file: Path) -> Copy:
    """Raises StoreError where it is not a whole database of this program."""
    with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        connection.execute("PRAGMA trusted_schema = off")
        _check_schema(connection)
        for check in ("integrity_check", "foreign_key_check"):
            found = connection.execute(f"PRAGMA {check}").fetchmany(1)
            if found and found != [("ok",)]:
                raise StoreError(f"is damaged: {check} says {found[0]!r}")
        query = "SELECT count(DISTINCT inspection_id) FROM ledger"
        (inspections,) = connection.execute(query).fetchone()
    digest = sha256()
    with file.open("rb") as content:
        while piece := content.read(1 << 20):
            digest.update(piece)
    return Copy(file, digest.hexdigest(), file.stat().st_size, inspections)


def _check_schema(connection: sqlite3.Connection) -> None:
    rows = connection.execute("SELECT type, name FROM sqlite_schema").fetchall()
    tables = {name for kind, name in rows if kind == "table" and not name.startswith("sqlite_")}
    strange = [f"{kind} {name}" for kind, name in rows if kind in {"trigger", "view"}]
    if "alembic_version" not in tables or "ledger" not in tables:
        raise StoreError("is no backup of this program")
    strange += sorted(tables - {*METADATA.tables, *_LITESTREAM, "alembic_version"})
    if strange:
        raise StoreError(f"holds what no backup of ours does: {strange[0]}")
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    revision = str(row[0]) if row else ""
    if not revision.isdecimal():
        raise StoreError("does not say which version of this program made it")
    if revision > HEAD:
        raise StoreError(f"is newer than this program (at {revision:.20}): update the program")


def _room_for(backup: Path, database: Path) -> None:
    size = backup.stat().st_size
    database.parent.mkdir(parents=True, exist_ok=True)
    if shutil.disk_usage(database.parent).free < size + _ROOM:
        raise StoreError(f"there is no room for it: it needs {size // 1_000_000 + 1} MB")


def _set_aside(database: Path, now: datetime) -> Path | None:
    if not database.exists():
        return None
    # What stands in the log beside it belongs to it: it is written into it first.
    with closing(sqlite3.connect(database)) as connection, suppress(sqlite3.DatabaseError):
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    aside = database.with_name(f"{database.name}.before-{now:%Y%m%dT%H%M%SZ}")
    os.replace(database, aside)
    for ending in _BESIDE:
        beside = database.with_name(database.name + ending)
        if beside.exists():
            os.replace(beside, aside.with_name(aside.name + ending))
    return aside


@contextmanager
def _away(path: Path) -> Iterator[None]:
    """Whatever happens, the half of a file does not stay."""
    path.unlink(missing_ok=True)
    try:
        yield
    finally:
        path.unlink(missing_ok=True)


@contextmanager
def _in_words(path: Path) -> Iterator[None]:
    """Complaints become StoreErrors that begin with the file's name."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise StoreError(f"{path}: is no whole database ({error})") from error
    except OSError as error:
        raise StoreError(f"{path}: {error.strerror}") from error
    except StoreError as error:
        raise StoreError(f"{path}: {error}") from error
