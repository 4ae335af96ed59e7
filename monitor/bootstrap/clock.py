"""The real clock, and the two clocks of a run."""

from dataclasses import dataclass
from datetime import UTC, datetime

from monitor.service.ports import Clock


def utc_now() -> datetime:
    """The real time."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Clocks:
    """``now``: the time of the run, which may lie in the past. ``wall``: the true time."""

    now: Clock = utc_now
    wall: Clock = utc_now

    @property
    def in_the_past(self) -> bool:
        """Is the run told another time than the true one?"""
        return self.now != self.wall
