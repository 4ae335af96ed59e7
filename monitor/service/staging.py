"""Weigh a run as a whole before anything of it is taken in."""

import logging
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from monitor.domain.article import Entry
from monitor.domain.delivery import Delivery
from monitor.domain.event import Event
from monitor.domain.ledger.change import Change
from monitor.domain.ledger.quarantine import Tell, Waiting, held_back, notice, touch_of
from monitor.domain.source import Source
from monitor.domain.telling.routing import Route
from monitor.domain.visiting.visit import Visit
from monitor.service.ports import Clock
from monitor.service.source_ports import Quarantine

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Staging:
    """``most``: so many changes of one day, or of what was known, are plausible in one run."""

    quarantine: Quarantine
    route: Route
    most: int
    clock: Clock

    def wanted(self, source: Source, entries: Collection[Entry], visit: Visit) -> bool:
        """Few entries cannot be too many, unless they go on with what is held. A first visit
        learns. Raises StoreError."""
        if visit.last_good_at is None or not entries:
            return False
        return len(entries) > self.most or self.quarantine.is_held(source.name)

    def held(
        self, source: Source, waiting: Mapping[str, Waiting], changes: Mapping[str, Change]
    ) -> frozenset[str]:
        """Addresses of what is held for a person: kept by now, and told of once. ``changes``: what
        would come of each, as far as that could be told.

        Raises StoreError.
        """
        touches = [t for url, change in changes.items() if (t := touch_of(waiting[url], change))]
        found = held_back(touches, self.most, goes_on=self.quarantine.is_held(source.name))
        kept = {
            url: each
            for url, each in waiting.items()
            if found is None or each.made.article.id in found
        }
        if kept:
            tell = self._tell(source, kept)
            number = self.quarantine.hold(source.name, kept, self.most, self.clock(), tell)
            told = {"source": source.name, "run": number, "pages": len(kept)}
            log.warning("run_held", extra=told)
        return frozenset(kept)

    def _tell(self, source: Source, kept: Mapping[str, Waiting]) -> Tell:
        now = self.clock()

        def tell(number: int) -> tuple[Event, tuple[Delivery, ...]]:
            event = notice(number, source, kept, self.most, now)
            return event, self.route((event,), now)

        return tell
