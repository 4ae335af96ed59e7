"""SQLite: one file, one process that writes."""

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL

from monitor.errors import StoreError
from monitor.store.engine.pragmas import set_pragmas

_BEGIN = "begin_with"


def engines(url: URL, name: str, busy_timeout: float) -> tuple[Engine, Engine]:
    """One for reading and one for writing; the folder of the file is made. Raises StoreError.

    A transaction of the second holds the write lock from its beginning.
    """
    _make_folder(Path(url.database or ""))
    engine = _engine(url, name, busy_timeout)
    return engine, engine.execution_options(**{_BEGIN: "BEGIN IMMEDIATE"})


def _make_folder(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"{path}: its folder cannot be made ({error.strerror})") from error


def _engine(url: URL, name: str, busy_timeout: float) -> Engine:
    # isolation_level None: the driver starts no transaction of its own, _begin does. No limit on
    # connections: a thread that waits for one could not be told from a hung one.
    engine = create_engine(
        url,
        connect_args={"isolation_level": None},
        hide_parameters=True,
        max_overflow=-1,
    )

    def configure(connection: sqlite3.Connection, _record: Any) -> None:
        try:
            set_pragmas(connection, name, busy_timeout)
        except BaseException:
            connection.close()
            raise

    event.listen(engine, "connect", configure, insert=True)
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get(_BEGIN, "BEGIN"))
