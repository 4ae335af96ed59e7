"""What a digest says beside the events it holds."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from monitor.domain.duration import duration
from monitor.domain.event import Event
from monitor.domain.pause import Pause
from monitor.domain.silence import Silence


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the inspectorate published, and what became of it.

    ``alerted``: how many of the rated reports ``published`` were told to all who are to be told.
    ``worst``: the longest time from appearing to being told; None where nothing was. ``healthy``:
    how many of all ``sources`` could be read at their last visit.
    """

    published: int
    alerted: int
    worst: timedelta | None
    healthy: int
    sources: int

    @property
    def line(self) -> str:
        """``12 published · 12 alerted · worst delay 14 min · sources healthy 30/31``."""
        worst = f" · worst delay {duration(self.worst)}" if self.worst is not None else ""
        return (
            f"{self.published} published · {self.alerted} alerted{worst} · "
            f"sources healthy {self.healthy}/{self.sources}"
        )


@dataclass(frozen=True, slots=True)
class Edition:
    """``since`` and ``until``: the span it tells of. ``awaiting``: what a person must decide yet.

    ``silences`` and ``paused``: those that hold. ``coverage``: None where nobody audited the span.
    """

    since: datetime
    until: datetime
    coverage: Coverage | None
    silences: tuple[Silence, ...] = ()
    awaiting: tuple[Event, ...] = ()
    paused: tuple[Pause, ...] = ()
