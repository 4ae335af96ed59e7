"""When each source is visited next."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from monitor.domain.source import Source
from monitor.domain.visiting.backoff import next_visit
from monitor.domain.visiting.rhythm import Rhythm, floor, interval, usual_silence
from monitor.service.ports import Clock
from monitor.service.source_ports import Rhythms
from monitor.service.way import Way

_SOON = timedelta(minutes=10)
"""After a visit that left something unread, however seldom the source is visited."""


@dataclass(frozen=True, slots=True)
class Appointments:
    """``share`` gives a number between 0 and 1, by which visits drift apart.

    All raise StoreError.
    """

    rhythms: Rhythms
    clock: Clock
    share: Callable[[], float]

    def regular(self, source: Source) -> datetime:
        """By the rhythm that is known of it."""
        now, rhythm = self.clock(), self.rhythms.of(source.name)
        fresh = floor(source, rhythm).total_seconds()
        return next_visit(interval(source, rhythm, now), 0, now, self.share(), fresh)

    def soon(self, source: Source) -> datetime:
        """Something was left unread."""
        return next_visit(min(source.every, _SOON), 0, self.clock(), self.share())

    def after_failure(self, source: Source, failures: int, asked: float | None) -> datetime:
        """``failures`` in a row, with this one. ``asked``: for so many seconds the
        server wants us to stay away."""
        return next_visit(source.every, failures, self.clock(), self.share(), asked)

    def learn(self, source: Source, way: Way) -> None:
        """The rhythm that a list shows."""
        dates = [entry.published for entry in way.entries]
        learned = Rhythm(way.timing, usual_silence(dates))
        if learned != self.rhythms.of(source.name):
            self.rhythms.keep(source.name, learned)
