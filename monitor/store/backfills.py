"""How far each walk into the past has come."""

from datetime import datetime

from sqlalchemy import RowMapping, select

from monitor.domain.article import SourceName
from monitor.domain.visiting.backfill import Progress
from monitor.store.engine.database import Database
from monitor.store.engine.insert import upsert
from monitor.store.tables import BACKFILLS


class Backfills:
    """Each method is one transaction. All raise StoreError. Instants are UTC."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, source: SourceName) -> Progress | None:
        """None for a source that was never walked."""
        query = select(BACKFILLS).where(BACKFILLS.c.source == source)
        with self._database.reading() as connection:
            row = connection.execute(query).mappings().first()
        return None if row is None else _progress(row)

    def keep(self, source: SourceName, progress: Progress, now: datetime) -> None:
        """In place of what was kept before."""
        row = {
            "source": source,
            "waiting": list(progress.waiting),
            "walked": list(progress.walked),
            "owing": list(progress.owing),
            "since": progress.since,
            "oldest": progress.oldest,
            "finished_at": progress.finished_at,
            "at": now,
        }
        with self._database.writing() as connection:
            upsert(connection, BACKFILLS, row)


def _progress(row: RowMapping) -> Progress:
    return Progress(
        waiting=tuple(row["waiting"]),
        walked=tuple(row["walked"]),
        owing=tuple(row["owing"]),
        since=row["since"],
        oldest=row["oldest"],
        finished_at=row["finished_at"],
    )
