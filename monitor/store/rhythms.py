"""How often each source tells something, and what its list says of that."""

from datetime import timedelta

from sqlalchemy import RowMapping, bindparam, select

from monitor.domain.article import SourceName
from monitor.domain.source import Timing
from monitor.domain.visiting.rhythm import Rhythm
from monitor.store.engine.database import Database
from monitor.store.engine.insert import Row, upsert
from monitor.store.tables.sources import RHYTHMS

_OF = select(RHYTHMS).where(RHYTHMS.c.source == bindparam("source"))


class Rhythms:
    """Each method is one transaction. All raise StoreError."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, source: SourceName) -> Rhythm:
        """An empty one where nothing was learned."""
        with self._database.reading() as connection:
            row = connection.execute(_OF, {"source": source}).mappings().first()
        return Rhythm() if row is None else _rhythm(row)

    def keep(self, source: SourceName, rhythm: Rhythm) -> None:
        """In the place of what was known."""
        with self._database.noting(source) as connection:
            upsert(connection, RHYTHMS, _row(source, rhythm))


def _rhythm(row: RowMapping) -> Rhythm:
    timing = Timing(
        timedelta(seconds=row["fresh_s"]),
        frozenset(row["quiet_hours"]),
        frozenset(row["quiet_days"]),
    )
    usual = row["usual_s"]
    return Rhythm(timing, None if usual is None else timedelta(seconds=usual))


def _row(source: SourceName, rhythm: Rhythm) -> Row:
    return {
        "source": source,
        "fresh_s": rhythm.timing.fresh.total_seconds(),
        "quiet_hours": sorted(rhythm.timing.quiet_hours),
        "quiet_days": sorted(rhythm.timing.quiet_days),
        "usual_s": None if rhythm.usual is None else rhythm.usual.total_seconds(),
    }
