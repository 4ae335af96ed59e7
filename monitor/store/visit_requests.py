"""Visits that a person asked the running service for."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlalchemy import delete, select

from monitor.domain.article import SourceName
from monitor.store.engine.database import Database
from monitor.store.engine.insert import upsert
from monitor.store.tables.sources import VISIT_REQUESTS

_WAITING = select(VISIT_REQUESTS).order_by(VISIT_REQUESTS.c.asked_at)


class VisitRequests:
    """Each method is one transaction. All raise StoreError. Instants are UTC."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def ask(self, sources: Iterable[SourceName], now: datetime) -> None:
        """Asked for twice is asked for once."""
        with self._database.writing() as connection:
            for source in sources:
                upsert(connection, VISIT_REQUESTS, {"source": source, "asked_at": now})

    def waiting(self) -> Mapping[SourceName, datetime]:
        """When each was asked for."""
        with self._database.reading() as connection:
            return {SourceName(row.source): row.asked_at for row in connection.execute(_WAITING)}

    def done(self, source: SourceName, began: datetime) -> None:
        """The visit that ``began`` then is over; who asked after its beginning gets another."""
        mine = (VISIT_REQUESTS.c.source == source, VISIT_REQUESTS.c.asked_at <= began)
        with self._database.writing() as connection:
            connection.execute(delete(VISIT_REQUESTS).where(*mine))
