"""What people do not want to hear of for a while."""

from datetime import datetime

from sqlalchemy import RowMapping, insert, or_, select, update

from monitor.domain.delivery import DeliveryState
from monitor.domain.silence import Scope, Silence
from monitor.store.engine.database import Database
from monitor.store.tables import DELIVERIES, SILENCES


class Silences:
    """Each method is one transaction. All raise StoreError. Instants are UTC."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, silence: Silence) -> int:
        """Returns its number."""
        row = {
            "scope": silence.scope.value,
            "target": silence.target,
            "reason": silence.reason,
            "since": silence.since,
            "until": silence.until,
        }
        statement = insert(SILENCES).values(row).returning(SILENCES.c.seq)
        with self._database.writing() as connection:
            return int(connection.execute(statement).scalar_one())

    def active(self, now: datetime) -> tuple[Silence, ...]:
        """Those that hold then, the one that ends first in front."""
        query = select(SILENCES).where(SILENCES.c.since <= now, SILENCES.c.until > now)
        ordered = query.order_by(SILENCES.c.until, SILENCES.c.seq)
        with self._database.reading() as connection:
            return tuple(map(_silence, connection.execute(ordered).mappings()))

    def end(self, number: int, now: datetime) -> int:
        """It ends now; what it kept back is due. How many messages that are."""
        this = (SILENCES.c.seq == number, SILENCES.c.until > now)
        held = (
            DELIVERIES.c.held_by == number,
            DELIVERIES.c.state == DeliveryState.PENDING.value,
            DELIVERIES.c.due_at > now,
            or_(DELIVERIES.c.lent_until.is_(None), DELIVERIES.c.lent_until <= now),
        )
        with self._database.writing() as connection:
            connection.execute(update(SILENCES).where(*this).values(until=now))
            freed = update(DELIVERIES).where(*held).values(due_at=now, held_by=None)
            return connection.execute(freed).rowcount


def _silence(row: RowMapping) -> Silence:
    return Silence(
        Scope(row["scope"]), row["target"], row["reason"], row["since"], row["until"], row["seq"]
    )
