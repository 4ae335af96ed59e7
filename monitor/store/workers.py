"""The workers at one database: who is alive, and which of them leads."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select

from monitor.store.engine.database import Database
from monitor.store.engine.insert import upsert
from monitor.store.tables import WORKERS

GONE_AFTER = timedelta(seconds=30)
"""A worker gives a sign every few seconds: whoever gave none for so long lives no more."""


@dataclass(frozen=True, slots=True)
class Roll:
    """``leads``: whether the one that asked does. ``present``: the names of all that are alive."""

    leads: bool
    present: frozenset[str]


class Workers:
    """Each method is one transaction. All raise StoreError. Instants are UTC."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def present(self, name: str, now: datetime) -> Roll:
        """The worker of that name is alive; where nobody else leads, it does from now on.

        Those that gave no sign for too long are struck off.
        """
        with self._database.writing() as connection:
            connection.execute(delete(WORKERS).where(WORKERS.c.seen_at <= now - GONE_AFTER))
            others = select(WORKERS.c.name, WORKERS.c.leads).where(WORKERS.c.name != name)
            found = connection.execute(others).all()
            leads = not any(one.leads for one in found)
            row = {"name": name, "began_at": now, "seen_at": now, "leads": leads}
            upsert(connection, WORKERS, row, keep=("began_at",))
        return Roll(leads, frozenset({name, *(one.name for one in found)}))

    def leave(self, name: str) -> None:
        """It ends, and another may lead at once."""
        with self._database.writing() as connection:
            connection.execute(delete(WORKERS).where(WORKERS.c.name == name))
