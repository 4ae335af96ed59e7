"""Whose turn it is."""

from collections.abc import Collection, Iterable
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, case, or_, select

from monitor.domain.delivery import ChannelName, Delivery, DeliveryState
from monitor.domain.telling.circuit import EVERYWHERE, Circuits
from monitor.store.circuits import circuits_of
from monitor.store.deliveries import find_deliveries
from monitor.store.tables import DELIVERIES


def next_in_line(
    connection: Connection, channel: ChannelName, now: datetime, limit: int
) -> tuple[Delivery, ...]:
    """What is due and nobody has, oldest first; of who cannot be reached, one once that is due."""
    circuits = circuits_of(connection, channel)
    if circuits.channel_down:
        return _probe(connection, channel, circuits, now)
    found = _ready(connection, channel, now, limit, *none_of(circuits.troubled))
    probed = (_of_address(connection, channel, circuits, one, now) for one in circuits.troubled)
    return (*found, *(one for probes in probed for one in probes))


def ready(channel: ChannelName, now: datetime) -> tuple[ColumnElement[bool], ...]:
    """Pending, due, and with nobody."""
    return (
        DELIVERIES.c.state == DeliveryState.PENDING.value,
        DELIVERIES.c.due_at <= now,
        DELIVERIES.c.channel == channel,
        or_(DELIVERIES.c.lent_until.is_(None), DELIVERIES.c.lent_until <= now),
    )


def none_of(addresses: Collection[str]) -> tuple[ColumnElement[bool], ...]:
    """To nobody of these. Without any, no condition: an empty list is costly in SQL."""
    return (DELIVERIES.c.address.not_in(addresses),) if addresses else ()


def _probe(
    connection: Connection, channel: ChannelName, circuits: Circuits, now: datetime
) -> tuple[Delivery, ...]:
    # Best to somebody who was not put off: that one says most of the channel.
    if circuits.open_for(EVERYWHERE, now) or _is_lent(connection, channel, now):
        return ()
    failing = circuits.by_address[EVERYWHERE].failing
    known = case((DELIVERIES.c.address.in_([*failing, *circuits.troubled]), 1), else_=0)
    return _ready(connection, channel, now, 1, order=(known,))


def _of_address(
    connection: Connection, channel: ChannelName, circuits: Circuits, address: str, now: datetime
) -> tuple[Delivery, ...]:
    theirs = DELIVERIES.c.address == address
    if circuits.open_for(address, now) or _is_lent(connection, channel, now, theirs):
        return ()
    return _ready(connection, channel, now, 1, theirs)


def _ready(
    connection: Connection,
    channel: ChannelName,
    now: datetime,
    limit: int,
    *conditions: ColumnElement[bool],
    order: Iterable[ColumnElement[int]] = (),
) -> tuple[Delivery, ...]:
    query = select(DELIVERIES).where(*ready(channel, now), *conditions)
    ordered = query.order_by(*order, DELIVERIES.c.due_at, DELIVERIES.c.id).limit(limit)
    return find_deliveries(connection, ordered.with_for_update(skip_locked=True))


def _is_lent(
    connection: Connection, channel: ChannelName, now: datetime, *which: ColumnElement[bool]
) -> bool:
    lent = (DELIVERIES.c.channel == channel, DELIVERIES.c.lent_until > now)
    pending = DELIVERIES.c.state == DeliveryState.PENDING.value
    return connection.scalar(select(DELIVERIES.c.id).where(pending, *lent, *which)) is not None
