"""What is not told again because a person knows of it."""

from collections.abc import Collection, Iterable

from sqlalchemy import Connection, func, select

from monitor.domain.event import ENDS, Event, EventKey
from monitor.domain.telling.acknowledging import ACKNOWLEDGEABLE, Acknowledged, is_known
from monitor.store.events import event_of
from monitor.store.tables import ACKNOWLEDGED, EVENTS


def without_known(
    connection: Connection, events: Iterable[Event], new: Collection[EventKey]
) -> frozenset[EventKey]:
    """The keys among ``new`` of what is to be told."""
    asked = {event.key: event for event in events if event.kind in ACKNOWLEDGEABLE}
    doubted = [event for key, event in asked.items() if key in new]
    known = _acknowledged(connection, doubted) if doubted else ()
    return frozenset(new) - {event.key for event in doubted if is_known(event, known)}


def _acknowledged(connection: Connection, events: Iterable[Event]) -> tuple[Acknowledged, ...]:
    bodies = {event.body for event in events}
    query = (
        select(ACKNOWLEDGED.c.at.label("acknowledged_at"), EVENTS)
        .join_from(ACKNOWLEDGED, EVENTS, EVENTS.c.key == ACKNOWLEDGED.c.event_key)
        .where(EVENTS.c.body.in_(bodies))
    )
    backs = (
        select(EVENTS.c.body, func.max(EVENTS.c.at).label("back_at"))
        .where(EVENTS.c.kind.in_([kind.value for kind in ENDS]), EVENTS.c.body.in_(bodies))
        .group_by(EVENTS.c.body)
    )
    rows = connection.execute(query).mappings().all()
    over = {row.body: row.back_at for row in connection.execute(backs)} if rows else {}
    return tuple(
        Acknowledged(event_of(row), row["acknowledged_at"], over.get(row["body"])) for row in rows
    )
