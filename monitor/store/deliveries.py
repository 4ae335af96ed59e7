"""Deliveries, each once."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, select

from monitor.domain.event import ChannelName, Delivery, DeliveryId, DeliveryState, Recipient
from monitor.store.events import event_of
from monitor.store.insert import Row, insert_new
from monitor.store.tables import DELIVERIES, EVENTS

# No two columns of these tables share a name.
WITH_EVENTS = select(DELIVERIES, EVENTS).join(EVENTS, EVENTS.c.key == DELIVERIES.c.event_key)


def add_deliveries(connection: Connection, deliveries: Iterable[Delivery]) -> tuple[Delivery, ...]:
    """Returns those whose id was not there."""
    return insert_new(connection, DELIVERIES, deliveries, _row)


def find_deliveries(connection: Connection, query: Select[Any]) -> tuple[Delivery, ...]:
    """``query``: made from WITH_EVENTS."""
    return tuple(_delivery(row) for row in connection.execute(query).mappings())


def _row(delivery: Delivery) -> Row:
    return {
        "id": delivery.id,
        "event_key": delivery.event.key,
        "channel": delivery.recipient.channel,
        "address": delivery.recipient.address,
        "state": delivery.state.value,
        "attempts": delivery.attempts,
        "due_at": delivery.due_at,
        "sent_at": delivery.sent_at,
        "error": delivery.error,
    }


def _delivery(row: RowMapping) -> Delivery:
    return Delivery(
        id=DeliveryId(row["id"]),
        event=event_of(row),
        recipient=Recipient(ChannelName(row["channel"]), row["address"]),
        due_at=row["due_at"],
        state=DeliveryState(row["state"]),
        attempts=row["attempts"],
        sent_at=row["sent_at"],
        error=row["error"],
    )
