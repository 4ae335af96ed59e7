"""What the service has to say of itself, with the messages it becomes."""

from collections.abc import Collection, Iterable

from sqlalchemy import Connection, select

from monitor.domain.delivery import Delivery
from monitor.domain.event import Event, EventKind
from monitor.store.deliveries import add_news
from monitor.store.engine.database import Database
from monitor.store.events import add_events, event_of
from monitor.store.tables import EVENTS


class Announcements:
    """Each method is one transaction. Both raise StoreError."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def tell(self, events: Iterable[Event], deliveries: Iterable[Delivery]) -> tuple[Event, ...]:
        """Each event once, for ever, and with it its deliveries. Returns those that were new."""
        with self._database.writing() as connection:
            return add_announcements(connection, events, deliveries)

    def last(self, kinds: Collection[EventKind]) -> Event | None:
        """What was told last of any of these; None where nothing was."""
        query = select(EVENTS).where(EVENTS.c.kind.in_(sorted(kind.value for kind in kinds)))
        with self._database.reading() as connection:
            newest = query.order_by(EVENTS.c.at.desc()).limit(1)
            row = connection.execute(newest).mappings().first()
            return event_of(row) if row else None


def add_announcements(
    connection: Connection, events: Iterable[Event], deliveries: Iterable[Delivery]
) -> tuple[Event, ...]:
    """Within another transaction."""
    new = add_events(connection, events)
    add_news(connection, deliveries, {event.key for event in new})
    return new
