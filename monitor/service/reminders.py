"""A pause without an end is easily forgotten: those who run the service are reminded of it."""

import logging
from dataclasses import dataclass

from monitor.domain.event import Event
from monitor.domain.telling.routing import Router
from monitor.domain.visiting.forgotten_pause import reminder
from monitor.service.audit_ports import Announcements
from monitor.service.ports import Clock
from monitor.service.source_ports import Pauses

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Reminders:
    """Told once for each fortnight that a pause has lasted."""

    pauses: Pauses
    announcements: Announcements
    router: Router
    clock: Clock

    def __call__(self) -> tuple[Event, ...]:
        """What is told now. Raises StoreError."""
        now = self.clock()
        due = [event for one in self.pauses.all().values() if (event := reminder(one, now))]
        if not due:
            return ()
        new = self.announcements.tell(due, self.router(due, now))
        for event in new:
            log.warning("pause_goes_on", extra={"source": event.body, "reasons": event.reasons})
        return new
