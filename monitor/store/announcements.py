"""What the service has to say of itself, with the messages it becomes."""

from collections.abc import Iterable

from sqlalchemy import Connection

from monitor.domain.delivery import Delivery
from monitor.domain.event import Event
from monitor.store.database import Database
from monitor.store.deliveries import add_news
from monitor.store.events import add_events


class Announcements:
    """One transaction. Raises StoreError."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def tell(self, events: Iterable[Event], deliveries: Iterable[Delivery]) -> tuple[Event, ...]:
        """Each event once, for ever, and with it its deliveries. Returns those that were new."""
        with self._database.writing() as connection:
            return add_announcements(connection, events, deliveries)


def add_announcements(
    connection: Connection, events: Iterable[Event], deliveries: Iterable[Delivery]
) -> tuple[Event, ...]:
    """Within another transaction."""
    new = add_events(connection, events)
    add_news(connection, deliveries, {event.key for event in new})
    return new
