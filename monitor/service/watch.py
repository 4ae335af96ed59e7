"""Who watches the service: sources that broke or are back, and an auditor that stopped.

On a beat of its own, so that what stopped does not have to notice it itself.
"""

import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from monitor.domain.article import SourceName
from monitor.domain.event import Event
from monitor.domain.source import Source
from monitor.domain.telling.routing import Router
from monitor.domain.upkeep.audit_alerts import audit_stopped, overdue
from monitor.domain.visiting.health import (
    NETWORK,
    change_of,
    excused_by_network,
    network_is_down,
    of_network,
    told_of,
    told_of_network,
)
from monitor.domain.visiting.source_state import Condition
from monitor.domain.visiting.visit import Visit
from monitor.service.audit_ports import Announcements, Audits, Troubles
from monitor.service.ports import Clock
from monitor.service.source_ports import AllVisits, Pauses, SourceStates

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Watch:
    """``audit_every``: None where nobody audits. ``began``: when the service did."""

    sources: tuple[Source, ...]
    visits: AllVisits
    states: SourceStates
    pauses: Pauses
    troubles: Troubles
    audits: Audits
    announcements: Announcements
    router: Router
    audit_every: timedelta | None
    began: datetime
    clock: Clock

    def __call__(self) -> tuple[Event, ...]:
        """One look. Returns what operators are told that they were not told before.

        Raises StoreError.
        """
        now = self.clock()
        return (*self._sources(now), *self._auditor(now))

    def _sources(self, now: datetime) -> tuple[Event, ...]:
        visits, states = self.visits.all(), self.states.all()
        known = self.troubles.all()
        told = known.get(NETWORK)
        down = network_is_down(self.sources, visits, states, now)
        troubles, events = {}, []
        if (network := of_network(down, told, now)) is not None:
            troubles[NETWORK] = told = network
            events.append(told_of_network(network))
        for source in self._watched(visits, now):
            visit, state = visits.get(source.name, Visit()), states.get(source.name, Condition())
            if excused_by_network(state, visit, told):
                continue
            trouble = change_of(state, known.get(source.name), now)
            if trouble is not None:
                troubles[source.name] = trouble
                events.append(told_of(source, state, visit, trouble))
        if not troubles:
            return ()
        return self._logged(self.troubles.tell(troubles, events, self.router(events, now)))

    def _watched(self, visits: Mapping[SourceName, Visit], now: datetime) -> Iterator[Source]:
        """All but those that somebody paused."""
        pauses = self.pauses.all()
        for source in self.sources:
            pause = pauses.get(source.name)
            tried = visits.get(source.name, Visit()).last_tried_at
            if not (pause and pause.excuses(tried, now)):
                yield source

    def _auditor(self, now: datetime) -> tuple[Event, ...]:
        if self.audit_every is None:
            return ()
        good = self.audits.last_good()
        good_at = good.at if good else None
        if not overdue(good_at, self.began, self.audit_every, now):
            return ()
        event = audit_stopped(good_at, self.audits.last(), now)
        return self._logged(self.announcements.tell((event,), self.router((event,), now)))

    def _logged(self, events: tuple[Event, ...]) -> tuple[Event, ...]:
        for event in events:
            told = {"kind": event.kind, "what": event.body, "reasons": event.reasons}
            log.warning("operators_told", extra=told)
        return events
