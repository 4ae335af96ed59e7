"""The workers that share one database, as one of them sees it."""

import logging
import os
import platform
import secrets
from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from monitor.bootstrap.clock import utc_now
from monitor.bootstrap.records import Records
from monitor.store.outbox import Outbox
from monitor.store.workers import Workers

log = logging.getLogger(__name__)


class Crew(Protocol):
    """``leads``: may this worker do now what one alone does for all?"""

    def leads(self) -> bool:
        """As of its last sign."""
        ...

    def sign(self) -> None:
        """It is alive. Raises StoreError."""
        ...

    def leave(self) -> None:
        """It ends."""
        ...


class Alone:
    """A service that has its database for itself."""

    def leads(self) -> bool:
        """Always."""
        return True

    def sign(self) -> None:
        """Nobody waits for it."""

    def leave(self) -> None:
        """Nobody takes its place."""


class Shared:
    """One worker of several. What was lent to those that are gone is free again at its signs."""

    def __init__(
        self, name: str, workers: Workers, outbox: Outbox, clock: Callable[[], datetime]
    ) -> None:
        self._name = name
        self._workers = workers
        self._outbox = outbox
        self._clock = clock  # of the outbox; who is alive is told by the true time
        self._leads = False

    def leads(self) -> bool:
        """As of its last sign: two never do for longer than a worker may be silent."""
        return self._leads

    def sign(self) -> None:
        """Raises StoreError; then it leads no more."""
        led, self._leads = self._leads, False
        roll = self._workers.present(self._name, utc_now())
        if roll.leads and not led:
            log.info("leads", extra={"worker": self._name, "workers": len(roll.present)})
        if roll.leads:
            self._outbox.free(self._clock(), roll.present)
        self._leads = roll.leads

    def leave(self) -> None:
        """Raises StoreError."""
        self._leads = False
        self._workers.leave(self._name)


def crew_of(worker: str | None, records: Records, clock: Callable[[], datetime]) -> Crew:
    """``worker``: its name; None for a service that holds its database alone.

    Whoever had something lent and lives no more has it no longer. Raises StoreError.
    """
    if worker is None:
        records.outbox.free(clock())
        return Alone()
    crew = Shared(worker, records.workers, records.outbox, clock)
    crew.sign()
    return crew


def new_name() -> str:
    """Machine, process, and a word that no other worker has: ids of processes come again."""
    return f"{platform.node() or 'worker'}/{os.getpid()}/{secrets.token_hex(3)}"
