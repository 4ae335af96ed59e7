"""How news travels: to whom, what in one message, and how far it has come."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NewType

from monitor.domain.digest import Edition
from monitor.domain.event import Event
from monitor.domain.inspection import InspectionId

DeliveryId = NewType("DeliveryId", str)
ChannelName = NewType("ChannelName", str)
Receipt = NewType("Receipt", str)
"""What the provider calls a message that it took; a channel of its own makes and reads it."""


@dataclass(frozen=True, slots=True)
class Recipient:
    """A channel and, where the channel needs one, an address: one place that an alert goes to."""

    channel: ChannelName
    address: str = ""

    def __str__(self) -> str:
        return f"{self.channel}:{self.address}" if self.address else self.channel


class Shape(StrEnum):
    """What sort of message."""

    ALERT = "alert"  # as soon as the recipient may be disturbed
    DAILY = "daily"
    WEEKLY = "weekly"
    CATCH_UP = "catch_up"  # all that could not be sent for longer than news is news


class DeliveryState(StrEnum):
    """Pending until the provider accepted it, until it is given up, or told in another message."""

    PENDING = "pending"
    SENT = "sent"
    DEAD = "dead"
    FOLDED = "folded"


@dataclass(frozen=True, slots=True)
class Delivery:
    """Events on their way to one recipient, in one message. The id is the same whenever made again.

    ``why``: the names of the subscriptions that asked for them. A digest may hold no event.
    ``receipt``: what the provider calls it, where it says so. ``due_at``: when it is tried next;
    ``planned_at``: when it was due first, None where it still is due then. ``waited``: the sum of
    the pauses after failures. ``instead_of``: to whom it could not be brought, in words; this is
    the fallback. ``folded_into``: the message in which all of it is told.
    """

    id: DeliveryId
    events: tuple[Event, ...]
    recipient: Recipient
    due_at: datetime
    shape: Shape = Shape.ALERT
    why: tuple[str, ...] = ()
    state: DeliveryState = DeliveryState.PENDING
    attempts: int = 0
    sent_at: datetime | None = None
    error: str | None = None
    receipt: Receipt | None = None
    planned_at: datetime | None = None
    waited: timedelta = timedelta(0)
    instead_of: str | None = None
    folded_into: DeliveryId | None = None

    @property
    def wanted_at(self) -> datetime:
        """When it should have left."""
        return self.planned_at or self.due_at


@dataclass(frozen=True, slots=True)
class Thread:
    """The first message to a recipient on an inspection: what follows up on it hangs on this.

    ``receipt``: what the provider calls it. ``events`` and ``why``: what it said. ``confirmed``:
    those of its inspections that the inspectorate has confirmed since.
    """

    receipt: Receipt
    events: tuple[Event, ...]
    why: tuple[str, ...] = ()
    confirmed: frozenset[InspectionId] = frozenset()


@dataclass(frozen=True, slots=True)
class Letter:
    """What a channel is given to send.

    ``id``: stable over all tries. ``late``: it should have been sent long ago. ``earlier``: of a
    follow-up, the first message to this recipient on the same inspection. ``edition``: of a
    digest, all it says beside its events, which may be none. ``instead_of``: of what comes to the
    fallback, to whom it could not be brought.
    """

    id: DeliveryId
    events: tuple[Event, ...]
    shape: Shape = Shape.ALERT
    why: tuple[str, ...] = ()
    late: bool = False
    earlier: Thread | None = None
    edition: Edition | None = None
    instead_of: str | None = None


_LATE = timedelta(hours=1)


def letter_of(
    delivery: Delivery,
    now: datetime,
    earlier: Thread | None = None,
    edition: Edition | None = None,
) -> Letter:
    """As it leaves ``now``. A digest is never late: it says itself which span it tells of."""
    late = delivery.shape is Shape.ALERT and now - delivery.wanted_at > _LATE
    return Letter(
        delivery.id,
        delivery.events,
        delivery.shape,
        delivery.why,
        late=late,
        earlier=earlier,
        edition=edition,
        instead_of=delivery.instead_of,
    )


@dataclass(frozen=True, slots=True)
class Tally:
    """What one pass over the outbox did."""

    sent: tuple[Delivery, ...] = ()
    postponed: tuple[Delivery, ...] = ()
    dead: tuple[Delivery, ...] = ()

    def and_sent(self, delivery: Delivery) -> "Tally":
        """With one more."""
        return replace(self, sent=(*self.sent, delivery))

    def and_postponed(self, delivery: Delivery) -> "Tally":
        """With one more."""
        return replace(self, postponed=(*self.postponed, delivery))

    def and_dead(self, delivery: Delivery) -> "Tally":
        """With one more."""
        return replace(self, dead=(*self.dead, delivery))
