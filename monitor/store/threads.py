"""Which message to somebody was the first on an inspection."""

from collections.abc import Iterable

from sqlalchemy import Connection, select

from monitor.domain.delivery import Delivery, Shape, Thread
from monitor.domain.event import FOLLOW_UPS, Event, EventKind
from monitor.domain.inspection import InspectionId
from monitor.store.deliveries import find_deliveries
from monitor.store.tables import DELIVERIES, DELIVERY_EVENTS, EVENTS


def thread_of(connection: Connection, delivery: Delivery) -> Thread | None:
    """None where it is no follow-up, or the provider gave the first message no name."""
    followed = {event.inspection_id for event in delivery.events if event.kind in FOLLOW_UPS}
    if len(followed) != 1 or len(delivery.events) != _follow_ups(delivery.events):
        return None
    (inspection,) = followed
    first = _first(connection, delivery, inspection) if inspection else None
    if first is None or first.receipt is None:
        return None
    confirmed = _confirmed(connection, first.events) | _confirmed_in(delivery.events)
    return Thread(first.receipt, first.events, first.why, confirmed)


def _follow_ups(events: Iterable[Event]) -> int:
    return sum(event.kind in FOLLOW_UPS for event in events)


def _first(connection: Connection, delivery: Delivery, inspection: InspectionId) -> Delivery | None:
    about = (
        select(DELIVERY_EVENTS.c.delivery_id)
        .join(EVENTS, EVENTS.c.key == DELIVERY_EVENTS.c.event_key)
        .where(
            EVENTS.c.inspection_id == inspection,
            EVENTS.c.kind.not_in([kind.value for kind in FOLLOW_UPS]),
        )
    )
    query = select(DELIVERIES).where(
        DELIVERIES.c.id.in_(about),
        DELIVERIES.c.channel == delivery.recipient.channel,
        DELIVERIES.c.address == delivery.recipient.address,
        DELIVERIES.c.shape == Shape.ALERT.value,
        DELIVERIES.c.receipt.is_not(None),  # so it was sent
    )
    ordered = query.order_by(DELIVERIES.c.sent_at, DELIVERIES.c.id).limit(1)
    return next(iter(find_deliveries(connection, ordered)), None)


def _confirmed(connection: Connection, events: Iterable[Event]) -> frozenset[InspectionId]:
    named = [event.inspection_id for event in events if event.inspection_id]
    query = select(EVENTS.c.inspection_id).where(
        EVENTS.c.inspection_id.in_(named), EVENTS.c.kind == EventKind.CONFIRMED.value
    )
    return frozenset(InspectionId(each) for each in connection.execute(query).scalars())


def _confirmed_in(events: Iterable[Event]) -> frozenset[InspectionId]:
    return frozenset(
        event.inspection_id
        for event in events
        if event.kind is EventKind.CONFIRMED and event.inspection_id
    )
