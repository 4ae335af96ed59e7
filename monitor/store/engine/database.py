"""The way to the database: where it is, connections, transactions."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock, local
from typing import Self

from sqlalchemy import Connection, Engine

from monitor.errors import StoreError
from monitor.store.engine import postgresql, sqlite
from monitor.store.engine.faults import in_words
from monitor.store.engine.migration import is_current, upgrade
from monitor.store.engine.whereabouts import parsed, shown

_UPGRADING = Lock()  # Alembic keeps its context in module globals


@dataclass(frozen=True, slots=True)
class Database:
    """Transactions for any number of threads. ``name`` is for people; it holds no password.

    ``noter``: None where there is one writer at a time in any case. ``busy_timeout`` in seconds: so
    long one waits for another to finish writing.
    """

    name: str
    reader: Engine
    writer: Engine
    noter: Engine | None
    busy_timeout: float
    _turn: Lock = field(default_factory=Lock, repr=False)
    _joint: "_Joint" = field(default_factory=lambda: _Joint(), repr=False)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one state of the database. Raises StoreError."""
        if self._joint.connection is not None:
            with in_words(self.name):
                yield self._joint.connection
            return
        with in_words(self.name), self.reader.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that holds the write lock from its beginning.

        Commits at the end; an exception inside undoes all of it. Raises StoreError, also when
        the lock is not free within the busy timeout. Not to be used inside another one.
        """
        if self._joint.connection is not None:
            self._joint.broken = True  # it would decide without the lock
            raise StoreError(f"{self.name}: a decision is no part of notes")
        with self._my_turn(), in_words(self.name), self.writer.begin() as connection:
            yield connection

    @contextmanager
    def noting(self, about: str) -> Iterator[Connection]:
        """The same for a note about one thing, such as a host or a source, on which no decision
        about the ledger rests: on a server it waits only for notes about the same. Raises
        StoreError."""
        if self._joint.connection is not None:
            with self._part(self._joint.connection) as connection:
                yield connection
            return
        with self.adding() as connection:
            if self.noter is not None:
                postgresql.take_turn(connection, about)
            yield connection

    @contextmanager
    def adding(self) -> Iterator[Connection]:
        """The same for rows of which each stands for itself under a key of its own: on a server it
        waits only for who adds one of the same key. Raises StoreError."""
        if self.noter is None:
            with self.writing() as connection:
                yield connection
            return
        with in_words(self.name), self.noter.begin() as connection:
            yield connection

    @contextmanager
    def together(self, about: str) -> Iterator[None]:
        """All that this thread reads and notes inside is one transaction, for many small notes
        about the same.

        Where a part of it breaks, all of it is undone, even if the part's exception is caught.
        Raises StoreError.
        """
        with self.noting(about) as connection:
            self._joint.connection, self._joint.broken = connection, False
            try:
                yield
            finally:
                self._joint.connection = None
            if self._joint.broken:
                raise StoreError(f"{self.name}: a part of what belongs together was not written")

    @contextmanager
    def _part(self, connection: Connection) -> Iterator[Connection]:
        try:
            with in_words(self.name):
                yield connection
        except BaseException:
            self._joint.broken = True
            raise

    def close(self) -> None:
        """Close all connections that are not in use."""
        self.reader.dispose()

    @contextmanager
    def _my_turn(self) -> Iterator[None]:
        # SQLite lets those who wait sleep and try again: among many threads one may never win.
        if not self._turn.acquire(timeout=self.busy_timeout):
            raise StoreError(f"{self.name}: the database is locked (by this process)")
        try:
            yield
        finally:
            self._turn.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()


class _Joint(local):
    """Of one thread: what it works with while ``together`` lasts."""

    connection: Connection | None = None
    broken: bool = False


def connect(url: str, busy_timeout: float = 5.0) -> Database:
    """Open the database, bring its tables up to date; a file that is not there is made.

    ``busy_timeout``: seconds to wait for a lock. Raises StoreError.
    """
    name = shown(url)
    database = Database(name, *_engines(url, name, busy_timeout), busy_timeout)
    try:
        _bring_up_to_date(database)
    except BaseException:
        database.close()
        raise
    return database


def _engines(url: str, name: str, busy_timeout: float) -> tuple[Engine, Engine, Engine | None]:
    found = parsed(url)
    if found.get_backend_name() == "sqlite":
        return *sqlite.engines(found, name, busy_timeout), None
    return postgresql.engines(found, busy_timeout)


def _bring_up_to_date(database: Database) -> None:
    with database.reading() as connection:
        current = is_current(connection)
    if not current:
        with _UPGRADING, database.writing() as connection:
            upgrade(connection, database.name)
