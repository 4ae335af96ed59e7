"""Alerts that still have to leave the house."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, select, update

from monitor.domain.event import ChannelName, Delivery, DeliveryState
from monitor.store.database import Database
from monitor.store.deliveries import WITH_EVENTS, find_deliveries
from monitor.store.tables import DELIVERIES

_PENDING = DELIVERIES.c.state == DeliveryState.PENDING.value


class Outbox:
    """Each method is one transaction. All raise StoreError. Instants are UTC."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def due(self, now: datetime, channel: ChannelName, limit: int = 20) -> tuple[Delivery, ...]:
        """Pending deliveries of one channel whose time has come, oldest first."""
        ready = (_PENDING, DELIVERIES.c.due_at <= now, DELIVERIES.c.channel == channel)
        query = WITH_EVENTS.where(*ready)
        with self._database.reading() as connection:
            ordered = query.order_by(DELIVERIES.c.due_at, DELIVERIES.c.id)
            return find_deliveries(connection, ordered.limit(limit))

    def waiting(self) -> tuple[ChannelName, ...]:
        """The channels that pending deliveries want, in use today or not."""
        query = select(DELIVERIES.c.channel).where(_PENDING).distinct()
        with self._database.reading() as connection:
            return tuple(connection.execute(query.order_by(DELIVERIES.c.channel)).scalars())

    def deliveries(
        self, limit: int = 100, state: DeliveryState | None = None
    ) -> tuple[Delivery, ...]:
        """Of one state or of all, by due time, newest first."""
        query = WITH_EVENTS
        if state is not None:
            query = query.where(DELIVERIES.c.state == state.value)
        with self._database.reading() as connection:
            ordered = query.order_by(DELIVERIES.c.due_at.desc(), DELIVERIES.c.id)
            return find_deliveries(connection, ordered.limit(limit))

    def sent(self, delivery: Delivery, now: datetime) -> None:
        """The provider accepted it. True even of one that was given up; the first time counts."""
        unsent = DELIVERIES.c.state != DeliveryState.SENT.value
        self._settle(delivery, unsent, state=DeliveryState.SENT.value, sent_at=now, error=None)

    def retry(self, delivery: Delivery, at: datetime, error: str) -> None:
        """Try again at that instant. One that is sent or dead stays so."""
        self._settle(delivery, _PENDING, due_at=at, error=error)

    def give_up(self, delivery: Delivery, error: str) -> None:
        """It is dead. One that is sent stays so."""
        self._settle(delivery, _PENDING, state=DeliveryState.DEAD.value, error=error)

    def _settle(self, delivery: Delivery, condition: ColumnElement[bool], **changes: Any) -> None:
        this = DELIVERIES.c.id == delivery.id
        attempts = DELIVERIES.c.attempts + 1
        with self._database.writing() as connection:
            statement = update(DELIVERIES).where(this, condition)
            connection.execute(statement.values(attempts=attempts, **changes))
