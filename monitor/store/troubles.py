"""Of which sources operators were told that they broke, and that they are back."""

from collections.abc import Iterable, Mapping

from sqlalchemy import select

from monitor.domain.article import SourceName
from monitor.domain.delivery import Delivery
from monitor.domain.event import Event
from monitor.domain.visiting.health import Trouble
from monitor.domain.visiting.source_state import State
from monitor.store.announcements import add_announcements
from monitor.store.engine.database import Database
from monitor.store.engine.insert import upsert
from monitor.store.tables import TROUBLES


class Troubles:
    """Each method is one transaction. Both raise StoreError. Instants are UTC."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> Mapping[SourceName, Trouble]:
        """Of every source that ever broke, by name."""
        with self._database.reading() as connection:
            rows = connection.execute(select(TROUBLES))
            return {
                SourceName(row.source): Trouble(
                    row.broken_at, row.back_at, State(row.state), row.reminded_at
                )
                for row in rows
            }

    def tell(
        self,
        troubles: Mapping[SourceName, Trouble],
        events: Iterable[Event],
        deliveries: Iterable[Delivery],
    ) -> tuple[Event, ...]:
        """What is told, and that it was, in one transaction. Returns the events that were new."""
        with self._database.writing() as connection:
            for source, trouble in troubles.items():
                row = {
                    "source": source,
                    "broken_at": trouble.broken_at,
                    "back_at": trouble.back_at,
                    "state": trouble.state.value,
                    "reminded_at": trouble.reminded_at,
                }
                upsert(connection, TROUBLES, row)
            return add_announcements(connection, events, deliveries)
