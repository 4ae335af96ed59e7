"""Many messages that waited too long become one."""

from datetime import datetime

from sqlalchemy import Connection, func, select, update

from monitor.domain.delivery import ChannelName, Delivery, DeliveryState, Shape
from monitor.domain.telling.catching_up import catch_ups
from monitor.store.circuits import circuits_of
from monitor.store.deliveries import add_deliveries, find_deliveries
from monitor.store.queue import none_of, ready
from monitor.store.tables import DELIVERIES


def fold(
    connection: Connection, channel: ChannelName, older: datetime, now: datetime
) -> tuple[Delivery, ...]:
    """What was due before ``older`` is told in one message to each recipient; returns these.

    Who cannot be reached for now is left until that is over: else one message would be made for
    each that grows too old meanwhile.
    """
    circuits = circuits_of(connection, channel)
    if circuits.channel_down:
        return ()
    planned = func.coalesce(DELIVERIES.c.planned_at, DELIVERIES.c.due_at)
    query = select(DELIVERIES).where(
        *ready(channel, now),
        planned < older,
        DELIVERIES.c.shape != Shape.CATCH_UP.value,
        # One that was in the hands of a sender who died may have arrived: it keeps its own id.
        DELIVERIES.c.lent_until.is_(None),
        ~DELIVERIES.c.perhaps_sent,
        *none_of(circuits.troubled),
    )
    old = find_deliveries(connection, query.order_by(planned, DELIVERIES.c.id))
    made = catch_ups(old, now)
    together = tuple(one for one in made if one.state is DeliveryState.PENDING)
    add_deliveries(connection, together)
    for one in made:
        if one.state is DeliveryState.FOLDED:
            folded = {"state": one.state.value, "folded_into": one.folded_into, "lent_until": None}
            connection.execute(update(DELIVERIES).where(DELIVERIES.c.id == one.id).values(**folded))
    return together
