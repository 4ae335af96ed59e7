"""What follows when a message is given up: the operators hear of it, and the fallback gets it."""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime

from monitor.domain.article import ArticleId, SourceName
from monitor.domain.delivery import Delivery, Recipient, Shape
from monitor.domain.event import Event, EventKind, Origin
from monitor.domain.identity import delivery_id, event_key, instead_id
from monitor.domain.ledger.change import Change
from monitor.domain.london import london_day
from monitor.domain.telling.routing import Route
from monitor.domain.telling.subscription import Subscription

_OF_ONE_TRY = re.compile(r"(?<!\S)\S*?\d{4}\S*")
"""What differs from one refusal to the next: ids and times in the server's words."""

_MOST_NAMED = 5


def aftermath(
    dead: Delivery,
    reason: str,
    now: datetime,
    subscriptions: Iterable[Subscription],
    route: Route,
) -> Change:
    """A fallback's death ends there, and so does that of a notice of a death."""
    fallbacks = tuple(_to_fallbacks(dead, now, subscriptions))
    if all(event.kind is EventKind.DELIVERY_DEAD for event in dead.events) and dead.events:
        return Change(deliveries=fallbacks)
    notice = _notice(dead, reason, now)
    told = _elsewhere(dead.recipient, route((notice,), now))
    return Change(events=(notice,), deliveries=(*told, *fallbacks))


def _notice(dead: Delivery, reason: str, now: datetime) -> Event:
    """Once a day for each recipient and cause: a hundred dead letters are one trouble."""
    cause = _OF_ONE_TRY.sub("", reason)
    told = tuple(dict.fromkeys(event.body for event in dead.events if event.body))
    more = (f"and {len(told) - _MOST_NAMED} more",) if len(told) > _MOST_NAMED else ()
    about = ", ".join((*told[:_MOST_NAMED], *more)) or f"a {dead.shape} digest"
    return Event(
        key=event_key(EventKind.DELIVERY_DEAD, dead.recipient, cause, london_day(now)),
        kind=EventKind.DELIVERY_DEAD,
        body=str(dead.recipient),
        at=now,
        origin=Origin(ArticleId(""), SourceName(""), False, "", "", None),
        reasons=(
            f"it was about: {about}",
            reason,
            "see: probation-monitor deliveries --dead",
        ),
    )


def _elsewhere(failed: Recipient, routed: tuple[Delivery, ...]) -> tuple[Delivery, ...]:
    """Through another channel; where there is none, at least to another address."""
    other_channel = tuple(one for one in routed if one.recipient.channel != failed.channel)
    return other_channel or tuple(one for one in routed if one.recipient != failed)


def _to_fallbacks(
    dead: Delivery, now: datetime, subscriptions: Iterable[Subscription]
) -> Iterator[Delivery]:
    if dead.instead_of is not None:
        return
    places = (one.fallback for one in subscriptions if one.name in dead.why and one.fallback)
    for place in dict.fromkeys(places):
        if place != dead.recipient:
            yield _instead(dead, place, now)


def _instead(dead: Delivery, place: Recipient, now: datetime) -> Delivery:
    if dead.shape is Shape.ALERT:
        # The same as if it had been sent there from the first: then it is there already.
        name = delivery_id([event.key for event in dead.events], place)
    else:
        name = instead_id(dead.id, place)
    return Delivery(
        name,
        dead.events,
        place,
        now,
        dead.shape,
        dead.why,
        planned_at=dead.wanted_at,
        instead_of=str(dead.recipient),
    )
