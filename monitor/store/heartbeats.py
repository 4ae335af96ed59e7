"""Signs of life of the parts of the service, for whoever checks on them from outside."""

from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy import bindparam, delete, select

from monitor.store.engine.database import Database
from monitor.store.engine.insert import upsert
from monitor.store.tables import HEARTBEATS

# Made every few seconds, the statements would cost more than their execution.
_OTHERS = delete(HEARTBEATS).where(HEARTBEATS.c.name.not_in(bindparam("names", expanding=True)))
_ALL = select(HEARTBEATS.c.name, HEARTBEATS.c.at).order_by(HEARTBEATS.c.name)


class Heartbeats:
    """Each method is one transaction. All raise StoreError. Instants are UTC."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def beat(self, name: str, now: datetime) -> None:
        """The part of this name is alive."""
        with self._database.noting(name) as connection:
            upsert(connection, HEARTBEATS, {"name": name, "at": now})

    def only(self, names: Collection[str]) -> None:
        """There are no other parts any more: nobody waits for a sign of them."""
        with self._database.writing() as connection:
            connection.execute(_OTHERS, {"names": sorted(names)})

    def all(self) -> Mapping[str, datetime]:
        """When each part was last alive."""
        with self._database.reading() as connection:
            return {row.name: row.at for row in connection.execute(_ALL)}
