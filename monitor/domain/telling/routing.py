"""Events -> the messages they become, each to one place."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from monitor.domain.body import Body, BodyId
from monitor.domain.delivery import Delivery, Recipient, Shape
from monitor.domain.event import FOLLOW_UPS, Event
from monitor.domain.identity import delivery_id, digest_id
from monitor.domain.inspection import InspectionId
from monitor.domain.telling.subscription import Subscription, refusals
from monitor.domain.telling.timing import AT_ONCE, leaves_at

Route = Callable[[Iterable[Event], datetime], tuple[Delivery, ...]]
"""What happened, and when we noticed -> the messages it becomes."""


def nobody(_events: Iterable[Event], _now: datetime) -> tuple[Delivery, ...]:
    """Told to nobody at all."""
    return ()


@dataclass(frozen=True, slots=True)
class Router:
    """``bodies``: all that are known, by id."""

    subscriptions: tuple[Subscription, ...]
    bodies: Mapping[BodyId, Body]

    def __call__(self, events: Iterable[Event], now: datetime) -> tuple[Delivery, ...]:
        """What happened together is told together; each place is told of each event once.

        A follow-up belongs to what was told of its inspection, and travels apart from the others.

        Where several subscriptions bring an event to one place, the earliest counts.
        """
        messages: dict[_Message, list[_Told]] = {}
        for event in events:
            for told in self._told(event, now):
                messages.setdefault(told.message, []).append(told)
        return tuple(_delivery(message, told) for message, told in messages.items())

    def wanting(self, event: Event) -> tuple[Subscription, ...]:
        """Who is told of it."""
        body = self.bodies.get(event.body_id) if event.body_id else None
        return tuple(one for one in self.subscriptions if not refusals(one.wants, event, body))

    def _told(self, event: Event, now: datetime) -> Iterator["_Told"]:
        ways: dict[Recipient, list[_Told]] = {}
        for subscription in self.wanting(event):
            for place in subscription.to:
                message = _message(subscription, place, event, now)
                ways.setdefault(place, []).append(_Told(message, event, (subscription.name,)))
        for found in ways.values():
            first = min(found, key=lambda told: told.message.due_at)
            yield first._replace(why=tuple(dict.fromkeys(n for told in found for n in told.why)))


class _Message(NamedTuple):
    recipient: Recipient
    due_at: datetime
    shape: Shape
    follows: InspectionId | None


class _Told(NamedTuple):
    message: _Message
    event: Event
    why: tuple[str, ...]


def _message(of: Subscription, place: Recipient, event: Event, now: datetime) -> _Message:
    pace, quiet = (AT_ONCE, None) if event.kind in of.urgent else (of.pace, of.quiet)
    apart = event.kind in FOLLOW_UPS and pace.shape is Shape.ALERT
    follows = event.inspection_id if apart else None
    return _Message(place, leaves_at(pace, quiet, now), pace.shape, follows)


def _delivery(message: _Message, told: list[_Told]) -> Delivery:
    events = tuple(one.event for one in told)
    why = tuple(dict.fromkeys(name for one in told for name in one.why))
    if message.shape is Shape.ALERT:
        name = delivery_id([event.key for event in events], message.recipient)
    else:
        name = digest_id(message.recipient, message.shape, message.due_at)
    return Delivery(name, events, message.recipient, message.due_at, message.shape, why)
