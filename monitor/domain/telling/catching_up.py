"""What waited for longer than news is news is told together, so that nobody is flooded."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from monitor.domain.delivery import Delivery, DeliveryState, Recipient, Shape
from monitor.domain.identity import catch_up_id


def catch_ups(waiting: Iterable[Delivery], now: datetime) -> tuple[Delivery, ...]:
    """One message to each recipient, and those that it stands for, FOLDED into it.

    ``waiting``: what is too old to be told one by one. What has no event says nothing that would
    be missed: it is left out.
    """
    of: dict[Recipient, list[Delivery]] = {}
    for one in waiting:
        if one.events:
            of.setdefault(one.recipient, []).append(one)
    return tuple(made for old in of.values() for made in _together(old, now))


def _together(old: list[Delivery], now: datetime) -> tuple[Delivery, ...]:
    name = catch_up_id(one.id for one in old)
    first = old[0]
    together = Delivery(
        id=name,
        events=tuple({event.key: event for one in old for event in one.events}.values()),
        recipient=first.recipient,
        due_at=now,
        shape=Shape.CATCH_UP,
        why=tuple(dict.fromkeys(who for one in old for who in one.why)),
        waited=max(one.waited for one in old),
        instead_of=next((one.instead_of for one in old if one.instead_of), None),
    )
    folded = (replace(one, state=DeliveryState.FOLDED, folded_into=name) for one in old)
    return (together, *folded)
