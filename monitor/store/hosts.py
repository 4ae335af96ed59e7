"""When hosts may be asked, for all workers at one database."""

from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import delete, select

from monitor.domain.visiting.host_hold import HostHold
from monitor.store.engine.database import Database
from monitor.store.engine.insert import upsert
from monitor.store.tables import HOSTS

_FORGOTTEN = timedelta(days=1)


class Hosts:
    """Each method is one transaction. All raise StoreError. Instants are UTC.

    ``wall``: the true time: who works in the past hurries hosts of today.
    """

    def __init__(self, database: Database, wall: Callable[[], datetime]) -> None:
        self._database = database
        self._wall = wall

    def turn(self, host: str, gap_s: float) -> float:
        """In how many seconds the caller may ask it; the next may ``gap_s`` after that."""
        free = select(HOSTS.c.free_at).where(HOSTS.c.host == host)
        with self._database.noting(host) as connection:
            known, now = connection.scalar(free), self._wall()
            mine = max(now, known) if known else now
            row = {"host": host, "free_at": mine + timedelta(seconds=gap_s)}
            upsert(connection, HOSTS, row)
        return (mine - now).total_seconds()

    def hold(self, host: str, hold: HostHold, now: datetime) -> None:
        """It is to be left alone. What is long past is forgotten."""
        row = {"host": host, "free_at": now, "held_until": hold.until}
        old = (HOSTS.c.free_at < now - _FORGOTTEN, HOSTS.c.host != host)
        with self._database.noting("holds") as connection:
            connection.execute(delete(HOSTS).where(*old))
            said = {"why": hold.why, "status": hold.status}
            upsert(connection, HOSTS, row | said, keep=("free_at",))

    def held(self, host: str) -> HostHold | None:
        """The last hold that is known, over or not."""
        query = select(HOSTS.c.why, HOSTS.c.held_until, HOSTS.c.status).where(HOSTS.c.host == host)
        with self._database.reading() as connection:
            row = connection.execute(query).first()
        if row is None or row.held_until is None:
            return None
        return HostHold(row.why, row.held_until, row.status)
