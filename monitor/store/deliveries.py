"""Deliveries, each once, with their events."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import timedelta

from sqlalchemy import Connection, RowMapping, Select, func, select, update

from monitor.domain.delivery import (
    ChannelName,
    Delivery,
    DeliveryId,
    DeliveryState,
    Receipt,
    Recipient,
    Shape,
)
from monitor.domain.event import Event, EventKey
from monitor.domain.identity import delivery_id, parted_id
from monitor.store.engine.insert import Row, insert_new
from monitor.store.engine.portions import portions
from monitor.store.events import event_of
from monitor.store.quiet import without_known
from monitor.store.tables import DELIVERIES, DELIVERY_EVENTS, EVENTS


def add_news(
    connection: Connection, deliveries: Iterable[Delivery], new: Collection[EventKey]
) -> tuple[Delivery, ...]:
    """Those with events that are ``new``, and of these with no other event: the others were told,
    or somebody knows of them.

    Returns what was not there.
    """
    deliveries = tuple(deliveries)
    events = (event for delivery in deliveries for event in delivery.events)
    told = without_known(connection, events, new)
    wanted = (_of_news(delivery, told) for delivery in deliveries)
    return add_deliveries(connection, [delivery for delivery in wanted if delivery.events])


def add_deliveries(connection: Connection, deliveries: Iterable[Delivery]) -> tuple[Delivery, ...]:
    """Each once. An alert that is there is left alone; a digest that nobody took yet is added to.

    What would join a digest that was taken already goes in a digest of its own. Returns what was
    not there: a digest that was, with the events that joined it.
    """
    return tuple(one for delivery in deliveries for one in _added(connection, delivery))


def find_deliveries(
    connection: Connection, query: Select[tuple[object, ...]]
) -> tuple[Delivery, ...]:
    """``query``: of all columns of the table."""
    rows = connection.execute(query).mappings().all()
    events = _events_of(connection, [row["id"] for row in rows]) if rows else {}
    return tuple(_delivery(row, events.get(row["id"], ())) for row in rows)


def _of_news(delivery: Delivery, new: frozenset[EventKey]) -> Delivery:
    events = tuple(event for event in delivery.events if event.key in new)
    if len(events) == len(delivery.events) or delivery.shape is not Shape.ALERT:
        return replace(delivery, events=events)
    name = delivery_id([event.key for event in events], delivery.recipient)
    return replace(delivery, id=name, events=events)


def _added(connection: Connection, delivery: Delivery) -> Iterable[Delivery]:
    if insert_new(connection, DELIVERIES, [delivery], _row):
        yield replace(delivery, events=_join(connection, delivery))
    elif delivery.shape is not Shape.ALERT:
        yield from _added_to_digest(connection, delivery)


def _added_to_digest(connection: Connection, delivery: Delivery) -> Iterable[Delivery]:
    there = _events_of(connection, [delivery.id]).get(delivery.id, ())
    lacking = tuple(event for event in delivery.events if event not in there)
    if not lacking:
        return
    told = replace(delivery, events=lacking)
    if _joinable(connection, delivery):
        yield replace(told, events=_join(connection, told))
        return
    apart = replace(told, id=parted_id(delivery.id, [event.key for event in lacking]))
    if insert_new(connection, DELIVERIES, [apart], _row):
        yield replace(apart, events=_join(connection, apart))


def _joinable(connection: Connection, delivery: Delivery) -> bool:
    """Does it wait untouched? One that somebody began to send may have arrived, under its id."""
    this = (DELIVERIES.c.id == delivery.id, DELIVERIES.c.state == DeliveryState.PENDING.value)
    untouched = (DELIVERIES.c.attempts == 0, DELIVERIES.c.lent_until.is_(None))
    row = connection.execute(select(DELIVERIES.c.why).where(*this, *untouched)).first()
    if row is None:
        return False
    why = list(dict.fromkeys((*row.why, *delivery.why)))
    connection.execute(update(DELIVERIES).where(this[0]).values(why=why))
    return True


def _join(connection: Connection, delivery: Delivery) -> tuple[Event, ...]:
    first = _count(connection, delivery.id)
    position = {event.key: first + n for n, event in enumerate(delivery.events)}

    def row(event: Event) -> Row:
        return {
            "delivery_id": delivery.id,
            "event_key": event.key,
            "position": position[event.key],
        }

    return insert_new(connection, DELIVERY_EVENTS, delivery.events, row)


def _count(connection: Connection, delivery: DeliveryId) -> int:
    mine = DELIVERY_EVENTS.c.delivery_id == delivery
    return connection.scalar(select(func.count()).select_from(DELIVERY_EVENTS).where(mine)) or 0


def _events_of(connection: Connection, deliveries: list[str]) -> Mapping[str, tuple[Event, ...]]:
    found: dict[str, tuple[Event, ...]] = {}
    query = select(DELIVERY_EVENTS.c.delivery_id, EVENTS).join_from(
        DELIVERY_EVENTS, EVENTS, EVENTS.c.key == DELIVERY_EVENTS.c.event_key
    )
    for some in portions(deliveries):
        theirs = query.where(DELIVERY_EVENTS.c.delivery_id.in_(some))
        ordered = theirs.order_by(DELIVERY_EVENTS.c.position)
        for row in connection.execute(ordered).mappings():
            found[row["delivery_id"]] = (*found.get(row["delivery_id"], ()), event_of(row))
    return found


def _row(delivery: Delivery) -> Row:
    return {
        "id": delivery.id,
        "channel": delivery.recipient.channel,
        "address": delivery.recipient.address,
        "shape": delivery.shape.value,
        "why": list(delivery.why),
        "state": delivery.state.value,
        "attempts": delivery.attempts,
        "due_at": delivery.due_at,
        "sent_at": delivery.sent_at,
        "error": delivery.error,
        "receipt": delivery.receipt,
        "planned_at": delivery.planned_at,
        "waited": int(delivery.waited.total_seconds()),
        "instead_of": delivery.instead_of,
        "folded_into": delivery.folded_into,
    }


def _delivery(row: RowMapping, events: tuple[Event, ...]) -> Delivery:
    return Delivery(
        id=DeliveryId(row["id"]),
        events=events,
        recipient=Recipient(ChannelName(row["channel"]), row["address"]),
        due_at=row["due_at"],
        shape=Shape(row["shape"]),
        why=tuple(row["why"]),
        state=DeliveryState(row["state"]),
        attempts=row["attempts"],
        sent_at=row["sent_at"],
        error=row["error"],
        receipt=Receipt(row["receipt"]) if row["receipt"] is not None else None,
        planned_at=row["planned_at"],
        waited=timedelta(seconds=row["waited"]),
        instead_of=row["instead_of"],
        folded_into=DeliveryId(row["folded_into"]) if row["folded_into"] else None,
    )
