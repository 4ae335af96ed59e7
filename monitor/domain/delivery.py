"""How news travels: to whom, what in one message, and how far it has come."""

from dataclasses import dataclass
from datetime import datetime
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
    ``receipt``: what the provider calls it, where it says so.
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
    digest, all it says beside its events, which may be none.
    """

    id: DeliveryId
    events: tuple[Event, ...]
    shape: Shape = Shape.ALERT
    why: tuple[str, ...] = ()
    late: bool = False
    earlier: Thread | None = None
    edition: Edition | None = None


def letter_of(delivery: Delivery, earlier: Thread | None = None) -> Letter:
    """As it stands in the outbox."""
    return Letter(delivery.id, delivery.events, delivery.shape, delivery.why, earlier=earlier)


@dataclass(frozen=True, slots=True)
class Tally:
    """What one pass over the outbox did."""

    sent: tuple[Delivery, ...] = ()
    postponed: tuple[Delivery, ...] = ()
    dead: tuple[Delivery, ...] = ()
