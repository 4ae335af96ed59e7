"""What of a message is kept back by silences, and what leaves."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from monitor.domain.delivery import Delivery, Shape
from monitor.domain.event import Event
from monitor.domain.silence import Silence, holding


@dataclass(frozen=True, slots=True)
class HeldBack:
    """Events of a delivery, and the silence that keeps them back. Empty: all of it."""

    silence: Silence
    events: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """``rest``: what leaves; None where nothing does."""

    rest: Delivery | None
    held: tuple[HeldBack, ...] = ()


def without_silenced(delivery: Delivery, silences: Iterable[Silence], now: datetime) -> Told:
    """A digest leaves without what is silent: it says more. An alert of nothing else waits."""
    silences = tuple(silences)
    found = [(event, holding(silences, event, now)) for event in delivery.events]
    if all(silence is None for _event, silence in found):
        return Told(delivery)
    rest = tuple(event for event, silence in found if silence is None)
    if not rest and delivery.shape not in (Shape.DAILY, Shape.WEEKLY):
        longest = max((s for _event, s in found if s), key=lambda silence: silence.until)
        return Told(None, (HeldBack(longest),))
    parts: dict[Silence, tuple[Event, ...]] = {}
    for event, silence in found:
        if silence is not None:
            parts[silence] = (*parts.get(silence, ()), event)
    held = tuple(HeldBack(silence, events) for silence, events in parts.items())
    return Told(replace(delivery, events=rest), held)
