"""Which sources are left alone, and since when."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import or_, select, update

from monitor.domain.article import SourceName
from monitor.domain.pause import Pause
from monitor.domain.pause import Pauses as Known
from monitor.store.engine.database import Database
from monitor.store.engine.insert import upsert
from monitor.store.tables.sources import PAUSES

_ALL = select(PAUSES).order_by(PAUSES.c.source)


class Pauses:
    """Each method is one transaction. All raise StoreError. Instants are UTC."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def begin(self, pauses: Iterable[Pause]) -> None:
        """Each in place of the one before it, be that over or not."""
        with self._database.writing() as connection:
            for one in pauses:
                row = {"source": one.source, "since": one.since, "until": one.until}
                upsert(connection, PAUSES, {**row, "reason": one.reason})

    def end(self, source: SourceName, now: datetime) -> bool:
        """False where it was not paused."""
        holds = or_(PAUSES.c.until.is_(None), PAUSES.c.until > now)
        ended = update(PAUSES).where(PAUSES.c.source == source, holds).values(until=now)
        with self._database.writing() as connection:
            return connection.execute(ended).rowcount > 0

    def all(self) -> Known:
        """The last one of each source, be it over or not."""
        with self._database.reading() as connection:
            rows = connection.execute(_ALL).mappings()
            return {SourceName(row["source"]): Pause(**row) for row in rows}
