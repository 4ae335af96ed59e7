"""What a digest says beside its events, found out when it leaves."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from monitor.domain.delivery import Delivery, Shape
from monitor.domain.digest import Coverage, Edition
from monitor.domain.event import Event
from monitor.domain.pause import Pause
from monitor.domain.silence import Silence
from monitor.domain.telling.timing import digest_before


@dataclass(frozen=True, slots=True)
class Editions:
    """``silences`` and ``paused``: those that hold. ``awaiting``: what a person must decide yet,
    newest first. ``coverage``: what the auditor found of a span; None where nobody audited it.
    """

    silences: Callable[[], tuple[Silence, ...]]
    awaiting: Callable[[], tuple[Event, ...]]
    coverage: Callable[[datetime, datetime], Coverage | None]
    paused: Callable[[], tuple[Pause, ...]] = tuple

    def __call__(self, delivery: Delivery, now: datetime) -> Edition | None:
        """None for an alert. A digest tells of the span since the one before it."""
        if delivery.shape is Shape.ALERT:
            return None
        since, until = _span(delivery, now)
        coverage = self.coverage(since, until)
        awaiting = self._awaiting(delivery)
        return Edition(since, until, coverage, self.silences(), awaiting, self.paused())

    def _awaiting(self, delivery: Delivery) -> tuple[Event, ...]:
        # What comes late tells of itself only.
        return () if delivery.shape is Shape.CATCH_UP else self.awaiting()


def _span(delivery: Delivery, now: datetime) -> tuple[datetime, datetime]:
    if delivery.shape is Shape.CATCH_UP:
        return min((event.at for event in delivery.events), default=now), now
    return digest_before(delivery.shape, delivery.wanted_at), delivery.wanted_at
