"""Who works at a database of PostgreSQL: workers beside each other, or one command alone."""

from typing import Self

from sqlalchemy import Connection, text

from monitor.errors import BusyError
from monitor.store.engine.faults import in_words
from monitor.store.engine.postgresql import engine_of
from monitor.store.engine.whereabouts import parsed, shown

_WORKING = 0x70726F63
_ALONE = text("SELECT pg_try_advisory_lock(:number)").bindparams(number=_WORKING)
_BESIDE = text("SELECT pg_try_advisory_lock_shared(:number)").bindparams(number=_WORKING)


class ServerLock:
    """A lock on the database, as long as its connection lives: the server frees it then.

    ``beside``: others may hold it as well, if they let others in, too.
    https://www.postgresql.org/docs/current/functions-admin.html#FUNCTIONS-ADVISORY-LOCKS
    """

    def __init__(self, url: str, *, beside: bool) -> None:
        self._name = shown(url)
        self._engine = engine_of(parsed(url), busy_timeout=5.0)
        self._how = _BESIDE if beside else _ALONE
        self._connection: Connection | None = None

    def acquire(self) -> None:
        """Does not wait. Raises BusyError, StoreError."""
        with in_words(self._name):
            connection = self._engine.connect()
            if connection.scalar(self._how):
                connection.commit()  # the lock is the connection's and outlives the transaction
                self._connection = connection
                return
            connection.close()
        self.release()
        raise BusyError(
            f"{self._name} is in use by another run of this program:"
            " stop the workers first, or give this one a database of its own"
        )

    def release(self) -> None:
        """Twice is as good as once."""
        if self._connection is not None:
            self._connection.invalidate()
            self._connection.close()
            self._connection = None
        self._engine.dispose()

    def __enter__(self) -> Self:
        self.acquire()
        return self

    def __exit__(self, *_error: object) -> None:
        self.release()
