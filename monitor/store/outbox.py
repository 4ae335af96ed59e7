"""Alerts that still have to leave the house."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, or_, select, update

from monitor.domain.delivery import ChannelName, Delivery, DeliveryState, Receipt, Thread
from monitor.store.database import Database
from monitor.store.deliveries import find_deliveries
from monitor.store.tables import DELIVERIES
from monitor.store.threads import thread_of

_PENDING = DELIVERIES.c.state == DeliveryState.PENDING.value


class Outbox:
    """Each method is one transaction. All raise StoreError. Instants are UTC."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def claim(
        self, channel: ChannelName, now: datetime, until: datetime, limit: int = 20
    ) -> tuple[Delivery, ...]:
        """Pending deliveries of one channel whose time has come, oldest first.

        They are lent to the caller ``until`` then, or until settled: no one else gets them before.
        """
        free = or_(DELIVERIES.c.lent_until.is_(None), DELIVERIES.c.lent_until <= now)
        ready = (_PENDING, DELIVERIES.c.due_at <= now, DELIVERIES.c.channel == channel, free)
        ordered = select(DELIVERIES).where(*ready).order_by(DELIVERIES.c.due_at, DELIVERIES.c.id)
        query = ordered.limit(limit).with_for_update(skip_locked=True)
        with self._database.writing() as connection:
            found = find_deliveries(connection, query)
            if found:
                mine = DELIVERIES.c.id.in_([each.id for each in found])
                connection.execute(update(DELIVERIES).where(mine).values(lent_until=until))
        return found

    def waiting(self) -> tuple[ChannelName, ...]:
        """The channels that pending deliveries want, in use today or not."""
        query = select(DELIVERIES.c.channel).where(_PENDING).distinct()
        with self._database.reading() as connection:
            return tuple(connection.execute(query.order_by(DELIVERIES.c.channel)).scalars())

    def deliveries(
        self, limit: int = 100, state: DeliveryState | None = None
    ) -> tuple[Delivery, ...]:
        """Of one state or of all, by due time, newest first."""
        query = select(DELIVERIES)
        if state is not None:
            query = query.where(DELIVERIES.c.state == state.value)
        with self._database.reading() as connection:
            ordered = query.order_by(DELIVERIES.c.due_at.desc(), DELIVERIES.c.id)
            return find_deliveries(connection, ordered.limit(limit))

    def thread(self, delivery: Delivery) -> Thread | None:
        """Of a follow-up: the first message to the same recipient on the same inspection."""
        with self._database.reading() as connection:
            return thread_of(connection, delivery)

    def sent(self, delivery: Delivery, now: datetime, receipt: Receipt | None = None) -> None:
        """The provider accepted it. True even of one that was given up; the first time counts."""
        unsent = DELIVERIES.c.state != DeliveryState.SENT.value
        sent = {"state": DeliveryState.SENT.value, "sent_at": now, "receipt": receipt}
        self._settle(delivery, unsent, **sent, error=None)

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
            connection.execute(statement.values(attempts=attempts, lent_until=None, **changes))
