"""Event -> the deliveries it becomes."""

from collections.abc import Iterable
from datetime import datetime

from monitor.domain.event import Delivery, Event, Recipient
from monitor.domain.identity import delivery_id


def route(
    events: Iterable[Event], recipients: Iterable[Recipient], now: datetime
) -> tuple[Delivery, ...]:
    """Every event to every recipient, at once."""
    places = tuple(dict.fromkeys(recipients))
    return tuple(
        Delivery(delivery_id(event.key, place), event, place, due_at=now)
        for event in events
        for place in places
    )
