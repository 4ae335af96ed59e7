"""The clock of servers and service: it begins in office hours, and may run faster than the true."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from monitor.bootstrap.clock import utc_now

TUESDAY_MORNING = datetime(2026, 3, 3, 10, tzinfo=UTC)
"""At night and at weekends lists are asked for less often: then nothing would be proved."""


@dataclass(frozen=True, slots=True)
class Tempo:
    """Called, it tells the time. ``speed``: so many of its seconds go by in a true one."""

    speed: float = 1.0
    zero: datetime = field(default_factory=utc_now)

    def __call__(self) -> datetime:
        return TUESDAY_MORNING + (utc_now() - self.zero) * self.speed

    @property
    def gone(self) -> timedelta:
        """Since it began."""
        return self() - TUESDAY_MORNING
