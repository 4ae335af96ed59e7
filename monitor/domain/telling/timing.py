"""When a message may leave, by the clock on a London wall. Instants are UTC."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from monitor.domain.delivery import Shape
from monitor.domain.london import LONDON

_WEEK = 7


@dataclass(frozen=True, slots=True)
class Quiet:
    """Hours in which nobody is disturbed; ``until`` before ``since``: over midnight."""

    since: time
    until: time

    def covers(self, now: datetime) -> bool:
        """Is it quiet then?"""
        there = now.astimezone(LONDON).time()
        if self.since <= self.until:
            return self.since <= there < self.until
        return there >= self.since or there < self.until


@dataclass(frozen=True, slots=True)
class Pace:
    """At once (``shape`` ALERT), or in a digest at an hour of each day, or of one day a week.

    ``weekday``: 0 is Monday.
    """

    shape: Shape = Shape.ALERT
    hour: time = time(8)
    weekday: int = 0


AT_ONCE = Pace()


def leaves_at(pace: Pace, quiet: Quiet | None, now: datetime) -> datetime:
    """When a message on what happened ``now`` leaves: held back, never dropped."""
    if pace.shape is not Shape.ALERT:
        return next_digest(pace, now)
    if quiet is None or not quiet.covers(now):
        return now
    return _next(quiet.until, now, lambda day: True)


def next_digest(pace: Pace, now: datetime) -> datetime:
    """The first digest after ``now``."""
    weekly = pace.shape is Shape.WEEKLY
    return _next(pace.hour, now, lambda day: not weekly or day.weekday() == pace.weekday)


def last_digest(pace: Pace, due: datetime) -> datetime:
    """The digest before the one that is due then."""
    days = _WEEK if pace.shape is Shape.WEEKLY else 1
    return _at(due.astimezone(LONDON).date() - timedelta(days=days), pace.hour)


def digest_before(shape: Shape, due: datetime) -> datetime:
    """The same of a digest of which only the instant is known."""
    return last_digest(Pace(shape, due.astimezone(LONDON).time()), due)


def _next(hour: time, now: datetime, on: Callable[[date], bool]) -> datetime:
    today = now.astimezone(LONDON).date()
    days = (today + timedelta(days=ahead) for ahead in range(_WEEK + 1))
    return next(at for day in days if on(day) and (at := _at(day, hour)) > now)


def _at(day: date, hour: time) -> datetime:
    # An hour that the clock skips in March is the one after; one that comes twice, the first.
    return datetime.combine(day, hour, LONDON).astimezone(UTC)
