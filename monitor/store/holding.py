"""What a silence keeps back is due at its end."""

from dataclasses import replace

from sqlalchemy import Connection, delete, func, update

from monitor.domain.delivery import Delivery, Shape
from monitor.domain.identity import parted_id
from monitor.domain.telling.holding import HeldBack
from monitor.store.deliveries import add_deliveries
from monitor.store.tables import DELIVERIES, DELIVERY_EVENTS


def hold(connection: Connection, delivery: Delivery, held: HeldBack) -> None:
    """All of the delivery, or a part of it, which then travels by itself."""
    if not held.events:
        _keep_back(connection, delivery, held)
        return
    keys = [event.key for event in held.events]
    part = replace(
        delivery,
        id=parted_id(delivery.id, keys),
        events=held.events,
        shape=Shape.ALERT,
        planned_at=delivery.wanted_at,
    )
    gone = DELIVERY_EVENTS.c.event_key.in_(keys)
    here = DELIVERY_EVENTS.c.delivery_id == delivery.id
    connection.execute(delete(DELIVERY_EVENTS).where(here, gone))
    add_deliveries(connection, [part])
    _keep_back(connection, part, held)


def _keep_back(connection: Connection, delivery: Delivery, held: HeldBack) -> None:
    planned = func.coalesce(DELIVERIES.c.planned_at, DELIVERIES.c.due_at)
    kept = {"due_at": held.silence.until, "planned_at": planned, "lent_until": None}
    this = DELIVERIES.c.id == delivery.id
    connection.execute(update(DELIVERIES).where(this).values(held_by=held.silence.number, **kept))
