"""How each source is, by its visits."""

from collections.abc import Mapping
from datetime import timedelta

from sqlalchemy import RowMapping, bindparam, select

from monitor.domain.article import SourceName
from monitor.domain.visiting.source_state import Condition, State
from monitor.store.engine.database import Database
from monitor.store.engine.insert import Row, upsert
from monitor.store.tables.sources import SOURCE_STATES

_OF = select(SOURCE_STATES).where(SOURCE_STATES.c.source == bindparam("source"))


class SourceStates:
    """Each method is one transaction. All raise StoreError. Instants are UTC."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, source: SourceName) -> Condition:
        """Healthy, of one that was never visited."""
        with self._database.reading() as connection:
            row = connection.execute(_OF, {"source": source}).mappings().first()
        return Condition() if row is None else _condition(row)

    def all(self) -> Mapping[SourceName, Condition]:
        """Of every source that was visited, by name."""
        with self._database.reading() as connection:
            rows = connection.execute(select(SOURCE_STATES)).mappings()
            return {SourceName(row["source"]): _condition(row) for row in rows}

    def keep(self, source: SourceName, condition: Condition) -> None:
        """In the place of what was known."""
        with self._database.noting(source) as connection:
            upsert(connection, SOURCE_STATES, _row(source, condition))


def _condition(row: RowMapping) -> Condition:
    silence = row["silence_s"]
    return Condition(
        state=State(row["state"]),
        since=row["since"],
        detail=row["detail"],
        suspected=State(row["suspected"]) if row["suspected"] else None,
        times=row["times"],
        suspected_at=row["suspected_at"],
        answered=row["answered"],
        newest=row["newest"],
        silence=None if silence is None else timedelta(seconds=silence),
        mark=row["mark"],
    )


def _row(source: SourceName, condition: Condition) -> Row:
    return {
        "source": source,
        "state": condition.state.value,
        "since": condition.since,
        "detail": condition.detail,
        "suspected": condition.suspected.value if condition.suspected else None,
        "times": condition.times,
        "suspected_at": condition.suspected_at,
        "answered": condition.answered,
        "newest": condition.newest,
        "silence_s": None if condition.silence is None else condition.silence.total_seconds(),
        "mark": condition.mark,
    }
