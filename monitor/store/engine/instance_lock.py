"""One program at a time on one SQLite database."""

import os
from pathlib import Path
from typing import Self

from filelock import FileLock, Timeout

from monitor.errors import BusyError, StoreError


class InstanceLock:
    """A lock on ``<database>.lock``. The system frees it when the process ends, however it ends.

    The file stays when the lock is freed: what counts is the lock on it. It holds the id of the
    process that took the lock last.
    """

    def __init__(self, database: Path) -> None:
        self._database = database
        resolved = database.resolve()  # one database, one lock, however its path is written
        self._path = resolved.with_name(f"{resolved.name}.lock")
        # Any thread may free what another took.
        self._lock = FileLock(self._path, thread_local=False)

    def acquire(self) -> None:
        """Does not wait. Raises BusyError that says who holds it; StoreError."""
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._lock.acquire(timeout=0)
            self._path.write_text(f"{os.getpid()}\n", encoding="ascii")
        except Timeout:
            raise BusyError(self._holder()) from None
        except OSError as error:
            self._lock.release()
            raise StoreError(f"{self._path}: cannot be locked ({error.strerror})") from error

    def release(self) -> None:
        """Twice is as good as once."""
        self._lock.release()

    def __enter__(self) -> Self:
        self.acquire()
        return self

    def __exit__(self, *_error: object) -> None:
        self.release()

    def _holder(self) -> str:
        try:
            pid = self._path.read_text(encoding="ascii", errors="replace").strip()
        except OSError:
            pid = ""
        holder = f"the process {pid}" if pid.isdigit() else "another process"
        return (
            f"{self._database} is in use by {holder}, which runs this program already:"
            " stop that one first, or give this one a database of its own"
        )
