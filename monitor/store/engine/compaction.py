"""Room on the disk that a database does not need any more, given back."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, text

from monitor.domain.upkeep.pruning import Room
from monitor.errors import StoreError
from monitor.store.engine.database import Database
from monitor.store.engine.pragmas import GIVING_BACK

_INCREMENTAL = 2
_SPARE = 64 * 1024 * 1024
_SERVER_SIZE = text("SELECT pg_database_size(current_database())")


class Compaction:
    """All raise StoreError. A server (PostgreSQL) uses its room again by itself."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def room(self) -> Room:
        """As it is now."""
        with self._database.reading() as connection:
            if connection.dialect.name != "sqlite":
                return Room(connection.scalar(_SERVER_SIZE) or 0, 0, returnable=False)
            page = _number(connection, "page_size")
            return Room(
                page * _number(connection, "page_count"),
                page * _number(connection, "freelist_count"),
                _number(connection, "auto_vacuum") == _INCREMENTAL,
            )

    def give_back(self, pages: int) -> bool:
        """So many at the most, in one short transaction. False where none is left to give."""
        with self._database.writing() as connection:
            if connection.dialect.name != "sqlite":
                return False
            if _number(connection, "auto_vacuum") != _INCREMENTAL:
                return False
            unused = _number(connection, "freelist_count")
            # The driver takes one step of a statement without columns: one page.
            for _ in range(min(pages, unused)):
                connection.exec_driver_sql("PRAGMA incremental_vacuum(1)")
            return unused > pages

    def rewrite(self) -> None:
        """The whole file anew, without what is unused, and so that room can be given back in
        small steps from now on. Nobody else may be at work on it; it needs as much room again."""
        file = Path(self._database.name)
        if shutil.disk_usage(file.parent).free < 2 * file.stat().st_size + _SPARE:
            raise StoreError(f"{file}: there is no room on the disk to write it anew beside itself")
        self._alone(GIVING_BACK, "VACUUM")
        self.checkpoint()

    def checkpoint(self) -> None:
        """What stands in the log beside the file is written into it, as far as nobody reads."""
        self._alone("PRAGMA wal_checkpoint(TRUNCATE)")

    def _alone(self, *statements: str) -> None:
        """Outside of any transaction."""
        try:
            with closing(self._database.reader.raw_connection()) as raw:
                for statement in statements:
                    raw.cursor().execute(statement)
        except sqlite3.Error as error:
            raise StoreError(f"{self._database.name}: {error}") from error


def _number(connection: Connection, pragma: str) -> int:
    return int(connection.exec_driver_sql(f"PRAGMA {pragma}").scalar_one())
