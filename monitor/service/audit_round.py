"""When the auditor looks, and its sign of life."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from monitor.domain.event import Event, EventKind
from monitor.domain.upkeep.audit import Audited
from monitor.errors import StoreError
from monitor.service.ports import Clock

log = logging.getLogger(__name__)

AUDIT = "audit"
"""The name of its heartbeat. It beats once for each good audit, not for each look at the clock."""

DAYS = 7


class Heartbeats(Protocol):
    """Signs of life."""

    def beat(self, name: str, now: datetime) -> None: ...


def first_due(last: Audited | None, every: timedelta, target: timedelta, now: datetime) -> datetime:
    """A ``target`` after the service began at the earliest: what was published while it was down,
    it must have time to find."""
    return max(now + min(target, 2 * every), min(last.at, now) + every if last else now)


@dataclass(slots=True)
class AuditRound:
    """Called often, audits at ``due``, and then ``every`` so often. For one thread.

    ``report``: takes the part of the service and its fault, None for none.
    """

    audit: Callable[[int], tuple[Audited, tuple[Event, ...]] | None]
    beats: Heartbeats
    report: Callable[[str, str | None], None]
    every: timedelta
    due: datetime
    clock: Clock

    def begin(self) -> None:
        """The service begins: for so long as audits may take, this is sign of life enough."""
        self.beats.beat(AUDIT, self.clock())

    def __call__(self) -> None:
        """Raises StoreError, after which it is tried again when it is due next."""
        now = self.clock()
        if now < self.due <= now + 2 * self.every:  # further off only by a clock that was wrong
            return
        self.due = now + self.every
        try:
            done = self.audit(DAYS)
        except StoreError as error:
            self.report(AUDIT, f"it could not be kept: {error}")
            raise
        except Exception as error:
            log.error("audit_broke", exc_info=error)
            self.report(
                AUDIT, f"a fault of this program: {type(error).__name__}; its log says more"
            )
            return
        if done is not None:
            self._told(*done)

    def _told(self, audited: Audited, new: tuple[Event, ...]) -> None:
        if not audited.answered:
            log.error("audit_failed", extra={"reasons": list(audited.faults)})
            self.report(AUDIT, "no way to the inspectorate's lists answered")
            return
        self.beats.beat(AUDIT, self.clock())
        bodies = ", ".join(e.body for e in new if e.kind is EventKind.ALERT_MISSING)
        self.report(AUDIT, f"alerts are missing: {bodies}" if bodies else None)
