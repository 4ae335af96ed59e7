"""The robots.txt of hosts."""

from datetime import timedelta

from sqlalchemy import delete, select

from monitor.domain.visiting.robots import RobotsFile
from monitor.store.engine.database import Database
from monitor.store.engine.insert import upsert
from monitor.store.tables.sources import ROBOTS

_FORGOTTEN = timedelta(days=30)


class RobotsFiles:
    """Each method is one transaction. All raise StoreError. Instants are UTC."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, origin: str) -> RobotsFile | None:
        """None where it was never asked for. ``origin``: scheme, host and port."""
        query = select(ROBOTS).where(ROBOTS.c.origin == origin)
        with self._database.reading() as connection:
            row = connection.execute(query).mappings().first()
        if row is None:
            return None
        return RobotsFile(row["tried_at"], row["text"], row["fault"], row["failing_since"])

    def keep(self, origin: str, known: RobotsFile) -> None:
        """In the place of what was known; of hosts that nobody has asked for long nothing stays."""
        row = {
            "origin": origin,
            "tried_at": known.tried_at,
            "text": known.text,
            "fault": known.fault,
            "failing_since": known.failing_since,
        }
        long_ago = known.tried_at - _FORGOTTEN
        with self._database.noting("robots") as connection:
            connection.execute(delete(ROBOTS).where(ROBOTS.c.tried_at < long_ago))
            upsert(connection, ROBOTS, row)
